"""Rules that look at one entry while the log is still read: what they do not find then, they never find.

Each log is read whole, taken apart, and put together again entry by entry, in any order.
"""

import inspect
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.helpers import a_log, problems_of
from timeline.index.opening import read_aside as load
from timeline.log.checks import (
    CHAIN_RULES,
    ENTRY_RULES,
    LOG_RULES,
    Context,
    entry_problems,
    is_settled,
    log_problems,
)
from timeline.log.checks.duplicates import alike
from timeline.log.conflicts import counted
from timeline.log.findings import Findings, TooManyProblems
from timeline.log.loader import LogReader, dummy_header
from timeline.log.log import Log
from timeline.log.model import Entry, Plan
from timeline.log.roles import own_names_in
from timeline.log.section import InMemorySection
from timeline.log.yaml.nodes import Node, find
from timeline.problems import Problem

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "tests" / "errors").glob("*.yaml"))
SECTIONS = ("sources", "actors", "places", "types", "events", "plans", "figures")

BROKEN = """
timeline: {title: Everything refers to something, covers: 2014/2025-03-18}
sources:
  un: {title: UN report, date: 2024-08}
  brief: {title: A briefing, date: 2025-03, disputed: {field: dat, value: x, sources: nobody}}
actors:
  group: {name: A group}
  branch: {name: A branch, part_of: {actor: group, during: 2018/2020, sources: un}}
  stray: {name: A stray, part_of: whole, country: Irak}
places:
  sahel: {name: Sahel, contains: [ML, mopti]}
  mopti: {name: Mopti, in: [ML, segou]}
  kayes: {name: Sahel, in: ML}
types: {raid: {name: Raid, family: voilence}}
events:
  - {id: early, date: 2024-09-27, title: Early, type: raid, actors: [branch, group], sources: un}
  - {id: again, date: 2024-09-27, title: Again, type: raid, actors: [group, branch], sources: brief}
  - {id: open, date: 2023/.., title: Open, type: radi, places: [sahel, Mopti], sources: [{ref: un, via: brief}]}
  - {id: since, date: ../2023, title: Since, type: attack, actors: stray, sources: un}
  - {id: lost, date: 2024-02-30, title: Its date is bad, type: attack, sources: un}
plans:
  - {id: pullout, title: Pull out, kind: commitment, announced: {event: early}, deadline: 2024-01,
     by: group, sources: un, outcome: {event: since, result: superseded, superseded_by: vague}}
  - {id: renewed, title: Renewed, kind: commitment, announced: {event: lost}, sources: un,
     deadline: {within: 90 days, of: since}, revisions: [{event: again, deadline: {within: 30 days, of: vague}}]}
  - {id: vague, title: Vague, kind: demand, announced: {event: nothing}, sources: nobody,
     outcome: {date: 2020, result: superseded, superseded_by: pullout}}
  - {id: yearly, title: Yearly, kind: commitment, announced: 2020, every: 1 year, deadline: 20221, sources: un,
     outcome: [{date: 2022, result: met}, {date: 2023, result: met, occurrence: x}, {note: done, result: met}]}
figures:
  - {id: some, subject: group, measure: fighters, unit: people, as_of: 2024, low: 9, high: 5, by: stray, sources: un}
  - {id: many, subject: group, measure: fighters, unit: people, as_of: 2024, value: 90, by: branch, sources: un}
  - {id: bad-time, subject: group, measure: fighters, unit: people, as_of: someday, value: ninety, sources: nobody}
  - {id: no-time, subject: nobody, measure: fighters, unit: people, tags: [[x]], sources: nobody}
"""


class ById(dict[str, Any]):
    """Entries that are found by their id, and cannot be gone through."""

    def _refuse(self, *_: object) -> NoReturn:
        raise AssertionError("a rule for one entry goes through many")

    __iter__ = keys = values = items = _refuse


class Parts(NamedTuple):
    """The input of the rules: a log, with the node of each entry."""

    log: Log
    faulty: frozenset[str]
    is_whole: bool
    nodes: dict[Entry, Node]

    def context(self, log: Log, **given: Any) -> Context:
        """A context that has the nodes at hand."""
        context = Context(log, **given)
        context.nodes.update(self.nodes)
        return context


def parts_of(name: str) -> Parts | None:
    """A log as its reader gives it; nothing where reading does not come to its end."""
    findings = Findings()
    reader = LogReader(name, findings)
    found: dict[str, dict[str, Any]] = {section: {} for section in (*SECTIONS, "views")}
    nodes: dict[Entry, Node] = {}
    try:
        for section, entry, node in reader.entries():
            if entry.id not in reader.faulty and not any(entry.id in part for part in found.values()):
                found[section][entry.id] = entry
                nodes[entry] = node
    except TooManyProblems:
        return None
    if not reader.complete:
        return None
    sections = {section: InMemorySection(entries) for section, entries in found.items()}
    log = Log(name, reader.header or dummy_header(), **sections)
    return Parts(log, frozenset(reader.faulty), not findings.problems, nodes)


