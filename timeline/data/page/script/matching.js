// Whether a time falls into a period, in three values; and what weakens or strengthens them.

const NO = 0;
const POSSIBLE = 1;
const CERTAIN = 2;

function bound(value) {
  return value === "-" ? -Infinity : value === "+" ? Infinity : value;
}

function met(isMet) {
  return isMet ? CERTAIN : NO;
}

function matchDay(moment, first, last) {
  if (moment === undefined || moment === null || first > last) return NO;
  if (typeof moment === "number") return met(first <= moment && moment <= last);
  if (moment.m) return Math.max(...moment.m.map((member) => matchMember(member, first, last)));
  const [a, b] = moment.map(bound);
  if (moment.length < 4) {
    if (a > last || b < first) return NO;
    return !moment[2] && first <= a && b <= last ? CERTAIN : POSSIBLE;
  }
  const [c, d] = [bound(moment[2]), bound(moment[3])];
  if (a > last || d < first) return NO;
  if (moment[4]) return POSSIBLE;
  if (moment.length > 5) return moment[5] !== null && first <= moment[5] && moment[5] <= last ? CERTAIN : POSSIBLE;
  return Math.min(b, d) <= last && Math.max(c, a) >= first ? CERTAIN : POSSIBLE;
}

function matchMember(member, first, last) {
  const [low, high] = [bound(member[0]), bound(member[1])];
  if (low > last || high < first) return NO;
  if (member[2]) return POSSIBLE;
  if (first <= low && high <= last) return CERTAIN;
  return member[3] && holdsUnit(low, high, member[4], member[5], first, last) ? CERTAIN : POSSIBLE;
}

// {2016..2020} means each of its years: one of them within the period is enough to be certain.
function holdsUnit(low, high, months, origin, from, to) {
  const [first, last] = [Math.max(from, low), Math.min(to, high)];
  if (first > last) return false;
  if (first === -Infinity || last === Infinity || !months) return true;
  const unit = Math.floor((monthIndex(first) - origin) / months);
  return [unit, unit + 1].some((at) => {
    const start = firstOfMonth(origin + at * months);
    if (start > high) return false;
    const end = firstOfMonth(origin + (at + 1) * months) - 1;
    return first <= Math.max(low, start) && Math.min(high, end) <= last;
  });
}

// The time of a row, or a rival one that somebody claims, which is never more than possible.
function inPeriod(row, first, last) {
  const found = matchDay(row.d, first, last);
  if (found !== NO || !row.r) return found;
  return row.r.some(([a, b]) => bound(a) <= last && bound(b) >= first) ? POSSIBLE : NO;
}
