"""Reading back a table that was made for editing: rows of cells as entries, each field with what stands there now."""

import datetime
from collections.abc import Callable, Iterable, Iterator

from timeline.dates import iso
from timeline.edits.meanings import Question
from timeline.edits.names import Names
from timeline.imports.returned_cells import CellFault, is_unchanged, text_of, value_of_cell
from timeline.imports.returned_lines import Columns, Line, key_of_heading
from timeline.imports.returned_values import (
    ComputedChange,
    Gone,
    NewRow,
    Place,
    Refusal,
    RefusedBecause,
    Returned,
    ReturnedEntry,
    SheetRows,
    StruckOut,
)
from timeline.imports.sent import Sent, SentEntry
from timeline.imports.sheet_fields import COMPUTED, ENTRY, FIELDS, REMOVE, SINGULARS, Section, SheetField, fields_by_key
from timeline.imports.shown import NOTHING, Labels, Shown, shown_fields, values_of
from timeline.log.editing.values import Value
from timeline.log.log import Log
from timeline.log.model import Entry, Event, Figure
from timeline.reports.wording import plural
from timeline.text import did_you_mean, quoted

_YES = frozenset({"yes", "y", "x", "true", "1", "remove", "ja", "oui", "si", "sí", "✓", "✔"})
_NO = frozenset({"", "no", "n", "false", "0", "-", "nein", "non"})
_TIMES = frozenset({"date", "as_of", "over"})


def is_for_editing(headings: Iterable[str]) -> bool:
    """Return whether these are the headings of a table that was made for editing."""
    return {"id", REMOVE} <= {*map(key_of_heading, headings)}


def read_returned(
    sheets: Iterable[SheetRows], log: Log, names: Names, today: datetime.date, sent: Sent | None = None
) -> Returned:
    """Return what came back in the sheets of a table for editing.

    Without `sent` (in CSV, or where the hidden sheet is gone) all is compared with the log as it is, and rows that are
    gone cannot be told. `today` is the day on which relative dates count.
    """
    notes: list[str] = []
    if sent is not None and not sent.is_whole:
        notes.append(
            "the hidden sheet with what was sent is not as it was written: the rows are compared with the log as it is"
        )
        sent = None
    reader = _Reader(log, names, today, sent)
    for sheet in sheets:
        if is_for_editing(sheet.headings):
            reader.add(sheet)
    return reader.returned(notes)


