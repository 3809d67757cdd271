"""Checks of the saved queries of a log: each can be read, and its names are known.

A view is a question, not a statement: one with a fault stops those who ask it, and not the other commands.
"""

import datetime
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline.errors import LogUnreadable
from timeline.index.opening import check_log
from timeline.log.loaded import Loaded
from timeline.log.model import View
from timeline.log.yaml.files import Opener, open_log_file
from timeline.problems import Problem, has_errors
from timeline.query.language.faults import Fault
from timeline.query.language.grammar import parse
from timeline.query.language.meaning import resolve
from timeline.query.question import Question
from timeline.text import quoted
from timeline.workspace import Workspace

if TYPE_CHECKING:
    from timeline.index.build import Watch


def load_checked(name: str, watch: "Watch | None" = None) -> Loaded:
    """Return a log with all its problems, those of its views among them, in the order of the files."""
    return with_view_problems(check_log(name, watch))


def with_view_problems(loaded: Loaded, opener: Opener = open_log_file) -> Loaded:
    """Return a log with the problems of its views among its others; `opener` opens its files."""
    found = tuple(view_problems(loaded, opener))
    if not found:
        return loaded
    order = {stamp.name: index for index, stamp in enumerate(loaded.files)}
    problems = sorted((*loaded.problems, *found), key=lambda p: (order.get(p.file, 0), p.line, p.column, p.code))
    return loaded._replace(problems=tuple(problems))


def view_problems(loaded: Loaded, opener: Opener = open_log_file) -> Iterator[Problem]:
    """Yield the fault of each view; where the log has errors, the meaning of names is not looked at."""
    log = loaded.log
    day = min(max(log.header.horizon, 1), datetime.date.max.toordinal())
    workspace = Workspace(logs=(log,), as_of=day, whole=(log,))
    whole = loaded.complete and not has_errors(loaded.problems)
    for view in log.views.values():
        found = resolve(view.query, Question(), workspace, view.id) if whole else parse(view.query, view.id)
        # A fault in a view that this one uses is reported at that view.
        if isinstance(found, Fault) and found.place.view == view.id:
            yield _problem(view, found, opener)


def _problem(view: View, fault: Fault, opener: Opener) -> Problem:
    piece = fault.place.text[fault.place.start : fault.place.end]
    here = f" at {quoted(piece)}" if piece.strip() else ""
    message = f"the query of {quoted(view.id)}{here}: {fault.message}"
    line, column = view.query_line, view.query_column
    offset = _offset(view, opener)
    if offset is not None:
        column += offset + fault.place.start
    return Problem(view.file, line, column, "bad-query", message, fault.hint, entry=view.id, section="views")


def _offset(view: View, opener: Opener) -> int | None:
    """Return the offset of a query from the start of its value in the file: 1 behind quotes, else 0.

    None where it is written otherwise: over several lines, or with escapes.
    """
    try:
        with io.TextIOWrapper(opener(view.file), encoding="utf-8", errors="replace") as file:
            text = next((text for number, text in enumerate(file, 1) if number == view.query_line), "")
    except (OSError, LogUnreadable):
        return None
    start = view.query_column - 1
    if text[start:].rstrip("\n").startswith(view.query):
        return 0
    return 1 if text[start : start + 1] in ("'", '"') and text.startswith(view.query, start + 1) else None
