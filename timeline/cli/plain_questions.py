"""Plain questions, one line each: what the line editor completes is listed for a `?`."""

from timeline.cli.asking import Asker
from timeline.cli.questions import Question
from timeline.text import exposed

_MOST_LISTED = 15
_LEAVES_OUT, _LISTS = "-", "?"


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
            if answer == _LISTS or (answer.startswith(_LISTS) and question.has_choices):
                listed = self._list(question, answer[1:].strip())
            elif answer.isascii() and answer.isdecimal() and 1 <= int(answer) <= len(listed):
                return listed[int(answer) - 1]
            elif answer == _LEAVES_OUT and question.default:
                return ""
            else:
                return answer or question.default

    def _list(self, question: Question, typed: str) -> list[str]:
        """List the choices that match, and return what the number of each stands for."""
        start, choices = question.complete(typed)
        for number, choice in enumerate(choices[:_MOST_LISTED], 1):
            about = f"  {exposed(choice.shown)}" if choice.shown else ""
            self.tell(f"  {number}  {exposed(choice.text)}{about}")
        if len(choices) > _MOST_LISTED:
            self.tell("  … and more: write some letters behind the ?")
        if not choices:
            self.tell(f"  {question.hint}")
        return [typed[:start] + choice.text for choice in choices[:_MOST_LISTED]]

    def tell(self, message: str) -> None:
        """Show a sentence."""
        self._asker.tell(message)
