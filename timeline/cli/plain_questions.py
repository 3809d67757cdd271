"""Plain questions, one line each: what the line editor completes is listed for a `?`."""

import re
import shutil

from timeline.cli.asking import Asker
from timeline.cli.questions import Question
from timeline.text import exposed

_MOST_LISTED = 9
_LEAVES_OUT = "-"
_LISTS = re.compile(r"(?P<before>(?:.*,)? *)\?(?P<typed>.*)", re.DOTALL)
"""An answer, or the last of several with commas, that asks for choices."""


class PlainQuestions:
    """Asks without a line editor."""

    introduction = "'?' lists choices, '?abc' those with abc"

    def __init__(self) -> None:
        self._asker = Asker()
        self._hinted: set[str] = set()

    def ask(self, question: Question) -> str:
        """Return an answer. An empty one is the text in brackets, if there is one, and `-` leaves that out."""
        if question.label not in self._hinted:
            self._hinted.add(question.label)
            self.tell(f"  ({question.hint})")
        listed: list[str] = []
        while True:
            default = f" [{exposed(question.default)}]" if question.default else ""
            answer = self._asker.answer(f"{question.label}{default}: ")
            if answer is None:
                raise EOFError
            asks = _LISTS.fullmatch(answer) if question.has_choices or answer == "?" else None
            if asks is not None and (question.is_several or not asks["before"]):
                listed = self._list(question, asks["before"] + asks["typed"].strip())
            elif answer.isascii() and answer.isdecimal() and 1 <= int(answer) <= len(listed):
                return listed[int(answer) - 1]
            elif answer == _LEAVES_OUT and question.default:
                return ""
            else:
                return answer or question.default

    def _list(self, question: Question, typed: str) -> list[str]:
        """List the choices that match, one a line, and return the answer that the number of each stands for."""
        start, choices = question.complete(typed)
        width = max(40, shutil.get_terminal_size().columns) - 1
        for number, choice in enumerate(choices[:_MOST_LISTED], 1):
            line = f"  {number}  {exposed(choice.text)}{f'  {exposed(choice.shown)}' if choice.shown else ''}"
            self.tell(line if len(line) <= width else f"{line[: width - 1].rstrip()}…")
        if len(choices) > _MOST_LISTED:
            self.tell("  … and more: write some letters behind the ?")
        if not choices:
            self.tell(f"  ({question.hint})")
        return [typed[:start] + choice.typed for choice in choices[:_MOST_LISTED]]

    def tell(self, message: str) -> None:
        """Show a sentence."""
        self._asker.tell(message)
