// The page at work: what the address says is what is shown, and whatever is chosen goes into the address.

const DATA = JSON.parse(document.getElementById("Data").textContent);
const sources = sourcesInPage();
const entries = entriesInPage();
const rows = rowsOf(entries);
const texts = { ids: (kind) => entries.filter((entry) => !kind || entry.kind === kind).map((entry) => entry.id) };
const meaning = new Meaning(new Names(DATA, sources), texts);
const listed = rows.slice(0, DATA.listed);
const plans = entries.filter((entry) => entry.k);
const estimates = entries.filter((entry) => entry.m);
let state = emptyState();
let shown = {};
let drawing;
let handled;
// From so many rows on, whole years that are far away are not laid out.
const LONG = 500;

for (const row of listed) row.words = row.element.querySelector(".d").textContent;

function go(change, isNew = true) {
  const address = addressOf({ ...state, at: "", ...change });
  if (address === location.hash) return;
  if (isNew) location.hash = address;
  else location.replace(address);
  update();
  // Who is far down sees the beginning of what is shown now; who is above it stays.
  if (!change.at && byId("Shown").getBoundingClientRect().top < 0) byId("Shown").scrollIntoView();
}

function choose(field, value) {
  const values = state[field];
  go({ [field]: values.includes(value) ? values.filter((one) => one !== value) : [...values, value] });
}

const facets = new Facets(byId("Facets"), rows, choose);
const histogram = new Histogram(byId("Histogram"), listed, (from, to) => go({ from, to }));
const chart = new Chart(byId("Drawing"), follow, chooseColumn);
const chartFold = new Fold(drawChart);

for (const [name, query] of Object.entries(DATA.views)) {
  const button = make("button", { type: "button", title: query }, "@" + name);
  button.addEventListener("click", () => go({ q: state.q === "@" + name ? "" : "@" + name }));
  byId("Views").append(make("li", {}, button));
}

// Every row against everything that is asked; the rows without the period are for the bars.
function judge() {
  const query = readQuery(meaning, state.q);
  const period = readPeriod(state.from, state.to);
  const choices = readChoices(meaning, state);
  const test = meaning.all([...choices.tests, ...(query.test ? [query.test] : [])]);
  const besides = [];
  for (const row of rows) {
    let found = Math.min(row.q ? POSSIBLE : CERTAIN, test(row));
    if (state.certain && found === POSSIBLE) found = NO;
    if (found && row.element) besides.push(row);
    if (period.window && found) found = Math.min(found, inPeriod(row, ...period.window));
    row.found = state.certain && found === POSSIBLE ? NO : found;
  }
  return { query, period, choices, besides };
}

// A folded chart is drawn when it is opened.
function drawChart() {
  if (chartFold.isOpen && shown.rows) chart.show(shown.rows, shown.plans, shown.window);
}

function best(entry) {
  return Math.max(NO, ...entry.rows.map((row) => row.found));
}

function hide(element, found, isAsked) {
  element.hidden = found === NO;
  element.classList.toggle("maybe", isAsked && found === POSSIBLE);
  element.classList.remove("guest");
}

function render() {
  const isAsked = isFiltered(state);
  const { query, period, choices, besides } = judge();
  for (const row of listed) hide(row.element, row.found, isAsked);
  for (const entry of [...plans, ...estimates]) hide(entry.element, best(entry), isAsked);
  for (const section of document.querySelectorAll("section.year, section.group")) {
    const number = section.querySelectorAll(":scope > ol > li:not([hidden]), tbody tr:not([hidden])").length;
    section.hidden = !number;
    // Its height as long as it is far away: about so much for each entry.
    if (section.className === "year") section.style.setProperty("contain-intrinsic-height", `auto ${number * 8 + 4}rem`);
  }
  const found = listed.filter((row) => row.found);
  shown = { rows: found, plans: plans.filter((plan) => best(plan)), window: period.window };
  showFault(byId("Query-fault"), byId("Query"), state.q, query.problem);
  showFault(byId("Period-fault"), byId("From"), "", period.problem);
  facets.show(state, rows.filter((row) => row.found));
  histogram.show(period.window, besides);
  clearTimeout(drawing);
  drawing = setTimeout(drawChart, 0);
  tell(isAsked, query.problem || period.problem, choices.unknown);
  fill();
}

function tell(isAsked, problem, unknown) {
  const count = (list) => list.filter((one) => best(one)).length;
  const maybe = shown.rows.filter((row) => row.found === POSSIBLE).length;
  const parts = [
    `${formatted(shown.rows.length)} of ${formatted(listed.length)} in the chronology${maybe ? ` (${maybe} only possibly)` : ""}`,
    `${count(plans)} of ${plural(plans.length, "plan")}`,
    `${count(estimates)} of ${plural(estimates.length, "figure")}`,
  ];
  const warning = problem ? " Not filtered by what has a fault." : "";
  byId("Count").textContent = `${isAsked ? "Shown" : "All shown"}: ${parts.join(", ")}.${warning}`;
  byId("Count").hidden = !entries.length;
  byId("Clear").hidden = !isAsked;
  byId("Chosen").replaceChildren(...chips(unknown));
  const none = isAsked && !shown.rows.length && !count(plans) && !count(estimates);
  document.body.classList.toggle("empty", none);
}

function nameOf(field, value) {
  const table = { place: DATA.places, actor: DATA.actors, type: DATA.types }[field];
  const item = table?.find((one) => one[0] === value);
  return item ? item[field === "type" ? 1 : 3] || value : value;
}

