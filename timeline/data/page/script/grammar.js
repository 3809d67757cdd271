// The grammar of a query, the same as that of the command line:
//   either = both { "or" both }    both = one { ["and"] one }
//   one = "not" one | "(" either ")" | "@" name | field | words    field = name ":" value { "," value }

// The fields of queries as the page's data have them: name, other names, what the page lacks to answer, options.
const fieldNames = () => DATA.fields.map(([name]) => name);
const DEEPEST = 30;

class Parser {
  constructor(text) {
    this.text = text;
    this.tokens = tokensOf(text);
    this.at = 0;
    this.depth = 0;
  }

  get here() {
    return this.tokens[this.at];
  }

  take() {
    return this.tokens[this.at++];
  }

  isWord(word) {
    return this.here.kind === "bare" && this.here.text.toLowerCase() === word;
  }

  query() {
    if (this.here.kind === "end") throw new Fault(0, 0, "the query is empty", "write what to look for");
    const node = this.either();
    if (this.here.kind === "close") this.stop(this.here, "this bracket closes nothing", "remove it, or open it with '('");
    return node;
  }

  either() {
    const parts = [this.both()];
    while (this.isWord("or")) {
      this.take();
      parts.push(this.both());
    }
    return this.joined("or", parts);
  }

  both() {
    const parts = [this.one()];
    while (!["end", "close"].includes(this.here.kind) && !this.isWord("or")) {
      if (this.isWord("and")) this.take();
      parts.push(this.one());
    }
    return this.joined("and", parts);
  }

  joined(kind, parts) {
    if (parts.length === 1) return parts[0];
    return { kind, parts: parts.flatMap((part) => (part.kind === kind ? part.parts : [part])) };
  }

  one() {
    const token = this.here;
    if (token.kind === "quoted") return this.words(this.take());
    if (token.kind === "open" || this.isWord("not")) return this.nested(this.take());
    if (token.kind !== "bare" || KEYWORDS.includes(token.text.toLowerCase())) this.missing(token);
    this.take();
    if (token.text.startsWith("@")) {
      if (token.text === "@") this.stop(token, "no view is named after '@'", "write @NAME");
      return { kind: "view", name: token.text.slice(1), start: token.start, end: token.end };
    }
    return token.text.includes(":") ? this.field(token) : this.words(token);
  }

  nested(token) {
    this.depth += 1;
    if (this.depth > DEEPEST) this.stop(token, `nested over ${DEEPEST} levels deep`, "");
    let node;
    if (token.kind === "open") {
      node = this.either();
      if (this.here.kind !== "close") this.stop(token, "this bracket is not closed", "close it with ')'");
      this.take();
    } else node = { kind: "not", part: this.one() };
    this.depth -= 1;
    return node;
  }

  missing(token) {
    const before = this.at ? this.tokens[this.at - 1].text.toLowerCase() : "";
    if (token.kind === "comma") {
      const hint = "write type:coup,attack without a space, or put the ',' in quotes";
      this.stop(token, "a ',' stands only between the values of a field", hint);
    }
    if (token.kind === "bare" && ![...KEYWORDS, "("].includes(before)) {
      this.stop(token, `nothing stands before ${quoted(token.text)}`, "put it in quotes to search for the word");
    }
    const wanted = KEYWORDS.includes(before) ? `nothing follows ${quoted(before)}` : "there is nothing in these brackets";
    this.stop(token, wanted, "write what to look for; a word to search for stands in quotes");
  }

  words(token) {
    if (!fold(token.text)) this.stop(token, `there is no word in ${quoted(token.text)}`, "write a word to search for");
    const after = this.here;
    if (after.start === token.end && ["quoted", "bare"].includes(after.kind)) {
      this.stop(after, "quotes stand within a word", "put a space between the two");
    }
    return { kind: "words", text: token.text, whole: token.kind === "quoted" };
  }

  field(token) {
    const colon = token.text.indexOf(":");
    const name = token.text.slice(0, colon).toLowerCase();
    const field = DATA.fields.find(([known]) => known === name);
    if (!field) this.unknown(token, token.text.slice(0, colon));
    const [, , lacking, options] = field;
    if (lacking) {
      const hint = `ask 'timeline list' with ${options.join(" and ")}`;
      this.stop(token, `this page does not hold ${lacking}`, hint, token.start + colon);
    }
    const start = token.start + colon + 1;
    const rest = token.text.slice(colon + 1);
    const values = [this.value(name, rest ? { kind: "bare", text: rest, start, end: token.end } : null, start)];
    while (this.here.kind === "comma" && this.here.start === this.tokens[this.at - 1].end) {
      values.push(this.value(name, null, this.take().end));
    }
    return { kind: "field", name, values, start: token.start, end: this.tokens[this.at - 1].end };
  }

  unknown(token, name) {
    const plain = name.replace(/^[-!]+/, "").toLowerCase();
    if (plain !== name.toLowerCase() && fieldNames().includes(plain)) {
      this.stop(token, `${quoted(name[0])} is not read here`, `write not ${plain}:…`, token.start + 1);
    }
    const [meant] = DATA.fields.find(([, others]) => others.includes(plain)) || [];
    const names = fieldNames();
    const hint = meant ? `did you mean '${meant}'?` : didYouMean(name, names) || `the fields are ${names.join(", ")}`;
    this.stop(token, `no field is called ${quoted(name)}`, hint, Math.max(token.start + name.length, token.start + 1));
  }

  value(name, first, start) {
    const pieces = first ? [first] : [];
    let end = first ? first.end : start;
    while (this.here.start === end && ["bare", "quoted"].includes(this.here.kind)) {
      pieces.push(this.take());
      end = pieces.at(-1).end;
    }
    if (!pieces.length) {
      const hint = ["bare", "quoted"].includes(this.here.kind) ? "write no space before it" : `write ${name}:…`;
      throw new Fault(start - 1, start, `a value of '${name}' is missing here`, hint);
    }
    if (name === "date" && pieces.some((piece) => piece.kind === "bare" && piece.text.includes(".."))) {
      return this.period(name, pieces);
    }
    if (pieces.length > 1) this.stop(pieces[1], "quotes stand within a value", "put the whole value in quotes");
    // The words of "text:" keep their quotes, which have the meaning that they have elsewhere.
    return { text: name === "text" ? this.text.slice(start, end) : pieces[0].text, start, end };
  }

  // What stands on both sides of the first ".." that is not in quotes.
  period(name, pieces) {
    const sides = [[], []];
    let side = 0;
    for (const piece of pieces) {
      const cut = piece.kind === "bare" && !side ? piece.text.indexOf("..") : -1;
      if (cut < 0) {
        sides[side].push(piece);
        continue;
      }
      side = 1;
      const middle = piece.start + cut;
      if (cut) sides[0].push({ text: piece.text.slice(0, cut), start: piece.start, end: middle });
      const rest = piece.text.slice(cut + 2);
      if (rest) sides[1].push({ text: rest, start: middle + 2, end: piece.end });
    }
    for (const several of sides) {
      if (several.length > 1) this.stop(several[1], "quotes stand within a date", "put each date in quotes as a whole");
    }
    const [since, until] = sides.map((several) => several[0] || null);
    const [start, end] = [pieces[0].start, pieces.at(-1).end];
    if (!since && !until) {
      throw new Fault(start, end, "a period has a date on one side at least", `write ${name}:2024.. or ${name}:..2025`);
    }
    return { since, until, start, end };
  }

  stop(token, message, hint, end = token.end) {
    throw new Fault(token.start, end, message, hint);
  }
}
