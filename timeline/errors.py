"""Errors that stop the program, one class for each cause, with its sentence and exit code.

    TimelineError
    ├── WrongUsage (2)       a name, an option or a value that the log or the command does not know
    │   ├── MeantForFilter (2)   a value that another filter takes
    │   ├── QueryFaulty (2)  a query that cannot be read, or that names what the log does not know
    │   ├── LineFaulty (2)   a line of `add` that cannot be read, or that lacks something
    │   └── EntriesFaulty (2)    new entries in a file that cannot be read; their faults are listed
    ├── LibraryMissing (2)   a format needs a library that is not there
    ├── LogNotFound (3)      there is no log where one was looked for
    ├── LogUnreadable (3)    there is something, but it cannot be read
    ├── LogFaulty (3)        it was read and has errors; they are listed
    ├── TableUnreadable (3)  a table or workbook cannot be read, or passes a limit
    ├── WriteRefused (4)     a file that would be written exists already, or cannot be written
    └── NothingWritten (5)   an edit was refused, and the log is as it was
        ├── LogWouldFail (5) the log would have errors
        ├── LogLocked (5)    another command is writing to the log
        └── FilesChanged (5) a file of the log is not as it was read

Faults inside a log are values (`timeline.problems`); a date that does not parse is `timeline.dates.DateError`.
"""

import errno
from collections.abc import Sequence
from pathlib import Path

from timeline.problems import Problem
from timeline.text import quoted, visible


class TimelineError(Exception):
    """An error that ends a command with a message instead of an answer."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}; {self.hint}" if self.hint else self.message


class WrongUsage(TimelineError):
    """The question is invalid: the message quotes it, the hint gives a valid form."""


class MeantForFilter(WrongUsage):
    """A value means nothing to its filter and something to another one, which `filter` names; `text` is the value."""

    def __init__(self, message: str, filter: str, text: str) -> None:
        super().__init__(message, f"ask with --{filter} {quoted(text)}")
        self.filter = filter
        self.text = text


class QueryFaulty(WrongUsage):
    """A query has a fault, from `start` up to `end` of its text; `view` is the name of the saved one that has it."""

    def __init__(self, message: str, hint: str, text: str, start: int, end: int, view: str | None = None) -> None:
        super().__init__(f"in the view {visible('@' + view)}: {message}" if view else message, hint)
        self.text = text
        self.start = start
        self.end = end
        self.view = view


class LineFaulty(WrongUsage):
    """A line has faults: each a message, a remedy, and the part of the text from `start` up to `end`."""

    def __init__(self, text: str, faults: Sequence[tuple[str, str, int, int]]) -> None:
        super().__init__("the line cannot be understood", "nothing was written")
        self.text = text
        self.faults = tuple(faults)


class EntriesFaulty(WrongUsage):
    """New entries in a file have faults, or the map of an import has; `what` names them."""

    def __init__(self, problems: Sequence[Problem], what: str = "the new entries") -> None:
        super().__init__(f"{what} cannot be understood", "nothing was written")
        self.problems = tuple(problems)


class LibraryMissing(TimelineError):
    """A format needs a library that is not installed or does not load."""


class LogNotFound(TimelineError):
    """No log was named and none is near."""

    exit_code = 3

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"no events.yaml in {visible(str(folder))} or a folder above it",
            "name one with --log FILE or $TIMELINE_LOG, or write one with 'timeline init'",
        )


class LogUnreadable(TimelineError):
    """The named log is not a file that can be read."""

    exit_code = 3

    def __init__(self, name: str, reason: str, hint: str = "") -> None:
        super().__init__(f"{visible(name)}: {reason}", hint)
        self.name = name
        self.reason = reason


class LogFaulty(TimelineError):
    """The log has errors, so that no answer from it could be trusted."""

    exit_code = 3

    def __init__(self, problems: Sequence[Problem], notes: Sequence[str] = ()) -> None:
        self.problems = tuple(problems)
        self.notes = tuple(notes)
        """Notes for the user on how the logs were opened."""
        count = sum(problem.severity == "error" for problem in self.problems)
        super().__init__(f"the log has {count} error{'s' if count != 1 else ''}", "'timeline check' lists them too")


class TableUnreadable(TimelineError):
    """A table cannot be read, at all or from a place on: a sheet, a row counted from 1, a column by its letter."""

    exit_code = 3

    def __init__(
        self, name: str, reason: str, hint: str = "", *, sheet: str = "", row: int | None = None, column: str = ""
    ) -> None:
        places = (
            f"sheet {quoted(sheet)}" if sheet else "",
            f"row {row}" if row is not None else "",
            f"column {column}" if column else "",
        )
        where = ", ".join((visible(name), *filter(None, places)))
        super().__init__(f"{where}: {reason}", hint)
        self.name = name
        self.reason = reason
        self.sheet = sheet
        self.row = row
        self.column = column
        self.is_without_headings = False
        """True for a table that can be read, and in which no row was found that can be the headings."""


class WriteRefused(TimelineError):
    """A file could not be written, or would have replaced one."""

    exit_code = 4


class NothingWritten(TimelineError):
    """An edit was refused or failed, and every file of the log is as it was before."""

    exit_code = 5


class LogWouldFail(NothingWritten):
    """With the edit the log would have errors that it does not have now."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        count = f"{len(self.problems)} error{'s' if len(self.problems) != 1 else ''}"
        super().__init__(f"with this edit the log would have {count}", "nothing was written")


class LogLocked(NothingWritten):
    """Another command is writing to the log."""


class FilesChanged(NothingWritten):
    """A file of the log is not as it was when it was read: the edit may be built again from what it has now."""


_LIBRARIES_BELOW = frozenset({"sqlite3", "zlib", "lxml"})
_NO_MEMORY_SIGNS = (
    "out of memory",
    "cannot allocate memory",
    "memory allocation failed",
    "failed to map segment",  # of a shared library that is loaded
    "unknown error",  # of libxml2
)


def is_out_of_memory(error: BaseException) -> bool:
    """Return whether an error says that there is not enough memory, by whatever library it was raised."""
    if isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno == errno.ENOMEM):
        return True
    is_from_below = isinstance(error, ImportError) or type(error).__module__.partition(".")[0] in _LIBRARIES_BELOW
    return is_from_below and any(sign in str(error).lower() for sign in _NO_MEMORY_SIGNS)
