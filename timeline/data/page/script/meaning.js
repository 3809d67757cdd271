// What a query finds: its nodes held against rows. "and" is the weakest of its parts, "or" the strongest, and "not"
// turns no and certain round and leaves what is possible possible.

class Meaning {
  constructor(names, texts) {
    this.names = names;
    this.data = names.data;
    this.texts = texts;
    this.within = [];
  }

  of(node) {
    if (node.kind === "words") return this.together(phraseIn(fold(node.text), node.whole));
    if (node.kind === "not") {
      const part = this.of(node.part);
      return (row) => CERTAIN - part(row);
    }
    if (node.kind === "view") return this.view(node);
    if (node.kind === "or") return this.any(node.parts.map((part) => this.of(part)));
    if (node.kind === "and") return this.all(this.bounded(node.parts));
    return this.any(node.values.map((value) => this.value(node.name, value)));
  }

  // What a saved query asks; a fault in it is told where its name stands.
  view(node) {
    const { views } = this.data;
    if (!Object.hasOwn(views, node.name)) fault(node, `no view is called ${quoted(node.name)}`, didYouMean(node.name, Object.keys(views)));
    if (!views[node.name]) fault(node, `the logs save different queries as ${quoted(node.name)}`, "write out the one that is meant");
    if (this.within.includes(node.name)) fault(node, `the view ${quoted(node.name)} uses itself`, "");
    this.within.push(node.name);
    try {
      return this.of(new Parser(views[node.name]).query());
    } catch (problem) {
      if (!(problem instanceof Fault)) throw problem;
      return fault(node, `in the view ${quoted(node.name)}: ${problem.message}`, problem.hint);
    } finally {
      this.within.pop();
    }
  }

  any(tests) {
    if (tests.length === 1) return tests[0];
    return (row) => tests.reduce((best, test) => (best === CERTAIN ? best : Math.max(best, test(row))), NO);
  }

  all(tests) {
    return (row) => tests.reduce((worst, test) => (worst === NO ? worst : Math.min(worst, test(row))), CERTAIN);
  }

  // One "from:" and one "to:" that stand side by side are one period.
  bounded(parts) {
    const of = (name) => parts.filter((part) => part.kind === "field" && part.name === name);
    const [since, until] = [of("from"), of("to")];
    if (since.length !== 1 || until.length !== 1) return parts.map((part) => this.of(part));
    const first = Math.min(...since[0].values.map((value) => this.days(value)[0]));
    const last = Math.max(...until[0].values.map((value) => this.days(value)[1]));
    const rest = parts.filter((part) => part !== since[0] && part !== until[0]);
    return [this.period(until[0], first, last), ...rest.map((part) => this.of(part))];
  }

  days(value) {
    const found = askedDays(value.text);
    if (typeof found === "string") throw new Fault(value.start, value.end, `${quoted(value.text)} is no date here`, found);
    return found;
  }

  period(value, first, last) {
    if (first > last) throw new Fault(value.start, value.end, "the period ends before it begins", "the earlier date comes first");
    return (row) => inPeriod(row, first, last);
  }

  value(name, value) {
    if (value.since !== undefined) {
      const first = value.since ? this.days(value.since)[0] : -Infinity;
      return this.period(value, first, value.until ? this.days(value.until)[1] : Infinity);
    }
    if (name === "date" || name === "on") return this.period(value, ...this.days(value));
    if (name === "from") return this.period(value, this.days(value)[0], Infinity);
    if (name === "to") return this.period(value, -Infinity, this.days(value)[1]);
    if (name === "region" || name === "country") return this.inPlaces([this.names[name](value)]);
    if (name === "actor") return this.withActors(this.names.actor(value));
    if (name === "about") return this.about(this.names.about(value));
    if (name === "text") return this.anywhere(phrasesOf(value.text));
    return this.plain(name, value);
  }

  plain(name, value) {
    if (name === "type") {
      const types = new Set(this.names.type(value));
      return (row) => met(types.has(row.entry.y));
    }
    if (name === "tag") {
      const tag = this.names.tag(value);
      return (row) => met((row.entry.g || []).includes(tag));
    }
    if (name === "source") {
      const wanted = new Set(this.names.source(value));
      return (row) => met(row.entry.cited().some((number) => wanted.has(number)));
    }
    if (name === "id") {
      const { kind, id } = referenceOf(value.text);
      const ids = this.texts.ids(kind);
      if (!ids.includes(id)) fault(value, `no entry in this page has the id ${quoted(value.text)}`, didYouMean(id, ids));
      return (row) => met(row.entry.id.split("~")[0] === id && (!kind || row.entry.kind === kind));
    }
    if (name === "status") {
      const status = this.names.oneOf(value, this.data.statuses, "status");
      return (row) => met((row.entry.s || "stated") === status);
    }
    if (name === "kind") {
      const kind = this.names.oneOf(value, this.data.kinds, "kind of plan");
      return (row) => met(row.entry.k === kind);
    }
    return fault(value, `this page does not answer '${name}:'`, "ask 'timeline list'");
  }

  inPlaces(wanted) {
    const hit = this.data.places.map((place) => wanted.some((at) => place[2].includes(at)));
    // A plan whose places are those of its announcement, in several countries, is possibly in each.
    return (row) => ((row.entry.p || []).some((place) => hit[place]) ? (row.entry.l ? POSSIBLE : CERTAIN) : NO);
  }

  withActors(wanted) {
    return (row) => {
      if (wanted.some((actor) => row.certainly.has(actor))) return CERTAIN;
      return row.v && wanted.some((actor) => row.v.includes(actor)) ? POSSIBLE : NO;
    };
  }

  about({ place, actors }) {
    return this.any([this.withActors(actors), ...(place === undefined ? [] : [this.inPlaces([place])])]);
  }

  anywhere(phrases) {
    return (row) => met(phrases.length > 0 && phrases.every((isIn) => row.entry.said().some(isIn)));
  }

  together(isIn) {
    return (row) => met(row.entry.said().some(isIn));
  }
}
