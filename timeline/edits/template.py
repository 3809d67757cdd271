"""The text that an editor shows for a new entry: its keys, with their meanings and the choices of the log."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from timeline.edits.keys import SECTIONS, LineKind
from timeline.log.loader import LISTS, MAPPINGS
from timeline.log.log import Log
from timeline.log.roles import Role
from timeline.log.shapes import Field
from timeline.vocabulary.types import TYPES

_MOST_CHOICES = 12
_COLUMN = 22
_WIDTH = 79
"""Number of columns that a terminal has."""

_EMPTY_KEY = re.compile(r"(?P<indent>[ -]*)[a-z_]+:[ \t]*(?:\[\][ \t]*)?(?:#.*)?")

_ROLES: dict[str, Role] = {
    "places": "place",
    "actors": "actor",
    "by": "actor",
    "to": "actor",
    "tags": "tag",
}
_LATER = frozenset({"added", "corrections", "disputed", "revisions", "outcome", "history", "names", "origin"})
"""Keys that come later in the life of an entry."""

_OF_EVENTS = frozenset({"places", "actors", "status", "known", "checked", "tags", "quote"})
"""Keys that sources, actors and places may have too, and seldom need."""

_USUAL: Mapping[LineKind, Sequence[str]] = {
    "event": ("places", "actors", "sources"),
    "plan": ("by", "deadline", "places", "sources"),
    "figure": ("as_of", "over", "value", "low", "high", "qualifier", "words", "by", "sources"),
    "source": ("publisher", "date", "url"),
}
"""Keys that stand first among those that may be left out, as most entries have them."""

_NO_ID = "leave it empty, and one is made"
_MEANINGS = {
    "type": "the kind of event",
    "sources": "who says so, and where: [ID, {ref: ID, at: page 3}]",
}
_VIEW = """\
views:
  name: country:IQ type:agreement   # its name, which queries call as @name
"""


def template(kind: LineKind, log: Log) -> str:
    """Return the text for a new entry of a kind: the required keys first, the others as comments."""
    section = SECTIONS[kind]
    if section == "views":
        return _VIEW
    fields = ({**LISTS, **MAPPINGS}[section]).fields
    required = [key for key in fields if fields[key].required and key != "id"]
    left_out = _LATER if section in LISTS else _LATER | _OF_EVENTS
    others = [key for key in fields if key != "id" and key not in required and key not in left_out]
    usual = _USUAL.get(kind, ())
    # A list needs no name of a section, and its entries no id.
    lines = [f"{section}:", *_explained("  - id:", _NO_ID)] if section in LISTS else [*_explained("  - id:", _NO_ID)]
    for key in dict.fromkeys((*required, *usual, *others)):
        start = f"    {'' if key in required else '# '}{key}:{' []' if fields[key].is_list else ''}"
        lines += _explained(start, _MEANINGS.get(key, fields[key].meaning))
        lines += _explained("", f"  {choices}") if (choices := _choices(section, key, fields[key], log)) else ()
    return "".join(f"{line}\n" for line in lines)


def _explained(start: str, meaning: str) -> Iterator[str]:
    """Yield the line of a key with its meaning as a comment behind it, which goes on below where it is long."""
    indent = " " * (len(meaning) - len(meaning.lstrip()))
    parts = textwrap.wrap(
        meaning.strip(), _WIDTH - _COLUMN - 2 - len(indent), break_long_words=False, break_on_hyphens=False
    )
    for number, part in enumerate(parts):
        yield f"{(start if number == 0 else '    '):<{_COLUMN}}# {indent}{part}"


def _choices(section: str, key: str, field: Field, log: Log) -> str:
    """Return what may stand in a field: the words of which it is one, or what the log has for it."""
    names: Iterable[str] = ()
    if key == "sources":
        names = log.sources
    elif key == "type":
        names = (*TYPES, *log.types)
    elif key in _ROLES and section in LISTS:
        names = log.events.used(_ROLES[key])
    elif "enum" in field.value_type.schema and key != "kind":
        names = field.value_type.schema["enum"]
    most = len(TYPES) + len(log.types) if key == "type" else _MOST_CHOICES
    found = [*islice(names, most + 1)]
    return f"{', '.join(found[:most])}{', …' if len(found) > most else ''}"


def without_empty_keys(text: str) -> str:
    """Return a text in which keys that were left empty are empty lines, so that lines count as before.

    A dash before the first of them stays with the next key of its entry.
    """
    lines = text.split("\n")
    for number, line in enumerate(lines):
        found = _EMPTY_KEY.fullmatch(line)
        if found is None:
            continue
        indent = len(found["indent"])
        following = next((one for one in lines[number + 1 :] if one.strip() and not one.lstrip().startswith("#")), "")
        depth = len(following) - len(following.lstrip(" -"))
        if indent == 0 or depth > indent or following.lstrip().startswith("- "):
            continue
        if "-" in found["indent"] and depth == indent:
            position = next(n for n in range(number + 1, len(lines)) if lines[n] is following)
            lines[position] = found["indent"] + following[indent:]
        lines[number] = ""
    return "\n".join(lines)
