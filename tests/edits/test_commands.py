"""Each command that writes changes the text of a log by the lines that stand here, worked out by hand."""

import datetime
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.helpers import Result, a_log, command, environment, run

LOG = """\
timeline:
  title: The bridge
  covers: 2024/2025-12-31   # its end is the horizon

sources:
  audit: {title: The bridge, publisher: Court of Audit, date: 2025-10-20}
  daily: {title: A bridge opens, publisher: The Daily Post, date: 2025-09-28}

actors:
  builders: {name: The builders, part_of: guild}
  guild: {name: The guild}
  ministry: {name: Ministry of Transport, aliases: [MoT], kind: government}

places:
  bridge: {name: The bridge}

events:
  # 2024
  - id: decree
    date: 2024-03-04
    title: The ministry orders a bridge
    type: law
    places: [bridge]
    actors: [ministry]
    sources: [{ref: audit, at: page 1}]

  # 2025
  - id: opening
    date: 2025-09-28   # a Sunday
    title: The bridge opens
    type: other
    places: [bridge]
    sources: [daily]

plans:
  - id: reopens
    title: The bridge reopens
    kind: commitment
    announced: {event: decree}
    by: [ministry]
    deadline: 2025-06
    sources: [{ref: audit, at: page 2}]

  - id: reports
    title: A report on the works
    kind: commitment
    announced: 2024-03-04
    deadline: 2024-06-30
    every: 6 months
    times: 3
    sources: [audit]

figures:
  - {id: workers, subject: builders, measure: workers, unit: men, as_of: 2025, value: 300, sources: [audit]}
"""

CASES: dict[str, list[str]] = {
    "revise reopens 'by the end of 2025' --on 2025-05-02 --source daily@'page 3' --note 'the ramp is late'": [
        "+    revisions:",
        "+      - date: 2025-05-02",
        "+        deadline: by the end of 2025",
        "+        note: the ramp is late",
        "+        sources: [{ref: daily, at: page 3}]",
    ],
    "revise reopens none --event opening --proposed": [
        "+    revisions: [{event: opening, deadline: none, status: proposed}]",
    ],
    "settle reopens met --event opening": ["+    outcome: {event: opening, result: met}"],
    "settle reopens 'partly met' --on 'late September 2025' --source daily": [
        "+    outcome:",
        "+      date: late September 2025",
        "+      result: partly-met",
        "+      sources: [daily]",
    ],
    "settle reopens superseded --by reports --on 2025-01": [
        "+    outcome: {date: 2025-01, result: superseded, superseded_by: reports}",
    ],
    "settle reports met --occurrence 1 --on 2025-01-07": [
        "+    outcome: [{date: 2025-01-07, result: met, occurrence: 1}]"
    ],
    "correct decree date='5 March 2024' --why 'the gazette has the 5th' --on 2025-11-01 --source daily": [
        "-    date: 2024-03-04",
        "+    date: 2024-03-05",
        "+    corrections:",
        "+      - date: 2025-11-01",
        "+        field: date",
        "+        was: 2024-03-04",
        "+        why: the gazette has the 5th",
        "+        sources: [daily]",
    ],
    "correct decree actors=MoT,'The builders' --why 'both signed' --on 2025-11-01": [
        "-    actors: [ministry]",
        "+    actors: [ministry, builders]",
        '+    corrections: [{date: 2025-11-01, field: actors, was: "[ministry]", why: both signed}]',
    ],
    "correct decree summary='In two lines.' --on 2025-11-01": [
        "+    summary: In two lines.",
        "+    corrections: [{date: 2025-11-01, field: summary, was: none}]",
    ],
    "retract decree --why 'it was a draft' --on 2025-11-01 --source daily": [
        "+    status: retracted",
        "+    corrections:",
        "+      - date: 2025-11-01",
        "+        field: status",
        "+        was: stated",
        "+        why: it was a draft",
        "+        sources: [daily]",
    ],
    "dispute opening date=2025-09-27 --source audit@'page 1' --note 'the auditors name the Saturday'": [
        "+    disputed:",
        "+      - field: date",
        "+        value: 2025-09-27",
        "+        note: the auditors name the Saturday",
        "+        sources: [{ref: audit, at: page 1}]",
    ],
    "dispute workers value=250 --source daily --on 2025-11": [
        "-  - {id: workers, subject: builders, measure: workers, unit: men, as_of: 2025, value: 300, sources: [audit]}",
        "+  - {id: workers, subject: builders, measure: workers, unit: men, as_of: 2025, value: 300, sources: [audit],",
        "+     disputed: [{field: value, value: 250, date: 2025-11, sources: [daily]}]}",
    ],
    "set decree title='[Sic] {a: b}' date=[2024-03-04,2024-03-05]": [
        "-    date: 2024-03-04",
        "-    title: The ministry orders a bridge",
        '+    date: "[2024-03-04,2024-03-05]"',
        '+    title: "[Sic] {a: b}"',
    ],
    "set decree title=[Sic] summary={a}": [
        "-    title: The ministry orders a bridge",
        '+    title: "[Sic]"',
        '+    summary: "{a}"',
    ],
    "dispute decree title='[a, b]' --source daily": [
        "+    disputed:",
        "+      - field: title",
        '+        value: "[a, b]"',
        "+        sources: [daily]",
    ],
    "seen reopens --on 2025-11-02": ["+    checked: 2025-11-02"],
    "cover 2026-03-31": [
        "-  covers: 2024/2025-12-31   # its end is the horizon",
        "+  covers: 2024/2026-03-31   # its end is the horizon",
    ],
    "set opening actors+=MoT tags=works,opening summary='At noon: #1'": [
        "+    actors: [ministry]",
        "+    tags: [works, opening]",
        '+    summary: "At noon: #1"',
    ],
    "set decree actors-=ministry": ["-    actors: [ministry]"],
    "set opening date='28 September 2025'": [],
    "set actor:builders part_of=ministry": [
        "-  builders: {name: The builders, part_of: guild}",
        "+  builders: {name: The builders, part_of: ministry}",
    ],
    "set actor:builders part_of='The guild'": [],
    "set actor:builders part_of+=ministry": [
        "-  builders: {name: The builders, part_of: guild}",
        "+  builders: {name: The builders, part_of: [guild, ministry]}",
    ],
    "set decree actors=builders": ["-    actors: [ministry]", "+    actors: [builders]"],
    "set -q region:bridge tags+=bridge": ["+    tags: [bridge]"] * 3,
    "remove opening": [
        "-  - id: opening",
        "-    date: 2025-09-28   # a Sunday",
        "-    title: The bridge opens",
        "-    type: other",
        "-    places: [bridge]",
        "-    sources: [daily]",
    ],
}


