"""The one error of this package, and its form of the text that it quotes."""

from typing import Final, Literal

from timeline.text import exposed

__all__ = ["MAX_LENGTH", "DateError", "EndBeforeStart", "Lack", "visible"]

MAX_LENGTH: Final = 1_000
"""Maximum length of a text; a longer one is refused unread."""

_SHOWN: Final = 200

Lack = Literal["century", "year", "month"]
"""The part that a text needs to be a date: the century of two digits, its year, or its month with the year."""


def visible(text: str) -> str:
    """The form of `text` in an error: every sign visible, cut off with `…`."""
    return exposed(text[:_SHOWN]) + ("…" if len(text) > _SHOWN else "")


class DateError(ValueError):
    """The error for a text that is not a date: the text, the reason, and the remedy.

    >>> str(DateError("2024-13", "there is no month 13", "write a month from 01 to 12"))
    "'2024-13': there is no month 13; write a month from 01 to 12"
    """

    def __init__(self, text: str, reason: str, hint: str, lacks: Lack | None = None) -> None:
        super().__init__(text, reason, hint)
        self.text = text
        self.reason = reason
        self.hint = hint
        self.lacks = lacks
        """The part that the text would need; None where it is wrong for another reason."""

    def __str__(self) -> str:
        """The text as it was given, the reason, and the remedy."""
        return f"'{visible(self.text)}': {self.reason}; {self.hint}"


class EndBeforeStart(DateError):
    """The error for two sides of an interval or of a range in the wrong order."""
