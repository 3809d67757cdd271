"""A step of an edit writes the bytes that its command writes; what fails leaves the log as it was."""

import datetime
import shlex
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.edits.test_commands import LOG
from tests.helpers import a_folder, a_log, run
from timeline import OpenEdit, open_log
from timeline.edits.locks import locked
from timeline.errors import (
    EntriesFaulty,
    FilesChanged,
    LineFaulty,
    LogFaulty,
    LogLocked,
    LogWouldFail,
    NothingWritten,
    TimelineError,
    WrongUsage,
)

Step = Callable[[OpenEdit], object]


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(a_folder()))
    monkeypatch.setenv("XDG_STATE_HOME", str(a_folder()))


def written(step: Step, text: str = LOG) -> str:
    """The text of a log after an edit of one step."""
    name = a_log(text)
    with open_log(name).edit() as edit:
        step(edit)
    return Path(name).read_text(encoding="utf-8")


_STEPS: list[tuple[str, Step]] = [
    (
        "add '28 Sep 2025: The minister speaks type:statement place:bridge actor:MoT tag:works' -s daily@'page 1'",
        lambda edit: edit.add(
            "28 Sep 2025: The minister speaks type:statement place:bridge actor:MoT tag:works",
            source="daily@page 1",
        ),
    ),
    (
        "add plan 'by the end of June 2026: The ferry is sold by:builders kind:intention announced:decree'",
        lambda edit: edit.add(
            "by the end of June 2026: The ferry is sold by:builders kind:intention announced:decree",
            "plan",
        ),
    ),
    (
        "add figure '2025-11: about 300 subject:builders measure:workers unit:men source:audit'",
        lambda edit: edit.add(
            "2025-11: about 300 subject:builders measure:workers unit:men source:audit", kind="figure"
        ),
    ),
    (
        "add actor 'Court of Audit alias:CoA kind:government'",
        lambda edit: edit.add({"name": "Court of Audit", "aliases": ["CoA"], "kind": "government"}, "actor"),
    ),
    ("add view 'works: type:other'", lambda edit: edit.add("works: type:other", kind="view")),
    (
        "add '2025-01: The works go on type:other actor:NGO' --new 'actor The NGO alias:NGO'",
        lambda edit: (
            edit.add("The NGO alias:NGO", kind="actor"),
            edit.add("2025-01: The works go on type:other actor:NGO"),
        ),
    ),
    (
        "revise reopens 'by the end of 2025' --on 2025-05-02 -s daily --at 'page 3' --note late --words 'by December'",
        lambda edit: edit.revise(
            "reopens",
            "by the end of 2025",
            on=datetime.date(2025, 5, 2),
            source=["daily"],
            at="page 3",
            note="late",
            words="by December",
        ),
    ),
    (
        "revise reopens none --event opening --proposed",
        lambda edit: edit.revise("reopens", None, event="opening", status="proposed"),
    ),
    (
        "revise reopens '{within: 30 days, of: opening}' --on 2025-05",
        lambda edit: edit.revise("reopens", {"within": "30 days", "of": "opening"}, on="2025-05"),
    ),
    (
        "settle reopens 'partly met' --on 'late September 2025' -s daily",
        lambda edit: edit.settle("reopens", "partly_met", on="late September 2025", source="daily"),
    ),
    (
        "settle reopens superseded --by reports --on 2025-01",
        lambda edit: edit.settle("reopens", "superseded", by="reports", on="2025-01"),
    ),
    (
        "settle reports met --occurrence 1 --on 2025-01-07",
        lambda edit: edit.settle("reports", "met", occurrence=1, on="2025-01-07"),
    ),
    (
        "correct decree date='5 March 2024' actors=MoT,builders --why wrong --on 2025-11-01 -s daily",
        lambda edit: edit.correct(
            "decree", {"date": "5 March 2024", "actors": "MoT,builders"}, why="wrong", on="2025-11-01", source="daily"
        ),
    ),
    (
        "correct workers value=310 unit=people --on 2025-11-01",
        lambda edit: edit.correct("workers", {"value": 310, "unit": " people "}, on="2025-11-01"),
    ),
    ("correct decree actors= --on 2025-11-01", lambda edit: edit.correct("decree", {"actors": None}, on="2025-11-01")),
    (
        "retract decree --why 'a draft' --on 2025-11-01 -s daily --as denied",
        lambda edit: edit.retract("decree", status="denied", why="a draft", on="2025-11-01", source="daily"),
    ),
    (
        "dispute opening date=2025-09-27 title='It opens' -s audit@'page 1' --on 2025-11 --note so",
        lambda edit: edit.dispute(
            "opening", {"date": "2025-09-27", "title": "It opens"}, source="audit@page 1", on="2025-11", note="so"
        ),
    ),
    (
        "set decree opening type=report tags=works,law note='a note'",
        lambda edit: edit.set("decree", "opening", type="report", tags=["works", "law"], note="a note"),
    ),
    (
        "set opening actors+=MoT sources-=daily",
        lambda edit: edit.set("opening", add={"actors": ["MoT"]}, remove={"source": "daily"}),
    ),
    ("set -q region:bridge tags+=bridge", lambda edit: edit.set(query="region:bridge", add={"tag": "bridge"})),
    ("set decree actors=", lambda edit: edit.set("decree", actors=None)),
    (
        "set decree sources='[{ref: daily, at: page 2}, audit]'",
        lambda edit: edit.set("decree", sources=[{"ref": "daily", "at": "page 2"}, "audit"]),
    ),
    ("seen reopens opening --on 2025-11-02", lambda edit: edit.seen("reopens", "opening", on="2025-11-02")),
    ("cover 2026-03-31", lambda edit: edit.cover(datetime.date(2026, 3, 31))),
    ("merge opening decree", lambda edit: edit.merge("opening", "decree")),
    (
        "add '4 March 2024: The ministry orders a bridge type:law actor:MoT' --distinct decree",
        lambda edit: edit.add("4 March 2024: The ministry orders a bridge type:law actor:MoT", distinct=["decree"]),
    ),
    ("remove opening workers", lambda edit: edit.remove("opening", "workers")),
]
STEPS = dict(_STEPS)