class _Reader:
    """Reads rows, sheet after sheet."""

    def __init__(self, log: Log, names: Names, today: datetime.date, sent: Sent | None) -> None:
        self._log = log
        self._names = names
        self._today = today
        self._sent = {} if sent is None else {identity: entry for (_, identity), entry in sent.entries.items()}
        self._is_sent = sent is not None
        self._labels = Labels(log, names)
        self._seen: dict[str, Place] = {}
        self._strangers: list[tuple[str, Line]] = []
        self._entries: list[ReturnedEntry] = []
        self._new: list[NewRow] = []
        self._struck_out: list[StruckOut] = []
        self._gone: list[Gone] = []
        self._refusals: list[Refusal] = []
        self._computed: list[ComputedChange] = []
        self._notes: list[str] = []

    def add(self, sheet: SheetRows) -> None:
        """Read the rows of a sheet."""
        columns = Columns(sheet)
        section = _section_of({*columns.by_key})
        foreign = [one for one in columns.every if one.key not in _EVERY_KEY or columns.by_key[one.key] is not one]
        filled: dict[str, None] = {}
        hidden = 0
        for row in sheet.rows:
            line = Line(sheet, columns, row)
            hidden += line.is_hidden
            self._read(line, section)
            filled.update((one.letters, None) for one in foreign if text_of(line.cell_of(one)))
        where = f" of the sheet {quoted(sheet.name)}" if sheet.name else ""
        for one in foreign:
            if one.letters in filled:
                why = "comes twice: the first was read" if one.key in _EVERY_KEY else "is not ours, and was not read"
                self._notes.append(f"the column {quoted(one.heading)} ({one.letters}){where} {why}")
        if hidden:
            self._notes.append(f"{plural(hidden, 'hidden row')}{where} {'was' if hidden == 1 else 'were'} read")

    def _read(self, line: Line, section: Section | None) -> None:
        identity = text_of(line.cell("id"))
        remove = text_of(line.cell(REMOVE)).lower()
        if remove not in _YES | _NO:
            self._refuse(
                "bad-value",
                line.at(REMOVE),
                identity,
                f"{REMOVE!r} cannot be {quoted(remove)}",
                "write yes, or nothing",
            )
        if not identity:
            if remove not in _YES and line.filled(_EVERY_FIELD):
                self._read_new(line, section)
        elif identity in self._seen:
            first = self._seen[identity]
            where = f"row {first.row}" + (f" of {quoted(first.sheet)}" if first.sheet != line.place.sheet else "")
            message = f"the id {quoted(identity)} stands in {where} already"
            self._refuse("twice", line.at("id"), identity, message, "empty the cell if this is a new entry")
        else:
            self._seen[identity] = line.place
            entry, sent = self._entry(identity), self._sent.get(identity)
            if entry is not None:
                self._read_known(line, entry, sent, is_struck_out=remove in _YES)
            elif sent is not None:
                self._read_gone_here(line, sent, is_struck_out=remove in _YES)
            else:
                self._strangers.append((identity, line))

    def _entry(self, identity: str) -> tuple[Section, Entry] | None:
        for section in FIELDS:
            if identity in (entries := getattr(self._log, section)):
                return section, entries[identity]
        return None

    def _refuse(self, because: RefusedBecause, place: Place, identity: str, message: str, hint: str = "") -> None:
        self._refusals.append(Refusal(because, place, identity, message, hint))

    def _read_known(
        self, line: Line, found: tuple[Section, Entry], sent: SentEntry | None, *, is_struck_out: bool
    ) -> None:
        section, entry = found
        if is_struck_out:
            self._struck_out.append(StruckOut(line.place, section, entry.id))
            return
        here = shown_fields(entry, section, self._labels)
        before = here if sent is None else sent.fields
        theirs, questions = self._theirs(line, section, entry.id, lambda key: before.get(key, NOTHING))
        places = {key: line.at(key) for key in theirs}
        base = None if sent is None else {key: before.get(key, NOTHING).value for key in theirs}
        self._entries.append(
            ReturnedEntry(line.place, section, entry.id, theirs, values_of(here), base, places, questions)
        )
        is_moved = any(theirs.get(key) != before.get(key, NOTHING).value for key in _TIMES & theirs.keys())
        computed = sent.computed if sent is not None else {} if is_moved else bounds_of(entry)
        for key in COMPUTED[section]:
            was = computed.get(key, "")
            if (
                key in line
                and (sent is not None or was)
                and not is_unchanged(line.cell(key), Shown(was), is_by_csv=line.is_by_csv)
            ):
                self._computed.append(ComputedChange(line.at(key), entry.id, was, text_of(line.cell(key))))

    def _theirs(
        self, line: Line, section: Section, identity: str, before: Callable[[str], Shown]
    ) -> tuple[dict[str, Value | None], tuple[Question, ...]]:
        """Return what a row says of each field, and the names in what was changed that have no certain meaning."""
        theirs: dict[str, Value | None] = {}
        questions: list[Question] = []
        for field in FIELDS[section]:
            if field.key not in line:
                continue
            cell, was = line.cell(field.key), before(field.key)
            if is_unchanged(cell, was, field, is_by_csv=line.is_by_csv):
                if was.is_editable:
                    theirs[field.key] = was.value
                continue
            if not was.is_editable:
                message = f"{field.key!r} of {quoted(identity)} is more than a cell can hold, and was not read back"
                hint = f"'timeline edit {identity}' changes it"
                self._refuse("not-editable", line.at(field.key), identity, message, hint)
                continue
            found = value_of_cell(cell, field, was, self._names, self._today)
            if isinstance(found, CellFault):
                self._refuse("bad-value", line.at(field.key), identity, found.message, found.hint)
            else:
                theirs[field.key] = found.value
                questions += (one._replace(path=(field.key,)) for one in found.questions)
        for key in _EVERY_FIELD - fields_by_key(section).keys() - {*COMPUTED[section]}:
            if text := text_of(line.cell(key)):
                message = f"{_with_article(section)} has no {key!r}: {quoted(text)} was not read"
                self._refuse("bad-value", line.at(key), identity, message)
        return theirs, tuple(questions)

    def _read_new(self, line: Line, section: Section | None) -> None:
        section = _section_named(text_of(line.cell(ENTRY))) or section or _section_with(line.filled(_EVERY_FIELD))
        if section is None:
            self._refuse(
                "missing",
                line.place,
                "",
                "nothing tells what kind of entry this is",
                "write event, plan or figure in 'entry'",
            )
            return
        count = len(self._refusals)
        value, questions = self._theirs(line, section, "", lambda _: NOTHING)
        value = {key: one for key, one in value.items() if one is not None}
        for field in FIELDS[section]:
            is_told = any(
                refusal.place.heading and key_of_heading(refusal.place.heading) == field.key
                for refusal in self._refusals[count:]
            )
            if field.is_required and field.key not in value and not is_told:
                self._refuse(
                    "missing",
                    line.at(field.key),
                    "",
                    f"this new {SINGULARS[section]} has no {field.key!r}",
                    "fill the cell",
                )
        if len(self._refusals) == count:
            filled = {key: one for key, one in value.items() if one is not None}
            self._new.append(NewRow(line.place, section, filled, questions))

    def _read_gone_here(self, line: Line, sent: SentEntry, *, is_struck_out: bool) -> None:
        """Read the row of an entry that was sent, and that the log does not have any more."""
        section = _section_named(sent.section)
        is_left = is_struck_out or _is_as_sent(line, sent, FIELDS[section] if section else ())
        if is_left and section is not None:
            self._gone.append(Gone(section, sent.id, is_gone_here=True))
            return
        message = f"{quoted(sent.id)} was changed there, and is not in the log any more"
        self._refuse("gone-here", line.place, sent.id, message, "empty its id to add it anew")

    def returned(self, notes: Iterable[str]) -> Returned:
        """Return what all the sheets said."""
        missing = {one: entry for one, entry in self._sent.items() if one not in self._seen}
        for identity, line in self._strangers:
            old = next((one for one, entry in missing.items() if _is_same_row(line, entry)), None)
            if old is not None:
                del missing[old]
                message = f"the id {quoted(old)} was changed to {quoted(identity)}"
                hint = f"write {old} again; 'timeline rename {old} NEW' changes an id everywhere"
                self._refuse("changed-id", line.at("id"), old, message, hint)
            else:
                hint = did_you_mean(identity, [*self._sent] or self._every_id()) or "leave the id of a new entry empty"
                message = f"no entry has the id {quoted(identity)}"
                self._refuse("unknown-id", line.at("id"), identity, message, hint)
        for identity, sent in missing.items():
            section = _section_named(sent.section)
            if section is not None and self._seen:
                self._gone.append(Gone(section, identity, is_gone_here=self._entry(identity) is None))
        return Returned(
            tuple(self._entries),
            tuple(self._new),
            tuple(self._struck_out),
            tuple(self._gone),
            tuple(self._refusals),
            tuple(self._computed),
            (*notes, *dict.fromkeys(self._notes)),
        )

    def _every_id(self) -> Iterator[str]:
        for section in FIELDS:
            yield from getattr(self._log, section)


