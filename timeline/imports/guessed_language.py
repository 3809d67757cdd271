"""The guess whether a table is in a language that writes the day before the month."""

from collections.abc import Iterable, Sequence

from timeline.imports.foreign_months import months_in_english
from timeline.imports.heading_words import is_foreign
from timeline.imports.profiles import Profile

_FEWEST_HEADINGS = 2
"""Number of headings in another language, beside that of the date, by which the table is in it."""


def in_another_language(dates: Sequence[Profile], columns: Iterable[Profile]) -> bool:
    """Return whether dates have months in another language than English, or the headings of a table are in one.

    All languages that are read here write the day first where the year stands last.
    """
    if any(is_foreign(one.name) or any(_has_foreign_month(text) for text in one.values) for one in dates):
        return True
    return sum(is_foreign(one.name) for one in columns) >= _FEWEST_HEADINGS


def _has_foreign_month(text: str) -> bool:
    """Return whether a text has the name of a month that English writes otherwise."""
    return _letters(months_in_english(text)) != _letters(text)


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalpha())
