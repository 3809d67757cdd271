"""Ids of imported entries, made fast where there are many of one title."""

import re
from collections.abc import Callable

from timeline.edits.ids import new_id
from timeline.folding import fold_once
from timeline.hashes import Hashes
from timeline.log.reading import LONGEST_ID

_WORDS = re.compile("[a-z0-9]+")
_SLUG = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = LONGEST_ID - 8
"""Maximum length of an id without the number that a clash adds."""


def slug_of(text: str) -> str:
    """Return a text as an id has it.

    >>> slug_of("ACLED MLI1234/5")
    'acled-mli1234-5'
    """
    if len(text) <= _LONGEST and _SLUG.fullmatch(text):
        return text
    return "-".join(_WORDS.findall(fold_once(text)))[:_LONGEST].strip("-")


class EntryIds:
    """The ids of the entries of one import: none is given twice, and none that the log has."""

    def __init__(self, is_taken: Callable[[str], bool]) -> None:
        self._is_taken = is_taken
        self._given = Hashes()
        self._next: dict[str, int] = {}

    def of_title(self, title: str, otherwise: str) -> str:
        """Return an id of the words of a title."""
        return self.free(new_id(title, _never, otherwise))

    def free(self, base: str) -> str:
        """Return an id, with a number behind it if it is taken."""
        if not self._is_taken(base) and self._given.add(base):
            return base
        number = self._next.get(base, 2)
        while self._is_taken(found := f"{base}-{number}") or not self._given.add(found):
            number += 1
        self._next[base] = number + 1
        return found


def _never(_: str) -> bool:
    return False
