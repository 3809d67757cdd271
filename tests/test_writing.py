"""Files and folders: whole or not at all, never over a log, and one of two where two write at once."""

import json
import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from tests.helpers import a_folder, a_log, command, environment, run
from timeline.errors import WriteRefused
from timeline.writing import write

LOG = "timeline: {title: T, covers: 2024}\nevents: [{id: e, date: 2024, title: Something, type: other}]\n"
CSV = (".csv",)
PACKAGE = {"datapackage.json": b'{"resources": [{"path": "list.csv"}]}', "list.csv": b"id\r\ne\r\n"}


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def refused(*asked: Any) -> str:
    with pytest.raises(WriteRefused) as error:
        write(*asked)
    return str(error.value)


def test_a_new_file_has_the_permissions_of_every_new_file() -> None:
    folder = a_folder()
    (folder / "plain").touch()
    assert write(str(folder / "new.csv"), b"1234", CSV) == 4
    assert (folder / "new.csv").read_bytes() == b"1234"
    assert (folder / "new.csv").stat().st_mode == (folder / "plain").stat().st_mode


def test_a_file_of_the_same_kind_is_replaced_and_keeps_its_permissions_and_its_links() -> None:
    folder = a_folder()
    (folder / "old.CSV").write_bytes(b"old")
    (folder / "old.CSV").chmod(0o604)
    (folder / "link").symlink_to("old.CSV")
    write(str(folder / "link"), b"new", CSV)
    assert (folder / "link").is_symlink()
    assert (folder / "old.CSV").read_bytes() == b"new"
    assert stat.S_IMODE((folder / "old.CSV").stat().st_mode) == 0o604
    assert files(folder) == {"old.CSV", "link"}


def test_private_files_are_never_readable_by_others() -> None:
    folder = a_folder()
    (folder / "old.csv").write_bytes(b"old")
    (folder / "old.csv").chmod(0o600)
    seen = []

    def look(_: int) -> None:
        seen.extend(stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir())

    with mock.patch("os.fsync", look):
        write(str(folder / "old.csv"), b"new", CSV)
    assert seen == [0o600, 0o600]


def test_a_link_that_leads_nowhere_leads_to_the_new_file() -> None:
    folder = a_folder()
    (folder / "link.csv").symlink_to("there.csv")
    write(str(folder / "link.csv"), b"new", CSV)
    assert (folder / "there.csv").read_bytes() == b"new"
    assert (folder / "link.csv").is_symlink()


@pytest.mark.parametrize("name", ["notes.md", "notes", "events.yaml", "notes.csv.bak"])
def test_a_file_of_another_kind_is_kept(name: str) -> None:
    path = a_folder() / name
    path.write_bytes(b"old")
    message = f"{path} is there already, and its name is of another kind; give another name, such as {path.stem}.csv"
    assert refused(str(path), b"new", CSV) == message
    assert path.read_bytes() == b"old"


def test_an_empty_file_is_nothing_to_lose() -> None:
    path = a_folder() / "made-by-mktemp"
    path.touch()
    write(str(path), b"new", CSV)
    assert path.read_bytes() == b"new"


def test_a_name_as_long_as_a_name_may_be() -> None:
    folder = a_folder()
    name = "\U0001f5fa" * 62 + ".csv"  # 252 bytes
    write(str(folder / name), b"new", CSV)
    assert files(folder) == {name}


@pytest.mark.parametrize("name", ["sub", "sub/", "none/"])
def test_a_folder_is_no_file(name: str) -> None:
    folder = a_folder()
    (folder / "sub").mkdir()
    path = f"{folder}/{name}"
    assert refused(path, b"new", CSV) == f"{path} is a folder; name a file in it, such as answer.csv"
    assert files(folder) == {"sub"}


def test_there_must_be_a_folder() -> None:
    path = a_folder() / "none" / "x.csv"
    for content in (b"new", PACKAGE):
        expected = f"{path} cannot be written: there is no folder {path.parent}; make it first"
        assert refused(str(path), content, CSV) == expected


# The log itself.


