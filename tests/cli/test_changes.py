"""`timeline changes` and `timeline state` as commands: dates and phrases, wrong usage, notes, exit codes."""

import json

import pytest

from tests.helpers import Result, a_log, run

LOG = a_log("""timeline: {title: A log, covers: 2014/2025-03-18}
sources:
  cbp: {title: Countering Daesh, date: 2024-09-01}
  month: {title: A month, date: 2024-09}
  web: {title: A page}
events:
  - {id: before, date: 2024-08-31, title: T, type: attack}
  - {id: on-the-day, date: 2024-09-01, title: T, type: attack}
  - {id: september, date: 2024-09-20, title: T, type: coup}
  - {id: march, date: 2025-03-17, title: T, type: attack}
  - {id: siege, date: 2024-09-20/.., title: T, type: battle}
""")


def ask(*args: str, as_of: str = "2025-03-18") -> Result:
    return run(*args, "--log", LOG, "--as-of", as_of)


def happened(*args: str, as_of: str = "2025-03-18") -> list[str]:
    done = ask("changes", *args, "--format", "json", as_of=as_of)
    assert done.code == 0, done.err
    return [event["id"] for event in json.loads(done.out)["happened"]]


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (("2024-09-01", "2025-03-18"), ["september", "march"]),
        (("2024-09-01",), ["september", "march"]),  # up to the day of --as-of
        (("2024-08-30", "2024-09-01"), ["before", "on-the-day"]),
        (("6 months ago",), ["september", "march"]),
        (("6 months ago", "yesterday"), ["september", "march"]),
        (("2 days ago", "today"), ["march"]),
        (("August 2024", "September 2024"), ["before", "on-the-day", "september"]),
        (("--since", "cbp"), ["september", "march"]),
        (("--since", "cbp", "2024-12"), ["september"]),
        (("--since", "month"), ["september", "march"]),
        (("2024", "2025", "--type", "power"), ["september"]),
        (("2024", "2025", "--to", "2024-08"), ["before"]),  # filters narrow what lies in the window
    ],
)
def test_periods(args: tuple[str, ...], expected: list[str]) -> None:
    assert happened(*args) == expected


WRONG = [
    (("changes",), "changes takes FROM and, if you like, TO"),
    (("changes", "2024", "2025", "2026"), "changes takes FROM and, if you like, TO"),
    (("changes", "2025", "2024"), "the period ends before it begins"),
    (("changes", "2030-01-01"), "the period begins on 1 Jan 2030, after 18 Mar 2025, the day on which it would end"),
    (("changes", "2030-01-01"), "give TO as well, or an earlier FROM"),
    (("changes", "2030-01-01", "2029"), "the period ends before it begins"),
    (("changes", "2024", "since 2024"), "'since 2024' has no last day"),
    (("changes", "--since", "cbp", "2024", "2025"), "with --since, changes takes TO only"),
    (("changes", "--since", "cpb"), "no source has the id 'cpb'"),
    (("changes", "--since", ""), "no source has the id ''"),
    (("changes", "--since", "web"), "the source 'web' has no publication date"),
    (("changes", "soon"), "'soon'"),
    (("changes", "2024", "12/04/2024"), "'12/04/2024'"),
    (("changes", "2024", "--country", "Atlantis"), "Atlantis"),
    (("changes", "2024", "--slack", "a while"), "'a while' is not a number of days"),
    (("state", "since 2014"), "'since 2014' is no day"),
    (("state", "30 February 2024"), "'30 February 2024'"),
    (("state", "2024", "--actor", "nobody"), "nobody"),
]


@pytest.mark.parametrize(("args", "message"), WRONG)
def test_wrong_usage(args: tuple[str, ...], message: str) -> None:
    done = ask(*args)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: ")
    assert message in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("args", [("state",), ("state", "2024", "2025"), ("changes", "2024", "--by", "colour")])
def test_refused_command_lines(args: tuple[str, ...]) -> None:
    done = ask(*args)
    assert (done.code, done.out) == (2, "")


def test_no_log() -> None:
    for command in (("changes", "2024"), ("state", "2024")):
        assert run(*command, "--log", "there-is-none.yaml").code == 3


BEYOND = "note: the question reaches beyond 2025-03-18, the last day that this log has followed\n"


@pytest.mark.parametrize(
    ("args", "as_of", "noted", "is_followed"),
    [
        (("changes", "2024", "2025-03-18"), "2026-01-01", False, True),
        (("changes", "2024", "2025-03-19"), "2026-01-01", True, True),
        (("changes", "2024"), "2026-01-01", True, True),
        (("changes", "2024"), "2025-03-18", False, True),
        (("changes", "2025-03-18"), "2026-01-01", True, False),
        (("state", "2025-03-18"), "2026-01-01", False, True),
        (("state", "2025-03"), "2026-01-01", True, True),
        (("state", "today"), "2026-01-01", True, False),
    ],
)
@pytest.mark.parametrize("format", ["text", "json", "jsonl", "csv", "md"])
def test_beyond_the_horizon_a_note_stands_beside_the_answer(
    args: tuple[str, ...], as_of: str, noted: bool, is_followed: bool, format: str
) -> None:
    done = ask(*args, "--format", format, as_of=as_of)
    # A format without a place for it leaves it to the note that nothing of the period was followed.
    note = BEYOND if is_followed or format not in ("jsonl", "csv") else BEYOND.replace(": ", ": not followed: ", 1)
    assert (done.code, done.err) == (0, note if noted else "")
    assert "reaches beyond" not in done.out


@pytest.mark.parametrize("command", [("changes", "2024", "2024-12"), ("state", "2024-10-01")])
def test_an_empty_answer_says_which_filter_emptied_it(command: tuple[str, ...]) -> None:
    done = ask(*command, "--type", "election", "--text", "nothing")
    assert done.code == 0
    assert done.err == "note: --type election alone finds nothing\nnote: --text nothing alone finds nothing\n"
    assert "nothing" in done.out


def test_groups_are_for_readers() -> None:
    assert ask("changes", "2024", "--by", "type").err == ""
    done = ask("changes", "2024", "--by", "type", "--format", "csv")
    assert done.err == "note: --by groups text and documents; in csv each event names its place, actor and type\n"
    assert done.out == ask("changes", "2024", "--format", "csv").out


def test_groups_by_type() -> None:
    lines = ask("changes", "2024", "--by", "type").out.splitlines()
    names = ("Situations begun", "What was done", "attack", "battle", "coup")
    headings = [line.split(" ──")[0] for line in lines if line.split(" ──")[0] in names]
    # A siege has begun; of what was done, a coup and attacks.
    assert headings == ["Situations begun", "battle", "What was done", "attack", "coup"]


@pytest.mark.parametrize("command", [("changes", "2024"), ("state", "2024")])
def test_a_table_is_for_documents(command: tuple[str, ...]) -> None:
    done = run(*command, "--style", "table", "--format", "json", "--log", "nowhere.yaml")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: only a document has its entries in a table")


def test_dates_that_are_missing_are_asked_for_before_the_log_is_opened() -> None:
    done = run("changes", "--log", "nowhere.yaml")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: changes takes FROM")
