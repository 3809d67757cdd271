"""Names of all kinds are found by any spelling, in an index and in memory alike."""

import pytest

from tests.helpers import a_log, run, workspace_of
from timeline.errors import WrongUsage
from timeline.query import names
from timeline.query.question import Question
from timeline.reports.chronology import chronology

LOG = """
sources:
  report: {title: "Rapport d’État", publisher: Łódź Press}
actors:
  militia: {name: "Shi’a militia", aliases: [Ɗan Fodio]}
places:
  capital: {name: "Sana'a", in: YE}
  parted: {name: Ma an, in: JO}
events:
  - {id: one, date: 2020, title: T, type: other, places: [capital], actors: [militia], tags: [d-etat],
     sources: [report]}
  - {id: two, date: 2021, title: T, type: other, places: [CI], actors: [militia]}
  - {id: three, date: 2022, title: T, type: other, places: [parted]}
"""


@pytest.mark.parametrize(
    ("option", "text", "found"),
    [
        ("regions", "Sanaa", "one"),
        ("regions", "Sana a", "one"),
        ("regions", "SANA’A", "one"),
        ("regions", "San\u00ada`a", "one"),
        ("regions", "Ma'an", "three"),
        ("regions", "the Sana'a", None),
        ("countries", "Cote dIvoire", "two"),
        ("countries", "cote d ivoire", "two"),
        ("countries", "Côte d‘Ivoire", "two"),
        ("actors", "shia militia", "one two"),
        ("actors", "Shi a Militia", "one two"),
        ("actors", "shiʿa-militia", "one two"),
        ("actors", "dan fodio", "one two"),
        ("sources", "lodz press", "one"),
        ("sources", "rapport detat", "one"),
        ("sources", "Rapport d etat", "one"),
        ("tags", "d'état", "one"),
        ("tags", "D ETAT", "one"),
        ("texts", "sanaa shia", "one"),
        ("texts", "sana", "one"),
        ("texts", '"Shia" \'Cote', "two"),
    ],
)
def test_names(option: str, text: str, found: str | None) -> None:
    workspace = workspace_of(LOG)
    question = Question(**{option: (text,)})
    if found is None:
        with pytest.raises(WrongUsage):
            chronology(workspace, question)
    else:
        assert [row.entry.id for row in chronology(workspace, question).rows] == found.split()


def test_a_misspelt_name_is_told_the_nearest() -> None:
    workspace = workspace_of(LOG)
    with pytest.raises(WrongUsage) as caught:
        names.actors(workspace, "shia milita")
    assert caught.value.hint == "did you mean 'Shi’a militia'?"


def test_quotes_of_a_text_that_are_not_closed_are_a_fault() -> None:
    done = run("list", "--text", 'the "Niger', "--log", a_log(LOG))
    assert (done.code, done.out) == (2, "")
    assert "the quotes in 'the \"Niger' are not closed" in done.err


def test_a_name_that_differs_by_an_apostrophe_is_shared() -> None:
    log = LOG.replace("aliases: [Ɗan Fodio]}", "aliases: [Ɗan Fodio]}\n  other: {name: SHIA militia}")
    done = run("list", "--actor", "Shi'a militia", "--log", a_log(log))
    assert (done.code, done.out) == (2, "")
    assert "'other' (SHIA militia)" in done.err
