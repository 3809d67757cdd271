"""OLD and NEW of a rename as they are typed: the entry that is meant, and whether its new id can be one."""

from collections.abc import Iterable
from typing import NamedTuple

from timeline.dates import DateError, parse
from timeline.edits.finding import find, meant_by
from timeline.edits.ids import new_id
from timeline.edits.names import Names
from timeline.errors import WrongUsage
from timeline.folding import spellings
from timeline.log.editing.uses import TAGS, Name
from timeline.log.geography import Geography
from timeline.log.log import Log
from timeline.log.reading import LONGEST_ID, is_slug
from timeline.log.references import KIND_OF
from timeline.text import did_you_mean, quoted, with_article
from timeline.vocabulary.types import FAMILIES, TYPES

_TAG = "tag:"
_ONE_NAMESPACE = ("events", "plans", "figures")


class Asked(NamedTuple):
    """A name, and the id that it is to have."""

    name: Name
    new: str


def asked(log: Log, old: str, new: str) -> Asked:
    """Return what `rename OLD NEW` asks for; raises `WrongUsage` where there is no such name, or it cannot be so."""
    name = _name(log, old)
    identity = new.removeprefix(_prefix(name))
    _require_id(name, identity)
    if identity == name.id:
        raise WrongUsage(f"{quoted(old)} has this id already", "give another one")
    _require_free(log, name, identity)
    return Asked(name, identity)


def is_alias_needed(log: Log, asked: Asked) -> bool:
    """Return whether the old id has to be added as an alias, as it is to stay a name of its entry.

    Raises `WrongUsage` where that is impossible.
    """
    section, old = asked.name
    if section not in ("actors", "places"):
        noun = with_article(KIND_OF.get(section, section.removesuffix("s")))
        hint = "leave --keep-alias out; queries that are saved as views follow the new id"
        raise WrongUsage(f"{noun} has no aliases, only actors and places have", hint)
    entry = (log.actors if section == "actors" else log.places)[old]
    ways = frozenset(spellings(old))
    others = [one for one in _called(log, section, old) if one != old]
    if others:
        raise WrongUsage(f"{quoted(old)} is also a name of {quoted(others[0])}", "leave --keep-alias out")
    return all(ways.isdisjoint(spellings(name)) for name in (entry.name, *entry.aliases))


def _name(log: Log, old: str) -> Name:
    tags = frozenset(log.events.used("tag"))
    if old.startswith(_TAG):
        tag = old.removeprefix(_TAG)
        if tag not in tags:
            raise WrongUsage(
                f"no entry has the tag {quoted(tag)}", did_you_mean(tag, tags) or "'timeline stats --by tag'"
            )
        return Name(TAGS, tag)
    if old in tags and not any(meant_by(log, old)):
        raise WrongUsage(f"no entry has the id {quoted(old)}, and it is a tag", f"write 'tag:{old}'")
    if not any(meant_by(log, old)):
        called = [
            f"{KIND_OF[one]}:{id}"
            for one in ("actors", "places")
            for id in _called(log, one, old)
            if id in getattr(log, one)
        ]
        if called:
            raise WrongUsage(f"{quoted(old)} is a name, and not an id", f"write {' or '.join(map(repr, called))}")
    return Name(*find(log, old).target)


def _prefix(name: Name) -> str:
    """Return what may stand before the id of a name, to say what it is."""
    return {"views": "@", "types": "type:", TAGS: _TAG}.get(name.section) or f"{KIND_OF[name.section]}:"


def _require_id(name: Name, new: str) -> None:
    if not is_slug(new):
        like = new_id(new, lambda _: False, "")
        rule = f"use lower-case letters, digits and single hyphens, at most {LONGEST_ID} characters"
        raise WrongUsage(f"{quoted(new)} is not an id", f"write '{like}'" if is_slug(like) else rule)
    if name.section in ("events", "plans"):
        try:
            parse(new)
        except DateError:
            return
        raise WrongUsage(f"{quoted(new)} reads as a date: no deadline could hang on it", "add a word to it")


def _require_free(log: Log, name: Name, new: str) -> None:
    """Raise `WrongUsage` where an id is taken, or means something else."""
    section, old = name
    if section == TAGS:
        if new in frozenset(log.events.used("tag")):
            hint = f"'timeline set -q tag:{old} tags+={new} tags-={old}' makes one of the two"
            raise WrongUsage(f"the tag {quoted(new)} is in use already", hint)
        return
    if section == "types" and (new in TYPES or new in FAMILIES):
        raise WrongUsage(f"{quoted(new)} is a type that every log knows", "give another id")
    if Names(log).is_taken(section, new):
        hint = "give another one"
        if section in ("events", "plans"):
            hint = f"'timeline merge {old} {new}' makes one entry of the two, if they are the same"
        raise WrongUsage(f"the id {quoted(new)} is taken{_by(log, section, new)}", hint)
    others = [one for one in _called(log, section, new) if one != old]
    if others:
        hint = f"give another id, or take the name from {quoted(others[0])}"
        raise WrongUsage(f"{quoted(new)} is a name of {quoted(others[0])}: asking for it would mean two things", hint)


def _by(log: Log, section: str, new: str) -> str:
    """Return what has an id, where it is of another section of the same namespace, or built in."""
    if section in _ONE_NAMESPACE:
        other = next(one for one in _ONE_NAMESPACE if new in getattr(log, one))
        return "" if other == section else f" by {with_article(KIND_OF[other])}"
    return " by a place that every log knows" if section == "places" and new not in log.places else ""


def _called(log: Log, section: str, text: str) -> Iterable[str]:
    """Return the actors or places that have a name."""
    if section == "actors":
        return log.actors.named(spellings(text)) if any(spellings(text)) else ()
    return Geography(log.places).meanings(text) if section == "places" else ()
