"""Fields of entries as they stand in the cells of a sheet, each with the value of the log that it shows."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from timeline.dates import Date
from timeline.dates.as_written import as_written
from timeline.edits.arguments import flow_of
from timeline.edits.meanings import Found, NameRole
from timeline.edits.names import Names
from timeline.imports.sheet_fields import FIELDS, Section, SheetField
from timeline.log.deadline_terms import Before, EarlierOf, LaterOf, Term, Within
from timeline.log.editing.values import Value
from timeline.log.log import Log
from timeline.log.model import Citation, Entry, Figure, Occasion
from timeline.text import visible

LETTERS = 32_767
"""Maximum number of letters of a cell, counted in units of UTF-16."""
_LINES = 253
"""Maximum number of line breaks of a cell."""
BETWEEN = "; "
"""The delimiter of the items of a cell."""
_ITEM = re.compile(r'(?:@"[^"]*"|[^;])+')
STATED = "stated"
"""The status of an entry that gives none."""
TEXT_MARK = "text:"
"""The mark before a subject of a figure that is a text."""


class Shown(NamedTuple):
    """The cell of a field."""

    text: str = ""
    value: Value | None = None
    """The value of the log; None where nothing stands."""
    items: tuple[tuple[str, Value], ...] = ()
    """Of a field with several values, each as it stands in the cell, with the value that it shows."""
    is_editable: bool = True
    """False where a cell cannot hold the value as it is: the text is cut, or has signs for hidden characters."""


NOTHING = Shown()


class Labels:
    """The names of actors and places by which a cell shows them: the usual name where it is clear, else the id."""

    def __init__(self, log: Log, names: Names) -> None:
        self._log = log
        self._names = names
        self._known: dict[tuple[NameRole, str], str] = {}

    def label(self, role: NameRole, identity: str) -> str:
        """Return the name that is read back as this id, else the id."""
        asked = role, identity
        if asked not in self._known:
            self._known[asked] = self._label(role, identity)
        return self._known[asked]

    def _label(self, role: NameRole, identity: str) -> str:
        if role not in ("actor", "place"):
            return identity
        name = self._names.name_of(role, identity)
        is_plain = name == visible(name).strip() and not {";", '"', "@"} & set(name)
        return name if is_plain and self._names.meaning(role, name) == Found(identity) else identity


def shown_fields(entry: Entry, section: Section, labels: Labels) -> dict[str, Shown]:
    """Return the cells of an entry by the keys of its section."""
    return {field.key: shown(field, entry, labels) for field in FIELDS[section]}


def values_of(several: Mapping[str, Shown]) -> dict[str, Value | None]:
    """Return the values that cells show, by their keys."""
    return {key: one.value for key, one in several.items()}


def shown(field: SheetField, entry: Entry, labels: Labels) -> Shown:
    """Return the cell of a field of an entry."""
    if field.form == "subject":
        assert isinstance(entry, Figure)
        return _subject(entry)
    value = getattr(entry, field.key)
    if field.is_list:
        return shown_items(field, value, labels)
    if value is None or (field.key == "status" and value == STATED):
        return NOTHING
    if isinstance(value, Date):
        return fitted(as_written(value))
    if isinstance(value, Within | Before | EarlierOf | LaterOf):
        term = value_of_term(value)
        return fitted(flow_of(term), term)
    if isinstance(value, Occasion):
        return _occasion(value)
    if field.form == "name" and field.role is not None:
        return fitted(labels.label(field.role, value), value)
    return fitted(str(value))


def fitted(text: str, value: Value | None = None) -> Shown:
    """Return the cell of a text; where it cannot hold all of it as it is, it is not for editing."""
    seen = "\n".join(map(visible, text.split("\n")))
    if seen == text and text.count("\n") <= _LINES and is_short(text):
        return Shown(text, text if value is None else value)
    shortened = visible(text) if text.count("\n") > _LINES else seen
    if not is_short(shortened):
        shortened = shortened[: LETTERS // 2 - 1] + "…"
    return Shown(shortened, text if value is None else value, is_editable=False)


def is_short(text: str) -> bool:
    """Return whether a cell of a workbook can hold a text."""
    return len(text) * 2 <= LETTERS or len(text.encode("utf-16-le")) // 2 <= LETTERS


def shown_items(field: SheetField, values: Sequence[str | Citation], labels: Labels) -> Shown:
    """Return the cell of several values."""
    items: list[tuple[str, Value]] = []
    for value in values:
        if isinstance(value, Citation):
            items.append((text_of_citation(value), value_of_citation(value)))
        else:
            items.append((labels.label(field.role, value) if field.role is not None else value, value))
    if not items:
        return NOTHING
    cell = fitted(BETWEEN.join(text for text, _ in items), [value for _, value in items])
    is_clear = split_items(cell.text) == [text for text, _ in items]
    return cell._replace(items=tuple(items)) if cell.is_editable and is_clear else cell._replace(is_editable=False)


def split_items(text: str) -> list[str]:
    """Return the items of a cell: a `;` parts them, but in quotes behind an `@`."""
    return [part for part in map(str.strip, _ITEM.findall(text)) if part]


def text_of_citation(citation: Citation) -> str:
    """Return a citation as a cell has it: `audit@page 9`, with `[via digest]` behind it."""
    place = citation.at
    if place is not None and (place != place.strip() or {";", '"', "[", "'"} & set(place)):
        place = f'"{place}"'
    at = f"@{place}" if place is not None else ""
    via = f" [via {citation.via}]" if citation.via is not None else ""
    return f"{citation.ref}{at}{via}"


def value_of_citation(citation: Citation) -> Value:
    """Return a citation as a log writes it."""
    parts: dict[str, Value] = {"ref": citation.ref}
    if citation.via is not None:
        parts["via"] = citation.via
    if citation.at is not None:
        parts["at"] = citation.at
    return citation.ref if len(parts) == 1 else parts


def value_of_term(term: Date | Term) -> Value:
    """Return a deadline as a log writes it."""
    if isinstance(term, Date):
        return as_written(term)
    if isinstance(term, Before):
        return {"before": term.before}
    if isinstance(term, Within):
        number, unit = term.step.number, term.step.unit
        return {"within": f"{number} {unit}{'' if number == 1 else 's'}", "of": term.of}
    key, members = ("earlier_of", term.earlier_of) if isinstance(term, EarlierOf) else ("later_of", term.later_of)
    return {key: [value_of_term(member) for member in members]}


def _occasion(occasion: Occasion) -> Shown:
    """Return the cell of an announcement: its own date, else the event that it names."""
    if occasion.date is not None:
        return fitted(as_written(occasion.date))
    return fitted(f"event:{occasion.event}", {"event": occasion.event or ""})


def _subject(figure: Figure) -> Shown:
    """Return the cell of what a figure counts: an id, or a text behind `text:`."""
    if figure.subject_text is not None:
        return fitted(f"{TEXT_MARK} {figure.subject_text}", {"text": figure.subject_text})
    kind = f"{figure.subject_kind}:" if figure.subject_kind is not None else ""
    return fitted(f"{kind}{figure.subject}")
