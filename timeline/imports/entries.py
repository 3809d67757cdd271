"""From the cells of a row to the value of an entry, names looked up."""

from collections.abc import Mapping
from typing import NamedTuple

from timeline.edits.meanings import Found, NameRole, Question
from timeline.edits.names import Names
from timeline.imports.checked_values import Checks
from timeline.imports.columns import Cells, Column
from timeline.imports.counted_cells import counted
from timeline.imports.date_fields import DateField
from timeline.imports.maps import ROLES, SEVERAL, Into, OfEntry
from timeline.imports.newcomers import Newcomers
from timeline.imports.unfit import Cell, Unfit
from timeline.imports.value_fields import ValueField
from timeline.log.editing.values import Value
from timeline.log.shapes import Shape

_MOST_KEPT = 50_000
"""Maximum number of dates that are kept by their cells."""


class Filled(NamedTuple):
    """The value of an entry as far as its cells give it, its open questions, and what was refused."""

    value: dict[str, Value]
    questions: list[Question]
    unfit: list[Unfit]


class Filler:
    """Fills the keys of the entries of a section from the cells of one row after the other."""

    def __init__(
        self,
        into: Into,
        shape: Shape,
        fields: Mapping[str, ValueField | DateField | OfEntry],
        names: Names,
        newcomers: Newcomers,
        sheet: str,
    ) -> None:
        self._checks = Checks(shape)
        self._names = names
        self._newcomers = newcomers
        self._sheet = sheet
        self._several = SEVERAL[into]
        self._required = [
            key for key, field in shape.fields.items() if field.required and key in fields and key != "id"
        ]
        self._dates: list[tuple[str, _DateCache]] = []
        self._texts: list[tuple[str, ValueField]] = []
        for key, field in sorted(
            fields.items(), key=lambda one: one[0] == "value"
        ):  # behind the words for what it counts
            if isinstance(field, DateField):
                self._dates.append((key, _DateCache(field)))
            elif isinstance(field, ValueField) and key != "id":
                self._texts.append((key, field))

    def fill(self, cells: Cells) -> Filled:
        """Return what a row says."""
        filled = Filled({}, [], [])
        for key, dates in self._dates:
            try:
                if text := dates.value(cells):
                    filled.value[key] = text
            except Unfit as unfit:
                filled.unfit.append(unfit)
        for key, field in self._texts:
            try:
                self._put(key, field, cells, filled)
            except Unfit as unfit:
                filled.unfit.append(unfit)
        if not filled.unfit:
            filled.unfit.extend(self._missing(cells, filled.value))
        return filled

    def _missing(self, cells: Cells, value: Mapping[str, Value]) -> list[Unfit]:
        """Return the refusals of required keys for which the row has nothing."""
        found = []
        for key in self._required:
            if key not in value:
                columns = self._columns_of(key)
                index = cells.index(columns[0]) if columns else None
                found.append(Unfit(f"the row has no {key}", "fill the cell, or leave the row out", index))
        return found

    def _columns_of(self, key: str) -> tuple[Column, ...]:
        """Return the columns from which a key is filled."""
        for name, dates in self._dates:
            if name == key:
                return dates.field.columns
        return next((field.columns for name, field in self._texts if name == key), ())

    def _put(self, key: str, field: ValueField, cells: Cells, filled: Filled) -> None:
        texts = field.values(cells, self._sheet)
        role = ROLES.get(key)
        if key not in self._several:
            if texts:
                text, index = texts[0]
                if key == "value":
                    self._count(text, index, filled.value)
                    return
                found = (
                    self._named(role, field, text, (key,), cells, filled) if role else self._checked(key, text, index)
                )
                if found is not None:
                    filled.value[key] = found
            return
        items: list[Value] = []
        seen: set[str] = set()
        for text, index in texts:
            if text in seen:
                continue
            seen.add(text)
            path = (key, len(items))
            found = self._named(role, field, text, path, cells, filled) if role else self._checked(key, text, index)
            if found is not None and found not in items:
                items.append(found)
        if items:
            filled.value[key] = items

    def _count(self, text: str, index: int | None, value: dict[str, Value]) -> None:
        """Put an estimate, which may be a range or have a qualifier."""
        nouns = [str(value[key]) for key in ("measure", "unit") if key in value]
        try:
            for key, part in counted(text, nouns):
                value.setdefault(key, part)
        except Unfit as unfit:
            raise Unfit(unfit.why, unfit.remedy, index) from None

    def _checked(self, key: str, text: str, index: int | None) -> str:
        try:
            return self._checks.value(key, text)
        except Unfit as unfit:
            raise Unfit(unfit.why, unfit.remedy, index) from None

    def _named(
        self, role: NameRole, field: ValueField, text: str, path: tuple[str | int, ...], cells: Cells, filled: Filled
    ) -> str | None:
        """Return what stands for a name: its reference; the name itself, with a question; None if it is left out."""
        text = " ".join(text.split())
        meaning = self._names.meaning(role, text)
        if isinstance(meaning, Found):
            return meaning.id
        if field.unknown == "skip":
            self._newcomers.leave_out(role, text, cells.row)
            return None
        question = Question(role, text, meaning, path=path)
        if field.unknown == "error":
            fault = question.fault
            raise Unfit(fault.message, fault.hint, cells.index(field.columns[0]) if field.columns else None)
        filled.questions.append(question)
        return text


class _DateCache:
    """A date field with the dates that it read before, by their cells."""

    def __init__(self, field: DateField) -> None:
        self.field = field
        self._columns = field.columns
        self._read: dict[tuple[Cell, ...], str | Unfit] = {}

    def value(self, cells: Cells) -> str:
        """Return the date of a row."""
        if self.field.above is not None:  # the same cells may be another date farther down
            return self.field.value(cells)
        key = tuple([cells.of(column) for column in self._columns])
        found = self._read.get(key)
        if found is None:
            if len(self._read) >= _MOST_KEPT:
                self._read.clear()
            try:
                found = self.field.value(cells)
            except Unfit as unfit:
                found = unfit
            self._read[key] = found
        if isinstance(found, Unfit):
            raise Unfit(found.why, found.remedy, found.index)
        return found
