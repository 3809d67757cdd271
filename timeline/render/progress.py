"""Progress of reading a log, for people at a terminal: a bar on standard error that goes when the answer comes."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

PATIENCE = 1.0
"""Seconds before the bar is shown: quicker commands need none."""

_REST = 0.1
"""Seconds between two drawings."""


@contextmanager
def watching() -> Iterator[Callable[[int, int], None] | None]:
    """Return, while a log is opened, the function to call with the bytes read and their total; None in a pipe."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    bar = Bar()
    try:
        yield bar.draw
    finally:
        bar.remove()


class Bar:
    """A bar that appears after `PATIENCE` seconds."""

    def __init__(self) -> None:
        self._next = time.monotonic() + PATIENCE
        self._shown: Any = None
        self._task: Any = None

    def draw(self, read: int, size: int) -> None:
        """Show the number of bytes read, and their total."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _REST
        if self._shown is None:
            self._shown = _bar()
            self._task = self._shown.add_task("reading")
            self._shown.start()
        self._shown.update(self._task, completed=read, total=size, refresh=True)

    def remove(self) -> None:
        """Take the bar away."""
        if self._shown is not None:
            self._shown.stop()
            self._shown = None


def _bar() -> Any:
    # Imported only here: Rich's console costs as much as a whole answer.
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

    console = Console(stderr=True, markup=False, emoji=False, highlight=False)
    # Drawn only when there is news: there is no thread that an interruption could leave behind.
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn())
    return Progress(*columns, console=console, transient=True, auto_refresh=False)
