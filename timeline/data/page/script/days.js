// Days as whole numbers, 1 is 0001-01-01; dates of a question: days, months and years, in EDTF or in English.

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const EPOCH = 719163;

function dayOf(year, month, day) {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / 864e5) + EPOCH;
}

function civil(day) {
  const date = new Date((day - EPOCH) * 864e5);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}

function monthLength(year, month) {
  return civil(dayOf(year, month + 1, 0))[2];
}

function monthIndex(day) {
  const [year, month] = civil(day);
  return year * 12 + month - 1;
}

function firstOfMonth(index) {
  return dayOf(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, 1);
}

function dayWords(day) {
  const [year, month, date] = civil(day);
  return `${date} ${MONTHS[month - 1][0].toUpperCase()}${MONTHS[month - 1].slice(1)} ${year}`;
}

function isoDay(day) {
  const [year, month, date] = civil(day);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

// Year, month and day as they were typed, the last two perhaps missing.
function partsOf(text) {
  const iso = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (iso) return [iso[1], iso[2], iso[3]].map((part) => (part === undefined ? undefined : Number(part)));
  const words = /^(?:(\d{1,2})\s+)?([a-z]{3,9})\.?\s+(\d{4})$/i.exec(text);
  if (!words) return null;
  const name = words[2].toLowerCase();
  const full = "january february march april may june july august september october november december sept".split(" ");
  const at = full.findIndex((month) => month === name || month.slice(0, 3) === name);
  return at < 0 ? null : [Number(words[3]), at === 12 ? 9 : at + 1, words[1] === undefined ? undefined : Number(words[1])];
}

// The first and the last day of a date of a question; or what is wrong with it, as text.
function askedDays(text) {
  const parts = partsOf(text.trim());
  if (!parts) return "this page reads days, months and years: 2024, 2024-03, 2024-03-15, Mar 2024";
  const [year, month, day] = parts;
  if (year < 1) return "the years here begin with 1";
  if (month === undefined) return [dayOf(year, 1, 1), dayOf(year, 12, 31)];
  if (month < 1 || month > 12) return "there are twelve months";
  const length = monthLength(year, month);
  if (day === undefined) return [dayOf(year, month, 1), dayOf(year, month, length)];
  if (day < 1 || day > length) return `that month has ${length} days`;
  return [dayOf(year, month, day), dayOf(year, month, day)];
}
