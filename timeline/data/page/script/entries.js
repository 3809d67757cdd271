// The entries as they stand in the page: their text is read from it, and links are made in it.

function make(tag, attributes = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...inside);
  return element;
}

const byId = (id) => document.getElementById(id);

function sourcesInPage() {
  return [...document.querySelectorAll("#Sources li[id]")].map((item, at) => {
    const text = (tag) => item.querySelector(tag)?.textContent || "";
    const [publisher, title, date] = [text("b"), text("cite"), text(":scope > i")];
    return { id: DATA.sources[at], publisher, title, short: [publisher || title, date].filter(Boolean).join(", ") };
  });
}

class Entry {
  constructor(value, element) {
    Object.assign(this, value);
    this.element = element;
    this.anchor = element.id;
    this.kind = element.id.slice(0, element.id.indexOf("-"));
    this.id = element.id.slice(this.kind.length + 1);
    this.rows = [];
  }

  get title() {
    this.named ??= this.element.querySelector("h4, td").textContent;
    return this.named;
  }

  // What a search looks at, folded: title or measure, summary, every name of the places and actors.
  said() {
    if (!this.folded) {
      const summary = this.element.querySelector(".x")?.textContent || "";
      const actors = (this.a || []).flatMap((at) => [DATA.actors[at][0], ...DATA.actors[at].slice(3)]);
      const places = (this.p || []).flatMap((at) => [DATA.places[at][0], ...DATA.places[at].slice(3)]);
      this.folded = [...(this.m ? this.m.split("\n") : [this.title]), summary, ...actors, ...places].map(fold).filter(Boolean);
    }
    return this.folded;
  }

  cited() {
    if (!this.numbers) {
      const links = this.element.querySelectorAll("a[href^='#S']");
      this.numbers = [...new Set([...(this.c || []), ...[...links].map((link) => Number(link.hash.slice(2)))])];
    }
    return this.numbers;
  }
}

function entriesInPage() {
  const elements = document.querySelectorAll("#Chronology li[id], #Plans li[id], #Figures tr[id]");
  return DATA.entries.map((value, at) => new Entry(value, elements[at]));
}

function rowsOf(entries) {
  const listed = document.querySelectorAll("#Chronology ol > li");
  let next = 0;
  return DATA.rows.map((value, at) => {
    const entry = entries[value.e ?? next++];
    const always = (entry.a || []).flatMap((actor) => DATA.actors[actor][2]);
    const row = { ...value, entry, element: at < DATA.listed ? listed[at] : null, found: CERTAIN };
    row.certainly = new Set([...always, ...(value.u || [])]);
    row.isPlan = Boolean(value.w);
    entry.rows.push(row);
    return row;
  });
}

function nameLink(field, value, name) {
  return make("a", { href: `#${field}=${encoded(value)}` }, make("bdi", {}, name));
}

function inLine(parts, separator) {
  return parts.flatMap((part, at) => (at ? [separator, part] : [part]));
}

// The line with type, places, actors and tags becomes one of links; the id of the entry one to itself.
function linkUp(entry) {
  const line = entry.element.querySelector(":scope > .m, td > .m");
  const tags = (entry.g || []).map((at) => nameLink("tag", DATA.tags[at], "#" + DATA.tags[at]));
  if (line) {
    const type = entry.m ? "" : entry.y === undefined ? entry.k.replaceAll("-", " ") : nameLink("type", DATA.types[entry.y][0], DATA.types[entry.y][1]);
    const places = (entry.p || []).map((at) => nameLink("place", DATA.places[at][0], DATA.places[at][3] || DATA.places[at][0]));
    const actors = (entry.a || []).map((at) => nameLink("actor", DATA.actors[at][0], DATA.actors[at][3]));
    const groups = (entry.m ? [tags] : [[type], places, actors, tags]).filter((group) => group.length);
    line.replaceChildren(...inLine(groups.map((group) => make("span", {}, ...inLine(group, ", "))), " · "));
  }
  const own = make("a", { class: "k", href: "#" + entry.anchor }, entry.id);
  (entry.m ? entry.element.lastElementChild : entry.element).append(own);
}

function nameSources(sources) {
  for (const number of document.querySelectorAll("main > section:not(#Sources) i")) {
    const source = sources[Number(number.textContent) - 1];
    number.replaceWith(make("a", { href: "#S" + number.textContent }, make("bdi", {}, source.short)));
  }
}

// The first entries at once, the others, and what a search looks at, while nobody waits.
function linkAllUp(entries) {
  const some = (from, act, after) => {
    for (const entry of entries.slice(from, from + 100)) act(entry);
    if (from < entries.length) setTimeout(() => some(from + 100, act, after), 0);
    else after();
  };
  some(0, linkUp, () => some(0, (entry) => entry.said(), () => {}));
}

// Each source leads to the entries that cite it.
function countCitations(entries) {
  const count = DATA.sources.map(() => 0);
  for (const entry of entries) for (const number of entry.cited()) count[number - 1] += 1;
  count.forEach((number, at) => {
    byId(`S${at + 1}`).append(" ", make("a", { href: `#source=${DATA.sources[at]}` }, plural(number, "entry")));
  });
}
