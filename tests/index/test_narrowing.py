"""Entries that an index skips are never missed: every report equals the one for which all entries are read.

The other reader holds the entries in memory as the parser gave them (`tests.index.everything`). It skips nothing, so a
difference is a fault of the index, or of a condition.
"""

import datetime
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples, some
from tests.helpers import a_log
from tests.index.asking import WINDOWS, Values, questions
from tests.index.everything import Everything, read, seen
from tests.index.logs import ONE, TWO
from timeline.dates import DateError, day, parse_edtf
from timeline.errors import TimelineError
from timeline.frozen import Frozen, annotations_of
from timeline.index.opening import read_aside
from timeline.log.log import Log
from timeline.log.model import Entry, Event
from timeline.query.question import Question
from timeline.reports import vocabulary
from timeline.reports.changes import changes
from timeline.reports.chronology import Chronology, chronology
from timeline.reports.disputes import disputes
from timeline.reports.entries import matching
from timeline.reports.figures import figures
from timeline.reports.plans import plans
from timeline.reports.search import search
from timeline.reports.state import state
from timeline.reports.stats import stats
from timeline.workspace import Workspace

# Thousands of questions, each asked of all reports and twice.
pytestmark = pytest.mark.slow

SHIPPED = str(Path(__file__).parents[2] / "events.yaml")
PATHS = {"one": a_log(ONE), "two": a_log(TWO), "shipped": SHIPPED}
TOGETHER = (("one",), ("two",), ("one", "two"), ("two", "one"))
DAYS = (
    *("2014-06-30", "2017-05-01", "2018-03-15", "2019-05-06", "2019-12-31", "2020-08-15", "2021-02-28", "2021-12-31"),
    *("2022-12-31", "2023-07-01", "2024-09-27", "2025-03-18", "2026-01-01"),
)

Report = Callable[[Workspace, Question], Any]


def _search(workspace: Workspace, question: Question) -> Any:
    """The results without their order, as only the index has ranks; with a limit they are the first of them."""
    answer = search(workspace, question)
    for limit in (1, 2, 5):
        first = search(workspace, question, limit)
        assert first.hits == answer.hits[:limit]
        assert first.left_out == len(answer.hits[limit:])
        assert first._replace(hits=answer.hits, left_out=0) == answer
    return answer._replace(hits=tuple(sorted(answer.hits, key=lambda hit: (hit.log.file, hit.entry.id))))


def _chronology(workspace: Workspace, question: Question, *only: Any, **options: Any) -> Any:
    """The answer of `list`, which is the same whether its rows are kept or read anew from the index each time."""
    kept = _read(chronology(workspace, question, *only, **options))
    if isinstance(workspace.logs[0].events, Everything):
        return kept
    with mock.patch("timeline.reports.chronology._MOST_KEPT", 2):
        assert _read(chronology(workspace, question, *only, **options)) == kept
    return kept


def _read(answer: Chronology) -> Any:
    counts, rows = answer.counts, list(answer.rows)
    assert list(answer.events) == [row for row in rows if row.what == "event"]
    assert list(answer.plan_dates) == [row for row in rows if row.what != "event"]
    events = [(row.entry, row.log) for row in rows if isinstance(row.entry, Event)]
    told = [list(answer.told_by(event, log)) for event, log in events]
    assert all(answer.holds(event, log) for event, log in events)
    return rows, told, counts, answer.emptied_by, answer.without_place, answer.period


