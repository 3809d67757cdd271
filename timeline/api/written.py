"""Writing an edit, after it was checked as if it stood there."""

from collections.abc import Callable

from timeline.edits.edit import Edit
from timeline.edits.pending import new_problems, one_writer, prepared
from timeline.errors import LogWouldFail
from timeline.frozen import Frozen
from timeline.log.loaded import Loaded
from timeline.problems import Problem


class Written(Frozen):
    """An edit as it was written."""

    entries: tuple[tuple[str, str], ...]
    """The entries that it concerns, by section and id."""
    files: tuple[str, ...]
    """The names of the files that changed; empty if the log said so already, and nothing was written."""
    warnings: tuple[Problem, ...] = ()
    """The warnings that the log has now and did not have before."""
    notes: tuple[str, ...] = ()
    """Sentences on what came to light while it was written."""


def put(edit: Edit, before: Loaded) -> Written:
    """Write an edit, whole or not at all; `before` is the log as it was read.

    Raises `LogWouldFail` where the log would have new errors, and other kinds of `NothingWritten`.
    """
    if not edit.files:
        return Written(edit.entries, ())
    with prepared(edit) as pending:
        after = pending.check()
        if errors := new_problems(before, after, "error"):
            raise LogWouldFail(errors)
        pending.commit()
        warnings = tuple(new_problems(before, after, "warning"))
    return Written(edit.entries, tuple(one.path for one in edit.files), warnings, tuple(pending.notes))


def put_alone(name: str, edit_of: Callable[[str], tuple[Edit, Loaded]]) -> Written:
    """Write an edit that is made of a log, with the log as it was read, while nobody else writes to it."""
    with one_writer(name):
        return put(*edit_of(name))


def foreseen(edit: Edit, before: Loaded) -> tuple[Problem, ...]:
    """Return the errors and warnings that a log would have more with an edit."""
    if not edit.files:
        return ()
    with prepared(edit) as pending:
        after = pending.check()
        return (*new_problems(before, after, "error"), *new_problems(before, after, "warning"))
