"""The plans and figures of a log of a given size: one of each for every fifty events."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.benchmarks.size import dates
from tests.benchmarks.size.entries import (
    Citation,
    Dice,
    actors,
    announcement_id,
    announcing_numbers,
    citation,
    citations,
    day_of,
)
from tests.benchmarks.size.vocabulary import ACTORS, COUNTRIES, HORIZON, OTHER_PLACES

_PROMISES = ("commitment", "legal-requirement", "intention")
_KINDS = (*_PROMISES, "demand", *_PROMISES, "proposal", *_PROMISES, "threat", "expectation")
_RESULTS = ("met", "met", "partly-met", "not-met", "dropped")
_MOST_MOVES = 3
_AIMS = (
    "withdraws its heavy weapons", "opens the crossing for convoys", "holds elections", "releases prisoners",
    "hands over the air base", "publishes the list of detainees", "merges its units with the army",
)  # fmt: skip
_MEASURES = (("fighters", "people"), ("vehicles", "vehicles"), ("detainees", "people"), ("bases", "bases"))
_COUNTRIES = tuple(code for code in COUNTRIES if code in OTHER_PLACES)


@dataclass(frozen=True, slots=True)
class Revision:
    """The day on which a deadline was moved, and the new one."""

    date: str
    deadline: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Outcome:
    """The day on which a plan was settled, and how."""

    date: str
    result: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan; `event` announces it, or it was announced on `announced`."""

    id: str
    title: str
    kind: str
    event: str | None
    announced: str
    by: str
    to: str | None
    deadline: str | None
    condition: str | None
    revisions: tuple[Revision, ...]
    outcome: Outcome | None
    places: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One estimate: a stock, or a count over a period, as one number or between two."""

    id: str
    subject: str
    measure: str
    unit: str
    as_of: str | None
    over: str | None
    value: int | None
    low: int | None
    high: int | None
    by: str | None
    place: str
    citation: Citation


def plans(size: int, seed: int) -> Iterator[Plan]:
    """The plans of a log of this size, none of them in the country that is asked for."""
    dice = Dice(seed, "plans", size)
    for at, number in enumerate(announcing_numbers(size)):
        kind = _KINDS[at % len(_KINDS)]
        day = day_of(number, size)
        due = day + 60 + int(dice.throw() * 700)
        deadline = dates.deadline(due, dice.throw()) if kind in _PROMISES or dice.happens(0.7) else None
        revisions = []
        moved = day
        while deadline is not None and len(revisions) < _MOST_MOVES and dice.happens(0.3):
            moved, due = moved + 40, due + 200
            revisions.append(
                Revision(dates.day(moved), dates.deadline(due, dice.throw()), citation(dice, min(moved, HORIZON)))
            )
        outcome = None
        # A promise that is past its deadline inside the horizon has an outcome: `check` would miss it.
        if due <= HORIZON and (kind in _PROMISES or dice.happens(0.5)):
            settled = min(due - 20 + int(dice.throw() * 60), HORIZON)
            outcome = Outcome(dates.day(settled), dice.one_of(_RESULTS), citation(dice, settled))
        who = [ACTORS[one] for one in actors(dice, most=2)]
        place = dice.one_of(OTHER_PLACES)
        yield Plan(
            id=f"plan-{number:07}",
            title=f"{who[0].name} {dice.one_of(_AIMS)}",
            kind=kind,
            event=announcement_id(number) if at % 2 else None,
            announced=dates.day(day),
            by=who[0].id,
            to=who[-1].id if kind in ("demand", "proposal") and len(who) > 1 else None,
            deadline=deadline,
            condition="only if the ceasefire holds" if dice.happens(0.2) else None,
            revisions=tuple(revisions),
            outcome=outcome,
            places=(place,),
            citations=citations(dice, day),
        )


def figures(size: int, seed: int) -> Iterator[Figure]:
    """The figures of a log of this size; those of one series meet, so that they contradict nobody."""
    dice = Dice(seed, "figures", size)
    for at, number in enumerate(announcing_numbers(size)):
        day = day_of(number, size)
        subject = int(dice.throw() * len(ACTORS))
        kind = at % len(_MEASURES)
        middle = 500 * (1 + (subject * 7 + kind * 13) % 40)
        is_one = dice.happens(0.3)
        is_stock = dice.happens(0.7)
        yield Figure(
            id=f"figure-{number:07}",
            subject=ACTORS[subject].id,
            measure=_MEASURES[kind][0],
            unit=_MEASURES[kind][1],
            as_of=dice.one_of((dates.day, dates.month, dates.year))(day) if is_stock else None,
            over=None if is_stock else dates.year(day),
            value=middle if is_one else None,
            low=None if is_one else middle - int(dice.throw() * middle / 4),
            high=None if is_one else middle + int(dice.throw() * middle / 2),
            by=ACTORS[(subject + 5) % len(ACTORS)].id if dice.happens(0.5) else None,
            place=dice.one_of(_COUNTRIES),
            citation=citation(dice, day),
        )
