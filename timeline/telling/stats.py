"""The document of `stats`: a row for each period or name, with its numbers and a bar."""

from collections.abc import Iterator

from timeline.reports.periods import Period, number
from timeline.reports.stat_names import name_of
from timeline.reports.stats import Stats, Tally
from timeline.reports.wording import day_words, plural
from timeline.telling.document import Block, Document, Part, Run, Words, paragraph, phrase, table
from timeline.telling.head import head
from timeline.workspace import Workspace


def document(answer: Stats, workspace: Workspace, asked: str) -> Document:
    """Build the document of some counts; `asked` is the question in words."""
    top = head(workspace, asked, counts=_counts(answer), period=answer.asked, without_place=answer.without_place)
    return Document(top, _blocks(answer, workspace))


def _counts(answer: Stats) -> list[str]:
    """The number of entries of each kind that were counted."""
    return (
        [plural(getattr(answer.entries, kind), kind.removesuffix("s")) for kind in answer.kinds] if answer.rows else []
    )


def _blocks(answer: Stats, workspace: Workspace) -> Iterator[Block]:
    if not answer.rows:
        return
    columns = _columns(answer)
    head_of_names = answer.by if answer.by is not None else answer.per
    header = [str(head_of_names), *columns]
    rows = [*_rows(answer, workspace, columns), ["sum", *_numbers(answer.counted, columns)]]
    total = len(header) - 1 - ("possible" in columns)
    yield table(header, rows, bars=(total, total + 1 if "possible" in columns else None))
    yield from (paragraph(Run(note, "aside")) for note in _notes(answer, workspace))


def _columns(answer: Stats) -> list[str]:
    """The columns that are not empty: kinds of entry, their total, and the number that is only possible."""
    kinds = [kind for kind in answer.kinds if getattr(answer.counted, kind)]
    return [*kinds, *(["total"] if len(kinds) != 1 else []), *(["possible"] if answer.counted.possible else [])]


def _rows(answer: Stats, workspace: Workspace, columns: list[str]) -> Iterator[list[Part]]:
    """The rows; of counts by name within periods, each period as a heading in front of its names."""
    last: Period | None = None
    for row in answer.rows:
        if answer.by is None:
            assert row.period is not None
            empty = _empty_before(row.period, last)
            if empty and answer.per is not None:
                yield [Run(f"{plural(empty, answer.per)} without entries", "aside"), *("" for _ in columns)]
            last = row.period if row.period.what == "exact" else last
            yield [_label(row.period), *_numbers(row.tally, columns)]
            continue
        if row.period is not None and row.period != last:
            last = row.period
            yield [row.period.label]
        yield [name_of(answer.by, row.name, workspace), *_numbers(row.tally, columns)]


def _empty_before(period: Period, last: Period | None) -> int:
    """The number of periods without entries between two rows."""
    return number(period) - number(last) - 1 if period.what == "exact" and last is not None else 0


def _label(period: Period) -> Words:
    return phrase(Run(period.label, "" if period.what == "exact" else "vague"))


def _numbers(tally: Tally, columns: list[str]) -> list[Part]:
    counted: list[int] = [getattr(tally, column) for column in columns]
    return [f"{value:,}" if value else "" for value in counted]


def _notes(answer: Stats, workspace: Workspace) -> Iterator[str]:
    """Notes that a reader needs for reading the counts right."""
    if answer.per is not None:
        counted = ["situations where they begin"] if answer.has_situations else []
        counted += ["plans when they were announced"] if answer.entries.plans else []
        if counted:
            yield f"Counted: {', '.join(counted)}."
    if answer.has_several:
        yield f"An entry with several names stands in each of their rows: {answer.counted.total:,} in all."
    for row in answer.rows:
        period = row.period
        if period is not None and period.what == "exact" and period.first <= workspace.horizon < period.last:
            yield f"{period.label} is followed only until {day_words(workspace.horizon)}."
            break
