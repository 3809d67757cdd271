"""Series by estimator or document, estimates in words, bounds that are excluded, and subjects of every kind."""

import json
from collections import defaultdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import a_folder, a_log, problems_of, run, workspace_of
from timeline.errors import WrongUsage
from timeline.log.model import Figure
from timeline.query.asked_dates import asked_date
from timeline.query.question import Question
from timeline.reports.changes import changes
from timeline.reports.disputes import disputes
from timeline.reports.figures import Change, Figures, figures
from timeline.reports.state import state
from timeline.reports.stats import stats
from timeline.workspace import Workspace

HEAD = """
timeline: {title: T, covers: 2014/2025-03-18}
sources:
  paper: {title: Paper, publisher: North, date: 2023-03}
  other: {title: Other, publisher: South, date: 2023-05}
  again: {title: Paper again, publisher: North, date: 2024-03}
actors:
  army: {name: The Army, aliases: [Forces]}
  brigade: {name: A brigade, part_of: army}
  un: {name: UN}
places:
  sahel: {name: Sahel, contains: [ML, NE]}
  anbar: {name: Anbar, in: IQ}
events:
  - {id: quake, date: 2023-02-06, title: An earthquake, type: other, places: [IQ], sources: [paper]}
  - {id: flood, date: 2022-02-06, title: A flood, type: other, places: [ML], known: 2024-06, sources: [paper]}
figures:
"""


def one(name: str, **fields: Any) -> str:
    """A figure in the user's format; None leaves a key out."""
    every = {"subject": "army", "measure": "troops", "unit": "people", "as_of": 2022, **fields}
    return f"  - {{id: {name}, " + ", ".join(f"{k}: {v}" for k, v in every.items() if v is not None) + "}\n"


def of(*estimates: str, as_of: str | None = None) -> Workspace:
    text = HEAD + "".join(estimates)
    return workspace_of(text, as_of=as_of) if as_of else workspace_of(text)


def ids(answer: Figures) -> list[list[str]]:
    return [[point.figure.id for point in series.points] for group in answer.groups for series in group.series]


PAPERS = (
    one("a22", value=53000, sources="[paper]"),
    one("b22", value=21000, sources="[other]"),
    one("a23", as_of=2023, value=60000, sources="[paper]"),
)


def test_two_papers_are_two_series_in_conflict_and_only_one_of_them_rises() -> None:
    answer = figures(of(*PAPERS), Question())
    assert ids(answer) == [["a22", "a23"], ["b22"]]
    keys = [(series.key.by, series.key.document) for group in answer.groups for series in group.series]
    assert keys == [(None, "paper"), (None, "other")]
    assert [(p.first.figure.id, p.second.figure.id) for p in answer.opposed("conflict")] == [("a22", "b22")]
    (first, _) = answer.groups[0].series
    assert [(p.figure.id, p.since and p.since.id, p.change) for p in first.points] == [
        ("a22", None, None),
        ("a23", "a22", Change(7000, 7000)),
    ]
    assert [(p.first.figure.id, p.second.figure.id) for p in disputes(of(*PAPERS), Question()).conflicts] == [
        ("a22", "b22")
    ]


def changed(workspace: Workspace, since: str, until: str) -> list[tuple[str | None, str, Change | None]]:
    found = changes(workspace, Question(), asked_date(since, workspace), until).figures
    return [(c.before.figure.id if c.before else None, c.after.figure.id, c.change) for c in found]


def test_changes_never_go_from_one_paper_to_another() -> None:
    assert changed(of(*PAPERS), "2022-12-31", "2023-12-31") == [("a22", "a23", Change(7000, 7000))]
    rival = one("b23", as_of=2023, value=22000, sources="[other]")
    assert changed(of(*PAPERS, rival), "2022-12-31", "2023-12-31") == [
        ("a22", "a23", Change(7000, 7000)),
        ("b22", "b23", Change(1000, 1000)),
    ]
    # The same publisher's next paper is another document, until `by` joins the two.
    split = one("c24", as_of=2024, value=1, sources="[again]")
    assert changed(of(PAPERS[0], split), "2023-12-31", "2024-12-31") == [(None, "c24", None)]
    joined = [one(n, as_of=y, value=v, by="un", sources=s) for n, y, v, s in
              (("x", 2022, 5, "[paper]"), ("y", 2024, 7, "[again]"))]  # fmt: skip
    assert changed(of(*joined), "2023-12-31", "2024-12-31") == [("x", "y", Change(2, 2))]


