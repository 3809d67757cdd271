"""The text of a line that belongs to no key: what stands up to the first `: `, and the title behind it."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from timeline.edits.keys import LineKind
from timeline.edits.pieces import LineFault, Piece
from timeline.edits.written import read
from timeline.text import quoted

_DIGIT = re.compile(r"\d")
_WITH_DATE: frozenset[LineKind] = frozenset({"event", "plan", "figure", "source"})


class Run(NamedTuple):
    """A word of the text, or a piece in quotes with what is attached to it."""

    start: int
    end: int
    inside: Piece | None = None
    """The text within the quotes, where these are around all of it."""


class Head(NamedTuple):
    """The date and the title of a line."""

    date: Piece | None = None
    title: Piece | None = None
    faults: tuple[LineFault, ...] = ()


def head(text: str, runs: Sequence[Run], verbatim: Piece | None, kind: LineKind, has_date: bool) -> Head:
    """Return the date and the title in the words of a line; `has_date` if a key gives the date."""
    count = _words_up_to_colon(text, runs) if kind in _WITH_DATE else 0
    before, rest = joined(text, runs[:count]), runs[count:]
    faults: tuple[LineFault, ...] = ()
    date = before._replace(text=before.text[:-1].rstrip(), end=before.end - 1) if before else None
    if verbatim is not None and rest and not count and kind in _WITH_DATE and not has_date:
        date, rest = joined(text, rest), ()  # the title stands behind, so all before it is the date
    elif date is not None and read(date.text, "deadline" if kind == "plan" else "date") is None:
        if has_date or (kind == "source" and not _DIGIT.search(date.text)):
            date, rest = None, runs
        elif kind == "source":
            faults = (_doubtful(date),)
    if verbatim is None:
        return Head(date, _title(text, rest), faults)
    if (stray := joined(text, rest)) is not None:
        hint = "behind ' -- ' everything is the title; in quotes, '--' is a part of it"
        faults += (LineFault(f"{quoted(stray.text)} belongs to no key", hint, stray.start, stray.end),)
    return Head(date, verbatim if verbatim.text.strip() else None, faults)


def _words_up_to_colon(text: str, runs: Sequence[Run]) -> int:
    """Return the number of words up to the first one that ends with a colon; 0 where there is nothing before it."""
    ends = (number for number, run in enumerate(runs, 1) if run.inside is None and text[run.end - 1] == ":")
    count = next(ends, 0)
    return count if count and text[runs[0].start : runs[count - 1].end] != ":" else 0


def _doubtful(before: Piece) -> LineFault:
    hint = "put the title in quotes if this is a part of it"
    return LineFault(f"{quoted(before.text)} is not a date", hint, before.start, before.end)


def _title(text: str, runs: Sequence[Run]) -> Piece | None:
    """Return the title: what stands in the quotes, if these are around all of it."""
    if len(runs) == 1 and runs[0].inside is not None:
        return runs[0].inside if runs[0].inside.text.strip() else None
    return joined(text, runs)


def joined(text: str, runs: Sequence[Run]) -> Piece | None:
    """Return the words as they stand in the line, with one blank wherever a key stood between them."""
    if not runs:
        return None
    parts = [text[runs[0].start : runs[0].end]]
    for before, run in pairwise(runs):
        between = text[before.end : run.start]
        parts += (between if between.isspace() else " ", text[run.start : run.end])
    return Piece("".join(parts), runs[0].start, runs[-1].end)
