"""The document of `stats`: a row for each period or name, with its numbers and a bar."""

from collections.abc import Iterator

from timeline.reports.periods import Period, number
from timeline.reports.stat_names import name_of
from timeline.reports.stats import Stats, Tally
from timeline.reports.wording import day_words, plural
from timeline.telling.document import Block, Document, Part, Run, Words, paragraph, said, table
from timeline.telling.head import head
from timeline.workspace import Workspace


def document(answer: Stats, workspace: Workspace, asked: str) -> Document:
    """Tell the counts; `asked` is the question in words."""
    top = head(workspace, asked, counts=_counts(answer), is_beyond=answer.beyond_horizon)
    return Document(top, _blocks(answer, workspace))


def _counts(answer: Stats) -> list[str]:
    """The number of entries of each kind that were counted."""
    return (
        [plural(getattr(answer.entries, kind), kind.removesuffix("s")) for kind in answer.kinds] if answer.rows else []
    )


def _blocks(answer: Stats, workspace: Workspace) -> Iterator[Block]:
    if not answer.rows:
        return
    several = len(answer.kinds) > 1
    head_of_names = answer.by if answer.by is not None else answer.per
    header = [str(head_of_names), *answer.kinds, *(["total"] if several else []), "possible"]
    rows = [*_rows(answer, workspace), ["sum", *_numbers(answer.counted, answer)]]
    yield table(header, rows, bars=(len(header) - 2, len(header) - 1))
    yield from (paragraph(Run(note, "aside")) for note in _notes(answer, workspace))


def _rows(answer: Stats, workspace: Workspace) -> Iterator[list[Part]]:
    """The rows; of counts by name within periods, each period as a heading in front of its names."""
    last: Period | None = None
    for row in answer.rows:
        if answer.by is None:
            assert row.period is not None
            empty = _empty_before(row.period, last)
            if empty and answer.per is not None:
                yield [Run(f"{plural(empty, answer.per)} without entries", "aside")]
            last = row.period if row.period.what == "exact" else last
            yield [_label(row.period), *_numbers(row.tally, answer)]
            continue
        if row.period is not None and row.period != last:
            last = row.period
            yield [Run(row.period.label, "strong")]
        yield [name_of(answer.by, row.name, workspace), *_numbers(row.tally, answer)]


def _empty_before(period: Period, last: Period | None) -> int:
    """The number of periods without entries between two rows."""
    return number(period) - number(last) - 1 if period.what == "exact" and last is not None else 0


def _label(period: Period) -> Words:
    return said(Run(period.label, "" if period.what == "exact" else "vague"))


def _numbers(tally: Tally, answer: Stats) -> list[Part]:
    kinds: list[int] = [getattr(tally, kind) for kind in answer.kinds]
    counted = [*kinds, *([tally.total] if len(kinds) > 1 else []), tally.possible]
    return [f"{value:,}" if value else "" for value in counted]


def _notes(answer: Stats, workspace: Workspace) -> Iterator[str]:
    """Notes that a reader needs to read the counts right."""
    if answer.per is not None:
        counted = ["situations where they begin"] if answer.has_situations else []
        counted += ["plans when they were announced"] if answer.entries.plans else []
        if counted:
            yield f"counted: {', '.join(counted)}"
    if answer.has_several:
        yield f"an entry with several names stands in each of their rows: {answer.counted.total:,} in all"
    for row in answer.rows:
        period = row.period
        if period is not None and period.what == "exact" and period.first <= workspace.horizon < period.last:
            yield f"{period.label} is followed only until {day_words(workspace.horizon)}"
            break
