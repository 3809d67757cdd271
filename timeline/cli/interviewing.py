"""The questions about one entry, asked one after the other until each has an answer that can be taken."""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from timeline.cli.asking import Asker
from timeline.cli.questions import Question, Questioner, before_going_back
from timeline.edits.drafts import Draft
from timeline.edits.prompts.answers import Answer, Part
from timeline.edits.prompts.choices import only_choice
from timeline.edits.prompts.interview import Interview
from timeline.edits.prompts.prompt import PROMPTS
from timeline.edits.prompts.reading import AnswerReader, Doubt, Option, Wrong, option_of
from timeline.errors import NothingWritten

if TYPE_CHECKING:
    import datetime

    from timeline.edits.argument_reader import ArgumentReader
    from timeline.edits.keys import LineKind
    from timeline.edits.prompts.completing import Completer, Completions
    from timeline.edits.prompts.prompt import Prompt

_OF_FEW = frozenset({"kind", "measure", "unit"})
"""Questions whose answers are often words that the log has already."""

_MOST_OFFERED = 6
"""Maximum number of meanings that are offered for a name."""


class GoneBack(Exception):
    """Raised where the person goes back to a question; never leaves the command."""


class AskerWithin(Asker):
    """Asks about an answer: from there one can go back, and at the end of the input nothing more is asked."""

    def answer(self, question: str) -> str | None:
        """Return a line; raises `GoneBack` for the sign that goes back, and `EOFError` at the end of the input."""
        answer = super().answer(question)
        if answer is None:
            raise EOFError
        if before_going_back(answer) is not None:
            raise GoneBack
        return answer

    def chosen(self, question: str, options: Sequence[str]) -> int | None:
        """Return the number of the option that is typed after they were shown; None for none of them."""
        self.forget_what_was_typed()
        return super().chosen(question, options)

    def forget_what_was_typed(self) -> None:
        """Drop keys that were pressed before the question is shown: an Enter too many would answer it unseen."""
        try:
            import termios
        except ImportError:  # Windows
            return
        termios.tcflush(sys.stdin, termios.TCIFLUSH)


class _NewName(NamedTuple):
    """A name that is declared: the question in whose answer it stands, the kind of entry, and its text."""

    asked: str
    kind: "LineKind"
    text: str


class Decisions:
    """The decisions about names while one entry is asked for."""

    def __init__(self) -> None:
        self.decided: dict[str, dict[str, tuple[Part, ...]]] = {}
        """The parts of the line that names stand for, by question and text."""
        self.new: list[tuple[Draft, str]] = []
        """The new names, each with the text that stands for it."""
        self._answered: dict[_NewName, dict[str, str]] = {}
        """The answers about new names, by key."""
        self._spare: list[tuple[_NewName, dict[str, str]]] = []
        """The answers about names that were taken out of an answer: another one stands there now."""

    def answered(self, name: "_NewName") -> dict[str, str]:
        """Return what was answered about a new name, or else about the one in whose place it stands."""
        if name not in self._answered:
            taken = next((one for one in self._spare if one[0][:2] == name[:2]), None)
            if taken is not None:
                self._spare.remove(taken)
            self._answered[name] = taken[1] if taken else {}
        return self._answered[name]

    def forget(self, key: str, typed: str, read: "ArgumentReader") -> None:
        """Forget what was decided at a question, and what was declared there, when its answer becomes another one."""
        ids = {part.text for parts in self.decided.pop(key, {}).values() for part in parts}
        for new, _ in self.new:
            if new.id in ids:
                read.forget(new)
        self.new = [(new, text) for new, text in self.new if new.id not in ids]
        gone = [name for name in self._answered if name.asked == key and name.text not in typed]
        self._spare += ((name, self._answered.pop(name)) for name in gone)

    def declare(self, read: "ArgumentReader", used: Sequence[Part] | None = None) -> None:
        """Declare what is new: all of it, or as far as the parts of a line use it."""
        texts = None if used is None else {part.text for part in used}
        for new, text in self.new:
            if texts is None or new.id in texts:
                read.declare(new, text)


