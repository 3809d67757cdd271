"""Words as the full text keeps them: each folded word a token of plain ASCII, whatever its script.

SQLite's own tokenizers know the letters of an old Unicode. So a letter beyond ASCII is written as its number; what
begins a word still begins its token.
"""

from collections.abc import Iterable

from timeline.text import fold_once, without_marks


def tokens(text: str) -> list[str]:
    """The tokens of a text, in order."""
    return fold_once(text).split() if text.isascii() else [_token(word) for word in fold_once(text).split()]


def tokenised(text: str) -> str:
    """A text as it is put into the full text, which takes plain letters apart as `tokens` does."""
    if text.isascii():
        return text
    plain = without_marks(text)
    return plain if plain.isascii() else " ".join(tokens(text))


def any_of_these(phrases: Iterable[str]) -> str:
    """What to ask the full text for: any of the phrases, the last word of each maybe cut short."""
    return " OR ".join(f'"{" ".join(tokens(phrase))}" *' for phrase in phrases)


def _token(word: str) -> str:
    return word if word.isascii() else "".join(c if c.isascii() else f"x{ord(c):06x}" for c in word)
