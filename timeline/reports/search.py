"""Full-text search: the events, plans and figures that a question finds, the best matches for its phrases first.

Order of the entries:

1. Each phrase of the question stands in an entry as whole words, as the beginning of a longer word, or in an inflected
   form (`timeline.inflections`): the nearest of these counts, in title, summary or names. The class of an entry is that
   of its weakest phrase: `UN mission` with "UN missions" is a beginning. Phrases that it has not, in a question with
   `or`, do not count.
2. Within a class, those with more of the phrases in title or summary come first (names count least), then by rank,
   in which a word of a title counts as ten of a summary and a rare word more than a common one, then by date.
"""

from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush, merge
from itertools import islice
from math import inf
from operator import itemgetter
from typing import NamedTuple

from timeline.dates import Date, Day, Match, Window
from timeline.errors import WrongUsage
from timeline.folding import fold
from timeline.log.conditions import NEVER, AllOf, AnyOf, Condition, Worded
from timeline.log.known import occasion_date
from timeline.log.log import Log, Position, actors_of, places_of
from timeline.log.model import Citation, Entry, Event, Figure, Plan
from timeline.log.paths import event_of
from timeline.log.positions import LAST, position_of
from timeline.log.subjects import figure_texts
from timeline.log.texts import Place
from timeline.phrases import INFLECTED, WHOLE, Phrase, nearest_way
from timeline.query.criteria import Selection
from timeline.query.highlights import Highlight, highlights, parts_of, searched_phrases
from timeline.query.question import Question
from timeline.query.selecting import select
from timeline.reports.entries import Found, facts_about, matching_in, matching_of
from timeline.reports.without_place import number_without_place
from timeline.reports.wording import cited_once
from timeline.text import shorten, visible
from timeline.workspace import Workspace

_AHEAD = 12
"""Number of entries that are read beyond a limit, as names may bring some of them forward."""


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


class Rated(NamedTuple):
    """The rating of an entry."""

    found: Found
    way: int
    """The way in which the weakest of its phrases stands in it: `timeline.phrases.WHOLE` and the like."""
    missing: int
    """Number of the phrases that are neither in its title nor in its summary."""
    rank: float
    """Rank of title and summary, less is better; infinite if they have none of the phrases."""

    @property
    def sort_key(self) -> tuple[int, int, float, bytes, Position]:
        """Sort key: its place, then its position in the log."""
        return *self.place, self.found.log.position(self.found.entry)

    @property
    def place(self) -> Place:
        """Its place: by way, then entries with more of the phrases in their text, then by rank and date."""
        date = date_of(self.found.entry, self.found.log)
        return Place(self.way, self.missing, self.rank, LAST if date is None else position_of(date.sort_key))


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
    must = selection.must if limit is not None and _has_phrase(selection.must, phrases) else NEVER
    opened = list(_opened(workspace, selection, must))
    number = len(opened) + sum(log.texts.number(must) for log in workspace.logs)
    best = islice(_in_order(workspace, _all_rated(opened, phrases, workspace), must, phrases, limit), limit)
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


def date_of(entry: Entry, log: Log) -> Date | None:
    """The date of an entry; of a plan, the one on which it was announced."""
    if isinstance(entry, Plan):
        return occasion_date(entry.announced, log.events)
    return entry.date if isinstance(entry, Event) else entry.when if isinstance(entry, Figure) else None


def title_of(entry: Entry) -> str:
    """The title that is searched: of a figure, its measure."""
    return entry.measure if isinstance(entry, Figure) else str(getattr(entry, "title", ""))


def _has_phrase(must: Condition, phrases: tuple[Phrase, ...]) -> bool:
    """Return whether all entries that meet a condition have one of the phrases in a text."""
    if isinstance(must, AnyOf):
        return bool(must.parts) and all(_has_phrase(part, phrases) for part in must.parts)
    if isinstance(must, AllOf):
        return any(_has_phrase(part, phrases) for part in must.parts)
    return isinstance(must, Worded) and Phrase(*must) in phrases


def _opened(workspace: Workspace, selection: Selection, must: Condition) -> Iterator[Found]:
    """Yield the entries that answer, without those of which it is sure that they meet a condition."""
    for log in workspace.logs:
        for section in (log.events, log.plans, log.figures):
            yield from matching_of(section.sure(must).others(selection.may), log, selection, workspace.as_of)


