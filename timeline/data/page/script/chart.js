// The chart: situations and plans in a lane each, events in a lane for each family of types.

const LANE = 20;
const AT_ONCE = 20;
const MOST_MARKS = 4000;

function shortened(text, width) {
  const most = Math.max(8, Math.floor(width / 6.7));
  return text.length > most ? text.slice(0, most - 1).trimEnd() + "…" : text;
}

// From the first day of a plan to its last; one without a deadline or an outcome goes on while somebody looks.
function lifeOf(announced, deadlines, outcomes) {
  const days = [...announced, ...deadlines, ...outcomes].flatMap((row) => reachOf(row.d)).filter(Number.isFinite);
  if (days.length && !deadlines.length && !outcomes.length) days.push(Math.min(DATA.horizon, DATA.asOf));
  return [Math.min(...days), Math.max(...days)];
}

class Chart {
  constructor(root, follow) {
    this.root = root;
    this.follow = follow;
    this.whole = new Set();
    this.many = {};
    this.picture = make("div", { class: "picture" });
    this.said = make("p", { class: "hint" });
    this.table = make("details", { class: "as-table" }, make("summary", {}, "The chart as a table"), make("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "The chart as a table" }));
    this.table.addEventListener("toggle", () => this.tabulate());
    root.append(make("p", { class: "hint", id: "Legend" }, "A bar lasts; where it pales, its beginning or end is vague; what goes on fades after the last day that anybody looked. A dot is a day, a pale bar one unknown day in it. ◇ announced, ▭ when a deadline falls, ● outcome."), make("p", { class: "hint" }, ...DATA.families.map((family) => make("span", { class: `key ${family}` }, family))), this.picture, this.said, this.table);
    this.picture.addEventListener("keydown", (event) => this.move(event));
  }

  show(rows, plans, window) {
    Object.assign(this, { rows, plans, window });
    const width = this.paper || Math.max(280, this.root.clientWidth);
    const left = width >= 680 ? Math.min(400, Math.round(width * 0.36)) : 8;
    this.isWide = left > 8;
    const shown = rows.filter((row) => row.d !== null && row.d !== undefined);
    this.axis = new Axis(...drawnDays(shown.filter((row) => row.w !== "deadline" || row.found === CERTAIN), window), left, width - 14);
    this.drawn = [];
    this.links = [];
    const parts = [...this.part("Situations", () => this.situations(shown)), ...this.part("Events", () => this.events(shown)), ...this.part("Plans", () => this.promises(plans))];
    this.picture.replaceChildren(...(parts.length ? parts : [make("p", { class: "nothing" }, "Nothing that is shown has a date to draw.")]));
    if (this.links.length) this.links[0].setAttribute("tabindex", "0");
    this.tell(shown);
    if (this.table.open) this.tabulate();
  }

  // A heading, a drawing with a scale of its own, and a button where there is more than is drawn.
  part(name, lanesOf) {
    this.y = 24;
    const kind = name.toLowerCase();
    picture = kind;
    const first = this.links.length;
    const lanes = lanesOf();
    if (!lanes.length) return [];
    const height = this.y + 50;
    const width = this.axis.right + 14;
    const label = `${name}, ${plural(this.links.length - first, "entry")}; the arrow keys go from one to the next`;
    const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, width: "100%", role: "group", "aria-label": label });
    svg.append(gradients([...DATA.families, "plan"], kind), this.scale(height), ...lanes);
    return [make("section", { class: "part" }, make("h3", {}, name), svg, ...this.button(kind))];
  }

  // The scale above and below; under it, in lines of their own, the day on which somebody looked last, and today's.
  scale(height) {
    const group = draw("g", { class: "scale", "aria-hidden": "true" });
    for (const [x, name] of this.axis.marks()) {
      group.append(draw("line", { x1: x, x2: x, y1: 20, y2: height - 46 }));
      if (x < this.axis.right - 24) group.append(draw("text", { x, y: 13 }, name), draw("text", { x, y: height - 33 }, name));
    }
    for (const [day, name, up] of [[DATA.horizon, "looked until", 19], [DATA.asOf, "as of", 5]]) {
      if (!this.axis.has(day, day)) continue;
      const x = this.axis.x(day + 1);
      const text = `${name} ${dayWords(day)}`;
      const isLate = x > (this.axis.left + this.axis.right) / 2;
      group.append(draw("line", { class: "day", x1: x, x2: x, y1: 16, y2: height - up }));
      group.append(draw("text", { class: "day", x: x + (isLate ? -4 : 4), y: height - up, "text-anchor": isLate ? "end" : "start" }, text));
    }
    return group;
  }

  // The name of a family stands beside its marks where there is room, else above them.
  heading(text) {
    this.y += this.isWide ? 6 : 20;
    return draw("text", { class: "head", x: this.isWide ? 0 : 8, y: this.isWide ? this.y + 10 : this.y - 5 }, text);
  }

  link(row, name, ...inside) {
    const { entry } = row;
    const link = draw("a", { href: "#" + entry.anchor, tabindex: "-1" }, draw("title", {}, name), ...inside);
    link.addEventListener("click", (event) => this.follow(event, entry.anchor));
    this.links.push(link);
    this.drawn.push(row);
    return link;
  }

  // A lane with a name: beside it where there is room, else above it.
  lane(name, full, row, shapes) {
    const y = this.y;
    this.y += this.isWide ? LANE : LANE + 12;
    const label = this.isWide
      ? draw("text", { class: "name", "aria-hidden": "true", x: 0, y: y + 13 }, shortened(name, this.axis.left - 16))
      : draw("text", { class: "name", "aria-hidden": "true", x: 8, y: y + 9 }, shortened(name, this.axis.right - 10));
    const back = box(0, this.axis.right + 14, y, this.isWide ? LANE : LANE + 12, { class: "back" });
    return this.link(row, full, back, label, ...shapes(this.isWide ? y + 4 : y + 14));
  }

