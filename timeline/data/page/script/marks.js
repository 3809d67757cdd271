// Events of a family in one lane: each a mark of its own while there is room to point at it, else numbers of them.

const MOST_LEVELS = 4;
const [TALL, DEEP, DIGITS] = [34, 16, 11];

// The marks with their places: each on the first level on which nothing is in its way.
function placed(axis, rows, family) {
  const ends = [];
  return rows.map((row) => {
    const { from, to } = shapeOf(axis, row.d, 0, BAR, family);
    const half = Math.max(CELL, to - from) / 2;
    const start = (from + to) / 2 - half;
    let level = ends.findIndex((end) => end <= start);
    if (level < 0) level = ends.length;
    ends[level] = start + 2 * half;
    return { row, level, start, end: ends[level] };
  });
}

// The days between which an event is; of several dates, those of each.
function daysOf(moment) {
  if (typeof moment === "number") return [[moment, moment]];
  return (moment.m || [moment]).map((days) => [bound(days[0]), bound(days[1])]);
}

// The events that lie in each column for certain, and those that may lie there; an open side counts at its known end.
function counted(columns, rows) {
  const found = columns.map((column) => ({ ...column, certain: 0, vague: 0 }));
  for (const [a, b] of rows.flatMap((row) => daysOf(row.d))) {
    const [low, high] = [Number.isFinite(a) ? a : b, Number.isFinite(b) ? b : a];
    const touched = found.filter((column) => low <= column.end && high >= column.begin);
    const isIn = low === a && high === b && touched.length === 1 && touched[0].begin <= a && b <= touched[0].end;
    for (const column of touched) column[isIn ? "certain" : "vague"] += 1;
  }
  return found.filter((column) => column.certain || column.vague);
}

function columnWords(column, family) {
  const parts = column.certain ? [plural(column.certain, "event")] : [];
  if (column.vague) parts.push(`${formatted(column.vague)} vaguer, which may lie there`);
  return `${family}, ${column.said}: ${parts.join(" and ")}`;
}

// A column upwards for what lies in it, a pale one downwards for what may, both with their numbers.
function columnShapes(column, most, y, family) {
  const { left, right, certain, vague } = column;
  const floor = y + DIGITS + TALL;
  const parts = [box(left, right, y, columnHeight(most), { class: "back" })];
  const number = (count, at) => draw("text", { class: "number", x: ((left + right) / 2).toFixed(1), y: at.toFixed(1), "text-anchor": "middle" }, formatted(count));
  if (certain) {
    const height = Math.max(2, (TALL * certain) / most.certain);
    parts.push(box(left + 1, right - 1, floor - height, height, { class: `solid ${family}` }), number(certain, floor - height - 2));
  }
  if (vague) {
    const height = Math.max(2, (DEEP * vague) / most.vague);
    parts.push(box(left + 1, right - 1, floor + 1, height, { class: `solid pale ${family}` }), number(vague, floor + height + DIGITS - 1));
  }
  return parts;
}

function columnHeight(most) {
  return DIGITS + TALL + (most.vague ? 1 + DEEP + DIGITS : 2);
}