@pytest.mark.parametrize("way", ["log.json", "./sub/../log.json", "soft.json", "hard.json", "actors.json", "more.json"])
def test_the_log_and_its_includes_are_never_replaced_even_where_their_names_are_of_the_kind(way: str) -> None:
    folder = a_folder()
    (folder / "sub").mkdir()
    a_log("timeline: {title: T, covers: 2024}\ninclude: [actors.json, more.json]\n", folder, "log.json")
    (folder / "actors.json").write_text("actors: {a: {name: A}}\n")
    (folder / "more.json").write_text("{}")
    (folder / "soft.json").symlink_to("log.json")
    os.link(folder / "log.json", folder / "hard.json")
    before = {name: (folder / name).read_bytes() for name in files(folder) - {"sub"}}
    for _ in range(2):  # read from the log, then from its index
        for words in (["list"], ["actors"], ["check"], ["stats"]):
            done = run(*words, "--log", "log.json", "--output", way, cwd=folder)
            assert (done.code, done.out) == (4, "")
            assert done.err == f"error: {way} is a file of the log; an answer never replaces it; give another name\n"
    assert {name: (folder / name).read_bytes() for name in files(folder) - {"sub"}} == before


def test_an_include_that_is_empty_still_is_one() -> None:
    folder = a_folder()
    a_log("timeline: {title: T, covers: 2024}\ninclude: [empty.json]\n", folder)
    (folder / "empty.json").touch()
    assert run("check", "--output", "empty.json", cwd=folder).code == 4
    assert (folder / "empty.json").read_bytes() == b""


def test_both_versions_are_kept_with_their_includes() -> None:
    folder = a_folder()
    for name in ("old", "new"):
        a_log(f"timeline: {{title: T, covers: 2024}}\ninclude: [{name}-actors.json]\n", folder, f"{name}.json")
        (folder / f"{name}-actors.json").write_text("actors: {a: {name: A}}\n")
    for name in ("old", "new", "old-actors", "new-actors"):
        done = run("compare", "old.json", "new.json", "--output", f"{name}.json", cwd=folder)
        assert (done.code, "is a file of the log" in done.err) == (4, True)


def test_a_log_that_a_link_or_the_environment_names_is_kept_too() -> None:
    folder = a_folder()
    a_log(LOG, folder, "log.txt")
    (folder / "link.txt").symlink_to("log.txt")
    assert run("list", "--log", "link.txt", "--output", "log.txt", cwd=folder).code == 4
    assert run("list", "--output", "log.txt", cwd=folder, TIMELINE_LOG="link.txt").code == 4
    assert (folder / "log.txt").read_text() == LOG
    assert (folder / "link.txt").is_symlink()


@pytest.mark.parametrize("form", ["text", "json", "csv", "md", "html"])
@pytest.mark.parametrize("name", ["events.yaml", "link.json"])
def test_an_ordinary_log_is_of_another_kind_by_whatever_name(form: str, name: str) -> None:
    folder = a_folder()
    a_log(LOG, folder)
    (folder / "link.json").symlink_to("events.yaml")
    done = run("list", "--format", form, "--output", name, cwd=folder)
    assert done.code == 4
    assert "is there already, and its name is of another kind" in done.err
    assert (folder / "events.yaml").read_text() == LOG


def test_a_log_in_the_folder_of_a_package_is_kept() -> None:
    folder = a_folder()
    (folder / "out").mkdir()
    log = a_log(LOG, folder / "out", "log.csv")
    described = b'{"resources": [{"path": "log.csv"}]}'
    (folder / "out" / "datapackage.json").write_bytes(described)
    expected = f"{folder}/out has a file of the log; an answer never replaces it; name a new folder"
    assert refused(f"{folder}/out", PACKAGE, (), [log]) == expected
    assert Path(log).read_text() == LOG


# Disks, devices, interruptions.


def test_a_full_disk_leaves_what_was_there() -> None:
    folder = a_folder()
    (folder / "old.csv").write_bytes(b"old")
    write(str(folder / "package"), PACKAGE, ())
    with mock.patch("os.fsync", side_effect=OSError(28, "No space left on device")):
        for name, content in (("old.csv", b"new"), ("new.csv", b"new"), ("package", PACKAGE), ("other", PACKAGE)):
            expected = f"{folder}/{name} cannot be written: No space left on device"
            assert refused(f"{folder}/{name}", content, CSV) == expected
    assert files(folder) == {"old.csv", "package"}
    assert (folder / "old.csv").read_bytes() == b"old"
    assert {name: (folder / "package" / name).read_bytes() for name in files(folder / "package")} == PACKAGE


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_device_is_written_to_and_never_replaced() -> None:
    assert refused("/dev/full", b"new", CSV) == "/dev/full cannot be written: No space left on device"
    assert write("/dev/null", b"new", CSV) == 3
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)
    expected = "/dev/null is a file; a data package is a folder; give it another name"
    assert refused("/dev/null", PACKAGE, ()) == expected


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_a_pipe_with_a_name_is_written_to() -> None:
    path = a_folder() / "pipe"
    os.mkfifo(path)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(path.read_bytes()))
    reader.start()
    write(str(path), b"new", CSV)
    reader.join(30)
    assert read == [b"new"]
    assert stat.S_ISFIFO(path.stat().st_mode)


