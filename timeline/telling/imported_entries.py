"""New entries from the rows of a table, in words: an entry with its date, its facts and the figures of its row."""

from collections.abc import Container, Iterator, Mapping, Sequence

from timeline.dates import DateError, parse
from timeline.edits.names import Names
from timeline.imports.shown import STATED
from timeline.imports.three_way import as_items
from timeline.log.editing.values import Value
from timeline.telling.document import Entry, Run, Sign, Words, joined, phrase
from timeline.telling.events import date_words
from timeline.vocabulary.types import TYPES

NEW = Sign("+", "new", "good")

Values = Mapping[str, Value]

DATES = ("date", "deadline", "as_of", "over", "until")
"""The keys of dates; the first of them that an entry has leads it."""

_LISTS: Sequence[tuple[str, str]] = (("by", "by "), ("to", "to "), ("places", ""), ("actors", ""))
"""The keys of names, with the words before them."""


def value_entry(
    value: Values,
    names: Names,
    *,
    figures: Sequence[Values] = (),
    asks: Container[str] = (),
    facts: Sequence[Words] = (),
    sign: Sign = NEW,
) -> Entry:
    """Return an entry by its values, with the figures of the same row below it; `facts` stand behind its own.

    `asks` are the names in it that have no certain meaning: they are marked.
    """
    summary = phrase(one_line(value.get("summary")))
    status = one_line(value.get("status"))
    return Entry(
        title=phrase(Run(title_of_value(value), "title")),
        lead=_lead(value),
        sign=sign,
        flags=(status,) if status not in ("", STATED) else (),
        facts=(*_facts(value, names, asks), *facts),
        summary=summary,
        excerpt=summary,
        id=one_line(value.get("id")),
        details=tuple(phrase(Run("figure: ", "aside"), counted_words(one)) for one in figures),
    )


def title_of_value(value: Values) -> str:
    """Return the title of an entry by its values; of a figure, what it counts."""
    if value.get("title"):
        return one_line(value["title"])
    if value.get("measure"):
        return f"{subject_words(value.get('subject'))}: {counted_words(value)}"
    return one_line(value.get("name"))


def subject_words(subject: Value | None) -> str:
    """Return the subject of a figure as a log writes it."""
    return one_line(subject.get("text")) if isinstance(subject, dict) else one_line(subject)


def _lead(value: Values) -> Words:
    """The date of an entry: of a plan its deadline, of a figure the day or the time that it is about."""
    for key in DATES:
        text = value.get(key)
        if isinstance(text, str):
            return date_text_words(text, is_deadline=key == "deadline")
    return ()


def date_text_words(text: str, *, is_deadline: bool = False) -> Words:
    """Return a date as a log writes it in words; one that is not understood as it stands."""
    try:
        return date_words(parse(text, "deadline" if is_deadline else "date"))
    except DateError:
        return phrase(Run(text, "vague"))


def _facts(value: Values, names: Names, asks: Container[str]) -> Iterator[Words]:
    kind = value.get("type") or value.get("kind")
    if isinstance(kind, str):
        yield name_words("type", kind, names, asks)
    for key, before in _LISTS:
        items = [name_words(key, one_line(item), names, asks) for item in as_items(value.get(key))]
        if items:
            yield phrase(before, joined(", ", items))
    if tags := ", ".join(map(one_line, as_items(value.get("tags")))):
        yield phrase(Run(f"tags: {tags}", "aside"))
    if url := one_line(value.get("url")):
        yield phrase(Run(url, "link"))


def name_words(key: str, text: str, names: Names, asks: Container[str] = ()) -> Words:
    """Return a reference of a field by the usual name; a name without a certain meaning as it was typed, marked."""
    if text in asks:
        return phrase(text, " ", Run("(unknown)", "hedge"))
    if key == "type":
        return phrase(TYPES[text].name.lower() if text in TYPES else text)
    return phrase(names.name_of("place" if key == "places" else "actor", text))


def counted_words(value: Values) -> str:
    """Return the number of a figure with its measure: `deaths: 12 people`, `deaths: 10 to 15 people`."""
    measure, unit = one_line(value.get("measure")), one_line(value.get("unit"))
    number = f"{amount_of_value(value)} {unit}".strip()
    return f"{measure}: {number}" if measure else number


def amount_of_value(value: Values) -> str:
    """Return the estimate of a figure: its best value with its bounds, or its words."""
    best, low, high = (one_line(value.get(key)) for key in ("value", "low", "high"))
    qualifier = one_line(value.get("qualifier")).replace("-", " ")
    bounds = f"{low} to {high}" if low and high else f"at least {low}" if low else f"at most {high}" if high else ""
    if best and bounds:
        return f"{best} ({bounds})"
    number = best or bounds or one_line(value.get("words"))
    return f"{qualifier} {number}" if best and qualifier else number


def one_line(value: Value | None) -> str:
    """Return a text on one line."""
    return "" if value is None else " ".join(str(value).split())