def changed_lines(text: str) -> list[str]:
    """The lines of a diff that go or come, but for empty ones."""
    lines = [line for line in text.splitlines() if line.startswith(("+", "-")) and line.strip("+-").strip()]
    return [line for line in lines if not line.startswith(("+++", "---"))]


def edit(log: str, line: str) -> Result:
    return run(*shlex.split(line), "--log", log)


@pytest.mark.parametrize("line", CASES, ids=str)
def test_a_command_changes_what_it_says_and_nothing_else(line: str) -> None:
    log = a_log(LOG)
    done = edit(log, f"{line} --dry-run")
    assert (done.code, changed_lines(done.out)) == (0, CASES[line]), done.err
    assert Path(log).read_text() == LOG


@pytest.mark.parametrize("line", [line for line in CASES if CASES[line]], ids=str)
def test_undo_gives_the_bytes_of_before_and_redo_those_of_after(line: str) -> None:
    log = a_log(LOG)
    done = edit(log, f"{line} --yes")
    assert done.code == 0, done.err
    after = Path(log).read_text()
    assert after != LOG
    assert run("check", "--log", log, "--quiet").code == 0
    assert edit(log, "undo --yes").code == 0
    assert Path(log).read_text() == LOG
    assert edit(log, "redo --yes").code == 0
    assert Path(log).read_text() == after


REFUSED: dict[str, tuple[int, str]] = {
    "revise opening 2026 --on 2025": (2, "no plan but an event"),
    "revise reopens 2026": (2, "the day is missing"),
    "revise reopens 2026-13 --on 2025": (2, "2026-13"),
    "revise reopens 2026 --on 2025 --proposed --rejected": (2, "proposed or rejected"),
    "settle reopens mett --on 2025": (2, "did you mean 'met'?"),
    "settle reopens superseded --on 2025": (2, "superseded by another"),
    "settle reopens met --on 2025 --occurrence 2": (2, "does not recur"),
    "settle reopens met --event nothing": (2, "no entry has the id"),
    "correct decree id=x": (2, "timeline rename"),
    "correct decree colour=red": (2, "has no key 'colour'"),
    "correct decree type=law": (2, "has this value already"),
    "correct actor:builders part_of=guild": (2, "has this value already"),
    "dispute opening date=2025-09-27": (2, "add --source"),
    "dispute opening date=2025-09-27 --source nobody": (2, "no source is called 'nobody'"),
    "seen opening --on tomorow": (2, "tomorow"),
    "set decree": (2, "nothing to set"),
    "set decree type=": (2, "cannot be taken away"),
    "set title=x": (2, "give an id, or --query"),
    "set decree title+=x": (2, "holds one value"),
    "set decree title=x title=y": (2, "'title' is set more than once"),
    "set decree tags+=x tag=y": (2, "'tags' is set more than once"),
    "correct decree title=x title=y": (2, "'title' is set more than once"),
    "dispute workers value=many --source daily": (2, "'value' is a number, which 'many' is not"),
    "set -q type:coup tags+=x": (2, "no entry answers"),
    "set decree type=lawful": (2, "no type of event is called 'lawful'"),
    "remove decree": (5, "unknown event 'decree'"),
    "remove ministry": (5, "unknown actor 'ministry'"),
    "set opening date=2030 known=2024": (5, "nothing was written"),
    "undo": (5, "nothing"),
    "redo": (5, "nothing"),
    "add": (2, "in one way"),
    "add '2025: x type:nonsense'": (2, "no type of event"),
    "edit nothing": (2, "no entry has the id"),
}