def _in_order(
    workspace: Workspace, rated: list[Rated], must: Condition, phrases: tuple[Phrase, ...], limit: int | None
) -> Iterator[Rated]:
    """Yield entries in the order of the answer: those rated, and those of which it is sure that they meet a condition.

    The latter are opened one after the other; an entry goes out when no later one can have a place before it.
    """
    waiting = [(hit.sort_key, number, hit) for number, hit in enumerate(rated)]
    heapify(waiting)
    alone, size = len(workspace.logs) == 1, (limit or 0) + _AHEAD
    several = (
        ((ranked.place, log, ranked.entry) for ranked in log.texts.ranked(must, phrases, size, knows_names=alone))
        for log in workspace.logs
    )
    for number, (place, log, entry) in enumerate(merge(*several, key=itemgetter(0)), len(rated)):
        while waiting and waiting[0][0] < (*place,):
            yield heappop(waiting)[-1]
        hit = _rated(Found(entry, log, Match.CERTAIN), phrases, {entry.id: place.rank}, workspace)
        heappush(waiting, (hit.sort_key, number, hit))
    while waiting:
        yield heappop(waiting)[-1]


def _all_rated(opened: list[Found], phrases: tuple[Phrase, ...], workspace: Workspace) -> list[Rated]:
    ranks: dict[str, dict[str, float]] = {}
    for entry in opened:
        if entry.log.file not in ranks:
            ranks[entry.log.file] = _ranks(entry.log, phrases)
    return [_rated(entry, phrases, ranks[entry.log.file], workspace) for entry in opened]


def _ranks(log: Log, phrases: tuple[Phrase, ...]) -> dict[str, float]:
    # An id stands once in a log, whatever the kind of its entry.
    return {
        identity: rank
        for section in (log.events, log.plans, log.figures)
        for identity, rank in section.ranked(phrases).items()
    }


def _rated(found: Found, phrases: tuple[Phrase, ...], ranks: dict[str, float], workspace: Workspace) -> Rated:
    entry = found.entry
    texts = [fold(title_of(entry)), fold(entry.summary or "")]
    ways = [_nearest(phrase, texts) for phrase in phrases]
    missing = sum(way is None for way in ways)
    if any(ways) or missing:
        names = [fold(name) for *_, several in _candidates(entry, found.log, workspace) for name in several]
        names += [fold(text) for text in figure_texts(entry)] if isinstance(entry, Figure) else []
        ways = [
            way if way == WHOLE else _nearest(phrase, (*texts, *names))
            for phrase, way in zip(phrases, ways, strict=True)
        ]
    weakest = max((way for way in ways if way is not None), default=INFLECTED)
    return Rated(found, weakest, missing, ranks.get(entry.id, inf) if missing < len(phrases) else inf)


def _nearest(phrase: Phrase, texts: Iterable[str]) -> int | None:
    return min((way for text in texts if (way := nearest_way(phrase, text)) is not None), default=None)


def _hit(rated: Rated, phrases: tuple[Phrase, ...], workspace: Workspace) -> Hit:
    entry = rated.found.entry
    title, summary = highlights(title_of(entry), phrases), highlights(entry.summary or "", phrases)
    return Hit(*rated.found, title, summary, tuple(_named(entry, rated.found.log, phrases, workspace)))


def _named(entry: Entry, log: Log, phrases: tuple[Phrase, ...], workspace: Workspace) -> Iterator[Named]:
    """Each place and actor with phrases in a name: in the usual one, if that has any of them."""
    for role, identity, usual, names in _candidates(entry, log, workspace):
        # An id is seldom what a reader wants to see: it comes last.
        for name in dict.fromkeys((usual, *(name for name in names if name != identity), identity)):
            if where := highlights(name, phrases):
                yield Named(role, identity, name, where)
                break


def _candidates(entry: Entry, log: Log, workspace: Workspace) -> Iterator[tuple[str, str, str, Iterator[str]]]:
    """Yield each place and actor of an entry: its role, id, usual name and all names."""
    geography, memberships, name_of = workspace.geography, workspace.memberships, workspace.naming(entry)
    for place in places_of(entry, log):
        yield "places", place, geography.name(place), geography.names(place)
    for actor in actors_of(entry, log):
        yield "actors", actor, name_of(actor), memberships.names(actor)


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
