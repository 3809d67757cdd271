"""`timeline page`: where the file goes, whole or not at all, and what the command refuses."""

import os
import stat
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest

from tests.helpers import a_folder, a_log, command, environment, run, run_outside

LOG = "events: [{id: e, date: 2024, title: Something, type: other}]"
AS_OF = ("--as-of", "2025-01-01")


@pytest.fixture
def log() -> str:
    return a_log(LOG)


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_in_a_pipe_the_page_goes_to_standard_output(log: str) -> None:
    done = run_outside("page", "--log", log, *AS_OF)
    assert done.code == 0
    assert done.out.startswith("<!DOCTYPE html>\n")
    assert done.out.endswith("</html>\n")
    assert done.err == ""


def test_on_a_terminal_it_must_be_named(log: str) -> None:
    screen, terminal = os.openpty()
    try:
        done = subprocess.run(
            command("page", "--log", log), stdout=terminal, stderr=subprocess.PIPE, env=environment(), timeout=60
        )
    finally:
        os.close(terminal)
        os.close(screen)
    assert done.returncode == 2
    assert done.stderr == b"error: a page is a file for a browser; name it: --output page.html\n"


def test_a_hyphen_is_standard_output(log: str) -> None:
    assert run("page", "--log", log, *AS_OF, "--output", "-").out == run("page", "--log", log, *AS_OF).out


def test_it_writes_a_file_and_says_how_large_it_is(log: str) -> None:
    folder = a_folder()
    done = run("page", "--log", log, *AS_OF, "--output", "page.html", cwd=folder)
    assert (done.code, done.out) == (0, "")
    written = (folder / "page.html").read_bytes()
    assert done.err == f"wrote page.html: 1 entry, {len(written) / 1024:,.0f} KB\n"
    assert written.decode() == run("page", "--log", log, *AS_OF).out
    assert files(folder) == {"page.html"}


def test_a_file_that_is_there_is_replaced_and_keeps_its_permissions_and_its_links(log: str) -> None:
    folder = a_folder()
    old, link = folder / "old.html", folder / "link.html"
    old.write_text("<!DOCTYPE html>old")
    old.chmod(0o640)
    link.symlink_to(old)
    assert run("page", "--log", log, "--output", str(link)).code == 0
    assert link.is_symlink()
    assert old.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert files(folder) == {"old.html", "link.html"}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (".", "error: . is a folder; name a file in it, such as answer.html"),
        ("nowhere/page.html", "error: nowhere/page.html cannot be written: there is no folder "),
        (
            "events.yaml",
            "events.yaml is there already, and its name is of another kind; give another name, such as events.html",
        ),
        (
            "actors.yaml",
            "actors.yaml is there already, and its name is of another kind; give another name, such as actors.html",
        ),
        ("x" * 300, "cannot be written: File name too long"),
    ],
)
def test_unwritable_outputs_are_refused_and_nothing_changes(name: str, message: str) -> None:
    folder = a_folder()
    text = "timeline: {title: T, covers: 2024}\ninclude: [actors.yaml]\n" + LOG
    log = a_log(text, folder)
    (folder / "actors.yaml").write_text("actors: {a: {name: A}}\n")
    done = run("page", "--log", log, "--output", name, cwd=folder)
    assert done.code == 4
    assert done.out == ""
    assert message in done.err
    assert files(folder) == {"events.yaml", "actors.yaml"}
    assert (folder / "events.yaml").read_text() == text


def test_a_full_disk_leaves_the_old_page_as_it_was(log: str) -> None:
    folder = a_folder()
    (folder / "page.html").write_text("<html>old")
    with mock.patch("os.fsync", side_effect=OSError(28, "No space left on device")):
        done = run("page", "--log", log, "--output", "page.html", cwd=folder)
    assert done.code == 4
    assert done.err == "error: page.html cannot be written: No space left on device\n"
    assert (folder / "page.html").read_text() == "<html>old"
    assert files(folder) == {"page.html"}


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_device_is_written_to_and_never_replaced(log: str) -> None:
    done = run("page", "--log", log, "--output", "/dev/full")
    assert done.code == 4
    assert done.err == "error: /dev/full cannot be written: No space left on device\n"
    assert run("page", "--log", log, "--output", "/dev/null").code == 0
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a user who may not do everything")
def test_a_protected_file_is_not_replaced(log: str) -> None:
    folder = a_folder()
    page = folder / "page.html"
    page.write_text("<html>old")
    page.chmod(0o444)
    done = run("page", "--log", log, "--output", "page.html", cwd=folder)
    assert done.code == 4
    assert "protected against writing" in done.err
    assert page.read_text() == "<html>old"


def test_a_log_that_no_browser_would_carry_is_refused_with_a_way_out(log: str) -> None:
    with mock.patch("timeline.cli.page.MOST", 0):
        done = run("page", "--log", log, *AS_OF, "--output", "page.html", cwd=a_folder())
    assert done.code == 2
    told = (
        "the page would hold 1 events, dates of plans and figures; 0 is the most; ask for a part, such as --from 2024"
    )
    assert told in " ".join(done.err.split())


def test_a_log_with_errors_makes_no_page() -> None:
    folder = a_folder()
    log = a_log("events: [{id: e}]", folder)
    done = run("page", "--log", log, "--output", "page.html", cwd=folder)
    assert done.code == 3
    assert files(folder) == {"events.yaml"}


def test_it_tells_on_standard_error_what_the_list_tells(log: str) -> None:
    done = run("page", "--log", log, *AS_OF, "--from", "2030", "--output", "-")
    assert done.code == 0
    assert "note: the question reaches beyond 2025-12-31" in done.err
    assert "finds nothing" not in done.err  # nothing is known of what was not followed
