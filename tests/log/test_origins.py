"""The origin of an entry: the row of a table from which it was imported."""

import json
from pathlib import Path

from tests.helpers import run

LOG = """\
timeline: {title: Raids, covers: 2024}
sources:
  releases: {title: Conflict releases, date: 2024-12, licence: no redistribution}
  spare: {title: Nobody cites this}
events:
  - id: raid
    date: 2024-03-05
    title: A raid
    type: attack
    sources: [{ref: releases, at: "row 12, MLI123"}]
    origin: {source: releases, id: MLI123, seen: 2024-11-28}
  - {id: theft, date: 2024-03-06, title: A theft, type: other, origin: {source: releases, id: "9"}, sources: [spare]}
"""


def log(folder: Path, text: str = LOG) -> Path:
    (folder / "events.yaml").write_text(text, encoding="utf-8")
    return folder


def test_the_card_tells_the_origin_and_the_licence(tmp_path: Path) -> None:
    shown = run("show", "raid", "theft", cwd=log(tmp_path)).out
    assert "Conflict releases: MLI123, last read 28 Nov 2024" in " ".join(shown.split())
    assert "Conflict releases: 9" in " ".join(shown.split())
    assert "no redistribution" in run("show", "source:releases", cwd=tmp_path).out


def test_json_has_the_origin_as_the_log_has_it(tmp_path: Path) -> None:
    entry, other = json.loads(run("show", "raid", "theft", "--format", "json", cwd=log(tmp_path)).out)["entries"]
    assert (entry["origin"]["source"], entry["origin"]["id"]) == ("releases", "MLI123")
    assert entry["origin"]["seen"]["edtf"] == "2024-11-28"
    assert other["origin"] == {"source": "releases", "id": "9", "seen": None}
    assert run("show", "raid", "--format", "json", cwd=tmp_path).out.count("MLI123") == 2  # from the index, too


def test_the_source_of_an_origin_is_named_by_its_entry(tmp_path: Path) -> None:
    found = run("list", "--source", "releases", "--format", "json", cwd=log(tmp_path)).out
    assert [event["id"] for event in json.loads(found)["events"]] == ["raid", "theft"]


def test_an_unknown_source_of_an_origin_is_an_error_in_its_place(tmp_path: Path) -> None:
    wrong = LOG.replace("{source: releases, id: MLI123", "{source: release, id: MLI123")
    found = json.loads(run("check", "--format", "json", cwd=log(tmp_path, wrong)).out)["problems"]
    (error,) = (one for one in found if one["severity"] == "error")
    assert (error["code"], error["line"], error["column"]) == ("unknown-source", 11, 22)
    assert error["hint"].startswith("did you mean 'releases'?")


def test_an_origin_has_a_source_and_an_id_and_a_day(tmp_path: Path) -> None:
    wrong = LOG.replace("id: MLI123, seen: 2024-11-28", "seen: last week, on: 2024")
    found = json.loads(run("check", "--format", "json", cwd=log(tmp_path, wrong)).out)["problems"]
    assert sorted(one["code"] for one in found if one["severity"] == "error") == [
        "bad-date",
        "missing-key",
        "unknown-key",
    ]
