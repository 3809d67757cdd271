"""The words of an entry that a search looks at: its title, its summary, and every name of its places and actors."""

from collections.abc import Iterator

from timeline.log.model import Figure
from timeline.query.facts import Facts
from timeline.text import fold
from timeline.workspace import Workspace


def said(workspace: Workspace, facts: Facts) -> Iterator[str]:
    """The title (of a figure what it measures), the summary and the names, each by itself."""
    entry = facts.entry
    yield entry.measure if isinstance(entry, Figure) else getattr(entry, "title", "")
    yield entry.summary or ""
    for actor in facts.actors:
        yield from workspace.memberships.names(actor)
    for place in entry.places:
        yield from workspace.geography.names(place)


def says(workspace: Workspace, facts: Facts, words: list[str]) -> bool:
    """Whether all the words, or words that begin with them, are in it, wherever they stand."""
    text = f" {fold(' '.join(said(workspace, facts)))} "
    return bool(words) and all(f" {word}" in text for word in words)


def says_together(workspace: Workspace, facts: Facts, phrase: str) -> bool:
    """Whether the words of a folded phrase stand there side by side; the last may be the beginning of one."""
    return any(f" {phrase}" in f" {fold(part)}" for part in said(workspace, facts))
