"""How a command ends that cannot answer: a message on standard error and an exit code, never a traceback.

0 done · 1 `check` found errors, or a date did not parse · 2 wrong usage · 3 the log cannot be read or has errors ·
4 a file could not be written · 130 interrupted · 141 the reader of the output went away.
"""

import errno
import sys

from timeline.dates import DateError
from timeline.errors import LogFaulty, TimelineError


def ended_by(error: BaseException) -> int:
    """Say what stopped the command, and give its exit code; what is a fault of the program itself is raised again."""
    if isinstance(error, BrokenPipeError) or (isinstance(error, OSError) and error.errno == errno.EPIPE):
        return 141
    if isinstance(error, KeyboardInterrupt):
        return 130
    if isinstance(error, LogFaulty):
        from timeline.render.problems import plain_lines

        sys.stderr.write(plain_lines(problem for problem in error.problems if problem.severity == "error"))
    if isinstance(error, TimelineError):
        say(f"error: {error}")
        return error.exit_code
    if isinstance(error, DateError):
        say(f"error: {error}")
        return 2
    if isinstance(error, OSError):
        say(f"error: cannot write: {error.strerror or error}")
        return 4
    raise error


def say(message: str) -> None:
    """A line for the user that is not part of the answer."""
    sys.stdout.flush()
    sys.stderr.write(f"{message}\n")
