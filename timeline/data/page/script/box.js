// The query and the period as they are typed, and what is wrong with them, marked where it is.

function showFault(element, input, text, problem) {
  element.replaceChildren();
  if (problem) input.setAttribute("aria-invalid", "true");
  else return input.removeAttribute("aria-invalid");
  const { start, end } = problem;
  if (start !== undefined && text.trim()) {
    const piece = text.slice(start, Math.max(end, start + 1)) || "⌃";
    element.append(make("code", {}, text.slice(0, start), make("mark", {}, piece), text.slice(Math.max(end, start + 1))));
  }
  element.append(`${problem.message}${problem.hint ? "; " + problem.hint : ""}`);
}

// The test for what stands in the box, with the fault that it may have.
function readQuery(meaning, text) {
  if (!text.trim()) return { test: null };
  try {
    return { test: meaning.of(new Parser(text).query()) };
  } catch (problem) {
    if (problem instanceof Fault) return { test: null, problem };
    throw problem;
  }
}

function readPeriod(from, to) {
  const window = [-Infinity, Infinity];
  for (const [side, text] of [from, to].entries()) {
    if (!text.trim()) continue;
    const found = askedDays(text);
    if (typeof found === "string") return { problem: { message: `${quoted(text)} is no date here`, hint: found } };
    window[side] = found[side];
  }
  if (window[0] > window[1]) return { problem: { message: "the period ends before it begins" } };
  return { window: from.trim() || to.trim() ? window : null };
}

// The test for each list of names that were chosen; a name that is not in this page finds nothing, and is told.
function readChoices(meaning, state) {
  const fields = { place: "region", actor: "actor", type: "type", tag: "tag", source: "source" };
  const unknown = [];
  const tests = LISTS.filter((list) => state[list].length).map((list) =>
    meaning.any(state[list].map((text) => {
      try {
        return meaning.value(fields[list], { text, start: 0, end: text.length });
      } catch (problem) {
        if (!(problem instanceof Fault)) throw problem;
        unknown.push(`${list}=${text}`);
        return () => NO;
      }
    })));
  return { tests, unknown };
}
