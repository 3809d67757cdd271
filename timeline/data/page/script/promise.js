// The life of a plan: announced, changed, due, settled; its earlier deadlines are hollow, and lead to the present one.

// From the first day of a plan to its last; one without a deadline or an outcome goes on while somebody looks.
function lifeOf(steps) {
  const days = [...steps.announced, ...steps.deadline, ...steps.outcome].flatMap((row) => reachOf(row.d)).filter(Number.isFinite);
  if (days.length && !steps.deadline.length && !steps.outcome.length) days.push(Math.min(DATA.horizon, DATA.asOf));
  return [Math.min(...days), Math.max(...days)];
}

// The dates of a plan that are shown.
function stepsOf(plan) {
  const of = (what) => plan.rows.filter((row) => row.w === what && row.d !== undefined && row.d !== null && row.found);
  return { announced: of("announced"), moved: of("moved"), deadline: of("deadline"), outcome: of("outcome") };
}

function edges(axis, [a, b]) {
  const x = axis.x(a);
  return [x, Math.max(axis.x(b + 1), x + 4)];
}

function diamond(axis, row, y, size) {
  const [a, b] = reachOf(row.d);
  if (!axis.has(a, b)) return [];
  if (b - a > 1 || !Number.isFinite(a)) return happening(axis, row.d, y + 1, BAR - 2, "plan").parts;
  return [draw("path", { class: "hollow plan", d: `M${axis.x(a) - size} ${y + 5.5}l${size}-${size} ${size} ${size}-${size} ${size}z` })];
}

// A line from one deadline to the next, with an arrowhead where there is room.
function move(axis, before, after, y) {
  const [[left, right], [low, high]] = [edges(axis, before), edges(axis, after)];
  const way = low >= right ? 1 : -1;
  const [from, to] = way > 0 ? [right, low] : [left, high];
  if ((to - from) * way < 1) return [];
  const parts = [draw("line", { class: "way", x1: from, x2: to, y1: y + 5.5, y2: y + 5.5 })];
  if ((to - from) * way >= 6) parts.push(draw("path", { class: "way", d: `M${to - 5 * way} ${y + 1.5}L${to} ${y + 5.5}L${to - 5 * way} ${y + 9.5}` }));
  return parts;
}

function promiseShapes(axis, y, plan, steps) {
  const isOpen = !steps.deadline.length && !steps.outcome.length;
  const [from, to] = lifeOf(steps).map((day) => axis.x(day));
  const parts = [draw("line", { class: "life", x1: from, x2: to, y1: y + 5.5, y2: y + 5.5 })];
  if (isOpen) parts.push(slope(to, to + FADE, y + 5, 1, "plan", "Out"));
  const earlier = plan.o || [];
  const stops = [...earlier, ...(plan.f ? [plan.f] : [])];
  stops.slice(1).forEach((after, at) => parts.push(...move(axis, stops[at], after, y)));
  for (const row of steps.moved) parts.push(...diamond(axis, row, y, 3));
  for (const days of earlier) if (axis.has(...days)) parts.push(box(...edges(axis, days), y, BAR, { class: "due was" }));
  for (const row of steps.deadline) {
    const days = reachOf(row.d);
    if (axis.has(...days)) parts.push(box(...edges(axis, days), y, BAR, { class: "due" }));
  }
  for (const row of steps.announced) parts.push(...diamond(axis, row, y, 4));
  for (const row of steps.outcome) parts.push(...happening(axis, row.d, y, BAR, "plan").parts);
  return parts;
}
