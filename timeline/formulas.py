"""Texts that a spreadsheet would take for a formula, and the apostrophe that keeps it from doing so in CSV."""

import unicodedata

GUARD = "'"
FORMULA = frozenset("=+-@＝＋－＠﹦﹢﹣﹫\t\r\n")
"""First characters of a text that a spreadsheet would calculate, in any width."""


def would_calculate(text: str) -> bool:
    """Return whether a spreadsheet might take a text for a formula, also one behind spaces or apostrophes."""
    for character in text:
        if character in FORMULA:
            return True
        if character != GUARD and not character.isspace() and unicodedata.category(character) not in ("Cf", "Cc"):
            return False
    return False


def guarded(text: str) -> str:
    """The text for a cell of CSV: one apostrophe more in front of what might be calculated."""
    return GUARD + text if would_calculate(text) else text


def unguarded(cell: str) -> str:
    """The text of a cell that `guarded` made."""
    return cell[1:] if cell.startswith(GUARD) and would_calculate(cell[1:]) else cell
