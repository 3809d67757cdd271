"""Search for words in an entry: in its title, its summary, and every name of its places and actors."""

from collections.abc import Iterator, Sequence

from timeline.folding import fold
from timeline.log.model import Figure
from timeline.log.subjects import figure_texts
from timeline.phrases import Phrase, occurs
from timeline.query.facts import Facts
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


def has_phrases(workspace: Workspace, facts: Facts, phrases: Sequence[Phrase]) -> bool:
    """Return True if an entry has all these phrases, wherever each stands."""
    texts = [fold(part) for part in searched_texts(workspace, facts)]
    return all(any(occurs(phrase, text) for text in texts) for phrase in phrases) and bool(phrases)


def has_phrase(workspace: Workspace, facts: Facts, phrase: Phrase) -> bool:
    """Return True if the words of a phrase stand side by side in one of the texts."""
    return any(occurs(phrase, fold(part)) for part in searched_texts(workspace, facts))
