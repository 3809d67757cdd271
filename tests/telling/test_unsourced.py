"""Entries without a source among others: each says so, once, in every list of entries."""

import pytest

from tests.helpers import a_log, run

LOG = """
timeline: {title: The harbour, covers: 2000/2025-06-30}
sources: {daily: {title: The crane, publisher: The Daily Post, date: 2024-05}}
types: {summit: {name: NATO summit, family: diplomacy}, talks: {name: Delta talks, family: diplomacy}}
actors: {port: {name: The Port}}
events:
  - {id: crane, date: 2024-05-01, title: A crane is set up, type: summit, sources: [daily]}
  - {id: fire, date: 2024-06-01, title: A fire, type: talks}
plans:
  - {id: quay, title: A quay is built, kind: commitment, announced: {date: 2024-01-10, sources: [daily]},
     deadline: 2026}
  - {id: mole, title: A mole is built, kind: commitment, announced: 2024-01-11, deadline: 2025-01-31,
     outcome: {date: 2025-01-10, result: met, sources: [daily]}}
  - {id: dock, title: A dock is built, kind: commitment, announced: 2024-01-12, deadline: 2026}
  - {id: road, title: A road is built, kind: commitment, announced: {event: crane}, deadline: 2027}
figures:
  - {id: ships, subject: port, measure: ships, unit: ships, as_of: 2024-03, value: 3}
  - {id: boats, subject: port, measure: boats, unit: boats, as_of: 2024-03, value: 3, sources: [daily]}
"""


def told(command: str, *options: str, log: str = LOG) -> list[str]:
    done = run(*command.split(), "--log", a_log(log), "--as-of", "2025-06-30", *options, COLUMNS="300")
    assert done.code == 0, done.err
    return [line.strip() for line in done.out.splitlines() if "no source" in line]


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        # `quay` and `road` have the source of their announcement, `mole` that of its outcome.
        ("plans", ["│ ahead: 6 to 18 months left · commitment · announced 12 Jan 2024 · no source · dock"]),
        ("figures", ["no estimator named · no source · ships"]),
        ("list --only events", ["│ Delta talks · no source · fire"]),
        ("changes 2024-05-15 2024-07", ["│ Delta talks · no source · fire"]),
        ("search fire", ["│ Delta talks · no source · fire"]),
    ],
)
def test_an_entry_without_a_source_says_so(command: str, expected: list[str]) -> None:
    assert told(command) == expected


def test_documents_say_so_too() -> None:
    assert told("list --only events", "--format", "md") == ["**1 Jun 2024** A fire — Delta talks; no source."]


def test_a_log_without_any_sources_does_not_repeat_it() -> None:
    bare = LOG.replace("sources: {daily: {title: The crane, publisher: The Daily Post, date: 2024-05}}\n", "")
    bare = bare.replace(", sources: [daily]", "")
    assert [line for command in ("list", "plans", "figures") for line in told(command, log=bare)] == []


def test_own_types_keep_their_spelling_in_a_line() -> None:
    done = run("list", "--log", a_log(LOG), "--only", "events", "--as-of", "2025-06-30", COLUMNS="200")
    assert "│ NATO summit · The Daily Post" in done.out
    asked = run("list", "--log", a_log(LOG), "--type", "summit", "--type", "talks", "--as-of", "2025-06-30")
    assert "NATO summit and Delta talks" in " ".join(asked.out.split()) or "NATO summit or Delta talks" in asked.out
