"""The guess at the fields of an entry but its date."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.edits.names import hyphenated
from timeline.imports.profiles import Profile, is_blank
from timeline.imports.value_tables import TABLES
from timeline.imports.yaml_texts import can_stand_in_text, listed, of_column, scalar
from timeline.tables.linked import LINK_OF
from timeline.vocabulary.countries import find_country
from timeline.vocabulary.types import TYPES

_TITLES = (
    "title",
    "headline",
    "event",
    "events",
    "what",
    "happened",
    "development",
    "incident",
    "label",
    "description",
)
_TITLES_TOO = ("summary", "details", "text", "entry", "name", "action", "subject", "milestone", "leader", "mission",
    "operation", "commitment", "pledge", "promise", "decision", "resolution", "agreement", "bill")  # fmt: skip
_LONGER = ("summary", "details", "description", "text", "narrative", "background")
_NOTES = ("note", "notes", "comment", "comments", "remark", "remarks")
_COUNTRIES = ("country", "countries")
_PLACES = ("place", "places", "location", "where", "region", "city", "area", "province", "state")
_WIDER = ("province", "state", "district", "governorate", "admin", "county", "provstate")
_TOWNS = ("city", "town", "village")
_NEARNESS = (_TOWNS, ("location", "place", "places", "where", "area"), _WIDER, _COUNTRIES, ("region",))
_ACTORS = ("actor", "actors", "who", "group", "groups", "organisation", "organization", "party", "parties", "side",
    "perpetrator", "participants", "involved", "belligerents", "target", "gname")  # fmt: skip
_TYPES = ("type", "category", "kind", "theme")
_SOURCES = ("source", "sources", "reference", "references", "citation", "reported")
_IDS = ("id", "code", "ref", "no", "nr", "number", "identifier", "key", "cnty", "eventid")
_COUNTED = {
    "deaths": ("deaths", "killed", "fatalities", "dead", "death", "nkill"),
    "injured": ("injured", "wounded", "nwound"),
    "casualties": ("casualties", "victims"),
}
_ALL_COUNTED = tuple(word for words in _COUNTED.values() for word in words)
_LOWEST = ("min", "minimum", "low", "lower", "lowest")
_HIGHEST = ("max", "maximum", "high", "upper", "highest")
_MIDDLE = ("best", "estimate", "median", "central")
_MOST_COUNTRIES = 0.5
_MOST_TITLED = 0.9
"""Share of the rows that have a title, if a column is that of titles."""

_SOMETIMES_TITLED = 0.3
"""Share of the rows that have a title, if a column of titles is one for these rows alone."""

_SHORTEST_TITLE = 5
"""Average length of the texts of a column from which on they may be titles, if no other column has any."""

_MOST_TYPES = 25
"""Maximum number of values of a column that is one of types."""

_MEANT = {
    **dict.fromkeys(
        ("bomb", "explosi", "ied", "shooting", "assault", "assassinat", "ambush", "raid", "massacre", "killing"),
        "attack",
    ),
    **dict.fromkeys(("airstrike", "air-strike", "drone", "shelling", "missile"), "strike"),
    **dict.fromkeys(("clash", "fighting", "combat"), "battle"),
    **dict.fromkeys(("hostage", "abduct", "kidnap"), "kidnapping"),
    **dict.fromkeys(("ceasefire", "treaty", "accord", "truce"), "agreement"),
    **dict.fromkeys(("talks", "negotiat", "summit"), "negotiation"),
    **dict.fromkeys(("vote", "referendum"), "election"),
    **dict.fromkeys(("resign", "appoint"), "appointment"),
    **dict.fromkeys(("legislat", "decree"), "law"),
    "coup": "coup",
    "withdraw": "withdrawal",
    "deploy": "deployment",
}
"""Beginnings of words in names of kinds, and the type that each speaks of."""

_BETWEEN_COUNTRIES = (";", "\n", " | ", "/", ",", " and ", " & ", " und ", " et ", " y ", " и ")
_SEPARATORS = (";", "\n", " | ", "/", ",")
_FEWEST_PARTED = 0.1
"""Share of the cells that have a separator from which on it parts values."""


class Guessed(NamedTuple):
    """Lines of a map, and the columns that they take."""

    lines: tuple[str, ...] = ()
    used: tuple[str, ...] = ()


def guessed_identity(columns: Sequence[Profile]) -> Guessed:
    """Return the column that names the rows."""
    for one in columns:
        is_count = one.has(*_ALL_COUNTED, "injured", "total")
        if one.is_unique and one.has(*_IDS) and one.length <= 40 and not is_count:
            return Guessed((f"identity: {scalar(one.name)}",), (one.name,))
    line = "# identity: the column that names a row in its source, if there is one: an update finds the rows by it"
    return Guessed((line,))


def guessed_title(columns: Sequence[Profile], counts: Sequence[Profile] = ()) -> Guessed:
    """Return the title: the column that says what happened, else a text of two columns, or the first of `counts`."""
    prose = [one for one in columns if one.numbers < 0.5 and one.addresses < 0.5 and one.dates < 0.5]
    prose = [one for one in prose if not one.has(*_IDS, *_SOURCES, *_COUNTRIES, *_PLACES, *_ACTORS)]
    whats = [one for one in prose if not _is_kind(one) and len(one.cells) >= _MOST_TITLED * one.count]
    several = [one for one in whats if one.has(*_TITLES)]
    several = several or [one for one in whats if one.has(*_TITLES_TOO) and len(one.values) > len(one.cells) / 3]
    several = several or [one for one in whats if one.length >= 12 and len(one.values) > len(one.cells) / 2]
    if several:
        title = max(several, key=lambda one: (_title_rank(one), one.length))
        return Guessed((f"title: {of_column(title.name)}",), (title.name,))
    some = [one for one in prose if one.has(*_TITLES) and len(one.cells) >= _SOMETIMES_TITLED * one.count]
    some = [one for one in some if can_stand_in_text(one.name) and not _is_kind(one)]
    rest = [one for one in whats if can_stand_in_text(one.name) and len(one.values) > len(one.cells) / 2]
    rest = [one for one in rest if one.length >= _SHORTEST_TITLE and not one.has(*_NOTES, *_LONGER, *_ALL_COUNTED)]
    if not some and rest and not any(_is_kind(one) for one in columns):
        title = max(rest, key=lambda one: one.length)
        return Guessed((f"title: {of_column(title.name)}",), (title.name,))
    if not some:
        longer = [one for one in whats if one.has(*_NOTES, *_LONGER)]
        if longer and not any(_is_kind(one) for one in columns):
            return Guessed((f"title: {of_column(longer[0].name)}",), (longer[0].name,))
        return _composed(columns, counts)
    title = max(some, key=lambda one: (_title_rank(one), one.length))
    instead = _parts_of_title([one for one in columns if one is not title])
    if not instead:
        return Guessed((f"title: {of_column(title.name)}  # not every row has one",), (title.name,))
    texts = ", ".join(scalar(text) for text in (f"{{{title.name}}}", *instead))
    return Guessed((f"title: {{first: [{texts}]}}",), (title.name,))


def _title_rank(column: Profile) -> float:
    """Return how good a title a column is: neither a word nor a page."""
    first = 3 if column.has("title", "headline") else 1 if column.has(*_TITLES) else 0
    return first - (column.length > 200) - 2 * (column.length < 8) - 2 * (len(column.values) < len(column.cells) / 3)


def _composed(columns: Sequence[Profile], counts: Sequence[Profile]) -> Guessed:
    """Return a title of the kind of event and its place; of a table of numbers, of the first of them."""
    texts = _parts_of_title(columns)
    numbers = [one for one in counts if len(one.cells) == one.count] or [
        one
        for one in columns
        if one.estimates > 0.5 and one.dates < 0.5 and len(one.cells) == one.count and not one.has(*_IDS)
    ]
    if not texts and numbers and can_stand_in_text(numbers[0].name):
        title = scalar(f"{numbers[0].name}: {{{numbers[0].name}}}")
        return Guessed((f"title: {title}  # no column says what happened: write it",))
    if not texts:
        return Guessed(('title: "what happened in row {row}"  # write the columns that say what happened',))
    written = scalar(texts[0]) if len(texts) == 1 else f"{{first: {listed([*texts])}}}"
    return Guessed((f"title: {written}  # no column says what happened: this is put together",))


def _parts_of_title(columns: Sequence[Profile]) -> tuple[str, ...]:
    """Return texts of the kind of event and its place, the first of which that is filled is the title."""
    words = [one for one in columns if one.numbers < 0.5 and can_stand_in_text(one.name) and not one.has(*_IDS)]
    kinds = [one for one in words if _is_kind(one) or one.has("event")]
    kinds = [one for one in kinds if len(one.cells) >= _MOST_TITLED * one.count] or kinds
    places = sorted((one for one in words if _place_rank(one) is not None), key=lambda one: _place_rank(one) or 0)
    parts = [f"{{{one.name}}}" for one in (kinds[:1] + places[:1])]
    text = " in ".join(parts)
    every = [f"{{{one.name}}}" for one in places[1:] if len(one.cells) == one.count and one.has(*_COUNTRIES)]
    if not parts or not places or len(places[0].cells) == places[0].count or not every:
        return (text,) if text else ()
    return (text, " in ".join([*parts[:-1], every[0]]))


def _place_rank(column: Profile) -> int | None:
    """Return how near a place is, the nearest first; None for a column of no places."""
    if _is_kind(column) or column.has(*_ACTORS, *_SOURCES):
        return None
    return next((rank for rank, words in enumerate(_NEARNESS) if column.has(*words)), None)


def guessed_type(columns: Sequence[Profile]) -> Guessed:
    """Return the type: a column of a few kinds, with what each of them is here."""
    for one in columns:
        is_kind = _is_kind(one) or (one.has("event") and len(one.values) <= len(one.cells) / 2)
        if is_kind and one.numbers < 0.5 and len(one.values) <= _MOST_TYPES:
            values = {text: _type_of(text) for text in one.values}
            if _is_kind(one) or any(kind != "other" for kind in values.values()):
                table = ", ".join(f"{scalar(text)}: {kind}" for text, kind in values.items())
                remark = "  # types: 'timeline types'" if "other" in values.values() else ""
                return Guessed((f"type: {{column: {scalar(one.name)}, table: {{{table}}}}}{remark}",), (one.name,))
    return Guessed(("type: other  # one of 'timeline types', or a column: {column: …, table: {theirs: ours}}",))


def _is_kind(column: Profile) -> bool:
    """Return whether a heading speaks of types."""
    return column.has(*_TYPES) or any(word.endswith("type") for word in column.words)


def _type_of(text: str) -> str:
    name = hyphenated(text)
    for known in (name, name.removesuffix("s"), name.removeprefix("attempted-")):
        if known in TYPES:
            return known
    words = set(name.replace("-", " ").split())
    inside = [known for known in TYPES if known in words or f"{known}s" in words]
    translated = TABLES["acled"].get(text)
    if translated or len(inside) == 1:
        return translated[0] if translated else inside[0]
    meant = {kind for word, kind in _MEANT.items() if word in name}
    return meant.pop() if len(meant) == 1 else "other"


def guessed_places(columns: Sequence[Profile]) -> Guessed:
    """Return the places: countries if a column has them, else what is called a place."""
    columns = sorted(columns, key=lambda one: one.has(*_SOURCES, "reporting", "target", "perpetrator", "actor"))
    countries = [one for one in columns if one.countries >= _MOST_COUNTRIES and one.numbers < 0.5]
    named = [one for one in countries if one.has(*_COUNTRIES)] or [one for one in countries if one.has(*_PLACES, "iso")]
    chosen = (named or [one for one in columns if one.has(*_COUNTRIES, *_PLACES) and one.numbers < 0.5])[:1]
    if not chosen:
        return Guessed()
    return Guessed((f"places: {_names([chosen[0]])}",), (chosen[0].name,))


def guessed_actors(columns: Sequence[Profile]) -> Guessed:
    """Return the actors."""
    chosen = [one for one in columns if one.has(*_ACTORS) or any(w.startswith("actor") for w in one.words)]
    beside = ("type", "id", "code", "inter", *_COUNTRIES, *_PLACES)
    chosen = [one for one in chosen if one.numbers < 0.5 and not one.has(*beside)]
    return Guessed((f"actors: {_names(chosen)}",), tuple(one.name for one in chosen)) if chosen else Guessed()


def _names(columns: Sequence[Profile]) -> str:
    """Return a field of names in some columns."""
    names = [one.name for one in columns]
    where = f"column: {scalar(names[0])}" if len(names) == 1 else f"columns: {listed(names)}"
    signs = _between_countries(columns)
    if not signs:
        signs = [sign for sign in _SEPARATORS if _parts(columns, sign)][:1]
    split = f", split: {scalar(signs[0]) if len(signs) == 1 else listed(signs)}" if signs else ""
    return f"{{{where}{split}, unknown: ask}}"


def _between_countries(columns: Sequence[Profile]) -> list[str]:
    """Return what stands between names of countries in a cell, and in none of these names."""
    texts = {text for one in columns for text in one.values}
    whole = {text for text in texts if find_country(text) is not None}
    signs = [sign for sign in _BETWEEN_COUNTRIES if not any(sign in text for text in whole)]
    any_sign = re.compile("|".join(map(re.escape, signs)))
    lists = [text for text in texts - whole if _are_countries(any_sign.split(text))]
    return [sign for sign in signs if any(sign in text for text in lists)]


def _are_countries(texts: Sequence[str]) -> bool:
    return len(texts) > 1 and all(find_country(text.strip()) is not None for text in texts)


def _parts(columns: Sequence[Profile], sign: str) -> bool:
    texts = [text for one in columns for text in one.texts if not is_blank(text)]
    several = sum(sign in text and text.count(sign) < 8 for text in texts)
    return bool(texts) and several / len(texts) >= _FEWEST_PARTED


def guessed_rest(columns: Sequence[Profile]) -> Iterator[Guessed]:
    """Yield the address, the summary and the notes, in the order in which they may take columns."""
    addresses = [one for one in columns if one.addresses > 0.9]
    addresses = [one for one in addresses if not one.name.startswith(LINK_OF) or one.has(*_SOURCES, *_TITLES)]
    address = min(addresses, key=lambda one: (one.name.startswith(LINK_OF), not one.has(*_SOURCES)), default=None)
    if address is not None:
        yield Guessed((f"url: {of_column(address.name)}",), (address.name,))
    summary = next((one for one in columns if one.has(*_LONGER) and one.numbers < 0.5), None)
    if summary is not None:
        yield Guessed((f"summary: {of_column(summary.name)}",), (summary.name,))
    notes = next((one for one in columns if one.has(*_NOTES) and one is not summary), None)
    source = next((one for one in columns if one.has(*_SOURCES) and one is not address and one.numbers < 0.5), None)
    if notes is not None:
        yield Guessed((f"note: {of_column(notes.name)}",), (notes.name,))
    elif source is not None and can_stand_in_text(source.name):
        yield Guessed((f"note: {scalar('Source: {' + source.name + '}')}",), (source.name,))


def guessed_figures(columns: Sequence[Profile]) -> Guessed:
    """Return the figures of people killed and injured."""
    lines: list[str] = []
    used: list[str] = []
    for measure, words in _COUNTED.items():
        several = [one for one in columns if one.has(*words) and one.estimates > 0.5 and set(one.values) - {"0", "1"}]
        several = [one for one in several if one.name not in used]
        found = _bounds(several)
        if found is None and len(several) == 1:  # of several, each counts only some
            found = {"value": several[0]}
        if found:
            keys = ", ".join(f"{key}: {_number(one)}" for key, one in found.items())
            lines.append(f"- {{measure: {measure}, unit: people, {keys}, over: date}}")
            used += [one.name for one in found.values()]
    return Guessed(tuple(lines), tuple(used))


def _bounds(columns: Sequence[Profile]) -> dict[str, Profile] | None:
    """Return the columns of the lowest and the highest number, and of that between them; None without the two."""
    keys = {"value": _MIDDLE, "low": _LOWEST, "high": _HIGHEST}
    found = {key: [one for one in columns if one.has(*words)] for key, words in keys.items()}
    if len(found["low"]) != 1 or len(found["high"]) != 1 or len(found["value"]) > 1:
        return None
    return {key: several[0] for key, several in found.items() if several}


def _number(column: Profile) -> str:
    """Return a field of numbers, without the texts that stand for none."""
    if not column.blanks:
        return of_column(column.name)
    return f"{{column: {scalar(column.name)}, blank: {listed(column.blanks)}}}"
