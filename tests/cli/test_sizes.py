"""`COLUMNS`, `LINES` and terminals without a size: an answer of a sensible width in every command."""

import pytest

from tests.cli.test_output import ASKED, LOG, parameter
from tests.cli.test_processes import on_a_terminal
from tests.helpers import a_folder, a_log, run
from timeline.cli.helps import PANELS
from timeline.cli.main import COMMANDS
from timeline.render.lines import cells
from timeline.streams import WIDEST

SIZES = [
    ("0", 100),
    ("-1", 100),
    ("-80", 100),
    ("abc", 100),
    ("", 100),
    (" ", 100),
    ("80.5", 100),
    ("٨٠", 100),
    ("9" * 5000, WIDEST),
    ("1000000000", WIDEST),
    (str(WIDEST + 1), WIDEST),
    ("1", 40),
    ("39", 40),
    ("0040", 40),
    ("41", 41),
]
"""Values of `COLUMNS` with the width they mean: that of a pipe where it is no positive number."""


@pytest.fixture(scope="module")
def folder() -> str:
    folder = a_folder()
    a_log(LOG, folder)
    a_log(LOG.replace("low: 2000", "low: 1000"), folder, "old.yaml")
    return str(folder)


@pytest.mark.parametrize(("given", "width"), SIZES, ids=[repr(given[:12]) for given, _ in SIZES])
def test_every_number_of_columns_is_a_width(given: str, width: int, folder: str) -> None:
    for name in ("list", "chart", "show"):
        words = [name, *ASKED.get(name, []), "--as-of", "2025-03-18"]
        shown = run(*words, cwd=folder, COLUMNS=given)
        assert (shown.code, shown.err) == (0, "")
        assert shown.out == run(*words, cwd=folder, COLUMNS=str(width)).out
        run(*words, "--output", "answer.txt", cwd=folder, COLUMNS=given)
        with open(f"{folder}/answer.txt", encoding="utf-8", newline="") as file:
            assert file.read() == shown.out
    help = run("list", "--help", COLUMNS=given)
    assert (help.code, help.err) == (0, "")
    assert max(map(cells, help.out.splitlines())) <= width


ANSWERING = [
    name
    for name in COMMANDS
    if name not in ("init", "page", "schema", "cache", "help", *PANELS["Write"]) or name == "history"
]


@pytest.mark.parametrize("name", ANSWERING)
def test_no_command_minds_a_strange_size(name: str, folder: str) -> None:
    words = [name, *ASKED.get(name, []), *(["--as-of", "2025-03-18"] if parameter(name, "as_of") else [])]
    for columns, width in (("0", 100), ("1", 40), ("1000000000", WIDEST)):
        found = run(*words, cwd=folder, COLUMNS=columns, LINES="-1", TERMINAL_WIDTH="none")
        assert "Traceback" not in found.err
        assert found.out
        assert name == "check" or max(map(cells, found.out.splitlines())) <= width
        assert run(name, "--help", COLUMNS=columns, TERMINAL_WIDTH="x").code == 0
        assert run(name, "--nonsense", COLUMNS=columns).code == 2


@pytest.mark.parametrize("form", ["md", "html", "json", "csv"])
def test_no_document_depends_on_the_width(form: str, folder: str) -> None:
    words = ("list", "--as-of", "2025-03-18", "--format", form)
    narrow, wide = (run(*words, cwd=folder, COLUMNS=columns) for columns in ("1", "1000000000"))
    assert narrow == wide
    assert narrow.out


@pytest.mark.parametrize("lines", ["0", "-1", "abc", "1000000000", "9" * 5000])
def test_lines_say_only_when_to_page(lines: str, folder: str) -> None:
    log = f"{folder}/events.yaml"
    plain = run("list", "--log", log, "--as-of", "2025-03-18", COLUMNS="80").out
    shown = on_a_terminal("list", "--log", log, "--as-of", "2025-03-18", LINES=lines, NO_COLOR="1")
    assert shown == plain


def test_a_terminal_without_a_size_is_as_wide_as_a_pipe(folder: str) -> None:
    log = f"{folder}/events.yaml"
    shown = on_a_terminal("list", "--log", log, "--as-of", "2025-03-18", columns=0, NO_COLOR="1")
    assert shown == run("list", "--log", log, "--as-of", "2025-03-18", COLUMNS="100").out
    assert "What happened: events, and the dates of plans" in on_a_terminal("list", "--help", columns=0)