def check(parts: Parts) -> Iterator[Problem]:
    """Every problem that shows when entries are held against each other, of a log that is there as a whole."""
    context = parts.context(parts.log, faulty=parts.faulty, is_whole=parts.is_whole)
    for _, entry in entries_of(parts.log):
        context.see(entry)
        yield from entry_problems(entry, context)
    context.alike, context.comparable = groups_of(parts.log.events, alike), groups_of(parts.log.figures, counted)
    yield from log_problems(context)


def groups_of(section: Mapping[str, Any], look: Callable[[Any], str | None]) -> list[list[str]]:
    groups = defaultdict(list)
    for entry in section.values():
        groups[look(entry)].append(entry.id)
    return [ids for key, ids in groups.items() if key is not None and len(ids) > 1]


def entries_of(log: Log) -> list[tuple[str, Entry]]:
    return [(section, entry) for section in SECTIONS for entry in getattr(log, section).values()]


def asked_in_order(parts: Parts, order: list[tuple[str, Entry]], nodes_stay: bool) -> tuple[list[Problem], Context]:
    """The problems as a reader finds them who asks once for each entry, and at the end again where something was."""
    whole = parts.log
    part: dict[str, Any] = {section: {} for section in ("sources", "actors", "places", "types")}
    growing = {section: InMemorySection(entries) for section, entries in part.items()}
    part |= {section: ById() for section in ("events", "plans", "figures")}
    context = parts.context(whole._replace(**{**part, **growing}), is_read=False)
    waiting: list[Entry] = []
    settled: list[Entry] = []
    for section, entry in order:
        part[section][entry.id] = entry
        context.see(entry)
        (settled if is_settled(entry, own_names_in(entry), context) else waiting).append(entry)
    context.log = whole
    if not nodes_stay:
        context.nodes.clear()
    context.alike, context.comparable = groups_of(whole.events, alike), groups_of(whole.figures, counted)
    context.finish(parts.faulty, parts.is_whole)
    for entry in settled:
        assert list(entry_problems(entry, context)) == []
    found = [problem for entry in waiting for problem in entry_problems(entry, context)]
    return found + list(log_problems(context)), context


def placed(problems: Iterable[Problem], context: Context, nodes: dict[Entry, Node]) -> Iterator[Problem]:
    """The problems in their places, by the nodes of the log that was read."""
    ahead = iter(context.unplaced)
    following = next(ahead, None)
    for problem in problems:
        if following is not None and problem is following[0]:
            _, entry, path = following
            node = find(nodes[entry], path)
            following = next(ahead, None)
            yield problem._replace(line=node.line, column=node.column)
        else:
            yield problem
    assert following is None


def hold(parts: Parts, order: list[tuple[str, Entry]]) -> None:
    """In this order too, and with or without nodes at the end, the problems are those of the whole log."""
    expected = Counter(check(parts))
    assert Counter(asked_in_order(parts, order, nodes_stay=True)[0]) == expected
    found, context = asked_in_order(parts, order, nodes_stay=False)
    assert Counter(placed(found, context, parts.nodes)) == expected


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_early_settled_entries_are_final_in_every_sample(path: Path) -> None:
    parts = parts_of(str(path))
    if parts is None:
        return  # not read to its end: nothing is held against anything
    for seed in range(3):
        order = entries_of(parts.log)
        random.Random(seed).shuffle(order)
        hold(parts, order)


def test_early_settled_entries_are_final_in_the_shipped_log() -> None:
    parts = parts_of(str(ROOT / "events.yaml"))
    assert parts is not None
    hold(parts, entries_of(parts.log)[::-1])


@given(st.randoms(use_true_random=False))
@examples(60)
def test_early_settled_entries_are_final_in_any_order(chance: random.Random) -> None:
    parts = parts_of(BROKEN_LOG)
    assert parts is not None
    order = entries_of(parts.log)
    chance.shuffle(order)
    hold(parts, order)


BROKEN_LOG = a_log(BROKEN)


def test_the_broken_log_is_broken_in_many_ways() -> None:
    codes = Counter(problem.code for problem in load(BROKEN_LOG).problems)
    assert codes.keys() >= {
        "unknown-source", "unknown-actor", "unknown-place", "unknown-country", "unknown-type", "unknown-event",
        "unknown-field", "unknown-family", "superseded-loop", "undated-anchor", "near-duplicate",
        "figures-in-conflict", "outside-membership", "source-before-event", "figure-time", "figure-empty", "recurrence",
        "bad-date", "bad-number", "outcome-before-announcement", "due-before-announcement", "expected-text",
    }  # fmt: skip


def test_an_early_word_is_without_a_hint_at_what_may_still_come() -> None:
    parts = parts_of(BROKEN_LOG)
    assert parts is not None
    early = parts.context(parts.log, is_read=False)
    event = parts.log.events["open"]
    assert [(p.code, p.hint) for p in entry_problems(event, early)] == [
        ("unknown-place", ""),
        ("unknown-type", "'timeline help log' lists the types, and 'other' fits always; declare it under 'types'"),
    ]
    early.finish(parts.faulty, parts.is_whole)
    assert [(p.code, p.hint) for p in entry_problems(event, early)] == [
        ("unknown-place", "write 'mopti'"),
        ("unknown-type", "did you mean 'raid'? if not, declare it under 'types'"),
    ]