@pytest.mark.parametrize("line", STEPS, ids=str)
def test_a_step_writes_the_bytes_of_its_command(line: str) -> None:
    by_command = a_log(LOG)
    done = run(*shlex.split(line), "--yes", "--log", by_command)
    assert done.code == 0, done.err
    after = written(STEPS[line])
    assert after == Path(by_command).read_text(encoding="utf-8") != LOG


@pytest.mark.parametrize("line", STEPS, ids=str)
def test_nothing_is_written_before_the_end_and_undo_gives_the_bytes_of_before(line: str) -> None:
    name = a_log(LOG)
    log = open_log(name)
    edit = log.edit()
    STEPS[line](edit)
    diff = edit.diff()
    assert edit.problems() == () or all(one.severity == "warning" for one in edit.problems())
    assert Path(name).read_text(encoding="utf-8") == LOG
    wrote = edit.write()
    after = Path(name).read_text(encoding="utf-8")
    assert (wrote.files, wrote is edit.written) == ((name,), True)
    assert {line[1:] for line in diff.splitlines() if line[0] == "+"} - {f"++ {name}"} <= {*after.splitlines()}
    log.undo()
    assert Path(name).read_text(encoding="utf-8") == LOG
    log.redo()
    assert Path(name).read_text(encoding="utf-8") == after
    assert [one.is_undone for one in log.history()] == [False]


