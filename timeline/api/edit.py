"""An edit of a log that is being made: its steps are gathered, checked as if they stood there, and written as one.

Each step is what a command does, and raises what that raises: `WrongUsage` for names and values that mean nothing,
`DateError` for a date that cannot be read, `NothingWritten` where the text of the log cannot be changed so. Nobody is
asked: a name that is not known is an error.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from functools import cached_property
from types import TracebackType
from typing import Any, Literal, Self

from timeline.api.additions import Addition, all_added
from timeline.api.clock import now
from timeline.api.values import Field, Texts, cited_by, plain_value, typed
from timeline.api.written import Written, foreseen, put
from timeline.edits.argument_reader import ArgumentReader, Cited
from timeline.edits.arguments import written_deadline
from timeline.edits.asker import Asker
from timeline.edits.claims import correct, dispute, retract
from timeline.edits.covering import covered
from timeline.edits.diffs import diff_of
from timeline.edits.drafts import Draft
from timeline.edits.edit import Edit
from timeline.edits.fields import Assignment, key_named, once_each, operations_for
from timeline.edits.keys import KINDS, LineKind
from timeline.edits.line import parsed
from timeline.edits.merging import merged
from timeline.edits.pending import one_writer
from timeline.edits.plans import LIFTED, revise, settle
from timeline.edits.removing import removed
from timeline.edits.room import LogToEdit, Meant, open_for_edit
from timeline.errors import WrongUsage
from timeline.log.editing.operations import AddEntry, SetValue
from timeline.log.model import RESULTS, REVISION_STATUSES, WITHDRAWN
from timeline.problems import Problem
from timeline.query.question import When, one_of, text_of
from timeline.text import did_you_mean, quoted


class OpenEdit:
    """An edit of one log: one write, one `undo`. It is made by `OpenLog.edit`.

    In a `with` block nobody else writes to the log meanwhile, and the edit is written at the end of the block; an
    exception in the block leaves the log as it was. Without a block, `write` writes it, and nothing is written before.
    """

    def __init__(
        self,
        name: str,
        command: str,
        *,
        asker: Asker | None = None,
        new: Sequence[str] = (),
        then: Callable[[], None] = lambda: None,
    ) -> None:
        """`command` is its name in the history; `new` are lines that declare names; `then` is called behind the write.

        With `asker`, a person is asked about names that are not known.
        """
        self._name = name
        self._command = command
        self._asker = asker
        self._new = new
        self._then = then
        self._additions: list[Addition] = []
        self._meant: list[Meant] = []
        self._block = ExitStack()
        self._opened: LogToEdit | None = None
        self._written: Written | None = None

    @property
    def opened(self) -> LogToEdit:
        """The log as it was when the edit was begun. Raises `LogFaulty` for one with errors."""
        return self._open()

    @cached_property
    def reader(self) -> ArgumentReader:
        """The reader of what is given."""
        return ArgumentReader(self.opened, self._asker, self._new)

    def __enter__(self) -> Self:
        with ExitStack() as block:
            block.enter_context(one_writer(self._name))
            self._open()
            self._block = block.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._block:
            if kind is None and self._written is None:
                self.write()

    def add(
        self,
        entry: str | Mapping[str, Any],
        kind: LineKind = "event",
        *,
        source: Texts = None,
        at: str | None = None,
        via: str | None = None,
        note: str | None = None,
        file: str | None = None,
        distinct: Sequence[str] = (),
    ) -> str:
        """Add an entry, and return its id: `timeline add`.

        `entry` is a line as the command takes it, or a mapping with the keys of a log. `source` names sources, each
        with `@PLACE` behind it or without; `at` is the place in the source, `via` the document that cites it, `note` a
        remark; `file` is the file of the log for the entry. Later steps may name the entry. Raises `LineFaulty` or
        `EntriesFaulty` with all that is wrong in the entry, and `NothingWritten` where it looks like another one of the
        log, unless that is among the ids `distinct`.
        """
        one_of("kind", kind, KINDS)
        if not isinstance(entry, str):
            return self.add_all([entry], kind, source=source, at=at, via=via, note=note, file=file, distinct=distinct)[
                0
            ]
        drafts = [self.reader.draft(parsed(entry, kind))]
        return self._add(drafts, cited_by(source, at, via, note), file, distinct)[0]

    def add_all(
        self,
        entries: str | Iterable[Mapping[str, Any]],
        kind: LineKind | None = None,
        *,
        name: str = "",
        source: Texts = None,
        at: str | None = None,
        via: str | None = None,
        note: str | None = None,
        file: str | None = None,
        distinct: Sequence[str] = (),
    ) -> tuple[str, ...]:
        """Add several entries, which may name each other, and return their ids: `timeline add --from`.

        `entries` are mappings with the keys of a log, or a text: YAML, JSON, JSON lines, or a line for each entry; the
        ending of `name` tells which, else the first line. Raises `EntriesFaulty` with all that is wrong.
        """
        one_of("kind", kind, KINDS)
        if not isinstance(entries, str):
            entries, name = json.dumps([plain_value(one) for one in entries], ensure_ascii=False), name or "new.json"
        return self._add(self.reader.drafts(entries, name, kind), cited_by(source, at, via, note), file, distinct)

    def set(
        self,
        *references: str,
        query: str | None = None,
        add: Mapping[str, Field] | None = None,
        remove: Mapping[str, Field] | None = None,
        **fields: Field,
    ) -> None:
        """Set fields of entries, or of all that a query finds: `timeline set`.

        A text is read as the command reads it, with commas between the items of a list; None takes the field away.
        `add` and `remove` are items that fields with lists gain and lose.
        """
        groups: tuple[tuple[Literal["=", "+=", "-="], Mapping[str, Field]], ...]
        groups = (("=", fields), ("+=", add or {}), ("-=", remove or {}))
        changes = [
            Assignment(key_named(key), sign, typed(value)) for sign, several in groups for key, value in several.items()
        ]
        self.assign(references, query, once_each(changes))

    def assign(self, references: Sequence[str], query: str | None, changes: Sequence[Assignment]) -> None:
        """Carry out assignments, in their order, on entries or on all that a query finds."""
        if not changes:
            raise WrongUsage("there is nothing to set", "write KEY=VALUE behind the id")
        if bool(references) == bool(query):
            raise WrongUsage("the entries are named, or found by a query", "give an id, or --query QUERY")
        several = map(self.reader.entry_with_keys, references) if query is None else self.reader.found_by(query)
        for found in several:
            old = self.opened.value(found.file, found.target)
            for one in changes:
                value = self.reader.value(found, one.key, one.given) if one.given else ""
                self.mean(self.reader.meant(found, operations_for(found.entry, found.target, old, one, value)))

    def revise(
        self,
        plan: str,
        deadline: When | Mapping[str, Any] | None,
        *,
        on: When | None = None,
        event: str | None = None,
        status: Literal["proposed", "rejected"] | None = None,
        words: str | None = None,
        source: Texts = None,
        at: str | None = None,
        via: str | None = None,
        note: str | None = None,
    ) -> None:
        """Give a plan a new deadline, or none: `timeline revise`; of a plan that must last to a day, a new day.

        `on` is the day of the decision, or `event` the event that has it; with `status` the deadline in force stays;
        `words` is the deadline in the words of the source.
        """
        one_of("status", status, REVISION_STATUSES)
        read = self.reader
        named, found = read.plan(plan)
        when = read.when(_text(on), event, "was this decided")
        if deadline is None or (isinstance(deadline, str) and deadline.strip().lower() == LIFTED):
            new = plain_value(LIFTED)
        else:
            value = plain_value(deadline)
            new = written_deadline(value, self.opened.today) if isinstance(value, str) else value
        evidence = read.evidence(cited_by(source, at, via, note))
        self.mean(read.meant(found, revise(named, found.target, new, when, evidence, status=status, words=words)))

    def settle(
        self,
        plan: str,
        result: str,
        *,
        on: When | None = None,
        event: str | None = None,
        by: str | None = None,
        occurrence: int | None = None,
        source: Texts = None,
        at: str | None = None,
        via: str | None = None,
        note: str | None = None,
    ) -> None:
        """Give a plan its outcome: `timeline settle`.

        `result` is met, partly-met, not-met, dropped or superseded; `by` is the plan that replaces it, and `occurrence`
        which one of a plan that recurs, the first being 0.
        """
        outcome = "-".join(result.lower().replace("_", "-").split())
        if outcome not in RESULTS:
            hint = did_you_mean(result, RESULTS) or f"one of {', '.join(RESULTS)}"
            raise WrongUsage(f"{quoted(result)} is no result of a plan", hint)
        read = self.reader
        named, found = read.plan(plan)
        successor = None if by is None else read.successor(by)
        when = read.when(_text(on), event, "did this happen")
        evidence = read.evidence(cited_by(source, at, via, note))
        operations = settle(named, found.target, outcome, when, evidence, successor=successor, occurrence=occurrence)
        self.mean(read.meant(found, operations))

    def correct(
        self,
        reference: str,
        changes: Mapping[str, Field],
        *,
        why: str | None = None,
        on: When | None = None,
        source: Texts = None,
        at: str | None = None,
        via: str | None = None,
        note: str | None = None,
    ) -> None:
        """Change fields that were wrong, and note what stood there: `timeline correct`; None takes a field away.

        With a source, the correction is news of the day `on`, which is today if left out.
        """
        read = self.reader
        found = read.entry_with_keys(reference)
        wanted = once_each([Assignment(key_named(key), "=", typed(value)) for key, value in changes.items()])
        new = [(one.key, read.value(found, one.key, one.given) if one.given else None) for one in wanted]
        old = self.opened.value(found.file, found.target)
        evidence = read.evidence(cited_by(source, at, via, note))
        self.mean(read.meant(found, correct(found.target, old, new, read.day(_text(on)), why, evidence)))

    def retract(
        self,
        reference: str,
        *,
        status: Literal["retracted", "denied"] = "retracted",
        why: str | None = None,
        on: When | None = None,
        source: Texts = None,
        at: str | None = None,
        via: str | None = None,
        note: str | None = None,
    ) -> None:
        """Mark a claim as taken back by its source, or as denied by others, from a day on: `timeline retract`."""
        one_of("status", status, WITHDRAWN)
        read = self.reader
        found = read.entry_with_keys(reference)
        old = self.opened.value(found.file, found.target)
        evidence = read.evidence(cited_by(source, at, via, note))
        self.mean(read.meant(found, retract(found.target, old, status, read.day(_text(on)), why, evidence)))

    def dispute(
        self,
        reference: str,
        claims: Mapping[str, Field],
        *,
        source: Texts,
        on: When | None = None,
        at: str | None = None,
        via: str | None = None,
        note: str | None = None,
    ) -> None:
        """Put what a source says of fields beside the log's own values, which stay: `timeline dispute`."""
        read = self.reader
        found = read.entry_with_keys(reference)
        evidence = read.evidence(cited_by(source, at, via, note))
        if not evidence.sources:
            raise WrongUsage("nobody is named who says otherwise", "add --source REF")
        date = None if on is None else read.day(_text(on))
        for name, claim in claims.items():
            key, given = key_named(name), typed(claim)
            if not given:
                raise WrongUsage("a dispute gives a value", "write KEY=VALUE")
            value = read.value(found, key, given)
            self.mean(read.meant(found, dispute(found.target, key, value, date, evidence)))

    def seen(self, *references: str, on: When | None = None) -> None:
        """Note that somebody looked on a day, today if left out, and there was nothing new: `timeline seen`."""
        for found in map(self.reader.entry_with_keys, references):
            self.mean(self.reader.meant(found, [SetValue(found.target, ("checked",), self.reader.day(_text(on)))]))

    def cover(self, day: When) -> None:
        """Move the last day that the log has followed: `timeline cover`."""
        self.mean(covered(self.opened, self.reader.day(text_of(day))))

    def remove(self, *references: str) -> None:
        """Take entries out of the log, if no other entry names them: `timeline remove`."""
        self.mean(removed([self.reader.entry(reference) for reference in references]))

    def merge(self, reference: str, into: str) -> None:
        """Join two entries for one event or one plan; the first goes: `timeline merge`."""
        self.mean(merged(self.reader.entry(reference), self.reader.entry(into), self.opened))

    def mean(self, operations: Iterable[Meant]) -> None:
        """Add operations to the edit."""
        if self._written is not None:
            raise WrongUsage("this edit is written", "begin another one")
        self._meant += operations

    def diff(self) -> str:
        """Return the edit as a unified diff, as `--dry-run` prints it; nothing is written."""
        return "".join(f"{line.removesuffix(chr(10))}\n" for line in diff_of(self.build()))

    def problems(self) -> tuple[Problem, ...]:
        """Return the errors and warnings that the log would have more, were the edit written; nothing is written."""
        return foreseen(self.build(), self.opened.loaded)

    def build(self) -> Edit:
        """Return the edit as its patches."""
        operations = [*self.reader.declarations, *all_added(self.opened, self._additions), *self._meant]
        edit = self.opened.edit(self._command, operations)
        return edit._replace(notes=(*self.reader.notes, *edit.notes))

    def write(self) -> Written:
        """Write the edit, whole or not at all, and return what was written.

        Raises `LogWouldFail` where the log would have errors, `FilesChanged` where a file was changed meanwhile,
        `LogLocked` where another command is writing, and other kinds of `NothingWritten`: the log is as it was then.
        """
        if self._written is not None:
            raise WrongUsage("this edit is written", "begin another one")
        self._written = put(self.build(), self.opened.loaded)
        self._then()
        return self._written

    @property
    def written(self) -> Written | None:
        """The edit as it was written; None before."""
        return self._written

    def _open(self) -> LogToEdit:
        """Read the log, where no step did."""
        if self._opened is None:
            self._opened = open_for_edit(self._name, now())
        return self._opened

    def _add(self, drafts: list[Draft], cited: Cited, file: str | None, distinct: Sequence[str]) -> tuple[str, ...]:
        meant = self.reader.addition(drafts, cited, file, distinct)
        self.mean(())
        self._additions.append(Addition(meant, file))
        for operation in (one.operation for one in meant):
            if isinstance(operation, AddEntry):
                self.reader.know(*operation.target, operation.value)
        return tuple(draft.id for draft in drafts)


def _text(when: When | None) -> str | None:
    return None if when is None else text_of(when)
