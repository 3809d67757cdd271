// The scale of the chart: which days are drawn, where a day stands, where the marks of the scale are.

// From where most of what is shown begins to where it ends; a chosen period is drawn as it is.
function drawnDays(rows, window) {
  const days = rows.map((row) => row.d).flatMap((moment) => {
    if (typeof moment === "number") return [moment];
    const [a, b, c, d] = Array.isArray(moment) ? moment.map(bound) : [];
    return c === undefined || c === 1 ? [a, b] : [a, b, d];
  });
  const inside = middle(days.filter((day) => Number.isFinite(day) && day > -1e6 && day < 4e6)) || [DATA.begins, DATA.horizon];
  let [first, last] = [inside[0], Math.max(inside[1], Math.min(DATA.horizon, DATA.asOf))];
  const room = Math.max(40, (last - first) * 0.03);
  const beyond = DATA.asOf > last && DATA.asOf < last + (last - first) * 0.3 ? DATA.asOf : last;
  [first, last] = [first - room, beyond + room];
  if (window && Number.isFinite(window[0])) first = window[0] - 1;
  if (window && Number.isFinite(window[1])) last = window[1] + 1;
  return first < last ? [Math.floor(first), Math.ceil(last)] : [Math.floor(last) - 200, Math.ceil(first) + 200];
}

class Axis {
  constructor(first, last, left, right) {
    Object.assign(this, { first, last, left, right });
    this.scale = (right - left) / (last - first + 1);
  }

  // The place of the beginning of a day, kept within a little beyond the edges.
  x(day) {
    return Math.max(this.left - 9, Math.min(this.right + 9, this.left + (day - this.first) * this.scale));
  }

  has(a, b) {
    return a <= this.last && b >= this.first;
  }

  marks() {
    const wanted = Math.max(2, Math.floor((this.right - this.left) / 64));
    const months = (this.last - this.first) / 30.44;
    const step = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200].find((one) => months / one <= wanted) || 12000;
    const found = [];
    for (let at = Math.ceil(monthIndex(this.first) / step) * step; firstOfMonth(at) <= this.last; at += step) {
      const [year, month] = civil(firstOfMonth(at));
      const name = step % 12 ? `${MONTHS[month - 1][0].toUpperCase()}${MONTHS[month - 1].slice(1)} ${year}` : String(year);
      if (firstOfMonth(at) >= this.first) found.push([this.x(firstOfMonth(at)), name]);
    }
    return found;
  }
}

// The parts of a time that are wide enough to be pointed at: months, quarters, years, or some years, within the axis.
function columnsOf(axis) {
  const months = [1, 3, ...LONGER].find((some) => some * 30.4 * axis.scale >= CELL) || LONGER.at(-1);
  return binsOf(axis.first, axis.last, months).map((bin) => {
    const [left, right] = [axis.x(Math.max(bin.begin, axis.first)), axis.x(Math.min(bin.end, axis.last) + 1)];
    const lacking = Math.max(0, CELL - (right - left));
    return bin.begin < axis.first ? { ...bin, left: left - lacking, right } : { ...bin, left, right: right + lacking };
  });
}
