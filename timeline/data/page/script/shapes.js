// The shapes of the chart. A vague end is a slope of colour from the earliest to the latest day that it can mean; an
// open one fades out. Nothing has a sharper edge than its source gives it.

const SVG = "http://www.w3.org/2000/svg";
// The height of a bar, and the least width and height of what can be pointed at.
const [BAR, CELL] = [11, 24];

function draw(tag, attributes = {}, ...inside) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside);
  return element;
}

let picture = "";

// Every drawing has its own; `kind` keeps their names apart.
function gradients(names, kind) {
  const stop = (name, offset, opacity) => draw("stop", { class: `stop ${name}`, offset, "stop-opacity": opacity });
  const pair = (name, most, suffix) => [
    draw("linearGradient", { id: `In${suffix}-${name}-${kind}` }, stop(name, 0, 0.04), stop(name, 1, most)),
    draw("linearGradient", { id: `Out${suffix}-${name}-${kind}` }, stop(name, 0, most), stop(name, 1, 0.04)),
  ];
  return draw("defs", {}, ...names.flatMap((name) => [...pair(name, 1, ""), ...pair(name, PALE, "Pale")]));
}

function box(x, to, y, height, attributes) {
  return draw("rect", { x: x.toFixed(1), y, width: Math.max(0.6, to - x).toFixed(1), height, ...attributes });
}

function slope(x, to, y, height, name, way) {
  return box(x, to, y, height, { fill: `url(#${way}-${name}-${picture})` });
}

const FADE = 26;
const PALE = 0.5;

// What lasts: begins from a to b, ends from c to d.
function lasting(axis, moment, y, height, name) {
  const [a, b, c, d] = moment.slice(0, 4).map(bound);
  const hedged = moment[4] ? " hedged" : "";
  if (moment.length > 5) {
    const at = axis.x(moment[5] ?? Math.min(DATA.horizon, DATA.asOf));
    const parts = [slope(at - FADE, at, y, height, name, "In"), slope(at, at + FADE, y, height, name, "Out")];
    return { from: at - FADE, to: at + FADE, parts };
  }
  let [low, high] = [Number.isFinite(b) ? b : a, Math.max(c, Number.isFinite(a) ? a : c) + 1];
  if (low > high) low = high = (Math.max(low, high) + Math.min(low, high)) / 2;
  const start = Number.isFinite(a) ? Math.max(axis.x(a), axis.left) : axis.left;
  const isOpen = !Number.isFinite(a) && !Number.isFinite(b);
  const from = isOpen ? start + FADE : Math.max(start, axis.x(Number.isFinite(b) ? b : a));
  const to = Math.max(from, axis.x(high));
  const end = Number.isFinite(d) ? Math.max(to, axis.x(d + 1)) : to + FADE;
  const parts = [];
  if (from > start) parts.push(slope(start, from, y, height, name, "In"));
  parts.push(box(from, Math.max(to, from + 2), y, height, { class: `solid ${name}${hedged}` }));
  if (end > to) parts.push(slope(Math.max(to, from + 2), Math.max(end, from + 4), y, height, name, "Out"));
  if (!Number.isFinite(a) || a < axis.first) parts.push(draw("path", { class: "earlier", d: `M${axis.left - 3} ${y + 1}l-5 ${height / 2 - 1} 5 ${height / 2 - 1}` }));
  return { from: start, to: Math.max(end, from + 4), parts };
}

// What happened on one day: a dot, or, where the day is not known, a slope on both sides over all days that it can be.
function happening(axis, moment, y, height, name) {
  if (moment.m) {
    const several = moment.m.map((member) => happening(axis, member.slice(0, 3), y, height, name));
    return { from: Math.min(...several.map((s) => s.from)), to: Math.max(...several.map((s) => s.to)), parts: several.flatMap((s) => s.parts) };
  }
  const isDay = typeof moment === "number";
  const [a, b] = isDay ? [moment, moment] : moment.slice(0, 2).map(bound);
  const hedged = !isDay && moment[2] ? " hedged" : "";
  const middle = y + height / 2;
  const start = Number.isFinite(a) ? axis.x(a) : axis.x(b) - FADE * 1.5;
  const end = Number.isFinite(b) ? axis.x(b + 1) : axis.x(a) + FADE * 1.5;
  if (isDay || (end - start < 9 && Number.isFinite(b - a))) {
    const at = (start + end) / 2;
    const look = isDay ? "solid" : "hollow";
    return { from: at - 4, to: at + 4, parts: [draw("circle", { class: `${look} ${name}${hedged}`, cx: at.toFixed(1), cy: middle, r: 3.6 })] };
  }
  // As likely on any of its days as on any other: no peak, only soft ends.
  const pale = (x, to, way) => slope(x, to, y + 2, height - 4, name, way + "Pale");
  const soft = Math.min(8, (end - start) / 4);
  const parts = [];
  if (!Number.isFinite(a)) parts.push(pale(start, end, "In"));
  else if (!Number.isFinite(b)) parts.push(pale(start, end, "Out"));
  else {
    parts.push(pale(start, start + soft, "In"), pale(end - soft, end, "Out"));
    parts.push(box(start + soft, end - soft, y + 2, height - 4, { class: `solid pale ${name}` }));
  }
  if (hedged) parts.push(box(start, end, y + 1.5, height - 3, { class: `outline ${name} hedged` }));
  return { from: start, to: end, parts };
}

function isLasting(moment) {
  return Array.isArray(moment) && moment.length > 3;
}

function shapeOf(axis, moment, y, height, name) {
  return isLasting(moment)
    ? lasting(axis, moment, y, height, name)
    : happening(axis, moment, y, height, name);
}

// The ends of a time as far as they decide whether it is drawn.
function reachOf(moment) {
  if (typeof moment === "number") return [moment, moment];
  if (moment.m) return [Math.min(...moment.m.map((m) => bound(m[0]))), Math.max(...moment.m.map((m) => bound(m[1])))];
  if (moment.length > 5) return [moment[5] ?? Math.min(DATA.horizon, DATA.asOf), moment[5] ?? Math.min(DATA.horizon, DATA.asOf)];
  return [bound(moment[0]), bound(moment.length > 3 ? moment[3] : moment[1])];
}