REPORTS: dict[str, Report] = {
    "chronology": _chronology,
    "by groups": lambda workspace, question: _chronology(workspace, question, beginning_first=True),
    "limited": lambda workspace, question: _chronology(workspace, question, limit=3, beginning_first=True),
    "the latest": lambda workspace, question: _chronology(
        workspace, question, limit=5, reverse=True, beginning_first=True
    ),
    "the latest plans": lambda workspace, question: _chronology(workspace, question, "plans", limit=4, reverse=True),
    "in reverse": lambda workspace, question: _chronology(workspace, question, reverse=True),
    "matching": lambda workspace, question: list(matching(workspace, question)),
    "plans": plans,
    "figures": figures,
    "figures of an actor": lambda workspace, question: figures(workspace, question, "part"),
    "figures of a place": lambda workspace, question: figures(workspace, question, "menaka"),
    "figures of an event": lambda workspace, question: figures(workspace, question, "event:day"),
    "figures of words": lambda workspace, question: figures(workspace, question, "Victims of the old war"),
    "disputes": disputes,
    "changes": lambda workspace, question: changes(workspace, question, parse_edtf("2018-02"), "2021-06"),
    "corrections": lambda workspace, question: changes(workspace, question, parse_edtf("2014"), "2022", added=True),
    "state": lambda workspace, question: state(workspace, question, "2019-07"),
    "state of an early day": lambda workspace, question: state(workspace, question, "2016-08-31"),
    "state of a late day": lambda workspace, question: state(workspace, question, "2024-10-01"),
    "stats": lambda workspace, question: stats(workspace, question, "year", "family"),
    "stats by place": lambda workspace, question: stats(workspace, question, None, "place"),
    "stats by actor": lambda workspace, question: stats(workspace, question, None, "actor"),
    "search": _search,
    "actors": vocabulary.actors,
    "places": vocabulary.places,
    "types": vocabulary.types,
    "sources": vocabulary.sources,
}


@cache
def _indexed(name: str) -> Log:
    loaded = read_aside(PATHS[name])
    assert not [problem for problem in loaded.problems if problem.severity == "error"], loaded.problems
    return loaded.log


@cache
def _in_memory(name: str) -> Log:
    return read(PATHS[name])


@cache
def both(names: tuple[str, ...], as_of: str) -> tuple[Workspace, Workspace]:
    """The logs by their index, and as they are in memory, as of a day."""
    on = day(as_of)
    return seen([_indexed(name) for name in names], on), seen([_in_memory(name) for name in names], on)


@cache
def values_of(names: tuple[str, ...]) -> Values:
    return Values([_in_memory(name) for name in names])


def outcome(report: Report, workspace: Workspace, question: Question) -> Any:
    """The answer of a report in plain values; or why there is none."""
    try:
        return plain(report(workspace, question))
    except (TimelineError, DateError) as error:
        return f"{type(error).__name__}: {error}"


def plain(value: Any) -> Any:
    """A value in which entries and logs are named: they are compared by themselves."""
    if isinstance(value, Entry):
        return f"{type(value).__name__} {value.id}"
    if isinstance(value, Log):
        return value.file
    if isinstance(value, dict):
        return {plain(key): plain(part) for key, part in value.items()}
    if isinstance(value, Frozen):
        return type(value).__name__, [plain(getattr(value, name)) for name in annotations_of(type(value))]
    return [plain(part) for part in value] if isinstance(value, tuple | list) else value


def compare(names: tuple[str, ...], as_of: str, question: Question, reports: Sequence[str]) -> None:
    indexed, in_memory = both(names, as_of)
    for report in reports:
        expected = outcome(REPORTS[report], in_memory, question)
        assert outcome(REPORTS[report], indexed, question) == expected, report


asked = st.sampled_from(TOGETHER).flatmap(lambda names: st.tuples(st.just(names), questions(values_of(names))))


@examples(300)
@given(asked, st.sampled_from(DAYS))
def test_every_report_answers_as_if_nothing_were_narrowed(asked: tuple[tuple[str, ...], Question], as_of: str) -> None:
    names, question = asked
    compare(names, as_of, question, [*REPORTS])