REFUSED: list[tuple[Step, type[TimelineError], str]] = [
    (lambda edit: edit.add("2025: x type:nonsense"), LineFaulty, "the line cannot be understood"),
    (lambda edit: edit.add("2025: x type:law actor:nobody"), LineFaulty, "the line cannot be understood"),
    (lambda edit: edit.add({"date": "2025-13", "title": "x", "type": "law"}), EntriesFaulty, "cannot be understood"),
    (lambda edit: edit.add({"date": "2025", "title": "x", "type": True}), WrongUsage, "True is no value of a field"),
    (lambda edit: edit.revise("opening", "2026", on="2025"), WrongUsage, "no plan but an event"),
    (lambda edit: edit.revise("reopens", "2026"), WrongUsage, "the day is missing"),
    (lambda edit: edit.settle("reopens", "mett", on="2025"), WrongUsage, "did you mean 'met'?"),
    (lambda edit: edit.settle("reopens", "met", event="nothing"), WrongUsage, "no entry has the id"),
    (lambda edit: edit.correct("decree", {"type": "law"}), WrongUsage, "has this value already"),
    (lambda edit: edit.correct("decree", {"id": "x"}), WrongUsage, "timeline rename"),
    (lambda edit: edit.correct("decree", {"tag": "x", "tags": "y"}), WrongUsage, "'tags' is set more than once"),
    (lambda edit: edit.dispute("opening", {"date": "2025"}, source="nobody"), WrongUsage, "no source is called"),
    (lambda edit: edit.dispute("opening", {"date": "2025"}, source=()), WrongUsage, "add --source"),
    (lambda edit: edit.dispute("opening", {"date": None}, source="daily"), WrongUsage, "a dispute gives a value"),
    (lambda edit: edit.set("decree"), WrongUsage, "nothing to set"),
    (lambda edit: edit.set(title="x"), WrongUsage, "give an id, or --query"),
    (lambda edit: edit.set("decree", tag="y", add={"tags": "x"}), WrongUsage, "'tags' is set more than once"),
    (lambda edit: edit.set("decree", colour=["red"]), WrongUsage, "has no key 'colour'"),
    (lambda edit: edit.set("decree", title=b"x"), WrongUsage, "is no value of a field"),
    (lambda edit: edit.set(query="type:coup", tags="x"), WrongUsage, "no entry answers"),
    (lambda edit: edit.add("2025: x type:law", "evnt"), WrongUsage, "kind is not 'evnt'"),  # type: ignore[arg-type]
    (lambda edit: edit.retract("decree", status="stated"), WrongUsage, "status is not 'stated'"),  # type: ignore[arg-type]
    (
        lambda edit: edit.add("4 March 2024: The ministry orders a bridge type:law actor:MoT"),
        NothingWritten,
        "looks like 'decree'",
    ),
    (lambda edit: edit.merge("opening", "reopens"), WrongUsage, "an event is merged into an event"),
    (lambda edit: edit.remove("decree"), LogWouldFail, "the log would have"),
    (lambda edit: edit.set("opening", date="2030", known="2024"), LogWouldFail, "the log would have"),
]


@pytest.mark.parametrize(("step", "kind", "sentence"), REFUSED, ids=[one[2] for one in REFUSED])
def test_what_fails_leaves_the_log_as_it_was(step: Step, kind: type[TimelineError], sentence: str) -> None:
    name = a_log(LOG)
    log = open_log(name)
    with pytest.raises(kind) as raised, log.edit() as edit:  # noqa: PT012 - the end of the block is the point
        edit.seen("reopens", on="2025-11-02")
        step(edit)
    assert sentence in str(raised.value)
    assert Path(name).read_text(encoding="utf-8") == LOG
    assert [*log.history()] == []
    with log.edit() as edit:  # the lock was given back
        edit.seen("reopens", on="2025-11-02")


def test_a_rename_writes_the_bytes_of_its_command() -> None:
    by_command, name = a_log(LOG), a_log(LOG)
    assert run("rename", "actor:ministry", "transport", "--keep-alias", "--yes", "--log", by_command).code == 0
    log = open_log(name)
    written = log.rename("actor:ministry", "transport", keep_alias=True)
    after = Path(name).read_text(encoding="utf-8")
    assert after == Path(by_command).read_text(encoding="utf-8") != LOG
    assert ("actors", "transport") in written.entries
    assert [one.id for one in log.events(actor="transport")] == [one.id for one in log.events(actor="ministry")] != []
    with pytest.raises(WrongUsage, match="taken"):
        log.rename("decree", "opening")
    log.undo()
    assert Path(name).read_text(encoding="utf-8") == LOG


