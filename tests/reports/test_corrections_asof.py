"""Values that later sources corrected, seen from days before, on and after the correction."""

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.helpers import answer, workspace_of
from tests.reports.changing import picture
from timeline.dates import Date
from timeline.frozen import annotations_of
from timeline.log.model import Entry
from timeline.query.question import Question
from timeline.reports.plans import plans
from timeline.workspace import Workspace

HEAD = """
timeline: {title: T, covers: 2010/2027-12-31}
sources: {s: {title: S, publisher: P, date: 2020-01}, t: {title: T, date: 2024-05, corrections: [
  {date: 2026-06, field: date, was: 2024-02, sources: [s]}]}}
actors:
  a: {name: Alpha, country: ML}
  b: {name: Beta, corrections: [{date: 2026-06-20, field: name, was: Gamma, sources: [s]}]}
  c: {name: Chi, part_of: a, corrections: [{date: 2026-06-20, field: part_of, was: none, sources: [s]}]}
places:
  base: {name: The base, in: ML, corrections: [{date: 2026-06-20, field: in, was: NE, sources: [s]}]}
"""


def an_event(*corrections: str, **fields: str) -> str:
    """A log with one event, `e`, and its corrections, all of which have a source."""
    own = {"date": "2024-03-05", "title": "New", "type": "attack", **fields}
    keys = ", ".join(f"{key}: {value}" for key, value in own.items())
    several = ", ".join(f"{{{one}, sources: [s]}}" for one in corrections)
    return f"{HEAD}events: [{{id: e, {keys}, sources: [s], corrections: [{several}]}}]\n"


def shown(workspace: Workspace, field: str, section: str = "events", identity: str = "e") -> Any:
    """A field of an entry as the workspace shows it, in the form of the log."""
    entry: Entry = getattr(workspace.logs[0], section)[identity]
    value = getattr(entry, field)
    return value.edtf if isinstance(value, Date) else value


# One correction: the day before, the day itself, the day after. A vague date counts from its first day.
ONE = [
    ("2026-06-20", "status", "reported", "2026-06-19", "reported"),
    ("2026-06-20", "status", "reported", "2026-06-20", "denied"),
    ("2026-06-20", "status", "reported", "2026-06-21", "denied"),
    ("June 2026", "status", "claimed", "2026-05-31", "claimed"),
    ("June 2026", "status", "claimed", "2026-06-01", "denied"),
    ("'[..2026-06]'", "status", "claimed", "2026-06-29", "claimed"),  # open: it counts from its last day
    ("'[..2026-06]'", "status", "claimed", "2026-06-30", "denied"),
    ("2026", "status", "none", "2025-12-31", "stated"),  # no status is the default
    ("2026", "date", "early 2024", "2025-12-31", "[2024-01..2024-04]"),
    ("2026", "date", "'{2024-03-01,2024-03-04}'", "2025-12-31", "{2024-03-01,2024-03-04}"),
    ("2026", "title", "'Old, and longer'", "2025-12-31", "Old, and longer"),
    ("2026", "title", "'[Old]'", "2025-12-31", "[Old]"),
    ("2026", "type", "strike", "2025-12-31", "strike"),
    ("2026", "places", "NE", "2025-12-31", ("NE",)),
    ("2026", "places", "[NE, base]", "2025-12-31", ("NE", "base")),
    ("2026", "places", "'NE, base'", "2025-12-31", ("NE", "base")),
    ("2026", "places", "none", "2025-12-31", ()),
    ("2026", "places", "[NE, base]", "2026-01-01", ("ML",)),
    ("2026", "actors", "a", "2025-12-31", ("a",)),
    ("2026", "tags", "[x, y]", "2025-12-31", ("x", "y")),
    ("2026", "known", "2024-06", "2025-12-31", "2024-06"),
    ("2026", "summary", "'A, b: c'", "2025-12-31", "A, b: c"),
    ("2026", "url", "https://example.org/a", "2025-12-31", "https://example.org/a"),
]  # fmt: skip


@pytest.mark.parametrize(("when", "field", "was", "as_of", "expected"), ONE)
def test_a_field_has_the_value_of_the_day(when: str, field: str, was: str, as_of: str, expected: object) -> None:
    text = an_event(f"date: {when}, field: {field}, was: {was}", status="denied", places="[ML]")
    assert shown(workspace_of(text, as_of=as_of), field) == expected


