// The names in a query, found in what this page holds; a name that is not there is a fault, with the nearest ones.

function indexNames(table, from, keys) {
  const found = new Map();
  table.forEach((item, at) => {
    for (const folded of [item[0], ...item.slice(from)].flatMap((name) => keys(name))) {
      if (!folded) continue;
      if (!found.has(folded)) found.set(folded, []);
      if (!found.get(folded).includes(at)) found.get(folded).push(at);
    }
  });
  return found;
}

function namedIn(index, keys) {
  return [...new Set(keys.flatMap((key) => index.get(key) || []))].sort((one, other) => one - other);
}

function fault(value, message, hint) {
  throw new Fault(value.start, value.end, message, hint);
}

// An id, and the kind before it, empty where there is none: "actor:sahel".
function referenceOf(text) {
  const found = /^(event|plan|figure|source|actor|place):(.*)$/s.exec(text);
  return found ? { kind: found[1], id: found[2] } : { kind: "", id: text };
}

function usualName(row) {
  return row.length > 3 ? row[3] : row[0];
}

class Names {
  constructor(data, sources) {
    this.data = data;
    this.sources = sources;
    this.actorIds = new Map(data.actors.map((actor, at) => [actor[0], at]));
    this.placeIds = new Map(data.places.map((place, at) => [place[0], at]));
    this.byActor = indexNames(data.actors, 3, spellings);
    this.byPlace = indexNames(data.places, 3, spellings);
    this.byKey = indexNames(data.places, 3, placeKeys);
    this.types = new Map(data.types.map(([id, , family], at) => [id, { at, family }]));
  }

  // The places that may be meant, the log's own first: of two that have the name, of which one lies inside the other,
  // the outer one.
  findPlaces(text) {
    const { kind, id } = referenceOf(text);
    const exact = this.placeIds.get(id);
    if (kind) return kind === "place" && exact !== undefined ? [exact] : [];
    if (exact !== undefined) return [exact];
    const is = (at, what) => this.data.places[at][1] === what;
    const own = namedIn(this.byPlace, spellings(text)).filter((at) => is(at, "own"));
    const country = this.findCountry(text);
    const region = () => namedIn(this.byKey, placeKeys(text)).find((at) => is(at, "region"));
    const builtIn = country !== undefined ? country : region();
    const found = [...new Set(builtIn === undefined ? own : [...own, builtIn])];
    const outer = found.filter((one) => !found.some((other) => other !== one && this.data.places[one][2].includes(other)));
    return outer.length ? outer : found.slice(0, 1);
  }

  // The only one of several; a fault that names them all where the name does not decide.
  only(value, found, table, what) {
    if (found.length < 2) return found[0];
    const listed = found.map((at) => `'${table[at][0]}' (${usualName(table[at])})`);
    const last = listed.pop();
    const message = `several ${what}s are called ${quoted(value.text)}: ${listed.join(", ")} and ${last}`;
    return fault(value, message, "give the id of the one that is meant");
  }

  findCountry(text) {
    const is = (at) => this.data.places[at][1] === "country";
    const { kind, id } = referenceOf(text);
    if (kind && kind !== "place") return undefined;
    const code = this.placeIds.get(id.trim().toUpperCase());
    if (code !== undefined && is(code)) return code;
    return namedIn(this.byKey, placeKeys(id)).find(is);
  }

  placeNames() {
    return this.data.places.flatMap((place) => place.slice(3));
  }

  // A former state is no other country: only a place that the log declares could be meant.
  nearPlace(text, names) {
    if (placeKeys(text).some((key) => this.data.former.includes(key))) return "a former state is here if the log declares it under 'places'";
    return didYouMean(text, names);
  }

  region(value) {
    const found = this.findPlaces(value.text);
    if (found.length) return this.only(value, found, this.data.places, "place");
    return fault(value, `no place in this page is called ${quoted(value.text)}`, this.nearPlace(value.text, this.placeNames()));
  }

  country(value) {
    const found = this.findCountry(value.text);
    if (found !== undefined) return found;
    if (this.findPlaces(value.text).length) {
      fault(value, `${quoted(value.text)} is not a country`, `ask with region:"${value.text}"`);
    }
    const names = this.data.places.filter((place) => place[1] === "country").flatMap((place) => place.slice(3));
    return fault(value, `no country in this page is called ${quoted(value.text)}`, this.nearPlace(value.text, names));
  }

