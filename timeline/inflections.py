"""Inflected forms of English words: `postpones` for `postponed`, `city` for `cities`.

Only the endings -s, -es, -ed, -ing and -ies are known, so that nouns of another kind (`withdrawal`) are no forms.
"""

from collections.abc import Iterator
from functools import lru_cache

_VOWELS = frozenset("aeiouy")
_SHORTEST = 3
"""Minimum number of letters of a word without its ending."""


@lru_cache(maxsize=256)
def inflections(word: str) -> tuple[str, ...]:
    """Return the other forms of a folded word, in alphabetical order, but for those that begin with it.

    >>> "city" in inflections("cities"), "withdrawal" in inflections("withdrawing")
    (True, False)
    """
    if not (word.isascii() and word.isalpha()):
        return ()
    found = {form for base in _bases(word) for form in _forms(base)}
    return tuple(sorted(form for form in found if not form.startswith(word)))


def _bases(word: str) -> Iterator[str]:
    """Yield the words of which this may be a form, itself included."""
    candidates = [word]
    if word.endswith("s") and not word.endswith("ss"):
        candidates.append(word[:-1])
    if word.endswith("es"):
        candidates.append(word[:-2])
    if word.endswith(("ies", "ied")):
        candidates.append(f"{word[:-3]}y")
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            candidates += [stem, f"{stem}e"]
            if stem[-1:] == stem[-2:-1] and stem[-1:] not in _VOWELS:
                candidates.append(stem[:-1])
    return (base for base in candidates if len(base) >= _SHORTEST and not _VOWELS.isdisjoint(base))


def _forms(base: str) -> Iterator[str]:
    yield from (base, f"{base}s")
    if base.endswith("e"):
        yield from (f"{base}d", f"{base[:-1]}ing")
        return
    yield from (f"{base}ed", f"{base}ing")
    if base.endswith("y"):
        yield from (f"{base[:-1]}ies", f"{base[:-1]}ied")
    else:
        yield from (f"{base}es", f"{base}{base[-1]}ed", f"{base}{base[-1]}ing")
