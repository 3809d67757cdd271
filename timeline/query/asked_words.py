"""Words to search for, as they are typed: beginnings of words, and in quotes whole words that stand side by side."""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.errors import WrongUsage
from timeline.folding import fold
from timeline.phrases import Phrase
from timeline.query.quotes import CLOSING, closing, unescaped
from timeline.text import quoted

_SEPARATING = frozenset("(),")
"""Signs that end a value in the query language."""


class AskedWords(NamedTuple):
    """Words as they are typed, without their quotes."""

    text: str
    in_quotes: bool

    @property
    def values(self) -> tuple[str, ...]:
        """The values of the query language, one or more, that search for the same together."""
        if self.in_quotes:
            return ('"' + self.text.replace("\\", "\\\\").replace('"', '\\"') + '"',)
        return (self.text,) if not _SEPARATING.intersection(self.text) else tuple(fold(self.text).split())

    @property
    def phrase(self) -> Phrase:
        """The phrase that is searched for; with an empty text where there is no word."""
        return Phrase(fold(self.text), self.in_quotes)


def typed_words(text: str) -> tuple[AskedWords, ...]:
    """Return the words of a text, each by itself; those in quotes together. Raises `WrongUsage` for open quotes."""
    return tuple(_pieces(text))


def asked_phrases(text: str) -> tuple[Phrase, ...]:
    """Return the phrases all of which are searched for: each word, and each series of words in quotes."""
    several = (
        (asked.phrase,) if asked.in_quotes else map(Phrase, fold(asked.text).split()) for asked in typed_words(text)
    )
    return tuple(phrase for phrases in several for phrase in phrases if phrase.text)


def _pieces(text: str) -> Iterator[AskedWords]:
    start = at = 0
    while at < len(text):
        if text[at] not in CLOSING:
            at += 1
            continue
        end = closing(text, at)
        if end is None:
            raise WrongUsage(f"the quotes in {quoted(text)} are not closed", "close them, or leave them out")
        yield from (AskedWords(word, False) for word in text[start:at].split())
        yield AskedWords(unescaped(text[at + 1 : end]), True)
        start = at = end + 1
    yield from (AskedWords(word, False) for word in text[start:].split())
