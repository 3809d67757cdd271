"""`file` in every answer: seen from the folder of the log, so that no answer tells where on a machine that lies."""

import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.cli.test_output import ASKED, EVERY, LOG, name_for, write_table
from tests.helpers import a_folder, a_log, run

TELLING = "home-of-somebody"
"""The name of a folder that no answer may tell."""

LOCAL = {"cache", "date", "schema"}
"""Commands that answer from no log; `cache` tells where on this machine things are, as that is what is asked."""


@pytest.fixture(scope="module")
def folder() -> Path:
    """A repository with a log in a folder of it, which includes a file below that folder and one above."""
    root = a_folder() / TELLING
    (root / "logs" / "parts").mkdir(parents=True)
    subprocess.run(["git", "init", "--quiet", root], check=True)
    included = LOG.replace("views:", "include: [parts/more.yaml, ../shared.yaml]\nviews:")
    a_log(included, root / "logs")
    a_log(included.replace("=A joint", "A joint"), root / "logs", "old.yaml")
    more = "events:\n- {id: inside, date: 2020, title: Talks inside, type: law, places: [ML]}\n"
    (root / "logs" / "parts" / "more.yaml").write_text(more)
    write_table(root / "logs")
    (root / "shared.yaml").write_text("events:\n- {id: beside, date: 2019, title: Talks beside, type: law}\n")
    return root


def contents(path: Path) -> str:
    """The whole content of a file, of the files of a folder, or of those of an archive."""
    if path.is_dir():
        return "".join(contents(one) for one in path.iterdir())
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return "".join(archive.read(name).decode(errors="replace") for name in archive.namelist())
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "form"), [one for one in EVERY if one[0] not in LOCAL], ids=" ".join)
def test_no_answer_tells_where_the_log_lies(name: str, form: str, folder: Path) -> None:
    if (name, form) == ("check", "text"):
        pytest.skip("names the files as the user does, for whoever opens them")
    out = a_folder() / name_for(form)
    log = str(folder / "logs" / "events.yaml")
    words = [str(folder / "logs" / word) if "." in word and " " not in word else word for word in ASKED.get(name, [])]
    asked = words if name == "compare" else [*words, "--log", log]
    done = run(name, *asked, "--format", form, "--output", str(out), cwd=out.parent)
    assert done.code == 0, done
    assert TELLING not in contents(out)


def test_the_files_of_a_log_are_seen_from_its_folder(folder: Path) -> None:
    log = folder / "logs" / "events.yaml"
    for cwd, given in ((folder, "logs/events.yaml"), (folder / "logs", "events.yaml"), (Path("/"), str(log))):
        found = json.loads(run("list", "--log", given, "--format", "json", cwd=cwd).out)
        assert [one["file"] for one in found["logs"]] == ["events.yaml"]
        assert {event["id"]: event["file"] for event in found["events"]} == {
            "talks": "events.yaml",
            "old": "events.yaml",
            "inside": "parts/more.yaml",
            "beside": "../shared.yaml",
        }
        assert run("show", "inside", "--log", given, cwd=cwd).out.splitlines()[-1] == "file        parts/more.yaml:2"


def test_of_several_logs_each_is_seen_from_its_own_folder() -> None:
    folder = a_folder()
    logs = []
    for name in ("one", "two"):
        (folder / TELLING / name).mkdir(parents=True)
        log = f"events: [{{id: {name}, date: 2020, title: T, type: law}}]"
        logs += ["--log", a_log(log, folder / TELLING / name, f"{name}.yaml")]
    found = json.loads(run("list", *logs, "--format", "json").out)
    assert [one["file"] for one in found["logs"]] == ["one.yaml", "two.yaml"]
    assert [event["file"] for event in found["events"]] == ["one.yaml", "two.yaml"]


def test_problems_tell_no_folder_but_to_those_who_open_files() -> None:
    folder = a_folder() / TELLING
    folder.mkdir()
    log = a_log("timeline: {title: T, covers: 2020}\ninclude: [more.yaml, none.yaml]\nevents: []\n", folder)
    event = "{id: a, date: 2020, title: A, type: other}"
    (folder / "more.yaml").write_text(f"events:\n  - {event}\n  - {event}\n")
    (problem, twice) = json.loads(run("check", "--log", log, "--format", "json", "--quiet").out)["problems"]
    assert (problem["file"], problem["message"]) == ("events.yaml", "none.yaml: there is no such file")
    assert (twice["file"], twice["code"]) == ("more.yaml", "duplicate-id")
    assert run("check", "--log", log, "--quiet").out.startswith(f"{log}:2:22: error: {folder}/none.yaml: there is no")
    # GitHub looks for a file from the folder where the command runs.
    for cwd, given, file in ((folder, log, "events.yaml"), (folder.parent, log, f"{TELLING}/events.yaml")):
        told = run("check", "--log", given, "--format", "github", "--quiet", cwd=cwd).out
        assert told.startswith(f"::error file={file},line=2,col=22,")
    told = run("check", "--log", f"{TELLING}/events.yaml", "--format", "github", "--quiet", cwd=folder.parent).out
    assert told.startswith(f"::error file={TELLING}/events.yaml,")
    told = run("check", "--log", log, "--format", "github", "--quiet", cwd=a_folder()).out
    assert told.startswith("::error file=events.yaml,")


def test_a_version_is_called_as_it_was_written_without_the_folders_of_an_absolute_path(folder: Path) -> None:
    log, old = folder / "logs" / "events.yaml", folder / "logs" / "old.yaml"
    for cwd, given, told in (("/", str(old), "old.yaml"), (folder, "logs/old.yaml", "logs/old.yaml")):
        found = json.loads(run("compare", given, str(log), "--format", "json", cwd=cwd).out)
        assert (found["old"]["version"], found["new"]["version"]) == (told, "events.yaml")
        assert {one["file"] for one in found["changed"]} == {"events.yaml"}
        assert run("compare", given, str(log), cwd=cwd).out.splitlines()[1] == f"{told} → events.yaml"