class Interviewer:
    """Asks the questions about one entry of a log."""

    def __init__(
        self,
        questioner: Questioner,
        read: "ArgumentReader",
        completer: "Completer",
        decisions: Decisions,
        today: "datetime.date",
    ) -> None:
        self._questioner = questioner
        self._asker = AskerWithin()
        self._read = read
        self._completer = completer
        self._decisions = decisions
        self._today = today
        self._refused: Prompt | None = None
        """The question whose answer was not taken just now."""

    def ask_all(self, interview: Interview) -> None:
        """Ask all that is open; raises `EOFError` at the end of the input."""
        while (prompt := interview.prompt) is not None:
            self._ask(interview, prompt)

    def _ask(self, interview: Interview, prompt: "Prompt") -> None:
        """Ask one question, once."""
        before = interview.typed.get(prompt.key, "")
        question = Question(
            prompt.key,
            prompt.label,
            prompt.hint,
            before,
            self._completing(interview, prompt),
            has_choices=prompt.has_choices,
            is_several=prompt.is_several,
            shows_choices=bool(prompt.names) or prompt.key in _OF_FEW,
            is_refused=self._refused == prompt,
        )
        typed = self._questioner.ask(question)
        self._refused = None
        if (kept := before_going_back(typed)) is not None:
            if kept:
                interview.typed[prompt.key] = kept
            if not interview.back():
                self._questioner.tell("  This is the first question. Ctrl-C leaves.")
            return
        if prompt.key == "cited" and typed.startswith("@"):  # another place in the same source
            typed = (before.rpartition("@")[0] or before) + typed
        if typed != before:
            self._decisions.forget(prompt.key, typed, self._read)
        interview.typed[prompt.key] = typed
        answer = self._understood(interview, prompt, typed)
        if answer is None:
            self._refused = prompt
        else:
            if answer.understood:
                self._questioner.tell(f"  = {answer.understood}")
            interview.accept(answer, self._read.names)

    def _completing(self, interview: Interview, prompt: "Prompt") -> "Callable[[str], Completions]":
        title = interview.text("title")
        return lambda typed: self._completer.complete(prompt, typed, title)

    def _understood(self, interview: Interview, prompt: "Prompt", typed: str) -> Answer | None:
        """Return what an answer means, after asking about the names in it; None where it cannot be taken."""
        decided = self._decisions.decided.setdefault(prompt.key, {})
        while True:
            reader = AnswerReader(interview.kind, self._read.names, self._today, interview.before)
            found = reader.read(prompt, typed, decided)
            if isinstance(found, Answer):
                return found
            if (only := self._only_choice(interview.kind, prompt, typed)) is not None:
                interview.typed[prompt.key] = typed = only
                self._questioner.tell(f"  = {only}")
                continue
            if isinstance(found, Wrong):
                self._questioner.tell(f"  {found.sentence}")
                return None
            try:
                parts = self._settled(prompt, found)
            except GoneBack:
                return None
            if parts is None:
                return None
            decided[found.text] = parts

    def _only_choice(self, kind: "LineKind", prompt: "Prompt", typed: str) -> str | None:
        """Return the one of a few words, a type or a kind of plan, for which the letters typed can only stand."""
        if typed and (prompt.key == "type" or (kind == "plan" and prompt.key == "kind")):
            only = only_choice(self._completer.complete(prompt, typed).choices, typed)
            return only.text if only is not None and only.text != typed else None
        return None

    def _settled(self, prompt: "Prompt", doubt: Doubt) -> tuple[Part, ...] | None:
        """Ask what a name means; None where another one is to be typed."""
        options = self._options(prompt, doubt)
        shown = [*(option.shown for option in options), *(f"a new {kind}" for kind in doubt.new)]
        if not shown:
            self._questioner.tell(f"  {doubt.sentence}")
            return None
        index = self._asker.chosen(f"{doubt.sentence}. Is it", shown)
        if index is None:
            return None
        if index < len(options):
            return options[index].parts
        kind = doubt.new[index - len(options)]
        try:
            new = self._read.new_entry(
                doubt.text, kind, self._asker, partial(self._value_of_new, _NewName(prompt.key, kind, doubt.text))
            )
        except NothingWritten as error:
            self._questioner.tell(f"  {error}")
            return None
        self._decisions.new.append((new, doubt.text))
        key = next((key for role, key in prompt.names if role == kind), prompt.names[0][1])
        return (Part(key, new.id),)

    def _value_of_new(self, name: _NewName, key: str, words: str) -> str:
        """Return the value of a key of a new entry; the words name it, and tell in brackets what it may be.

        It begins with what was answered before.
        """
        kind, answered = name.kind, self._decisions.answered(name)
        label, _, hint = words.partition(" (")
        prompt = next(one for one in PROMPTS[kind] if one.key == key)
        question = Question(
            f"{kind} {key}",
            f"  {label}",
            hint.removesuffix(")") or "nothing leaves it out",
            answered.get(key, ""),
            partial(self._completer.of(kind).complete, prompt),
            has_choices=prompt.has_choices,
            shows_choices=key == "kind",
        )
        typed = self._questioner.ask(question)
        if before_going_back(typed) is not None:
            raise GoneBack
        answered[key] = typed
        return typed

    def _options(self, prompt: "Prompt", doubt: Doubt) -> list[Option]:
        """Return the meanings that a name may have; of one that is not known, also those in which it stands."""
        options = [*doubt.options]
        if not doubt.is_certain:
            known = {option.parts for option in options}
            several = (option_of(prompt, one) for one in self._completer.complete(prompt, doubt.text).choices)
            options += (one for one in several if one.parts not in known)
        return options[:_MOST_OFFERED]
