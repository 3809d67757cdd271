"""A question to the person at the terminal, and what it takes to ask it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from timeline.edits.prompts.completing import Completions

BACK = "<"
"""The answer that goes back to the question before."""

LABEL_WIDTH = 12
"""Width of the labels of questions in cells, with the blanks behind them."""


class Question(NamedTuple):
    """A question as it is asked."""

    key: str
    label: str
    hint: str
    default: str
    """The text with which the answer begins."""
    complete: "Callable[[str], Completions]"
    """Returns what the text before the cursor may be completed to."""
    has_choices: bool = False
    """True if there may be choices; else the answer is any text."""
    is_several: bool = False
    """True if commas stand between several of them."""
    shows_choices: bool = False
    """True if they are shown before anything is typed."""
    is_refused: bool = False
    """True if the text with which the answer begins could not be taken: what is typed next replaces it."""


def before_going_back(answer: str) -> str | None:
    """Return the text before the sign that goes back, which may end an answer; None where it does not.

    >>> before_going_back("5 Jan<"), before_going_back("<"), before_going_back("5 Jan")
    ('5 Jan', '', None)
    """
    return answer.removesuffix(BACK).rstrip() if answer.endswith(BACK) else None


class Questioner(Protocol):
    """Asks the questions about an entry."""

    introduction: str
    """The way in which choices are shown."""

    def ask(self, question: Question) -> str:
        """Return an answer, without blanks around it; raises `EOFError` at the end of the input."""

    def tell(self, message: str) -> None:
        """Show how an answer was understood, or why it cannot be taken."""
