"""Queries on the command line: the argument of `list`, the option everywhere, `--explain`, faults, `views`, `check`."""

import json
import re

import pytest

from tests.helpers import a_log, run, unescaped
from timeline.cli.main import COMMANDS

LOG = """
timeline: {title: T, covers: 2014/2025-03-18}
actors: {sna: {name: Syrian National Army}, turkiye: {name: Türkiye, country: TR}}
events:
  - {id: base, date: 2024-05, title: The air base is closed, type: withdrawal, places: [IQ], actors: [turkiye]}
  - {id: deal, date: 2024-09-27, title: A deal, type: agreement, places: [IQ], tags: [x]}
  - {id: advance, date: 2019, title: An advance, type: captured, places: [SY], actors: [sna]}
plans:
  - {id: leave, title: They leave, kind: commitment, announced: 2024-09, by: [sna], places: [IQ], deadline: 2025-09}
figures:
  - {id: men, subject: sna, measure: fighters, unit: people, as_of: 2024, low: 10, high: 20, places: [SY]}
views:
  iraq: country:IQ date:2024..
  wrong: country:Irak
"""
PATH = a_log(LOG)


def ids(*args: str) -> list[str]:
    done = run("list", "--log", PATH, "--format", "json", "--only", "events", *args)
    assert done.code == 0, done.err
    return [event["id"] for event in json.loads(done.out)["events"]]


def test_a_query_is_one_argument_or_several() -> None:
    assert ids("country:IQ type:agreement") == ids("country:IQ", "type:agreement") == ["deal"]
    assert ids("--query", "country:IQ", "type:withdrawal") == ["base"]
    assert ids("-q", "type:withdrawal", "-q", "type:captured") == ["advance", "base"]
    assert ids("@iraq", "--tag", "x") == ["deal"]


def without_question(text: str) -> list[str]:
    """An answer without the line that says in words what was asked."""
    return [line for line in text.splitlines() if not re.search("Syria|country:SY|“captured”", line)]


@pytest.mark.parametrize(
    "command",
    [
        *(("plans",), ("figures",), ("disputes",), ("stats",), ("actors",), ("places",), ("types",), ("sources",)),
        *(("state", "2024-10"), ("changes", "2019", "2025"), ("views",), ("compare", PATH, a_log("events: []"))),
    ],
    ids=lambda words: words[0],
)
def test_every_command_with_filters_takes_a_query(command: tuple[str, ...]) -> None:
    log = () if command[0] == "compare" else ("--log", PATH)
    by_query = run(*command, *log, "--query", "country:SY type:captured")
    by_options = run(*command, *log, "--country", "SY", "--type", "captured")
    assert by_query.code == by_options.code == 0
    assert without_question(by_query.out) == without_question(by_options.out)
    assert "error: no country is called 'Irak'" in run(*command, *log, "-q", "country:Irak").err


def test_a_fault_is_shown_with_a_caret() -> None:
    done = run("list", "--log", PATH, "country:IQ tag:y")
    assert (done.code, done.out) == (2, "")
    assert done.err == "error: no entry has the tag 'y'\n  country:IQ tag:y\n                 ^\n".replace(
        "no entry has the tag 'y'", run("list", "--log", PATH, "--tag", "y").err.removeprefix("error: ").rstrip()
    )
    wide = run("list", "--log", PATH, "“北京” tag:y\x1b").err.splitlines()[-2:]
    assert wide == ["  “北京” tag:y␛", "             ^^"]


def test_the_caret_of_a_long_query_is_under_what_is_shown() -> None:
    done = run("list", "--log", PATH, f"{'word ' * 100}typo:x {'word ' * 100}")
    _, shown, carets = done.err.splitlines()
    assert len(shown) <= 100
    assert shown[carets.index("^") : len(carets)] == "typo"


def test_a_fault_in_a_view_names_it() -> None:
    done = run("list", "--log", PATH, "@wrong")
    assert done.err.splitlines() == [
        "error: in the view @wrong: no country is called 'Irak'; did you mean 'Iraq' or 'Iran'?",
        "  country:Irak",
        "          ^^^^",
    ]


