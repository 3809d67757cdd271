"""What the shell offers for a word that is being typed: the names of the current log, nothing where there is none.

A shell asks in the middle of a line: whatever is wrong with the log is told when the command runs. Every word that is
offered is one word, so that no shell has to quote it: a name of several is joined by hyphens, which asking ignores.
"""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from timeline.cli.healing import healed
from timeline.log.model import PLAN_KINDS, STATUSES
from timeline.text import fold
from timeline.vocabulary.types import FAMILIES, TYPES
from timeline.workspace import Workspace, open_workspace

_PLAIN = re.compile(r"[\w.-]+")


def offered(what: str, given: Mapping[str, Any], incomplete: str) -> list[str]:
    """The words for an option or argument that takes a `what`, as far as they begin as typed.

    `given` is the rest of the line.
    """
    try:
        return healed(lambda: _offered(what, given, incomplete))
    except Exception:  # noqa: BLE001 - a shell that completes shows no errors
        return []


def _offered(what: str, given: Mapping[str, Any], incomplete: str) -> list[str]:
    workspace = open_workspace(given.get("log") or (), datetime.date.today())
    if what == "query":
        return _in_query(workspace, given.get("words") or (), incomplete)
    before, comma, last = incomplete.rpartition(",") if what in _SEVERAL else ("", "", incomplete)
    return [f"{before}{comma}{word}" for word in _fitting(_words(workspace, what, last), last)]


def _fitting(words: Iterable[str], incomplete: str) -> list[str]:
    """The words that begin as typed, in order; of two that differ in case only the first.

    Ids are lower-case; a word that begins so in another case is offered in that of what was typed, as a shell insists.
    """
    start = incomplete.lower()
    found: dict[str, str] = {}
    for word in words:
        if word.startswith(incomplete) or (word.lower().startswith(start) and not word.islower()):
            found.setdefault(word.lower(), incomplete + word[len(incomplete) :])
    return [found[key] for key in sorted(found)]


def _joined(names: Iterable[str]) -> Iterator[str]:
    """Names as one word each, where that still means the same."""
    for name in names:
        word = "-".join(name.split())
        if _PLAIN.fullmatch(word) and fold(word) == fold(name):
            yield word


def _actors(workspace: Workspace) -> Iterator[str]:
    yield from workspace.memberships.ids()
    yield from _joined(workspace.memberships.all_names())


def _used(workspace: Workspace) -> set[str]:
    """The places that an event, a plan or a figure names, and what they lie in."""
    named = {place for log in workspace.logs for place in log.events.used("place")}
    return {around for place in named for around in workspace.geography.around(place)}


def _places(workspace: Workspace) -> Iterator[str]:
    for place in (*workspace.geography.ids(), *_used(workspace)):
        yield from _joined(workspace.geography.names(place))


def _countries(workspace: Workspace) -> Iterator[str]:
    for code in workspace.geography.countries(_used(workspace) & {*workspace.geography.ids(), *_codes()}):
        yield from _joined(workspace.geography.names(code))


def _codes() -> Iterable[str]:
    from timeline.vocabulary.countries import COUNTRY_CODES

    return COUNTRY_CODES


def _about(workspace: Workspace) -> Iterator[str]:
    yield from _actors(workspace)
    yield from _places(workspace)


def _types(workspace: Workspace) -> Iterable[str]:
    return (*FAMILIES, *TYPES, *workspace.own_types)


def _tags(workspace: Workspace) -> set[str]:
    return {tag for log in workspace.logs for tag in log.events.used("tag")}


def _sources(workspace: Workspace, start: str) -> Iterable[str]:
    return (source for log in workspace.logs for source in log.sources.beginning(start))


def _entries(workspace: Workspace, start: str) -> Iterable[str]:
    every = (section for log in workspace.logs for section in (log.events, log.plans, log.figures))
    return (name for section in every for name in section.beginning(start))


def _ids(workspace: Workspace, start: str) -> Iterator[str]:
    """All that `show` knows."""
    yield from _entries(workspace, start)
    for log in workspace.logs:
        for section in (log.sources, log.actors, log.places):
            yield from section.beginning(start)


def _views(workspace: Workspace, start: str) -> Iterable[str]:
    return (view for log in workspace.logs for view in log.views.beginning(start))


_NAMES: dict[str, Callable[[Workspace], Iterable[str]]] = {
    "region": _places,
    "country": _countries,
    "actor": _actors,
    "about": _about,
    "type": _types,
    "tag": _tags,
    "status": lambda _: STATUSES,
    "kind": lambda _: PLAN_KINDS,
}
_BY_START: dict[str, Callable[[Workspace, str], Iterable[str]]] = {"source": _sources, "id": _entries, "ids": _ids}
"""What a log may have a hundred thousand of: it is asked only for those that begin as typed."""

_SEVERAL = frozenset({"type", "tag", "status", "kind"})
"""The options of which one takes several values, separated by commas."""


def _in_query(workspace: Workspace, before: Iterable[str], incomplete: str) -> list[str]:
    """What may come next in a query: a field, a value of one, or a view.

    bash takes `@` and `:` for the ends of words: what stands before them was given as words of their own.
    """
    from timeline.query.language.nodes import FIELDS

    words = [*before]
    if incomplete in ("@", ":"):
        words, incomplete = [*words, incomplete], ""
        if words[-1] == "@":
            return _fitting((f"@{view}" for view in _views(workspace, "")), "@")
    if words[-1:] == ["@"]:
        return _fitting(_views(workspace, incomplete), incomplete)
    if words[-1:] == [":"] and len(words) > 1:
        return _of_field(workspace, words[-2], incomplete)
    # What stands before the last space or bracket is part of the query already.
    done, last = re.fullmatch(r"(.*[\s(])?(.*)", incomplete, re.DOTALL).groups("")  # type: ignore[union-attr]
    field, colon, value = last.partition(":")
    if colon:
        return [f"{done}{field}:{word}" for word in _of_field(workspace, field, value)]
    views = (f"@{view}" for view in _views(workspace, ""))
    return [f"{done}{word}" for word in _fitting((*(f"{name}:" for name in FIELDS), *views), last)]


def _of_field(workspace: Workspace, field: str, value: str) -> list[str]:
    before, comma, last = value.rpartition(",")
    return [f"{before}{comma}{word}" for word in _fitting(_words(workspace, field.lower(), last), last)]


def _words(workspace: Workspace, what: str, start: str) -> Iterable[str]:
    """The words for a `what`; of what there may be too many, those that begin so."""
    if what in _BY_START:
        return _BY_START[what](workspace, start)
    return _NAMES[what](workspace) if what in _NAMES else ()
