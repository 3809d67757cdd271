"""The state of the questions about one new entry: what was answered, and what is asked next."""

from collections.abc import Collection, Mapping

from timeline.edits.drafts import draft
from timeline.edits.keys import DATE_KEYS, KEYS, LineKind
from timeline.edits.line import Line
from timeline.edits.names import Names
from timeline.edits.prompts.answers import Answer, Part, line_of
from timeline.edits.prompts.prompt import PROMPTS, Prompt


class Interview:
    """The answers about one entry so far; each question can be gone back to, and keeps what was typed."""

    def __init__(self, kind: LineKind, typed: Mapping[str, str], skipped: Collection[str] = ()) -> None:
        """`typed` are texts with which answers begin, by the keys of their questions.

        The questions of the keys in `skipped` are not asked.
        """
        self.kind = kind
        self._prompts = [prompt for prompt in PROMPTS[kind] if prompt.key not in skipped]
        self._answers: dict[str, Answer] = {}
        self.typed: dict[str, str] = dict(typed)
        """The text that was typed last for each question, be it accepted or not."""
        self._at = 0

    @property
    def prompt(self) -> Prompt | None:
        """The question that is asked next; None when all are answered."""
        return self._prompts[self._at] if self._at < len(self._prompts) else None

    @property
    def is_empty(self) -> bool:
        """True if nothing was answered yet."""
        return not any(answer.parts for answer in self._answers.values())

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of the line, in the order of the questions."""
        return tuple(
            part for prompt in self._prompts if prompt.key in self._answers for part in self._answers[prompt.key].parts
        )

    @property
    def before(self) -> tuple[Part, ...]:
        """The parts that the questions before this one gave."""
        given = (self._answers[one.key] for one in self._prompts[: self._at] if one.key in self._answers)
        return tuple(part for answer in given for part in answer.parts)

    @property
    def line(self) -> Line:
        """The line of `add` that the answers amount to."""
        return line_of(self.kind, self.parts)

    def text(self, key: str) -> str:
        """Return the first value that was answered for a key of a line; empty if there is none."""
        return next((part.text for part in self.parts if part.key == key), "")

    def accept(self, answer: Answer, names: Names) -> None:
        """Take the answer to the question, and go to the next one that is still open."""
        prompt = self.prompt
        assert prompt is not None
        self._answers[prompt.key] = answer
        self.typed[prompt.key] = answer.typed
        self._at += 1
        while (following := self.prompt) is not None and following.is_rest:
            self._answers.pop(following.key, None)
            missing = {one.key for one in draft(self.line, names).missing}
            if following.key in missing:
                break
            self._at += 1

    def back(self) -> bool:
        """Go back to the question before; returns whether there is one."""
        before = self._at - 1
        while before > 0 and self._prompts[before].is_rest and self._prompts[before].key not in self._answers:
            before -= 1
        self._at = max(before, 0)
        return before >= 0

    def go_to(self, key: str) -> None:
        """Go to the question whose answer gave the value of a key of the entry; if none did, to the one before."""
        keys = KEYS[self.kind]
        for index, prompt in enumerate(self._prompts):
            answer = self._answers.get(prompt.key)
            fields = {keys[part.key].name for part in answer.parts if part.key in keys} if answer else set()
            if answer and answer.parts and prompt.key == "date":
                fields |= {"date", *DATE_KEYS[self.kind]}
            if key in fields:
                self._at = index
                return
        self.back()

    def restart(self) -> None:
        """Go back to the first question."""
        self._at = 0
