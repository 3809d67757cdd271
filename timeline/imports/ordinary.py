"""Reading back the tables of `list`, `plans` and `figures`.

They have no base, so they are compared with the log as it is. What the program works out there (verdicts, names of
countries, sources in full) is not read.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline.edits.meanings import Question
from timeline.edits.names import Names
from timeline.formulas import guarded, unguarded
from timeline.imports.ordinary_columns import Answer, Ordinary, answer_of, ordinary_columns, section_in
from timeline.imports.returned import bounds_of
from timeline.imports.returned_cells import CellFault, ReadCell, is_unchanged, text_of, value_of_cell
from timeline.imports.returned_lines import Cell, Columns, Line
from timeline.imports.returned_values import (
    ComputedChange,
    NewRow,
    Place,
    Refusal,
    RefusedBecause,
    Returned,
    ReturnedEntry,
    SheetRows,
)
from timeline.imports.sheet_fields import SINGULARS, Section, fields_by_key
from timeline.imports.shown import BETWEEN, NOTHING, Labels, Shown, shown_fields, values_of
from timeline.log.editing.values import Value
from timeline.log.model import Entry
from timeline.tables.cells import Row
from timeline.text import did_you_mean, quoted, visible
from timeline.workspace import Workspace

_KEYS = ("id", "row")
"""The columns by which the table of a list in a data package names its rows; the second, where an id comes twice."""
_NAMES = {"places": "place_names", "actors": "actor_names", "by": "by_names", "to": "to_names"}
"""The lists of a data package that have names beside their ids, with the columns of these."""


def read_ordinary(sheets: Iterable[SheetRows], workspace: Workspace, names: Names, today: datetime.date) -> Returned:
    """Return what came back in ordinary tables of one log; sheets that are none of them are left out.

    Of a data package, `sheets` are its tables, by the names of their files without the ending.
    """
    reader = _Reader(workspace, names, today)
    for sheet in with_lists([*sheets]):
        answer = answer_of(sheet.headings)
        if answer is not None:
            reader.add(sheet, answer)
    return reader.returned()


def with_lists(sheets: Sequence[SheetRows]) -> Iterator[SheetRows]:
    """Yield the tables; those of a data package with the lists that have tables of their own there as columns."""
    for sheet in sheets:
        lists = {one.name.removeprefix(f"{sheet.name}_"): one for one in sheets if _is_list_of(sheet, one)}
        if not any(_is_list_of(other, sheet) for other in sheets):
            yield _widened(sheet, lists) if lists else sheet


def _is_list_of(sheet: SheetRows, other: SheetRows) -> bool:
    """Return whether a table holds a list of the rows of another, which it names by their id or their number."""
    key, *rest = other.headings[:3] or ("",)
    is_list = key in _KEYS and rest == ["position", "value"]
    return is_list and key in sheet.headings and bool(sheet.name) and other.name.startswith(f"{sheet.name}_")


def _widened(sheet: SheetRows, lists: "dict[str, SheetRows]") -> SheetRows:
    """Return a table with a column for each of its lists."""
    columns: dict[str, dict[str, list[str]]] = {}
    key = next(iter(lists.values())).headings[0]
    for name, one in lists.items():
        beside = {"name": _NAMES.get(name), "ref": "source_ids" if name == "sources" else None}
        headings = {"value": name, **{column: heading for column, heading in beside.items() if heading}}
        for column, heading in headings.items():
            if column in one.headings:
                columns[heading] = {}
        for row in one.rows:
            texts = dict(zip(one.headings, map(_text_in_csv, row.cells), strict=False))
            for column, heading in headings.items():
                if text := texts.get(column):
                    columns[heading].setdefault(texts.get(key, ""), []).append(text)
    at = [*sheet.headings].index(key)
    width = len(sheet.headings)

    def widened(row: Row) -> Row:
        cells = (*row.cells, *[None] * (width - len(row.cells)))[:width]
        own = text_of(cells[at])
        several = (column.get(own) for column in columns.values())
        return row._replace(cells=(*cells, *(guarded(BETWEEN.join(one)) if one else None for one in several)))

    return sheet._replace(headings=[*sheet.headings, *columns], rows=map(widened, sheet.rows))


def _text_in_csv(cell: Cell) -> str:
    return text_of(unguarded(cell) if isinstance(cell, str) else cell)


class _Said(NamedTuple):
    """A value that a row gives for a field, and where."""

    value: Value | None
    place: Place
    questions: tuple[Question, ...]


class _Reader:
    """Reads rows, of which several may be of one entry: what one of them changes, the others need not."""

    def __init__(self, workspace: Workspace, names: Names, today: datetime.date) -> None:
        self._workspace = workspace
        self._log = workspace.whole[0]
        self._names = names
        self._today = today
        self._labels = Labels(self._log, names)
        self._first: dict[str, tuple[Place, Section, Entry]] = {}
        self._said: dict[str, dict[str, _Said]] = {}
        self._new: list[NewRow] = []
        self._refusals: list[Refusal] = []
        self._computed: list[ComputedChange] = []

    def add(self, sheet: SheetRows, answer: Answer) -> None:
        """Read the rows of a sheet."""
        columns = Columns(sheet)
        for row in sheet.rows:
            line = Line(sheet, columns, row)
            identity = text_of(line.cell("id"))
            section = section_in(answer, text_of(line.cell("kind")) or "event")
            if not identity:
                self._read_new(line, answer, section)
                continue
            entries = getattr(self._log, section)
            if identity not in entries:
                message = f"{_with_article(section)} with the id {quoted(identity)} is not in the log"
                hint = did_you_mean(identity, entries) or "leave the id of a new entry empty"
                self._refusals.append(Refusal("unknown-id", line.at("id"), identity, message, hint))
                continue
            self._read(line, section, entries[identity], answer)

    def _read(self, line: Line, section: Section, entry: Entry, answer: Answer) -> None:
        self._first.setdefault(entry.id, (line.place, section, entry))
        said = self._said.setdefault(entry.id, {})
        read: dict[str, _Said] = {}
        for column in ordinary_columns(entry, answer, self._workspace):
            if column.heading not in line:
                continue
            key, cell = column.field.key, line.cell(column.heading)
            if is_unchanged(cell, column.cell, column.field, is_by_csv=line.is_by_csv) or text_of(cell) == _in_one_line(
                column
            ):
                continue
            found = self._value(cell, column, line, entry.id)
            if found is None:
                continue
            before = read.get(key) or said.get(key)
            if before is not None and before.value != found.value:
                where = (
                    f"row {before.place.row}" if before.place.row != line.place.row else f"column {before.place.column}"
                )
                message = f"{key!r} of {quoted(entry.id)} was changed to something else in {where}"
                self._refusals.append(
                    Refusal("disagree", line.at(column.heading), entry.id, message, "let both say the same")
                )
            else:
                read[key] = found
        said.update(read)
        if not read.keys() & {"date", "as_of", "over"}:
            bounds = bounds_of(entry) if section != "plans" else {}
            for key, was in bounds.items():
                if key in line and not is_unchanged(line.cell(key), Shown(was), is_by_csv=line.is_by_csv):
                    self._computed.append(ComputedChange(line.at(key), entry.id, was, text_of(line.cell(key))))

    def _value(self, cell: Cell, column: Ordinary, line: Line, identity: str) -> _Said | None:
        """Return what a cell that was changed says; None where it is refused."""
        field, place = column.field, line.at(column.heading)
        if not column.cell.is_editable:
            message = f"{field.key!r} of {quoted(identity)} is more than a cell can hold, and was not read back"
            self._refusals.append(
                Refusal("not-editable", place, identity, message, f"'timeline edit {identity}' changes it")
            )
            return None
        found = value_of_cell(cell, field, column.cell, self._names, self._today)
        if isinstance(found, CellFault):
            self._refusals.append(Refusal("bad-value", place, identity, found.message, found.hint))
            return None
        return _Said(found.value, place, tuple(one._replace(path=(field.key,)) for one in found.questions))

    def _read_new(self, line: Line, answer: Answer, section: Section) -> None:
        headings = {
            "date": ("date", "edtf"),
            "places": ("place_names", "places"),
            "actors": ("actor_names", "actors"),
            "sources": ("source_ids",),
        }
        fields = fields_by_key(section)
        cells = {
            key: next((one for name in headings.get(key, (key,)) if text_of(one := line.cell(name))), None)
            for key in fields
        }
        if not any(map(text_of, cells.values())):
            return
        if section != "events":
            message = f"a new {SINGULARS[section]} is not read from the table of '{answer}'"
            self._refusals.append(Refusal("missing", line.place, "", message, "write it in a table --for-editing"))
            return
        value: dict[str, Value] = {}
        questions: list[Question] = []
        count = len(self._refusals)
        for key, field in fields.items():
            found: ReadCell | CellFault = value_of_cell(cells[key], field, NOTHING, self._names, self._today)
            place = line.at(next((name for name in headings.get(key, (key,)) if name in line), key))
            if isinstance(found, CellFault):
                because: RefusedBecause = "missing" if not text_of(cells[key]) else "bad-value"
                self._refusals.append(Refusal(because, place, "", found.message, found.hint))
            elif found.value is not None:
                value[key] = found.value
                questions += (one._replace(path=(key,)) for one in found.questions)
        if len(self._refusals) == count:
            self._new.append(NewRow(line.place, section, value, tuple(questions)))

    def returned(self) -> Returned:
        """Return what all the sheets said."""
        entries = []
        for identity, (place, section, entry) in self._first.items():
            said = self._said[identity]
            ours = values_of(shown_fields(entry, section, self._labels))
            theirs = {key: one.value for key, one in said.items()}
            questions = tuple(question for one in said.values() for question in one.questions)
            places = {key: one.place for key, one in said.items()}
            entries.append(ReturnedEntry(place, section, identity, theirs, ours, None, places, questions))
        return Returned(
            tuple(entries), tuple(self._new), refusals=tuple(self._refusals), computed=tuple(self._computed)
        )


def _in_one_line(column: Ordinary) -> str:
    """Return the text as a workbook has it that has too many lines for a cell."""
    value = column.cell.value
    return visible(value).strip() if isinstance(value, str) else column.cell.text


def _with_article(section: Section) -> str:
    return f"{'an' if section == 'events' else 'a'} {SINGULARS[section]}"
