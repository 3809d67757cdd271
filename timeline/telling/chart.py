"""The document of `chart`: lanes that the terminal draws, and the same entries in words for documents."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from timeline.dates import Match, words
from timeline.query.question import Question
from timeline.reports.lane_values import Bar, Item, Lane, Lanes, Promise
from timeline.reports.wording import plural
from timeline.telling.document import Block, Document, Entry, Head, LaneChart, Run, heading, paragraph, phrase
from timeline.telling.events import event_entry
from timeline.telling.head import asked_words, head
from timeline.telling.lane_words import kind_of, lanes_of, left_out_words, possible_key, remarks
from timeline.telling.plan_entry import Terms, plan_entry, terms_of
from timeline.telling.possible import POSSIBLY, counted_heading, possible_counts
from timeline.workspace import Workspace

_HEADINGS = {"situation": "Situations", "plan": "Plans"}


def document(answer: Lanes, workspace: Workspace, question: Question, *, in_days: bool = False) -> Document:
    """Build the document of a chart; durations in days alone if `in_days`."""
    return Document(head_of(answer, workspace, question), _blocks(answer, workspace, in_days))


def head_of(answer: Lanes, workspace: Workspace, question: Question) -> Head:
    """The head of a chart, for its picture too."""
    subject = "Chart" if answer.by == "kind" else f"Chart by {answer.by}"
    asked = asked_words(subject, question, workspace)
    return head(workspace, asked, counts=_counts(answer), period=answer.asked, without_place=answer.without_place)


def _counts(answer: Lanes) -> Iterator[str]:
    for noun, number in (("situation", answer.situations), ("event", answer.events), ("plan", answer.plans)):
        if number:
            yield plural(number, noun)
    yield from possible_counts(_possible(answer))
    if answer.left_out:
        yield left_out_words(answer.left_out, "lane")
    if answer.groups_left_out:
        yield left_out_words(answer.groups_left_out, answer.by)


def _possible(answer: Lanes) -> int:
    """The number of possible entries; 0 if lanes are left out, whose entries are not known here."""
    if answer.left_out or answer.groups_left_out:
        return 0
    items = [item for lane in answer.lanes for item in (*lane.marks, lane.bar, lane.promise) if item is not None]
    return len({_identity(item) for item in items if _is_possible(item)})


def _identity(item: Item) -> tuple[str, str]:
    return (item.log.file, item.plan.id) if isinstance(item, Promise) else (item.row.log.file, item.row.entry.id)


def _blocks(answer: Lanes, workspace: Workspace, in_days: bool) -> Iterator[Block]:
    if answer.groups:
        yield LaneChart(answer, workspace, _Teller(answer, workspace, terms_of(workspace, in_days=in_days)).blocks())
    yield from (paragraph(Run(remark, "aside")) for remark in remarks(answer))


class _Teller(NamedTuple):
    """Lays out lanes as entries."""

    answer: Lanes
    workspace: Workspace
    terms: Terms

    def blocks(self) -> Iterator[Block]:
        """Groups as sections, each with its events, situations and plans."""
        for group in self.answer.groups:
            yield heading(2, group.title)
            kinds = [(kind, list(lanes)) for kind, lanes in groupby(lanes_of(group, self.answer.period), kind_of)]
            for kind, lanes in kinds:
                if kind == "events":
                    for lane in lanes:
                        yield heading(3, lane.title, divides=True)
                        yield from self._entries(lane.marks, 4)
                    continue
                has_heading = len(kinds) > 1
                if has_heading:
                    yield heading(3, _HEADINGS[kind], divides=True)
                yield from self._entries(_items(lanes), 4 if has_heading else 3)
            if group.left_out:
                yield paragraph(f"… {left_out_words(group.left_out, 'lane')}")

    def _entries(self, items: tuple[Item, ...], level: int) -> Iterator[Block]:
        """The certain ones in full, then the possible ones, one line each."""
        for item in items:
            if not _is_possible(item):
                yield from self._entry(item)
        possible = sorted(filter(_is_possible, items), key=lambda item: possible_key(item, self.answer.period))
        if possible:
            yield counted_heading(level, POSSIBLY, possible)
            for item in possible:
                yield from self._entry(item, is_brief=True)

    def _entry(self, item: Item, *, is_brief: bool = False) -> Iterator[Entry]:
        if isinstance(item, Promise):
            yield from (plan_entry(row, self.terms, is_brief=is_brief, possible="") for row in item.rows)
            return
        checked = item.row.entry.checked if isinstance(item, Bar) and item.is_undated else None
        seen = (phrase(f"last seen {words(checked)}"),) if checked is not None else ()
        yield event_entry(item.row, self.workspace, is_brief=is_brief, possible="", more=seen)


def _items(lanes: list[Lane]) -> tuple[Item, ...]:
    return tuple(item for lane in lanes for item in (lane.bar, lane.promise) if item is not None)


def _is_possible(item: Item) -> bool:
    return (item.match if isinstance(item, Promise) else item.row.match) is Match.POSSIBLE