def test_faults_of_a_line_and_of_a_log_are_values() -> None:
    edit = open_log(a_log(LOG)).edit()
    with pytest.raises(LineFaulty) as line:
        edit.add("2025: x type:lawful")
    ((message, _, start, end),) = line.value.faults
    assert (message, line.value.text[start:end]) == ("no type of event is called 'lawful'", "lawful")
    edit.remove("decree")
    assert {(one.severity, one.entry) for one in edit.problems()} == {("error", "reopens")}
    with pytest.raises(LogWouldFail) as failed:
        edit.write()
    assert [problem.message for problem in failed.value.problems] == ["unknown event 'decree'"]


def test_an_exception_in_the_block_leaves_the_log_as_it_was() -> None:
    name = a_log(LOG)
    with pytest.raises(ZeroDivisionError), open_log(name).edit() as edit:  # noqa: PT012 - as above
        edit.cover("2026-03-31")
        raise ZeroDivisionError
    assert Path(name).read_text(encoding="utf-8") == LOG
    assert edit.written is None


def test_later_steps_name_what_earlier_ones_add() -> None:
    name = a_log(LOG)
    log = open_log(name)
    with log.edit("a report") as edit:
        actor = edit.add("The Union alias:TU", kind="actor")
        event = edit.add(f"2025-09-29: The union strikes type:other actor:{actor}")
        plan = edit.add(f"by June 2026: Wages rise kind:demand announced:{event} by:TU", kind="plan")
        successor = edit.add(f"2026: Wages rise by half kind:demand announced:{event} by:TU", kind="plan")
        edit.settle("reopens", "superseded", by=successor, event=event)
    assert [one.title for one in log.events(actor="TU")] == ["The union strikes"]
    reopens = log.entry("reopens").outcomes[0]  # type: ignore[attr-defined]
    assert (reopens.event, reopens.superseded_by) == (event, successor)
    assert {one.plan.id for one in log.plans(actor="The Union")} == {plan, successor}
    (past,) = log.history()
    assert (past.command, len(past.entries)) == ("a report", 5)
    log.undo()
    assert Path(name).read_text(encoding="utf-8") == LOG


def test_entries_of_several_steps_stand_in_the_order_of_time() -> None:
    def step(edit: OpenEdit) -> None:
        for month in (5, 3, 4):
            edit.add(f"2025-0{month}-02: Month {month} type:other source:daily")
        edit.add("2025-04-02: Month 4 again type:other source:daily")

    titles = [line.strip() for line in written(step).splitlines() if "title: Month" in line]
    assert titles == ["title: Month 3", "title: Month 4", "title: Month 4 again", "title: Month 5"]


def test_an_id_is_given_once_in_an_edit() -> None:
    edit = open_log(a_log(LOG)).edit()
    assert [edit.add("2025: The same type:law") for _ in range(2)] == ["same", "same-2"]


def test_many_entries_may_name_each_other() -> None:
    name = a_log(LOG)
    log = open_log(name)
    with log.edit() as edit:
        ids = edit.add_all(
            [
                {"id": "strike", "date": datetime.date(2025, 9, 29), "title": "A strike", "type": "other"},
                {"id": "march", "date": "2025-09-30", "title": "A march", "type": "other", "note": None},
            ],
            source=["daily"],
        )
        more = edit.add_all(
            "plan by 2027: It ends kind:demand announced:strike\n# a comment\n2025-10: Talks type:law\n"
        )
    assert (ids, more) == (("strike", "march"), ("ends", "talks"))
    assert str(log.entry("strike").sources[0].ref) == "daily"
    assert log.entry("ends").announced.event == "strike"  # type: ignore[attr-defined]


def test_all_faults_of_many_entries_are_listed() -> None:
    with pytest.raises(EntriesFaulty) as raised:
        open_log(a_log(LOG)).edit().add_all("2025: a type:x\n2025: b type:y\n", name="new.txt")
    assert [(one.file, one.line) for one in raised.value.problems] == [("new.txt", 1), ("new.txt", 2)]


def test_warnings_come_as_values_with_what_was_written() -> None:
    log = open_log(a_log(LOG))
    edit = log.edit()
    edit.add("2031-05-01: It happens type:other source:daily")
    wrote = edit.write()
    assert {one.code for one in wrote.warnings} == {"after-covers", "source-before-event"}
    assert wrote.entries == (("events", "happens"),)


