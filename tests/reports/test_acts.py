"""Types for acts and types for words, those of a log's own among them, in `types` and its JSON."""

import json

import pytest

from tests.helpers import a_log, run, workspace_of
from timeline.reports.wording import is_act

LOG = """types:
  raid: {name: Raid, family: violence}
  visit: {name: Visit, family: diplomacy}
  forecast: {name: Forecast, family: other}
events:
  - {id: e, date: 2024-10-01, title: T, type: raid}
  - {id: f, date: 2024-10-01, title: T, type: forecast}
"""

CASES = {"raid": True, "visit": True, "forecast": False, "attack": True, "negotiation": True, "other": True,
         "statement": False}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_acts_and_words(name: str) -> None:
    assert is_act(name, workspace_of(LOG)) is CASES[name]


def test_types_say_it() -> None:
    log = a_log(LOG)
    found = json.loads(run("types", "--log", log, "--format", "json").out)["types"]
    assert {one["id"]: one["is_act"] for one in found if one["id"] in CASES} == CASES
    lines = run("types", "--log", log, COLUMNS="120").out.splitlines()
    assert [line.split()[:2] for line in lines if "raid" in line or "forecast" in line] == [
        ["raid", "act"],
        ["forecast", "words"],
    ]
