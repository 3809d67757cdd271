"""The document of `plans --by actor`: the results of the promises of each actor, in counts."""

from collections.abc import Iterator, Sequence

from timeline.plans.verdict import Days
from timeline.query.question import Question
from timeline.reports.slippers import Record
from timeline.reports.wording import plural
from timeline.telling.document import Block, Document, Entry, Run, Style, Words, phrase
from timeline.telling.durations import duration, duration_range
from timeline.telling.head import asked_words, head
from timeline.telling.verdict_words import median_words
from timeline.workspace import Workspace

_COUNTED: dict[str, tuple[str, Style]] = {
    "on_time": ("met on time", ""),
    "possibly_late": ("met, possibly late", ""),
    "late": ("met late", ""),
    "undated": ("met, without deadline", ""),
    "kept": ("run out, no end recorded", ""),
    "partly_met": ("partly met", ""),
    "not_met": ("not met, dropped or ended early", "alarm"),
    "superseded": ("superseded", ""),
    "overdue": ("overdue", "alarm"),
    "open": ("still open", ""),
    "unknown": ("not followed up", ""),
}
"""The counts of a record in words, in their order."""


def document(
    records: Sequence[Record], workspace: Workspace, question: Question, narrowed: str = "", *, in_days: bool = False
) -> Document:
    """Build the document of who keeps promises; plans that are only reported are not counted."""
    asked = asked_words(f"Promises by actor (only reported ones not counted) {narrowed}".strip(), question, workspace)
    counts = [plural(len(records), "actor")] if records else []
    top = head(workspace, asked, counts=counts)
    return Document(top, _blocks(records, workspace, in_days), columns=("", "Actor", "Promises", ""))


def _blocks(records: Sequence[Record], workspace: Workspace, in_days: bool) -> Iterator[Block]:
    for record in records:
        name = workspace.memberships.name(record.actor)
        yield Entry(phrase(Run(name, "title")), facts=tuple(_facts(record, in_days)), id=record.actor)


def _facts(record: Record, in_days: bool) -> Iterator[Words]:
    yield phrase(f"{plural(record.made, 'promise')} made")
    counts = record._asdict()
    for key, (name, style) in _COUNTED.items():
        if counts[key]:
            yield phrase(Run(f"{counts[key]:,} {name}", style))
    if record.moved:
        yield phrase(f"{record.moved:,} moved{_median(record, in_days)}")


def _median(record: Record, in_days: bool) -> str:
    """The median number of days by which deadlines moved, in words; a range if the deadlines are of several units."""
    days, least, most = record.median_slip, record.median_slip_min, record.median_slip_max
    if days is None:
        return ""
    if least is not None and most is not None and least != most:
        return f", {_range(least, most, in_days)} in median"
    if in_days or days != int(days):
        return f", by {median_words(days)} days in median"
    way = "later" if days > 0 else "earlier"
    return f", {duration(int(abs(days)))} {way} in median" if days else ", by nothing in median"


def _range(least: float, most: float, in_days: bool) -> str:
    """A range of days that lie on one side, in words: `9 to over 10 months later`; else the days."""
    if in_days or least < 0 < most or any(days != int(days) for days in (least, most)):
        return f"by {median_words(least)} to {median_words(most)} days"
    low, high = sorted((int(abs(least)), int(abs(most))))
    return f"{duration_range(Days(low, high))} {'later' if most > 0 else 'earlier'}"
