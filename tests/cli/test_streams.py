"""Standard output: the same bytes on every machine, all of them, and text that no encoding stops."""

import ast
import errno
import io
import os
import select
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.test_output import ASKED, EVERY, LOG, name_for, parameter, write_table
from tests.helpers import a_folder, a_log, command, environment, run, run_in_encoding
from timeline.cli.main import COMMANDS
from timeline.streams import Whole
from timeline.transliteration import in_ascii

TITLE = "Łódź – “talks” → Ménaka ● 尼日尔 😀"


@pytest.fixture(scope="module")
def folder() -> Path:
    folder = a_folder()
    text = LOG.replace("Islamic State", TITLE)
    a_log(text, folder)
    a_log(text.replace("low: 2000", "low: 1000"), folder, "old.yaml")
    write_table(folder)
    return folder


def words(name: str) -> list[str]:
    return [name, *ASKED.get(name, []), *(["--as-of", "2025-03-18"] if parameter(name, "as_of") else [])]


# The bytes.


@pytest.mark.parametrize(
    ("name", "form"), [one for one in EVERY if one[1] not in ("text", "datapackage")], ids=" ".join
)
def test_data_has_the_same_bytes_in_every_locale_as_in_a_file(name: str, form: str, folder: Path) -> None:
    asked = [*words(name), "--format", form]
    file = f"{name}-{form}{Path(name_for(form)).suffix}"
    written = run(*asked, "--output", file, cwd=folder)
    # As on Windows: an encoding without most letters, and line ends of its own.
    code, out, _ = run_in_encoding("cp1252", "\r\n", *asked, cwd=folder)
    assert code == written.code
    assert out == (folder / file).read_bytes()


LOCALES: list[dict[str, str]] = [
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "ascii:strict"},
    {"PYTHONIOENCODING": "utf-16"},
    {"PYTHONIOENCODING": "latin-1:strict"},
    {"PYTHONUTF8": "0", "LC_ALL": "C"},
    {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONUTF8": "1", "LC_ALL": "POSIX", "PYTHONUNBUFFERED": "1"},
]


@pytest.mark.parametrize("locale", LOCALES, ids=str)
def test_a_process_in_every_locale(locale: dict[str, str], folder: Path) -> None:
    settings = environment(**locale)
    for asked in (["list", "--format", "json"], ["page"], ["show", "daesh", "--format", "csv"]):
        expected = run_in_encoding("utf-8", "", *asked, "--as-of", "2025-03-18", cwd=folder)[1]
        line = command(*asked, "--as-of", "2025-03-18")
        done = subprocess.run(line, cwd=folder, env=settings, capture_output=True, timeout=60)
        assert (done.returncode, done.stdout) == (0, expected)
    for asked in (["show", "daesh"], ["list", "--help"], ["show", TITLE]):
        done = subprocess.run(command(*asked), cwd=folder, env=settings, capture_output=True, timeout=60)
        assert (done.returncode, b"Traceback" in done.stderr) == (2 if TITLE in asked else 0, False)
        assert done.stdout or done.stderr


# Text in an encoding that lacks a letter.


@pytest.mark.parametrize(
    ("character", "plain"),
    [
        ("–", "-"),
        ("—", "--"),
        ("’", "'"),
        ("…", "..."),
        ("→", "->"),
        ("●", "*"),
        ("é", "e"),
        ("ł", "l"),
        ("Ł", "L"),
        ("ź", "z"),
        ("ß", "ss"),
        ("\u00a0", " "),
        ("③", "3"),
        ("␛", "\\x1b"),
        ("␡", "\\x7f"),
        ("ﬁ", "\\ufb01"),
        ("ت", "\\u062a"),
        ("尼", "\\u5c3c"),
        ("😀", "\\U0001f600"),
        ("\udcff", "\\udcff"),
        ("\u0301", "\\u0301"),
    ],
)
def test_replacements_of_unprintable_characters(character: str, plain: str) -> None:
    assert in_ascii(character) == plain


@given(st.characters())
def test_something_of_ascii_stands_for_each(character: str) -> None:
    assert in_ascii(character).isascii()
    assert in_ascii(character).isprintable() or character.isascii()


