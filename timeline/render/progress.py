"""How far a log is read, for whoever waits at a terminal: a bar on standard error that goes when the answer comes."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

PATIENCE = 1.0
"""Seconds before the bar is shown: what takes less needs none."""

_REST = 0.1
"""Seconds between two drawings."""


@contextmanager
def watching() -> Iterator[Callable[[int, int], None] | None]:
    """While a log is opened: what is to be told how many bytes were read, and of how many; None for nobody to see."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    bar = Bar()
    try:
        yield bar.draw
    finally:
        bar.remove()


class Bar:
    """A bar that appears when it has taken long enough."""

    def __init__(self) -> None:
        self._next = time.monotonic() + PATIENCE
        self._shown: Any = None
        self._task: Any = None

    def draw(self, read: int, size: int) -> None:
        """Show how many bytes were read of how many."""
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
    # Drawn when there is something new, by nobody else: there is no thread that an interruption could leave behind.
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn())
    return Progress(*columns, console=console, transient=True, auto_refresh=False)
