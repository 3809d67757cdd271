"""Files that nobody should feed to the command: each ends with a plain message, soon, and in little memory.

The command runs outside, so that a crash or a flood is seen as a user would see it. No time is asserted (a busy machine
would fail it), only that it ends; memory is: no file may take over 300 MB.
"""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests import helpers
from tests.helpers import HEADER, Result, environment

MOST_MEMORY = 300 * 1024  # KiB
MIB = b"x" * (1 << 20)
HEAD = HEADER.encode()
SUBJECT = b"  - {id: e%d, date: 2024-01-01, title: An event, type: coupp, places: [Irak]}\n"

# The process itself tells the peak of its memory: what the system says of a child counts what its parent had.
_RUN = """
import atexit, os
from timeline.__main__ import main

def tell(note=os.environ["PEAK"]):
    with open("/proc/self/status") as status, open(note, "w") as file:
        file.write(next(line.split()[1] for line in status if line.startswith("VmHWM")))

if os.path.exists("/proc/self/status"):
    atexit.register(tell)
main()
"""


def run(command: str, log: Path) -> Result:
    """The end of `timeline COMMAND --log LOG`, which has no traceback and kept within its memory."""
    note = log.parent / "peak"
    arguments = [sys.executable, "-c", _RUN, command, "--log", log.name]
    surroundings = environment(PEAK=str(note))
    done = subprocess.run(
        arguments, cwd=log.parent, env=surroundings, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert "Traceback" not in done.stderr
    if note.exists():
        assert int(note.read_text()) < MOST_MEMORY
    return Result(done.returncode, done.stdout, done.stderr)


def first_line(pieces: Iterable[bytes], folder: Path) -> str:
    """The first line of `check` for a log of these pieces; it exits with 1."""
    log = folder / "log.yaml"
    try:
        with log.open("wb") as file:
            file.writelines(pieces)
        result = run("check", log)
    finally:
        log.unlink()
    assert (result.code, result.err) == (1, "")
    return result.out.splitlines()[0]


NESTED = "error: nested more than 50 levels deep (a log needs five or six) [too-deep]"
TOO_LARGE = "error: a single text or comment of over 1 MiB follows (shorten it) [too-large]"
TOO_MANY = "error: over 10,000 errors: the rest was not looked at (is this the right file?) [too-many-problems]"
EMPTY = "error: there is nothing in this log ('timeline init' writes one to start from) [empty-log]"

DEEP = {
    "lists in brackets": ([HEAD, b"events: ", b"[" * 10_000, b"]" * 10_000], "2:58"),
    "mappings in brackets": ([HEAD, b"events: ", b"{a: " * 10_000, b"}" * 10_000], "2:205"),
    "mappings as keys": ([HEAD, b"events: ", b"{" * 10_000], "2:58"),
    "questions": ([HEAD, b"events: ", b"[? " * 10_000], "2:82"),
    "lists by indent": ([HEAD, b"events:\n", *(b" " * n + b"-\n" for n in range(10_000))], "52:50"),
    "lists in one line": ([HEAD, b"events:\n", b"- " * 10_000], "3:99"),
    "a mebibyte of brackets": ([HEAD, b"events: ", b"[" * (1 << 20)], "2:58"),
}


@pytest.mark.parametrize("name", DEEP)
def test_deep_nesting_ends_at_fifty_levels(name: str, tmp_path: Path) -> None:
    pieces, place = DEEP[name]
    assert first_line(pieces, tmp_path) == f"log.yaml:{place}: {NESTED}"


LARGE = {
    "plain text": ([HEAD, b"events: ", *[MIB] * 100], "2:7"),
    "plain text in lines": ([HEAD, b"events: ", *[(b"x" * 79 + b"\n ") * 13_000] * 100], "2:7"),
    "quoted text": ([HEAD, b'events: "', *[MIB] * 100, b'"'], "2:7"),
    "escapes": ([HEAD, b'events: "', *[b"\\n" * (1 << 19)] * 100, b'"'], "2:7"),
    "block text": ([HEAD, b"events: |\n", *[(b" " + b"x" * 78 + b"\n") * 13_000] * 100], "2:7"),
    "a comment": ([b"# ", *[MIB] * 100, b"\n", HEAD], "1:1"),
    "a key": ([HEAD, *[MIB] * 100, b": 1\n"], f"1:{len(HEAD)}"),
    "an anchor": ([HEAD, b"events: &", *[MIB] * 100], "2:7"),
    "empty lines": ([HEAD, *[b"\n" * (1 << 20)] * 100], f"1:{len(HEAD)}"),
}


@pytest.mark.parametrize("name", LARGE)
def test_a_text_of_100_megabytes_is_not_taken_in(name: str, tmp_path: Path) -> None:
    pieces, place = LARGE[name]
    assert first_line(pieces, tmp_path) == f"log.yaml:{place}: {TOO_LARGE}"


def test_a_hole_of_100_megabytes_is_not_taken_in(tmp_path: Path) -> None:
    log = tmp_path / "log.yaml"
    with log.open("wb") as file:
        file.truncate(100 << 20)
    result = run("check", log)
    assert result.code == 1
    assert result.out.startswith("log.yaml:1:1: error: the control character ⟨U+0000⟩ stands in the text (")


def test_aliases_do_not_multiply(tmp_path: Path) -> None:
    levels = [b"l%d: &l%d [%s]\n" % (n, n, b",".join([b"*l%d" % (n - 1)] * 10)) for n in range(1, 10)]
    bomb = [HEAD, b"l0: &l0 [x,x,x,x,x,x,x,x,x,x]\n", *levels]
    assert first_line(bomb, tmp_path).startswith("log.yaml:2:5: error: the anchor '&l0' is not read (")


FLOODS = {
    "unknown types and places": [HEAD, b"events:\n", *(SUBJECT % n for n in range(50_000))],
    "unknown keys": [HEAD, b"events:\n", *(b"  - {id: e%d, titel: x}\n" % n for n in range(50_000))],
    "unknown names, each another": [
        HEAD,
        b"sources: {s: {title: x}}\nevents:\n",
        *(b"  - {id: e%d, date: 2024, title: x, type: law, places: p%d, sources: s}\n" % (n, n) for n in range(50_000)),
    ],
    "bad dates, each another": [HEAD, b"events:\n", *(b"  - {id: e, date: foo%dbar}\n" % n for n in range(50_000))],
    "keys that stand twice": [HEAD, b"events: {", b"a: 1, " * 50_000, b"}"],
    "sections": [HEAD, *(b"s%d: x\n" % n for n in range(50_000))],
    "entries that are text": [HEAD, b"events:\n", b"  - x\n" * 50_000],
    "all in one line": [HEAD, b"events: [", *(b"{id: e%d, titel: x}, " % n for n in range(50_000)), b"]"],
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", FLOODS)
def test_of_50_000_faults_10_000_are_reported(name: str, tmp_path: Path) -> None:
    assert first_line(FLOODS[name], tmp_path) == f"log.yaml:1:1: {TOO_MANY}"


@pytest.mark.slow
def test_of_50_000_warnings_10_000_are_reported(tmp_path: Path) -> None:
    log = tmp_path / "log.yaml"
    events = (b"  - {id: e%d, date: 2024, title: An event, type: other}\n" % n for n in range(50_000))
    log.write_bytes(b"".join([HEAD, b"events:\n", *events]))
    result = run("check", log)
    assert result.code == 0
    lines = result.out.splitlines()
    assert lines[0] == "log.yaml:1:1: warning: 40,000 more warnings are left out [too-many-problems]"
    assert lines[-1] == "0 errors, 10,001 warnings"


def test_an_entry_of_a_million_items_is_not_taken_in(tmp_path: Path) -> None:
    start = b"events:\n  - id: a\n    tags: [\n"
    said = first_line([HEAD, start, b"a,\n" * 1_000_000, b"]\n"], tmp_path)
    # The entry, its two keys, the id and the list are five parts; the hundred-thousand-and-first is refused.
    assert said == f"log.yaml:{5 + 100_000 - 5}:1: error: an entry of over 100,000 parts (split it) [too-large]"


def first_line_inside(content: str, folder: Path) -> str:
    """As `first_line`, for small logs: inside this process, which is faster."""
    (folder / "log.yaml").write_text(content, encoding="utf-8")
    result = helpers.run("check", "--log", "log.yaml", cwd=folder)
    assert (result.code, result.err) == (1, "")
    return result.out.splitlines()[0]


@pytest.mark.parametrize(
    "content",
    ["", " ", "\n\n", "# nothing\n# at all\n", "---\n", "---\n...\n", "\ufeff", "\ufeff# nothing\n"],
)
def test_a_log_without_anything_is_empty(content: str, tmp_path: Path) -> None:
    assert first_line_inside(content, tmp_path).endswith(EMPTY)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("- a\n- b\n", "1:1: error: a log is a mapping of sections, here is a list ("),
        ("hello\n", "1:1: error: a log is a mapping of sections, here is text ("),
        ("date,title\n2024,x\n", "1:1: error: a log is a mapping of sections, here is text ("),
        (HEADER + "events: {a: {title: x}}\n", "2:1: error: 'events' is a list, here is a mapping ("),
        (HEADER + "actors: [a, b, c]\n", "2:1: error: 'actors' is a mapping, here is a list ("),
        (HEADER + "plans: none\n", "2:1: error: 'plans' is a list, here is text ("),
        ("timeline: [a]\n", "1:11: error: a header is a mapping, here is a list ("),
    ],
)
def test_a_log_of_another_form_is_told_so(content: str, said: str, tmp_path: Path) -> None:
    assert first_line_inside(content, tmp_path).startswith(f"log.yaml:{said}")