@pytest.mark.parametrize("line", REFUSED, ids=str)
def test_what_cannot_be_written_is_refused_with_a_reason(line: str) -> None:
    log = a_log(LOG)
    done = edit(log, f"{line} --yes")
    code, message = REFUSED[line]
    assert (done.code, message in done.err) == (code, True), done.err
    assert Path(log).read_text() == LOG


def test_where_nobody_can_be_asked_nothing_is_written() -> None:
    log = a_log(LOG)
    done = edit(log, "seen reopens --on 2025-11-02")
    assert (done.code, "add --yes" in done.err) == (2, True)
    assert Path(log).read_text() == LOG


def test_a_log_with_errors_takes_no_edit_but_that_of_its_text() -> None:
    faulty = LOG.replace("type: law", "type: lawful")
    log = a_log(faulty)
    assert edit(log, "seen reopens --yes").code == 3
    assert Path(log).read_text() == faulty
    done = run("edit", "decree", "--log", log, "--yes", EDITOR="sed -i s/lawful/law/")
    assert (done.code, Path(log).read_text()) == (0, LOG), done.err


@pytest.mark.parametrize("streams", ["<&-", "2>&-", "<&- 2>&-"])
def test_streams_that_are_closed_are_nobody_who_can_be_asked(streams: str) -> None:
    log = a_log(LOG)
    done = in_a_shell(f"set decree title=x --log {log} {streams}")
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert Path(log).read_text() == LOG


@pytest.mark.parametrize(
    ("ending", "code"), [("> /dev/full", 4), ("| { exec <&-; sleep 0.1; }", 141)], ids=["full", "gone"]
)
def test_an_edit_that_cannot_be_shown_is_not_written_and_says_so(ending: str, code: int) -> None:
    log = a_log(LOG)
    done = in_a_shell(f"set decree title=x --yes --log {log} {ending}")
    assert done.returncode == code
    assert done.stderr.startswith("error: nothing was written to the log, for its new text cannot be shown\n")
    assert Path(log).read_text() == LOG


def in_a_shell(line: str) -> "subprocess.CompletedProcess[str]":
    words = shlex.join(command())
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {words} {line}"],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_warning_on_entries_of_a_file_does_not_stop_them() -> None:
    text = '[{"date": "2024-05", "title": "A\\u200bB", "type": "law", "sources": ["daily"]}]'
    log = a_log(LOG)
    new = Path(log).parent / "new.json"
    new.write_text(text)
    done = edit(log, f"add --from {new} --yes")
    assert done.code == 0, done.err
    assert "(zero width space) does not show" in done.err
    assert "    title: A\u200bB\n" in Path(log).read_text()


def test_the_horizon_moves_within_the_period() -> None:
    log = Path(a_log(LOG))
    done = run("cover", "2023-12", "--yes", "--log", str(log))
    assert done.code == 2
    assert done.err == (
        "error: 2023-12 lies before the beginning of 'covers' (2024/2025-12-31);"
        " 'covers' stands at the top of the log: write there when it begins\n"
    )
    assert run("cover", "2025", "--yes", "--log", str(log)).err == "nothing was written: the log says so already\n"
    assert log.read_text(encoding="utf-8") == LOG


@pytest.mark.parametrize(
    "words",
    [
        ["cover", "9998-05-01"],
        ["seen", "decree", "--on", "9998-05-01"],
        ["settle", "reopens", "met", "--on", "9998-05-01", "--source", "daily"],
        ["retract", "decree", "--on", "9998-05-01", "--why", "withdrawn"],
    ],
)
def test_a_day_of_an_act_that_is_still_to_come_is_noted(words: list[str]) -> None:
    log = a_log(LOG)
    done = run(*words, "--dry-run", "--log", log)
    today = datetime.date.today().isoformat()
    assert f"note: 9998-05-01 is still to come: today is {today}\n" in done.err
    assert "9998-05-01" in done.out
    past = ["today" if word == "9998-05-01" else word for word in words]
    assert "to come" not in run(*past, "--dry-run", "--log", log).err


def test_a_deadline_that_is_still_to_come_is_not_noted() -> None:
    done = run("revise", "reopens", "9998-05", "--on", "2025-05", "--source", "daily", "-n", "--log", a_log(LOG))
    assert (done.code, "to come" in done.err) == (0, False)
