"""What is sent and comes back unchanged says nothing, in every format that comes back."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from tests.examples import examples
from tests.helpers import HEADER, a_folder, workspace_of
from tests.imports.any_log import TEXTS, in_yaml, logs, write_log
from tests.imports.every_form import EVERY_FORM
from tests.imports.returning import TODAY, came_back, came_back_ordinary, is_silent, said, written_for_editing
from timeline.edits.names import Names
from timeline.imports.returned_values import Returned
from timeline.imports.shown import Labels, shown_fields
from timeline.index.opening import read_aside as load
from timeline.log.asof import as_known
from timeline.workspace import Workspace

ROOT = Path(__file__).parents[2]
ANSWERS = ("list", "plans", "figures")


@pytest.fixture(scope="module", params=["shipped", "every form"])
def workspace(request: pytest.FixtureRequest) -> Workspace:
    return workspace_of((ROOT / "events.yaml").read_text("utf-8") if request.param == "shipped" else EVERY_FORM)


@pytest.mark.parametrize("format", ["xlsx", "csv"])
def test_a_table_for_editing_comes_back_unchanged(workspace: Workspace, format: str) -> None:
    returned = came_back(workspace, written_for_editing(workspace, format))
    log = workspace.whole[0]
    assert len(returned.entries) == len(log.events) + len(log.plans) + len(log.figures) > 10
    assert is_silent(returned), (said(returned), returned._replace(entries=()))


@pytest.mark.parametrize("format", ["csv", "xlsx", "datapackage"])
@pytest.mark.parametrize("answer", ANSWERS)
def test_an_ordinary_table_comes_back_unchanged(workspace: Workspace, answer: str, format: str) -> None:
    returned = came_back_ordinary(workspace, answer, format)
    assert len(returned.entries) >= 3
    assert is_silent(returned), (said(returned), returned._replace(entries=()))


def test_every_value_of_the_log_is_the_value_of_its_cell() -> None:
    """The values behind the cells are those that the log has: as it was typed, and in the forms of YAML."""
    log = workspace_of(EVERY_FORM).whole[0]
    labels = Labels(log, Names(log))
    cells = {
        **{one.id: shown_fields(one, "events", labels) for one in log.events.values()},
        **{one.id: shown_fields(one, "plans", labels) for one in log.plans.values()},
        **{one.id: shown_fields(one, "figures", labels) for one in log.figures.values()},
    }
    assert {key: (cell.text, cell.value) for key, cell in cells["plain"].items()} == {
        "date": ("2024-09-27", "2024-09-27"),
        "title": ("A plain event", "A plain event"),
        "type": ("agreement", "agreement"),
        "places": ("Iraq; The base", ["IQ", "sahel-base"]),
        "actors": ("United States; Iraq", ["us", "iraq"]),
        "status": ("claimed", "claimed"),
        "summary": ("Two\nlines", "Two\nlines"),
        "note": ("A note", "A note"),
        "tags": ("one; two", ["one", "two"]),
        "sources": ("audit@page 9; digest", [{"ref": "audit", "at": "page 9"}, "digest"]),
    }
    assert cells["month"]["actors"].text == "twins-a; twins-b", "a name that two have is no name of one"
    assert cells["vague"]["actors"].text == "parted", "a name with a semicolon would be two"
    assert cells["vague"]["date"].text == "early 2022"
    assert cells["timed"]["date"].text == "2024-09-27T14:30"
    assert cells["zoned"]["date"].text == "2024-09-27T14:30:05+02:00"
    assert cells["set"]["sources"].text == 'audit@"note 3; page 4"'
    assert cells["open"]["sources"].text == "audit@p. 1 [via digest]"
    assert not cells["quoted"]["sources"].is_editable, "no quotes can stand around quotes"
    assert not cells["hidden"]["title"].is_editable
    assert not cells["long"]["summary"].is_editable
    assert not cells["long"]["note"].is_editable
    assert cells["of-event"]["announced"] == ("event:plain", {"event": "plain"}, (), True)
    assert cells["of-event"]["deadline"].text == "by the end of September 2025"
    assert cells["hangs"]["deadline"].value == {"within": "90 days", "of": "plain"}
    assert cells["combined"]["announced"].text == "2024-01-02"
    assert cells["combined"]["deadline"].value == {
        "earlier_of": ["2026-06-30", {"within": "1 month", "of": "plain"}, {"before": "plain"}]
    }
    assert cells["words-only"]["subject"] == ("text: victims of the war", {"text": "victims of the war"}, (), True)
    assert cells["exact"]["subject"].text == "event:plain"


DATES = st.sampled_from(["2024-09-27", "2024-09", "2024", "early 2022", "2014/..", "about 2019", "2024-09-27T10:00Z"])


@given(st.lists(st.tuples(TEXTS, DATES, TEXTS, TEXTS), min_size=1, max_size=4))
@examples(40, suppress_health_check=list(HealthCheck))
def test_any_text_comes_back_unchanged(several: list[tuple[str, str, str, str]]) -> None:
    events = "".join(
        f"  - {{id: e{number}, date: '{date}', title: {in_yaml(title)}, type: other, actors: [a], note: "
        f"{in_yaml(note)}, sources: [{{ref: s, at: {in_yaml(place)}}}]}}\n"
        for number, (title, date, note, place) in enumerate(several)
    )
    names = in_yaml(several[0][0])
    top = f"{HEADER}sources: {{s: {{title: S}}}}\nactors: {{a: {{name: {names}}}}}\n"
    workspace = workspace_of(f"{top}events:\n{events}")
    for returned in _in_every_format(workspace):
        assert len(returned.entries) == len(several)
        assert is_silent(returned), (said(returned), returned._replace(entries=()))


def any_workspace(texts: tuple[str, str]) -> Workspace:
    """The log in these two files."""
    loaded = load(write_log(a_folder(), texts))
    assert not [problem for problem in loaded.problems if problem.severity == "error"], loaded.problems
    assert loaded.log is not None
    day = TODAY.toordinal()
    return Workspace(logs=(as_known(loaded.log, day),), as_of=day, whole=(loaded.log,))


@given(logs())
@examples(15, suppress_health_check=list(HealthCheck))
def test_any_log_comes_back_unchanged(texts: tuple[str, str]) -> None:
    workspace = any_workspace(texts)
    for answer in ANSWERS:
        for returned in _in_every_format(workspace, answer):
            assert is_silent(returned), (answer, said(returned), returned._replace(entries=()))


def _in_every_format(workspace: Workspace, answer: str = "list") -> list[Returned]:
    edited = [came_back(workspace, written_for_editing(workspace, format)) for format in ("xlsx", "csv")]
    return [*edited, *(came_back_ordinary(workspace, answer, format) for format in ("csv", "xlsx", "datapackage"))]


RECURRING = """\
sources: {s: {title: S}, t: {title: T}}
actors: {band: {name: =Band}, cat: {name: Cat}, dog: {name: Dog}}
plans:
  - {id: p, title: Reports, kind: commitment, announced: 2024-01-01, deadline: 2024-06-30, every: 6 months, times: 3,
     by: [cat, band], places: [IQ], tags: [a, b], sources: [{ref: s, at: page 1}],
     revisions: [{date: 2024-03-01, deadline: 2024-07-31, sources: [t]}]}
"""


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ("cat", "cat", {}),
        ("2,1,cat,Cat", "2,1,dog,Cat", {"p": ["by there +dog -cat"]}),
        ("3,2,band,'=Band", "3,2,band,Dog", {"p": ["by there +dog -band"]}),
    ],
)
def test_a_package_of_a_plan_that_recurs_comes_back_with_its_lists(
    was: str, now: str, expected: dict[str, list[str]]
) -> None:
    workspace = workspace_of(RECURRING)

    def changed(name: str, text: str) -> str:
        assert name != "plans_by.csv" or was in text
        return text.replace(was, now) if name == "plans_by.csv" else text

    assert said(came_back_ordinary(workspace, "plans", "datapackage", changed)) == expected
