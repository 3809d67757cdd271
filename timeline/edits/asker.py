"""Who is asked about what is not certain."""

from collections.abc import Sequence
from typing import Protocol


class Asker(Protocol):
    """Asks the person at the terminal."""

    def chosen(self, question: str, options: Sequence[str]) -> int | None:
        """Return the number of the chosen option, from 0; None for none of them."""

    def answer(self, question: str) -> str | None:
        """Return a line; None if the person wants no more questions."""

    def tell(self, message: str) -> None:
        """Show a sentence."""
