// The state of the page in its address, so that a link shows the same view: #q=…&place=IQ&from=2024&at=entry.
// An address without "=" is that of an entry or a part, with nothing filtered.

const LISTS = ["place", "actor", "type", "tag", "source"];
const TEXTS = ["q", "from", "to", "at"];

function emptyState() {
  return { q: "", from: "", to: "", at: "", certain: false, place: [], actor: [], type: [], tag: [], source: [] };
}

function decoded(text) {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

function stateOf(hash) {
  const state = emptyState();
  const text = hash.replace(/^#/, "");
  if (!text.includes("=")) return Object.assign(state, { at: decoded(text) });
  for (const part of text.split("&")) {
    const cut = part.indexOf("=");
    const [name, value] = [part.slice(0, Math.max(cut, 0)), part.slice(cut + 1)];
    if (LISTS.includes(name)) state[name] = [...new Set(value.split(",").filter(Boolean).map(decoded))];
    else if (TEXTS.includes(name)) state[name] = decoded(value);
    else if (name === "certain") state.certain = value === "yes";
  }
  return state;
}

function encoded(text) {
  return encodeURIComponent(text).replace(/%(3A|2F|40|3B)/g, decodeURIComponent).replaceAll("%20", "+");
}

function addressOf(state) {
  const parts = TEXTS.slice(0, 3).filter((name) => state[name]).map((name) => `${name}=${encoded(state[name])}`);
  for (const name of LISTS) if (state[name].length) parts.push(`${name}=${state[name].map(encoded).join(",")}`);
  if (state.certain) parts.push("certain=yes");
  if (!parts.length) return "#" + (state.at || "=");
  return "#" + [...parts, ...(state.at ? [`at=${encoded(state.at)}`] : [])].join("&");
}

function isFiltered(state) {
  return Boolean(state.q.trim() || state.from.trim() || state.to.trim() || state.certain || LISTS.some((name) => state[name].length));
}
