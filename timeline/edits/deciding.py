"""Names without a certain meaning: what a person decides about them, and what is declared for those that are new."""

from collections.abc import Iterable, Mapping

from timeline.edits.asker import Asker
from timeline.edits.declaring import asked_entry
from timeline.edits.drafts import Draft
from timeline.edits.keys import LineKind
from timeline.edits.meanings import Ambiguous, Candidate, Found, NameRole, Near, New, Question, Refused
from timeline.edits.names import Names
from timeline.errors import NothingWritten, WrongUsage
from timeline.log.references import key_of
from timeline.text import quoted

_NEW_AS: Mapping[NameRole, tuple[LineKind, ...]] = {
    "actor": ("actor",),
    "place": ("place",),
    "source": ("source",),
    "subject": ("actor", "place"),
}
"""The kinds as which a name of a role may be declared."""

_SUBJECT: NameRole = "subject"
_ROLES: Mapping[str, tuple[NameRole, ...]] = {
    "actors": ("actor", _SUBJECT),
    "places": ("place", _SUBJECT),
    "sources": ("source",),
    "events": ("event", "anchor", _SUBJECT),
    "plans": ("anchor",),
}
"""The roles in which an entry of a section may be named."""

_NAMED = frozenset({"actors", "places", "sources"})
"""The sections whose entries are known by more than their ids."""


class Decisions:
    """The decisions about names in one edit; the names know them from then on."""

    def __init__(self, names: Names, asker: Asker | None) -> None:
        self._decided: dict[tuple[NameRole, str], str] = {}
        self._taken: set[str] = set()
        self._new: set[tuple[str, str]] = set()
        self.names = names.with_decided(self._decided, self._taken)
        self.declared: list[Draft] = []
        """The new entries that the edit declares."""
        self._asker = asker

    def declare(self, new: Draft, names: Iterable[str] = ()) -> None:
        """Add a new entry, which its names stand for from now on."""
        self.declared.append(new)
        self.know(new, names)

    def forget(self, new: Draft) -> None:
        """Take a new entry back: no name stands for it any more."""
        roles = _ROLES.get(new.section, ())
        for asked in [one for one, identity in self._decided.items() if identity == new.id and one[0] in roles]:
            del self._decided[asked]
        self._taken.discard(key_of(new.section, new.id))
        self._new.discard((new.section, new.id))
        self.declared = [one for one in self.declared if one != new]

    def know(self, new: Draft, names: Iterable[str] = ()) -> None:
        """Let its id, and names, stand for a new entry from now on."""
        roles = _ROLES.get(new.section, ())
        value = new.value if isinstance(new.value, dict) and new.section in _NAMED else {}
        aliases = value.get("aliases", [])
        own = [
            new.id,
            value.get("name"),
            value.get("title"),
            value.get("url"),
            *(aliases if isinstance(aliases, list) else [aliases]),
        ]
        texts = {text for text in (*own, *names) if isinstance(text, str)}
        self._decided.update({(each, text): new.id for text in texts for each in roles})
        self._taken.add(key_of(new.section, new.id))
        self._new.add((new.section, new.id))

    def let_stand(self, role: NameRole, text: str, identity: str) -> None:
        """Let a name stand for an entry from now on."""
        self._decided[role, text] = identity

    def is_new(self, section: str, identity: str) -> bool:
        """Return whether an id is that of a new entry of the edit."""
        return (section, identity) in self._new

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
        if index is None and isinstance(question.meaning, Near) and not kinds:
            self._decide_another(question, asker)
        elif index is None:
            raise NothingWritten(f"nothing was written: {question.fault.message}", question.fault.hint)
        elif index < len(candidates):
            self.let_stand(question.role, question.text, candidates[index].id)
        else:
            self.declare(asked_entry(question.text, kinds[index - len(candidates)], self.names, asker), [question.text])

    def _decide_new(self, question: Question, asker: Asker) -> None:
        kinds = _NEW_AS.get(question.role, ())
        if not kinds:
            asker.tell(f"{_sentence(question)}.")
            self._decide_another(question, asker)
            return
        index = asker.chosen(f"{_sentence(question)}: declare it as", [f"a new {kind}" for kind in kinds])
        if index is None:
            raise NothingWritten(f"nothing was written: {question.fault.message}", question.fault.hint)
        self.declare(asked_entry(question.text, kinds[index], self.names, asker), [question.text])

    def _decide_another(self, question: Question, asker: Asker) -> None:
        """Ask for another name in the place of one that stands for nothing."""
        if question.role == "type":
            asker.tell(f"  {', '.join(self.names.types)}")
        text = asker.answer("  another one: ")
        if not text:
            raise NothingWritten(f"nothing was written: {question.fault.message}", question.fault.hint)
        meaning = self.names.meaning(question.role, text)
        if not isinstance(meaning, Found):
            self.decide([question._replace(text=text, meaning=meaning)])
            meaning = self.names.meaning(question.role, text)
        if isinstance(meaning, Found):
            self.let_stand(question.role, question.text, meaning.id)


def _sentence(question: Question) -> str:
    message = question.fault.message
    return message[:1].upper() + message[1:]


def _shown(candidate: Candidate) -> str:
    return f"{candidate.id} ({candidate.name})" if candidate.has_other_name else candidate.id