def signs_in(path: Path) -> set[str]:
    """The characters beyond ASCII in the texts of a module, but for its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    inside = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) in told]
    return {sign for text in texts if text not in inside for sign in text if sign > "\x7f"}


def test_every_sign_that_the_program_draws_has_a_look_alike() -> None:
    package = Path(__file__).parents[2] / "timeline"
    drawn = {
        sign
        for room in ("render", "telling", "reports", "cli")
        for path in (package / room).glob("*.py")
        for sign in signs_in(path)
    }
    assert {"●", "→", "–", "█"} <= drawn
    assert {sign for sign in drawn if in_ascii(sign).startswith("\\")} <= {"\ufeff"}  # which is only removed


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in ("init", "page", "schema", "cache", "help")])
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "utf-16", "koi8-r"])
def test_text_is_written_in_every_encoding(encoding: str, name: str, folder: Path) -> None:
    expected = run(*words(name), cwd=folder)
    code, out, err = run_in_encoding(encoding, "", *words(name), cwd=folder)
    assert code == expected.code
    assert err == b"" or expected.err
    assert out.decode(encoding).count("\n") == expected.out.count("\n")
    if encoding == "utf-16":
        assert out.decode(encoding) == expected.out


def test_messages_and_help_are_written_in_every_encoding(folder: Path) -> None:
    code, _, err = run_in_encoding("ascii", "", "show", TITLE, cwd=folder)
    assert (code, b'error: no entry has the id \'Lodz - "talks" -> Menaka * \\u5c3c' in err) == (2, True)
    code, out, _ = run_in_encoding("ascii", "", "list", "--help", cwd=folder)
    assert (code, b"--country" in out) == (0, True)
    a_log("events: [{id: e, date: 2020, title: T, type: Łódź}]", folder, "faulty.yaml")
    code, _, err = run_in_encoding("ascii", "", "list", "--log", "faulty.yaml", cwd=folder)
    assert (code, b"'Lodz'" in err) == (3, True)


# Whole, or an error.


class Stingy(io.RawIOBase):
    """A stream that takes a few bytes at a time, now and then none, and fails after so many."""

    def __init__(self, sizes: list[int], room: int = 1 << 30) -> None:
        super().__init__()
        self.sizes = sizes
        self.room = room
        self.taken = b""
        self.own, self.other = os.pipe()

    def fileno(self) -> int:
        return self.other

    def write(self, data: Any) -> int | None:
        size = self.sizes.pop(0) if self.sizes else len(data)
        if size == 0:
            return None
        if len(self.taken) >= self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        self.taken += bytes(data[:size])
        return min(size, len(data))


@given(st.binary(max_size=400), st.lists(st.integers(0, 50), max_size=40))
def test_all_is_written_however_little_is_taken_at_a_time(data: bytes, sizes: list[int]) -> None:
    raw = Stingy(sizes)
    stream = io.BufferedWriter(Whole(raw), 64)
    stream.write(data[:100])
    stream.write(data[100:])
    stream.flush()
    assert raw.taken == data
    os.close(raw.own)
    os.close(raw.other)


def test_a_failure_is_raised_once_and_kept() -> None:
    raw = Stingy([10], room=10)
    whole = Whole(raw)
    with pytest.raises(OSError, match="No space left"):
        whole.write(b"x" * 30)
    assert whole.error is not None
    assert whole.write(b"more") == 4
    assert raw.taken == b"x" * 10


def test_a_stream_that_takes_nothing_is_no_endless_loop() -> None:
    class Full(Stingy):
        def write(self, _: Any) -> int:
            return 0

    with pytest.raises(OSError, match="Input/output error"):
        Whole(Full([])).write(b"x")


@pytest.fixture(scope="module")
def long() -> str:
    """A log whose answers are far longer than a pipe holds."""
    lines = (f"  - {{id: e{n}, date: 2020, title: Event {n} of many, type: law}}\n" for n in range(3000))
    return a_log("events:\n" + "".join(lines))


@pytest.mark.parametrize("form", ["text", "json"])
def test_all_arrives_also_where_python_does_not_buffer(form: str, long: str) -> None:
    line = command("list", "--log", long, "--format", form)
    expected = run("list", "--log", long, "--format", form).out.encode()
    assert len(expected) > 1 << 17
    with subprocess.Popen(line, env=environment(PYTHONUNBUFFERED="1"), stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        select.select([process.stdout], [], [], 60)
        time.sleep(0.2)  # the pipe is full by now
        assert process.stdout.read() == expected
    assert process.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs pipes that do not wait")
def test_all_arrives_also_where_the_pipe_does_not_wait(long: str) -> None:
    line = command("list", "--log", long, "--format", "json")
    own, other = os.pipe()
    os.set_blocking(other, False)
    with subprocess.Popen(line, env=environment(), stdout=other) as process:
        os.close(other)
        time.sleep(0.5)
        found = b"".join(iter(lambda: os.read(own, 5000), b""))
    os.close(own)
    assert process.returncode == 0
    assert found == run("list", "--log", long, "--format", "json").out.encode()


COMPLETING = {"_TIMELINE_COMPLETE": "complete_bash", "COMP_WORDS": "timeline ", "COMP_CWORD": "1"}
SCRIPT = {"_TIMELINE_COMPLETE": "source_bash"}
SHORT: list[tuple[list[str], dict[str, str]]] = [
    (["--help"], {}),
    (["--version"], {}),
    (["list", "--help"], {}),
    (["schema"], {}),
    (["date", "2024"], {}),
    (["date", "2024", "--format", "json"], {"PYTHONUNBUFFERED": "1"}),
    ([], COMPLETING),
    ([], SCRIPT),
]


@pytest.mark.parametrize(("asked", "env"), SHORT, ids=str)
def test_a_reader_that_is_gone(asked: list[str], env: dict[str, str]) -> None:
    own, other = os.pipe()
    os.close(own)
    done = subprocess.run(command(*asked), env=environment(**env), stdout=other, stderr=subprocess.PIPE, timeout=60)
    os.close(other)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize(("asked", "env"), SHORT, ids=str)
def test_a_disk_that_is_full(asked: list[str], env: dict[str, str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command(*asked), env=environment(**env), stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert (done.returncode, done.stderr) == (4, b"error: cannot write: No space left on device\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
def test_a_standard_output_that_is_closed() -> None:
    log = a_log(LOG)

    def closed(line: str) -> tuple[int, str]:
        words = " ".join(command(line))
        done = subprocess.run(
            ["sh", "-c", f"{words} >&-"], env=environment(), capture_output=True, text=True, timeout=60
        )
        return done.returncode, done.stderr

    message = "error: cannot write: standard output is closed\n"
    for line in ("--help", "--version", f"list --log {log}", f"page --log {log}"):
        assert closed(line) == (4, message)
    # What has a file to go to needs no standard output.
    file = a_folder() / "answer.json"
    assert closed(f"list --log {log} --as-of 2025-03-18 --output {file}")[0] == 0
    assert file.read_bytes()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
@pytest.mark.parametrize("way", ["--output", ">"])
def test_the_reader_of_a_pipe_with_a_name_goes_away(way: str, long: str) -> None:
    path = a_folder() / "pipe"
    os.mkfifo(path)

    def read_a_little() -> None:
        with open(path, "rb") as pipe:
            pipe.read(10)

    reader = threading.Thread(target=read_a_little)
    reader.start()
    line = f"{' '.join(command('list', '--log', long, '--format', 'json'))} {way} {path}"
    done = subprocess.run(["sh", "-c", line], env=environment(), capture_output=True, timeout=60)
    reader.join(60)
    assert (done.returncode, done.stdout, done.stderr) == (141, b"", b"")


def test_messages_that_nobody_takes_stop_no_answer(folder: Path) -> None:
    asked = ["list", "--from", "2030", "--as-of", "2025-03-18"]
    own, other = os.pipe()
    os.close(own)
    done = subprocess.run(
        command(*asked), cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=other, timeout=60
    )
    os.close(other)
    assert (done.returncode, done.stdout.decode()) == (0, run(*asked, cwd=folder).out)