@examples(100)
@given(asked, st.sampled_from(DAYS), st.dates(datetime.date(2013, 1, 1), datetime.date(2026, 6, 1)).map(str))
def test_so_does_the_picture_on_any_day(asked: tuple[tuple[str, ...], Question], as_of: str, on: str) -> None:
    names, question = asked
    indexed, in_memory = both(names, as_of)

    def picture(workspace: Workspace, question: Question) -> Any:
        return state(workspace, question, on)

    assert outcome(picture, indexed, question) == outcome(picture, in_memory, question)


@examples(150)
@given(st.deferred(lambda: questions(values_of(("shipped",)))), st.sampled_from(DAYS), st.sampled_from([*REPORTS]))
def test_so_it_is_for_the_log_that_ships(question: Question, as_of: str, report: str) -> None:
    compare(("shipped",), as_of, question, [report])


@pytest.mark.parametrize("as_of", some(DAYS))
@pytest.mark.parametrize("names", [("shipped",), *TOGETHER], ids="+".join)
def test_a_question_without_filters(names: tuple[str, ...], as_of: str) -> None:
    """A log about which the index alone tells much."""
    compare(names, as_of, Question(), [*REPORTS])


@pytest.mark.parametrize("field", ["region", "country", "actor", "about", "type", "tag", "source", "status", "kind"])
@pytest.mark.parametrize("names", [("one",), ("one", "two")], ids="+".join)
def test_every_value_of_every_field(names: tuple[str, ...], field: str) -> None:
    for value in some(values_of(names).fields[field]):
        for query in (f'{field}:"{value}"', f'not {field}:"{value}"'):
            for as_of in ("2018-03-15", "2026-01-01"):
                for exact in (False, True):
                    compare(names, as_of, Question(query=query, exact=exact), ["chronology", "matching", "disputes"])


@pytest.mark.parametrize("field", ["on", "since", "until", "known_from", "known_to"])
@pytest.mark.parametrize("as_of", ["2016-06-30", "2018-03-15", "2020-08-15", "2026-01-01"])
@pytest.mark.parametrize("names", [("one",), ("two", "one")], ids="+".join)
def test_every_time(names: tuple[str, ...], as_of: str, field: str) -> None:
    for text in some((*WINDOWS, "2021-05", "2023-06")):
        for slack in (None, "400d"):
            question = Question(slack=slack).replace(**{field: (text,)})
            compare(names, as_of, question, ["chronology", "matching"])


@pytest.mark.parametrize("names", [("one",), ("two",), ("one", "two"), ("shipped",)], ids="+".join)
@pytest.mark.parametrize("as_of", ["2014-06-30", "2019-05-06", "2021-02-28", "2026-01-01"])
def test_the_entries_themselves_are_the_same(names: tuple[str, ...], as_of: str) -> None:
    indexed, in_memory = both(names, as_of)
    for one, other in zip(indexed.logs, in_memory.logs, strict=True):
        for section in ("sources", "actors", "places", "types", "views", "events", "plans", "figures"):
            found, expected = getattr(one, section), getattr(other, section)
            assert [*found] == [*expected]
            assert [fields_of(entry) for entry in found.values()] == [fields_of(e) for e in expected.values()]
            assert [fields_of(found[identity]) for identity in found] == [fields_of(e) for e in expected.values()]
            assert (len(found), found.hidden) == (len(expected), expected.hidden)
        for role in ("place", "actor", "source", "tag", "type", "status", "kind", "entry", "disputed", "corrected"):
            assert {*one.events.used(role)} == {*other.events.used(role)}


def fields_of(entry: Any) -> dict[str, Any]:
    """All fields of an entry."""
    return {name: getattr(entry, name) for name in annotations_of(type(entry))}


@pytest.mark.parametrize("as_of", ["2014-06-30", "2016-12-31", "2018-01-01"])
def test_an_actor_is_found_by_a_name_of_any_time(as_of: str) -> None:
    compare(("one", "two"), as_of, Question(about=("Erste Hälfte",)), [*REPORTS])
    found, _ = both(("one", "two"), as_of)
    assert found.memberships.find("Erste Hälfte") == ("half",)
