"""After every edit `check` tells what it tells of a log that is read anew, and hardly ever has to read it."""

import contextlib
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from unittest import mock

import pytest

from tests.helpers import a_folder
from tests.index.edited_logs import ROOT, EditedLog
from timeline.errors import LogUnreadable
from timeline.index import cutting, opening
from timeline.index import warnings as warnings_of_index
from timeline.index.opening import check_log, load_log, read_aside
from timeline.log import findings, reading
from timeline.log.checks import COMPARING, LOG_RULES, UNUSED, Context
from timeline.log.checks.vocabulary import unused
from timeline.log.findings import Findings, TooManyProblems
from timeline.log.loaded import Loaded
from timeline.log.loader import LogReader
from timeline.problems import Sentence, has_errors

WARNINGS = {
    "after-covers", "bad-correction", "cut-text", "due-before-announcement", "figures-in-conflict", "invisible-sign",
    "near-duplicate", "no-outcome", "no-source", "outside-membership", "revised-after-outcome", "season-or-years",
    "shadowed-name", "source-before-event", "undated-anchor", "undated-unchecked", "unnamed-estimator",
    "unprinted-name", "unused-actor", "unused-source",
}  # fmt: skip
"""Every warning that reading a log can give."""


@pytest.fixture(autouse=True)
def _cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(a_folder()))
    monkeypatch.setattr(cutting, "LONGEST", 3)  # so that what depends on an edit stands in other segments


def told(loaded: Loaded) -> Iterator[tuple[object, ...]]:
    """Everything in the problems, the files and entries that their sentences name too."""
    for problem in loaded.problems:
        message = problem.message
        parts = (message.files, message.entries) if isinstance(message, Sentence) else ()
        yield (problem, parts)


def edited_at_random(seed: int, steps: int) -> tuple[Counter[str], int, int]:
    """Edit a log step by step; return the codes that were seen, and how many edits were good and were mended."""
    random, folder = Random(seed), a_folder()
    log, name = EditedLog(random), str(folder / ROOT)
    log.write(folder)
    while has_errors(check_log(name).problems):
        log = EditedLog(random)
        log.write(folder)
    codes: Counter[str] = Counter()
    good = mended = 0
    for _ in range(steps):
        before = log.copy()
        what = [log.edit() for _ in range(random.choice((1, 1, 1, 2, 3)))]
        log.write(folder)
        if random.random() < 0.3:
            load_log(name)  # another command mends the index
        with mock.patch.object(opening, "_read", side_effect=opening._read) as read:
            loaded = check_log(name)
        fresh = read_aside(name)
        assert [*told(loaded)] == [*told(fresh)], (seed, what, folder)
        codes.update(problem.code for problem in fresh.problems)
        if has_errors(fresh.problems):
            log.files = before
            log.write(folder)
        else:
            good += 1
            mended += not read.called
    return codes, good, mended


@pytest.mark.parametrize("seed", range(int(os.environ.get("TIMELINE_EDITED_LOGS", "3"))))
def test_after_random_edits(seed: int) -> None:
    codes, good, mended = edited_at_random(seed, 20)
    assert mended >= good * 0.8
    assert len(codes.keys() & WARNINGS) > 12


def test_every_warning_occurs(tmp_path: Path) -> None:
    seen: set[str] = set()
    for seed in range(20):
        EditedLog(Random(seed)).write(tmp_path)
        seen |= {problem.code for problem in read_aside(str(tmp_path / ROOT)).problems}
    assert seen >= WARNINGS - {"undated-anchor"}


NEWLINE = "\n"
HEAD = """timeline: {title: T, covers: 2014/2024}
sources: {s: {title: S, publisher: P}, t: {title: T, publisher: P}}
actors: {a: {name: A}, b: {name: B}}
"""
EVENTS = """events:
  - {id: e0, date: 2020-01-01, title: T, type: law, actors: [a], sources: s}
  - {id: e1, date: 2020-02-01, title: T, type: law, actors: [a], sources: s}
  - {id: e2, date: 2020-03-01, title: T, type: law, actors: [b], sources: t}
  - {id: e3, date: 2020-04-01, title: T, type: law, actors: [a], sources: s}
"""
PLANS = """plans:
  - {id: p0, title: T, kind: commitment, announced: 2020, deadline: {before: p1}, sources: s}
  - {id: p1, title: T, kind: commitment, announced: 2020, deadline: {within: 9 days, of: e3}, sources: s,
     outcome: {event: e3, result: met}}
"""
LOG = HEAD + EVENTS + PLANS

