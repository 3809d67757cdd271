// Text as it is compared: no case, no accents, no punctuation; the same as the command line compares it. LETTERS holds
// its tables of letters and signs.

const within = (letter, ranges) => ranges.some(([first, last]) => letter.codePointAt(0) >= first && letter.codePointAt(0) <= last);
const classOf = (ranges) => ranges.map((range) => range.map((code) => `\\u{${code.toString(16)}}`).join("-")).join("");
const SPACELESS = classOf(LETTERS.spaceless);
const PLAIN = new Map(Object.entries(LETTERS.plain).flatMap(([plain, letters]) => [...letters].map((letter) => [letter, plain])));
const MOST_APOSTROPHES = LETTERS.most;
const MOST_FREE = LETTERS.free;
const pieces = new Map();

function pieceOf(part) {
  if (LETTERS.apostrophes.includes(part)) return "'";
  if (within(part, LETTERS.ignored)) return "";
  if (/\p{M}/u.test(part)) return within(part, LETTERS.marks) ? part : "";
  if (part === "," || part === ".") return part;
  if (LETTERS.clicks.includes(part)) return " ";
  const lower = part.toUpperCase().toLowerCase();
  return [...lower].map((one) => (PLAIN.has(one) ? PLAIN.get(one) : /[\p{L}\p{N}]/u.test(one) ? one : " ")).join("");
}

function plain(letter) {
  if (!pieces.has(letter)) {
    const isApostrophe = LETTERS.apostrophes.includes(letter);
    pieces.set(letter, isApostrophe ? "'" : [...letter.normalize("NFKD")].map(pieceOf).join(""));
  }
  return pieces.get(letter);
}

// An apostrophe stays within a word, commas within a number are left out, and a point stays in one.
function fold(text) {
  let found = [...text].map(plain).join("").normalize("NFC");
  found = found.replace(/(?<![^ '.,])'|'(?![^ '.,])/g, " ");
  const tooMany = (word) => word.split("'").length > MOST_APOSTROPHES + 1;
  found = found.split(" ").map((word) => (tooMany(word) ? word.replaceAll("'", " ") : word)).join(" ");
  found = found.replace(/(?<![a-z0-9.,])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9]|,[0-9])/g, (number) => number.replaceAll(",", "\0"));
  found = found.replaceAll(",", " ").replace(/(?<![0-9])(?<![0-9]\.)([0-9]+)\.(?=[0-9]+(?![0-9]|\.[0-9]))/g, "$1\x01");
  return found.replaceAll(".", " ").replaceAll("\x01", ".").replaceAll("\0", "").replace(/ +/g, " ").trim();
}

// The forms of a name, each apostrophe left out or parting two words; names that share one are alike.
function spellings(text) {
  const parts = fold(text).split("'");
  if (parts.length > MOST_FREE + 1) return [parts.join(""), parts.join(" ")];
  return parts.slice(1).reduce((found, part) => found.flatMap((start) => [start + part, start + " " + part]), [parts[0]]);
}

function areAlike(one, other) {
  const spelt = spellings(other);
  return spellings(one).some((form) => spelt.includes(form));
}

const ABBREVIATED = { rep: "republic", dem: "democratic", fed: "federal" };

// Places are compared without "the" at either end, with "&" as and, "St" as Saint, the abbreviations of the World Bank
// written out, and without the "of" that an inverted name may end in.
function placeKeys(text) {
  return spellings(text.replaceAll("&", " and ")).map((spelling) => {
    const key = spelling.replace(/^the /, "").replace(/ the$/, "").replace(/ of$/, "");
    const words = key.split(" ").map((word) => (Object.hasOwn(ABBREVIATED, word) ? ABBREVIATED[word] : word));
    return (words[0] === "st" && words.length > 1 ? ["saint", ...words.slice(1)] : words).join(" ");
  });
}

// The test for a phrase: it begins where a word begins, and if whole, ends where one ends. An apostrophe joins and parts.
function phraseIn(folded, whole) {
  const letters = [...folded];
  const alone = new RegExp(`[${SPACELESS}]`, "u");
  const body = letters.map((letter, at) => {
    if (letter === " ") return "[ ']";
    if (letter === "'") return "[ ']?";
    const safe = letter === "." ? "\\." : letter;
    return at && !" '".includes(letters[at - 1]) ? `'?${safe}` : safe;
  });
  const start = alone.test(letters[0]) ? "" : `(?<![^ '${SPACELESS}])`;
  const end = !whole || alone.test(letters.at(-1)) ? "" : `(?![^ '${SPACELESS}])`;
  const pattern = new RegExp(start + body.join("") + end, "u");
  return (text) => pattern.test(text);
}

// The phrases of a text: each word, and words in quotes together.
function phrasesOf(text) {
  const found = [];
  let rest = "";
  const takeRest = () => {
    for (const word of fold(rest).split(" ")) if (word) found.push(phraseIn(word, false));
    rest = "";
  };
  for (let at = 0; at < text.length; at++) {
    const end = CLOSING[text[at]] ? closingOf(text, at) : -1;
    if (end < 0) {
      rest += text[at];
      continue;
    }
    takeRest();
    const inside = fold(unescaped(text.slice(at + 1, end)));
    if (inside) found.push(phraseIn(inside, true));
    at = end;
  }
  takeRest();
  return found;
}

// How many letters must change to make one word of another; more than `most` is not counted.
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [...other, 0].map((_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const line = [i];
    for (let j = 1; j <= other.length; j++) {
      line.push(Math.min(before[j] + 1, line[j - 1] + 1, before[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1)));
    }
    before = line;
  }
  return before[other.length];
}

function didYouMean(word, known) {
  const wanted = spellings(word)[0].slice(0, 80);
  const most = Math.max(1, Math.floor(wanted.length / 3));
  const near = [];
  for (const name of new Set(known)) {
    const steps = distance(wanted, spellings(name)[0], most);
    if (steps <= most) near.push([steps, name]);
  }
  near.sort((a, b) => a[0] - b[0]);
  return near.length ? `did you mean ${near.slice(0, 2).map((pair) => `'${pair[1]}'`).join(" or ")}?` : "";
}

function quoted(text) {
  return `'${text.length > 80 ? text.slice(0, 79) + "…" : text}'`;
}

const formatted = new Intl.NumberFormat("en").format;

function plural(number, noun) {
  const many = noun.endsWith("ry") ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${formatted(number)} ${number === 1 ? noun : many}`;
}