@pytest.mark.parametrize(
    ("as_of", "title", "status"),
    [
        # The title was A until June 2025, B until 20 June 2026; the status was reported until March 2026.
        ("2025-05-31", "A", "reported"),
        ("2025-06-01", "B", "reported"),
        ("2026-02-28", "B", "reported"),
        ("2026-03-01", "B", "denied"),
        ("2026-06-19", "B", "denied"),
        ("2026-06-20", "New", "denied"),
    ],
)
def test_of_several_corrections_that_come_later_the_earliest_says_what_was(as_of: str, title: str, status: str) -> None:
    # In the file the later correction of the title stands first.
    text = an_event(
        "date: 2026-06-20, field: title, was: B",
        "date: June 2025, field: title, was: A",
        "date: 2026-03, field: status, was: reported",
        status="denied",
    )
    workspace = workspace_of(text, as_of=as_of)
    assert (shown(workspace, "title"), shown(workspace, "status")) == (title, status)


def test_later_corrections_are_not_told() -> None:
    text = an_event(
        "date: 2026-06-20, field: title, was: B",
        "date: June 2025, field: title, was: A",
    )
    told = {
        as_of: [c.was for c in workspace_of(text, as_of=as_of).logs[0].events["e"].corrections]
        for as_of in ("2025-05-31", "2025-06-01", "2026-06-20")
    }
    assert told == {"2025-05-31": [], "2025-06-01": ["A"], "2026-06-20": ["B", "A"]}


def test_a_slip_of_our_own_is_never_undone() -> None:
    text = an_event().replace("corrections: []", "corrections: [{date: 2026-06-20, field: title, was: Slip}]")
    assert shown(workspace_of(text, as_of="2025-01-01"), "title") == "New"
    # A slip between two corrections that sources brought changes nothing about them.
    mixed = an_event("date: 2026-06-20, field: title, was: B").replace(
        "sources: [s], corrections: [", "sources: [s], corrections: [{date: 2025-01, field: title, was: Slip}, "
    )
    assert [shown(workspace_of(mixed, as_of=d), "title") for d in ("2024-12-31", "2026-06-19")] == ["B", "B"]


def test_an_earlier_value_that_is_none_of_its_field_leaves_the_corrected_one_and_its_correction() -> None:
    text = an_event("date: 2026-06-20, field: places, was: Nowhere", places="[ML]")
    workspace = workspace_of(text, as_of="2025-01-01")
    assert shown(workspace, "places") == ("ML",)
    assert [c.was for c in workspace.logs[0].events["e"].corrections] == ["Nowhere"]


# The day on which an entry shows follows from the date and the `known` of that day.
SEEN = [
    # It was dated 10 January, until on 1 February it turned out to be on 5 March.
    (("date: 2024-02-01, field: date, was: 2024-01-10",), "2024-01-09", False),
    (("date: 2024-02-01, field: date, was: 2024-01-10",), "2024-01-10", True),
    (("date: 2024-02-01, field: date, was: 2024-01-10",), "2024-01-31", True),
    (("date: 2024-02-01, field: date, was: 2024-01-10",), "2024-02-01", False),
    (("date: 2024-02-01, field: date, was: 2024-01-10",), "2024-03-04", False),
    (("date: 2024-02-01, field: date, was: 2024-01-10",), "2024-03-05", True),
    # It was dated 10 April, until on 20 March it turned out to be on 5 March.
    (("date: 2024-03-20, field: date, was: 2024-04-10",), "2024-03-19", False),
    (("date: 2024-03-20, field: date, was: 2024-04-10",), "2024-03-20", True),
    # It was said to have been known from the day itself, until a source said that it became public in 2025.
    (("date: 2024-06-01, field: known, was: none",), "2024-05-31", True),
    (("date: 2024-06-01, field: known, was: none",), "2024-06-01", False),
    (("date: 2024-06-01, field: known, was: none",), "2025-01-01", True),
]


@pytest.mark.parametrize(("corrections", "as_of", "is_seen"), SEEN)
def test_an_entry_shows_by_the_values_of_the_day(corrections: tuple[str, ...], as_of: str, is_seen: bool) -> None:
    known = {"known": "2025-01"} if "known" in corrections[0] else {}
    workspace = workspace_of(an_event(*corrections, **known), as_of=as_of)
    events = workspace.logs[0].events
    assert (list(events), len(events), "e" in events, events.get("e") is not None, events.hidden) == (
        (["e"], 1, True, True, 0) if is_seen else ([], 0, False, False, 1)
    )


