"""The columns of `list`, `plans` and `figures` that are read back, each with the field of the log that it shows."""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from timeline.dates import Date, words
from timeline.dates.as_written import as_written
from timeline.imports.sheet_fields import Section, SheetField, fields_by_key
from timeline.imports.shown import BETWEEN, NOTHING, STATED, Shown, split_items, value_of_citation
from timeline.log.editing.values import Value
from timeline.log.model import Citation, Entry, Event, Figure, Plan
from timeline.text import visible
from timeline.workspace import Workspace

Answer = Literal["list", "plans", "figures"]
"""The command whose table came back."""


class Ordinary(NamedTuple):
    """A column of an ordinary table: its heading, the field that it shows, and its cell for an entry."""

    heading: str
    field: SheetField
    cell: Shown


def answer_of(headings: Sequence[str]) -> Answer | None:
    """Return the command that writes a table with such headings; None for any other table."""
    names = {*headings}
    if not {"id", "title"} <= names and not {"id", "measure", "estimate"} <= names:
        return None
    if "estimate" in names:
        return "figures"
    if {"verdict", "kind"} <= names:
        return "plans"
    return "list" if {"date", "edtf", "kind"} <= names else None


def section_in(answer: Answer, kind: str) -> Section:
    """Return the section of a row; `kind` is its cell of that name."""
    if answer == "list":
        return "events" if kind == "event" else "plans"
    return answer


def ordinary_columns(entry: Entry, answer: Answer, workspace: Workspace) -> Iterator[Ordinary]:
    """Yield the columns of an entry that are read back: of a date of a plan in `list`, those that all its rows have."""
    if isinstance(entry, Event):
        yield from _columns("events", _event(entry, workspace))
        yield from _columns("events", _common(entry, workspace))
    elif isinstance(entry, Figure):
        yield from _columns("figures", _figure(entry, workspace))
    elif isinstance(entry, Plan) and answer == "list":
        yield from _columns("plans", _texts(entry, "title", "status", "summary"))
        yield from _columns("plans", (("tags", "tags", _items(entry.tags)),))
    elif isinstance(entry, Plan):
        yield from _columns("plans", _plan(entry, workspace))
        yield from _columns("plans", _common(entry, workspace))


_Cells = Iterator[tuple[str, str, Shown]]
"""Heading, key of the field, and cell."""


def _columns(section: Section, cells: "_Cells | tuple[tuple[str, str, Shown], ...]") -> Iterator[Ordinary]:
    fields = fields_by_key(section)
    for heading, key, cell in cells:
        yield Ordinary(heading, fields[key], cell)


def _event(event: Event, workspace: Workspace) -> _Cells:
    yield from _date("date", event.date)
    yield from _texts(event, "title", "type", "status", "summary")
    yield from _places(event, workspace)


def _plan(plan: Plan, workspace: Workspace) -> _Cells:
    yield from _texts(plan, "title", "kind", "status", "summary")
    yield from _actors("by", "by_names", plan, plan.by, workspace)
    yield from _actors("to", "to_names", plan, plan.to, workspace)
    if plan.places:  # else those of the event that announced it may stand there
        yield from _places(plan, workspace)


def _common(entry: Entry, workspace: Workspace) -> _Cells:
    yield from _actors("actors", "actor_names", entry, entry.actors, workspace)
    yield "tags", "tags", _items(entry.tags)
    yield "source_ids", "sources", _sources(entry.sources)


def _figure(figure: Figure, workspace: Workspace) -> _Cells:
    yield from _date("as_of" if figure.as_of is not None else "over", figure.when)
    yield from _texts(figure, "measure", "unit", "low", "high", "value", "qualifier", "words", "status")
    if figure.by is not None:
        name = workspace.naming(figure)(figure.by)
        yield "by_name", "by", _plain(name, figure.by)
        yield "by", "by", _plain(figure.by)
    yield "source_ids", "sources", _sources(figure.sources)


def _date(key: str, date: Date) -> _Cells:
    value = as_written(date)
    yield "date", key, _plain(date.words or words(date), value)
    yield "edtf", key, _plain(date.edtf, value)


def _texts(entry: Entry, *keys: str) -> _Cells:
    for key in keys:
        value = getattr(entry, key)
        if key == "status" and value == STATED:
            yield key, key, Shown(STATED)
        else:
            yield key, key, NOTHING if value is None else _plain(str(value))


def _places(entry: Entry, workspace: Workspace) -> _Cells:
    yield "place_names", "places", _items(tuple(map(workspace.geography.name, entry.places)), entry.places)
    yield "places", "places", _items(entry.places)


def _actors(key: str, names: str, entry: Entry, identities: tuple[str, ...], workspace: Workspace) -> _Cells:
    yield names, key, _items(workspace.names(entry, identities), identities)
    yield key, key, _items(identities)


def _sources(citations: Sequence[Citation]) -> Shown:
    return _items([one.ref for one in citations], [value_of_citation(one) for one in citations])


def _plain(text: str, value: Value | None = None) -> Shown:
    """Return the cell of a text of any length; one with hidden characters is not for editing."""
    seen = "\n".join(map(visible, text.split("\n")))
    return Shown(seen, text if value is None else value, is_editable=seen == text)


def _items(texts: Sequence[str], values: Sequence[Value] | None = None) -> Shown:
    several: list[Value] = [*(texts if values is None else values)]
    if not several:
        return NOTHING
    cell = _plain(BETWEEN.join(texts), several)
    if cell.is_editable and split_items(cell.text) == [text.strip() for text in texts]:
        return cell._replace(items=tuple(zip(texts, several, strict=True)))
    return cell._replace(is_editable=False)


Printed = Callable[[Entry], Sequence[Ordinary]]
"""The columns of an entry as its table shows them now."""