def test_an_edit_that_changes_nothing_writes_nothing() -> None:
    name = a_log(LOG)
    log = open_log(name)
    with log.edit() as edit:
        edit.set("opening", date="28 September 2025")
    assert edit.written is not None
    assert edit.written.files == ()
    assert [*log.history()] == []


def test_an_edit_is_written_once() -> None:
    edit = open_log(a_log(LOG)).edit()
    edit.cover("2026-03-31")
    edit.write()
    for again in (edit.write, lambda: edit.cover("2027")):
        with pytest.raises(WrongUsage, match="this edit is written"):
            again()


def test_an_open_log_shows_its_own_edits_and_not_those_of_others() -> None:
    name = a_log(LOG)
    log, other = open_log(name), open_log(name)
    before = log.events()
    with log.edit() as edit:
        edit.add("2025-12-01: It rains type:other source:daily", note="a drop")
    assert (len(log.events()), len(other.events()), len([*before])) == (3, 2, 2)
    other.refresh()
    assert len(other.events()) == 3


def test_what_another_wrote_meanwhile_is_never_lost() -> None:
    name = a_log(LOG)
    edit = open_log(name).edit()
    edit.cover("2026-03-31")
    assert edit.diff()
    assert run("seen", "reopens", "--on", "2025-11-02", "--yes", "--log", name).code == 0
    after = Path(name).read_text(encoding="utf-8")
    with pytest.raises(FilesChanged):
        edit.write()
    assert Path(name).read_text(encoding="utf-8") == after


def test_several_logs_are_asked_and_not_edited() -> None:
    with pytest.raises(WrongUsage, match="an edit is of one log"):
        open_log(a_log(LOG), a_log(LOG)).edit()


def test_a_log_that_has_errors_by_now_takes_no_edit() -> None:
    name = a_log(LOG)
    log = open_log(name)
    Path(name).write_text(LOG.replace("type: law", "type: lawful"), encoding="utf-8")
    with pytest.raises(LogFaulty), log.edit():
        pass
    with pytest.raises(NothingWritten):
        log.undo()


def test_a_thread_waits_for_its_turn() -> None:
    name = a_log(LOG)
    failures: list[TimelineError] = []

    def add(number: int) -> None:
        try:
            with open_log(name).edit() as edit:
                edit.add(f"2025-11-0{number}: Number {number} type:other source:daily")
        except TimelineError as error:
            failures.append(error)

    threads = [threading.Thread(target=add, args=(number,)) for number in range(1, 6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert {row.title for row in open_log(name).events(since="2025-11")} == {f"Number {n}" for n in range(1, 6)}


def test_the_lock_of_another_thread_is_not_ours() -> None:
    name = a_log(LOG)
    raised: list[Any] = []

    def try_it() -> None:
        try:
            with locked(name, wait=0.0):
                raised.append(None)
        except LogLocked as error:
            raised.append(str(error))

    with open_log(name).edit() as edit:
        edit.cover("2026-03-31")
        thread = threading.Thread(target=try_it)
        thread.start()
        thread.join()
        with locked(name):  # nested in the same thread
            pass
    assert raised[0] is not None
    assert "another command" in raised[0]


@pytest.mark.slow
@given(st.lists(st.sampled_from(sorted(STEPS)), min_size=2, max_size=4, unique=True))
def test_several_steps_are_one_edit_and_one_undo(lines: list[str]) -> None:
    name = a_log(LOG)
    log = open_log(name)
    try:
        with log.edit() as edit:
            for line in lines:
                STEPS[line](edit)
    except TimelineError:
        assert Path(name).read_text(encoding="utf-8") == LOG  # two of them contradict each other
        assert [*log.history()] == []
        return
    after = Path(name).read_text(encoding="utf-8")
    assert len(log.history()) == 1
    assert log.check().errors == ()
    log.undo()
    assert Path(name).read_text(encoding="utf-8") == LOG
    log.redo()
    assert Path(name).read_text(encoding="utf-8") == after