  findActors(text) {
    const { kind, id } = referenceOf(text);
    const exact = this.actorIds.get(id);
    if (kind) return kind === "actor" && exact !== undefined ? [exact] : [];
    return exact !== undefined ? [exact] : namedIn(this.byActor, spellings(text));
  }

  // The actors of one log that share a name, between which it does not decide.
  rivals(found) {
    const groups = found.length > 1 ? this.data.rivals : [];
    return found.filter((at) => groups.some((group) => group.includes(at) && group.some((it) => it !== at && found.includes(it))));
  }

  actor(value) {
    const found = this.findActors(value.text);
    this.only(value, this.rivals(found), this.data.actors, "actor");
    if (found.length) return found;
    const names = this.data.actors.flatMap((actor) => actor.slice(3));
    return fault(value, `no actor in this page is called ${quoted(value.text)}`, didYouMean(value.text, names));
  }

  about(value) {
    const { actors, places } = this.data;
    const [foundPlaces, foundActors] = [this.findPlaces(value.text), this.findActors(value.text)];
    if (!foundPlaces.length && !foundActors.length) {
      const names = [...actors.flatMap((actor) => actor.slice(3)), ...this.placeNames()];
      fault(value, `no place or actor in this page is called ${quoted(value.text)}`, this.nearPlace(value.text, names));
    }
    const place = this.only(value, foundPlaces, places, "place");
    const of = place !== undefined && places[place][1] === "country" ? places[place][0] : undefined;
    const itsOwn = actors.flatMap((actor, at) => (of !== undefined && actor[1] === of ? [at] : []));
    const rivals = this.rivals(foundActors);
    if (rivals.some((at) => !itsOwn.includes(at))) this.only(value, rivals, actors, "actor");
    this.unlessShared(value, place, foundActors);
    return { place, actors: [...new Set([...foundActors, ...itsOwn])] };
  }

  // A fault where a place and an actor that has nothing to do with it have one id.
  unlessShared(value, place, found) {
    const { actors, places } = this.data;
    const id = place === undefined ? undefined : places[place][0];
    const actor = found.find((at) => actors[at][0] === id);
    if (actor === undefined) return;
    const country = this.placeIds.get(actors[actor][1]);
    if (country !== undefined && places[place][2].includes(country)) return;
    fault(value, `${quoted(value.text)} is an actor and a place`, `write 'actor:${id}' or 'place:${id}'`);
  }

  type(value) {
    const text = fold(value.text).replaceAll(" ", "-");
    const { families } = this.data;
    if (families.includes(text)) return [...this.types.values()].filter((t) => t.family === text).map((t) => t.at);
    if (this.types.has(text)) return [this.types.get(text).at];
    const hint = didYouMean(value.text, [...this.types.keys(), ...families]) || `the families are ${families.join(", ")}`;
    return fault(value, `no type or family is called ${quoted(value.text)}`, hint);
  }

  tag(value) {
    const { tags } = this.data;
    const exact = tags.indexOf(value.text);
    const found = exact >= 0 ? exact : tags.findIndex((tag) => areAlike(tag, value.text));
    if (found >= 0) return found;
    return fault(value, `no entry in this page has the tag ${quoted(value.text)}`, didYouMean(value.text, tags));
  }

  source(value) {
    const all = this.sources;
    const { kind, id } = referenceOf(value.text);
    const byId = all.flatMap((source, at) => (source.id === id && (!kind || kind === "source") ? [at + 1] : []));
    if (byId.length) return byId;
    const isNamed = (source) => [source.publisher, source.title].some((name) => name && areAlike(name, value.text));
    const ids = new Set(fold(value.text) ? all.filter(isNamed).map((source) => source.id) : []);
    if (ids.size) return all.flatMap((source, at) => (ids.has(source.id) ? [at + 1] : []));
    const names = all.flatMap((source) => [source.id, source.publisher, source.title].filter(Boolean));
    return fault(value, `no source in this page is called ${quoted(value.text)}`, didYouMean(value.text, names));
  }

  oneOf(value, known, what) {
    const text = fold(value.text).replaceAll(" ", "-");
    if (known.includes(text)) return text;
    return fault(value, `no ${what} is called ${quoted(value.text)}`, `one of ${known.join(", ")}`);
  }
}
