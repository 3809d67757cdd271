"""Search for words in an entry: in its title, its summary, and every name of its places and actors."""

from collections.abc import Iterator, Sequence

from timeline.log.model import Figure
from timeline.log.subjects import figure_texts
from timeline.query.facts import Facts
from timeline.text import fold
from timeline.workspace import Workspace


def searched_texts(workspace: Workspace, facts: Facts) -> Iterator[str]:
    """Yield the title (of a figure its texts), the summary and the names, each by itself."""
    entry = facts.entry
    if isinstance(entry, Figure):
        yield from figure_texts(entry)
    else:
        yield getattr(entry, "title", "")
    yield entry.summary or ""
    for actor in facts.actors:
        yield from workspace.memberships.names(actor)
    for place in facts.places:
        yield from workspace.geography.names(place)


def has_words(workspace: Workspace, facts: Facts, words: Sequence[str]) -> bool:
    """Return True if an entry has all these folded words, or words that begin with them, wherever they stand."""
    text = f" {fold(' '.join(searched_texts(workspace, facts)))} "
    return bool(words) and all(f" {word}" in text for word in words)


def has_phrase(workspace: Workspace, facts: Facts, phrase: str) -> bool:
    """Return True if the words of a folded phrase stand side by side; the last may be the beginning of one."""
    return any(f" {phrase}" in f" {fold(part)}" for part in searched_texts(workspace, facts))
