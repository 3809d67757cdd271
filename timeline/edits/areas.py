"""Figures that would continue a series of the log, did they name its area: notes on what somebody may have left out."""

from collections.abc import Iterator, Mapping, Sequence

from timeline.log.editing.operations import AddEntry
from timeline.log.log import Log
from timeline.log.model import Figure
from timeline.text import quoted

_MOST = 20
"""The most new figures that are looked at: a table that is imported has one area for all of its rows."""


def notes_on_areas(new: Sequence[AddEntry], log: Log) -> Iterator[str]:
    """A note on each new figure that names no place, where all of its like in the log name some."""
    figures = [one for one in new if one.target.section == "figures"]
    for one in figures if len(figures) <= _MOST else ():
        if isinstance(one.value, dict):
            yield from _notes_on(one.target.id, one.value, log)


def _notes_on(identity: str, new: Mapping[str, object], log: Log) -> Iterator[str]:
    subject = new.get("subject")
    if new.get("places") or new.get("by") is None or not isinstance(subject, str):
        return
    like = [one for one in _of_subject(subject.partition(":")[2] or subject, log) if _is_like(one, new)]
    if like and all(one.places for one in like):
        last = max(like, key=lambda one: one.when.earliest)
        joined = ",".join(last.places)
        yield (
            f"{quoted(identity)} begins a series of its own: it names no place, and {quoted(last.id)} speaks of "
            f"{joined}; if it does too, 'timeline set {identity} places={joined}'"
        )


def _of_subject(subject: str, log: Log) -> Sequence[Figure]:
    figures = log.figures
    named = {one: None for role in ("actor", "place") for one in figures.naming(role, subject)}
    return [figures[one] for one in named]


def _is_like(figure: Figure, new: Mapping[str, object]) -> bool:
    """Return whether a figure is of the series of a new one, their areas aside."""
    is_count = figure.as_of is None
    said = (figure.measure, figure.unit, figure.by, is_count)
    return said == (new.get("measure"), new.get("unit"), new.get("by"), "over" in new)
