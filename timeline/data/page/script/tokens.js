// The text of a query in pieces, each with its place; and the fault that ends its reading.

const KEYWORDS = ["and", "or", "not"];
const MOST_TEXT = 4000;
const SIGNS = { "(": "open", ")": "close", ",": "comma" };
const CLOSING = { '"': '"', "“": "”“", "„": "“”", "”": "”" };

class Fault extends Error {
  constructor(start, end, message, hint = "") {
    super(message);
    Object.assign(this, { start, end, hint });
  }
}

function closingOf(text, at) {
  let place = at + 1;
  while (place < text.length) {
    if (text[place] === "\\" && /^["\\]/.test(text[place + 1] || "")) place += 2;
    else if (CLOSING[text[at]].includes(text[place])) return place;
    else place += 1;
  }
  return -1;
}

function unescaped(text) {
  return text.replace(/\\(["\\])/g, "$1");
}

function tokensOf(text) {
  if (text.length > MOST_TEXT) throw new Fault(0, 1, `the query has ${text.length} characters; ${MOST_TEXT} are read`);
  const found = [];
  // A comma within a number (2,500) is part of the word; behind "name:" it stands between values.
  const bare = /[^\s"“”„(),:@0-9]*[0-9]{1,3}(?:,[0-9]{3})+(?![0-9]|,[0-9])[^\s"“”„(),]*|[^\s"“”„(),]+/y;
  let at = 0;
  while (at < text.length) {
    const sign = text[at];
    if (/\s/.test(sign)) {
      at += 1;
      continue;
    }
    let token;
    if (SIGNS[sign]) token = { kind: SIGNS[sign], text: sign, start: at, end: at + 1 };
    else if (CLOSING[sign]) {
      const end = closingOf(text, at);
      if (end < 0) throw new Fault(at, at + 1, "these quotes are not closed", "close them");
      token = { kind: "quoted", text: unescaped(text.slice(at + 1, end)), start: at, end: end + 1 };
    } else {
      bare.lastIndex = at;
      token = { kind: "bare", text: bare.exec(text)[0], start: at, end: bare.lastIndex };
    }
    found.push(token);
    at = token.end;
  }
  found.push({ kind: "end", text: "", start: text.length, end: text.length });
  return found;
}
