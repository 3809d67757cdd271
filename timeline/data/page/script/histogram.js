// How many rows there are in each year (month, decade), to choose a period from: by click, by dragging, by keyboard.

function startOf(moment) {
  if (moment === undefined || moment === null) return null;
  if (typeof moment === "number") return [moment, moment];
  if (moment.m) return startOf(moment.m[0].slice(0, 2));
  return [bound(moment[0]), bound(moment[1])];
}

const LONGER = [12, 24, 36, 60, 120, 240, 600, 1200, 2400, 6000, 12000];
const MOST_BINS = 12;

// Months, quarters, years or more, so that there are few enough to be pointed at.
function stepFor(first, last) {
  const months = monthIndex(last) - monthIndex(first) + 1;
  return [1, 3, ...LONGER].find((some) => Math.floor(monthIndex(last) / some) - Math.floor(monthIndex(first) / some) < MOST_BINS) || months;
}

// Equal times of some months each: their days, the period as it is typed, its ends in words, and all of it in words.
function binsOf(first, last, months) {
  const bins = [];
  for (let at = Math.floor(monthIndex(first) / months) * months; firstOfMonth(at) <= last; at += months) {
    const [begin, end] = [firstOfMonth(at), firstOfMonth(at + months) - 1];
    const length = months % 12 ? 7 : 4;
    const [from, to] = [isoDay(begin).slice(0, length), isoDay(end).slice(0, length)];
    const [since, until] = months % 12 ? [begin, end].map((day) => dayWords(day).slice(dayWords(day).indexOf(" ") + 1)) : [from, to];
    const said = since === until ? since : months === 3 ? `${since.slice(0, 3)}–${until}` : `${since}–${until}`;
    bins.push({ begin, end, from, to, since, until, said, name: months === 120 ? `${from}s` : said });
  }
  return bins;
}

// Most of some days: without the few that lie far away from the others.
function middle(days) {
  const all = days.filter(Number.isFinite).sort((a, b) => a - b);
  const [low, high] = [all[Math.floor(all.length / 4)], all[Math.floor((all.length * 3) / 4)]];
  const far = 4 * Math.max(high - low, 1000);
  const sorted = all.filter((day) => low - far <= day && day <= high + far);
  const cut = Math.floor(sorted.length * 0.03);
  return sorted.length ? [sorted[cut], sorted[sorted.length - 1 - cut]] : null;
}

class Histogram {
  constructor(root, rows, choose) {
    this.choose = choose;
    const starts = rows.map((row) => startOf(row.d)).filter(Boolean);
    const range = middle(starts.flat());
    if (!range) return;
    this.bins = binsOf(...range, stepFor(...range));
    this.buttons = this.bins.map((bin, at) => this.button(bin, at));
    this.note = make("p", { class: "hint" });
    root.append(make("div", { class: "bars", role: "group", "aria-label": "Rows by time; choose a period" }, ...this.buttons), this.note);
    this.buttons[0].tabIndex = 0;
    root.addEventListener("keydown", (event) => this.move(event));
    root.addEventListener("pointerup", () => this.release());
  }

  button(bin, at) {
    const button = make("button", { type: "button", tabindex: "-1", "aria-pressed": "false" }, make("span", { class: "stick" }));
    button.addEventListener("pointerdown", () => (this.held = at));
    button.addEventListener("pointerenter", (event) => event.buttons && this.held !== undefined && this.mark(this.held, at));
    button.addEventListener("click", (event) => event.detail === 0 && this.pick(at, at, event.shiftKey));
    button.addEventListener("pointerup", (event) => this.held !== undefined && this.pick(this.held, at, event.shiftKey));
    return button;
  }

  release() {
    this.held = undefined;
  }

  mark(one, other) {
    const [low, high] = [Math.min(one, other), Math.max(one, other)];
    this.buttons.forEach((button, at) => button.setAttribute("aria-pressed", String(low <= at && at <= high)));
  }

  pick(one, other, isMore) {
    let [low, high] = [Math.min(one, other), Math.max(one, other)];
    const pressed = this.buttons.flatMap((button, at) => (button.getAttribute("aria-pressed") === "true" ? [at] : []));
    if (isMore && pressed.length) [low, high] = [Math.min(low, pressed[0]), Math.max(high, pressed.at(-1))];
    else if (low === high && pressed.length === 1 && pressed[0] === low) return this.choose("", "");
    return this.choose(this.bins[low].from, this.bins[high].to);
  }

  move(event) {
    const at = this.buttons.indexOf(document.activeElement);
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -at, End: this.buttons.length - 1 - at }[event.key];
    if (at < 0 || step === undefined) return;
    event.preventDefault();
    const to = Math.max(0, Math.min(this.buttons.length - 1, at + step));
    this.buttons[at].tabIndex = -1;
    this.buttons[to].tabIndex = 0;
    this.buttons[to].focus();
    if (event.shiftKey) this.pick(at, to, true);
  }

  // `window` is the chosen period, `rows` are those that meet everything else.
  show(window, rows) {
    if (!this.bins) return;
    const counts = this.bins.map(() => 0);
    let [placed, outside] = [0, 0];
    for (const row of rows) {
      const start = startOf(row.d);
      if (!start) continue;
      const at = this.bins.findIndex((bin) => bin.begin <= start[0] && start[1] <= bin.end);
      if (at >= 0) counts[at] += 1;
      else if (start[1] < this.bins[0].begin || start[0] > this.bins.at(-1).end) outside += 1;
      placed += at >= 0;
    }
    const most = Math.max(1, ...counts);
    this.bins.forEach((bin, at) => {
      const button = this.buttons[at];
      button.firstChild.style.height = `${counts[at] ? Math.max(4, Math.round((counts[at] / most) * 100)) : 0}%`;
      button.setAttribute("aria-label", `${bin.name}: ${counts[at]}`);
      button.title = `${bin.name}: ${counts[at]}`;
      button.setAttribute("aria-pressed", String(Boolean(window) && window[0] <= bin.begin && bin.end <= window[1]));
    });
    const vague = rows.length - placed - outside;
    const notes = [`${this.bins[0].since} to ${this.bins.at(-1).until}`];
    if (outside) notes.push(`${outside} outside`);
    if (vague) notes.push(`${vague} too vague for a bar`);
    this.note.textContent = notes.join(" · ");
  }
}
