"""Corrections and newly logged entries in the document of changes, on cards, and as JSON."""

import json

from tests.helpers import a_log, run, unescaped

LOG = """
timeline: {title: T, covers: 2010/2026-12-31}
sources:
  s: {title: A report, publisher: Press, date: 2026-06-20}
  t: {title: Another, publisher: Daily, date: 2024-01}
places: {base: {name: The base, in: ML}}
events:
  - id: e
    date: 2024-03-05
    title: A raid
    type: attack
    places: [ML]
    status: denied
    sources: [t]
    corrections:
      - {date: 2026-06-20, field: status, was: reported, why: the army denies it, sources: [{ref: s, at: page 3}]}
      - {date: 2026-05-01, field: places, was: [base, NE]}
      - {date: 2026-04-01, field: places, was: none, sources: [s]}
"""
ASKED = ("changes", "2026-03-01", "2026-06-20", "--as-of", "2026-12-31")


def asked(text: str, *args: str) -> str:
    done = run(*args, "--log", a_log(text))
    assert done.code == 0, done.err
    return done.out


def test_corrections_say_old_and_new_value_why_and_by_whom() -> None:
    shown = unescaped(asked(LOG, *ASKED, "--format", "md")).split("## Corrected and retracted")[1]
    rows = [line for line in shown.splitlines() if "A raid" in line or "was" in line]
    told = " ".join(shown.split())
    assert len(rows) == 3
    assert "places: not given → The base, Niger" in told  # what the next one found there
    assert "places: The base, Niger → Mali" in told
    assert "status: reported → denied" in told
    assert "the army denies it" in told
    assert told.count("a slip of this log") == 1
    assert "Press, A report, 20 Jun 2026, page 3" in told


def test_corrections_as_json() -> None:
    found = json.loads(asked(LOG, *ASKED, "--format", "json"))["corrections"]
    assert [(one["entry"], one["field"], one["was"], one["now"], one["why"], one["match"]) for one in found] == [
        ("e", "places", "none", "[base, NE]", None, "certain"),
        ("e", "places", "[base, NE]", "ML", None, "certain"),
        ("e", "status", "reported", "denied", "the army denies it", "certain"),
    ]
    assert [[source["ref"] for source in one["sources"]] for one in found] == [["s"], [], ["s"]]


def test_a_card_says_the_value_as_then_known_and_no_later_correction() -> None:
    now = " ".join(asked(LOG, "show", "e", "--as-of", "2026-12-31").split())
    assert "status was: reported (the army denies it); now: denied" in now
    then = " ".join(asked(LOG, "show", "e", "--as-of", "2026-06-19").split())
    assert "reported" in then
    assert "denied" not in then
    assert "was: The base, Niger; now: Mali" in then
    first = asked(LOG, "show", "e", "--as-of", "2026-03-31")
    assert "Mali" not in first
    assert "Corrections" not in first


def test_every_edge_of_the_window_of_a_correction() -> None:
    for since, until, number in (
        ("2026-06-19", "2026-06-20", 1),
        ("2026-06-20", "2026-06-21", 0),  # the day of the last briefing belongs to that one
        ("2026-06-18", "2026-06-19", 0),
        ("2026-03-31", "2026-06-20", 3),
        ("2026-04-01", "2026-06-20", 2),
    ):
        command = ("changes", since, until, "--as-of", "2026-12-31", "--format", "json")
        assert len(json.loads(asked(LOG, *command))["corrections"]) == number, (since, until)
    # Not before it was known, and then possibly, if it is dated vaguely.
    vague = LOG.replace("2026-06-20, field: status", "June 2026, field: status")
    for as_of, found in (("2026-05-31", []), ("2026-06-01", ["possible"])):
        command = ("changes", "2026-05-15", "2026-06-20", "--as-of", as_of, "--format", "json")
        assert [one["match"] for one in json.loads(asked(vague, *command))["corrections"]] == found


def logged(number: int) -> str:
    events = "".join(
        f"  - {{id: e{n}, date: 2020-01-{n % 28 + 1:02}, title: Event {n}, type: {'law' if n % 3 else 'attack'},"
        " added: 2026-05-01}\n"
        for n in range(number)
    )
    return f"timeline: {{title: T, covers: 2010/2026-12-31}}\nevents:\n{events}"


def test_newly_logged_entries_are_listed_up_to_twenty_and_then_counted_by_type() -> None:
    few = asked(logged(20), *ASKED)
    assert few.count("logged 1 May 2026") == 20
    assert "20 newly logged" in few
    many = " ".join(asked(logged(21), *ASKED).split())
    assert "logged 1 May 2026" not in many
    assert "21 newly logged: law 14, attack 7" in many
    assert asked(logged(21), *ASKED, "--all").count("logged 1 May 2026") == 21
    found = json.loads(asked(logged(21), *ASKED, "--format", "json"))["logged"]
    assert len(found) == 21
    assert (found[0]["what"], found[0]["entry"]["id"], found[0]["match"]) == ("event", "e0", "certain")
    assert asked(logged(21), *ASKED, "--format", "csv").count("\nlogged,") == 21


def test_unknown_beginnings_are_one_note() -> None:
    log = """timeline: {title: T, covers: 2010/2026-12-31}
events:
  - {id: a, date: /2026-05, title: It ended, type: battle}
  - {id: b, date: /.., checked: 2026-06, title: It goes on, type: battle}
"""
    shown = " ".join(asked(log, *ASKED).split())
    assert "2 situations whose beginning the log does not give; --all lists them" in shown
    assert "It goes on" not in shown
    assert "It goes on" in asked(log, *ASKED, "--all")
    found = json.loads(asked(log, *ASKED, "--format", "json"))
    assert (found["began"], found["began_unknown"], [one["id"] for one in found["ended"]]) == ([], ["a", "b"], ["a"])