@pytest.mark.skipif(not os.path.exists("/dev/fd"), reason="needs /dev/fd")
def test_file_descriptors_of_a_shell_are_written_to() -> None:
    log = a_log(LOG)
    end, start = os.pipe()
    words = command("list", "--log", log, "--format", "json", "--output", f"/dev/fd/{start}")
    done = subprocess.run(words, env=environment(), pass_fds=[start], timeout=60, check=False)
    os.close(start)
    with open(end, "rb") as pipe:
        assert [event["id"] for event in json.load(pipe)["events"]] == ["e"]
    assert done.returncode == 0


def test_an_interruption_leaves_what_was_there() -> None:
    folder = a_folder()
    log = a_log(LOG)
    (folder / "old.csv").write_bytes(b"old")
    with mock.patch("os.fsync", side_effect=KeyboardInterrupt):
        done = run("list", "--log", log, "--output", "old.csv", cwd=folder)
    assert done.code == 130
    assert files(folder) == {"old.csv"}
    assert (folder / "old.csv").read_bytes() == b"old"


SLOW = """\
import os, sys, time
sys.argv = ["timeline", *sys.argv[1:]]
os.fsync = lambda number: (print("writing", flush=True), time.sleep(60))
from timeline.__main__ import main
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_ctrl_c_in_the_middle_of_writing_leaves_what_was_there() -> None:
    folder = a_folder()
    (folder / "old.csv").write_bytes(b"old")
    words = [sys.executable, "-c", SLOW, "list", "--log", a_log(LOG), "--output", "old.csv"]
    root = str(Path(__file__).parents[2])
    settings: dict[str, Any] = {"cwd": folder, "env": environment(PYTHONPATH=root), "stdout": subprocess.PIPE}
    with subprocess.Popen(words, **settings) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"writing\n"
        assert len(files(folder)) == 2
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
    assert files(folder) == {"old.csv"}
    assert (folder / "old.csv").read_bytes() == b"old"


# Two at once.

WRITING = """\
import os, sys, time
from timeline.writing import write
letter, path, kind = sys.argv[1:]
content = letter.encode() * 300_000
whole = {"datapackage.json": b'{"resources": [{"path": "a.csv"}, {"path": "b.csv"}]}', "a.csv": content}
whole["b.csv"] = content
print("ready", flush=True)
sys.stdin.readline()
for _ in range(20):
    write(path, content if kind == "file" else whole, (".csv",))