def test_an_empty_answer_names_the_query_among_the_filters() -> None:
    done = run("list", "--log", PATH, "country:SY deal", "--tag", "x", "-q", "type:agreement")
    assert done.code == 0
    assert done.err.splitlines() == [
        "note: --tag x alone finds 1",
        "note: the query 'country:SY deal' alone finds nothing",
        "note: --query type:agreement alone finds 1",
    ]


def test_explain_says_how_the_question_was_understood() -> None:
    query = 'type:territory,agreement date:2024..2025-03 "air base" not (actor:turkiye or about:sna) known:2024'
    done = run("list", "--log", PATH, query, "--country", "iq", "--explain", "--format", "csv")
    assert (done.code, done.err.count("error")) == (0, 0), done.err
    assert len(done.out.splitlines()) == 1
    assert done.err.splitlines()[:11] == [
        f"understood: country:iq {query}",
        "  in Iraq",
        "  and of the type territory (captured or lost) or agreement",
        "  and dated from 2024 to Mar 2025",
        "  and with the whole words “air base” in title, summary or names",
        "  and not any of this:",
        "    with the actor Türkiye",
        "    or about Syrian National Army",
        "  and known 2024",
        "note: the question reaches beyond 2025-03-18, the last day that this log has followed",
        "note: --country iq alone finds 4",
    ]


def test_explain_puts_several_queries_and_options_into_one() -> None:
    words = ["--known-from", "2024", "-q", "deal", "-q", "@iraq or x", "--from", "last month", "--as-of", "2025-03-18"]
    assert run("list", "--log", PATH, "--explain", *words).err.splitlines() == [
        'understood: from:"last month" known:2024.. (deal or @iraq or x)',
        "  dated from Feb 2025",
        "  and known from 2024",
        "  and any of this:",
        "    with a word that begins with “deal” in title, summary or names",
        "    or what the view @iraq finds:",
        "      all of this:",
        "        in Iraq",
        "        and dated from 2024",
        "    or with a word that begins with “x” in title, summary or names",
    ]
    assert run("list", "--log", PATH, "--explain").err == "the question has no filter: every entry is asked for\n"


def test_views_are_listed_with_what_they_find() -> None:
    document = json.loads(run("views", "--log", PATH, "--format", "json").out)
    fault = "in the view @wrong: no country is called 'Irak'; did you mean 'Iraq' or 'Iran'?"
    assert document == {
        "schema": "timeline.views/1",
        "views": [
            {"id": "iraq", "query": "country:IQ date:2024..", "events": 2, "plans": 1, "figures": 0, "fault": None},
            {"id": "wrong", "query": "country:Irak", "events": None, "plans": None, "figures": None, "fault": fault},
        ],
    }
    assert run("views", "--log", PATH, "--tag", "x", "--format", "csv").out.splitlines()[:2] == [
        "id,query,events,plans,figures,fault",
        "iraq,country:IQ date:2024..,1,0,0,",
    ]
    page = run("views", "--log", PATH, "--format", "md").out
    assert "| `@iraq` | country:IQ date:2024.. | 2 | 1 | 0 |" in unescaped(page)
    assert len(run("views", "--log", PATH, "--format", "jsonl").out.splitlines()) == 2
    assert "2 views" in run("views", "--log", PATH).out
    assert run("views", "--log", a_log("events: []")).out.endswith("\nnothing\n")


def test_check_finds_a_fault_that_stops_no_other_command() -> None:
    done = run("check", "--log", PATH, "--format", "json", "--quiet")
    assert done.code == 1
    (problem,) = json.loads(done.out)["problems"]
    assert (problem["code"], problem["entry"], problem["line"], problem["column"]) == ("bad-query", "wrong", 14, 18)
    assert run("plans", "--log", PATH).code == 0


def test_a_log_with_errors_has_only_the_grammar_of_its_views_checked() -> None:
    text = "actors: {sna: {nam: SNA}}\nviews: {one: actor:sna, two: actr:sna}\n"
    done = run("check", "--log", a_log(text), "--format", "json")
    found = {(p["code"], p["entry"]) for p in json.loads(done.out)["problems"]}
    assert ("bad-query", "two") in found
    assert ("bad-query", "one") not in found


def test_no_option_of_a_command_is_given_twice() -> None:
    for name in COMMANDS:
        assert run(name, "--help").code == 0
