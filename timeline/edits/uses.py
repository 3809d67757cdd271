"""Every place in a log's files that names an entry, or a tag: in includes, disputes, corrections and queries too."""

import re
from collections.abc import Iterator

from timeline.edits.excerpts import Excerpt, Holds, excerpts
from timeline.edits.query_names import names_in_queries
from timeline.edits.room import LogToEdit, refused_in
from timeline.log.editing.tree import Tree, parse
from timeline.log.editing.uses import Name, Renaming, Use, uses
from timeline.log.geography import Geography
from timeline.log.log import Log

__all__ = ["Name", "Use", "parts_naming", "renaming_of", "uses_in_log"]

_ESCAPE = re.compile(rb"\\(?:[xuU]|\r?\n)")
"""An escape behind which signs of an id may hide."""

_RIVALS = ("actors", "places", "events")
"""The sections whose ids may stand where ids of another one may stand too."""


def uses_in_log(opened: LogToEdit, name: Name, new: str) -> Iterator[tuple[str, Use]]:
    """Yield every place that names an entry or a tag, but for its own id, with its file; `new` is to stand there."""
    renaming = renaming_of(opened.log, name, new)
    for file, _, tree in parts_naming(opened, name.id, new):
        yield from ((file, use) for use in uses(tree, renaming) if not use.is_own)


def renaming_of(log: Log, name: Name, new: str) -> Renaming:
    """Return what a change of a name means in a log."""
    rivals = frozenset(one for one in _RIVALS if one != name.section and _is_id(log, one, new))
    elsewhere = frozenset(one for one in _RIVALS if one != name.section and _is_id(log, one, name.id))
    return Renaming(name, new, rivals, elsewhere, names_in_queries(log, name))


def parts_naming(opened: LogToEdit, old: str, new: str) -> Iterator[tuple[str, Excerpt, Tree]]:
    """Yield the parts of all files in which an id may stand, each as a tree of its text."""
    holds = _holding(old, new)
    for file in opened.log.files:
        for excerpt in excerpts(opened.texts, file, holds):
            with refused_in(file):
                yield file, excerpt, parse(excerpt.text)


def _holding(old: str, new: str) -> Holds:
    """Return whether one of the two ids may stand in a piece of a file."""
    wanted = old.encode(), new.encode()
    return lambda piece: any(one in piece for one in wanted) or _ESCAPE.search(piece) is not None


def _is_id(log: Log, section: str, id: str) -> bool:
    return Geography(log.places).is_place(id) if section == "places" else id in getattr(log, section)
