"""Bringing lines to the user: coloured and paged on a terminal, plain in a pipe.

NO_COLOR takes the colours away, FORCE_COLOR brings them into a pipe. COLUMNS sets the width where there is no terminal.
"""

import codecs
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain

from timeline import signals, streams
from timeline.render.lines import Line, plain_lines

PIPE_WIDTH = 100
"""The width of text in a pipe, unless the environment gives one."""

# Colours are the terminal's own sixteen, so that they suit dark and light backgrounds; none is white, black or yellow.
STYLES = {
    "": "",
    "title": "bold",
    "heading": "bold",
    "found": "bold underline",
    "rule": "dim",
    "aside": "dim",
    "hedge": "dim",
    "alarm": "bold red",
    "emphasis": "italic",
    "strong": "bold",
    "code": "",
    "link": "",
    "id": "dim",
    "hint": "dim",
    "date": "cyan",
    "vague": "italic cyan",
    "plan": "bold blue",
    "error": "bold red",
    "warning": "magenta",
    "good": "green",
    "bar": "blue",
}

_ATTRIBUTES = {"bold": 1, "dim": 2, "italic": 3, "underline": 4}
_CODES = _ATTRIBUTES | {"red": 31, "green": 32, "blue": 34, "magenta": 35, "cyan": 36}
"""Codes of a terminal (ECMA-48, SGR) for the words of a style."""

_RESET = "\x1b[0m"


def has_colour() -> bool:
    """True if standard output is to be coloured."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def width() -> int:
    """The width to fit text into, in cells: that of the terminal, else of COLUMNS, else `PIPE_WIDTH`."""
    return _limited(shutil.get_terminal_size((PIPE_WIDTH, 24)).columns)


def file_width() -> int:
    """The width of text in a file: that of COLUMNS, else `PIPE_WIDTH`, whatever the terminal."""
    columns = os.environ.get("COLUMNS", "")
    return _limited(int(columns)) if columns.isdecimal() else PIPE_WIDTH


def _limited(columns: int) -> int:
    return max(streams.NARROWEST, min(columns, streams.WIDEST))


def terminal_width() -> int | None:
    """The width of the terminal behind standard output; None for a pipe or a file."""
    return width() if sys.stdout.isatty() else None


def show(lines: Iterable[Line]) -> None:
    """Write lines to standard output while they are made, through a pager where they do not fit on the screen."""
    show_text(_text(lines))


def show_before_a_question(lines: Iterable[Line]) -> None:
    """Write lines to standard output, and never through a pager: a question about them follows."""
    streams.put_text(_text(lines))


def _text(lines: Iterable[Line]) -> Iterable[str]:
    return _coloured(lines) if has_colour() else plain_lines(lines)


def show_text(pieces: Iterable[str]) -> None:
    """Write text to standard output as it is, through a pager where it does not fit on the screen."""
    rest = iter(pieces)
    ahead: list[str] = []
    if (room := _screen()) is not None:
        lines = 0
        for piece in rest:
            ahead.append(piece)
            lines += piece.count("\n")
            if lines >= room:
                break
        if lines >= room and (pager := _pager()) is not None:
            _page(pager, chain(ahead, rest))
            return
    streams.put_text(chain(ahead, rest))


def _screen() -> int | None:
    """The number of lines of a terminal with somebody at its keyboard; None where text goes elsewhere."""
    is_watched = sys.stdout.isatty() and sys.stdin is not None and sys.stdin.isatty()
    return shutil.get_terminal_size().lines if is_watched else None


def _coloured(lines: Iterable[Line]) -> Iterator[str]:
    # Rich writes the same codes; the import of its styles alone takes a tenth of the time of a whole answer.
    codes = {name: _start_of(style) for name, style in STYLES.items() if style}
    for line in lines:
        drawn = [f"{codes[name]}{text}{_RESET}" if text and name in codes else text for text, name in line]
        yield "".join(drawn) + "\n"


def _start_of(style: str) -> str:
    """The sequence that starts a style: `bold red` is `␛[1;31m`."""
    return f"\x1b[{';'.join(str(code) for code in sorted(_CODES[word] for word in style.split()))}m"


def _pager() -> Sequence[str] | None:
    """The user's pager with its arguments; None if there is none."""
    command = (os.environ.get("TIMELINE_PAGER") or os.environ.get("PAGER") or "less").split()
    program = shutil.which(command[0]) if command else None
    return None if program is None or program.endswith("/cat") else (program, *command[1:])


def _page(command: Sequence[str], pieces: Iterable[str]) -> None:
    """Show a text in a pager while it is made, up to the moment in which the user leaves the pager."""
    # The defaults of git: quit if it fits, keep colours, leave the screen as it is.
    environment = {**os.environ, "LESS": os.environ.get("LESS", "FRX")}
    if codecs.lookup(sys.stdout.encoding).name == "utf-8":
        environment["LESSCHARSET"] = "utf-8"
    # Ctrl-C belongs to the pager while it runs.
    with signals.left_to_another():
        try:
            pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
        except OSError:
            streams.put_text(pieces)
            return
        with suppress(BrokenPipeError), pager:  # broken where the user has seen enough
            assert pager.stdin is not None
            for block in streams.encoded(pieces):
                pager.stdin.write(block)
                pager.stdin.flush()
    if pager.returncode == -signals.CTRL_C:
        raise KeyboardInterrupt