def test_a_missing_key_is_told_and_an_unreadable_one_is_not_told_again() -> None:
    found = {(p.entry, p.code) for p in load(BROKEN_LOG).problems if p.entry in ("bad-time", "no-time")}
    assert found == {
        ("bad-time", "bad-date"),
        ("bad-time", "bad-number"),
        ("bad-time", "unknown-source"),
        ("no-time", "expected-text"),
        ("no-time", "figure-time"),
        ("no-time", "figure-empty"),
        ("no-time", "unknown-actor"),
        ("no-time", "unknown-source"),
    }


def test_a_rule_is_registered_for_the_kinds_of_entry_that_it_understands() -> None:
    for rule, kinds in ENTRY_RULES.items():
        takes = get_type_hints(rule)[next(iter(inspect.signature(rule).parameters))]
        assert all(issubclass(kind, get_args(takes) or takes) for kind in kinds), rule
        assert takes is Entry or kinds == (takes,), rule
    for chain_rule in CHAIN_RULES:
        assert next(iter(get_type_hints(chain_rule).values())) is Plan, chain_rule
    assert len({*LOG_RULES, *ENTRY_RULES, *CHAIN_RULES}) == len(LOG_RULES) + len(ENTRY_RULES) + len(CHAIN_RULES)


ALIKE = [
    ("{date: 2024-09-27, type: attack, places: [IQ, SY], actors: [a, b]}", True),
    ("{date: 2024-09-27, type: attack, places: [SY, IQ], actors: [b, a]}", True),
    ("{date: 27 September 2024, type: attack, places: [SY, IQ, SY], actors: [b, a]}", True),
    ("{date: 2024-09-28, type: attack, places: [IQ, SY], actors: [a, b]}", False),
    ("{date: 2024-09-27, type: strike, places: [IQ, SY], actors: [a, b]}", False),
    ("{date: 2024-09-27, type: attack, places: IQ, actors: [a, b]}", False),
    ("{date: 2024-09-27, type: attack, places: [IQ, SY], actors: a}", False),
    ("{date: 2024-09-27, type: attack, places: [IQ, SY]}", False),
    ("{date: 2024-09, type: attack, places: [IQ, SY], actors: [a, b]}", False),
    ("{date: 2024-09-27/2024-09-27, type: attack, places: [IQ, SY], actors: [a, b]}", False),
]


@pytest.mark.parametrize(("keys", "is_like"), ALIKE)
def test_events_are_alike_by_day_type_places_and_actors(keys: str, is_like: bool) -> None:
    first = "date: 2024-09-27, title: T, type: attack, places: [IQ, SY], actors: [a, b]"
    text = f"events:\n  - {{id: one, {first}}}\n  - {{id: two, title: T, {keys[1:]}\n"
    one, two = load(a_log(text)).log.events.values()
    assert alike(one) is not None
    assert (alike(two) == alike(one)) is is_like


def test_of_three_alike_the_first_is_named_to_the_others() -> None:
    same = "date: 2024-09-27, title: T, type: attack, actors: a"
    found = problems_of("events:\n" + "".join(f"  - {{id: {name}, {same}}}\n" for name in ("one", "two", "three")))
    near = [(p.entry, p.message) for p in found if p.code == "near-duplicate"]
    assert near == [
        ("two", "'two' has the day, type, places and actors of 'one' (line 3)"),
        ("three", "'three' has the day, type, places and actors of 'one' (line 3)"),
    ]


def test_groups_of_alike_events_and_figures_are_kept_apart() -> None:
    alpha, beta = (
        "title: T, type: attack, actors: a, date: 2024-09-27",
        "title: T, type: attack, actors: a, date: 2024",
    )
    lines = [("one", alpha), ("two", f"{beta}-01-01"), ("three", f"{beta}-01-01"), ("four", alpha), ("five", beta)]
    counts = [("low", "value: 5"), ("other", "value: 7, places: IQ"), ("high", "value: 9")]
    same = "subject: a, measure: m, unit: u, as_of: 2024, sources: s"
    found = problems_of(
        "sources: {s: {title: S}}\nactors: {a: {name: A}}\nevents:\n"
        + "".join(f"  - {{id: {name}, {keys}, sources: s}}\n" for name, keys in lines)
        + "figures:\n"
        + "".join(f"  - {{id: {name}, {same}, {number}}}\n" for name, number in counts)
    )
    codes = ("near-duplicate", "figures-in-conflict")
    assert [(p.code, p.entry, p.line) for p in found if p.code in codes] == [
        ("near-duplicate", "three", 7),
        ("near-duplicate", "four", 8),
        ("figures-in-conflict", "high", 13),
    ]
