"""Names in an entry with their paths there; and the sources and actors that count as used by it."""

from functools import lru_cache

from timeline.dates import Date, DateError, parse
from timeline.log.log import Log
from timeline.log.model import Actor, Entry, Event, Figure, Place, Plan
from timeline.log.paths import Path
from timeline.log.references import reference_of
from timeline.log.roles import cited

Name = tuple[str, str]
"""A section of the log and an id in it: `("actors", "islamic-state")`."""


def used_by(entry: Entry) -> list[Name]:
    """Return the sources and actors that count as used because the entry names them.

    To stand under `actors` in another piece of vocabulary is not enough: an actor appears in what happened, in a plan,
    in a figure, or has parts.
    """
    sources = [("sources", name) for name in cited(entry)]
    if isinstance(entry, Event):  # nearly every entry is one, and this is asked of all
        return sources + [("actors", name) for name in entry.actors]
    tells = isinstance(entry, Plan | Figure)
    used = sources + [("actors", name) for path, name in actors_in(entry) if tells or path[0] == "part_of"]
    if isinstance(entry, Figure) and entry.subject is not None and entry.subject_kind in (None, "actor"):
        used.append(("actors", entry.subject))  # an id of something else is no actor's, and nothing is lost by it
    return used


def actors_in(entry: Entry) -> list[tuple[Path, str]]:
    """Return every actor that an entry names, with the path of the name; but not the subject of a figure."""
    found = _each("actors", entry.actors)
    if isinstance(entry, Plan):
        found += _each("by", entry.by)
        found += _each("to", entry.to)
    elif isinstance(entry, Figure):
        if entry.by:
            found.append((("by", 0), entry.by))
    elif isinstance(entry, Actor):
        found += [(("part_of", number, "actor"), membership.actor) for number, membership in enumerate(entry.part_of)]
    return found


def places_in(entry: Entry) -> list[tuple[Path, str]]:
    """Return every place that an entry names, with the path of the name."""
    found = _each("places", entry.places)
    if isinstance(entry, Place):
        found += _each("in", entry.within)
        found += _each("contains", entry.contains)
    return found


def anchor_entry(of: str, log: Log) -> Event | Plan | None:
    """Return the event or the plan that a deadline counts from, named by its id or behind its kind (`event:…`)."""
    asked = reference_of(of)
    event = log.events.get(asked.id) if asked.is_for("event") else None
    return event if event is not None or not asked.is_for("plan") else log.plans.get(asked.id)


def anchor_date(of: str) -> Date | None:
    """Return the date that a deadline counts from, where the text is one and not an id: `of: the end of 2023`.

    As in every deadline, the end of a period is its last day.
    """
    found = _read_anchor(of)
    return found if isinstance(found, Date) else None


def refused_anchor(of: str) -> DateError | None:
    """Return why a text that was meant as a date is none; None where it looks like a misspelt id."""
    found = _read_anchor(of)
    if not isinstance(found, DateError) or found.reason.endswith("is not understood"):
        return None
    return found


@lru_cache(maxsize=1024)
def _read_anchor(of: str) -> Date | DateError | None:
    if of.islower() and of.replace("-", "").isalpha():
        return None  # an id, and not worth the attempt: no date is lower-case words alone
    try:
        return parse(of, "deadline")
    except DateError as error:
        return error


def _each(key: str, names: tuple[str, ...]) -> list[tuple[Path, str]]:
    return [((key, number), name) for number, name in enumerate(names)]
