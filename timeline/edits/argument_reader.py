"""The arguments of a command that writes, read against the log: entries, names, days and sources."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from timeline.edits.arguments import Evidence, citation, written_date
from timeline.edits.fields import Typing
from timeline.edits.finding import Found, find
from timeline.edits.room import Meant, OpenLog
from timeline.errors import WrongUsage
from timeline.log.editing.operations import Operation, Target
from timeline.log.editing.values import Value
from timeline.log.model import Plan
from timeline.log.references import section_of
from timeline.text import quoted


class Cited(Protocol):
    """The options by which a source is named."""

    @property
    def source(self) -> Sequence[str] | None:
        """References to sources, each with `@PLACE` behind it or without."""

    @property
    def at(self) -> str | None:
        """The place in the source."""

    @property
    def via(self) -> str | None:
        """The reference to the document that cites it."""

    @property
    def note(self) -> str | None:
        """A remark."""


class ArgumentReader:
    """Reads what was typed for a log that is edited; names that are new are declared in the same edit."""

    def __init__(self, opened: OpenLog) -> None:
        self._opened = opened
        self.declarations: list[Meant] = []
        """The operations that declare new actors, places and sources."""

    @property
    def typing(self) -> Typing:
        """How values are understood."""
        return Typing(self._opened.today, self.resolve)

    def entry(self, text: str) -> Found:
        """Return the entry that a reference means."""
        return find(self._opened.log, text)

    def plan(self, text: str) -> Found:
        """Return the plan that a reference means."""
        log = self._opened.log
        found = find(log, text if ":" in text or text not in log.plans else f"plan:{text}")
        if not isinstance(found.entry, Plan):
            kind = found.target.section.removesuffix("s")
            raise WrongUsage(f"{quoted(text)} is no plan but a {kind}", "'timeline plans' lists the plans")
        return found

    def day(self, text: str | None) -> str:
        """Return a date as it is written in the log; today if none is given."""
        return self._opened.today.isoformat() if text is None else written_date(text, self._opened.today)

    def when(self, on: str | None, event: str | None, act: str) -> dict[str, Value]:
        """Return the day of an occasion, or the event that has it; raises where neither is given."""
        if event is not None:
            found = self.entry(event if ":" in event else f"event:{event}")
            return {"event": found.target.id} if on is None else {"date": self.day(on), "event": found.target.id}
        if on is None:
            raise WrongUsage(f"when {act}?", "give the day with --on DATE, or the event with --event ID")
        return {"date": self.day(on)}

    def evidence(self, cited: Cited) -> Evidence:
        """Return who says so."""
        if (cited.at is not None or cited.via is not None) and not cited.source:
            raise WrongUsage("a place in a source needs the source", "add --source REF")
        via = None if cited.via is None else self.resolve("sources", cited.via)
        return Evidence(tuple(self._citation(one, cited.at, via) for one in cited.source or ()), cited.note)

    def _citation(self, text: str, at: str | None, via: str | None) -> Value:
        ref, sign, place = text.partition("@")
        return citation(self.resolve("sources", ref.strip()), place.strip("'\" ") if sign else at, via)

    def resolve(self, key: str, text: str) -> str:
        """Return the id of a name in the field of a key; a text that is no name is itself."""
        return text

    def meant(self, found: Found, operations: Iterable[Operation]) -> Iterator[Meant]:
        """Yield operations on an entry with the file in which it stands."""
        return (Meant(found.file, operation) for operation in operations)

    def found_by(self, query: str) -> list[Found]:
        """Return the events, plans and figures that a query finds, as `list` does."""
        from timeline.query.question import Question
        from timeline.query.selecting import select
        from timeline.reports.entries import matching_in

        workspace = self._opened.workspace
        found = matching_in(workspace, select(Question(query=query), workspace))
        several = [Found(one.entry, Target(section_of(one.entry), one.entry.id)) for one in found]
        if not several:
            raise WrongUsage(f"no entry answers {quoted(query)}", "'timeline list' with the same query explains it")
        return several
