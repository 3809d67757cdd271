"""The letters by which spreadsheets name columns: A, B … Z, AA … XFD."""

from functools import cache

from timeline.tables.limits import MOST_COLUMNS


@cache
def letter_of(index: int) -> str:
    """Return the letters of a column, counted from 0: `letter_of(27)` is AB."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def index_of(letters: str) -> int:
    """Return the index of a column from 0; `ValueError` for what names none."""
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        raise ValueError(f"no column is called {letters!r}")
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    if number > MOST_COLUMNS:
        raise ValueError(f"no column is called {letters!r}")
    return number - 1
