"""The end of a command that cannot answer: a message on standard error and an exit code, never a traceback.

0 done · 1 `check` found errors, `import` refused rows, or a date did not parse · 2 wrong usage ·
3 the log cannot be read or has errors · 4 a file or a stream could not be written whole, or memory did not suffice ·
5 an edit was refused · 129, 130, 143 ended by SIGHUP, Ctrl-C, SIGTERM · 141 the reader of the output went away.
"""

import errno
import sys
from collections.abc import Iterable

from timeline.cli.healing import ANSWER
from timeline.dates import DateError
from timeline.errors import EntriesFaulty, LineFaulty, LogFaulty, QueryFaulty, TimelineError, is_out_of_memory
from timeline.index.damage import IndexDamaged
from timeline.text import visible

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS)


def ended_by(error: BaseException) -> int:
    """Report the error that stopped a command, and return its exit code; a fault of the program is raised again."""
    if isinstance(error, BrokenPipeError) or (isinstance(error, OSError) and error.errno == errno.EPIPE):
        return 141
    if isinstance(error, KeyboardInterrupt):
        return 130
    if is_out_of_memory(error):
        return out_of_memory(error)
    if isinstance(error, LogFaulty):
        from timeline.render.problems import plain_lines

        errors = [problem for problem in error.problems if problem.severity == "error"]
        sys.stderr.write(plain_lines(errors, message_width()))
        say_notes(error.notes)
    if isinstance(error, EntriesFaulty):
        from timeline.render.problems import plain_lines

        sys.stderr.write(plain_lines(error.problems, message_width()))
    if isinstance(error, LineFaulty):
        _say_faults(error)
    if isinstance(error, TimelineError):
        say(f"error: {error}")
        if isinstance(error, QueryFaulty):
            from timeline.render.query import fault_lines

            sys.stderr.write("".join(f"{line}\n" for line in fault_lines(error, message_width())))
        return error.exit_code
    if isinstance(error, DateError):
        say(f"error: {error}")
        return 2
    if isinstance(error, IndexDamaged):
        if is_out_of_memory(error.__context__ or error):
            return out_of_memory(error)
        say(f"error: the cache of this log turned out to be damaged{_cut()}; ask again, and the log is read anew")
        return 3
    if type(error).__module__ == "sqlite3":
        say(f"error: the index of the log cannot be made or read: {error}")
        return 3
    if isinstance(error, FileNotFoundError) and error.filename is None:
        say("error: the folder in which you are does not exist any more; go to another one")
        return 3
    if isinstance(error, OSError):
        return _refused(error)
    raise error


def _say_faults(error: LineFaulty) -> None:
    """Write each fault of a line, with a caret under its place."""
    from timeline.render.query import marked

    for message, hint, start, end in error.faults:
        say(f"error: {message}{f' ({hint})' if hint else ''}")
        sys.stderr.write("".join(f"{line}\n" for line in marked(error.text, start, end, message_width())))


def out_of_memory(error: BaseException) -> int:
    """Report that memory did not suffice, with as little of it as possible."""
    # What the stack holds is freed, so that there is room for the message.
    error.__traceback__ = error.__context__ = error.__cause__ = None
    sys.stderr.write(
        f"error: there is not enough memory{_cut()}; ask for less, or let the process have more (ulimit -v)\n"
    )
    return 4


def _cut() -> str:
    """The remark on an answer of which a part was written."""
    return ", and the answer is cut short" if ANSWER.has_begun else ""


def _refused(error: OSError) -> int:
    """Report a refusal of the system: to write the answer, or to use a file."""
    reason = error.strerror or str(error)
    file = error.filename
    subject = "cannot write" if file is None else visible(file if isinstance(file, str) else str(file))
    # Not by `say`, which flushes standard output first: that would fail again.
    sys.stderr.write(f"error: {subject}: {reason}\n")
    return 4 if file is None or error.errno in _NO_ROOM else 3


def say(message: str) -> None:
    """Write a line for the user that is not part of the answer."""
    sys.stdout.flush()
    columns = message_width()
    if columns is not None:
        import textwrap

        message = textwrap.fill(message, columns, break_long_words=False, break_on_hyphens=False)
    sys.stderr.write(f"{message}\n")


def say_notes(notes: Iterable[str]) -> None:
    """Write notes: on how the logs were opened, on the limits of an answer."""
    for note in notes:
        say(f"note: {note}")


def message_width() -> int | None:
    """Return the width of the terminal on which messages appear; None where they go elsewhere."""
    if not sys.stderr.isatty():
        return None
    import shutil

    return max(40, shutil.get_terminal_size().columns)