  some(kind, items) {
    this.many[kind] = items.length;
    return this.whole.has(kind) ? items : items.slice(0, AT_ONCE);
  }

  button(kind) {
    const count = this.many[kind];
    if (!(count > AT_ONCE)) return [];
    const isWhole = this.whole.has(kind);
    const button = make("button", { type: "button", class: "more", "data-kind": kind }, isWhole ? `Only ${AT_ONCE} of ${count} ${kind}` : `Draw all ${count} ${kind}`);
    button.addEventListener("click", () => {
      this.whole[isWhole ? "delete" : "add"](kind);
      this.show(this.rows, this.plans, this.window);
      this.picture.querySelector(`[data-kind=${kind}]`).focus();
    });
    return [make("span", { class: "hint" }, `${isWhole ? count : AT_ONCE} of ${count} drawn `), button];
  }

  situations(shown) {
    const inside = shown.filter((row) => !row.isPlan && Array.isArray(row.d) && row.d.length > 3 && this.axis.has(...reachOf(row.d)));
    return this.some("situations", inside).map((row) => {
      const { title } = row.entry;
      const [, type, family] = DATA.types[row.entry.y];
      return this.lane(title, `${title}, ${row.words} (${type})`, row, (y) => lasting(this.axis, row.d, y, 11, family).parts);
    });
  }

  events(shown) {
    const marks = shown.filter((row) => !row.isPlan && !(Array.isArray(row.d) && row.d.length > 3) && this.axis.has(...reachOf(row.d)));
    this.left = Math.max(0, marks.length - MOST_MARKS);
    marks.splice(MOST_MARKS);
    return DATA.families.flatMap((family) => {
      const own = marks.filter((row) => DATA.types[row.entry.y][2] === family);
      if (!own.length) return [];
      const group = draw("g", {}, this.heading(`${family[0].toUpperCase()}${family.slice(1)}: ${plural(own.length, "event")}`));
      const ends = [];
      const top = this.y;
      for (const row of own) {
        const { from, to } = shapeOf(this.axis, row.d, 0, 11, family);
        let level = ends.findIndex((end) => end < from);
        if (level < 0) level = ends.length < 14 ? ends.length : this.drawn.length % 14;
        ends[level] = to + 1;
        const { parts } = shapeOf(this.axis, row.d, top + level * 11, 11, family);
        group.append(this.link(row, `${row.entry.title}, ${row.words} (${DATA.types[row.entry.y][1]})`, ...parts));
      }
      this.y = Math.max(top + ends.length * 11, this.y + 14) + 4;
      return [group];
    });
  }

  promises(plans) {
    const of = (plan, what) => plan.rows.filter((row) => row.w === what && row.d !== undefined && row.d !== null && row.found);
    const steps = new Map(plans.map((plan) => [plan, ["announced", "deadline", "outcome"].map((what) => of(plan, what))]));
    const inside = plans.filter((plan) => this.axis.has(...lifeOf(...steps.get(plan))));
    this.besides = plans.length - inside.length;
    return this.some("plans", inside).map((plan) => {
      const name = `${plan.element.querySelector(".v strong").textContent}: ${plan.title}`;
      return this.lane(name, name, plan.rows[0], (y) => this.promise(y, ...steps.get(plan)));
    });
  }

  promise(y, announced, deadlines, outcomes) {
    const { axis } = this;
    const isOpen = !deadlines.length && !outcomes.length;
    const [from, to] = lifeOf(announced, deadlines, outcomes).map((day) => axis.x(day));
    const parts = [draw("line", { class: "life", x1: from, x2: to, y1: y + 5.5, y2: y + 5.5 })];
    if (isOpen) parts.push(slope(to, to + FADE, y + 5, 1, "plan", "Out"));
    for (const row of announced) {
      const [a, b] = reachOf(row.d);
      if (b - a > 1 || !Number.isFinite(a)) parts.push(...happening(axis, row.d, y + 1, 9, "plan").parts);
      else parts.push(draw("path", { class: "hollow plan", d: `M${axis.x(a) - 4} ${y + 5.5}l4-4 4 4-4 4z` }));
    }
    for (const row of deadlines) {
      const [a, b] = reachOf(row.d);
      if (axis.has(a, b)) parts.push(box(axis.x(a), Math.max(axis.x(b + 1), axis.x(a) + 4), y, 11, { class: "due" }));
    }
    for (const row of outcomes) parts.push(...happening(axis, row.d, y, 11, "plan").parts);
    return parts;
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
    for (const row of this.drawn) {
      const { element, id, title } = row.entry;
      const [when, what] = row.isPlan
        ? [element.querySelector(".d").textContent, `plan, ${element.querySelector(".v").textContent}`]
        : [row.words, DATA.types[row.entry.y][1]];
      const link = make("a", { href: "#" + id }, title);
      body.append(make("tr", {}, ...[when, what, link].map((part) => make("td", {}, part))));
    }
    const heads = ["When", "What", "Entry"].map((name) => make("th", { scope: "col" }, name));
    this.table.lastChild.replaceChildren(make("table", {}, make("thead", {}, make("tr", {}, ...heads)), body));
  }

  // On paper the chart is as wide as a page, so that its words are not too small.
  print(width) {
    if (!this.rows) return;
    this.paper = width;
    this.show(this.rows, this.plans, this.window);
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
