"""The report of an import on standard output."""

import sys
from itertools import islice
from typing import TYPE_CHECKING

from timeline.cli.endings import say_notes
from timeline.text import exposed

if TYPE_CHECKING:
    from timeline.imports.review import Review

_MOST = 20
"""Maximum number of items of a kind that are listed."""


def report(review: "Review") -> None:
    """Write the report."""
    say_notes(review.notes)
    counts = review.counts._asdict()
    lines = [f"{name.replace('_', ' ')}: {number}" for name, number in counts.items() if number]
    lines += [f"new: {one.entry.id}: {one.entry.title}" for one in islice(review.new, _MOST)]
    for one in islice(review.changed, _MOST):
        lines += [f"changed: {one.entry.id}: {each.key} ({each.outcome})" for each in one.changes]
    lines += [f"gone: {one.entry.id}" for one in islice(review.gone, _MOST)]
    for refused in islice(review.refused, _MOST):
        place = refused.place
        lines.append(f"refused: row {place.row}{f' {place.column}' if place.column else ''}: {refused.why}")
    sys.stdout.write("".join(f"{exposed(line)}\n" for line in lines))
