"""The text that an editor shows for a new entry: its keys, with their meanings and the choices of the log."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from timeline.edits.keys import SECTIONS, LineKind
from timeline.log.loader import LISTS, MAPPINGS
from timeline.log.log import Log
from timeline.log.roles import Role

_MOST_CHOICES = 12
_COLUMN = 22
_LONGEST = 110
"""Maximum length of a line of the template."""

_EMPTY_KEY = re.compile(r"(?P<indent>[ -]*)[a-z_]+:[ \t]*(?:#.*)?")

_ROLES: dict[str, Role] = {
    "places": "place",
    "actors": "actor",
    "by": "actor",
    "to": "actor",
    "tags": "tag",
    "type": "type",
}
_LEFT_OUT = frozenset({"added", "corrections", "disputed", "revisions", "outcome", "history", "names"})
"""Keys that come later in the life of an entry."""


def template(kind: LineKind, log: Log) -> str:
    """Return the text for a new entry of a kind: the required keys first, the others as comments."""
    section = SECTIONS[kind]
    if section == "views":
        return "views:\n  name: country:IQ type:agreement\n"
    fields = ({**LISTS, **MAPPINGS}[section]).fields
    required = [key for key in fields if fields[key].required]
    others = [key for key in fields if key not in required and key not in _LEFT_OUT]
    first, indent = ("  - ", "    ") if section in LISTS else ("    ", "    ")
    lines = [
        f"{section}:",
        *([] if section in LISTS else [f"  {kind}-id:          # its id, which entries name it by"]),
    ]
    for number, key in enumerate((*required, *others)):
        meaning = "leave it empty, and it is made from the title" if key == "id" else fields[key].meaning
        start = f"{first if number == 0 else indent}{key}:" if key in required else f"{indent}# {key}:"
        lines.append(f"{start:<{_COLUMN}}# {meaning}"[:_LONGEST])
        lines += (f"{indent}{'':<{_COLUMN - 4}}#   {line}" for line in _choices(section, key, log))
    return "".join(f"{line}\n" for line in lines)


def _choices(section: str, key: str, log: Log) -> Iterator[str]:
    """Yield a line with what the log has for a key."""
    names: Iterable[str] = ()
    if key == "sources":
        names = log.sources
    elif key in _ROLES and section in LISTS:
        names = log.events.used(_ROLES[key])
    found = [*islice(names, _MOST_CHOICES + 1)]
    if found:
        rest = ", …" if len(found) > _MOST_CHOICES else ""
        yield f"{', '.join(found[:_MOST_CHOICES])}{rest}"[: _LONGEST - _COLUMN]


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