def test_figures_without_any_source_are_a_series_of_their_own() -> None:
    workspace = of(one("a", value=1, sources="[paper]"), one("b", value=2), one("c", as_of=2023, value=3))
    assert ids(figures(workspace, Question())) == [["a"], ["b", "c"]]


@pytest.mark.parametrize(
    ("day", "latest"),
    [("2022-12-31", ["a22", "b22"]), ("2023-12-31", ["a23", "b22"]), ("2021-12-31", [])],
)
def test_the_picture_shows_the_latest_of_each_estimator(day: str, latest: list[str]) -> None:
    workspace = of(*PAPERS)
    assert [found.point.figure.id for found in state(workspace, Question(), day).figures] == latest


def test_an_unnamed_estimator_is_warned_of_within_one_publisher_only() -> None:
    text = HEAD + one("a", value=1, sources="[paper]") + one("b", as_of=2024, value=2, sources="[again]")
    found = [p for p in problems_of(text) if p.code in ("unnamed-estimator", "figures-in-conflict")]
    assert [(p.code, p.entry, p.severity) for p in found] == [("unnamed-estimator", "b", "warning")]
    text = HEAD + one("a", value=1, sources="[paper]") + one("b", value=2, sources="[other]")
    assert [(p.code, p.entry) for p in problems_of(text) if p.code.startswith(("unnamed", "figures"))] == [
        ("figures-in-conflict", "b")
    ]


# Changes: old, new, least, most; from one's highest to the other's lowest, and the other way round. A bound that is
# excluded counts as that bound; where one is missing, so is that end of the change.
MORE, FEWER = {"qualifier": "more-than"}, {"qualifier": "fewer-than"}
CHANGES: list[tuple[dict[str, Any], dict[str, Any], Change | None]] = [
    ({"value": 10}, {"value": 15}, Change(5, 5)),
    ({"value": 10}, {"low": 12, "high": 18}, Change(2, 8)),
    ({"low": 12, "high": 18}, {"value": 10}, Change(-8, -2)),
    ({"value": 10}, {"value": 15, **MORE}, Change(5, None)),
    ({"value": 10, **MORE}, {"value": 15}, Change(None, 5)),
    ({"value": 10, **MORE}, {"value": 15, **MORE}, Change(None, None)),
    ({"value": 10}, {"value": 15, **FEWER}, Change(None, 5)),
    ({"value": 10, **FEWER}, {"value": 15}, Change(5, None)),
    ({"value": 10, **FEWER}, {"value": 15, **MORE}, Change(5, None)),
    ({"value": 10, **MORE}, {"value": 15, **FEWER}, Change(None, 5)),
    ({"low": 10, "high": 20, **MORE}, {"value": 20}, Change(0, 10)),
    ({"value": 10, "qualifier": "at-least"}, {"value": 10, "qualifier": "at-most"}, Change(None, 0)),
    ({"value": 10, "qualifier": "about"}, {"value": 15}, Change(5, 5)),
    ({"value": 10}, {"words": "many"}, None),
    ({"words": "many"}, {"value": 10}, None),
    ({"words": "many"}, {"words": "few"}, None),
    ({"value": 10}, {"words": "dozens", "low": 30, "high": 60}, Change(20, 50)),
]


@pytest.mark.parametrize(("before", "after", "expected"), CHANGES)
def test_a_change_between_every_form(before: dict[str, Any], after: dict[str, Any], expected: Change | None) -> None:
    workspace = of(one("a", by="un", **before), one("b", as_of=2024, by="un", **after))
    assert changed(workspace, "2023-12-31", "2024-12-31") == [("a", "b", expected)]
    (series,) = figures(workspace, Question()).groups[0].series
    assert series.points[1].change == expected


