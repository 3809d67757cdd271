"""Words in the full text and in the names of an index: a text as the index keeps it, and queries for phrases.

What a query finds are candidates: all texts in which a phrase stands (`timeline.phrases`), and maybe more.

- An apostrophe parts a word, and behind the text stands whatever it joins: `iraq's` is kept as `iraq s … iraqs`.
- Each letter of a script that writes words without spaces is a word.
- SQLite's tokenizers know the letters of an old Unicode: a letter beyond ASCII is written as its number.
- A text of plain letters is kept as it is, as that is fastest: its numbers with commas are several words. A query for a
  number asks for these too.
"""

import re
from collections.abc import Iterable, Iterator

from timeline.folding import MOST_APOSTROPHES, MOST_FREE, fold_once, in_plain_ascii, spellings
from timeline.letters import SPACELESS
from timeline.phrases import Phrase

_ALONE = "".join(f"{chr(first)}-{chr(last)}" for first, last in SPACELESS)
_BESIDE_DIGIT = "[0-9]'|'[0-9]"
_WITH_APOSTROPHE = "[A-Za-z]+(?:'[A-Za-z]+)+"
_DIGITS = "([0-9]+)(.*)"


def tokens(text: str) -> list[str]:
    """Return the words of a text for the full text, in plain ASCII, whatever its script."""
    return _encoded(kept(fold_once(text)))


def tokenised(text: str) -> str:
    """Return a text for the full-text table, whose tokenizer splits plain letters as `tokens` does."""
    plain = in_plain_ascii(text)
    if plain is None:
        return " ".join(tokens(text))
    if "'" not in plain:
        return plain
    several = [part for part in plain.split() if "'" in part]
    words = " ".join(several)
    if re.search(_BESIDE_DIGIT, words) or max(part.count("'") for part in several) > MOST_APOSTROPHES:
        return " ".join(tokens(text))
    joined = [group for word in re.findall(_WITH_APOSTROPHE, words) for group in _joined(word.split("'"))]
    return " ".join([plain, *joined])


def kept(folded: str) -> str:
    """Return a folded text as names are kept: words parted by spaces, and behind them those that apostrophes join."""
    parted = folded
    if "'" in folded:
        joined = (group for word in folded.split(" ") if "'" in word for group in _joined(word.split("'")))
        parted = " ".join((folded.replace("'", " "), *joined))
    return parted if parted.isascii() else " ".join(re.sub(f"([{_ALONE}])", r" \1 ", parted).split())


def names_kept(names: Iterable[str]) -> set[str]:
    """Return the folded spellings of names, and of each one that cannot be searched by them what is searched."""
    found: set[str] = set()
    for name in names:
        spelt = spellings(name)
        searched = kept(fold_once(name))
        found.update(spelt)
        if len(spelt) > 1 or searched != spelt[0]:
            found.add(f" {searched}")  # no spelling begins with a space
    return found


def alternatives(word: str) -> Iterator[list[str]]:
    """Yield each series of words, as they are kept, that all stand in a text with this folded word."""
    parts = word.split("'")
    if len(parts) > MOST_FREE + 1:
        yield [kept(parts[0])]
        return
    for spelt in spellings(word):
        yield [kept(one) for one in spelt.split(" ")]


def matching(word: str, whole: bool) -> str:
    """Return the full-text query for a word as it is kept."""
    return " OR ".join(f'"{one}"{"" if whole else " *"}' for one in _spelt(word, whole))


def any_of_these(phrases: Iterable[Phrase]) -> str:
    """Return the full-text query for any of the phrases, whose last word may be cut short unless it is whole."""
    queries = []
    for text, whole, forms in phrases:
        queries += [matching(kept(spelt), whole) for spelt in spellings(text)]
        queries += [matching(form, True) for form in forms]
    return " OR ".join(queries)


def _joined(parts: list[str]) -> Iterator[str]:
    """Yield every run of two or more parts as one word."""
    if len(parts) > MOST_APOSTROPHES + 1:
        return  # there they only separate
    for start in range(len(parts) - 1):
        for end in range(start + 2, len(parts) + 1):
            yield "".join(parts[start:end])


def _encoded(text: str) -> list[str]:
    words = text.replace(".", " ").split()
    return words if text.isascii() else [_token(word) for word in words]


def _spelt(kept_words: str, whole: bool) -> Iterator[str]:
    """Yield words, and if the first is a number, the words of it with commas."""
    yield " ".join(_encoded(kept_words))
    number = re.fullmatch(_DIGITS, kept_words, re.DOTALL)
    if number is None:
        return
    digits, rest = number.groups()
    for first in range(1, 4):
        groups = [digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3))]
        if len(groups) > 1 and (len(groups[-1]) == 3 or not (whole or rest)):
            yield " ".join(_encoded(" ".join(groups) + rest))


def _token(word: str) -> str:
    return word if word.isascii() else "".join(c if c.isascii() else f"x{ord(c):06x}" for c in word)
