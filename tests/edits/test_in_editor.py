"""Entries from an editor: the form for a new one, and editors that fail, save nothing, or save what cannot be read."""

import errno
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.helpers import Result, a_folder, a_log, environment, run
from tests.helpers import command as command_line
from timeline.cli.editor import edited
from timeline.edits.keys import KINDS
from timeline.errors import NothingWritten
from timeline.starter import starter_text


@pytest.fixture
def log() -> Path:
    return Path(a_log(starter_text(2026), a_folder()))


def with_editor(log: Path, script: str, *args: str) -> Result:
    """Run a command with a shell script as the editor, which has the name of the file as `$1`."""
    editor = log.parent / "editor.sh"
    editor.write_text(f"#!/bin/sh\ncd {log.parent}\n{script}\n", encoding="utf-8")
    editor.chmod(0o755)
    return run(*args, "--yes", "--log", str(log), EDITOR=str(editor), XDG_STATE_HOME=str(log.parent / "state"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_form_fits_on_a_terminal_and_a_form_as_it_was_adds_nothing(log: Path, kind: str) -> None:
    done = with_editor(log, 'cp "$1" form', "add", "-e", kind)
    assert done.code == 5
    assert done.err == "error: nothing was written: the text was left as it was\n"
    form = (log.parent / "form").read_text(encoding="utf-8")
    assert "To stop" not in form
    assert max(map(len, form.splitlines())) < 80
    assert log.read_text(encoding="utf-8") == starter_text(2026)


def test_the_form_of_an_event_names_the_choices_of_the_log(log: Path) -> None:
    with_editor(log, 'cp "$1" form', "add", "-e")
    form = " ".join(re.sub(r"#", " ", (log.parent / "form").read_text(encoding="utf-8")).split())
    assert "type: the kind of event attack, strike, battle" in form
    assert "actors: [] the ids of those who took part or are concerned bridge-authority, ministry" in form
    assert "sources: [] who says so, and where: [ID, {ref: ID, at: page 3}] decree, report-2024, daily" in form
    assert "status: how sure the sources are; 'stated' is the default stated, reported, claimed" in form


FILL = r"""sed -i -e 's/^    date: .*/    date: 5 March 2026/' -e 's/^    title: .*/    title: A fair on the bridge/' \
    -e 's/^    type: .*/    type: TYPE/' -e 's/# places: \[\].*/places: [bridge]/' "$1" """


def test_a_form_that_is_filled_in_is_an_entry(log: Path) -> None:
    done = with_editor(log, FILL.replace("TYPE", "other"), "add", "-e", "--source", "audit@page 2")
    assert done.code == 0, done.err
    new = log.read_text(encoding="utf-8").replace(starter_text(2026), "")
    entry = re.search(r"  - id: fair-bridge\n(?:    .*\n)+", new)
    assert entry is not None
    assert re.sub(r"added: \S+", "added: DAY", entry.group()).splitlines() == [
        "  - id: fair-bridge",
        "    date: 5 March 2026",
        "    title: A fair on the bridge",
        "    type: other",
        "    places: [bridge]",
        "    added: DAY",
        "    sources: [{ref: audit, at: page 2}]",
    ]


def test_a_source_needs_no_id_in_its_form(log: Path) -> None:
    script = r"""sed -i -e 's/^    title: .*/    title: A note on tolls/' -e 's/# date: .*/date: 2026-01/' "$1" """
    done = with_editor(log, script, "add", "-e", "source")
    assert done.code == 0, done.err
    assert "{title: A note on tolls, date: 2026-01}" in log.read_text(encoding="utf-8")


def test_faults_come_back_above_their_lines_and_a_text_that_stays_is_kept(log: Path) -> None:
    done = with_editor(log, FILL.replace("TYPE", "fair") + '; cp "$1" form', "add", "-e")
    assert done.code == 5
    form = (log.parent / "form").read_text(encoding="utf-8").splitlines()
    fault = form.index("#! no type of event is called 'fair' ('timeline types' lists them)")
    assert form[fault + 1] == "    type: fair"
    assert form[1] == "#! To stop, close it as it is: nothing is written, and your text is kept in a file."
    assert done.err.endswith(
        "error: nothing was written: no type of event is called 'fair' ('timeline types' lists them)\n"
    )
    assert "A fair on the bridge" in kept(done)
    assert log.read_text(encoding="utf-8") == starter_text(2026)


def kept(done: Result) -> str:
    found = re.search("your text is in (.+)", done.err)
    assert found is not None, done.err
    return Path(found[1].rstrip(";")).read_bytes().decode("utf-8", "replace")


@pytest.mark.parametrize(
    ("script", "message", "keeps"),
    [
        ("exit 3", "editor.sh ended with 3", False),
        ('echo mine >> "$1"; exit 3', "editor.sh ended with 3", True),
        ("kill -9 $$", "was ended by signal 9", False),
        ('rm "$1"', "the text was left as it was", False),
        (': > "$1"', "the text was left as it was", False),
        ('rm "$1"; mkdir "$1"', "the text is not there any more: this is a folder", False),
        ('rm "$1"; mkfifo "$1"', "the text is not there any more: this is a pipe or a device", False),
        ('(echo mine; head -c 17000000 /dev/zero) > "$1"', "the text is larger than 16 MB", True),
        ('printf "events: [{id: mine\\0}]" > "$1"', "nothing was written: ", True),
        (r"""printf '\377\376 mine' > "$1" """, "the text is not UTF-8", True),
        ('echo "events: [ {mine: " > "$1"', "nothing was written: ", True),
        ('echo "mine" > "$1"', "nothing was written: ", True),
    ],
)
@pytest.mark.parametrize("command", [["add", "-e"], ["edit", "bridge-opened"]], ids=["add", "edit"])
def test_an_editor_that_goes_wrong_leaves_the_log_and_what_was_typed(
    log: Path, command: list[str], script: str, message: str, keeps: bool
) -> None:
    done = with_editor(log, script, *command)
    assert done.code == 5, done.err
    assert message in done.err
    assert log.read_text(encoding="utf-8") == starter_text(2026)
    assert ("your text is in" in done.err) == keeps
    if keeps:
        assert "mine" in kept(done)


# What an editor does when it is opened again, with a fault in what was typed first.
SECOND = [
    "exit 3",
    "kill -9 $$",
    'rm "$1"',
    ': > "$1"',
    'rm "$1"; mkdir "$1"',
    'head -c 17000000 /dev/zero >> "$1"',
    r"""printf '\377\376' >> "$1" """,
]


@pytest.mark.parametrize("second", SECOND)
def test_what_was_typed_first_is_kept_when_the_editor_goes_wrong_later(log: Path, second: str) -> None:
    first = 'echo "mine" >> "$1"; touch opened; exit 0'
    done = with_editor(log, f"if [ ! -e opened ]; then {first}; fi; {second}", "edit", "bridge-opened")
    assert done.code == 5, done.err
    assert done.err.count("your text is in") == 1
    assert "mine" in kept(done)
    assert log.read_text(encoding="utf-8") == starter_text(2026)


@pytest.mark.parametrize("command", [["add", "-e"], ["edit", "bridge-opened"]], ids=["add", "edit"])
def test_an_editor_that_makes_another_fault_each_time_comes_to_an_end(log: Path, command: list[str]) -> None:
    done = with_editor(log, 'echo >> opened; wc -l < opened | sed "s/^/fault /" >> "$1"', *command)
    assert done.code == 5, done.err
    rounds = (log.parent / "opened").read_text(encoding="utf-8").count("\n")
    assert 10 < rounds < 100
    assert done.err.rstrip().endswith(f"; the editor was opened {rounds} times, and there was a fault each time")
    assert re.findall("(?m)^fault +([0-9]+)$", kept(done)) == [str(number) for number in range(1, rounds + 1)]
    assert log.read_text(encoding="utf-8") == starter_text(2026)


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.parametrize(("typed", "keeps"), [('echo mine >> "$1"', True), ("true", False), ('rm "$1"', False)])
def test_an_interruption_while_the_editor_is_open_keeps_what_was_typed(log: Path, typed: str, keeps: bool) -> None:
    editor = log.parent / "editor.sh"
    editor.write_text(f"#!/bin/sh\n{typed}\nsleep 0.3\nkill -INT $PPID\nexec sleep 60 >&- 2>&-\n", encoding="utf-8")
    editor.chmod(0o755)
    done = subprocess.run(
        [*command_line(), "edit", "bridge-opened", "--yes", "--log", str(log)],
        env=environment(EDITOR=str(editor), XDG_STATE_HOME=str(log.parent / "state")),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (130, "")
    assert ("your text is in" in done.stderr) == keeps == bool(done.stderr)
    if keeps:
        assert "mine" in kept(Result(130, "", done.stderr))
    assert log.read_text(encoding="utf-8") == starter_text(2026)


@pytest.mark.parametrize(("text", "keeps"), [("typed", True), ("as it was", False)])
def test_a_text_that_cannot_be_given_to_the_editor_is_kept(
    text: str, keeps: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryDirectory", full)
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    with pytest.raises(NothingWritten, match="the editor cannot be given its text: No space left on device"):
        edited(text, "entries.yaml", "as it was")
    assert [file.read_text(encoding="utf-8") for file in tmp_path.rglob("*.yaml")] == ["typed"] * keeps


@pytest.mark.parametrize(
    ("editor", "message"), [("no-such-editor", "cannot be started"), ("nano 'x", "cannot be read")]
)
def test_an_editor_that_cannot_be_started_is_wrong_usage(log: Path, editor: str, message: str) -> None:
    done = run("add", "-e", "--yes", "--log", str(log), EDITOR=editor)
    assert done.code == 2
    assert message in done.err
    assert os.linesep in done.err
