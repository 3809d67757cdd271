"""The guess at the fields of an entry but its date."""

import re
from collections.abc import Iterator, Sequence

from timeline.edits.names import hyphenated
from timeline.imports.guessed_words import (
    ACTORS,
    ALL_COUNTED,
    COUNTED,
    COUNTRIES,
    IDS,
    LONGER,
    NOTES,
    PLACES,
    SOURCES,
    TITLES,
    Guessed,
    is_kind,
)
from timeline.imports.profiles import Profile, is_blank
from timeline.imports.value_tables import TABLES
from timeline.imports.yaml_texts import can_stand_in_text, listed, of_column, scalar
from timeline.tables.linked import LINK_OF
from timeline.vocabulary.countries import find_country
from timeline.vocabulary.types import TYPES

_LOWEST = ("min", "minimum", "low", "lower", "lowest")
_HIGHEST = ("max", "maximum", "high", "upper", "highest")
_MIDDLE = ("best", "estimate", "median", "central")
_MOST_COUNTRIES = 0.5
_MOST_TYPES = 25
"""Maximum number of values of a column that is one of types."""

_MEANT = {
    **dict.fromkeys(
        ("bomb", "explosi", "shooting", "assault", "assassinat", "ambush", "raid", "massacre", "killing"),
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


def guessed_identity(columns: Sequence[Profile]) -> Guessed:
    """Return the column that names the rows."""
    for one in columns:
        is_count = one.has(*ALL_COUNTED, "injured", "total")
        if one.is_unique and one.has(*IDS) and one.length <= 40 and not is_count:
            return Guessed((f"identity: {scalar(one.name)}",), (one.name,))
    line = "# identity: the column that names a row in its source, if there is one: an update finds the rows by it"
    return Guessed((line,))


def guessed_type(columns: Sequence[Profile]) -> Guessed:
    """Return the type: a column of a few kinds, with what each of them is here."""
    for one in columns:
        of_kinds = is_kind(one) or (one.has("event") and len(one.values) <= len(one.cells) / 2)
        if of_kinds and one.numbers < 0.5 and len(one.values) <= _MOST_TYPES:
            values = {text: _type_of(text) for text in one.values}
            if is_kind(one) or any(kind != "other" for kind in values.values()):
                table = ", ".join(f"{scalar(text)}: {kind}" for text, kind in values.items())
                remark = "  # types: 'timeline types'" if "other" in values.values() else ""
                return Guessed((f"type: {{column: {scalar(one.name)}, table: {{{table}}}}}{remark}",), (one.name,))
    return Guessed(("type: other  # one of 'timeline types', or a column: {column: …, table: {theirs: ours}}",))


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
    columns = sorted(columns, key=lambda one: one.has(*SOURCES, "reporting", "target", "perpetrator", "actor"))
    countries = [one for one in columns if one.countries >= _MOST_COUNTRIES and one.numbers < 0.5]
    named = [one for one in countries if one.has(*COUNTRIES)] or [one for one in countries if one.has(*PLACES, "iso")]
    chosen = (named or [one for one in columns if one.has(*COUNTRIES, *PLACES) and one.numbers < 0.5])[:1]
    if not chosen:
        return Guessed()
    return Guessed((f"places: {_names([chosen[0]])}",), (chosen[0].name,))


def guessed_actors(columns: Sequence[Profile]) -> Guessed:
    """Return the actors."""
    chosen = [one for one in columns if one.has(*ACTORS) or any(w.startswith("actor") for w in one.words)]
    beside = ("type", "id", "code", "inter", *COUNTRIES, *PLACES)
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
    addresses = [one for one in addresses if not one.name.startswith(LINK_OF) or one.has(*SOURCES, *TITLES)]
    address = min(addresses, key=lambda one: (one.name.startswith(LINK_OF), not one.has(*SOURCES)), default=None)
    if address is not None:
        yield Guessed((f"url: {of_column(address.name)}",), (address.name,))
    summary = next((one for one in columns if one.has(*LONGER) and one.numbers < 0.5), None)
    if summary is not None:
        yield Guessed((f"summary: {of_column(summary.name)}",), (summary.name,))
    notes = next((one for one in columns if one.has(*NOTES) and one is not summary), None)
    source = next((one for one in columns if one.has(*SOURCES) and one is not address and one.numbers < 0.5), None)
    if notes is not None:
        yield Guessed((f"note: {of_column(notes.name)}",), (notes.name,))
    elif source is not None and can_stand_in_text(source.name):
        yield Guessed((f"note: {scalar('Source: {' + source.name + '}')}",), (source.name,))


def guessed_figures(columns: Sequence[Profile]) -> Guessed:
    """Return the figures of people killed and injured."""
    lines: list[str] = []
    used: list[str] = []
    for measure, words in COUNTED.items():
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