def test_a_change_leaps_over_words() -> None:
    """From 10 people in 2020 to 30 in 2024, whatever the words of 2022 mean."""
    workspace = of(
        one("a", as_of=2020, by="un", value=10),
        one("b", by="un", words="many"),
        one("c", as_of=2024, by="un", value=30),
    )
    (series,) = figures(workspace, Question()).groups[0].series
    assert [(p.figure.id, p.since and p.since.id) for p in series.points] == [("a", None), ("b", None), ("c", "a")]


SUBJECTS = (
    one("troops", subject="army", value=1, sources="[paper]"),
    one("part", subject="brigade", value=1, sources="[paper]"),
    one("deaths", subject="quake", value=2, sources="[paper]"),
    one("flooded", subject="event:flood", value=2, as_of="2022-03", sources="[again]"),
    one("aid", subject="sahel", value=3, sources="[paper]"),
    one("mali", subject="place:ML", value=3, sources="[paper]"),
    one("iraq", subject="IQ", value=3, sources="[paper]"),
    one("war", subject="{text: Victims of the civil war}", value=4, sources="[paper]"),
    one("in-anbar", subject="un", value=5, places="[anbar]", sources="[paper]"),
)


def test_the_kind_of_a_subject_follows_from_the_section() -> None:
    log = of(*SUBJECTS).logs[0]
    assert {figure.id: log.subject_of(figure)[:3] for figure in log.figures.values()} == {
        "troops": ("actor", "army", None),
        "part": ("actor", "brigade", None),
        "deaths": ("event", "quake", None),
        "flooded": ("event", "flood", None),
        "aid": ("place", "sahel", None),
        "mali": ("place", "ML", None),
        "iraq": ("place", "IQ", None),
        "war": ("text", None, "Victims of the civil war"),
        "in-anbar": ("actor", "un", None),
    }


FOUND: list[tuple[str | None, dict[str, Any], set[str]]] = [
    ("army", {}, {"troops", "part"}),
    ("Forces", {}, {"troops", "part"}),
    ("army", {"exact": True}, {"troops"}),
    ("actor:army", {}, {"troops", "part"}),
    ("Sahel", {}, {"aid", "mali"}),  # Mali lies in it
    ("place:sahel", {"exact": True}, {"aid"}),
    ("Mali", {}, {"mali"}),
    ("quake", {}, {"deaths"}),
    ("event:quake", {}, {"deaths"}),
    ("an earthquake", {}, {"deaths"}),
    ("victims of the Civil War", {}, {"war"}),
    (None, {"actors": ("army",)}, {"troops", "part"}),
    (None, {"countries": ("IQ",)}, {"iraq", "in-anbar"}),  # as a subject, and as the place of a figure
    (None, {"regions": ("sahel",)}, {"aid", "mali"}),
    (None, {"about": ("Sahel",)}, {"aid", "mali"}),
    (None, {"about": ("army",)}, {"troops", "part"}),
    (None, {"texts": ("civil war",)}, {"war"}),
    (None, {"texts": ("sahel",)}, {"aid"}),
    (None, {"texts": ("iraq",)}, {"iraq"}),
]


@pytest.mark.parametrize(("subject", "filters", "expected"), FOUND)
def test_figures_are_found_by_every_kind_of_subject(
    subject: str | None, filters: dict[str, Any], expected: set[str]
) -> None:
    answer = figures(of(*SUBJECTS), Question(**filters), subject)
    assert {identity for series in ids(answer) for identity in series} == expected


UNKNOWN = [
    ("Sahle", "no subject of figures is called 'Sahle'; did you mean 'sahel'"),
    ("quak", "did you mean 'quake'"),
    ("place:army", "no place is called 'place:army'"),
    ("actor:sahel", "no actor is called 'actor:sahel'"),
]


@pytest.mark.parametrize(("text", "said"), UNKNOWN)
def test_an_unknown_subject_is_refused(text: str, said: str) -> None:
    with pytest.raises(WrongUsage, match=said):
        figures(of(*SUBJECTS), Question(), text)


FAULTS = [
    ("quak", "unknown actor, place or event 'quak'", "did you mean 'quake'?"),
    ("Sahel", "unknown actor, place or event 'Sahel'", "write 'sahel'"),
    ("The Army", "unknown actor, place or event 'The Army'", "write 'army'"),
    ("place:army", "unknown place 'army'", ""),
    ("actor:quake", "unknown actor 'quake'", ""),
    ("event:sahel", "unknown event 'sahel'", ""),
    ("victims of the war", "unknown actor, place or event 'victims of the war'", "or write {text: …}"),
]


