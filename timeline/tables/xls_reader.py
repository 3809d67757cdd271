"""Running the process that reads a sheet of XLS, and reading what it writes."""

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from typing import IO, Any, BinaryIO, NamedTuple, NoReturn

from timeline.errors import LibraryMissing, TableUnreadable, is_out_of_memory
from timeline.tables.limits import LONGEST_RUN
from timeline.tables.xls_process import END, cells_of
from timeline.text import visible

AGAIN = "open it in a spreadsheet program and save it as XLSX"

_LONGEST_END = 1 << 12
"""The last bytes among which the last line stands: the word for the end, or a fault."""

_START = (
    "import json, sys\n"
    "sys.path[:] = json.loads(sys.argv[1])\n"
    "from timeline.tables.xls_process import main\n"
    "main(int(sys.argv[2]))\n"
)


class SheetRead(NamedTuple):
    """A sheet as the library gives it."""

    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...]
    """First and last cell of the merged ones, as row and column from 0."""
    first: int
    """The first column that is given, from 0."""
    rows: Iterator[list[Any]]


def read_sheet(name: str, file: BinaryIO, index: int) -> SheetRead:
    """Read the sheet of an index in a process of its own; its rows lie in a temporary file.

    `TableUnreadable` for what cannot be read, be it that the library ends its process; `LibraryMissing`.
    """
    _check_library()
    spool = tempfile.TemporaryFile()  # noqa: SIM115 - it is closed with the last row
    try:
        _check_end(name, spool, is_ended=_run(name, file, index, spool))
        spool.seek(0)
        lines = _lines(spool)
        head = next(lines)
        merged = tuple(((row, column), (last, end)) for (row, column), (last, end) in head["merged"])
        return SheetRead(merged, head["first"], map(cells_of, lines))
    except BaseException:
        spool.close()
        raise


def _run(name: str, file: BinaryIO, index: int, spool: IO[bytes]) -> bool:
    """Run the process; return whether it came to its end."""
    os.lseek(file.fileno(), 0, os.SEEK_SET)
    command = [sys.executable, "-I", "-c", _START, json.dumps(sys.path), str(index)]
    try:
        done = subprocess.run(
            command, stdin=file, stdout=spool, stderr=subprocess.DEVNULL, check=False, timeout=2 * LONGEST_RUN
        )
    except subprocess.TimeoutExpired:
        return False
    except OSError as error:
        if is_out_of_memory(error):
            raise MemoryError from None
        reason = f"the process that reads XLS does not start ({error.strerror})"
        raise TableUnreadable(name, reason, AGAIN) from None
    return done.returncode == 0


def _check_end(name: str, spool: IO[bytes], is_ended: bool) -> None:
    """Look at the last line that the process wrote; raises what it says, or that it ended before."""
    size = spool.seek(0, os.SEEK_END)
    spool.seek(max(0, size - _LONGEST_END))
    *_, last, behind = (b"", *spool.read().split(b"\n"))
    line = _line_or_none(last) if behind == b"" else None
    if isinstance(line, dict) and "fault" in line:
        _raise(name, line["fault"], line["text"])
    if line != END or not is_ended:
        reason = "it is damaged, or larger than memory and time allow: what reads it was ended"
        raise TableUnreadable(name, reason, AGAIN)


def _line_or_none(written: bytes) -> Any:
    """The value of a line; None for the end of one that is longer than the last line can be."""
    try:
        return json.loads(written)
    except ValueError:
        return None


def _lines(spool: IO[bytes]) -> Iterator[Any]:
    """Give what the process wrote, but for its last line."""
    with spool:
        for written in spool:
            line = json.loads(written)
            if line == END:
                return
            yield line


def _raise(name: str, fault: str, text: str) -> NoReturn:
    if fault == "memory":
        raise MemoryError
    if fault == "library":
        hint = "pip install --force-reinstall python-calamine may mend it"
        message = f"xls is read by python-calamine, which is there but does not load ({visible(text)})"
        raise LibraryMissing(message, hint)
    if fault == "password":
        raise TableUnreadable(name, "it is protected by a password", "save it without one")
    if fault == "unreadable":
        raise TableUnreadable(name, f"it cannot be read ({visible(text)})", AGAIN)
    raise TableUnreadable(name, "it is damaged or cut off", AGAIN)


def _check_library() -> None:
    """Look whether the library is there, without loading it; the error says how to get it."""
    if importlib.util.find_spec("python_calamine") is None:
        hint = "pip install python-calamine brings it, as does the extra timeline-log[excel]; or save the file as XLSX"
        raise LibraryMissing("xls is read by python-calamine, which is not installed", hint)
