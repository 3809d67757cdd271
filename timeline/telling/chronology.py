"""The document of `list`: what happened by year, the possible rows of a year after the certain ones.

A date of a plan that an event of the list tells is one row with that event.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from timeline.dates import Match
from timeline.dates.share import share_inside, share_of_days
from timeline.log.model import Citation
from timeline.query.question import Question
from timeline.reports.chronology import Chronology, Row
from timeline.reports.wording import UNDER_WAY, plural, year_of
from timeline.telling.document import Block, Cite, Document, Run, Words, heading, paragraph, said
from timeline.telling.events import event_entry
from timeline.telling.head import asked_words, head
from timeline.telling.plan_dates import plan_date_words
from timeline.workspace import Workspace

POSSIBLY = "Possibly, as a date is vague or a name uncertain"


LEAST_SHARE = 0.25
"""Share of its days in the period below which a possible row is only counted, unless all rows are asked for."""


def document(
    answer: Chronology, workspace: Workspace, question: Question, *, in_days: bool = False, in_full: bool = False
) -> Document:
    """Tell the chronology; durations in days alone where `in_days`, nothing folded into a count where `in_full`."""
    asked = asked_words("Chronology", question, workspace)
    top = head(workspace, asked, counts=_counts(answer), is_beyond=answer.beyond_horizon)
    return Document(top, _Teller(answer, workspace, in_days, in_full).blocks())


def _counts(answer: Chronology) -> list[str]:
    events = sum(row.what == "event" for row in answer.rows)
    dates = len(answer.rows) - events
    possible = sum(row.match is Match.POSSIBLE for row in answer.rows)
    counts = [plural(events, "event")] if events else []
    counts += [plural(dates, "date of a plan", "dates of plans")] if dates else []
    counts += [f"{possible:,} of them possible"] if possible else []
    counts += [f"{answer.left_out:,} more beyond --limit"] if answer.left_out else []
    return counts


class _Teller:
    """Tells the rows of one chronology."""

    def __init__(self, answer: Chronology, workspace: Workspace, in_days: bool, in_full: bool) -> None:
        self.answer = answer
        self.workspace = workspace
        self.in_days = in_days
        self.in_full = in_full
        self.told = _told_by_events(answer.rows)

    def blocks(self) -> Iterator[Block]:
        """Rows by year, then what was under way or may lie in the period."""
        rows = [row for row in self.answer.rows if not self._is_told(row)]
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
        several = sorted(possible, key=lambda row: -self._share(row))
        told = several if self.in_full else [row for row in several if self._share(row) >= LEAST_SHARE]
        yield heading(3, POSSIBLY, aside=f"{len(several):,}", divides=True)
        yield from (self._brief(row, possible="") for row in told)
        if folded := len(several) - len(told):
            more = "more" if told else "row" if folded == 1 else "rows"
            yield paragraph(Run(f"{folded:,} {more} whose dates hardly touch the period; --all lists them", "aside"))

    def _under_way(self, rows: list[Row]) -> Iterator[Block]:
        """What began before the period, one line each: certainly under way in it, then possibly."""
        possible = sorted((row for row in rows if row.match is Match.POSSIBLE), key=lambda row: -self._share(row))
        yield heading(2, UNDER_WAY, aside=f"{len(rows):,}", divides=True)
        yield from (self._brief(row) for row in rows if row.match is not Match.POSSIBLE)
        if possible and len(possible) < len(rows):
            yield heading(3, POSSIBLY, aside=f"{len(possible):,}", divides=True)
        yield from (self._brief(row, possible="" if len(possible) < len(rows) else "possible") for row in possible)

    def _share(self, row: Row) -> float:
        """The share of the days of a row that lie in the period; 1 where no period is asked for."""
        period = self.answer.period
        if period is None:
            return 1.0
        return share_of_days(*row.window, period) if row.window is not None else share_inside(row.date, period)

    def _brief(self, row: Row, possible: str = "possible") -> Block:
        details = self._details(row)
        return event_entry(row, self.workspace, is_brief=True, possible=possible, details=details, in_days=self.in_days)

    def _is_told(self, row: Row) -> bool:
        return row.what != "event" and (row.log.file, row.told_by) in self.told

    def _details(self, row: Row) -> tuple[Words, ...]:
        """The dates of plans that an event tells, each with the sources that the event does not cite."""
        if row.what != "event":
            return ()
        return tuple(
            said(
                plan_date_words(one, in_days=self.in_days),
                Run(f" [{one.entry.id}]", "id"),
                Cite(tuple(source for source in one.sources if not _is_among(source, row.sources)), one.log),
            )
            for one in self.told.get((row.log.file, row.entry.id), ())
        )


def _is_among(citation: Citation, cited: tuple[Citation, ...]) -> bool:
    """Return whether a source is cited already, at the same place if the citation names one."""
    return any(one.ref == citation.ref and citation.at in (None, one.at) for one in cited)


def _told_by_events(rows: Iterable[Row]) -> Mapping[tuple[str, str | None], list[Row]]:
    """The dates of plans by the event of the list that tells the same."""
    told: dict[tuple[str, str | None], list[Row]] = {}
    several = list(rows)
    for row in several:
        if row.what == "event":
            told[row.log.file, row.entry.id] = []
    for row in several:
        if row.what != "event" and (row.log.file, row.told_by) in told:
            told[row.log.file, row.told_by].append(row)
    return told
