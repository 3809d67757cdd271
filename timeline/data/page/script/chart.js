// The chart: a row for each situation and each plan, and one for the events of each family of types.

const AT_ONCE = 20;
const MOST_MARKS = 4000;
const EDGE = 14;
const DIGIT = 7;
const ON_PAPER = 380;

class Chart {
  constructor(root, follow, choose) {
    Object.assign(this, { root, follow, choose, whole: new Set(), many: {}, paper: 0 });
    this.picture = make("div", { class: "picture" });
    this.legend = make("div", { class: "hint", id: "Legend" });
    this.said = make("p", { class: "hint" });
    this.table = make("details", { class: "as-table" }, make("summary", {}, "The chart as a table"), make("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "The chart as a table" }));
    this.table.addEventListener("toggle", () => this.tabulate());
    root.append(this.legend, this.picture, this.said, this.table);
    this.picture.addEventListener("keydown", (event) => this.move(event));
  }

  show(rows, plans, window) {
    Object.assign(this, { rows, plans, window });
    const all = Math.max(260, this.root.clientWidth);
    const width = this.paper || (all >= 680 ? all - Math.min(420, Math.round(all * 0.38)) - 16 : all);
    const shown = rows.filter((row) => row.d !== null && row.d !== undefined);
    const bounding = shown.filter((row) => row.w !== "deadline" || row.found === CERTAIN);
    const earlier = plans.flatMap((plan) => (plan.o || []).map((d) => ({ d })));
    this.axis = new Axis(...drawnDays([...bounding, ...earlier], window), EDGE, width - EDGE);
    Object.assign(this, { drawn: [], links: [], uses: new Set(), width });
    const parts = [...this.part("Situations", () => this.situations(shown)), ...this.part("Events", () => this.events(shown)), ...this.part("Plans", () => this.promises(plans))];
    this.picture.replaceChildren(...(parts.length ? parts : [make("p", { class: "nothing" }, "Nothing that is shown has a date to draw.")]));
    if (this.links.length) this.links[0].setAttribute("tabindex", "0");
    this.explain();
    this.tell(shown);
    if (this.table.open) this.tabulate();
  }

  // A heading, rows between two scales, and a button where there is more than is drawn.
  part(name, rowsOf) {
    const kind = name.toLowerCase();
    picture = kind;
    const first = this.links.length;
    const rows = rowsOf();
    if (!rows.length) return [];
    this.uses.add(kind);
    const number = plural(this.links.length - first, kind === "events" ? "mark" : "entry");
    const lines = draw("svg", { class: "lines", width: this.width, height: "100%", "aria-hidden": "true" }, gradients([...DATA.families, "plan"], kind), ...this.lines(0, "100%"));
    const label = `${name}, ${number}; the arrow keys go from one to the next`;
    const lanes = make("div", { class: "lanes" }, this.scale("above"), make("div", { class: "rows", role: "group", "aria-label": label }, lines, ...rows), this.scale("below"));
    return [make("section", { class: "part" }, make("h3", {}, name), lanes, ...this.button(kind))];
  }

  // The marks of the scale, and the days on which somebody looked last and as of which the page is, through all rows.
  lines(y1, y2) {
    const days = [DATA.horizon, DATA.asOf].filter((day) => this.axis.has(day, day)).map((day) => [this.axis.x(day + 1), "day"]);
    return [...this.axis.marks().map(([x]) => [x, ""]), ...days].map(([x, kind]) => draw("line", { class: kind, x1: x, x2: x, y1, y2 }));
  }

  scale(side) {
    // A name is kept inside the picture, and left out where it would touch the one before.
    const names = this.axis.marks().map(([x, name]) => [Math.min(x, this.width - name.length * DIGIT), name]);
    const apart = names.filter(([x], at) => !at || x >= names[at - 1][0] + (names[at - 1][1].length + 1) * DIGIT);
    const told = apart.map(([x, name]) => draw("text", { x, y: 14 }, name));
    const days = side === "above" ? [] : [[DATA.horizon, "looked until"], [DATA.asOf, "as of"]].filter(([day]) => this.axis.has(day, day));
    const ends = days.map(([day, name], at) => {
      const x = this.axis.x(day + 1);
      const isLate = x > (this.axis.left + this.axis.right) / 2;
      return draw("text", { x: x + (isLate ? -4 : 4), y: 29 + 14 * at, "text-anchor": isLate ? "end" : "start" }, `${name} ${dayWords(day)}`);
    });
    const height = 18 + 14 * days.length;
    return make("div", { class: `scale ${side}`, "aria-hidden": "true" }, draw("svg", { width: this.width, height }, ...told, ...ends));
  }

  // A drawing as wide as the scale; on paper with lines of its own, as those through all rows do not reach over pages.
  drawing(height, attributes, ...inside) {
    const lines = this.paper ? [draw("g", { class: "own" }, ...this.lines(-12, height + 12))] : [];
    return draw("svg", { width: this.width, height, ...attributes }, ...inside.slice(0, 1), ...lines, ...inside.slice(1));
  }

  // A link to an entry, or to a period; `said` is its name and its row in the table.
  link(element, href, said, follow) {
    element.setAttribute("href", href);
    element.setAttribute("tabindex", "-1");
    element.addEventListener("click", follow);
    this.links.push(element);
    this.drawn.push({ href, ...said });
    return element;
  }

  // A row that is one link: a name, as long as it is, and a drawing beside it, or below where there is no room.
  lane(name, { entry }, said, shapes) {
    const drawing = this.drawing(CELL, { role: "img" }, draw("title", {}, said.name), ...shapes((CELL - BAR) / 2));
    const link = make("a", { class: "lane" }, make("span", { class: "name", "aria-hidden": "true" }, name), drawing);
    return this.link(link, "#" + entry.anchor, said, (event) => this.follow(event, entry.anchor));
  }

  some(kind, items) {
    this.many[kind] = items.length;
    return this.whole.has(kind) || this.paper ? items : items.slice(0, AT_ONCE);
  }

  button(kind) {
    const count = this.many[kind];
    if (!(count > AT_ONCE) || this.paper) return [];
    const isWhole = this.whole.has(kind);
    const button = make("button", { type: "button", class: "more", "data-kind": kind }, isWhole ? `Only ${AT_ONCE} of ${count} ${kind}` : `Draw all ${count} ${kind}`);
    button.addEventListener("click", () => {
      this.whole[isWhole ? "delete" : "add"](kind);
      this.show(this.rows, this.plans, this.window);
      this.picture.querySelector(`[data-kind=${kind}]`).focus();
    });
    return [make("p", { class: "hint" }, `${isWhole ? count : AT_ONCE} of ${count} drawn `, button)];
  }

  situations(shown) {
    const inside = shown.filter((row) => !row.isPlan && isLasting(row.d) && this.axis.has(...reachOf(row.d)));
    return this.some("situations", inside).map((row) => {
      const [, type, family] = DATA.types[row.entry.y];
      this.uses.add(family);
      return this.lane(row.entry.title, row, this.saidOf(row, type), (y) => lasting(this.axis, row.d, y, BAR, family).parts);
    });
  }

  saidOf(row, type) {
    const { title } = row.entry;
    return { name: `${title}, ${row.words} (${type})`, when: row.words, what: type, title };
  }

  events(shown) {
    const marks = shown.filter((row) => !row.isPlan && !isLasting(row.d) && this.axis.has(...reachOf(row.d)));
    this.left = Math.max(0, marks.length - MOST_MARKS);
    marks.splice(MOST_MARKS);
    return DATA.families.flatMap((family) => {
      const own = marks.filter((row) => DATA.types[row.entry.y][2] === family);
      return own.length ? [this.family(family, own)] : [];
    });
  }

  // The events of a family: marks while there is room to point at each, else columns with their numbers.
  family(family, rows) {
    this.uses.add(family);
    const places = placed(this.axis, rows, family);
    const levels = Math.max(...places.map((place) => place.level)) + 1;
    const name = family[0].toUpperCase() + family.slice(1);
    const [height, parts] = levels > MOST_LEVELS ? this.columns(family, name, rows) : [levels * CELL, places.map((place) => this.mark(place, family))];
    this.uses.add(levels > MOST_LEVELS ? "columns" : "marks");
    const drawing = this.drawing(height, {}, "", ...parts);
    return make("div", { class: "lane" }, make("span", { class: "name head" }, `${name}: ${plural(rows.length, "event")}`), drawing);
  }

  mark({ row, level, start, end }, family) {
    const said = this.saidOf(row, DATA.types[row.entry.y][1]);
    const { parts } = shapeOf(this.axis, row.d, level * CELL + (CELL - BAR) / 2, BAR, family);
    const mark = draw("a", {}, draw("title", {}, said.name), box(start, end, level * CELL, CELL, { class: "back" }), ...parts);
    return this.link(mark, "#" + row.entry.anchor, said, (event) => this.follow(event, row.entry.anchor));
  }

  columns(family, name, rows) {
    const columns = counted(columnsOf(this.axis), rows);
    const most = { certain: Math.max(1, ...columns.map((one) => one.certain)), vague: Math.max(0, ...columns.map((one) => one.vague)) };
    const parts = columns.map((column) => {
      const said = { name: columnWords(column, name), when: column.said, what: family };
      said.title = said.name.slice(said.name.indexOf(": ") + 2);
      const link = draw("a", {}, draw("title", {}, said.name), ...columnShapes(column, most, 0, family));
      return this.link(link, `#type=${family}&from=${column.from}&to=${column.to}`, said, (event) => this.choose(event, family, column));
    });
    if (most.vague) this.uses.add("vague columns");
    return [columnHeight(most), parts];
  }

  promises(plans) {
    const steps = new Map(plans.map((plan) => [plan, stepsOf(plan)]));
    const inside = plans.filter((plan) => this.axis.has(...lifeOf(steps.get(plan))));
    this.besides = plans.length - inside.length;
    return this.some("plans", inside).map((plan) => {
      const verdict = plan.element.querySelector(".v");
      const name = `${verdict.firstElementChild.textContent}: ${plan.title}`;
      const moved = plan.z ? `; ${plan.z}` : "";
      const said = { name: name + moved, when: plan.element.querySelector(".d").textContent, what: `plan, ${verdict.textContent}${moved}`, title: plan.title };
      if (plan.o) this.uses.add("moves");
      return this.lane(name, plan.rows[0], said, (y) => promiseShapes(this.axis, y, plan, steps.get(plan)));
    });
  }

  // The meaning of what is drawn, and of nothing else.
  explain() {
    const meanings = [
      ["situations", "A bar lasts; where it pales, its beginning or end is vague; what goes on fades after the last day that anybody looked."],
      ["marks", "A dot is a day, a hollow one is vaguer, a pale bar is one unknown day in it."],
      ["columns", "A column is the number of events in that time, and leads to them."],
      ["vague columns", "A pale one below counts those that are vaguer and may lie there."],
      ["plans", "◇\u00a0announced or changed, ▭\u00a0deadline in these days, ●\u00a0outcome."],
      ["moves", "A hollow box is an earlier deadline; its arrow leads to the one that replaced it."],
    ];
    const keys = DATA.families.filter((family) => this.uses.has(family)).map((family) => make("span", { class: `key ${family}` }, family));
    const told = meanings.filter(([name]) => this.uses.has(name)).map(([, meaning]) => meaning);
    this.legend.replaceChildren(make("p", {}, told.join(" ")), make("p", {}, ...keys));
  }

  tell(shown) {
    const beside = shown.filter((row) => !row.isPlan && !this.axis.has(...reachOf(row.d))).length;
    if (!this.drawn.length) return (this.said.textContent = "");
    const told = [`Drawn: ${dayWords(this.axis.first)} to ${dayWords(this.axis.last)}.`];
    if (beside) told.push(`${plural(beside, "entry")} outside this time; a period draws them.`);
    if (this.besides) told.push(`${plural(this.besides, "plan")} without a day in this time.`);
    if (this.left) told.push(`The last ${plural(this.left, "event")} of it are not drawn; a filter leaves fewer.`);
    if (DATA.asOf > this.axis.last) told.push(`The day of the answer, ${dayWords(DATA.asOf)}, lies beyond it.`);
    return (this.said.textContent = told.join(" "));
  }

  tabulate() {
    if (!this.table.open || !this.drawn) return;
    const body = make("tbody");
    for (const { href, when, what, title } of this.drawn) {
      body.append(make("tr", {}, ...[when, what, make("a", { href }, title)].map((part) => make("td", {}, part))));
    }
    const heads = ["When", "What", "Entry"].map((name) => make("th", { scope: "col" }, name));
    this.table.lastChild.replaceChildren(make("table", {}, make("thead", {}, make("tr", {}, ...heads)), body));
  }

  move(event) {
    const at = this.links.indexOf(document.activeElement);
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1, Home: -at, End: this.links.length - 1 - at }[event.key];
    if (at < 0 || step === undefined) return;
    event.preventDefault();
    const to = this.links[Math.max(0, Math.min(this.links.length - 1, at + step))];
    this.links[at].setAttribute("tabindex", "-1");
    to.setAttribute("tabindex", "0");
    to.focus();
  }
}
