"""An import: the rows of a table, one after the other, as new entries of a log."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.edits.drafts import SHAPES, Draft
from timeline.edits.keys import SECTIONS
from timeline.edits.meanings import Ambiguous, Found, Near, Question
from timeline.edits.names import Names
from timeline.edits.placed import ordered
from timeline.errors import EntriesFaulty
from timeline.imports.columns import Cells, Heading, Headings
from timeline.imports.date_fields import DateField
from timeline.imports.date_sections import go_below, is_day_alone, lone_cell, section_of
from timeline.imports.entries import Filled, Filler
from timeline.imports.entry_ids import EntryIds
from timeline.imports.fitting import headings_of, indexes_of
from timeline.imports.maps import KIND_OF, Map
from timeline.imports.newcomers import Newcomers
from timeline.imports.refusals import Refusal, refusal_of
from timeline.imports.row_figures import RowFigures
from timeline.imports.row_ids import RowIds
from timeline.imports.unfit import Unfit
from timeline.imports.wanted import Wanted
from timeline.log.editing.values import Value
from timeline.problems import Problem
from timeline.tables.cells import Row
from timeline.tables.linked import without_links

_FEWEST_COLUMNS = 3
"""Number of columns of a table in which a row with one text is no entry."""


class Mapped(NamedTuple):
    """A row as entries: first that of the row, then its figures; none if the row was refused."""

    row: int
    identity: str
    """The name of the row in its source, by which it is found again."""
    drafts: tuple[Draft, ...]
    refusals: tuple[Refusal, ...] = ()

    @property
    def is_left_out(self) -> bool:
        """True for a row that the query of the map does not want."""
        return not self.drafts and not self.refusals


class Importer:
    """Maps the rows of one table, once."""

    def __init__(
        self,
        map: Map,
        headings: Sequence[Heading],
        names: Names,
        today: datetime.date,
        sheet: str = "",
        known: Mapping[str, str] | None = None,
        wanted: Wanted | None = None,
        is_1904: bool = False,
    ) -> None:
        """`known` are the ids of entries that were imported before, by the names of their rows.

        `wanted` tests entries by the query of the map (`timeline.imports.wanted`); rows that fail are left out.
        Raises `EntriesFaulty` where the map names columns that the table has not, or a source that the log has not.
        """
        self._headings = Headings(headings_of(map, headings))
        indexes = indexes_of(map, self._headings)
        self._map = map
        self._sheet = sheet
        self._kind = KIND_OF[map.into]
        self._section = SECTIONS[self._kind]
        self._shape = SHAPES[self._kind]
        self._cells = Cells(indexes, is_1904)
        fields = [*map.fields.values(), *(one for figure in map.figures for one in figure.fields.values())]
        dates = [one for one in fields if isinstance(one, DateField)]
        self._has_sections = any(one.above == "year" for one in dates)
        title = map.fields.get("title")
        named = [*(one.start.columns for one in dates), *([title.columns] if title is not None else [])]
        self._for_headings: set[int | None] = {0, *(indexes[column.name] for columns in named for column in columns)}
        """The columns in which a year, month or day alone is a heading: elsewhere 1500 may be a sum."""
        columns = [one.start.column for one in dates if one.above == "date"]
        self._below_days = [column.name for column in columns if column is not None]
        self.sections: list[int] = []
        """The numbers of the rows that give their year, month or day to those below."""
        self._today = today.isoformat()
        self.newcomers = Newcomers()
        self.source, self._source_id = source_of(map, names)
        plain = names.without_suggestions()
        self._ids = EntryIds(lambda identity: names.is_taken(self._section, identity))
        self._known = known or {}
        self._wanted = wanted
        shared = plain, self.newcomers, self._cells, sheet
        self._filler = Filler(map.into, self._shape, map.fields, *shared)
        self._row_ids = RowIds(map, self._cells, sheet)
        figures = [Filler("figures", SHAPES["figure"], one.fields, *shared) for one in map.figures]
        self._figures = RowFigures(map.figures, figures, self._ids, self._known)

    def mapped(self, rows: Iterable[Row]) -> Iterator[Mapped]:
        """Yield each row as it is mapped."""
        for row in rows:
            if self._gives_below(row):
                self.sections.append(row.number)
                continue
            self._cells.take(row)
            yield self._row(row)

    def _gives_below(self, row: Row) -> bool:
        """Return whether a row is a heading with a year, a month or a day, after that is taken over for those below."""
        if not (self._has_sections or self._below_days):
            return False
        row = next(without_links([row], self._headings.names))
        lone = lone_cell(row)
        above = self._cells.above
        if lone in self._for_headings:
            is_day = is_day_alone(row)
            if is_day and self._below_days:
                above.dates.update(dict.fromkeys(self._below_days, row.cells[lone or 0]))
                above.is_headed = True
                return True
            section = section_of(row) if self._has_sections and not is_day else None
            if section is not None:
                go_below(section, above)
                return True
        if lone == 0:
            above.month = None  # a heading of another kind ends a month
        return False

    def _row(self, row: Row) -> Mapped:
        filled = self._filler.fill()
        try:
            identity = self._row_ids.of(row.number)
        except Unfit as unfit:
            return Mapped(row.number, "", (), self._refused([unfit, *filled.unfit], row))
        if filled.unfit:
            return Mapped(row.number, identity, (), self._refused(self._or_lone(filled.unfit, row), row))
        try:
            entry_id = self._known.get(identity) or self._new_id(filled.value)
            stamps = self._stamps(identity, row)
            draft = self._draft(filled, entry_id, stamps)
            if self._wanted is not None and not self._wanted(draft):
                return Mapped(row.number, identity, ())
            figures, unfit_figures = self._figures.of(draft, self._cells, stamps)
        except Unfit as unfit:
            return Mapped(row.number, identity, (), self._refused([unfit], row))
        if questions := [one for each in (draft, *figures) for one in each.questions]:
            for role, text in {(one.role, one.text): None for one in questions}:
                self.newcomers.add(role, text, row.number)
        return Mapped(row.number, identity, (draft, *figures), self._refused(unfit_figures, row))

    def _draft(self, filled: Filled, entry_id: str, stamps: Mapping[str, Value]) -> Draft:
        value = filled.value
        sources = value.pop("sources", [])
        cited: list[Value] = [stamps["source"]]
        if isinstance(sources, list):
            cited += [{"ref": one} for one in sources]
        value |= {"id": entry_id, "added": self._today, "origin": stamps["origin"], "sources": cited}
        questions = [
            one._replace(path=("sources", int(one.path[1]) + 1, "ref")) if one.path[0] == "sources" else one
            for one in filled.questions
        ]
        return Draft(self._section, entry_id, ordered(value, self._shape), questions=tuple(questions))

    def _new_id(self, value: Mapping[str, Value]) -> str:
        text = self._row_ids.entry_id()
        if text:
            return self._ids.free(text)
        title = str(value.get("title") or value.get("measure") or "")
        return self._ids.of_title(title, f"{self._kind}-{self._cells.row}")

    def _stamps(self, identity: str, row: Row) -> dict[str, Value]:
        """Return what is said of every entry of a row: its source with the place there, and its origin."""
        place = self._row_ids.place(identity, row.number)
        origin: dict[str, Value] = {"source": self._source_id, "id": identity, "seen": self._today}
        return {"source": {"ref": self._source_id, "at": place}, "origin": origin, "added": self._today}

    def _or_lone(self, unfit: Sequence[Unfit], row: Row) -> Sequence[Unfit]:
        """Return what is wrong with a row; of one with a single text, that it is no row of the table."""
        row = next(without_links([row], self._headings.names))
        lone = lone_cell(row)
        if lone is None or len(row.cells) < _FEWEST_COLUMNS:
            return unfit
        hint = "write what it says in a column of the rows that it speaks of, or name the row under 'skip' in the map"
        part, key = ("day", "date") if is_day_alone(row) else ("year or month", "year")
        if section_of(row) is not None and not (key == "year" and self._has_sections):
            hint = f"write 'above: {key}' into the date of the map if it is the {part} of those below; else {hint}"
        return [Unfit("the row has nothing but this: it may be a heading within the table", hint, lone)]

    def _refused(self, unfit: Sequence[Unfit], row: Row) -> tuple[Refusal, ...]:
        if not unfit:
            return ()
        once = {(one.index, one.why): one for one in unfit}  # two fields may read one cell
        return tuple(refusal_of(one, self._sheet, row.number, row.cells, self._headings) for one in once.values())


def source_of(map: Map, names: Names) -> tuple[Draft | None, str]:
    """Return the new source of an import, None if the log has it, and its id."""
    if isinstance(map.source, str):
        meaning = names.meaning("source", map.source)
        if isinstance(meaning, Found):
            return None, meaning.id
        fault = Question("source", map.source, meaning).fault
        hint = fault.hint if isinstance(meaning, Near | Ambiguous) else "write the new one here: {id: …, title: …}"
        raise EntriesFaulty([Problem(map.file, *map.source_place, "unknown-source", fault.message, hint)], "the map")
    assert isinstance(map.source, dict)
    value = dict(map.source)
    identity = str(value.pop("id"))
    if isinstance(names.meaning("source", f"source:{identity}"), Found):
        return None, identity
    return Draft("sources", identity, value), identity