"""


def two_at_once(path: Path, kind: str, meanwhile: Callable[[], None]) -> None:
    """Two processes write 20 times each to one place, each what no other writes."""
    root = str(Path(__file__).parents[2])
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", WRITING, letter, str(path), kind],
            env=environment(PYTHONPATH=root),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for letter in "ab"
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write(b"go\n")
        process.stdin.flush()
    while any(process.poll() is None for process in processes):
        meanwhile()
    for process in processes:
        process.communicate()
        assert process.returncode == 0


WHOLE = (b"a" * 300_000, b"b" * 300_000)


def test_whoever_reads_while_two_write_reads_one_of_the_two() -> None:
    path = a_folder() / "answer.csv"
    path.write_bytes(WHOLE[0])
    read: list[bool] = []
    two_at_once(path, "file", lambda: read.append(path.read_bytes() in WHOLE))
    assert read
    assert all(read)
    assert files(path.parent) == {"answer.csv"}


def test_of_two_folders_written_at_once_one_is_there_whole() -> None:
    path = a_folder() / "package"
    two_at_once(path, "folder", lambda: None)
    assert files(path.parent) == {"package"}
    assert files(path) == {"datapackage.json", "a.csv", "b.csv"}
    one, other = ((path / name).read_bytes() for name in ("a.csv", "b.csv"))
    assert one == other
    assert one in WHOLE


def test_a_folder_that_another_process_moves_while_it_is_looked_at_is_written() -> None:
    path = a_folder() / "package"
    write(str(path), PACKAGE, ())

    def moved(folder: Path) -> None:
        os.rename(folder, path.with_name("moved"))
        raise FileNotFoundError

    with mock.patch("os.scandir", moved):
        write(str(path), {**PACKAGE, "list.csv": b"new"}, ())
    assert (path / "list.csv").read_bytes() == b"new"


def test_two_commands_at_once() -> None:
    folder = a_folder()
    for _ in range(3):
        words = [command("date", day, "--output", "date.json") for day in ("2024", "2025")]
        started = [subprocess.Popen(one, cwd=folder, env=environment(), stderr=subprocess.PIPE) for one in words]
        assert [process.communicate(timeout=60)[1] for process in started] == [b"wrote date.json\n"] * 2
        (found,) = json.loads((folder / "date.json").read_bytes())
        assert found["edtf"] in ("2024", "2025")
        assert files(folder) == {"date.json"}


# Folders.


def test_a_package_replaces_a_package_as_a_whole() -> None:
    folder = a_folder()
    (folder / "out").mkdir(0o750)
    (folder / "out").chmod(0o750)
    assert write(f"{folder}/out/", PACKAGE, ()) == sum(map(len, PACKAGE.values()))
    (folder / "link").symlink_to("out")
    other = {"datapackage.json": b'{"resources": [{"path": "new.csv"}]}', "new.csv": b"y"}
    write(f"{folder}/link", other, ())
    assert {name: (folder / "out" / name).read_bytes() for name in files(folder / "out")} == other
    assert files(folder) == {"out", "link"}
    assert (folder / "link").is_symlink()
    assert stat.S_IMODE((folder / "out").stat().st_mode) == 0o750


@pytest.mark.parametrize(
    ("described", "strange"),
    [
        (None, "mine.csv"),
        (b"{", "datapackage.json"),
        (b"[" * 100_000, "datapackage.json"),
        (b'{"resources": 1}', "datapackage.json"),
        (b'{"resources": [{"path": ["mine.csv"]}]}', "datapackage.json"),
        (b'{"resources": [{"path": "other.csv"}]}', "mine.csv"),
        (b'{"resources": [{"path": "sub/../mine.csv"}]}', "mine.csv"),
        (b'{"resources": [{"path": "mine.csv"}, {"path": "events.yaml"}]}', "events.yaml"),
        (b'{"resources": [{"path": "mine.csv"}, {"path": "sub.csv"}]}', "sub.csv"),
        (b'{"resources": [{"path": "mine.csv"}, {"path": "link.csv"}]}', "link.csv"),
    ],
)
def test_a_folder_with_what_is_of_no_package_is_kept(described: bytes | None, strange: str) -> None:
    folder = a_folder()
    out = folder / "out"
    out.mkdir()
    (out / "mine.csv").write_bytes(b"mine")
    if described is not None:
        (out / "datapackage.json").write_bytes(described)
    if strange == "events.yaml":
        (out / strange).write_text(LOG)
    if strange == "sub.csv":
        (out / strange).mkdir()
    if strange == "link.csv":
        (out / strange).symlink_to("mine.csv")
    before = files(out)
    message = f"{out} has a file that is of no data package: {strange}; name a new folder, or an empty one"
    assert refused(str(out), PACKAGE, ()) == message
    assert files(out) == before
    assert (out / "mine.csv").read_bytes() == b"mine"


def test_nobody_loses_the_ground_under_his_feet(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = a_folder()
    monkeypatch.chdir(folder)
    for name in (".", str(folder), str(folder.parent)):
        expected = f"{name} holds the folder in which you are; name a folder in it"
        assert refused(name, PACKAGE, ()) == expected
    assert files(folder) == set()


@pytest.mark.parametrize("end", [KeyboardInterrupt(), OSError(5, "Input/output error")])
def test_an_end_between_the_two_steps_leaves_the_folder_that_was_there(end: BaseException) -> None:
    folder = a_folder()
    write(f"{folder}/out", {**PACKAGE, "list.csv": b"old"}, ())
    rename = os.rename

    def fails(old: Path, new: Path) -> None:
        if new.name == "out" and old.suffix == ".part":
            raise end
        rename(old, new)

    with mock.patch("os.rename", fails), pytest.raises((KeyboardInterrupt, WriteRefused)):
        write(f"{folder}/out", PACKAGE, ())
    assert files(folder) == {"out"}
    assert (folder / "out" / "list.csv").read_bytes() == b"old"


def test_a_process_that_comes_between_the_two_steps_is_replaced_in_its_turn() -> None:
    folder = a_folder()
    write(f"{folder}/out", {**PACKAGE, "list.csv": b"old"}, ())
    rename, others = os.rename, []

    def between(old: Path, new: Path) -> None:
        rename(old, new)
        if old.name == "out" and not others:
            others.append(old)
            old.mkdir()
            (old / "list.csv").write_bytes(b"another's")

    with mock.patch("os.rename", between):
        write(f"{folder}/out", PACKAGE, ())
    assert others
    assert files(folder) == {"out"}
    assert {name: (folder / "out" / name).read_bytes() for name in files(folder / "out")} == PACKAGE
