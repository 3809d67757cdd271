"""Progress of reading a table, for people at a terminal: the number of rows on standard error, gone at the end."""

import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from timeline.render.progress import PATIENCE

Row = TypeVar("Row")

_REST = 0.2
"""Seconds between two numbers."""
_STEP = 256
"""Rows after which the clock is looked at."""


def counted(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows, and show how many there were so far; in a pipe nothing is shown."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield from rows
        return
    due = time.monotonic() + PATIENCE
    written = 0
    try:
        for number, row in enumerate(rows, 1):
            yield row
            if number % _STEP == 0 and time.monotonic() >= due:
                text = f"reading: {number:,} rows"
                sys.stderr.write(f"\r{text}")
                sys.stderr.flush()
                written, due = len(text), time.monotonic() + _REST
    finally:
        if written:
            sys.stderr.write(f"\r{' ' * written}\r")
            sys.stderr.flush()