@pytest.mark.parametrize(("subject", "message", "hint"), FAULTS)
def test_a_subject_that_the_log_does_not_have(subject: str, message: str, hint: str) -> None:
    (found,) = [p for p in problems_of(HEAD + one("x", subject=f'"{subject}"', value=1)) if p.severity == "error"]
    assert found.message == message
    assert hint in found.hint


def test_an_id_that_no_actor_has_is_no_actor_for_the_next_entry_either() -> None:
    """That `quake` is known as a subject does not make it an actor."""
    text = HEAD + one("a", subject="quake", value=1) + one("b", value=1, by="quake")
    assert [(p.code, p.entry) for p in problems_of(text) if p.severity == "error"] == [("unknown-actor", "b")]


def test_a_subject_counts_as_used_and_is_counted() -> None:
    text = HEAD.replace("  un: {name: UN}\n", "") + one("a", subject="brigade", value=1)
    assert [p.entry for p in problems_of(text) if p.code == "unused-actor"] == []
    found = stats(of(*SUBJECTS), Question(), None, "place", ("figures",))
    assert {row.name: row.tally.figures for row in found.rows} == {"sahel": 1, "ML": 1, "IQ": 1, "anbar": 1, None: 5}


def test_an_event_that_was_not_known_lends_no_title() -> None:
    """The flood became known in June 2024; a paper of March gives a number by its id."""
    folder = a_folder()
    a_log(HEAD + "".join(SUBJECTS), folder)
    for day, name in (("2024-05-31", "flood"), ("2024-06-30", "A flood")):
        out = run("figures", "event:flood", "--as-of", day, cwd=str(folder)).out
        assert f"{name}: troops" in out
        assert ("A flood" in out) == (name == "A flood")


def test_the_card_of_an_event_names_the_figures_on_it() -> None:
    folder = a_folder()
    a_log(HEAD + "".join(SUBJECTS), folder)
    done = run("show", "quake", "deaths", "war", "--format", "json", cwd=str(folder))
    event, figure, war = json.loads(done.out)["entries"]
    assert event["mentions"] == ["deaths"]
    assert (figure["subject"], figure["subject_kind"], figure["subject_text"]) == ("quake", "event", None)
    assert (war["subject"], war["subject_kind"], war["subject_text"]) == (None, "text", "Victims of the civil war")


key = st.fixed_dictionaries(
    {
        "subject": st.sampled_from(["army", "quake", "event:quake", "sahel", "{text: Victims}", "{text: Others}"]),
        "measure": st.sampled_from(["m", "n"]),
        "as_of": st.sampled_from([2021, 2022, None]),
        "by": st.sampled_from(["un", "army", None]),
        "sources": st.sampled_from(["[paper]", "[other]", "[other, paper]", None]),
        "places": st.sampled_from(["[ML]", "[ML, NE]", "[NE, ML]", None]),
    }
).map(lambda fields: {**fields, "over": 2022 if fields["as_of"] is None else None, "value": 1})


@given(st.lists(key, min_size=1, max_size=8))
def test_series_are_what_the_definition_says(estimates: list[dict[str, Any]]) -> None:
    workspace = of(*(one(f"f{number}", **fields) for number, fields in enumerate(estimates)))
    expected: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for number, fields in enumerate(estimates):
        document = None if fields["by"] else (fields["sources"] or "[]").strip("[]").split(",")[0]
        places = frozenset((fields["places"] or "[]").strip("[]").replace(" ", "").split(","))
        subject = fields["subject"].removeprefix("event:")
        kind = fields["over"] is None
        expected[subject, fields["measure"], kind, places, fields["by"], document].add(f"f{number}")
    found = {frozenset(series) for series in ids(figures(workspace, Question()))}
    assert found == {*map(frozenset, expected.values())}


def test_a_figure_in_words_is_known_to_have_no_number() -> None:
    log = of(one("a", words="many"), one("b", words="dozens", low=30)).logs[0]
    assert [(f.id, f.has_number) for f in log.figures.values() if isinstance(f, Figure)] == [("a", False), ("b", True)]
