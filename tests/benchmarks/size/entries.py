"""The events, plans and figures of a log of a given size: the same for the same size, made one by one.

Every size has the same number of events in the country that is asked for, and the same number that tell of a rare
thing, spread evenly; all else grows with the log.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tests.benchmarks.size import dates
from tests.benchmarks.size.vocabulary import (
    ACTORS,
    ASKED_PLACES,
    FIRST_DAY,
    LAST_DAY,
    OTHER_PLACES,
    PLACE_NAMES,
    SIZE_OF_FAMILY,
    SOURCES,
    next_source,
)

ROWS = 20
"""Number of events that answer the common question, at every size."""
RARE_WORD = "pontoon"
FREQUENT_WORD = "delegation"
"""A word in the titles of one event in eight."""

_VIOLENCE = ("attack", "strike", "battle", "kidnapping", "abuse")
_LASTING = ("deployment", "negotiation", "sanction", "captured", "other")
_OTHERS = (
    "coup", "election", "appointment", "government-change", "law", "agreement", "announcement", "negotiation",
    "statement", "sanction", "deployment", "withdrawal", "mission-start", "mission-end", "handover", "captured", "lost",
    "report", "assessment", "other",
)  # fmt: skip
_TAGS = (
    "air-base", "aid", "border", "ceasefire", "convoy", "courts", "drones", "elections", "energy", "funding", "harbour",
    "hostages", "mines", "monitoring", "pipeline", "police", "prisons", "recruits", "refugees", "roads", "sanctions",
    "talks", "training", "water",
)  # fmt: skip
_DONE = (
    "says that it has closed the main road", "moves its headquarters away from the river",
    "takes over checkpoints from local police", "reports losses after two days of fighting",
    "sends a delegation to talk about prisoners", "agrees to let convoys with food pass",
    "calls up reserves and closes schools", "shells positions near the air base",
)  # fmt: skip
_MORE = (
    "Residents speak of smoke over the market; local radio gives another number of dead.",
    "It is the third time in a year, and nobody has taken responsibility so far.",
    "The text gives no number; an annex lists the vehicles that were left behind.",
    "Observers who were there on the next day found the bridge intact and the depot empty.",
    "The régime's spokesman denied it at first, and confirmed it two days later.",
    "Aid organisations ask for access, which both sides had promised in the spring.",
)  # fmt: skip
_STATUSES = ("reported", "claimed", "denied", "reported")
_PLAN_EVERY = 50

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Citation:
    """A source, the document that cites it, if any, and the place in it."""

    ref: str
    via: str | None
    at: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A claim that the log did not follow: the key, the rival value, who makes it."""

    field: str
    value: str
    ref: str


@dataclass(frozen=True, slots=True)
class Event:
    """One event; `date` is as the log writes it, `day` the day that it was made from."""

    id: str
    day: int
    date: str
    title: str
    type: str
    places: tuple[str, ...]
    actors: tuple[str, ...]
    tags: tuple[str, ...]
    status: str | None
    known: str | None
    checked: str | None
    summary: str
    disputed: Dispute | None
    citations: tuple[Citation, ...]


def day_of(number: int, size: int) -> int:
    """The day of the event of this number: they stand in order, as a log is kept."""
    return FIRST_DAY + number * (LAST_DAY - FIRST_DAY) // size


