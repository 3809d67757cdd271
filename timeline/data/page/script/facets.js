// Places, actors, types and tags to choose from, each with the number of rows and figures that it would leave.

const SHOWN_AT_ONCE = 8;

class Facets {
  constructor(root, rows, choose) {
    this.rows = rows;
    this.choose = choose;
    this.buttons = new Map();
    const { places, actors, types, families, tags } = DATA;
    const kinds = families.flatMap((family) => [
      [family, family, "family"],
      ...types.filter((type) => type[2] === family && type[0] !== family).map((type) => [type[0], type[1], "member"]),
    ]);
    this.groups = [
      ["place", "Places", places.filter((p) => p[1] !== "region").map((p) => [p[0], p[3] || p[0]]), true],
      ["actor", "Actors", actors.map((actor) => [actor[0], actor[3]]), true],
      ["type", "Types", kinds, false],
      ["tag", "Tags", tags.map((tag) => [tag, tag]), true],
    ];
    const whole = this.count(rows);
    for (const [field, title, items, isSorted] of this.groups) root.append(...this.group(field, title, items, isSorted, whole));
  }

  group(field, title, items, isSorted, whole) {
    const counted = items.filter(([value]) => whole.get(`${field}=${value}`));
    if (isSorted) {
      const of = (item) => whole.get(`${field}=${item[0]}`);
      counted.sort((a, b) => of(b) - of(a) || a[1].localeCompare(b[1], "en"));
    }
    if (!counted.length) return [];
    const list = make("ul");
    for (const [value, name, kind] of counted) list.append(make("li", { class: kind }, this.button(field, value, name)));
    const box = make("details", { class: "facet" }, make("summary", {}, title), list);
    box.open = true;
    if (isSorted && counted.length > SHOWN_AT_ONCE) {
      list.classList.add("few");
      const more = make("button", { type: "button", class: "more", "aria-expanded": "false" }, `All ${counted.length}`);
      more.addEventListener("click", () => {
        const isFew = list.classList.toggle("few");
        more.setAttribute("aria-expanded", String(!isFew));
        more.textContent = isFew ? `All ${counted.length}` : "Fewer";
      });
      box.append(more);
    }
    return [box];
  }

  button(field, value, name) {
    const count = make("span", { class: "count" });
    const button = make("button", { type: "button", "aria-pressed": "false" }, make("bdi", {}, name), " ", count);
    button.addEventListener("click", () => this.choose(field, value));
    this.buttons.set(`${field}=${value}`, { button, count, field, value });
    return button;
  }

  // How many of the rows are in each place, with each actor, of each type and family, with each tag.
  count(rows) {
    const found = new Map();
    const add = (field, value) => found.set(`${field}=${value}`, (found.get(`${field}=${value}`) || 0) + 1);
    for (const row of rows) {
      const { entry } = row;
      const places = new Set((entry.p || []).flatMap((at) => DATA.places[at][2]));
      for (const at of places) add("place", DATA.places[at][0]);
      for (const at of new Set([...row.certainly, ...(row.v || [])])) add("actor", DATA.actors[at][0]);
      for (const at of entry.g || []) add("tag", DATA.tags[at]);
      if (entry.y !== undefined) {
        const [type, , family] = DATA.types[entry.y];
        if (type !== family) add("type", type);
        add("type", family);
      }
    }
    return found;
  }

  show(state, rows) {
    const found = this.count(rows);
    for (const [key, { button, count, field, value }] of this.buttons) {
      const number = found.get(key) || 0;
      const isChosen = state[field].includes(value);
      count.textContent = formatted(number);
      button.setAttribute("aria-pressed", String(isChosen));
      button.parentElement.hidden = !number && !isChosen;
    }
  }
}
