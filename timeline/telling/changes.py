"""The document of `changes`: plans first, then figures, situations, acts, statements, and news of what was before."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from timeline.dates import OPEN_START, Date, Match, words
from timeline.log.model import WITHDRAWN, Event
from timeline.query.question import Question
from timeline.reports.changed_plans import PlanChange
from timeline.reports.changes import Changes, Corrected, FigureChange, Logged
from timeline.reports.rows import Row
from timeline.reports.shares import EventPart, date_share, event_share
from timeline.reports.wording import day_words, is_act, plural, type_name
from timeline.telling.change_keys import Key, event_of, event_rows, row_key
from timeline.telling.change_words import (
    event_note,
    followed_words,
    moved_tally,
    plan_tally,
    reported_words,
    tally,
    unknown_words,
)
from timeline.telling.changed_values import correction_entry, figure_entry
from timeline.telling.document import Document, Entry, phrase
from timeline.telling.events import event_entry
from timeline.telling.head import asked_words, head
from timeline.telling.plan_changes import PlanTeller, missed
from timeline.telling.plan_entry import Terms, plan_entry, terms_of
from timeline.telling.sections import Listed, Section, section_blocks
from timeline.workspace import Workspace

Grouping = Literal["place", "actor", "type"]

MOST_LOGGED = 20
"""Maximum number of newly logged entries to list; more are counted by type."""


def document(
    answer: Changes,
    workspace: Workspace,
    question: Question,
    *,
    by: Grouping | None = None,
    in_days: bool = False,
    in_full: bool = False,
) -> Document:
    """Build the document of changes; events in groups by a field if asked for, and nothing folded if `in_full`."""
    sections = _Teller(answer, terms_of(workspace, in_days=in_days), by, in_full).sections()
    counts = [section.tally for section in sections if section.tally]
    counts += reported_words(change.plan for change in _plan_changes(answer) if change.plan.plan.status == "reported")
    asked = asked_words(period_words(answer), question, workspace)
    counts = counts or (["nothing"] if answer.added else [])  # what was logged does not depend on what was followed
    top = head(workspace, asked, counts=counts, period=answer.window, without_place=answer.without_place)
    return Document(top, section_blocks(sections, in_full=in_full))


def period_words(answer: Changes) -> str:
    """The subject and the period: `What changed after 1 Sep 2024, up to 18 Mar 2025`."""
    what = "What was logged" if answer.added else "What changed"
    since = "the beginning" if answer.since.earliest == OPEN_START else day_words(answer.since.earliest)
    return f"{what} after {since}, up to {day_words(answer.until.latest)}"


def _plan_changes(answer: Changes) -> Iterator[PlanChange]:
    parts = (answer.revised, answer.settled, answer.deadline_passed, answer.in_force)
    for part in (*parts, answer.announced, answer.proposed, answer.plans_learned):
        yield from part


class _Teller:
    """Makes the sections of one answer."""

    def __init__(self, answer: Changes, terms: Terms, by: Grouping | None, in_full: bool) -> None:
        self.answer = answer
        self.terms = terms
        self.workspace = terms.workspace
        self.by = by
        self.in_full = in_full
        parts: tuple[tuple[EventPart, tuple[Row, ...]], ...] = (
            *(("happened", answer.happened), ("began", answer.began)),
            *(("ended", answer.ended), ("learned", answer.learned)),
        )
        self.plans = PlanTeller(answer, terms, event_rows(parts))

    def sections(self) -> list[Section]:
        """The sections that are not empty, in order of importance; of plans, those with a certain row first."""
        answer = self.answer
        plans = sorted([*self._plans(), self._announced()], key=lambda section: not section.has_certain)
        learned = [*self.plans.learned()]  # before the events, which it takes into its rows
        sections = (
            *plans,
            *self._figures(),
            *self._situations(),
            *self._happened(),
            self._learned(learned),
            self._logged(),
            self._withdrawn(),
            self._corrections(answer.corrections),
        )
        return [section for section in sections if section.rows or section.unlisted]

    def _plans(self) -> Iterator[Section]:
        answer = self.answer
        moved = moved_tally(_counted(answer.revised)) if _counted(answer.revised) else ""
        yield Section("Plans moved or changed", moved, tuple(self.plans.moved()))
        yield Section(
            "Plans settled", _tally(answer.settled, "plan settled", "plans settled"), tuple(self.plans.settled())
        )
        names = ("change of a plan proposed or rejected", "changes of plans proposed or rejected")
        proposed = tally([change.match is Match.CERTAIN for change in _counted(answer.proposed)], *names)
        proposals = proposed if _counted(answer.proposed) else ""
        yield Section("Changes of plans proposed or rejected", proposals, tuple(self.plans.proposed()))
        late = missed(answer)
        count = _tally(late, "plan past its deadline", "plans past their deadline", unknown_words(_counted(late)))
        yield Section("Plans past their deadline without an outcome", count, tuple(self.plans.missed()))
        rules = _tally(answer.in_force, *_IN_FORCE, followed_words(_counted(answer.in_force)))
        yield Section("Rules that enter into force", rules, tuple(self.plans.in_force()))

    def _announced(self) -> Section:
        title, names = "Plans announced", ("plan announced", "plans announced")
        if self.answer.added:
            title, names = "Plans", ("plan", "plans")
        return Section(
            title, _tally(self.answer.announced, *names, has_occurrences=False), tuple(self.plans.announced())
        )

    def _situations(self) -> Iterator[Section]:
        """Situations; one that begins and ends in the period is listed once, and unknown beginnings are counted."""
        if self.answer.added:
            yield self._events("Situations", ("situation", "situations"), self._free(self.answer.began), "began")
            return
        began, ended = [*self._free(self.answer.began)], [*self._free(self.answer.ended)]
        ends, over = {(row_key(row), row.match) for row in ended}, {row_key(row) for row in ended}
        both = [row for row in began if (row_key(row), row.match) in ends]
        twice = set(map(row_key, both))
        begun = [row for row in began if row_key(row) not in twice]
        names = ("situation begun and ended", "situations begun and ended")
        yield self._events("Situations begun and ended", names, both, "began")
        section = self._events("Situations begun", ("situation begun", "situations begun"), begun, "began")
        unknown = self.answer.began_unknown
        unlisted = f"{plural(len(unknown), 'situation')} whose beginning the log does not give" if unknown else ""
        yield section._replace(unlisted="" if self.in_full else unlisted)
        only_ended = [row for row in ended if row_key(row) not in twice]
        yield self._events("Situations ended", ("situation ended", "situations ended"), only_ended, "ended")
        if self.in_full:
            others = [row for row in unknown if row_key(row) not in over]
            listed = self._events("Situations whose beginning the log does not give", ("", ""), others, "began")
            yield listed._replace(tally="", rows=tuple(row._replace(share=1.0) for row in listed.rows))

    def _happened(self) -> Iterator[Section]:
        """Acts, then statements."""
        parts: dict[bool, list[Row]] = {True: [], False: []}
        for row in self._free(self.answer.happened):
            parts[is_act(event_of(row).type, self.workspace)].append(row)
        yield self._events("What was done", ("act", "acts"), parts[True], "happened")
        yield self._events("What was said", ("statement or report", "statements and reports"), parts[False], "happened")

    def _learned(self, plans: Sequence[Listed]) -> Section:
        names = ("newly learned", "newly learned")
        events = self._events("Newly learned", names, self._free(self.answer.learned), "learned")
        part = self.answer.plans_learned
        count = _tally(part, "plan newly learned of", "plans newly learned of")
        counts = " · ".join(filter(None, (events.tally, count)))
        return events._replace(tally=counts, rows=(*events.rows, *plans))

    def _withdrawn(self) -> Section:
        """Events that are retracted or denied: none of the other sections counts them as something that was."""
        answer = self.answer
        parts: tuple[tuple[EventPart, tuple[Row, ...]], ...] = (
            *(("happened", answer.happened), ("began", answer.began)),
            *(("ended", answer.ended), ("learned", answer.learned)),
        )
        rows: dict[Key, Listed] = {}
        for part, several in parts:
            for row in several:
                if row.entry.status in WITHDRAWN and row_key(row) not in self.plans.covered:
                    rows.setdefault(row_key(row), self._listed(row, part))
        names = ("event retracted or denied", "events retracted or denied")
        listed = tuple(rows.values())
        return Section("Retracted or denied", _matches(listed, *names), listed, grouped_by=self.by)

    def _logged(self) -> Section:
        """The entries that happened before the period and were logged in it; many are counted by type."""
        logged = self.answer.logged
        rows = [Listed(self._logged_entry(one), one.match) for one in logged]
        count = _matches(rows, "newly logged", "newly logged")
        if len(logged) <= MOST_LOGGED or self.in_full:
            return Section("Newly logged", count, tuple(rows))
        return Section("Newly logged", "", (), unlisted=f"{count}: {self._by_type(logged)}")

    def _logged_entry(self, one: Logged) -> Callable[[bool], Entry]:
        item = one.item
        added = f"logged {words(one.entry.added)}" if one.entry.added is not None else ""
        if isinstance(item, Row):
            row = item  # its own name, as the function below is called later
            return lambda is_brief: event_entry(
                row, self.workspace, is_brief=is_brief, note=added, possible="", in_days=self.terms.in_days
            )
        if isinstance(item, PlanChange):
            plan = item.plan
            return lambda is_brief: plan_entry(plan, self.terms, is_brief=is_brief, possible="", more=(phrase(added),))
        figure = item
        return lambda is_brief: _with_note(figure_entry(figure, self.workspace, is_brief=is_brief), added)

    def _by_type(self, logged: Sequence[Logged]) -> str:
        """The number of entries of each type, the most frequent first; of plans and figures in all."""
        numbers = Counter(
            type_name(one.entry.type, self.workspace) if isinstance(one.entry, Event) else f"{one.what}s"
            for one in logged
        )
        return ", ".join(f"{name} {number:,}" for name, number in numbers.most_common())

    def _figures(self) -> Iterator[Section]:
        """Figures with an estimate before the period, those that changed before the others; then all others."""
        figures = self.answer.figures
        later = sorted((change for change in figures if change.before is not None), key=_is_unchanged)
        yield self._estimates("Figures", ("figure", "figures"), later)
        others = [change for change in figures if change.before is None]
        if self.answer.added:
            yield self._estimates("Figures without an earlier estimate", ("first estimate", "first estimates"), others)
            return
        lacks = "without an estimate before the period"
        yield self._estimates(f"Figures {lacks}", (f"figure {lacks}", f"figures {lacks}"), others)

    def _estimates(self, title: str, names: tuple[str, str], changed: Sequence[FigureChange]) -> Section:
        def entry_of(change: FigureChange) -> Callable[[bool], Entry]:
            return lambda is_brief: figure_entry(change, self.workspace, is_brief=is_brief)

        rows = [
            Listed(entry_of(change), change.match, date_share(_date_of(change, self.answer), self.answer))
            for change in changed
        ]
        return Section(title, _matches(rows, *names), tuple(rows))

    def _corrections(self, corrected: Sequence[Corrected]) -> Section:
        def entry_of(correction: Corrected) -> Callable[[bool], Entry]:
            return lambda is_brief: correction_entry(correction, self.workspace, is_brief=is_brief)

        rows = [
            Listed(entry_of(correction), correction.match, date_share(correction.correction.date, self.answer))
            for correction in corrected
        ]
        return Section("Corrected and retracted", _matches(rows, "correction", "corrections"), tuple(rows))

    def _events(self, title: str, names: tuple[str, str], rows: Iterable[Row], part: EventPart) -> Section:
        listed = [self._listed(row, part) for row in rows]
        return Section(title, _matches(listed, *names), tuple(listed), grouped_by=self.by)

    def _listed(self, row: Row, part: EventPart) -> Listed:
        event = event_of(row)
        groups = self._groups(event)

        def entry(is_brief: bool) -> Entry:
            notes = [event_note(row, part), ", ".join(groups) if is_brief else ""]
            note = " · ".join(filter(None, notes))
            days = self.terms.in_days
            return event_entry(row, self.workspace, is_brief=is_brief, note=note, possible="", in_days=days)

        is_news = part == "began" and event.date.earliest == OPEN_START
        share = 1.0 if is_news else event_share(event, part, self.answer)
        return Listed(entry, row.match, share, groups=groups)

    def _groups(self, event: Event) -> tuple[str, ...]:
        """The names of the groups of an event."""
        if self.by is None:
            return ()
        if self.by == "type":
            return (type_name(event.type, self.workspace),)
        name = self.workspace.geography.name if self.by == "place" else self.workspace.memberships.name
        return tuple(dict.fromkeys(map(name, event.places if self.by == "place" else event.actors)))

    def _free(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows that no row of a plan covers, without what is retracted or denied."""
        return (row for row in rows if row_key(row) not in self.plans.covered and row.entry.status not in WITHDRAWN)


def _with_note(entry: Entry, note: str) -> Entry:
    return entry._replace(facts=(phrase(note), *entry.facts))


_IN_FORCE = ("rule enters into force", "rules enter into force")


def _counted(part: Iterable[PlanChange]) -> list[PlanChange]:
    return [change for change in part if change.plan.plan.status != "reported"]


def _tally(part: Iterable[PlanChange], noun: str, nouns: str, note: str = "", *, has_occurrences: bool = True) -> str:
    """Count the plans of a section; those that are only reported are not counted."""
    rows = [change.plan for change in _counted(part)]
    return plan_tally(rows, noun, nouns, note, has_occurrences=has_occurrences) if rows else ""


def _matches(rows: Sequence[Listed], noun: str, nouns: str) -> str:
    return tally([row.match is Match.CERTAIN for row in rows], noun, nouns) if rows else ""


def _is_unchanged(change: FigureChange) -> bool:
    return change.change is not None and change.change.min == change.change.max == 0


def _date_of(change: FigureChange, answer: Changes) -> Date | None:
    return change.after.figure.added if answer.added else change.after.figure.when
