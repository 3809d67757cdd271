"""Questions to the person at the terminal, one line each, on standard error."""

import sys
from collections.abc import Sequence

from timeline.cli.healing import ANSWER
from timeline.text import exposed


class Asker:
    """Asks the person at the terminal, if there is one."""

    @property
    def is_there(self) -> bool:
        """True if somebody can see a question and answer it."""
        streams = (sys.stdin, sys.stderr)  # None where they are closed
        return all(stream is not None and stream.isatty() for stream in streams)

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
        self.tell(f"{question}:")
        for number, option in enumerate(options, 1):
            self.tell(f"  {number}  {exposed(option)}")
        while True:
            answer = self.answer(f"1–{len(options)}, or nothing for none: ")
            if not answer:
                return None
            if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(options):
                return int(answer) - 1

    def tell(self, message: str) -> None:
        """Show a sentence."""
        sys.stdout.flush()
        sys.stderr.write(f"{_wrapped(message)}\n")

    def answer(self, question: str) -> str | None:
        """Return a line that is typed, without blanks around it; None at the end of the input."""
        ANSWER.has_begun = True  # nobody is asked twice
        sys.stdout.flush()
        try:
            sys.stderr.write(_wrapped(question))
            sys.stderr.flush()
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            sys.stderr.write("\n")
            raise
        if not line:
            sys.stderr.write("\n")
            return None
        return line.strip()


def _wrapped(message: str) -> str:
    """Return a message cut between words at the width of the terminal, its indent kept; a blank at its end stays."""
    import shutil
    import textwrap

    columns = max(40, shutil.get_terminal_size().columns)
    text = message.rstrip(" ")
    indent = len(text) - len(text.lstrip(" "))
    below = " " * (indent + 2 if indent else 0)
    lines = textwrap.wrap(text, columns - 1, subsequent_indent=below, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines) + message[len(text) :]
