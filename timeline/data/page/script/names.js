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

  // The log's own places come first, then countries, then regions.
  findPlace(text) {
    const own = this.placeIds.get(text);
    const kind = (at) => this.data.places[at][1];
    if (own !== undefined && kind(own) === "own") return own;
    const named = namedIn(this.byPlace, spellings(text)).find((at) => kind(at) === "own");
    if (named !== undefined) return named;
    const country = this.findCountry(text);
    if (country !== undefined) return country;
    return namedIn(this.byKey, placeKeys(text)).find((at) => kind(at) === "region");
  }

  findCountry(text) {
    const is = (at) => this.data.places[at][1] === "country";
    const code = this.placeIds.get(text.trim().toUpperCase());
    if (code !== undefined && is(code)) return code;
    return namedIn(this.byKey, placeKeys(text)).find(is);
  }

  placeNames() {
    return this.data.places.flatMap((place) => place.slice(3));
  }

  region(value) {
    const found = this.findPlace(value.text);
    if (found !== undefined) return found;
    return fault(value, `no place in this page is called ${quoted(value.text)}`, didYouMean(value.text, this.placeNames()));
  }

  country(value) {
    const found = this.findCountry(value.text);
    if (found !== undefined) return found;
    if (this.findPlace(value.text) !== undefined) {
      fault(value, `${quoted(value.text)} is not a country`, `ask with region:"${value.text}"`);
    }
    const names = this.data.places.filter((place) => place[1] === "country").flatMap((place) => place.slice(3));
    return fault(value, `no country in this page is called ${quoted(value.text)}`, didYouMean(value.text, names));
  }

  findActors(text) {
    const exact = this.actorIds.get(text);
    return exact !== undefined ? [exact] : namedIn(this.byActor, spellings(text));
  }

  actor(value) {
    const found = this.findActors(value.text);
    if (found.length) return found;
    const names = this.data.actors.flatMap((actor) => actor.slice(3));
    return fault(value, `no actor in this page is called ${quoted(value.text)}`, didYouMean(value.text, names));
  }

  about(value) {
    const place = this.findPlace(value.text);
    const country = this.findCountry(value.text);
    const actors = new Set(this.findActors(value.text));
    if (country !== undefined) {
      this.data.actors.forEach((actor, at) => actor[1] === this.data.places[country][0] && actors.add(at));
    }
    if (place !== undefined || actors.size) return { place, actors: [...actors] };
    const names = [...this.data.actors.flatMap((actor) => actor.slice(3)), ...this.placeNames()];
    return fault(value, `no place or actor in this page is called ${quoted(value.text)}`, didYouMean(value.text, names));
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
    const byId = all.flatMap((source, at) => (source.id === value.text ? [at + 1] : []));
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