_EVERY_FIELD = frozenset(field.key for fields in FIELDS.values() for field in fields)
_EVERY_KEY = _EVERY_FIELD | {"id", REMOVE, ENTRY} | {key for keys in COMPUTED.values() for key in keys}


def bounds_of(entry: Entry) -> dict[str, str]:
    """Return the first and the last day that the date of an event or a figure can mean, by their headings."""
    date = entry.date if isinstance(entry, Event) else entry.when if isinstance(entry, Figure) else None
    bounds = {} if date is None else {"earliest": iso(date.earliest), "latest": iso(date.latest)}
    return {key: text for key, text in bounds.items() if text is not None}


def _section_of(keys: set[str]) -> Section | None:
    """Return the section of a sheet by its headings; None where entries of several may stand in it."""
    return None if ENTRY in keys else _section_with(keys)


def _section_with(keys: set[str]) -> Section | None:
    """Return the section that has the most of some fields for itself; None where none has any of them."""
    shares = {section: len(keys & _own_keys(section)) for section in FIELDS}
    best = max(shares, key=lambda section: shares[section])
    return best if shares[best] else None


def _own_keys(section: Section) -> set[str]:
    others = {field.key for other, fields in FIELDS.items() if other != section for field in fields}
    return {field.key for field in FIELDS[section]} - others


def _section_named(text: str) -> Section | None:
    """Return the section that its name, or that of one of its entries, stands for."""
    return next((one for one, singular in SINGULARS.items() if text.lower() in (one, singular)), None)


def _is_as_sent(line: Line, sent: SentEntry, fields: Iterable[SheetField]) -> bool:
    return all(
        is_unchanged(line.cell(field.key), sent.fields.get(field.key, NOTHING), field, is_by_csv=line.is_by_csv)
        for field in fields
        if field.key in line
    )


def _is_same_row(line: Line, sent: SentEntry) -> bool:
    """Return whether a row is that of an entry that was sent, but for its id."""
    section = _section_named(sent.section)
    return section is not None and _is_as_sent(line, sent, (one for one in FIELDS[section] if one.is_required))


def _with_article(section: Section) -> str:
    return {"events": "an event", "plans": "a plan", "figures": "a figure"}[section]
