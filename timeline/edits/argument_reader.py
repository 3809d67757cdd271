"""The arguments of a command that writes, read against the log: entries, names, days and sources."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from timeline.dates import DateError, parse
from timeline.edits.adding import added, completed
from timeline.edits.arguments import Evidence, citation_of, written_date
from timeline.edits.asker import Asker
from timeline.edits.asking_for_keys import completed_line
from timeline.edits.deciding import Decisions
from timeline.edits.deciding_doubles import distinct_from, without_doubles
from timeline.edits.declaring import DECLARED, Ask, asked_entry
from timeline.edits.documents import form_of
from timeline.edits.drafts import Draft, draft
from timeline.edits.fields import value_for
from timeline.edits.finding import Found, find
from timeline.edits.keys import LineKind
from timeline.edits.line import Line, parsed
from timeline.edits.many import read_many
from timeline.edits.names import Names
from timeline.edits.resolving import resolved
from timeline.edits.room import LogToEdit, Meant
from timeline.errors import EntriesFaulty, LineFaulty, NothingWritten, WrongUsage
from timeline.log.editing.operations import Operation, Target
from timeline.log.editing.values import Value
from timeline.log.model import Plan, View
from timeline.log.references import reference_of, section_of
from timeline.text import quoted, with_article


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

    def __init__(self, opened: LogToEdit, asker: Asker | None, new: Sequence[str] = ()) -> None:
        """`new` are lines of `add` for new actors, places and sources, each behind its kind."""
        self._opened = opened
        self._asker = asker
        self._decisions = Decisions(Names(opened.log), asker)
        self._to_come: dict[str, None] = {}
        self._declare(new)

    @property
    def names(self) -> Names:
        """The names of the log, and of what was declared."""
        return self._decisions.names

    @property
    def declarations(self) -> Iterator[Meant]:
        """The operations that declare new actors, places and sources."""
        return added(self._opened, self._decisions.declared)

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences on days of acts that lie ahead of today, and are perhaps mistyped."""
        return tuple(f"{day} is still to come: today is {self._opened.today}" for day in self._to_come)

    def new_entry(self, text: str, kind: LineKind, asker: Asker, ask: Ask | None = None) -> Draft:
        """Ask for what belongs to a new actor, place or source of a name, and declare it; `ask` asks for its values."""
        new = asked_entry(text, kind, self.names, asker, ask)
        self.declare(new, text)
        return new

    def declare(self, new: Draft, text: str) -> None:
        """Declare a new actor, place or source in the same edit; a text stands for it."""
        self._decisions.declare(new, [text])

    def forget(self, new: Draft) -> None:
        """Take back what was declared."""
        self._decisions.forget(new)

    def addition(
        self, drafts: Iterable[Draft], cited: Cited, file: str | None, distinct: Sequence[str] = ()
    ) -> list[Meant]:
        """Return the operations that add new entries, those called others than the entries with the ids `distinct`.

        Where they look like entries of the log, a person is asked, and may add a source to these instead.
        """
        evidence, today = self.evidence(cited), self.day(None)
        several = [completed(one, today, evidence.sources, evidence.note) for one in drafts]
        others = [self.entry(one).target.id for one in distinct]
        kept = without_doubles([distinct_from(one, others) for one in several], self._opened, self._asker)
        return [*kept.instead, *added(self._opened, kept.drafts, file)]

    def entry(self, text: str) -> Found:
        """Return the entry that a reference means."""
        return find(self._opened.log, text)

    def entry_with_keys(self, text: str) -> Found:
        """Return the entry that a reference means; raises `WrongUsage` for a view, which is a query and has no keys."""
        found = self.entry(text)
        if isinstance(found.entry, View):
            hint = f"'timeline edit @{found.target.id}' changes it"
            raise WrongUsage(f"{quoted(text)} is a view: a query, without keys", hint)
        return found

    def plan(self, text: str) -> tuple[Plan, Found]:
        """Return the plan that a reference means, and what it is called in its file."""
        log = self._opened.log
        found = find(log, f"plan:{text}" if text in log.plans else text)
        if not isinstance(found.entry, Plan):
            kind = found.target.section.removesuffix("s")
            raise WrongUsage(f"{quoted(text)} is no plan but {with_article(kind)}", "'timeline plans' lists the plans")
        return found.entry, found

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

    def day(self, text: str | None) -> str:
        """Return the day of an act as it is written in the log; today if none is given."""
        today = self._opened.today
        if text is None:
            return today.isoformat()
        written = written_date(text, today)
        if parse(written).earliest > today.toordinal():
            self._to_come[written] = None
        return written

    def when(self, on: str | None, event: str | None, act: str) -> dict[str, Value]:
        """Return the day of an occasion, or the event that has it; asks where neither is given."""
        if event is not None:
            identity = self._identity(event if ":" in event else f"event:{event}")
            return {"event": identity} if on is None else {"date": self.day(on), "event": identity}
        if on is None and self._asker is not None:
            return {"date": self._asked_day(f"When {act}? ", self._asker)}
        if not on:
            raise WrongUsage("the day is missing", "give it with --on DATE, or the event with --event ID")
        return {"date": self.day(on)}

    def successor(self, text: str) -> str:
        """Return the id of the plan that replaces another one; it may be new."""
        return text if self._decisions.is_new("plans", text) else self.plan(text)[0].id

    def know(self, section: str, identity: str, value: Value) -> None:
        """Let a new entry of the edit be named by what is read from now on."""
        self._decisions.know(Draft(section, identity, value))

    def _identity(self, reference: str) -> str:
        """Return the id of an event that a reference means; it may be new."""
        asked = reference_of(reference)
        is_new = asked.kind == "event" and self._decisions.is_new("events", asked.id)
        return asked.id if is_new else self.entry(reference).target.id

    def _asked_day(self, question: str, asker: Asker) -> str:
        """Ask for a day until it is one."""
        while True:
            answer = asker.answer(question)
            if not answer:
                raise NothingWritten("nothing was written: no day was given")
            try:
                return self.day(answer)
            except DateError as error:
                asker.tell(str(error))

    def value(self, found: Found, key: str, given: Value) -> Value:
        """Return the value of a field as the log writes it, names looked up; a text is one that was typed."""
        value = value_for(found.entry, key, given, self._opened.today)
        return self._settled(found.target.section, {key: value})[key]

    def evidence(self, cited: Cited) -> Evidence:
        """Return who says so."""
        if (cited.at is not None or cited.via is not None) and not cited.source:
            raise WrongUsage("a place in a source needs the source", "add --source REF")
        citations = [citation_of(one, cited.at, cited.via) for one in cited.source or ()]
        sources = self._settled("events", {"sources": citations})["sources"] if citations else []
        return Evidence(tuple(sources), cited.note)

    def draft(self, line: Line) -> Draft:
        """Return the new entry of a line, after everything was asked that is to be asked.

        Raises `LineFaulty` where something is wrong or missing.
        """
        while True:
            new = draft(line, self.names)
            if new.questions and self._asker is not None and not new.faults:
                self._decisions.decide(new.questions)
            elif new.missing and self._asker is not None and not new.faults:
                line = completed_line(line, new.missing[0], self.names, self._asker)
            elif new.all_faults:
                raise LineFaulty(line.text, new.all_faults)
            else:
                return new

    def drafts(self, text: str, file: str, kind: LineKind | None) -> list[Draft]:
        """Return the new entries of a document; raises `EntriesFaulty` with all that is wrong."""
        form = form_of(file, text)
        while True:
            found = read_many(text, form, self.names, kind, file)
            faults = [*found.faults, *(fault for item in found.items for fault in item.faults)]
            questions = [question for item in found.items for question in item.draft.questions]
            asked = [problem for item in found.items for problem in item.asked]
            if questions and self._asker is not None and not faults:
                self._decisions.decide(questions)
            elif faults or asked:
                raise EntriesFaulty(sorted((*faults, *asked), key=lambda one: (one.line, one.column)))
            else:
                return [item.draft for item in found.items]

    def meant(self, found: Found, operations: Iterable[Operation]) -> Iterator[Meant]:
        """Yield operations on an entry with the file in which it stands."""
        return (Meant(found.file, operation) for operation in operations)

    def _settled(self, section: str, value: dict[str, Value]) -> dict[str, Value]:
        """Return a value with references for names, after asking about those that are not known."""
        while True:
            found = resolved(section, value, self.names)
            if not found.questions:
                return found.value
            self._decisions.decide(found.questions)

    def _declare(self, lines: Sequence[str]) -> None:
        for text in lines:
            kind, _, rest = text.strip().partition(" ")
            named = next((one for one in DECLARED if one == kind), None)
            if named is None:
                hint = "begin it with actor, place or source: --new 'actor Hadi al-Amiri kind:person'"
                raise WrongUsage(f"--new {quoted(text)} does not say what it is", hint)
            line = parsed(rest.strip(), named)
            self._decisions.declare(self.draft(line))
