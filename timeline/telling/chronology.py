"""The document of `list`: events and dates of plans by year, the possible rows of a year after the certain ones.

A date of a plan shares a row with the event that announced, moved or settled the plan, if that is in the list.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from timeline.dates import Match
from timeline.dates.share import share_inside, share_of_days
from timeline.log.model import Citation, Event
from timeline.query.question import Question
from timeline.reports.chronology import Chronology, Counts
from timeline.reports.rows import Row
from timeline.reports.wording import UNDER_WAY, plural, year_of
from timeline.telling.document import Block, Document, Run, Words, heading, paragraph, phrase, references
from timeline.telling.events import event_entry
from timeline.telling.head import asked_words, head
from timeline.telling.plan_dates import plan_date_words
from timeline.telling.possible import (
    LEAST_SHARE,
    POSSIBLY,
    counted_heading,
    possible_counts,
    remedy,
    slight_words,
)
from timeline.workspace import Workspace


def document(
    answer: Chronology, workspace: Workspace, question: Question, *, in_days: bool = False, in_full: bool = False
) -> Document:
    """Build the document of a chronology; durations in days alone if `in_days`, nothing only counted if `in_full`."""
    asked = asked_words("Chronology", question, workspace)
    top = head(
        workspace, asked, counts=_counts(answer.counts), period=answer.period, without_place=answer.without_place
    )
    return Document(top, _Teller(answer, workspace, in_days, in_full).blocks())


def _counts(counts: Counts) -> list[str]:
    counted = [plural(counts.events, "event")] if counts.events else []
    counted += [f"{counts.withdrawn:,} of them retracted or denied"] if counts.withdrawn else []
    counted += [plural(counts.dates, "date of a plan", "dates of plans")] if counts.dates else []
    counted += possible_counts(counts.possible)
    counted += [f"{counts.left_out:,} more beyond --limit"] if counts.left_out else []
    return counted


class _Teller:
    """Lays out the rows of one chronology."""

    def __init__(self, answer: Chronology, workspace: Workspace, in_days: bool, in_full: bool) -> None:
        self.answer = answer
        self.workspace = workspace
        self.in_days = in_days
        self.in_full = in_full

    def blocks(self) -> Iterator[Block]:
        """Rows by year, then those that were under way or may lie in the period."""
        rows = (row for row in self.answer.rows if not self._has_event(row))
        for group, in_group in groupby(rows, lambda row: row.begins):
            if group == "before":
                yield from self._under_way(list(in_group))
                continue
            for year, in_year in groupby(in_group, lambda row: year_of(row.date, row.window)):
                yield heading(2, year, divides=True)
                yield from self._year(in_year)

    def _year(self, rows: Iterable[Row]) -> Iterator[Block]:
        """The rows of a year: the certain ones in full, then the possible ones, one line each."""
        possible = []
        for row in rows:
            if row.match is Match.POSSIBLE:
                possible.append(row)
            else:
                yield event_entry(row, self.workspace, details=self._details(row), in_days=self.in_days)
        if not possible:
            return
        ordered = sorted(possible, key=lambda row: -self._share(row))
        listed = ordered if self.in_full else [row for row in ordered if self._share(row) >= LEAST_SHARE]
        yield counted_heading(3, POSSIBLY, ordered)
        yield from (self._brief(row, possible="") for row in listed)
        if folded := len(ordered) - len(listed):
            more = "more" if listed else "row" if folded == 1 else "rows"
            remark = f"{folded:,} {more} {slight_words(folded)}"
            yield paragraph(Run(remark, "aside"), remedy(folded == 1))

    def _under_way(self, rows: list[Row]) -> Iterator[Block]:
        """Rows that began before the period, one line each: those certainly under way in it, then the possible ones."""
        possible = sorted((row for row in rows if row.match is Match.POSSIBLE), key=lambda row: -self._share(row))
        yield counted_heading(2, UNDER_WAY, rows)
        yield from (self._brief(row) for row in rows if row.match is not Match.POSSIBLE)
        if possible and len(possible) < len(rows):
            yield counted_heading(3, POSSIBLY, possible)
        yield from (self._brief(row, possible="" if len(possible) < len(rows) else "possible") for row in possible)

    def _share(self, row: Row) -> float:
        """The share of the days of a row that lie in the period; 1 if no period is asked for."""
        period = self.answer.period
        if period is None:
            return 1.0
        return share_of_days(*row.window, period) if row.window is not None else share_inside(row.date, period)

    def _brief(self, row: Row, possible: str = "possible") -> Block:
        details = self._details(row)
        return event_entry(row, self.workspace, is_brief=True, possible=possible, details=details, in_days=self.in_days)

    def _has_event(self, row: Row) -> bool:
        event = row.log.events.get(row.told_by or "") if row.what != "event" else None
        return event is not None and self.answer.holds(event, row.log)

    def _details(self, row: Row) -> tuple[Words, ...]:
        """The dates of plans that share the row of an event, each with the sources that the event does not cite."""
        if not isinstance(row.entry, Event):
            return ()
        cited = row.sources
        return tuple(
            phrase(
                plan_date_words(date, in_days=self.in_days),
                Run(f" [{date.entry.id}]", "id"),
                *references(tuple(one for one in date.sources if not _is_among(one, cited)), date.log, beside=cited),
            )
            for date in self.answer.told_by(row.entry, row.log)
        )


def _is_among(citation: Citation, cited: tuple[Citation, ...]) -> bool:
    """Return whether a source is cited already, at the same place if the citation names one."""
    return any(other.ref == citation.ref and citation.at in (None, other.at) for other in cited)