def test_other_commands_end_with_3(tmp_path: Path) -> None:
    log = tmp_path / "log.yaml"
    log.write_bytes(b"".join(FLOODS["unknown keys"]))
    result = run("list", log)
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith(f"log.yaml:1:1: {TOO_MANY}\n")


@pytest.mark.parametrize("command", ["check", "list"])
def test_unreadable_files_exit_with_3(command: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name, said in (
        ("missing.yaml", "there is no such file"),
        ("folder", "this is a folder, not a log; name the file in it, such as events.yaml"),
        ("pipe", "this is a pipe or a device, not a file; save it to a file first"),
        ("x" * 300, "cannot be opened: File name too long"),
    ):
        result = run(command, tmp_path / name)
        assert (result.code, result.out, result.err) == (3, "", f"error: {name}: {said}\n")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_ends_with_3(tmp_path: Path) -> None:
    log = tmp_path / "log.yaml"
    log.write_bytes(HEAD)
    log.chmod(0)
    result = run("check", log)
    assert (result.code, result.err) == (3, "error: log.yaml: this file may not be read; check its permissions\n")


CHAINS = {
    "actors": ("actors:\n", "  p{0}: {{name: A{0}, part_of: p{1}}}\n", "  p{0}: {{name: Last}}\n", "part_of: p0"),
    "places": ("places:\n", "  p{0}: {{name: A{0}, in: p{1}}}\n", "  p{0}: {{name: Last}}\n", "in: p0"),
    "parts": ("places:\n", "  p{0}: {{name: A{0}, contains: p{1}}}\n", "  p{0}: {{name: Last}}\n", "contains: p0"),
}


@pytest.mark.parametrize("name", CHAINS)
@pytest.mark.parametrize("is_loop", [False, True])
def test_a_chain_of_3_000_links_is_walked_once(name: str, is_loop: bool, tmp_path: Path) -> None:
    head, link, last, back = CHAINS[name]
    end = last.replace("}}\n", f", {back}}}}}\n") if is_loop else last
    links = "".join(link.format(n, n + 1) for n in range(3_000))
    (tmp_path / "log.yaml").write_text(f"{HEADER}{head}{links}{end.format(3_000)}", encoding="utf-8")
    out = helpers.run("check", "--log", "log.yaml", "--quiet", cwd=tmp_path).out
    assert out.count("[loop]") == is_loop
