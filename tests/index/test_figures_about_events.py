"""Figures about events, wherever these stand: one behind its event is finished at once, and is found all the same."""

import json
from pathlib import Path

import pytest

from tests.helpers import HEADER, a_folder, run

EVENT = "events:\n  - {id: clash, date: 2024-03-05, title: A clash, type: battle, places: [ML]}\n"
FAULTY = "events:\n  - {id: clash, date: 2024-03-05, type: battle, places: [ML]}\n"
ACTOR = "actors:\n  clash: {name: Clash}\n"


def figure(subject: str = "clash") -> str:
    return (
        f"figures:\n  - {{id: dead, subject: {subject}, measure: deaths, unit: people, as_of: 2024-03-06, value: 4}}\n"
    )


CASES: dict[str, tuple[str, str, list[str]]] = {
    "behind its event": (EVENT + figure(), "", []),
    "before its event": (figure() + EVENT, "", []),
    "with the kind of its subject": (EVENT + figure("'event:clash'"), "", []),
    "its event in a later file": (figure(), EVENT, []),
    "its event in an earlier file": (EVENT, figure(), []),
    "about nothing": (EVENT + figure("other"), "", ["unknown-actor"]),
    "about an event that cannot be read": (FAULTY + figure(), "", ["missing-key"]),
    "about an event of the id of an actor": (ACTOR + EVENT + figure(), "", ["ambiguous-subject"]),
    "about an event of the id of an actor in a later file": (EVENT + figure(), ACTOR, ["ambiguous-subject"]),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_wrong_with_a_figure_does_not_depend_on_where_its_event_stands(name: str) -> None:
    text, other, codes = CASES[name]
    folder = a_folder()
    (folder / "events.yaml").write_text(HEADER + ("include: [other.yaml]\n" if other else "") + text)
    (folder / "other.yaml").write_text(other or "events: []\n")
    done = run("check", "--format", "json", cwd=folder)
    found = [one["code"] for one in json.loads(done.out)["problems"] if one["severity"] == "error"]
    assert found == codes
    if not codes:
        assert deaths(folder) == deaths(folder) == ["dead"]  # by a new index, then by the kept one


def deaths(folder: Path) -> list[str]:
    """The figures about the event."""
    done = run("figures", "clash", "--format", "json", cwd=folder)
    assert done.code == 0, done.err
    series = json.loads(done.out)["series"]
    return [estimate["id"] for one in series for estimate in one["points"]]
