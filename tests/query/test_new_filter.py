"""A new filter is one row of the table: every way of asking and of explaining knows it, with no other edit."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import Result, a_folder, a_log, environment

PROGRAM = """
from timeline.dates import Match
from timeline.errors import WrongUsage
from timeline.query import clauses, filters
from timeline.query.facts import Criterion
from timeline.text import quoted


def length(workspace, text):
    if not text.isdecimal():
        raise WrongUsage(f"no title has {quoted(text)} letters", "give a number")
    return int(text)


def with_lengths(scope, label, lengths):
    return Criterion(label, lambda facts: Match.CERTAIN if len(facts.entry.title) in lengths else Match.NO)


ROW = filters.Filter(
    "letters", "with a title of so many letters", key="letter_counts", resolve=length, criterion=with_lengths,
    metavar="N", short="-L", splits=True, sample="12", offered=lambda workspace, start: ("10", "12", "20"),
    beginning="with letters: ", clause=clauses.after("with letters: ", clauses.as_typed),
)
filters.FILTERS = (*filters.FILTERS, ROW)
filters.FIELDS[ROW.name] = ROW

from timeline.cli.main import main

main()
"""
LOG = """
events:
  - {id: short, date: 2024, title: "123", type: law, places: [IQ]}
  - {id: long, date: 2024, title: "12345", type: law, places: [SY]}
  - {id: longer, date: 2024, title: "123456", type: law, places: [SY]}
views: {brief: letters:3}
"""
FOLDER = a_folder()
PATH = a_log(LOG, FOLDER)
(FOLDER / "program.py").write_text(PROGRAM, encoding="utf-8")


def run(*args: str, **more: str) -> Result:
    """The command of a program whose table has one row more."""
    done = subprocess.run(
        [sys.executable, str(FOLDER / "program.py"), *args],
        cwd=FOLDER,
        env=environment(PYTHONPATH=str(Path(__file__).parents[2]), **more),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    return Result(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("--letters", "3"), ["short"]),
        (("-L", "3,6"), ["short", "longer"]),
        (("letters:5,6",), ["long", "longer"]),
        (("not letters:5",), ["short", "longer"]),
        (("@brief",), ["short"]),
        (("--letters", "5", "country:IQ"), []),
    ],
    ids=" ".join,
)
def test_options_and_queries_find_by_it(asked: tuple[str, ...], found: list[str]) -> None:
    done = run("list", *asked, "--format", "json")
    assert done.code == 0, done.err
    assert [event["id"] for event in json.loads(done.out)["events"]] == found


def test_it_is_an_argument_in_python() -> None:
    asked = f"print([row.id for row in open_log({PATH!r}).events(letters=['3', '6,7'])])"
    program = PROGRAM.partition("from timeline.cli.main")[0] + f"from timeline import open_log\n{asked}\n"
    (FOLDER / "python.py").write_text(program, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(FOLDER / "python.py")],
        env=environment(PYTHONPATH=str(Path(__file__).parents[2])),
        capture_output=True,
        text=True,
    )
    assert (done.stdout, done.stderr) == ("['short', 'longer']\n", "")


def test_every_command_with_filters_has_it_in_its_help() -> None:
    for command in ("list", "state", "page"):
        shown = run(command, "--help", COLUMNS="120").out
        assert "--letters" in shown
        assert "With a title of so many letters." in shown


def test_it_is_completed_with_its_values() -> None:
    def offered(line: str) -> list[str]:
        words = str(len(line.split(" ")) - 1)
        return run(_TIMELINE_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=words).out.split()

    assert "--letters" in offered("timeline list --le")
    assert offered("timeline list --letters 1") == ["10", "12"]
    assert offered("timeline list --letters 20,1") == ["20,10", "20,12"]
    assert offered("timeline list le") == ["letters:"]
    assert offered("timeline list letters:2") == ["letters:20"]


def test_it_is_explained() -> None:
    asked = ("--letters", "5,7", "country:IQ", "--explain", "--only", "events", "--format", "csv")
    # As of the last day that the log follows: of a later one, a table would note that it was not followed up to then.
    assert run("list", *asked, "--as-of", "2025-12-31").err.splitlines() == [
        "understood: letters:5,7 country:IQ",
        "  with letters: 5 or 7",
        "  and in Iraq",
        "note: --letters 5 --letters 7 alone finds 1",
        "note: the query country:IQ alone finds 1",
    ]


def test_a_wrong_value_and_a_missing_one_are_refused() -> None:
    assert run("list", "--letters", "x").err == "error: no title has 'x' letters; give a number\n"
    assert (
        run("list", "letters:").err.splitlines()[0].endswith("a value of 'letters' is missing here; write letters:12")
    )
    assert run("list", "letter_counts:3").err.splitlines()[0].endswith("did you mean 'letters'?")


def test_a_page_has_it_among_its_fields() -> None:
    page = run("page", "--output", "-").out
    assert '["letters",["letter_counts"],"",["--letters"]]' in page


def test_a_heading_says_it() -> None:
    program = PROGRAM[: PROGRAM.index("from timeline.cli.main")] + (
        "import datetime\n"
        "from timeline.query.question import Question\n"
        "from timeline.query.wording import in_words\n"
        "from timeline.workspace import open_workspace\n"
        "workspace = open_workspace(['events.yaml'], datetime.date(2025, 1, 1))\n"
        "print(in_words(Question(letter_counts=('3', '5'), countries=('IQ',)), workspace))\n"
        "print(in_words(Question(query='not letters:3'), workspace))\n"
    )
    env = environment(PYTHONPATH=str(Path(__file__).parents[2]))
    done = subprocess.run([sys.executable, "-c", program], cwd=FOLDER, env=env, capture_output=True, encoding="utf-8")
    assert (done.stdout.splitlines(), done.stderr) == (["Iraq; with letters: 3 or 5", "not with letters: 3"], "")
