"""The entries that an index judges by itself, and counts of them, against those of a loop over all entries."""

from collections import Counter
from typing import Any

import pytest

from tests.index.test_narrowing import DAYS, TOGETHER, both, fields_of
from timeline.dates import day, first_of
from timeline.log.conditions import (
    ALWAYS,
    BeginningAfter,
    Complete,
    Condition,
    Naming,
    OfOneDate,
    Settled,
    all_of,
    none_of,
)
from timeline.log.known import own_date, shows_from
from timeline.log.log import Log, names_in
from timeline.log.model import Entry, Plan
from timeline.log.roles import Role
from timeline.log.section import Section
from timeline.log.sure import Beginning
from timeline.plans.deadline import Moment
from timeline.plans.verdict import is_settled

ROLES: tuple[Role, ...] = ("place", "actor", "source", "tag", "type", "status", "kind", "entry", "disputed")
SECTIONS = ("events", "plans", "figures")
MUST: dict[str, Condition] = {
    "always": ALWAYS,
    "violence": Naming("type", frozenset({"attack", "strike"})),
    "not tagged": none_of(Naming("tag", frozenset({"x"}))),
    "settled": Settled(day("2019-07-01")),
    "in one place, without events": all_of((Naming("place", frozenset({"ML"})), none_of(Naming("entry", None)))),
}
ALL = (*TOGETHER, ("shipped",))


def sections(names: tuple[str, ...], as_of: str) -> list[tuple[Log, Section[Any], Log, Section[Any]]]:
    """The sections of each log by its index and in memory."""
    indexed, in_memory = both(names, as_of)
    return [
        (one, getattr(one, name), other, getattr(other, name))
        for one, other in zip(indexed.logs, in_memory.logs, strict=True)
        for name in SECTIONS
    ]


def beginning_of(entry: Entry, log: Log) -> Beginning:
    date = own_date(entry, log)
    first = first_of(date) if date is not None else None
    if first is None:
        return Beginning(-(2**62), 2**62, False, date is not None)
    return Beginning(first.earliest, first.latest, first.flagged, first is not date)


def names_of(entry: Entry, log: Log, role: Role) -> frozenset[str]:
    return frozenset(name for its, name in names_in(entry, log) if its == role)


@pytest.mark.parametrize("must", MUST)
@pytest.mark.parametrize("as_of", DAYS)
@pytest.mark.parametrize("names", ALL, ids="+".join)
def test_counts_of_sure_entries_are_those_of_a_loop(names: tuple[str, ...], as_of: str, must: str) -> None:
    for _, indexed, log, in_memory in sections(names, as_of):
        sure = indexed.sure(MUST[must])
        others = {entry.id for entry in sure.others(ALWAYS)}
        entries = [entry for entry in in_memory.values() if entry.id not in others]
        assert sure.number == len(entries)
        assert +Counter(dict(sure.beginnings())) == Counter(beginning_of(entry, log) for entry in entries)
        for role in ROLES:
            named = [(entry, names_of(entry, log, role)) for entry in entries]
            assert dict(sure.names(role)) == Counter(name for _, several in named for name in several)
            sets: Counter[Any] = Counter()
            for several, number in sure.name_sets(role):
                sets[several] += number
            assert sets == Counter(several for _, several in named if several)
            pairs: Counter[Any] = Counter()
            for beginning, several, number in sure.beginnings_by(role):
                pairs[beginning, several] += number
            assert pairs == Counter((beginning_of(entry, log), several) for entry, several in named if several)


@pytest.mark.parametrize("as_of", DAYS)
@pytest.mark.parametrize("names", ALL, ids="+".join)
def test_a_complete_entry_is_the_one_of_the_log(names: tuple[str, ...], as_of: str) -> None:
    later = sections(names, "2030-01-01")
    for (_, indexed, _, in_memory), (_, _, _, last) in zip(sections(names, as_of), later, strict=True):
        others = {entry.id for entry in indexed.sure(ALWAYS).others(ALWAYS)}
        complete = in_memory.keys() - others
        assert [fields_of(in_memory[identity]) for identity in complete] == [fields_of(last[i]) for i in complete]


@pytest.mark.parametrize("as_of", DAYS)
@pytest.mark.parametrize("names", ALL, ids="+".join)
def test_other_entries_come_in_order_and_an_index_is_sure_of_most(names: tuple[str, ...], as_of: str) -> None:
    opened = total = 0
    for _, indexed, _, in_memory in sections(names, as_of):
        sure = indexed.sure(ALWAYS)
        others = [entry.id for entry in sure.others(ALWAYS)]
        assert others == [identity for identity in in_memory if identity in {*others}]
        assert len(others) + sure.number == len(in_memory)
        opened, total = opened + len(others), total + len(in_memory)
    if as_of >= "2024-09-27":
        assert opened <= total / 5


@pytest.mark.parametrize("as_of", DAYS)
@pytest.mark.parametrize("names", ALL, ids="+".join)
def test_a_plan_that_an_index_calls_settled_has_an_outcome_on_every_later_day(
    names: tuple[str, ...], as_of: str
) -> None:
    for _, indexed, log, in_memory in sections(names, as_of):
        for asked in (iso_day for iso_day in DAYS if iso_day <= as_of):
            for settled in indexed.among(Settled(day(asked))):
                for later in (iso_day for iso_day in DAYS if iso_day >= asked):
                    assert is_settled(in_memory[settled.id], log, Moment(day(later), day(as_of)))


@pytest.mark.parametrize("as_of", DAYS)
@pytest.mark.parametrize("names", ALL, ids="+".join)
def test_what_an_index_says_of_the_date_of_a_complete_entry_is_so(names: tuple[str, ...], as_of: str) -> None:
    for _, indexed, log, in_memory in sections(names, as_of):
        complete = Complete(day(as_of))
        for entry in indexed.among(all_of((complete, OfOneDate()))):
            date = own_date(in_memory[entry.id], log)
            assert date is None or date.kind == "point"
        for asked in DAYS:
            for entry in indexed.among(all_of((complete, BeginningAfter(day(asked))))):
                assert shows_from(own_date(in_memory[entry.id], log)) > day(asked)


def test_an_index_knows_most_dates_of_the_shipped_log() -> None:
    """Without what a source corrected, and without what is known later than the day."""
    for _, indexed, log, in_memory in sections(("shipped",), "2026-01-01"):
        dates = {entry.id: own_date(entry, log) for entry in in_memory.values() if not entry.corrections}
        single = {identity for identity, date in dates.items() if date is not None and date.kind == "point"}
        assert {entry.id for entry in indexed.among(OfOneDate())} >= single
        later = {identity for identity, date in dates.items() if date is not None and date.earliest > day("2024-09-27")}
        assert {entry.id for entry in indexed.among(BeginningAfter(day("2024-09-27")))} >= later


def test_an_index_knows_most_settled_plans() -> None:
    """All settled plans of the shipped log are known but those that recur or that a source corrected."""
    for _, indexed, log, in_memory in sections(("shipped",), "2026-01-01"):
        moment = Moment(day("2025-06-30"), day("2026-01-01"))
        plans = [entry for entry in in_memory.values() if isinstance(entry, Plan)]
        settled = {plan.id for plan in plans if is_settled(plan, log, moment) and not plan.corrections}
        assert {plan.id for plan in indexed.among(Settled(day("2025-06-30")))} >= settled
