// Text as it is compared: no case, no accents, no punctuation; the same as the command line compares it.

const combining = new Map();

// A letter that combines with the one before it moves before U+0345, the last in the canonical order.
function combines(letter) {
  if (!combining.has(letter)) {
    combining.set(letter, letter === "\u0345" || ("\u0345" + letter).normalize("NFD")[0] !== "\u0345");
  }
  return combining.get(letter);
}

function folded(letter) {
  return letter === "ı" ? letter : letter.toUpperCase().toLowerCase();
}

function fold(text) {
  let plain = "";
  if (/^[\x00-\x7f]*$/.test(text)) plain = text.toLowerCase();
  else for (const letter of text.normalize("NFKD")) if (!combines(letter)) plain += folded(letter);
  return plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

const ABBREVIATED = { rep: "republic", dem: "democratic", fed: "federal" };

// Places are compared without "the" at either end, with "&" as and, "St" as Saint, the abbreviations of the World Bank
// written out, and without the "of" that an inverted name may end in.
function placeKey(text) {
  const key = fold(text.replaceAll("&", " and ")).replace(/^the /, "").replace(/ the$/, "").replace(/ of$/, "");
  const words = key.split(" ").map((word) => (Object.hasOwn(ABBREVIATED, word) ? ABBREVIATED[word] : word));
  return (words[0] === "st" && words.length > 1 ? ["saint", ...words.slice(1)] : words).join(" ");
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
  const wanted = fold(word).slice(0, 80);
  const most = Math.max(1, Math.floor(wanted.length / 3));
  const near = [];
  for (const name of new Set(known)) {
    const steps = distance(wanted, fold(name), most);
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
