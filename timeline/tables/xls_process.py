"""A process that reads one sheet of an XLS workbook for another one, which a fault of the library then cannot end.

The workbook is standard input; the index of the sheet is an argument. Standard output is lines of JSON: the merged
cells and the first column, then each row, then the word for the end; or, at any place, a fault with its kind.
"""

import datetime
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from timeline.tables.limits import LARGEST_SPOOL, LONGEST_RUN, MOST_MEMORY

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

END = "end"
"""The last line of a sheet that was read to its end."""


def main(index: int) -> None:
    """Read the sheet of an index from standard input, and write it."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C goes to this process too: it ends without a word
    _limit()
    out = sys.stdout
    try:
        for line in _lines(index):
            out.write(json.dumps(line, separators=(",", ":")) + "\n")
        out.write(json.dumps(END) + "\n")
        out.flush()
    except BaseException as error:  # noqa: BLE001 - a fault of the library is no `Exception`
        out.write(json.dumps(_fault(error)) + "\n")
        out.flush()


def _limit() -> None:
    """Limit memory, time and output of this process, as far as the system can."""
    try:
        import resource
    except ImportError:  # Windows has none of these limits
        return
    limits = (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, LONGEST_RUN),
        (resource.RLIMIT_FSIZE, LARGEST_SPOOL),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, most in limits:
        soft, hard = resource.getrlimit(kind)
        lowest = min(one for one in (most, soft, hard) if one != resource.RLIM_INFINITY)
        try:
            resource.setrlimit(kind, (lowest, hard))
        except (OSError, ValueError):  # not every system has all of them
            continue


def _lines(index: int) -> Iterator[Any]:
    import python_calamine as calamine

    try:
        workbook = calamine.load_workbook(sys.stdin.buffer)
    except calamine.PasswordError:
        raise _Told("password") from None
    except (calamine.CalamineError, OSError) as error:
        raise _Told("unreadable", str(error)[:100]) from None
    sheet = workbook.get_sheet_by_index(index)
    yield {"merged": sheet.merged_cell_ranges or [], "first": sheet.start[1] if sheet.start else 0}
    yield from _rows(sheet)


def _rows(sheet: "CalamineSheet") -> Iterator[list[Any]]:
    for row in sheet.iter_rows():
        yield [*map(_written, row)]


def _written(cell: object) -> object:
    """A cell as JSON has it; days and times with the letter of their kind."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, str | bool | int | float):
        return cell
    if isinstance(cell, datetime.datetime):
        return {"m": cell.isoformat()}
    if isinstance(cell, datetime.date):
        return {"d": cell.isoformat()}
    if isinstance(cell, datetime.time):
        return {"t": cell.isoformat()}
    assert isinstance(cell, datetime.timedelta)
    return {"s": cell.total_seconds()}


def cell_of(written: Any) -> Any:
    """Return the cell that was written so."""
    if not isinstance(written, dict):
        return written
    ((kind, value),) = written.items()
    if kind == "m":
        return datetime.datetime.fromisoformat(value)
    if kind == "d":
        return datetime.date.fromisoformat(value)
    if kind == "t":
        return datetime.time.fromisoformat(value)
    return datetime.timedelta(seconds=value)


class _Told(Exception):
    """The refusal of a workbook by the library."""

    def __init__(self, kind: str, text: str = "") -> None:
        super().__init__(kind)
        self.kind = kind
        self.text = text


def _fault(error: BaseException) -> Mapping[str, str]:
    if isinstance(error, _Told):
        return {"fault": error.kind, "text": error.text}
    if isinstance(error, MemoryError):
        return {"fault": "memory", "text": ""}
    if isinstance(error, ImportError):
        return {"fault": "library", "text": str(error)}
    return {"fault": "damaged", "text": ""}


def cells_of(row: Iterable[Any]) -> list[Any]:
    """Return the cells of a row that was written."""
    return [*map(cell_of, row)]
