"""Ids of new entries, from their titles: ASCII, no stop words, six words at most, a number only on a clash."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import count

from timeline.dates import DateError, parse
from timeline.folding import fold_once
from timeline.log.reading import LONGEST_ID

MOST_WORDS = 6
_MOST_OF_PUBLISHER = 2
_MOST_OF_SUBJECT = 3
_LONGEST = LONGEST_ID - 8
"""Maximum length of an id without the number that a clash adds."""

_LISTED = (
    "a an the and or of in on at to for by from with as into onto over under between against about that which who "
    "whose will would shall should can could may might must is are was were be been being has have had its their "
    "his her our it they this these those than then not no"
)
_STOP_WORDS = frozenset(_LISTED.split())
_ABBREVIATION = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_WORD = re.compile(r"(?<![\w'’`])[^\W\d_]+(?![\w'’`])")
_POSSESSIVE = re.compile(r"(?<=\w)'s?(?= |$)")
_NOT_PLAIN = re.compile(r"[^a-z0-9 ]")


def new_id(title: str, is_taken: Callable[[str], bool], otherwise: str = "entry") -> str:
    """Return the id of a new entry; one without a plain word in its title is named `otherwise`, which is an id.

    >>> new_id("The U.S. and Iraq announce the end of the coalition's mission", {"us-iraq"}.__contains__)
    'us-iraq-announce-end-coalition-mission'
    """
    return free_id(words_of(title)[:MOST_WORDS], is_taken, otherwise)


def new_source_id(publisher: str, title: str, year: str, is_taken: Callable[[str], bool]) -> str:
    """Return the id of a new source, from its publisher, its subject and its year, any of which may be empty.

    >>> new_source_id("House of Commons Library", "Countering Islamic State 2025", "2025", set().__contains__)
    'house-commons-countering-islamic-state-2025'
    """
    first = words_of(publisher)[:_MOST_OF_PUBLISHER]
    subject = [word for word in words_of(title) if word not in (*first, year)]
    return free_id([*first, *subject[:_MOST_OF_SUBJECT], *words_of(year)], is_taken, "source")


def words_of(text: str) -> list[str]:
    """Return the plain words of a text without stop words; with them, if it has no others.

    A word in capitals is a name, unless all of them are: "IS" is no stop word in "IS attacks a village".
    """
    joined = _ABBREVIATION.sub(lambda found: found[0].replace(".", ""), text)
    loud = joined.isupper()

    def without(found: re.Match[str]) -> str:
        word = found[0]
        is_name = len(word) > 1 and word.isupper() and not loud
        return word if is_name or word.lower() not in _STOP_WORDS else " "

    return _plain_words(_WORD.sub(without, joined)) or _plain_words(joined)


def _plain_words(text: str) -> list[str]:
    plain = _POSSESSIVE.sub("", fold_once(text)).replace("'", "").replace(".", " ")
    return [word for word in plain.split() if not _NOT_PLAIN.search(word)]


def free_id(words: Iterable[str], is_taken: Callable[[str], bool], otherwise: str) -> str:
    """Return the words as an id that is not taken, and that is no date: nothing could refer to such a one."""
    base = "-".join(_fitting(words)) or otherwise
    if _is_date(base):
        base = f"{otherwise}-{base}"[:_LONGEST].rstrip("-")
    numbered = (f"{base}-{number}" for number in count(2))
    return base if not is_taken(base) else next(one for one in numbered if not is_taken(one))


def _fitting(words: Iterable[str]) -> Iterator[str]:
    """Yield words as long as an id has space for them; the first one is cut."""
    left = _LONGEST
    for word in words:
        part = word[:_LONGEST] if left == _LONGEST else word
        if len(part) > left:
            return
        left -= len(part) + 1
        yield part


def _is_date(text: str) -> bool:
    try:
        parse(text)
    except DateError:
        return False
    return True
