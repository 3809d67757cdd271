"""The guess at the fields of an entry but its date."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.edits.names import hyphenated
from timeline.imports.profiles import Profile
from timeline.imports.value_tables import TABLES
from timeline.imports.yaml_texts import can_stand_in_text, listed, of_column, scalar
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
_TITLES_TOO = ("summary", "details", "text", "entry", "name", "action", "subject", "milestone")
_LONGER = ("summary", "details", "description", "text", "narrative", "background")
_NOTES = ("note", "notes", "comment", "comments", "remark", "remarks")
_COUNTRIES = ("country", "countries")
_PLACES = ("place", "places", "location", "where", "region", "city", "area", "province", "state")
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
_MOST_COUNTRIES = 0.5
_MOST_TITLED = 0.9
"""Share of the rows that have a title, if a column is that of titles."""

_MOST_TYPES = 25
"""Maximum number of values of a column that is one of types."""

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
        if one.is_unique and one.has(*_IDS) and one.length <= 40:
            return Guessed((f"identity: {scalar(one.name)}",), (one.name,))
    line = "# identity: the column that names a row in its source, if there is one: an update finds the rows by it"
    return Guessed((line,))


def guessed_title(columns: Sequence[Profile]) -> Guessed:
    """Return the title: the column that says what happened, else a text of two columns."""
    prose = [one for one in columns if one.numbers < 0.5 and one.addresses < 0.5 and one.dates < 0.5]
    prose = [one for one in prose if not one.has(*_IDS, *_SOURCES, *_COUNTRIES, *_PLACES, *_ACTORS)]
    whats = [one for one in prose if not _is_kind(one)]
    whats = [one for one in whats if len(one.cells) >= _MOST_TITLED * one.count]
    several = [one for one in whats if one.has(*_TITLES)] or [one for one in whats if one.has(*_TITLES_TOO)]
    several = several or [one for one in whats if one.length >= 12 and len(one.values) > len(one.cells) / 2]
    if several:
        title = max(several, key=lambda one: (_title_rank(one), one.length))
        return Guessed((f"title: {of_column(title.name)}",), (title.name,))
    return _composed(columns)


def _title_rank(column: Profile) -> float:
    """Return how good a title a column is: neither a word nor a page."""
    first = 3 if column.has("title", "headline") else 1 if column.has(*_TITLES) else 0
    return first - (column.length > 200) - 2 * (column.length < 8) - 2 * (len(column.values) < len(column.cells) / 3)


def _composed(columns: Sequence[Profile]) -> Guessed:
    """Return a title of the kind of event and its place."""
    kinds = [one for one in columns if (_is_kind(one) or one.has("event")) and one.numbers < 0.5]
    places = [one for one in columns if one.has(*_PLACES) and one.numbers < 0.5]
    where = places or [one for one in columns if one.has(*_COUNTRIES) and one.numbers < 0.5]
    parts = [one.name for one in (kinds[:1] + where[:1]) if can_stand_in_text(one.name)]
    if not parts:
        return Guessed(('title: "what happened in row {row}"  # write the columns that say what happened',))
    text = " in ".join(f"{{{name}}}" for name in parts)
    return Guessed((f"title: {scalar(text)}  # no column says what happened: this is put together",))


def guessed_type(columns: Sequence[Profile]) -> Guessed:
    """Return the type: a column of a few kinds, with what each of them is here."""
    for one in columns:
        if (_is_kind(one) or one.has("event")) and one.numbers < 0.5 and len(one.values) <= _MOST_TYPES:
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
    return translated[0] if translated else inside[0] if len(inside) == 1 else "other"


def guessed_places(columns: Sequence[Profile]) -> Guessed:
    """Return the places: countries if a column has them, else what is called a place."""
    countries = [one for one in columns if one.countries >= _MOST_COUNTRIES and one.numbers < 0.5]
    named = [one for one in countries if one.has(*_COUNTRIES)] or [one for one in countries if one.has(*_PLACES, "iso")]
    chosen = (named or [one for one in columns if one.has(*_COUNTRIES, *_PLACES) and one.numbers < 0.5])[:1]
    if not chosen:
        return Guessed()
    return Guessed((f"places: {_names([chosen[0]])}",), (chosen[0].name,))


def guessed_actors(columns: Sequence[Profile]) -> Guessed:
    """Return the actors."""
    chosen = [one for one in columns if one.has(*_ACTORS) or any(w.startswith("actor") for w in one.words)]
    chosen = [one for one in chosen if one.numbers < 0.5 and not one.has("type", "id", "code", "inter")]
    return Guessed((f"actors: {_names(chosen)}",), tuple(one.name for one in chosen)) if chosen else Guessed()


def _names(columns: Sequence[Profile]) -> str:
    """Return a field of names in some columns."""
    names = [one.name for one in columns]
    where = f"column: {scalar(names[0])}" if len(names) == 1 else f"columns: {listed(names)}"
    sign = next((sign for sign in _SEPARATORS if _parts(columns, sign)), None)
    split = f", split: {scalar(sign)}" if sign is not None else ""
    return f"{{{where}{split}, unknown: ask}}"


def _parts(columns: Sequence[Profile], sign: str) -> bool:
    texts = [text for one in columns for text in one.texts]
    several = sum(sign in text and text.count(sign) < 8 for text in texts)
    return bool(texts) and several / len(texts) >= _FEWEST_PARTED


def guessed_rest(columns: Sequence[Profile]) -> Iterator[Guessed]:
    """Yield the address, the summary and the notes, in the order in which they may take columns."""
    address = next((one for one in columns if one.addresses > 0.9), None)
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
    lines, used = [], []
    for measure, words in _COUNTED.items():
        several = [one for one in columns if one.has(*words) and one.numbers > 0.5 and set(one.values) - {"0", "1"}]
        if len(several) == 1:  # of several, each counts only some
            lines.append(f"- {{measure: {measure}, unit: people, value: {of_column(several[0].name)}, over: date}}")
            used.append(several[0].name)
    return Guessed(tuple(lines), tuple(used))
