"""From the cells of a row to the value of an entry, names looked up."""

from collections.abc import Mapping
from typing import NamedTuple

from timeline.edits.meanings import Question
from timeline.edits.names import Names
from timeline.imports.checked_values import Checks
from timeline.imports.columns import Cells, Column
from timeline.imports.counted_cells import counted
from timeline.imports.date_fields import DateField
from timeline.imports.maps import NUMBERS, ROLES, SEVERAL, Into, OfEntry
from timeline.imports.newcomers import Newcomers
from timeline.imports.text_fields import Given, TextField
from timeline.imports.unfit import Unfit
from timeline.imports.value_fields import ValueField
from timeline.log.editing.values import Value
from timeline.log.numbers import DIGITS
from timeline.log.shapes import Shape
from timeline.tables.cells import DayWithoutYear
from timeline.text import quoted

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
        cells: Cells,
        sheet: str,
    ) -> None:
        """`cells` are those of the row that is read."""
        self._newcomers = newcomers
        self._cells = cells
        self._required = [
            key for key, field in shape.fields.items() if field.required and key in fields and key != "id"
        ]
        self._dates = [(key, _Dates(field, cells)) for key, field in fields.items() if isinstance(field, DateField)]
        checks = Checks(shape)
        texts = [(key, field) for key, field in fields.items() if isinstance(field, ValueField) and key != "id"]
        texts.sort(key=lambda one: (one[0] in NUMBERS, one[0] == "value"))  # behind the words for what is counted
        self._texts = [
            (key, TextField(key, field, names, checks, cells, sheet, is_list=key in SEVERAL[into]))
            for key, field in texts
        ]

    def fill(self) -> Filled:
        """Return what the row says."""
        value: dict[str, Value] = {}
        filled = Filled(value, [], [])
        for key, dates in self._dates:
            try:
                if text := dates.value():
                    value[key] = text
            except Unfit as unfit:
                filled.unfit.append(unfit)
        for key, field in self._texts:
            try:
                given = field.given()
                found = given.value
                if found is None:
                    pass
                elif key in NUMBERS:
                    self._count(key, given, value)
                else:
                    value[key] = [*found] if found.__class__ is list else found
                    if given.questions:
                        filled.questions.extend(given.questions)
                for text in given.left_out:
                    self._newcomers.leave_out(ROLES[key], text, self._cells.row)
            except Unfit as unfit:
                filled.unfit.append(unfit)
        if not filled.unfit:
            filled.unfit.extend(self._missing(value))
        return filled

    def _count(self, key: str, given: Given, value: dict[str, Value]) -> None:
        """Put a number of a figure; as its value an estimate may be a range, or have a qualifier."""
        text = str(given.value)
        cell = self._cells.cells[given.cell] if given.cell is not None else None
        nouns = tuple([str(value[one]) for one in ("measure", "unit") if one in value])
        try:
            is_decimal = isinstance(cell, float) and "." in text and DIGITS.fullmatch(text)  # 1.234 is not 1234
            found = (("value", text),) if is_decimal else counted(text, nouns)
            if key == "value":
                for part, said in found:
                    value.setdefault(part, said)
            elif [part for part, _ in found] == ["value"]:
                value[key] = found[0][1]
            else:
                raise Unfit(f"{quoted(text)} is no single number", f"write one as the {key}, or a range as the value")
        except Unfit as unfit:
            raise Unfit(unfit.why, unfit.remedy, given.cell) from None

    def _missing(self, value: Mapping[str, Value]) -> list[Unfit]:
        """Return the refusals of required keys for which the row has nothing."""
        found = []
        for key in self._required:
            if key not in value:
                columns = self._columns_of(key)
                index = self._cells.index(columns[0]) if columns else None
                found.append(Unfit(f"the row has no {key}", "fill the cell, or leave the row out", index))
        return found

    def _columns_of(self, key: str) -> tuple[Column, ...]:
        """Return the columns from which a key is filled."""
        of_dates = ((name, one.field.columns) for name, one in self._dates)
        of_texts = ((name, one.field.columns) for name, one in self._texts)
        return next((columns for name, columns in (*of_dates, *of_texts) if name == key), ())


class _Dates:
    """A field of dates, with those that were read before, by their cells."""

    def __init__(self, field: DateField, cells: Cells) -> None:
        self.field = field
        self._cells = cells
        self._read: dict[tuple[object, ...], str | Unfit] = {}
        self._indexes = [cells.index(column) for column in field.columns]

    def value(self) -> str:
        """Return the date of the row."""
        if self.field.above is not None:  # the same cells may be another date farther down
            return self.field.value(self._cells)
        several = [self._cells.cells[index] for index in self._indexes]
        if any(isinstance(one, DayWithoutYear) for one in several):
            return self.field.value(self._cells)  # what is alike may be kept by the workbook with another year
        cells = (*several, *map(type, several))  # 1 is equal to TRUE, and says something else
        found = self._read.get(cells)
        if found is None:
            if len(self._read) >= _MOST_KEPT:
                self._read.clear()
            try:
                found = self.field.value(self._cells)
            except Unfit as unfit:
                found = unfit
            self._read[cells] = found
        if isinstance(found, Unfit):
            raise Unfit(found.why, found.remedy, found.index)
        return found
