"""Names without a certain meaning: what a person decides about them, and what is declared for those that are new."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from timeline.edits.drafts import Draft, draft
from timeline.edits.keys import LineKind
from timeline.edits.line import parsed
from timeline.edits.meanings import Ambiguous, Candidate, Found, NameRole, Near, New, Question, Refused
from timeline.edits.names import Names
from timeline.errors import NothingWritten, WrongUsage
from timeline.log.references import key_of
from timeline.text import quoted


class Asker(Protocol):
    """Asks the person at the terminal."""

    def chosen(self, question: str, options: Sequence[str]) -> int | None:
        """Return the number of the chosen option, from 0; None for none of them."""

    def answer(self, question: str) -> str | None:
        """Return a line; None if the person wants no more questions."""

    def tell(self, message: str) -> None:
        """Show a sentence."""


_ASKED: Mapping[LineKind, Sequence[tuple[str, str]]] = {
    "actor": (
        ("kind", "kind (person, government, armed-group …)"),
        ("country", "country, if it is one or an organ of one"),
    ),
    "place": (("in", "lies in (a place or a country)"),),
    "source": (
        ("title", "title"),
        ("publisher", "publisher"),
        ("date", "published"),
        ("url", "address"),
    ),
}
"""What is asked of a new entry: keys of its line, each with its words."""

DECLARED: Sequence[LineKind] = tuple(_ASKED)
"""The kinds of entry that an edit may declare for a name."""

_NEW_AS: Mapping[NameRole, tuple[LineKind, ...]] = {
    "actor": ("actor",),
    "place": ("place",),
    "source": ("source",),
    "subject": ("actor", "place"),
}
"""The kinds as which a name of a role may be declared."""


_SUBJECT: NameRole = "subject"
_ROLES: Mapping[str, NameRole] = {"actors": "actor", "places": "place", "sources": "source"}


class Decisions:
    """What was decided about names in one edit; the names know it from then on."""

    def __init__(self, names: Names, asker: Asker | None) -> None:
        self._decided: dict[tuple[NameRole, str], str] = {}
        self._taken: set[str] = set()
        self.names = names.with_decided(self._decided, self._taken)
        self.declared: list[Draft] = []
        """The new entries that the edit declares."""
        self._asker = asker

    def declare(self, new: Draft, names: Iterable[str] = ()) -> None:
        """Add a new entry, which its names stand for from now on."""
        self.declared.append(new)
        role = _ROLES[new.section]
        roles = (role,) if role == "source" else (role, _SUBJECT)
        value = new.value if isinstance(new.value, dict) else {}
        aliases = value.get("aliases", [])
        own = [new.id, value.get("name"), value.get("title"), *(aliases if isinstance(aliases, list) else [aliases])]
        texts = {text for text in (*own, *names) if isinstance(text, str)}
        self._decided.update({(each, text): new.id for text in texts for each in roles})
        self._taken.add(key_of(new.section, new.id))

    def decide(self, questions: Iterable[Question]) -> None:
        """Ask what names stand for; raises `WrongUsage` for the first where nobody can be asked."""
        for question in questions:
            if self._asker is None or isinstance(question.meaning, Refused):
                fault = question.fault
                raise WrongUsage(fault.message, fault.hint)
            if isinstance(question.meaning, New):
                self._decide_new(question, self._asker)
            else:
                self._decide_among(question, self._asker)

    def _decide_among(self, question: Question, asker: Asker) -> None:
        assert isinstance(question.meaning, Near | Ambiguous)
        candidates = question.meaning.candidates
        options = [_shown(one) for one in candidates]
        kinds = _NEW_AS.get(question.role, ()) if isinstance(question.meaning, Near) else ()
        options += [f"a new {kind}: {quoted(question.text)}" for kind in kinds]
        words = "may mean several" if isinstance(question.meaning, Ambiguous) else "is not known. Did you mean"
        index = asker.chosen(f"{quoted(question.text)} {words}", options)
        if index is None:
            raise NothingWritten(f"nothing was written: {question.fault.message}", question.fault.hint)
        if index < len(candidates):
            self._decided[question.role, question.text] = candidates[index].id
        else:
            self._declare_new(question.text, kinds[index - len(candidates)], asker)

    def _decide_new(self, question: Question, asker: Asker) -> None:
        kinds = _NEW_AS.get(question.role, ())
        if not kinds:
            text = asker.answer(f"{_sentence(question)}. Another one: ")
            if not text:
                raise NothingWritten(f"nothing was written: {question.fault.message}", question.fault.hint)
            meaning = self.names.meaning(question.role, text)
            if isinstance(meaning, Found):
                self._decided[question.role, question.text] = meaning.id
            else:
                self.decide([question._replace(text=text, meaning=meaning)])
            return
        index = asker.chosen(f"{_sentence(question)}: declare it as", [f"a new {kind}" for kind in kinds])
        if index is None:
            raise NothingWritten(f"nothing was written: {question.fault.message}", question.fault.hint)
        self._declare_new(question.text, kinds[index], asker)

    def _declare_new(self, text: str, kind: LineKind, asker: Asker) -> None:
        """Ask for what belongs to a new entry, until it can be declared."""
        is_address = text.lower().startswith(("http://", "https://"))
        given = {"url": text} if is_address else {"title": text} if kind == "source" else {"name": text}
        asker.tell(f"A new {kind}, {quoted(text)}. An empty line leaves out.")
        for key, words in _ASKED[kind]:
            if key not in given:
                given |= self._answered(given, kind, key, words, asker)
        new = draft(parsed(_line(given), kind), self.names)
        if new.all_faults:
            raise NothingWritten(f"nothing was written: {new.all_faults[0].message}", new.all_faults[0].hint)
        self.declare(new, [text])

    def _answered(
        self, given: Mapping[str, str], kind: LineKind, key: str, words: str, asker: Asker
    ) -> Mapping[str, str]:
        """Ask for the value of a key until it can be read; nothing is a value, too."""
        while True:
            answer = asker.answer(f"  {words}: ")
            if answer is None:
                raise NothingWritten("nothing was written: no more answers came")
            if not answer:
                return {}
            new = draft(parsed(_line({**given, key: answer}), kind), self.names)
            faults = [*new.faults, *(question.fault for question in new.questions)]
            if not faults:
                return {key: answer}
            asker.tell(f"  {faults[0].message} ({faults[0].hint})")


def _sentence(question: Question) -> str:
    message = question.fault.message
    return message[:1].upper() + message[1:]


def _shown(candidate: Candidate) -> str:
    return candidate.id if candidate.id == candidate.name else f"{candidate.id} ({candidate.name})"


def _line(given: Mapping[str, str]) -> str:
    """Return a line of `add` with these values, the name or the title verbatim."""
    rest = given.get("name", given.get("title", ""))
    keys = [f"{key}:{_quoted(value)}" for key, value in given.items() if key not in ("name", "title")]
    return f"{' '.join(keys)} -- {rest}"


def _quoted(value: str) -> str:
    return value if re.fullmatch(r"[\w.:/-]+", value) else f"'{value}'" if "'" not in value else f'"{value}"'
