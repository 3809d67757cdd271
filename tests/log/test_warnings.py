"""Faults that are easily overlooked: texts that YAML cut, invisible characters, dates and sources that do not fit."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import a_folder, a_log, problems_of, run
from timeline.index.opening import check_log, load_log
from timeline.index.opening import read_aside as load
from timeline.log.shapes import EVENT
from timeline.problems import has_errors

HEAD = """\
timeline: {title: A log, covers: 2014/2025-03-18}
sources: {s: {title: A source, publisher: A house}, t: {title: Another, publisher: A house}}
actors: {un: {name: UN}}
places: {sahel: {name: Sahel, contains: [ML]}}
"""


def event(*fields: str, **values: str) -> str:
    all_values = {"id": "a", "date": "2024", "title": "An event", "type": "other", "sources": "[s, t]", **values}
    lines = [*(f"{key}: {value}" for key, value in all_values.items()), *fields]
    return f"{HEAD}events:\n  - " + "\n    ".join(lines) + "\n"


BARE = "{id: bare, date: 2025-01, title: B, type: other}"
EVENTS = f"events: [{{id: e, date: 2025-01, title: E, type: other, sources: s}}, {BARE}]\n"


def plan(*fields: str) -> str:
    lines = ("title: A plan", "kind: demand", "announced: 2024", "deadline: 2025-01", "sources: [s, t]", *fields)
    return f"{HEAD}{EVENTS}plans:\n  - id: a\n    " + "\n    ".join(lines) + "\n"


def codes(text: str, *besides: str) -> list[str]:
    found = problems_of(text)
    assert not has_errors(found), found
    return [problem.code for problem in found if problem.code not in ("unused-actor", *besides)]


CUT = [
    ("title: Coup #2 in Mali", ["cut-text"]),
    ("title: Coup # honest or not", ["cut-text"]),
    ("title: Coup\t#2", ["cut-text"]),
    ("title: Coup    #2", ["cut-text"]),
    ("title: Coup #", ["cut-text"]),
    ("title:\n      Coup\n      of #2", ["cut-text"]),
    ("title: Coup#2 in Mali", []),
    ("title: 'Coup #2 in Mali'", []),
    ('title: "Coup #2 in Mali"', []),
    ('title: "Coup" # honest', []),
    ("title: Coup\n    # a line of its own", []),
    ("title: |\n      Coup #2\n", []),
    ("title: >-\n      Coup #2\n", []),
    ("title: C\n    summary: It was #1", ["cut-text"]),
    ("title: C\n    note: It was #1", ["cut-text"]),
    ("title: C\n    quote: {text: We are #1 now\n      }", ["cut-text"]),
    ("title: C\n    quote: {text: We are, at: 'a #b'}", []),
    ("title: C\n    quote: {text: We are} # honest", []),
    ("title: C\n    tags: [x] # honest", []),
    ("title: C\n    status: denied # honest", []),
    ("title: C # 1 # 2", ["cut-text"]),
]


@pytest.mark.parametrize(("title", "expected"), CUT)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_text_cut_by_a_comment_is_reported(title: str, expected: list[str], end: str) -> None:
    text = event().replace("title: An event", title).replace("\n", end)
    folder = a_folder()
    (folder / "events.yaml").write_bytes(text.encode())
    found = load(str(folder / "events.yaml")).problems
    assert [problem.code for problem in found if problem.code != "unused-actor"] == expected


def test_comments_elsewhere_are_honest() -> None:
    text = "# head\n" + event("tags: [x] # tags") + "# foot\n"
    lines = [f"{line} # remark" if ": " in line and "title: An" not in line else line for line in text.split("\n")]
    assert codes("\n".join(lines)) == []


@given(st.integers(0, 200), st.integers(0, 40), st.booleans())
def test_it_is_told_wherever_in_the_file_it_stands(before: int, blanks: int, in_braces: bool) -> None:
    long = "x" * 300
    others = [f"  - {{id: e{number}, date: 2024, title: {long}, type: other, sources: s}}" for number in range(before)]
    title = f"title: Coup{' ' * (blanks + 1)}#2"
    if in_braces:
        entry = ["  - {id: last, date: 2024, type: other, sources: t,", f"     {title}", "    }"]
    else:
        entry = ["  - id: last", f"    {title}", "    date: 2024", "    type: other", "    sources: t"]
    text = "\n".join([f"{HEAD}events:", *others, *entry, ""])
    [problem] = [p for p in problems_of(text) if p.code == "cut-text"]
    assert (problem.line, problem.column, problem.entry) == (before + 7, 13 if in_braces else 12, "last")


def test_every_text_for_people_is_looked_at() -> None:
    texts = {key for key, field in EVENT.fields.items() if field.value_type.read.__name__ == "prose"}
    assert texts == {"title", "summary", "note"}


INVISIBLE = [
    (event(title="Co\u00adup"), ["invisible-sign"]),
    (event(title="Co\u200bup"), ["invisible-sign"]),
    (event(title="Co\u2060up"), ["invisible-sign"]),
    (event(title='"Co\\ufeffup"'), ["invisible-sign"]),
    (event(title="Co\u200bup \u200bin \u00adMali"), ["invisible-sign"]),
    (event(title="10\u00a0000\u202f€"), []),
    (event(title="می\u200cروم \u200d"), []),
    (event(title="\u200fשלום\u200e"), []),
    (event("summary: a\u00adb", "note: c\u200bd"), ["invisible-sign", "invisible-sign"]),
    (event(sources="[{ref: s, at: p\u00a05}, {ref: t, at: p\u200b6}]"), ["invisible-sign"]),
    (event("quote: {text: a\u00adb, speaker: c}"), ["invisible-sign"]),
    (HEAD.replace("A log", "A\u00adlog") + "events: []\n", ["invisible-sign"]),
    (HEAD.replace("name: UN", "name: U\u00a0N") + "events: []\n", ["invisible-sign"]),
    (HEAD.replace("name: UN", "name: U\u200cN") + "events: []\n", ["invisible-sign"]),
    (HEAD.replace("UN}", "UN, aliases: [a\u200fb, 'c d', e\ufe0ff]}") + "events: []\n", ["invisible-sign"] * 2),
    (HEAD.replace("name: Sahel", "name: Sa\u00adhel") + "events: []\n", ["invisible-sign"]),
    (HEAD + "types: {raid: {name: Ra\u2009id, family: violence}}\n", ["invisible-sign"]),
    (HEAD + "views: {v: 'co\u200bup'}\n", ["invisible-sign"]),
    (HEAD.replace("publisher: A house}}", "publisher: A\u00a0house}}") + "events: []\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), INVISIBLE)
def test_a_sign_that_does_not_show_is_reported(text: str, expected: list[str]) -> None:
    assert codes(text, "unused-source", "no-source") == expected


def test_a_warning_of_the_reader_hides_no_other() -> None:
    found = {problem.code for problem in problems_of(event(title="Co\u00adup", sources="s"))}
    assert found == {"invisible-sign", "unused-source", "unused-actor"}


AFTER = [
    ("2025-03-18", False),
    ("2025-03-19", True),
    ("2025-03", False),
    ("2025-04", True),
    ("2025", False),
    ("2026", True),
    ("by 2026", False),
    ("2024/2026", False),
    ("2025-03-18/..", False),
    ("2025-04/..", True),
    ("/2026", False),
    ('"{2024,2026}"', False),
    ('"{2026,2027}"', True),
    ("2026?", True),
    ("[2025-03-18..2026]", False),
]


@pytest.mark.parametrize(("date", "is_after"), AFTER)
def test_an_event_lies_in_what_the_log_covers(date: str, is_after: bool) -> None:
    quoted = date if date.startswith('"') else f'"{date}"'
    assert ("after-covers" in codes(event(date=quoted))) == is_after


def test_without_a_header_nothing_lies_after_it() -> None:
    found = problems_of(event().replace("covers: 2014/2025-03-18", "covers: 2014/.."))
    assert "after-covers" not in {problem.code for problem in found}


STEPS = [
    ("outcome: {date: 2025-01, result: met}", ["no-source"]),
    ("outcome: {date: 2025-01, result: met, sources: s}", []),
    ("outcome: {event: e, result: met}", []),
    ("outcome: {event: bare, result: met}", ["no-source"]),
    ("outcome: {event: bare, result: met, sources: s}", []),
    ("revisions: [{date: 2024-02, deadline: 2026}]", ["no-source"]),
    ("revisions: [{date: 2024-02, deadline: 2026, sources: s}]", []),
    ("revisions: [{date: 2024-02, deadline: 2026}, {date: 2024-03, deadline: 2027}]", ["no-source", "no-source"]),
    ("history: [{date: 2023, note: put off}]", []),
]


@pytest.mark.parametrize(("step", "expected"), STEPS)
def test_a_revision_and_an_outcome_have_a_source(step: str, expected: list[str]) -> None:
    found = [problem for problem in problems_of(plan(step)) if problem.entry == "a" and problem.code == "no-source"]
    assert [problem.code for problem in found] == expected


CORRECTIONS = [
    (event, "status", "reported", True),
    (event, "status", "maybe", False),
    (event, "status", "none", True),
    (event, "date", "2024-09", True),
    (event, "date", "early 2022", True),
    (event, "date", "soon", False),
    (event, "date", "2024-13", False),
    (event, "title", "Anything: it was", True),
    (event, "type", "coup", True),
    (event, "type", "cuop", False),
    (event, "type", "power", False),
    (event, "places", "IQ", True),
    (event, "places", "IQ, sahel", True),
    (event, "places", "[IQ, sahel]", True),
    (event, "places", "Iraq", False),
    (event, "places", "none", True),
    (event, "actors", "un", True),
    (event, "actors", "nato", False),
    (event, "tags", "air-base, coup", True),
    (event, "tags", "Air base", False),
    (event, "url", "https://example.org/", True),
    (event, "url", "example.org", False),
    (event, "quote", "in other words", True),
    (event, "sources", "s", True),
    (event, "sources", "s, section 4.4", True),
    (event, "sources", "an-old-source", False),
    (event, "sources", "[s, nosuch]", False),
    (event, "sources", "none", True),
    (plan, "kind", "threat", True),
    (plan, "kind", "promise", False),
    (plan, "deadline", "by September 2025", True),
    (plan, "deadline", "none", True),
    (plan, "deadline", "some day", False),
    (plan, "deadline", "the end of Q3 2025", True),
    (plan, "deadline", "[..2024]", True),
    (plan, "deadline", "{within: 90 days, of: a}", True),
    (plan, "deadline", "since 2025", False),
    (plan, "deadline", "{2024,2025}", False),
    (plan, "deadline", "[2024..]", False),
    (plan, "deadline", "2024/2025", False),
    (plan, "deadline", "until the end of 2025", False),
    (plan, "until", "2025-09", True),
    (plan, "until", "the end of 2025", True),
    (plan, "until", "since 2025", False),
    (plan, "until", "2024/2025", False),
    (plan, "until", "[2024..]", False),
    (plan, "by", "un", True),
    (plan, "by", "UN", False),
    (plan, "every", "6 months", True),
    (plan, "every", "often", False),
    (plan, "outcome", "met", True),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "field", "was", "is_value"), CORRECTIONS)
def test_a_former_value_has_the_type_of_its_field(entry: object, field: str, was: str, is_value: bool) -> None:
    assert callable(entry)
    found = codes(entry(f"corrections: [{{date: 2025-01, field: {field}, was: '{was}'}}]"), "no-outcome", "no-source")
    assert found == ([] if is_value else ["bad-correction"])


@pytest.mark.parametrize(("was", "is_value"), [("un", True), ("nosuch", False), ("none", True)])
def test_the_former_subject_of_a_figure_is_an_actor(was: str, is_value: bool) -> None:
    correction = f"corrections: [{{date: 2025-01, field: subject, was: {was}}}]"
    text = f"{HEAD}figures: [{{id: a, subject: un, measure: m, unit: u, as_of: 2024, value: 1, {correction}}}]\n"
    assert codes(text, "unused-source", "no-source") == ([] if is_value else ["bad-correction"])


def figure(identity: str, source: str, more: str = "", when: str = "as_of: 2024", measure: str = "staff") -> str:
    counted = f"subject: un, measure: {measure}, unit: people, {when}, value: 5"
    return f"  - {{id: {identity}, {counted}, sources: [{source}]{more}}}\n"


COUNTS = figure("c", "s", when="over: 2024") + figure("d", "t", when="over: 2023")
FIGURES = [
    (figure("a", "s") + figure("b", "t"), 1),
    (figure("a", "s") + figure("b", "t", when="as_of: 2023") + figure("c", "t"), 1),
    (figure("a", "s") + figure("b", "s"), 0),
    (figure("a", "s", ", by: un") + figure("b", "t", ", by: un"), 0),
    (figure("a", "s", ", by: un") + figure("b", "t"), 0),
    (figure("a", "s") + figure("b", "t", measure="members"), 0),
    (figure("a", "s") + figure("b", "t", ", places: [ML]"), 0),
    (figure("a", "s") + figure("b", "t", when="over: 2024"), 0),
    (figure("a", "s, t") + figure("b", "t, s"), 1),
    (figure("a", "s") + figure("b", "t") + COUNTS, 2),
]


@pytest.mark.parametrize(("figures", "expected"), FIGURES)
def test_estimates_of_one_publisher_name_the_estimator(figures: str, expected: int) -> None:
    assert codes(f"{HEAD}figures:\n{figures}", "unused-source") == ["unnamed-estimator"] * expected


def test_documents_of_two_publishers_are_two_estimators() -> None:
    head = HEAD.replace("title: Another, publisher: A house", "title: Another, publisher: B house")
    assert codes(f"{head}figures:\n{figure('a', 's')}{figure('b', 't')}") == []


def test_a_warning_stops_nothing_and_is_told_in_every_form() -> None:
    log = a_log(event(title="Coup #2"))
    done = run("check", "--log", log)
    assert done.code == 0
    assert ":8:12: warning: the text ends before '#2'" in done.out
    annotations = run("check", "--log", log, "--format", "github").out
    assert f"{Path(log).name},line=8,col=12,title=cut-text::" in annotations
    problems = json.loads(run("check", "--log", log, "--format", "json").out)["problems"]
    assert [(p["code"], p["severity"], p["entry"]) for p in problems][-1] == ("cut-text", "warning", "a")
    assert run("check", "--log", log, "--quiet").out.endswith("no problems found\n")


def test_after_an_edit_check_tells_what_it_tells_of_a_log_read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    cache = a_folder()
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    log = a_log(event() + "  - {id: b, date: 2024, title: B, type: other, sources: s}\n")
    assert [p.code for p in check_log(log).problems] == ["unused-actor"]
    text = Path(log).read_text(encoding="utf-8")
    edited = text.replace("title: B,", "summary: co\u00adup, title: B #2\n     ,").replace("An event", "An #event")
    Path(log).write_text(edited, encoding="utf-8")
    os.utime(log, ns=(1, 1))
    assert not load_log(log).is_checked  # the index was mended
    assert check_log(log).problems == load(log).problems
    assert [p.code for p in check_log(log).problems] == ["unused-actor", "cut-text", "invisible-sign", "cut-text"]