@pytest.mark.parametrize(
    ("as_of", "filters", "expected"),
    [
        ("2026-06-19", {"statuses": ("reported",)}, {"e": "certain"}),
        ("2026-06-19", {"statuses": ("denied",)}, {}),
        ("2026-06-20", {"statuses": ("reported",)}, {}),
        ("2026-06-20", {"statuses": ("denied",)}, {"e": "certain"}),
        ("2026-06-19", {"query": "not status:denied"}, {"e": "certain"}),
        ("2026-06-20", {"query": "not status:denied"}, {}),
        ("2026-06-20", {"query": "not status:reported"}, {"e": "certain"}),
        # What the vocabulary said then: the base was in Niger, Beta was Gamma, and Chi was not part of Alpha.
        ("2026-06-19", {"countries": ("NE",)}, {"e": "certain"}),
        ("2026-06-20", {"countries": ("NE",)}, {}),
        ("2026-06-20", {"countries": ("ML",)}, {"e": "certain"}),
        ("2026-06-19", {"actors": ("Gamma",)}, {"e": "certain"}),
        ("2026-06-20", {"actors": ("Beta",)}, {"e": "certain"}),
        ("2026-06-19", {"texts": ("gamma",)}, {"e": "certain"}),
        ("2026-06-20", {"texts": ("gamma",)}, {}),
        ("2026-06-19", {"actors": ("Alpha",)}, {}),
        ("2026-06-20", {"actors": ("Alpha",)}, {"e": "certain"}),
        # The text and the date.
        ("2026-06-19", {"texts": ("old",)}, {"e": "certain"}),
        ("2026-06-20", {"texts": ("old",)}, {}),
        ("2026-06-19", {"on": ("2023",)}, {"e": "certain"}),
        ("2026-06-20", {"on": ("2023",)}, {}),
        ("2026-06-20", {"on": ("2024",)}, {"e": "certain"}),
    ],
)
def test_filters_find_an_entry_by_what_was_known_of_it(
    as_of: str, filters: dict[str, Any], expected: dict[str, str]
) -> None:
    text = an_event(
        "date: 2026-06-20, field: status, was: reported",
        "date: 2026-06-20, field: title, was: Old",
        "date: 2026-06-20, field: date, was: 2023",
        status="denied",
        places="[base]",
        actors="[b, c]",
    )
    assert answer(workspace_of(text, as_of=as_of), **filters) == expected


PLAN = f"""{HEAD}
events:
  - id: e
    date: 2024-03-05
    title: They say that they will go
    type: announcement
    corrections: [{{date: 2026-06-20, field: date, was: 2024-01-05, sources: [s]}}]
plans:
  - id: p
    title: They go
    kind: commitment
    announced: {{event: e}}
    deadline: 2026-12-31
    outcome: {{date: 2026-05-01, result: not-met, sources: [s]}}
    sources: [s]
    corrections:
      - {{date: 2025-06-01, field: deadline, was: 2024-12-31, sources: [s]}}
      - {{date: 2026-09-01, field: outcome, was: {{date: 2026-05-01, result: met, sources: [s]}}, sources: [s]}}
      - {{date: 2026-03-01, field: kind, was: intention, sources: [s]}}
"""


@pytest.mark.parametrize(
    ("as_of", "deadline", "kind", "verdict"),
    [
        ("2025-01-05", "2024-12-31", "intention", "overdue"),
        ("2025-06-01", "2026-12-31", "intention", "pending"),
        ("2026-03-01", "2026-12-31", "commitment", "pending"),
        ("2026-08-31", "2026-12-31", "commitment", "met"),
        ("2026-09-01", "2026-12-31", "commitment", "not-met"),
    ],
)
def test_verdicts_are_those_of_the_day(as_of: str, deadline: str, kind: str, verdict: str) -> None:
    (row,) = plans(workspace_of(PLAN, as_of=as_of), Question()).rows
    assert row.deadline is not None
    assert (row.deadline.date.edtf, row.plan.kind, row.verdict.name) == (deadline, kind, verdict)


@pytest.mark.parametrize(("as_of", "number"), [("2024-01-04", 0), ("2024-01-05", 1), ("2026-06-20", 1)])
def test_a_plan_is_known_with_the_event_as_it_was_dated_then(as_of: str, number: int) -> None:
    assert len(workspace_of(PLAN, as_of=as_of).logs[0].plans) == number


FIGURES = f"""{HEAD}figures:
  - {{id: f, subject: a, measure: fighters, unit: people, as_of: 2023, value: 900, sources: [s],
     corrections: [{{date: 2026-06-20, field: value, was: 300, sources: [s]}}]}}
  - {{id: g, subject: a, measure: fighters, unit: people, as_of: 2024-01, value: 100, sources: [t]}}
"""


@pytest.mark.parametrize(("as_of", "value"), [("2026-06-19", 300), ("2026-06-20", 900)])
def test_figures_are_those_of_the_day(as_of: str, value: int) -> None:
    assert shown(workspace_of(FIGURES, as_of=as_of), "value", "figures", "f") == value


