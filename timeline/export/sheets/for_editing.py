"""Entries as tables for editing: a row for each, with the cells that come back, and those that are worked out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.dates import words
from timeline.edits.names import Names
from timeline.errors import WrongUsage
from timeline.imports.returned import bounds_of
from timeline.imports.sent import SentEntry, keepable
from timeline.imports.sheet_fields import COMPUTED, ENTRY, FIELDS, REMOVE, SINGULARS, Section
from timeline.imports.shown import Labels, shown_fields
from timeline.log.known import occasion_date
from timeline.log.log import Log
from timeline.log.model import Entry, Outcome, Plan
from timeline.log.references import section_of
from timeline.plans.deadline import Moment
from timeline.reports.plans import Judged, judged
from timeline.telling.verdict_words import verdict_words
from timeline.workspace import Workspace


class ForEditing(NamedTuple):
    """Entries of one log that go out to be edited; in `sections` their sections, also those without any entry."""

    workspace: Workspace
    sections: Sequence[Section]
    entries: Iterable[tuple[Section, str]]

    @property
    def log(self) -> Log:
        """The log, with all that it says: what is known only later is edited too."""
        return self.workspace.whole[0]


def for_editing(workspace: Workspace, sections: Sequence[Section], entries: Iterable[Entry]) -> ForEditing:
    """Return the entries for editing, each once; raises `WrongUsage` for those of several logs."""
    if len(workspace.logs) > 1:
        raise WrongUsage("--for-editing is for the entries of one log", "name it with --log")
    found = ((section_of(entry), entry.id) for entry in entries)
    return ForEditing(workspace, sections, dict.fromkeys(found))  # type: ignore[arg-type] # of these sections only


def columns_of(section: Section) -> tuple[str, ...]:
    """Return the headings of a section's table."""
    return ("id", REMOVE, *(field.key for field in FIELDS[section]), *COMPUTED[section])


def cells_of_entries(answer: ForEditing) -> Iterator[SentEntry]:
    """Yield the entries with their cells, in order."""
    log = answer.log
    labels = Labels(log, Names(log))
    moment = Moment(answer.workspace.as_of, answer.workspace.as_of)
    for section, identity in answer.entries:
        entry: Entry = getattr(log, section)[identity]
        fields = {key: keepable(cell) for key, cell in shown_fields(entry, section, labels).items()}
        yield SentEntry(section, identity, fields, dict(_computed(entry, log, moment)))


def _computed(entry: Entry, log: Log, moment: Moment) -> Iterator[tuple[str, str]]:
    """Yield the cells that are worked out, by their headings."""
    if not isinstance(entry, Plan):
        yield from bounds_of(entry).items()
        return
    several = [*judged(entry, log, moment)]
    yield "verdict", "; ".join(dict.fromkeys(row.verdict.name for row in several))
    if len(several) == 1:
        yield "explained", verdict_words(several[0])
    yield "deadline_in_force", "; ".join(dict.fromkeys(filter(None, map(_deadline, several))))
    if entry.revisions:
        date = occasion_date(entry.revisions[-1], log.events)
        yield "last_revision", words(date) if date is not None else ""
    yield "outcome", "; ".join(_outcome(one, log) for one in entry.outcomes)


def _deadline(row: Judged) -> str:
    return words(row.deadline.date, "deadline") if row.deadline is not None else ""


def _outcome(outcome: Outcome, log: Log) -> str:
    date = occasion_date(outcome, log.events)
    return f"{outcome.result}, {words(date)}" if date is not None else outcome.result


def csv_columns(sections: Sequence[Section]) -> tuple[str, ...]:
    """Return the headings of one table for several sections."""
    keys = dict.fromkeys(key for section in sections for key in columns_of(section)[2:])
    worked_out = {key for section in sections for key in COMPUTED[section]}
    return (ENTRY, "id", REMOVE, *(key for key in keys if key not in worked_out), *(k for k in keys if k in worked_out))


def csv_cells(answer: ForEditing) -> Iterator[Sequence[str | None]]:
    """Yield the rows of one table for all entries."""
    columns = csv_columns(answer.sections)
    for entry in cells_of_entries(answer):
        singular = next(one for section, one in SINGULARS.items() if section == entry.section)
        texts: Mapping[str, str] = {
            **{key: cell.text for key, cell in entry.fields.items()},
            **entry.computed,
            ENTRY: singular,
            "id": entry.id,
        }
        yield [texts.get(name) or None for name in columns]
