"""Meanings of a name in an edit, and the question or the fault that follows."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from timeline.edits.pieces import LineFault
from timeline.text import exposed, quoted

NameRole = Literal["actor", "place", "country", "source", "type", "subject", "event", "anchor"]
"""The role as which a name is looked up; `country` is a place that must be a country, `subject` that of a figure,
`anchor` an event or a plan on which a deadline hangs."""


class Candidate(NamedTuple):
    """An entry, a country, a region or a type that may be meant."""

    id: str
    name: str

    @property
    def has_other_name(self) -> bool:
        """True if its name is not its id in other letters."""
        return self.name.lower() != self.id


class Found(NamedTuple):
    """The name has one meaning: this reference."""

    id: str


class Near(NamedTuple):
    """Nothing has the name; these are like it, best first. Only a sign may be wrong, which `remedy` names."""

    candidates: tuple[Candidate, ...]
    remedy: str = ""


class Ambiguous(NamedTuple):
    """Several have the name."""

    candidates: tuple[Candidate, ...]


class New(NamedTuple):
    """Nothing has the name, or one like it; `country` is the code of the country that it names."""

    country: str | None = None


class Refused(NamedTuple):
    """The name cannot stand here: a sentence and a remedy."""

    message: str
    hint: str


Meaning = Found | Near | Ambiguous | New | Refused


class Question(NamedTuple):
    """A name without a certain meaning: asked on a terminal, an error elsewhere."""

    role: NameRole
    text: str
    meaning: Near | Ambiguous | New | Refused
    start: int = 0
    end: int = 0
    path: tuple[str | int, ...] = ()
    """The path to it in the value of the entry."""

    @property
    def fault(self) -> LineFault:
        """The fault that it is where nothing can be asked."""
        return LineFault(*_sentence(self), self.start, self.end)


_NOUNS: dict[NameRole, str] = {"type": "type of event", "subject": "actor, place or event", "anchor": "event or plan"}
_REMEDIES: dict[NameRole, str] = {
    "actor": "declare it in the same edit: --new 'actor NAME kind:…'",
    "place": "declare it in the same edit: --new 'place NAME in:…'",
    "country": "give an ISO 3166 code or an English name",
    "source": "declare it in the same edit: --new 'source DATE: TITLE publisher:…'",
    "type": "'timeline types' lists them",
    "subject": "add it first, or write what is counted in words: subject:'text:victims of the war'",
    "event": "write a date, or the id of an event",
    "anchor": "write a date, or the id of an event or a plan",
}


def _sentence(question: Question) -> tuple[str, str]:
    """Return the sentence and the remedy of a question."""
    meaning, noun, shown = question.meaning, _NOUNS.get(question.role, question.role), quoted(question.text)
    if isinstance(meaning, Refused):
        return meaning.message, meaning.hint
    if isinstance(meaning, Ambiguous):
        *others, last = _listed(meaning.candidates)
        message = f"several entries are called {shown}: {', '.join(others)} and {last}"
        return message, "give the id of the one that is meant"
    unknown = f"no {noun} {'has the id' if question.role in ('event', 'anchor') else 'is called'} {shown}"
    if isinstance(meaning, Near):
        several = [one if one.has_other_name else one._replace(name=one.id) for one in meaning.candidates]
        return unknown, meaning.remedy or f"did you mean {' or '.join(_listed(several))}?"
    return unknown, _REMEDIES[question.role]


def _listed(candidates: Iterable[Candidate]) -> list[str]:
    """Return the ids, each with its name where that is another one."""
    return [f"{one.id!r} ({exposed(one.name)})" if one.name != one.id else repr(one.id) for one in candidates]