TWICE = LOG.replace("2020-02-01", "2020-01-01")
THRICE = TWICE.replace("2020-03-01", "2020-01-01").replace("[b]", "[a]")
FIGURE = "  - {id: f, subject: e, measure: m, unit: u, as_of: 2020, value: 1, sources: s}\n"
HEAD_LAST = f"{LOG.partition(NEWLINE)[2]}timeline: {{title: A #1\n , covers: 2014/2024}}\n"
PAST = FIGURE.replace("}", ", corrections: [{date: 2021, field: subject, was: e2}]}").replace(
    "subject: e,", "subject: a,"
)
EDITS: dict[str, tuple[str, str, list[tuple[str, int, str]]]] = {
    "nothing": (LOG, LOG, [("no-outcome", 10, "p0")]),
    "a line more before": (LOG, LOG.replace("  - {id: e2", "  # remark\n  - {id: e2"), [("no-outcome", 11, "p0")]),
    "a double": (
        LOG,
        LOG.replace("2020-02-01", "2020-01-01"),
        [("near-duplicate", 6, "e1"), ("no-outcome", 10, "p0")],
    ),
    "a double of one further below, which names the line of the first": (
        TWICE,
        TWICE.replace("{id: e0", "{\n\n     id: e0"),
        [("near-duplicate", 8, "e1"), ("no-outcome", 12, "p0")],
    ),
    "the first of three alike is gone": (
        THRICE,
        THRICE.replace("e0, date: 2020", "e0, date: 2019"),
        [("unused-actor", 3, "b"), ("near-duplicate", 7, "e2"), ("no-outcome", 10, "p0")],
    ),
    "the only use of a source and of an actor": (
        LOG,
        LOG.replace("[b], sources: t", "[a], sources: s"),
        [("unused-source", 2, "t"), ("unused-actor", 3, "b"), ("no-outcome", 10, "p0")],
    ),
    "the first use of a source and of an actor": (
        LOG.replace("[b], sources: t", "[a], sources: s"),
        LOG.replace("[b], sources: t", "[a], sources: s").replace("[a], sources: s", "[b], sources: t", 1),
        [("no-outcome", 10, "p0")],
    ),
    "an event on which a plan hangs by way of another": (
        LOG,
        LOG.replace("2020-04-01, title: T, type: law", "2020-01-01, title: T, type: report"),
        [("due-before-announcement", 10, "p0"), ("no-outcome", 10, "p0")],
    ),
    "the end of a chain is settled": (
        LOG,
        LOG.replace("outcome: {event: e3, result: met}", "outcome: {date: 2020-05, result: dropped, sources: s}"),
        [("undated-anchor", 10, "p0")],
    ),
    "an event that was once the subject of a figure": (
        f"{LOG}figures:\n{PAST}",
        f"{LOG}figures:\n{PAST}".replace("id: e2", "id: e9"),
        [("no-outcome", 10, "p0"), ("bad-correction", 14, "f")],
    ),
    "an event that was missing as the former subject of a figure": (
        f"{LOG}figures:\n{PAST}".replace("id: e2", "id: e9"),
        f"{LOG}figures:\n{PAST}",
        [("no-outcome", 10, "p0")],
    ),
    "a source of the event that settles a plan": (
        LOG,
        LOG.replace(", actors: [a], sources: s}\nplans", ", actors: [a]}\nplans"),
        [("no-source", 8, "e3"), ("no-outcome", 10, "p0"), ("no-source", 12, "p1")],
    ),
    "a text above the header, which comes last": (
        HEAD_LAST,
        HEAD_LAST.replace("  - {id: e1", "\n  - {id: e1"),
        [("no-outcome", 10, "p0"), ("cut-text", 13, "")],
    ),
}  # fmt: skip


def check_after(before: str, after: str, folder: Path) -> tuple[Loaded, bool]:
    """Check a log before and after an edit; return the second result, and whether the index was mended."""
    log = folder / "events.yaml"
    log.write_text(before, encoding="utf-8")
    check_log(str(log))
    return check_now(after, folder)


def check_now(text: str, folder: Path) -> tuple[Loaded, bool]:
    """Check a log whose index is kept after an edit; return the result, and whether the index was mended."""
    log = folder / "events.yaml"
    log.write_text(text, encoding="utf-8")
    with mock.patch.object(opening, "_read", side_effect=opening._read) as read:
        loaded = check_log(str(log))
    assert [*told(loaded)] == [*told(read_aside(str(log)))]
    return loaded, not read.called


@pytest.mark.parametrize("name", EDITS)
def test_after_an_edit_of(name: str, tmp_path: Path) -> None:
    before, after, expected = EDITS[name]
    loaded, is_mended = check_after(before, after, tmp_path)
    assert is_mended
    assert [(p.code, p.line, p.entry or "") for p in loaded.problems] == expected


