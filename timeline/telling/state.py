"""The document of `state`: the picture on a day, in each section certain rows, then possible ones in a line each.

Situations that may have been over by then stand under the day on which they were last seen.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from timeline.dates import OPEN_END, OPEN_START, Date, Match, words
from timeline.log.model import WITHDRAWN
from timeline.query.question import Question
from timeline.reports.disputes import Disputed, claim_words, fields_of, followed_words
from timeline.reports.entries import Found
from timeline.reports.figures import SeriesKey
from timeline.reports.plans import Judged
from timeline.reports.rows import Row
from timeline.reports.state import Latest, Office, State
from timeline.reports.wording import amount_in_units, day_words, entry_marks
from timeline.telling.change_words import ONLY_REPORTED, by_report, plan_tally, reported_words, tally
from timeline.telling.document import (
    Block,
    Document,
    Entry,
    Run,
    Words,
    heading,
    joined,
    phrase,
    references,
)
from timeline.telling.durations import age_words
from timeline.telling.events import date_words, event_entry
from timeline.telling.figure_words import area_words, by_words, measure_words
from timeline.telling.head import asked_words, head
from timeline.telling.plan_entry import plan_entry, terms_of
from timeline.telling.possible import POSSIBLY, counted_heading
from timeline.telling.state_words import disputed_title
from timeline.telling.unsourced import sourced
from timeline.workspace import Workspace

POSSIBLY_ONGOING = "Possibly ongoing, as a date is vague or an end open"
RETRACTED = "Retracted or denied, not counted"
POSSIBLY_IN_OFFICE = "Possibly in office"
POSSIBLY_LATER = "Possibly of a later day, or of something else"
IN_FORCE = "Rules in force"
NO_DEADLINE = "Open: without a deadline, no outcome recorded"

T = TypeVar("T", Row, Office, Judged, Latest)


def document(answer: State, workspace: Workspace, question: Question, *, in_days: bool = False) -> Document:
    """Build the document of a picture; durations and ages in days alone if `in_days`."""
    asked = asked_words(_subject(answer.date), question, workspace)
    top = head(workspace, asked, counts=_counts(answer), period=answer.period, without_place=answer.without_place)
    return Document(top, _Teller(answer, workspace, in_days).blocks())


def _subject(date: Date) -> str:
    """The subject with its day: `The picture on 1 Oct 2024`, `The picture at some time in 2024`."""
    return f"The picture {'on' if date.earliest == date.latest else 'at some time in'} {words(date)}"


def _counts(answer: State) -> list[str]:
    """The number of entries in each section; possible ones are never counted as certain."""
    counted, reported = by_report(answer.plans, _itself)
    parts = (
        _tally(_held(answer.ongoing), "going on", "going on"),
        _tally(answer.offices, "in office", "in office"),
        plan_tally(counted, "plan", "plans") if counted else "",
        *reported_words(reported),
        _tally(answer.figures, "figure", "figures"),
        # That sources disagree is certain, however vaguely an entry answers.
        tally([True for _ in answer.disputes], "disputed entry", "disputed entries") if answer.disputes else "",
    )
    return [part for part in parts if part]


def _tally(part: Sequence[Row | Office | Latest], noun: str, nouns: str) -> str:
    return tally([found.match is Match.CERTAIN for found in part], noun, nouns) if part else ""


def _itself(row: Judged) -> Judged:
    return row


def _held(rows: Iterable[Row]) -> list[Row]:
    """The situations that are neither retracted nor denied."""
    return [row for row in rows if row.entry.status not in WITHDRAWN]


def _parted(rows: Iterable[T]) -> tuple[list[T], list[T]]:
    """Split rows into the certain and the possible ones."""
    parts: tuple[list[T], list[T]] = ([], [])
    for row in rows:
        parts[row.match is not Match.CERTAIN].append(row)
    return parts


class _Teller:
    """Lays out one picture."""

    def __init__(self, answer: State, workspace: Workspace, in_days: bool) -> None:
        self.answer = answer
        self.workspace = workspace
        self.in_days = in_days
        self.both_kinds: set[tuple[str | None, ...]] = set()
        self.terms = terms_of(workspace, in_days=in_days)

    def blocks(self) -> Iterator[Block]:
        """A section for each part of the picture that is not empty."""
        answer = self.answer
        if answer.ongoing:
            yield heading(2, "Going on")
            yield from self._ongoing()
        if answer.offices:
            yield heading(2, "In office")
            yield from self._offices()
        if answer.plans:
            yield heading(2, "Plans", aside=f"judged on {day_words(answer.day)}")
            yield from self._plans()
        if answer.figures:
            yield heading(2, "Latest figures")
            yield from self._figures()
        if answer.disputes:
            yield heading(2, "Disputed")
            yield from map(self._disputed, answer.disputes)

    def _ongoing(self) -> Iterator[Block]:
        certain, possible = _parted(_held(self.answer.ongoing))
        yield from (event_entry(row, self.workspace) for row in certain)
        if possible:
            yield from self._possibly_ongoing(possible)
        withdrawn = [row for row in self.answer.ongoing if row.entry.status in WITHDRAWN]
        if withdrawn:
            yield counted_heading(3, RETRACTED, withdrawn)
            yield from (event_entry(row, self.workspace, is_brief=True) for row in withdrawn)

    def _possibly_ongoing(self, possible: list[Row]) -> Iterator[Block]:
        yield counted_heading(3, POSSIBLY_ONGOING, possible)
        yield from (
            event_entry(row, self.workspace, is_brief=True, possible="") for row in possible if not _seen_on(row)
        )
        seen = sorted(filter(_seen_on, possible), key=_seen_key)
        for _, rows in groupby(seen, _seen_key):
            listed = list(rows)
            yield heading(4, self._seen_heading(listed[0]), aside=f"{len(listed):,}", divides=True)
            yield from map(self._seen, listed)

    def _seen(self, row: Row) -> Entry:
        """A situation in one line, under a heading with the day on which it was seen."""
        begun = "" if _is_undated(row) else words(row.date)
        return event_entry(row, self.workspace, is_brief=True, possible="", note=begun)._replace(lead=())

    def _seen_heading(self, row: Row) -> str:
        seen = _seen_on(row)
        assert seen is not None
        return f"{'Last seen' if seen.latest < self.answer.date.earliest else 'Seen'} {words(seen)}"

    def _offices(self) -> Iterator[Block]:
        certain, possible = _parted(self.answer.offices)
        yield from map(self._office, certain)
        if possible:
            yield counted_heading(3, POSSIBLY_IN_OFFICE, possible)
            yield from map(self._office, possible)

    def _office(self, office: Office) -> Entry:
        during = office.membership.during
        whole = self.workspace.memberships.name(office.membership.actor)
        return Entry(
            title=phrase(Run(office.actor.name, "title"), f": {whole}"),
            lead=date_words(during) if during is not None else (),
            cites=references(office.sources, office.log),
            id=office.actor.id,
            is_brief=True,
        )

    def _plans(self) -> Iterator[Block]:
        """Plans with a deadline in full, then those without one, possible ones, and those only reported."""
        counted, reported = by_report(self.answer.plans, _itself)
        certain, possible = _parted(counted)
        unbound = [row for row in certain if row.verdict.name == "open"]
        in_force = [row for row in certain if row.verdict.name == "in-force"]
        others = (row for row in certain if row.verdict.name not in ("open", "in-force"))
        yield from (plan_entry(row, self.terms) for row in others)
        if in_force:
            yield counted_heading(3, IN_FORCE, in_force)
            yield from (plan_entry(row, self.terms, is_brief=True) for row in in_force)
        if unbound:
            yield counted_heading(3, NO_DEADLINE, unbound)
            yield from (plan_entry(row, self.terms, is_brief=True, is_headed=True) for row in unbound)
        for name, rows in ((POSSIBLY, possible), (ONLY_REPORTED, reported)):
            if rows:
                yield counted_heading(3, name, rows)
                yield from (plan_entry(row, self.terms, is_brief=True, possible="") for row in rows)

    def _figures(self) -> Iterator[Block]:
        things = _by_thing(self.answer.figures)
        certain, possible = _parted(latest for listed in things for latest in listed)
        self.both_kinds = {
            listed[0].series.key.thing for listed in things if len({one.series.key.kind for one in listed}) > 1
        }
        yield from map(self._figure, certain)
        if possible:
            yield counted_heading(3, POSSIBLY_LATER, possible)
            yield from (self._figure(latest)._replace(is_brief=True) for latest in possible)

    def _figure(self, latest: Latest) -> Entry:
        key, (figure, log) = latest.series.key, latest.point
        facts = (
            self._kind(key),
            age_words(latest.age, in_days=self.in_days),
            area_words(key.places, self.workspace) if key.places else "",
            by_words(key, self.workspace, (figure,)),
        )
        name = measure_words(key, self.workspace, (figure,))
        return sourced(
            Entry(
                title=phrase(f"{name}: ", Run(amount_in_units(figure), "title")),
                lead=date_words(figure.when),
                flags=tuple(entry_marks(figure)),
                facts=tuple(phrase(fact) for fact in facts if fact),
                cites=references(figure.sources, log),
                id=figure.id,
            ),
            log,
        )

    def _kind(self, key: SeriesKey) -> str:
        """The remark that it was counted over its period; beside one of the other kind, that the two do not compare."""
        is_count = key.kind == "count"
        if key.thing not in self.both_kinds:
            return "counted over that period" if is_count else ""
        if is_count:
            return "counted over that period: not to be compared with the number at a time"
        return "the number at that time"

    def _disputed(self, found: Found) -> Entry:
        entry = found.entry
        title = disputed_title(found, self.workspace)
        date = getattr(entry, "date", None)
        return Entry(
            title=phrase(Run(title, "title")),
            lead=date_words(date) if isinstance(date, Date) else (),
            cites=references(entry.sources, found.log),
            id=entry.id,
            details=tuple(self._field(disputed, title) for disputed in fields_of(entry, found.log)),
        )

    def _field(self, disputed: Disputed, title: str) -> Words:
        """A disputed field: the value that the log follows, unless the title has it, and the other claims."""
        followed = followed_words(disputed.entry, disputed.field, disputed.log, self.workspace)
        name = disputed.field.replace("_", " ")
        field = name if followed == title else f"{name}: {followed}"
        claims = []
        for claim in disputed.claims:
            note = f" ({claim.note})" if claim.note else ""
            text = f"{claim_words(claim, disputed.log, self.workspace)}{note}"
            claims.append(phrase(Run(text, "hedge"), *references(claim.sources, disputed.log)))
        return phrase(f"{field} – also claimed: ", joined(" / ", claims))


def _is_undated(row: Row) -> bool:
    return row.date.earliest == OPEN_START and row.date.latest == OPEN_END


def _seen_on(row: Row) -> Date | None:
    """The day on which a situation without a known end was seen."""
    return row.entry.checked if row.date.latest == OPEN_END else None


def _seen_key(row: Row) -> tuple[int, str]:
    """Sort key: the last seen first."""
    seen = _seen_on(row)
    assert seen is not None
    return -seen.latest, seen.edtf


def _by_thing(figures: Iterable[Latest]) -> list[list[Latest]]:
    """Estimates of the same thing side by side, at the position of the first of them; stocks before counts."""
    found: dict[tuple[str | None, ...], list[Latest]] = {}
    for latest in figures:
        found.setdefault(latest.series.key.thing, []).append(latest)
    return [sorted(listed, key=lambda latest: latest.series.key.kind == "count") for listed in found.values()]