@pytest.mark.parametrize(("as_of", "is_seen"), [("2024-01-31", False), ("2024-02-01", True), ("2026-06-01", True)])
def test_a_figure_is_known_with_its_source_as_that_was_dated_then(as_of: str, is_seen: bool) -> None:
    # The source was dated February 2024 until June 2026, when it turned out to be of May 2024.
    assert ("g" in workspace_of(FIGURES, as_of=as_of).logs[0].figures) is is_seen


def test_the_picture_of_a_day_has_the_values_of_what_was_known() -> None:
    text = an_event("date: 2026-06-20, field: date, was: 2022/..", date="2022/2023", checked="2024")
    assert picture(text, "2024-01-01", as_of="2026-06-19") == {"ongoing": ["e"]}
    assert picture(text, "2024-01-01", as_of="2026-06-20") == {}


# A property: what the corrected log shows on a day is what a log shows that was written with the values of that day.

DAYS = ["2024-01-10", "2024-03-01", "2024-03-05", "2024-06-15", "2025-02-01", "2026-06-20"]
VALUES: dict[str, list[Any]] = {
    "date": ["2024-01-10", "2024-03", "2023/2024-05-01", "[2024-02-01..2024-06-30]"],
    "known": [None, "2024-07-01", "2025-03"],
    "title": ["One", "Two, three", "[Four]"],
    "status": [None, "reported", "denied", "retracted"],
    "type": ["attack", "strike"],
    "places": [None, ["ML"], ["NE", "base"]],
    "actors": [None, ["a"], ["b", "c"]],
    "tags": [None, ["x"], ["x", "y"]],
    "checked": [None, "2024-08"],
    "sources": [[{"ref": "s"}], [{"ref": "t", "at": "page 3"}, {"ref": "s"}]],
}
PLAN_VALUES: dict[str, list[Any]] = {
    "title": ["One", "Two"],
    "kind": ["commitment", "threat"],
    "announced": ["2024-01-10", {"event": "e"}],
    "deadline": [None, "2027-03", "by the end of 2028"],
    "by": [None, ["a"], ["b"]],
    "outcome": [None, {"date": "2026-03-01", "result": "met"}, {"date": "2026-04", "result": "dropped"}],
    "conditions": [None, ["money, men"], ["one", "two"]],
    "places": [None, ["base"]],
}


VOCABULARY = """
timeline: {title: T, covers: 2010/2027-12-31}
sources: {s: {title: S, date: 2020-01}, t: {title: T, date: 2024-05}}
actors: {a: {name: A}, b: {name: B}, c: {name: C}}
places: {base: {name: The base, in: ML}}
"""


@st.composite
def histories(draw: st.DrawFn, values: dict[str, list[Any]]) -> dict[str, list[tuple[str, Any]]]:
    """For each field its values in order of time, each with the day from which it holds; at first there is no day."""
    found = {}
    for field, several in values.items():
        turns = sorted(draw(st.lists(st.sampled_from(DAYS), max_size=2, unique=True)))
        found[field] = [(day, draw(st.sampled_from(several))) for day in ("", *turns)]
    return found


def written(identity: str, history: dict[str, list[tuple[str, Any]]], on: str | None) -> dict[str, Any]:
    """An entry with the values of a day, or with those of today and its corrections."""
    values = {f: [v for day, v in several if on is None or day <= on][-1] for f, several in history.items()}
    entry = {"id": identity, **{field: value for field, value in values.items() if value is not None}}
    if on is None:
        entry["corrections"] = [
            {"date": day, "field": field, "was": "none" if was is None else was, "sources": ["s"]}
            for field, several in history.items()
            for (_, was), (day, _) in pairwise(several)
        ]
    return entry


def content_of(workspace: Workspace) -> Any:
    """All that the logs show, but for the places in the file and the corrections themselves."""
    (log,) = workspace.logs
    return [
        (kind, {name: getattr(entry, name) for name in annotations_of(type(entry)) if name not in LEFT_OUT})
        for kind in ("events", "plans")
        for entry in getattr(log, kind).values()
    ]


LEFT_OUT = {"file", "line", "column", "corrections"}


@examples(150)
@given(histories(VALUES), histories(PLAN_VALUES), st.sampled_from(["2023-12-31", "2024-03-04", *DAYS, "2027-01-01"]))
def test_a_corrected_log_is_that_of_a_day_written_by_hand(
    event: dict[str, list[tuple[str, Any]]], plan: dict[str, list[tuple[str, Any]]], on: str
) -> None:
    def workspace(day: str | None) -> Workspace:
        body = {"events": [written("e", event, day)], "plans": [written("p", plan, day)]}
        lists = "".join(f"{section}: {json.dumps(entries)}\n" for section, entries in body.items())
        return workspace_of(VOCABULARY + lists, as_of=on)

    assert content_of(workspace(None)) == content_of(workspace(on))
