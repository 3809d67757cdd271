"""A table under a map, compared with the log and with the last import: the report, and what may be written."""

from collections.abc import Iterable, Mapping

from timeline.edits.arguments import Evidence
from timeline.edits.drafts import Draft
from timeline.edits.meanings import Question
from timeline.edits.names import Names
from timeline.edits.room import LogToEdit
from timeline.imports.alike import Proposals
from timeline.imports.imported import imported_from
from timeline.imports.importing import Importer, Mapped, source_of
from timeline.imports.maps import Map
from timeline.imports.newcomers import can_be_declared
from timeline.imports.offers import OfferedChange, Offers, asked_of
from timeline.imports.ours import Ours
from timeline.imports.returned_values import Place, ReturnedEntry
from timeline.imports.review import Changed, Double, EntryName, Gone, New, Refused, Review
from timeline.imports.said import compared, keys_of, row_of, said
from timeline.imports.sheet_fields import Section
from timeline.imports.state import read_state
from timeline.imports.wanted import wanted_by
from timeline.log.editing.values import Value
from timeline.tables.asides import row_numbers
from timeline.tables.cells import Row
from timeline.tables.headings import HeadedTable


class MappedTable:
    """Reads the rows of one table under a map, once."""

    def __init__(self, opened: LogToEdit, map: Map, table: HeadedTable, review: Review, *, offers: bool) -> None:
        """Without `offers` only the report is made, in memory that does not grow with the rows.

        Raises `EntriesFaulty` where the map names columns that the table has not, or a source that the log has not.
        """
        names = Names(opened.log)
        _, self._source = source_of(map, names)
        self._map = map
        self._review = review
        self._sheet = table.name
        self._state = read_state(opened.name, self._source)
        self._proposals = Proposals(opened.log, self._source)
        self._own_doubles: list[tuple[str, Double]] = []
        """New rows that look like an entry of another row, by that: while it is there, the source has two of them."""
        self._ours = Ours(opened, self._source)
        self._there = {one.row: one.entry for one in imported_from(opened.log, self._source)}
        self._figures: dict[str, list[str]] = {}
        for row in self._there:
            self._figures.setdefault(row.rpartition(" / ")[0], []).append(row)
        self._importer = Importer(
            map,
            table.headings,
            names,
            opened.today,
            sheet=table.name,
            known={row: entry.id for row, entry in self._there.items()},
            wanted=wanted_by(map, opened.workspace),
            is_1904=table.is_1904,
        )
        self._seen: set[str] = set()
        self._keys: dict[str, list[str]] = {}
        self._without_base = 0
        self._offers_any = offers
        self.offers = Offers(names, self._importer.newcomers, self._state, self._source)
        self.offers.new_source = self._importer.source
        self.offers.items = review.new
        review.source = self._source
        review.is_new_source = self._importer.source is not None
        review.licence = _licence(self._importer.source, opened, self._source)

    def read(self, rows: Iterable[Row]) -> None:
        """Add every row to the report, and what is gone."""
        review = self._review
        for one in self._importer.mapped(rows):
            review.rows += 1
            self._add(one)
        for row, entry in self._there.items():
            if row not in self._seen:
                review.add_gone(Gone(row, entry))
        for row, double in self._own_doubles:
            if row not in self._seen:
                review.doubles.append(double)
        if sections := self._importer.sections:
            review.notes.append(f"rows that give their year, month or day to those below: {row_numbers(sections)}")
        review.newcomers = self._importer.newcomers.all
        review.names_left_out = self._importer.newcomers.left_out
        if self._without_base:
            review.notes.append(
                f"of {self._without_base} entries it is not known what was imported last ({self._state.path} does not"
                " have them): what differs counts as changed there"
            )

    def _add(self, one: Mapped) -> None:
        review, place = self._review, Place(self._sheet, one.row)
        if one.identity in self._there:
            self._seen.add(one.identity)
        for each in one.refusals:
            at = Place(each.sheet, each.row, each.column, each.heading)
            review.refused.append(Refused(at, each.shown, each.why, each.remedy, is_part=bool(one.drafts)))
        if one.is_left_out:
            review.left_out += 1
        if one.refusals or not one.drafts:
            self._see_figures_of(one.identity)
        if not one.drafts:
            return
        if doubtful := [
            question for draft in one.drafts for question in draft.questions if not can_be_declared(question)
        ]:
            for question in doubtful:
                review.refused.append(Refused(place, "", question.fault.message, question.fault.hint))
            self._see_figures_of(one.identity)
            return
        new = [draft for draft in one.drafts if self._compared(draft, place)]
        is_removed_here = one.identity not in self._there and one.drafts[0] not in new
        if new and not is_removed_here:  # a figure without its entry is none
            self._add_new(new, place, one.identity)

    def _see_figures_of(self, identity: str) -> None:
        """Count the figures of a row that is not taken over as seen: nobody knows that they are gone."""
        self._seen.update(self._figures.get(identity, ()))

    def _compared(self, draft: Draft, place: Place) -> bool:
        """Compare an entry with the log; return whether it is new."""
        value = draft.value
        assert isinstance(value, dict)
        row = row_of(value)
        before = self._state.get(row)
        there = self._there.get(row)
        if there is None:
            if before is not None:
                self._review.add_gone(Gone(row, EntryName(before.section, before.id, ""), is_gone_here=True))
            return before is None
        self._seen.add(row)
        now = said(value, self._source)
        keys = self._keys_of(draft.section)
        base = before.value if before is not None else None
        self._without_base += base is None
        ours = self._ours.of(there)
        theirs = compared(now, base if base is not None else ours, keys)
        entry = ReturnedEntry(place, _section(draft.section), there.id, theirs, ours, base, {}, _asked(draft, theirs))
        item = Changed(place, row, there, entry.changes, asks=tuple(one.text for one in entry.questions))
        self._review.add_compared(item)
        if self._offers_any and item.is_changed_there:
            evidence = Evidence((_citation(value, self._source),))
            self.offers.changed.append(OfferedChange(item, entry, evidence))
        elif self._offers_any and any(change.outcome == "both" for change in item.changes):
            self.offers.alike.append(OfferedChange(item, entry))
        return False

    def _keys_of(self, section: str) -> list[str]:
        if section not in self._keys:
            self._keys[section] = keys_of(self._map, section)
        return self._keys[section]

    def _add_new(self, drafts: list[Draft], place: Place, identity: str) -> None:
        first = drafts[0]
        values = [draft.value for draft in drafts if isinstance(draft.value, dict)]
        asks = tuple(dict.fromkeys([question.text for draft in drafts for question in draft.questions]))
        questions = tuple([asked_of(draft.questions) for draft in drafts]) if asks else ()
        item = New(place, identity, _name_of(first), values[0], tuple(values[1:]), asks, questions)
        self._review.new.append(item)
        for several in questions:
            for one in several:
                self.offers.asked[one.role, one.text] = None
        for alike in self._proposals.alike(first):
            double = Double(item, alike.entry, alike.why)
            if alike.row:
                self._own_doubles.append((alike.row, double))
            else:
                self._review.doubles.append(double)


def _licence(new: Draft | None, opened: LogToEdit, source: str) -> str:
    """Return what a source says of its licence, as the log has it, or the map of a new one."""
    if new is not None:
        return str(new.value.get("licence") or "") if isinstance(new.value, dict) else ""
    known = opened.log.sources.get(source)
    return (known.licence or "") if known is not None else ""


def _asked(draft: Draft, theirs: Mapping[str, Value | None]) -> tuple[Question, ...]:
    return tuple(question for question in draft.questions if question.path and question.path[0] in theirs)


def _citation(value: Mapping[str, Value], source: str) -> Value:
    """Return the citation of the row in its source."""
    sources = value.get("sources")
    if isinstance(sources, list):
        for one in sources:
            if isinstance(one, dict) and one.get("ref") == source:
                return one
    return source


def _name_of(draft: Draft) -> EntryName:
    value = draft.value if isinstance(draft.value, dict) else {}
    title = value.get("title") or f"{value.get('measure', '')} ({value.get('subject', '')})"
    return EntryName(draft.section, draft.id, str(title))


def _section(name: str) -> Section:
    assert name in ("events", "plans", "figures")
    return name  # type: ignore[return-value]
