"""The document of `list`: what happened by year, the possible rows of a year after the certain ones."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from timeline.dates import Match
from timeline.query.question import Question
from timeline.reports.chronology import Chronology, Row
from timeline.reports.wording import UNDER_WAY, plural, year_of
from timeline.telling.document import Block, Document, heading
from timeline.telling.events import event_entry
from timeline.telling.head import asked_words, head
from timeline.workspace import Workspace


def document(answer: Chronology, workspace: Workspace, question: Question) -> Document:
    """Tell the chronology."""
    asked = asked_words("Chronology", question)
    top = head(workspace, asked, counts=_counts(answer), is_beyond=answer.beyond_horizon)
    return Document(top, _blocks(answer, workspace))


def _counts(answer: Chronology) -> list[str]:
    events = sum(row.what == "event" for row in answer.rows)
    dates = len(answer.rows) - events
    possible = sum(row.match is Match.POSSIBLE for row in answer.rows)
    counts = [plural(events, "event")] if events else []
    counts += [plural(dates, "date of a plan", "dates of plans")] if dates else []
    counts += [f"{possible:,} of them possible"] if possible else []
    counts += [f"{answer.left_out:,} more beyond --limit"] if answer.left_out else []
    return counts


def _blocks(answer: Chronology, workspace: Workspace) -> Iterator[Block]:
    for group, rows in groupby(answer.rows, lambda row: row.begins):
        if group == "before":
            several = list(rows)
            yield heading(2, UNDER_WAY, aside=f"({len(several):,})", divides=True)
            yield from (event_entry(row, workspace, is_brief=True) for row in several)
            continue
        for year, in_year in groupby(rows, lambda row: year_of(row.date, row.window)):
            yield heading(2, year, divides=True)
            yield from _year(in_year, workspace)


def _year(rows: Iterable[Row], workspace: Workspace) -> Iterator[Block]:
    """The rows of a year: the certain ones in full, then the possible ones, one line each."""
    possible = []
    for row in rows:
        if row.match is Match.POSSIBLE:
            possible.append(row)
        else:
            yield event_entry(row, workspace)
    if possible:
        yield heading(3, POSSIBLY, aside=f"({len(possible):,})", divides=True)
        yield from (event_entry(row, workspace, is_brief=True, possible="") for row in possible)


POSSIBLY = "Possibly, as dates are vague or names uncertain"
