"""The log that answers: the named ones, that of `$TIMELINE_LOG`, `events.yaml` here or above; and how to start one."""

import json
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests.helpers import a_folder, a_log, command, environment, run, run_outside
from timeline.cli.main import COMMANDS
from timeline.starter import SCHEMA_NAME


def log(title: str, covers: str = "2014/2025-03-18") -> str:
    event = f"{{id: {title}-event, date: 2020, title: {title}, type: law}}"
    return f"timeline: {{title: {title}, covers: {covers}}}\nevents: [{event}]\n"


def logs_of(*args: str, **more: str) -> list[str]:
    done = run("list", "--format", "json", *args, **more)
    assert done.code == 0, done.err
    return [one["title"] for one in json.loads(done.out)["logs"]]


def test_which_log_answers() -> None:
    folder = a_folder()
    below = folder / "a" / "b"
    below.mkdir(parents=True)
    a_log(log("above"), folder)
    named = a_log(log("named"), folder, "named.yaml")
    from_environment = a_log(log("environment"), folder, "environment.yaml")
    assert logs_of(cwd=str(folder)) == ["above"]
    assert logs_of(cwd=str(below)) == ["above"]
    assert logs_of(cwd=str(below), TIMELINE_LOG=from_environment) == ["environment"]
    assert logs_of("--log", named, cwd=str(below), TIMELINE_LOG=from_environment) == ["named"]
    assert logs_of("--log", named, "--log", from_environment, "--log", named) == ["named", "environment"]
    a_log(log("here"), below)
    assert logs_of(cwd=str(below)) == ["here"]
    assert logs_of(cwd=str(below), TIMELINE_LOG="") == ["here"]


def test_a_log_above_is_named_as_the_user_would() -> None:
    folder = a_folder()
    (folder / "below").mkdir()
    a_log(log("above"), folder)
    (event,) = json.loads(run("list", "--format", "json", cwd=folder / "below").out)["events"]
    assert event["file"] == "events.yaml"
    assert run("check", cwd=folder / "below").out.startswith("../events.yaml:")


def test_each_of_several_logs_keeps_its_horizon() -> None:
    one, two = a_log(log("one", "2014/2025-03-18")), a_log(log("two", "2014/2023"))
    found = json.loads(run("list", "--log", one, "--log", two, "--format", "json").out)
    assert [one["horizon"] for one in found["logs"]] == ["2025-03-18", "2023-12-31"]
    assert found["horizon"] == "2023-12-31"  # of all of them
    assert [event["id"] for event in found["events"]] == ["one-event", "two-event"]
    done = run("list", "--log", one, "--log", two, "--to", "2024")
    assert done.err.count("2023-12-31") == 1
    assert "one follows 2014 – 18 Mar 2025" in done.out
    assert "two follows 2014 – 2023" in done.out


def test_an_open_situation_is_as_certain_as_its_own_log_knows() -> None:
    texts = [log(name, covers).replace("date: 2020", "date: 2020/..") for name, covers in
             (("one", "2014/2025-03-18"), ("two", "2014/2023"))]  # fmt: skip
    logs = [part for text in texts for part in ("--log", a_log(text))]
    found = json.loads(run("list", *logs, "--on", "2024", "--format", "json").out)
    assert {event["id"]: event["match"] for event in found["events"]} == {
        "one-event": "certain",
        "two-event": "possible",
    }


def test_init_writes_a_log_that_has_no_fault() -> None:
    folder = a_folder()
    done = run("init", cwd=folder)
    assert (done.code, done.out) == (0, "")
    assert "wrote events.yaml" in done.err
    checked = run("check", cwd=folder)
    assert (checked.code, checked.err) == (0, "")
    assert "no problems found" in checked.out
    listed = run("list", cwd=folder)
    assert listed.code == 0
    assert f"log follows 2024 – {date.today().year}" in listed.out
    text = (folder / "events.yaml").read_text(encoding="utf-8")
    assert text.startswith(f"# yaml-language-server: $schema={SCHEMA_NAME}\n")
    assert (folder / SCHEMA_NAME).read_text(encoding="utf-8") == run("schema").out
    assert sorted(path.name for path in folder.iterdir()) == [SCHEMA_NAME, "events.yaml"]


