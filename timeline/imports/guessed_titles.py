"""The guess at the title of an entry: the column that says what happened, or a text of several."""

from collections.abc import Sequence

from timeline.imports.guessed_words import (
    ACTORS,
    ALL_COUNTED,
    COUNTRIES,
    IDS,
    LONGER,
    NOTES,
    PLACES,
    SOURCES,
    TITLES,
    TITLES_TOO,
    Guessed,
    is_kind,
)
from timeline.imports.profiles import Profile
from timeline.imports.yaml_texts import can_stand_in_text, listed, of_column, scalar

_WIDER = ("province", "state", "district", "governorate", "admin", "county", "provstate")
_TOWNS = ("city", "town", "village")
_NEARNESS = (_TOWNS, ("location", "place", "places", "where", "area"), _WIDER, COUNTRIES, ("region",))
_MOST_TITLED = 0.9
"""Share of the rows that have a title, if a column is that of titles."""

_SOMETIMES_TITLED = 0.3
"""Share of the rows that have a title, if a column of titles is one for these rows alone."""

_SHORTEST_TITLE = 5
"""Average length of the texts of a column from which on they may be titles, if no other column has any."""


def guessed_title(columns: Sequence[Profile], counts: Sequence[Profile] = ()) -> Guessed:
    """Return the title: the column that says what happened, else a text of two columns, or the first of `counts`."""
    prose = [one for one in columns if _is_prose(one)]
    whats = [one for one in prose if not is_kind(one) and len(one.cells) >= _MOST_TITLED * one.count]
    if titles := _titles(whats):
        return _titled(max(titles, key=_title_rank))
    some = [one for one in prose if one.has(*TITLES) and len(one.cells) >= _SOMETIMES_TITLED * one.count]
    some = [one for one in some if can_stand_in_text(one.name) and not is_kind(one)]
    if some:
        return _titled_sometimes(max(some, key=_title_rank), columns)
    if not any(is_kind(one) for one in columns) and (texts := _other_texts(whats)):
        return _titled(max(texts, key=lambda one: one.length))
    return _composed(columns, counts)


def _is_prose(column: Profile) -> bool:
    """Return whether a column has words that may say what happened."""
    is_text = column.numbers < 0.5 and column.addresses < 0.5 and column.dates < 0.5
    return is_text and not column.has(*IDS, *SOURCES, *COUNTRIES, *PLACES, *ACTORS)


def _titles(whats: Sequence[Profile]) -> list[Profile]:
    """Return the columns of titles by their headings; where there are none, those of texts that differ, by length."""
    return (
        [one for one in whats if one.has(*TITLES)]
        or [one for one in whats if one.has(*TITLES_TOO) and len(one.values) > len(one.cells) / 3]
        or [one for one in whats if one.length >= 12 and len(one.values) > len(one.cells) / 2]
    )


def _other_texts(whats: Sequence[Profile]) -> list[Profile]:
    """Return the columns of short texts that differ; if there are none, the first of notes or of longer texts."""
    notes = [one for one in whats if one.has(*NOTES, *LONGER)]
    short = [one for one in whats if can_stand_in_text(one.name) and len(one.values) > len(one.cells) / 2]
    short = [one for one in short if one.length >= _SHORTEST_TITLE and not one.has(*NOTES, *LONGER, *ALL_COUNTED)]
    return short or notes[:1]


def _titled(title: Profile) -> Guessed:
    return Guessed((f"title: {of_column(title.name)}",), (title.name,))


def _titled_sometimes(title: Profile, columns: Sequence[Profile]) -> Guessed:
    """Return the title for a column of titles that not every row has."""
    instead = _parts_of_title([one for one in columns if one is not title])
    if not instead:
        return Guessed((f"title: {of_column(title.name)}  # not every row has one",), (title.name,))
    texts = ", ".join(scalar(text) for text in (f"{{{title.name}}}", *instead))
    return Guessed((f"title: {{first: [{texts}]}}",), (title.name,))


def _title_rank(column: Profile) -> tuple[float, float]:
    """Return how good a title a column is, neither a word nor a page, and the length of its texts."""
    first = 3 if column.has("title", "headline") else 1 if column.has(*TITLES) else 0
    is_alike = len(column.values) < len(column.cells) / 3
    return first - (column.length > 200) - 2 * (column.length < 8) - 2 * is_alike, column.length


def _composed(columns: Sequence[Profile], counts: Sequence[Profile]) -> Guessed:
    """Return a title of the kind of event and its place; of a table of numbers, of the first of them."""
    texts = _parts_of_title(columns)
    numbers = [one for one in counts if len(one.cells) == one.count] or [
        one
        for one in columns
        if one.estimates > 0.5 and one.dates < 0.5 and len(one.cells) == one.count and not one.has(*IDS)
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
    words = [one for one in columns if one.numbers < 0.5 and can_stand_in_text(one.name) and not one.has(*IDS)]
    kinds = [one for one in words if is_kind(one) or one.has("event")]
    kinds = [one for one in kinds if len(one.cells) >= _MOST_TITLED * one.count] or kinds
    places = sorted((one for one in words if _place_rank(one) is not None), key=lambda one: _place_rank(one) or 0)
    parts = [f"{{{one.name}}}" for one in (kinds[:1] + places[:1])]
    text = " in ".join(parts)
    every = [f"{{{one.name}}}" for one in places[1:] if len(one.cells) == one.count and one.has(*COUNTRIES)]
    if not parts or not places or len(places[0].cells) == places[0].count or not every:
        return (text,) if text else ()
    return (text, " in ".join([*parts[:-1], every[0]]))


def _place_rank(column: Profile) -> int | None:
    """Return how near a place is, the nearest first; None for a column of no places."""
    if is_kind(column) or column.has(*ACTORS, *SOURCES):
        return None
    return next((rank for rank, words in enumerate(_NEARNESS) if column.has(*words)), None)