@pytest.mark.parametrize(("lines", "first"), [("", 5), ("\n\n     ", 7)])
def test_a_warning_names_the_line_where_the_other_entry_stands_now(lines: str, first: int, tmp_path: Path) -> None:
    loaded, is_mended = check_after(TWICE, TWICE.replace("{id: e0", f"{{{lines}id: e0"), tmp_path)
    message = f"'e1' has the day, type, places and actors of 'e0' (line {first})"
    assert (is_mended, loaded.problems[0].message) == (True, message)


def test_an_entry_that_went_to_another_file_is_named_with_that(tmp_path: Path) -> None:
    more, event = tmp_path / "more.yaml", TWICE.splitlines(keepends=True)[4]
    more.write_text("events:\n  - {id: m, date: 2019, title: T, type: law, sources: s}\n", encoding="utf-8")
    log = f"include: more.yaml\n{TWICE}"
    assert check_after(log, log, tmp_path)[0].problems[0].message.endswith("of 'e0' (line 6)")
    with more.open("a", encoding="utf-8") as file:
        file.write(event)
    (tmp_path / "events.yaml").write_text(log.replace(event, ""), encoding="utf-8")
    with mock.patch.object(opening, "_read", side_effect=AssertionError("it was read anew")):
        [problem] = [p for p in check_log(str(tmp_path / "events.yaml")).problems if p.code == "near-duplicate"]
    assert (problem.file, problem.line) == (str(more), 3)
    assert problem.message == f"'e0' has the day, type, places and actors of 'e1' ({tmp_path / 'events.yaml'}:6)"


def test_by_another_name_the_log_has_the_same_warnings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "events.yaml"
    loaded, _ = check_after(LOG, TWICE, tmp_path)
    monkeypatch.chdir(tmp_path)
    with mock.patch.object(opening, "_read", side_effect=AssertionError("it was read anew")):
        found = check_log("events.yaml").problems
        assert found == tuple(problem._replace(file="events.yaml") for problem in loaded.problems)
        log.write_text(LOG, encoding="utf-8")
        assert [problem.code for problem in check_log("events.yaml").problems] == ["no-outcome"]


def test_more_warnings_than_are_told_are_counted_by_reading_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (findings, warnings_of_index):
        monkeypatch.setattr(module, "MOST" if module is findings else "MOST_WARNINGS", 3)
    unsourced = "".join(f"  - {{id: n{number}, date: 2019, title: T, type: law}}\n" for number in range(3))
    over = LOG.replace("plans:", f"{unsourced}plans:")
    under = over.replace("id: n2, date: 2019", "id: n2, date: 2019, sources: s")
    loaded, is_mended = check_after(under, over, tmp_path)
    assert (is_mended, [p.code for p in loaded.problems]) == (False, ["too-many-problems", *["no-source"] * 3])
    loaded, is_mended = check_after(over, under, tmp_path)
    assert (is_mended, [p.code for p in loaded.problems]) == (False, ["no-source", "no-source", "no-outcome"])
    assert check_after(under, under.replace("id: n1", "id: n9"), tmp_path)[1]


def test_suggestions_beyond_their_limit_are_looked_for_by_reading_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = LOG.replace("[b], sources: t", "[b], sources: t, corrections: [{date: 2021, field: actors, was: bb}]")
    assert check_after(LOG, wrong, tmp_path)[1]
    monkeypatch.setattr(findings, "MOST_COMPARISONS", 4)
    monkeypatch.setattr(warnings_of_index, "MOST_COMPARISONS", 4)
    assert check_after(LOG, wrong, tmp_path)[1] is False


SAMPLES = sorted((Path(__file__).parents[1] / "errors").glob("*.yaml"))


def test_the_warnings_of_the_reader_and_of_the_rules_for_many_entries_are_known_by_their_codes() -> None:
    of_reader: set[str] = set()
    for path in SAMPLES:
        found = Findings()
        with contextlib.suppress(TooManyProblems, LogUnreadable):
            Counter(LogReader(str(path), found).entries())
        of_reader |= {problem.code for problem in found.problems if problem.severity == "warning"}
    assert of_reader == reading.WARNINGS
    of_rules: set[str] = set()
    for path in SAMPLES:
        log = read_aside(str(path)).log
        context = Context(log)
        context.alike, context.comparable = [[*log.events]], [[*log.figures]]
        rules = (rule for rule in LOG_RULES if rule is not unused)
        of_rules |= {problem.code for rule in rules for problem in rule(context) if problem.severity == "warning"}
    assert of_rules == COMPARING
    assert {path.stem for path in SAMPLES if path.stem.startswith("unused")} == UNUSED
