"""Questions to the person at the terminal, one line each, on standard error."""

import sys
from collections.abc import Sequence

from timeline.text import exposed


class Asker:
    """Asks the person at the terminal, if there is one."""

    @property
    def is_there(self) -> bool:
        """True if somebody can see a question and answer it."""
        return sys.stdin.isatty() and sys.stderr.isatty()

    def confirms(self, question: str) -> bool:
        """Return whether the answer is yes, which it is for an empty line; the end of the input says no."""
        while True:
            answer = self.answer(f"{question} [Y/n] ")
            if answer is None:
                return False
            if answer.lower() in ("", "y", "yes"):
                return True
            if answer.lower() in ("n", "no"):
                return False

    def chosen(self, question: str, options: Sequence[str]) -> int | None:
        """Return the number, from 0, of the option that is typed; None for an empty line, and at the end of the input.

        They are counted from 1 on the terminal; a single one is taken or not.
        """
        if len(options) == 1:
            return 0 if self.confirms(f"{question} {exposed(options[0])}?") else None
        lines = "".join(f"  {number}  {exposed(option)}\n" for number, option in enumerate(options, 1))
        sys.stderr.write(f"{question}:\n{lines}")
        while True:
            answer = self.answer(f"1–{len(options)}, or nothing for none: ")
            if not answer:
                return None
            if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(options):
                return int(answer) - 1

    def tell(self, message: str) -> None:
        """Show a sentence."""
        sys.stdout.flush()
        sys.stderr.write(f"{message}\n")

    def answer(self, question: str) -> str | None:
        """Return a line that is typed, without blanks around it; None at the end of the input."""
        sys.stdout.flush()
        sys.stderr.write(question)
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            sys.stderr.write("\n")
            return None
        return line.strip()
