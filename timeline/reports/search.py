"""Full-text search: the events, plans and figures that a question finds, the best matches for its phrases first.

Order of the entries:

1. Each phrase of the question stands in an entry as whole words, as the beginning of a longer word, or in an inflected
   form (`timeline.inflections`): the nearest of these counts, in title, summary or names. The class of an entry is that
   of its weakest phrase: `UN mission` with "UN missions" is a beginning. Phrases that it has not, in a question with
   `or`, do not count.
2. Within a class, those with more of the phrases in title or summary come first (names count least), then by rank,
   in which a word of a title counts as ten of a summary and a rare word more than a common one, then by date.
"""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from timeline.dates import Date, Day, Match, Window
from timeline.errors import WrongUsage
from timeline.log.conditions import NEVER, Condition
from timeline.log.log import Log
from timeline.log.model import Citation, Entry, Plan
from timeline.log.paths import event_of
from timeline.phrases import Phrase
from timeline.query.criteria import Selection
from timeline.query.highlights import Highlight, highlights, parts_of, searched_phrases
from timeline.query.question import Question
from timeline.query.selecting import select
from timeline.reports.entries import Found, facts_about, matching_in, matching_of
from timeline.reports.rated import Rated, all_rated, called, date_of, has_phrase, in_order, title_of
from timeline.reports.without_place import number_without_place
from timeline.reports.wording import cited_once
from timeline.text import shorten, visible
from timeline.workspace import Workspace


class Named(NamedTuple):
    """A place or an actor of an entry with one of the phrases in a name."""

    role: str
    """`places` or `actors`."""
    id: str
    name: str
    """The first of its names that has them."""
    spots: tuple[Highlight, ...]


class Hit(NamedTuple):
    """An entry that answers, with the spots of the phrases in it."""

    entry: Entry
    log: Log
    match: Match
    title: tuple[Highlight, ...]
    """The spots in the title; of a figure in its measure."""
    summary: tuple[Highlight, ...]
    names: tuple[Named, ...]

    @property
    def date(self) -> Date | None:
        """Its date; of a plan, the one on which it was announced."""
        return date_of(self.entry, self.log)

    @property
    def sources(self) -> tuple[Citation, ...]:
        """The sources of the entry; of a plan that is announced by an event, also those of that."""
        if not isinstance(self.entry, Plan):
            return self.entry.sources
        event = event_of(self.entry.announced, self.log.events)
        announcing = (*self.entry.announced.sources, *(event.sources if event else ()))
        return cited_once((*self.entry.sources, *announcing))


class Search(NamedTuple):
    """The answer of `search`."""

    phrases: tuple[Phrase, ...]
    """The phrases of the search."""
    hits: tuple[Hit, ...]
    left_out: int
    """Number of further entries beyond `--limit`."""
    not_judged: int
    """Number of entries that are only possible because they have no bound on a side that was asked about."""
    emptied_by: tuple[str, ...]
    """The number that each phrase and each filter alone would find, if nothing was found."""
    period: Window | None
    """The period of the question."""
    without_place: int = 0
    """Number of entries that a filter by place could not judge, because they have no place at all."""


def search(workspace: Workspace, question: Question, limit: int | None = None) -> Search:
    """The entries that answer a question, the best first. Raises `WrongUsage` for a question without a phrase."""
    question = question.replace(inflected=True)
    selection = select(question, workspace)
    phrases = searched_phrases(question, workspace)
    if not phrases:
        hint = "name words, as in 'timeline search drone'; 'timeline list' asks by filters alone"
        raise WrongUsage("no word to search for", hint)
    # Without a limit every entry is opened.
    must = selection.must if limit is not None and has_phrase(selection.must, phrases) else NEVER
    opened = list(_opened(workspace, selection, must))
    number = len(opened) + sum(log.texts.number(must) for log in workspace.logs)
    best = islice(in_order(workspace, all_rated(opened, phrases, workspace), must, phrases, limit), limit)
    # Only entries that are shown are searched for the spots of the phrases.
    kept = tuple(_hit(hit, phrases, workspace) for hit in best)
    return Search(
        phrases,
        kept,
        number - len(kept),
        sum(entry.match is Match.POSSIBLE and _is_unjudged(entry, selection, workspace.as_of) for entry in opened),
        () if number else _each_alone(workspace, question, selection),
        selection.window,
        number_without_place(
            workspace, question, lambda alone: ((one.entry, one.log) for one in matching_in(workspace, alone))
        ),
    )


def _opened(workspace: Workspace, selection: Selection, must: Condition) -> Iterator[Found]:
    """Yield the entries that answer, without those of which it is sure that they meet a condition."""
    for log in workspace.logs:
        for section in (log.events, log.plans, log.figures):
            yield from matching_of(section.sure(must).others(selection.may), log, selection, workspace.as_of)


def _hit(rated: Rated, phrases: tuple[Phrase, ...], workspace: Workspace) -> Hit:
    entry = rated.found.entry
    title, summary = highlights(title_of(entry), phrases), highlights(entry.summary or "", phrases)
    return Hit(*rated.found, title, summary, tuple(_named(entry, rated.found.log, phrases, workspace)))


def _named(entry: Entry, log: Log, phrases: tuple[Phrase, ...], workspace: Workspace) -> Iterator[Named]:
    """Each place and actor with phrases in a name: in the usual one, if that has any of them."""
    for role, identity, usual, names in called(entry, log, workspace):
        # An id is seldom what a reader wants to see: it comes last.
        for name in dict.fromkeys((usual, *(name for name in names if name != identity), identity)):
            if where := highlights(name, phrases):
                yield Named(role, identity, name, where)
                break


def _is_unjudged(found: Found, selection: Selection, as_of: Day) -> bool:
    return any(
        selection.is_unjudged(facts, found.match)
        for facts in facts_about(found.entry, found.log, as_of)
        if selection.match(facts) is found.match
    )


def _each_alone(workspace: Workspace, question: Question, selection: Selection) -> tuple[str, ...]:
    """The number that each phrase, or other part of the query, and each filter alone would find."""
    criteria = selection.criteria
    if question.query is not None:
        plain = Question(exact=question.exact, slack=question.slack, inflected=question.inflected)
        parts = [(part, select(plain.replace(query=part), workspace)) for part in parts_of(question.query)]
        phrases = tuple(alone.criteria[0]._replace(label=visible(shorten(part))) for part, alone in parts)
        criteria = (*phrases, *select(question.replace(query=None), workspace).criteria)

    def count(alone: Selection) -> int:
        return sum(1 for _ in matching_in(workspace, alone))

    return selection._replace(criteria=criteria).each_alone(count, lambda n: "1 entry" if n == 1 else f"{n:,} entries")
