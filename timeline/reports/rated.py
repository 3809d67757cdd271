"""The place of an entry among the results of a search, and the results in order, the best first.

An index tells of many entries for certain that they have the words, and how good they are at best
(`timeline.log.texts`). These are opened in that order, and no more of them than it takes to know the first ones.
"""

from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush, merge
from math import inf
from operator import itemgetter
from typing import NamedTuple

from timeline.dates import Date, Match
from timeline.folding import fold
from timeline.log.conditions import AllOf, AnyOf, Condition, Worded
from timeline.log.known import occasion_date
from timeline.log.log import Log, Position, actors_of, places_of
from timeline.log.model import Entry, Event, Figure, Plan
from timeline.log.positions import LAST, position_of
from timeline.log.subjects import figure_texts
from timeline.log.texts import Place
from timeline.phrases import INFLECTED, WHOLE, Phrase, nearest_way
from timeline.reports.entries import Found
from timeline.workspace import Workspace

_AHEAD = 12
"""Number of entries that are read beyond a limit, as names may bring some of them forward."""


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


def has_phrase(must: Condition, phrases: tuple[Phrase, ...]) -> bool:
    """Return whether all entries that meet a condition have one of the phrases in a text."""
    if isinstance(must, AnyOf):
        return bool(must.parts) and all(has_phrase(part, phrases) for part in must.parts)
    if isinstance(must, AllOf):
        return any(has_phrase(part, phrases) for part in must.parts)
    return isinstance(must, Worded) and Phrase(must.word, must.whole, must.forms) in phrases


def in_order(
    workspace: Workspace, rated: list[Rated], must: Condition, phrases: tuple[Phrase, ...], limit: int | None
) -> Iterator[Rated]:
    """Yield entries in the order of the answer: those rated, and those of which it is sure that they meet a condition.

    The latter come by their places, those of one place as in the log; an entry goes out when no later one can stand
    before it.
    """
    waiting = [(hit.sort_key, number, hit) for number, hit in enumerate(rated)]
    heapify(waiting)
    alone = len(workspace.logs) == 1

    def ranked_in(log: Log) -> Iterator[tuple[Place, Log, Entry]]:
        ranked = log.texts.ranked(must, phrases, (limit or 0) + _AHEAD, knows_names=alone)
        return ((place, log, entry) for place, entry in ranked)

    several = merge(*map(ranked_in, workspace.logs), key=itemgetter(0))
    for number, (place, log, entry) in enumerate(several, len(rated)):
        bound = *place, log.position(entry)
        while waiting and waiting[0][0] < bound:
            yield heappop(waiting)[-1]
        hit = _rated(Found(entry, log, Match.CERTAIN), phrases, {entry.id: place.rank}, workspace)
        heappush(waiting, (hit.sort_key, number, hit))
    while waiting:
        yield heappop(waiting)[-1]


def all_rated(opened: list[Found], phrases: tuple[Phrase, ...], workspace: Workspace) -> list[Rated]:
    """Rate entries that were opened."""
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
        names = [fold(name) for *_, several in called(entry, found.log, workspace) for name in several]
        names += [fold(text) for text in figure_texts(entry)] if isinstance(entry, Figure) else []
        ways = [
            way if way == WHOLE else _nearest(phrase, (*texts, *names))
            for phrase, way in zip(phrases, ways, strict=True)
        ]
    weakest = max((way for way in ways if way is not None), default=INFLECTED)
    return Rated(found, weakest, missing, ranks.get(entry.id, inf) if missing < len(phrases) else inf)


def _nearest(phrase: Phrase, texts: Iterable[str]) -> int | None:
    return min((way for text in texts if (way := nearest_way(phrase, text)) is not None), default=None)


def date_of(entry: Entry, log: Log) -> Date | None:
    """The date of an entry; of a plan, the one on which it was announced."""
    if isinstance(entry, Plan):
        return occasion_date(entry.announced, log.events)
    return entry.date if isinstance(entry, Event) else entry.when if isinstance(entry, Figure) else None


def title_of(entry: Entry) -> str:
    """The title that is searched: of a figure, its measure."""
    return entry.measure if isinstance(entry, Figure) else str(getattr(entry, "title", ""))


def called(entry: Entry, log: Log, workspace: Workspace) -> Iterator[tuple[str, str, str, Iterator[str]]]:
    """Yield each place and actor of an entry: its role, id, usual name and all names."""
    geography, memberships, name_of = workspace.geography, workspace.memberships, workspace.naming(entry)
    for place in places_of(entry, log):
        yield "places", place, geography.name(place), geography.names(place)
    for actor in actors_of(entry, log):
        yield "actors", actor, name_of(actor), memberships.names(actor)