function chips(unknown) {
  const chip = (text, change) => {
    const button = make("button", { type: "button" }, make("span", { class: "unseen" }, "Remove "), make("bdi", {}, text), make("span", { class: "close" }, " ×"));
    button.addEventListener("click", () => {
      go(change);
      (byId("Clear").hidden ? byId("Query") : byId("Clear")).focus({ preventScroll: true });
    });
    return make("li", {}, button);
  };
  const found = LISTS.flatMap((field) => state[field].map((value) => {
    const note = unknown.includes(`${field}=${value}`) ? " (not in this page)" : "";
    return chip(`${field}: ${nameOf(field, value)}${note}`, { [field]: state[field].filter((one) => one !== value) });
  }));
  if (state.q.trim()) found.push(chip(`query: ${state.q}`, { q: "" }));
  if (state.from || state.to) found.push(chip(`period: ${state.from || "…"} to ${state.to || "…"}`, { from: "", to: "" }));
  if (state.certain) found.push(chip("certain only", { certain: false }));
  return found;
}

// The controls say what the address says, but for one in which somebody is typing.
function fill() {
  for (const [id, text] of [["Query", state.q], ["From", state.from], ["To", state.to]]) {
    if (document.activeElement !== byId(id) || byId(id).value.trim() !== text.trim()) byId(id).value = text;
  }
  byId("Certain").checked = state.certain;
  for (const button of document.querySelectorAll("#Views button")) {
    button.setAttribute("aria-pressed", String(button.textContent === state.q.trim()));
  }
}

// What comes near is measured only then, so that the place may move until it is there.
function bring(target, frames = 12) {
  target.scrollIntoView();
  const { top } = target.getBoundingClientRect();
  requestAnimationFrame(() => {
    if (frames && Math.abs(target.getBoundingClientRect().top - top) > 1) bring(target, frames - 1);
    else if (frames > 10) bring(target, 2);
  });
}

function reveal(id) {
  // A link to a page of an older version has the id alone.
  const target = byId(id) || entries.find((entry) => entry.id === id)?.element;
  if (!target) {
    byId("Count").hidden = false;
    byId("Count").textContent += ` There is no entry '${id}' in this page.`;
    return;
  }
  for (let part = target; part; part = part.parentElement) {
    if (part.hidden) {
      part.hidden = false;
      if (part === target) part.classList.add("guest");
    }
  }
  document.querySelector(".target")?.classList.remove("target");
  target.classList.add("target");
  if (id === "Filters") byId("Panel").open = true;
  if (id === "Chart") chartFold.open();
  bring(target);
  if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

function update() {
  if (location.hash === handled) return;
  handled = location.hash;
  const before = addressOf({ ...state, at: "" });
  state = stateOf(location.hash);
  if (addressOf({ ...state, at: "" }) !== before || !shown.rows) render();
  if (state.at) reveal(state.at);
}

// A link to an entry or a part keeps what is filtered; a name is added to it.
function follow(event, id) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  if (addressOf({ ...state, at: id }) === location.hash) reveal(id);
  else go({ at: id });
}

// A column of the chart leads to its events: the types that were chosen, as far as they are of its family, and its time.
function chooseColumn(event, family, { from, to }) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  const chosen = state.type.filter((type) => DATA.types.some(([name, , own]) => name === type && own === family));
  go({ type: chosen.length ? chosen : [family], from, to });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href^="#"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
  const wanted = stateOf(link.getAttribute("href"));
  if (wanted.at) return follow(event, wanted.at);
  event.preventDefault();
  for (const field of LISTS) {
    const added = wanted[field].filter((value) => !state[field].includes(value));
    if (added.length) go({ [field]: [...state[field], ...added] });
  }
});

let waiting;
let isTyping = false;
function typed(change) {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    go(change, !isTyping);
    isTyping = true;
  }, 120);
}

for (const [id, field] of [["Query", "q"], ["From", "from"], ["To", "to"]]) {
  byId(id).addEventListener("input", () => typed({ [field]: byId(id).value.trim() }));
  byId(id).addEventListener("blur", () => (isTyping = false));
}
byId("Certain").addEventListener("change", () => go({ certain: byId("Certain").checked }));
byId("Form").addEventListener("submit", (event) => event.preventDefault());
byId("Clear").addEventListener("click", () => {
  go(emptyState());
  byId("Query").focus({ preventScroll: true });
});
document.addEventListener("keydown", (event) => {
  const isText = event.target.matches?.("input[type=text], textarea");
  if (event.key === "/" && !isText && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    byId("Panel").open = true;
    byId("Query").focus();
  } else if (event.key === "Escape" && isText && event.target.value) {
    event.target.value = "";
    event.target.dispatchEvent(new Event("input"));
  }
});

let width = window.innerWidth;
window.addEventListener("resize", () => {
  if (window.innerWidth === width || isPrinted) return;
  width = window.innerWidth;
  chartFold.arrange();
  drawChart();
});
// On paper the chart is unfolded, with all of its rows and the width of a page.
let isPrinted = false;
function print(isNow) {
  if (isNow === isPrinted) return;
  isPrinted = isNow;
  clearTimeout(drawing);
  chartFold.print(isNow);
  chart.paper = isNow ? ON_PAPER : 0;
  drawChart();
}
window.addEventListener("beforeprint", () => print(true));
window.addEventListener("afterprint", () => print(false));
matchMedia("print").addEventListener("change", (event) => print(event.matches));
window.addEventListener("hashchange", update);

document.documentElement.classList.add("live");
document.documentElement.classList.toggle("long", listed.length > LONG);
for (const id of ["Filters", "Chart", "Shown", "To-filters", "To-chart"]) byId(id).hidden = false;
if (window.innerWidth <= 900) byId("Panel").open = false;
chartFold.arrange();
nameSources(sources);
countCitations(entries);
linkAllUp(entries);
update();