def test_init_empty_begins_a_log_that_commands_fill() -> None:
    folder = a_folder() / "Libya's road, 2026"
    folder.mkdir()
    done = run("init", "--empty", cwd=folder)
    assert (done.code, done.out) == (0, "")
    assert "change the title at its top, and 'timeline add' writes to it" in " ".join(done.err.split())
    header = (folder / "events.yaml").read_text(encoding="utf-8").split("\n\n")[1]
    day = date.today().isoformat()
    assert [line.partition("  #")[0].rstrip() for line in header.splitlines()] == [
        "timeline:",
        "  id: libya-s-road-2026",
        "  title: Libya s road 2026",
        f"  covers: {day}",
    ]
    assert "no problems found" in run("check", cwd=folder).out
    assert run("cover", "today", "--yes", cwd=folder).err == "nothing was written: the log says so already\n"
    added = run(
        *("add", f"{day}: Talks begin type:negotiation country:LY source:note"),
        *("--new", f"source {day}: A note publisher:UN id:note", "--yes"),
        cwd=folder,
    )
    assert added.code == 0, added.err
    checked = run("check", cwd=folder)
    assert "1 event, 0 plans, 0 figures, 1 source" in checked.out
    assert "no problems found" in checked.out


@pytest.mark.parametrize("name", ["日本", "null", "2024", "TITLE", "LOG-ID", "TODAY", "# '\"", "- a"])
def test_init_empty_in_a_folder_of_any_name(name: str) -> None:
    folder = a_folder() / name
    folder.mkdir()
    assert run("init", "--empty", cwd=folder).code == 0
    assert "no problems found" in run("check", cwd=folder).out


def test_a_log_is_empty_or_the_example() -> None:
    folder = a_folder()
    done = run("init", "--empty", "--example", cwd=folder)
    assert (done.code, done.err) == (2, "error: a log is empty, or the example; leave out --empty or --example\n")
    assert [*folder.iterdir()] == []


def test_init_never_writes_over_a_file() -> None:
    folder = a_folder()
    a_log("mine", folder)
    before = (folder / "events.yaml").read_bytes()
    for args in (["init"], ["init", "--example"], ["init", "--empty"]):
        done = run(*args, cwd=folder)
        assert (done.code, done.out) == (4, "")
        assert done.err == "error: events.yaml is there already; move it away, or go to another folder\n"
    assert (folder / "events.yaml").read_bytes() == before
    assert [path.name for path in folder.iterdir()] == ["events.yaml"]


def test_init_does_not_write_through_a_link_to_nowhere() -> None:
    folder = a_folder()
    (folder / "events.yaml").symlink_to(folder / "nowhere.yaml")
    assert run("init", cwd=folder).code == 4
    assert not (folder / "nowhere.yaml").exists()


def test_init_keeps_a_schema_that_is_there() -> None:
    folder = a_folder()
    (folder / SCHEMA_NAME).write_text("mine")
    assert run("init", cwd=folder).code == 0
    assert (folder / SCHEMA_NAME).read_text() == "mine"


def test_two_at_once_leave_one_whole_log() -> None:
    folder = a_folder()
    several = [
        subprocess.Popen(command("init"), cwd=folder, env=environment(), stderr=subprocess.DEVNULL) for _ in range(4)
    ]
    codes = sorted(one.wait(timeout=60) for one in several)
    assert codes == [0, 4, 4, 4]
    assert sorted(path.name for path in folder.iterdir()) == [SCHEMA_NAME, "events.yaml"]
    assert run("check", cwd=folder).code == 0


def test_the_example_is_written_outside_the_repository() -> None:
    folder = a_folder()
    done = run_outside("init", "--example", cwd=folder)
    assert done.code == 0, done.err
    shipped = Path(__file__).parents[2] / "events.yaml"
    assert (folder / "events.yaml").read_text().partition("\n")[2] == shipped.read_text().partition("\n")[2]
    assert (folder / SCHEMA_NAME).exists()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps(name: str) -> None:
    for flag in ("--help", "-h"):
        done = run(name, flag)
        assert (done.code, done.err) == (0, "")
        assert f"timeline {name}" in done.out
        assert done.out.count("Examples:") == 1


def test_the_help_of_the_program_names_every_command() -> None:
    done = run("--help")
    assert done.code == 0
    lines = [line.strip(" │") for line in done.out.splitlines()]
    for name in COMMANDS:
        assert any(line.split()[:1] == [name] for line in lines), name


@pytest.mark.parametrize(("typed", "meant"), [("lst", "list"), ("chek", "check"), ("actor", "actors")])
def test_a_misspelt_command_names_the_nearest(typed: str, meant: str) -> None:
    done = run(typed)
    assert (done.code, done.out) == (2, "")
    assert meant in done.err
    assert typed in done.err


def test_limit_and_reverse() -> None:
    events = "".join(f"  - {{id: y{y}, date: {y}, title: T, type: law}}\n" for y in range(2010, 2015))
    path = a_log(f"events:\n{events}")

    def ids(*args: str) -> list[str]:
        lines = run("list", "--log", path, "--format", "jsonl", *args).out.splitlines()
        return [json.loads(line)["id"] for line in lines]

    assert ids("-n", "2") == ["y2010", "y2011"]
    assert ids("-n", "2", "--reverse") == ["y2014", "y2013"]
    assert "3 more beyond --limit" in run("list", "--log", path, "-n", "2").out
