"""The choices of a person who goes through an import: what is written of it, and values that they corrected."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from timeline.edits.drafts import Draft
from timeline.edits.meanings import Question
from timeline.edits.names import Names
from timeline.imports.offers import Offers
from timeline.imports.returned_cells import CellFault, ReadCell, value_of_cell
from timeline.imports.returned_values import ReturnedEntry
from timeline.imports.review import Changed, New, StruckOut
from timeline.imports.sheet_fields import FIELDS, fields_by_key
from timeline.imports.shown import NOTHING
from timeline.imports.three_way import Change
from timeline.log.editing.values import Path, Value

Item = New | Changed | StruckOut


class _Key(NamedTuple):
    """The name of an item, or of a field of it."""

    item: str
    sheet: str
    row: int
    id: str
    field: str = ""


class Choices:
    """The choices of a person, and the values that were typed in the place of others."""

    def __init__(self) -> None:
        self._chosen: set[_Key] = set()
        self._edited: dict[_Key, dict[str, ReadCell]] = {}
        self._preferred: set[_Key] = set()
        self._declined: set[_Key] = set()

    def choose(self, item: Item, change: Change | None = None) -> None:
        """Choose an item; of one that was changed, a field."""
        self._chosen.add(_key(item, change))

    def decline(self, item: Item, change: Change) -> None:
        """Refuse a change: what the log says stays."""
        self._declined.add(_key(item, change))

    def is_declined(self, item: Item, change: Change | None) -> bool:
        """Return whether a change was refused."""
        return _key(item, change) in self._declined

    def edit(self, item: Item, field: str, value: ReadCell) -> None:
        """Put another value in the place of that which stands there."""
        self._edited.setdefault(_key(item), {})[field] = value

    def prefer(self, item: Item, change: Change) -> None:
        """Choose what stands there for a field that was changed on both sides."""
        self.choose(item, change)
        self._preferred.add(_key(item, change))

    def preferred(self, item: Changed) -> list[str]:
        """Return the fields that are to say what stands there, or what was typed, whatever the log says."""
        keys = [change.key for change in item.changes if _key(item, change) in self._preferred]
        return [*keys, *self.edited(item)]

    def is_chosen(self, item: Item, change: Change | None) -> bool:
        """Return whether an item is to be written, or a field of it."""
        return _key(item, change) in self._chosen

    def edited(self, item: Item) -> Mapping[str, ReadCell]:
        """Return the values of an item that were typed, by field."""
        return self._edited.get(_key(item), {})

    @property
    def has_any(self) -> bool:
        """True if something was chosen, or a change was refused."""
        return bool(self._chosen or self._declined)


def take_over_typed(offers: Offers, choices: Choices) -> None:
    """Put the values that were typed into what is offered."""
    for new in offers.new:
        if typed := choices.edited(new.item):
            first, *figures = new.drafts
            drafts = (draft_with_typed(first, typed), *figures)
            offers.typed[new.item.place, new.item.entry] = new._replace(drafts=drafts, said=first)
    for at, changed in enumerate(offers.changed):
        typed, preferred = choices.edited(changed.item), choices.preferred(changed.item)
        if preferred:
            entry = with_preferred(with_typed(changed.entry, typed), preferred)
            offers.changed[at] = changed._replace(entry=entry, said=changed.entry)


def asked_names(offers: Offers, is_chosen: Callable[[Item, Change | None], bool]) -> list[Question]:
    """Return the names without a certain meaning in what was chosen, each once."""
    several = [
        each for one in offers.new if is_chosen(one.item, None) for draft in one.drafts for each in draft.questions
    ]
    for one in offers.changed:
        keys = {change.key for change in one.item.changes if is_chosen(one.item, change)}
        several += [each for each in one.entry.questions if each.path[0] in keys]
    return [*{(one.role, one.text): one for one in several}.values()]


def _key(item: Item, change: Change | None = None) -> _Key:
    field = change.key if change is not None else ""
    return _Key(type(item).__name__, item.place.sheet, item.place.row, item.entry.id, field)


def typed_value(section: str, key: str, text: str, names: Names, today: datetime.date) -> ReadCell | CellFault:
    """Return the value of a field of an entry as it was typed, written as in a cell of a sheet."""
    fields = next((fields_by_key(one) for one in FIELDS if one == section), {})
    if key not in fields:
        return CellFault(f"no field {key!r} is asked for here", f"it may be {', '.join(fields)}")
    return value_of_cell(text, fields[key], NOTHING, names, today)


def with_typed(entry: ReturnedEntry, typed: Mapping[str, ReadCell]) -> ReturnedEntry:
    """Return a changed entry with values that were typed in the place of those that stand there."""
    if not typed:
        return entry
    questions = [one for one in entry.questions if one.path[0] not in typed]
    for key, cell in typed.items():
        questions += [one._replace(path=(key,)) for one in cell.questions]
    theirs = {**entry.theirs, **{key: cell.value for key, cell in typed.items()}}
    return entry._replace(theirs=theirs, questions=tuple(questions))


def with_preferred(entry: ReturnedEntry, keys: Iterable[str]) -> ReturnedEntry:
    """Return a changed entry as if the log had not changed some fields since: what stands there is a plain change."""
    if entry.base is None:
        return entry
    return entry._replace(base={**entry.base, **{key: entry.ours.get(key) for key in keys}})


def draft_with_typed(draft: Draft, typed: Mapping[str, ReadCell]) -> Draft:
    """Return a new entry with values that were typed; names in them without a certain meaning are its questions."""
    if not typed or not isinstance(draft.value, dict):
        return draft
    value = dict(draft.value)
    questions = [one for one in draft.questions if one.path[0] not in typed]
    for key, cell in typed.items():
        if cell.value is None:
            value.pop(key, None)
        else:
            value[key] = cell.value
        questions += [one._replace(path=_path(key, one.text, cell.value)) for one in cell.questions]
    return draft._replace(value=value, questions=tuple(questions))


def _path(key: str, text: str, value: Value | None) -> Path:
    """Return where a name stands in a value: in a list behind its number, in a citation as its `ref`."""
    for at, item in enumerate(value if isinstance(value, list) else ()):
        if item == text:
            return key, at
        if isinstance(item, dict) and item.get("ref") == text:
            return key, at, "ref"
    return (key,)
