"""A table that came back: the report on it, and what may be written."""

from timeline.edits.drafts import Draft
from timeline.edits.meanings import Question
from timeline.edits.names import Names
from timeline.edits.room import LogToEdit
from timeline.errors import WrongUsage
from timeline.imports.alike import Proposals
from timeline.imports.imported import name_of
from timeline.imports.newcomers import Newcomers, can_be_declared
from timeline.imports.offers import OfferedChange, Offers, asked_of
from timeline.imports.ordinary import read_ordinary
from timeline.imports.returned import read_returned
from timeline.imports.returned_files import ReturnedFile
from timeline.imports.returned_values import NewRow, Place, Returned, ReturnedEntry
from timeline.imports.review import Changed, Computed, Double, EntryName, Gone, New, Refused, Review, StruckOut
from timeline.imports.sheet_fields import FIELDS, list_keys
from timeline.imports.taking_over import drafts_of
from timeline.imports.three_way import three_way
from timeline.log.editing.operations import Target


def read_returned_file(opened: LogToEdit, file: ReturnedFile, review: Review) -> Offers:
    """Fill the report with what came back, and return what may be written.

    Raises `WrongUsage` for a sheet that was made from another log.
    """
    log, names = opened.log, Names(opened.log)
    if file.sent is not None and file.sent.log_id != (log.header.id or ""):
        title = f" ({file.sent.title})" if file.sent.title else ""
        raise WrongUsage(f"this sheet was made from another log{title}", "name that log with --log")
    if file.is_for_editing:
        found = read_returned(file.sheets, log, names, opened.today, file.sent)
    else:
        found = read_ordinary(file.sheets, opened.workspace, names, opened.today)
    review.notes += [*file.notes, *found.notes]
    return _Reading(opened, names, review).offers(found)


_LISTS = frozenset(key for section in FIELDS for key in list_keys(section))
_MOST_NUMBERED = 100
"""Maximum number of entries of one title that are compared with a new row."""


class _Reading:
    """Brings what came back into a report."""

    def __init__(self, opened: LogToEdit, names: Names, review: Review) -> None:
        self._opened = opened
        self._names = names
        self._review = review
        self._newcomers = Newcomers()
        self._offers = Offers(names, self._newcomers)
        self._offers.items = review.new

    def offers(self, found: Returned) -> Offers:
        review = self._review
        review.rows = len(found.entries) + len(found.new) + len(found.struck_out)
        for entry in found.entries:
            self._add_entry(entry)
        self._add_new(found)
        for struck in found.struck_out:
            item = StruckOut(struck.place, self._name(struck.section, struck.id))
            review.struck_out.append(item)
            self._offers.removed.append(item)
        for gone in found.gone:
            name = self._name(gone.section, gone.id)
            review.add_gone(Gone("", name, gone.is_gone_here))
        for refusal in found.refusals:
            review.refused.append(Refused(refusal.place, "", refusal.message, refusal.hint, refusal.id))
        for one in found.computed:
            review.computed.append(Computed(one.place, one.id, one.was, one.now))
        review.newcomers = self._newcomers.all
        return self._offers

    def _add_entry(self, entry: ReturnedEntry) -> None:
        asked = self._asked(entry.questions, entry.place, entry.id, entry)
        name = self._name(entry.section, entry.id)
        changes = entry.changes
        item = Changed(entry.place, "", name, changes, entry.places, tuple(one.text for one in asked))
        self._review.add_compared(item)
        if item.is_changed_there:
            self._offers.changed.append(OfferedChange(item, entry))

    def _add_new(self, found: Returned) -> None:
        rows = [row for row in found.new if self._is_offered(row)]
        drafts = drafts_of(rows, self._names, self._opened.today.isoformat())
        proposals = Proposals(self._opened.log)
        for row, draft in zip(rows, drafts, strict=True):
            value = draft.value if isinstance(draft.value, dict) else {}
            if self._is_there(draft):
                self._review.unchanged += 1
                continue
            name = EntryName(row.section, draft.id, str(value.get("title") or value.get("measure") or ""))
            asks, questions = tuple(one.text for one in draft.questions), asked_of(draft.questions)
            item = New(row.place, "", name, value, asks=asks, questions=(questions,))
            self._review.new.append(item)
            self._offers.asked.update(((one.role, one.text), None) for one in questions)
            for alike in proposals.alike(draft):
                self._review.doubles.append(Double(item, alike.entry, alike.why))

    def _is_there(self, draft: Draft) -> bool:
        """Return whether the log has a new row already, as an earlier import of the sheet wrote it.

        Such an entry has the id of the new one, which has a number behind it for that.
        """
        base, _, number = draft.id.rpartition("-")
        if not base or not number.isdecimal() or not isinstance(draft.value, dict):
            return False
        said = {key: part for key, part in draft.value.items() if key not in ("id", "added")}
        section = getattr(self._opened.log, draft.section)
        for identity in (base, *(f"{base}-{one}" for one in range(2, min(int(number), _MOST_NUMBERED)))):
            if identity in section:
                ours = self._opened.value(section[identity].file, Target(draft.section, identity))
                if not three_way(said, ours, None, _LISTS):
                    return True
        return False

    def _is_offered(self, row: NewRow) -> bool:
        return len(self._asked(row.questions, row.place, "")) == len(row.questions)

    def _asked(
        self, questions: tuple[Question, ...], place: Place, identity: str, entry: ReturnedEntry | None = None
    ) -> tuple[Question, ...]:
        """Return the names that are new; those that nobody can decide here are refusals, each in its cell."""
        asked = []
        for question in questions:
            if can_be_declared(question):
                self._newcomers.add(question.role, question.text, place.row)
                asked.append(question)
                continue
            cell = entry.places.get(str(question.path[0]), place) if entry is not None and question.path else place
            fault = question.fault
            self._review.refused.append(Refused(cell, question.text, fault.message, fault.hint, identity, True))
        return tuple(asked)

    def _name(self, section: str, identity: str) -> EntryName:
        several = getattr(self._opened.log, section)
        if identity not in several:
            return EntryName(section, identity, "")
        return name_of(section, several[identity])