def asked_numbers(size: int) -> tuple[int, ...]:
    """The numbers of the events in the country that is asked for."""
    return tuple((2 * place + 1) * size // (2 * ROWS) for place in range(ROWS))


def announces(number: int) -> bool:
    """Return whether the event of this number announces a plan."""
    return number % _PLAN_EVERY == 7


def announcing_numbers(size: int) -> range:
    """The numbers of the events that announce a plan: one in fifty."""
    return range(7, size, _PLAN_EVERY)


def announcement_id(number: int) -> str:
    """The id of the event of this number, if it announces a plan."""
    return f"announcement-{number:07}"


class Dice:
    """A row of choices that is the same every time."""

    def __init__(self, *seeds: object) -> None:
        self.throw = random.Random("/".join(map(str, seeds))).random

    def one_of(self, values: Sequence[T]) -> T:
        """Any of them."""
        return values[int(self.throw() * len(values))]

    def happens(self, chance: float) -> bool:
        """Return whether something of this probability happens."""
        return self.throw() < chance


def citation(dice: Dice, day: int) -> Citation:
    """A source that came out on that day or soon after."""
    number = min(next_source(day) + int(dice.throw() * 5), len(SOURCES) - 1)
    via = SOURCES[min(number + 1 + int(dice.throw() * 4), len(SOURCES) - 1)].id if dice.happens(0.3) else None
    at = f"section {1 + int(dice.throw() * 7)}.{1 + int(dice.throw() * 9)}, note {1 + int(dice.throw() * 180)}"
    return Citation(SOURCES[number].id, via, at)


def citations(dice: Dice, day: int) -> tuple[Citation, ...]:
    """One source, or two."""
    first = citation(dice, day)
    second = citation(dice, day) if dice.happens(0.4) else first
    return (first,) if second.ref == first.ref else (first, second)


def actors(dice: Dice, most: int = 3) -> tuple[int, ...]:
    """The numbers of one to three actors, of whom none is part of another."""
    found = [int(dice.throw() * len(ACTORS))]
    for _ in range(most - 1):
        other = int(dice.throw() * len(ACTORS))
        if dice.happens(0.4) and all(other // SIZE_OF_FAMILY != one // SIZE_OF_FAMILY for one in found):
            found.append(other)
    return tuple(found)


def events(size: int, seed: int) -> Iterator[Event]:
    """All events of a log of this size, in the order of time."""
    dice = Dice(seed, "events", size)
    asked = frozenset(asked_numbers(size))
    rare = frozenset(number + 1 for number in asked)
    today = -1
    seen: set[tuple[object, ...]] = set()
    for number in range(size):
        day = day_of(number, size)
        if day != today:
            # What a check would call the same event told twice does not happen by chance.
            today, seen = day, set()
        while True:
            event, is_day = _event(dice, number, day, number in asked, number in rare)
            key = event.type, frozenset(event.places), frozenset(event.actors)
            if not is_day or key not in seen:
                break
        if is_day:
            seen.add(key)
        yield event


def _event(dice: Dice, number: int, day: int, is_asked: bool, is_rare: bool) -> tuple[Event, bool]:
    announced = announces(number)
    date = dates.written(day, 0.0 if announced else dice.throw())
    kind = "announcement" if announced else dice.one_of(_LASTING if date.lasts else _OTHERS)
    if not (announced or date.lasts) and dice.happens(0.45):
        kind = dice.one_of(_VIOLENCE)
    places = [dice.one_of(ASKED_PLACES if is_asked else OTHER_PLACES)]
    if dice.happens(0.15):
        other = dice.one_of(OTHER_PLACES)
        places += [other] if other not in places else []
    who = [ACTORS[one] for one in actors(dice)]
    title = f"{who[0].name} {dice.one_of(_DONE)} in {PLACE_NAMES[places[0]]}"
    more = [_MORE[(number + step * 5) % len(_MORE)] for step in range(1 + int(dice.throw() * 2.75))]
    if is_rare:
        more[0] = f"Engineers lay a {RARE_WORD} bridge."
    disputed = None
    if dice.happens(0.03):
        rival = Dispute("date", dates.month(day + 40), citation(dice, day).ref)
        disputed = rival if dice.happens(0.6) else Dispute("title", "another account tells it", rival.ref)
    event = Event(
        id=announcement_id(number) if announced else f"{kind}-{number:07}",
        day=day,
        date=date.text,
        title=f"Statement: {title}" if kind == "statement" else title,
        type=kind,
        places=tuple(places),
        actors=tuple(one.id for one in who),
        tags=tuple(sorted({dice.one_of(_TAGS) for _ in range(int(dice.throw() * 4))})),
        status=dice.one_of(_STATUSES) if dice.happens(0.2) else None,
        known=dates.day(SOURCES[next_source(day)].day) if dice.happens(0.05) and not date.lasts else None,
        checked=dates.day(SOURCES[-1].day) if date.is_open and dice.happens(0.5) else None,
        summary=" ".join(more),
        disputed=disputed,
        citations=citations(dice, day),
    )
    return event, date.is_day
