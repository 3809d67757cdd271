"""The end of a command that cannot answer: a message on standard error and an exit code, never a traceback.

0 done · 1 `check` found errors, `import` refused rows, or a date did not parse · 2 wrong usage ·
3 the log cannot be read or has errors · 4 a file or a stream could not be written whole, or memory did not suffice ·
5 an edit was refused · 129, 130, 143 ended by SIGHUP, Ctrl-C, SIGTERM · 141 the reader of the output went away.
"""

import errno
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from timeline.cli.healing import ANSWER
from timeline.dates import OPEN_END, DateError, Window, iso
from timeline.errors import EntriesFaulty, LineFaulty, LogFaulty, QueryFaulty, TimelineError, is_out_of_memory
from timeline.index.damage import IndexDamaged
from timeline.text import visible

if TYPE_CHECKING:
    from timeline.workspace import Workspace

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
    """Write the notes on how the logs were opened."""
    for note in notes:
        say(f"note: {note}")


def note_limits(
    workspace: "Workspace",
    period: Window | None,
    not_judged: int,
    emptied_by: Iterable[str],
    without_place: int,
    *,
    tells_gaps: bool = True,
) -> None:
    """Note the limits of a filtered answer: what was not followed, matches that could not be judged, why it is empty.

    `tells_gaps`: the answer itself says what was not followed since, up to its day; a period that was asked for and
    reaches further is noted in any case.
    """
    for words in _gap_words(workspace, period, tells_gaps):
        say(f"note: {words}")
    if not_judged:
        stand = "1 of them stands" if not_judged == 1 else f"{not_judged} of them stand"
        say(f"note: {stand} here only because the log gives no beginning or no end")
    if without_place:
        from timeline.reports.wording import without_place_words

        say(f"note: {without_place_words(without_place)}")
    from timeline.reports.followed import is_followed

    # What was not followed is not empty: that a filter finds nothing there says nothing.
    for reason in emptied_by if is_followed(workspace, period) else ():
        say(f"note: {reason}")


def _gap_words(workspace: "Workspace", period: Window | None, tells_gaps: bool) -> Iterable[str]:
    """The sentences on what the logs have not followed of a period.

    If they followed none of it, and the answer does not say so, each sentence does.
    """
    from timeline.reports.followed import is_followed, not_followed

    ends_open = period is None or period.last == OPEN_END
    wholly = "" if tells_gaps or is_followed(workspace, period) else "not followed: "
    for gap in not_followed(workspace, period):
        header = gap.log.header
        name = "this log" if len(workspace.logs) == 1 else header.title
        if gap.side == "before":
            first = iso(header.covers.earliest)
            yield f"{wholly}the question reaches back before {first}, the first day that {name} has followed"
        elif not (ends_open and tells_gaps) or (period is not None and period.first > header.horizon):
            last = iso(header.horizon)
            yield f"{wholly}the question reaches beyond {last}, the last day that {name} has followed"


def message_width() -> int | None:
    """Return the width of the terminal on which messages appear; None where they go elsewhere."""
    if not sys.stderr.isatty():
        return None
    import shutil

    return max(40, shutil.get_terminal_size().columns)
