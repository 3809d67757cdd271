"""The reading of an answer: it is accepted, refused with the reason, or has a name without one certain meaning."""

import datetime
import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import NamedTuple

from timeline.dates import Date, DateError, Day, Role, deadline_window, iso, words
from timeline.dates.plain import plain_bounds
from timeline.edits.arguments import written_date
from timeline.edits.drafts import draft
from timeline.edits.keys import LineKind
from timeline.edits.meanings import Ambiguous, Candidate, Found, Near, Refused
from timeline.edits.names import Names
from timeline.edits.pieces import MOST_TEXT
from timeline.edits.prompts.answers import Answer, Part, line_of
from timeline.edits.prompts.choices import Choice
from timeline.edits.prompts.citing import cited_sources
from timeline.edits.prompts.prompt import Prompt
from timeline.edits.source_references import source_reference
from timeline.edits.written import read as read_date
from timeline.log.references import reference_of
from timeline.text import quoted
from timeline.vocabulary.countries import COUNTRY_CODES

_SPACE = re.compile(r"\s+")
_PIECE = re.compile(r'\s*(?:"([^"]*)"|([^,]*))\s*(?:,|\Z)')
_NEW: Mapping[str, LineKind] = {"actor": "actor", "place": "place", "source": "source"}
_IN_WORDS = "text:"
_LASTING = re.compile(r"until(?:[: ] *(?P<day>.*))?", re.IGNORECASE)
"""A term of a plan that is no deadline: the day to which something must last."""


class Wrong(NamedTuple):
    """An answer that cannot be taken: a sentence and a remedy."""

    message: str
    hint: str = ""

    @property
    def sentence(self) -> str:
        """Both in one."""
        return f"{self.message}{f' ({self.hint})' if self.hint else ''}"


class Option(NamedTuple):
    """One meaning of a name: what is shown, and the parts of the line."""

    shown: str
    parts: tuple[Part, ...]


class Doubt(NamedTuple):
    """A name without one certain meaning: those that it may have, and the kinds as which it may be declared."""

    text: str
    sentence: str
    options: tuple[Option, ...]
    new: tuple[LineKind, ...] = ()
    is_certain: bool = False
    """True if it has each of these meanings; else they are only like it."""


Decided = Mapping[str, tuple[Part, ...]]
"""The parts of names that were asked for, by their text."""


class AnswerReader:
    """Reads the answers to the questions about one entry."""

    def __init__(self, kind: LineKind, names: Names, today: datetime.date, before: tuple[Part, ...] = ()) -> None:
        """`before` are the parts that the questions before gave."""
        self._kind = kind
        self._names = names
        self._today = today
        self._before = before

    def read(self, prompt: Prompt, typed: str, decided: Decided) -> Answer | Wrong | Doubt:
        """Return the answer that a text is; an empty one has no parts."""
        text = _SPACE.sub(" ", typed).strip()
        if not text:
            return Wrong(f"{prompt.label} cannot be left out", prompt.hint) if prompt.is_required else Answer("")
        if len(text) > MOST_TEXT:
            return Wrong(f"this has {len(text):,} characters; {MOST_TEXT:,} are read")
        if prompt.names:
            return self._read_names(prompt, text, decided)
        found = self._plain(prompt, text)
        if isinstance(found, Wrong):
            return found
        return self._checked(Answer(text, found, self._understood(prompt, found)))

    def _checked(self, answer: Answer) -> Answer | Wrong:
        """Return the answer if the entry can have it."""
        made = draft(line_of(self._kind, (*self._before, *answer.parts)), self._names)
        faults = [*made.faults, *(one.fault for one in made.questions)]
        return Wrong(faults[0].message, faults[0].hint) if faults else answer

    def _plain(self, prompt: Prompt, text: str) -> tuple[Part, ...] | Wrong:
        if prompt.is_several:
            return tuple(Part(prompt.key, one) for one in pieces(text))
        if prompt.key not in ("date", "announced") or self._kind == "view":
            return (Part(prompt.key, text),)
        if self._kind == "plan" and prompt.key == "date":
            if lasting := _LASTING.fullmatch(text):
                return self._lasting(lasting["day"])
            if (date := read_date(text, "deadline")) is not None and (reason := _no_term(date, "deadline")):
                return reason
        role = self._role(prompt)
        try:
            return (Part(prompt.key, written_date(text, self._today, role)),)
        except DateError as error:
            # A deadline may hang on an entry, and an announcement may be one.
            answer = self._checked(Answer(text, (Part(prompt.key, text),)))
            is_entry = prompt.key == "announced" or self._kind == "plan"
            if isinstance(answer, Answer):
                return answer.parts
            return answer if is_entry and "-" in text.rpartition(" ")[2] else Wrong(error.reason, error.hint)

    def _lasting(self, day: str) -> tuple[Part, ...] | Wrong:
        """Return the day to which something must last, which is no deadline."""
        if not day:
            return Wrong("'until' names the day to which something must last", "write it: until 30 Sep 2026")
        try:
            written = written_date(day, self._today, "until")
        except DateError as error:
            return Wrong(f"{quoted(error.text)}: {error.reason}", error.hint)
        date = read_date(written, "until")
        return (date is not None and _no_term(date, "until")) or (Part("until", written),)

    def _role(self, prompt: Prompt) -> Role:
        return "deadline" if self._kind == "plan" and prompt.key == "date" else "date"

    def _understood(self, prompt: Prompt, parts: tuple[Part, ...]) -> str:
        """Return the reading of a date that is not plain."""
        if prompt.key not in ("date", "announced") or self._kind == "view":
            return ""
        if parts[0].key == "until":
            date = read_date(parts[0].text, "until")
            return f"it must last until {words(date, 'until') if date is not None else parts[0].text}"
        return date_understood(parts[0].text, self._role(prompt))

    def _read_names(self, prompt: Prompt, text: str, decided: Decided) -> Answer | Wrong | Doubt:
        places: list[str | None] = []
        several = pieces(text) if prompt.is_several else [text]
        if prompt.key == "cited":
            references = [source_reference(one) for one in cited_sources(text, self._is_source) or [""]]
            for name, place in references:
                if not name or place == "":
                    return Wrong(
                        f"{quoted(text)} names no {'place in a source' if name else 'source'}", "write REF@PLACE"
                    )
            several, places = [one.name for one in references], [one.place for one in references]
        parts: list[Part] = []
        understood: list[str] = []
        is_plain = True
        for name, place in zip_longest(several, places):
            found = decided.get(name) or self._meaning(prompt, name)
            if isinstance(found, Doubt | Wrong):
                return found
            parts += (part for part in found if place is not None or part not in parts)
            parts += (Part("at", place),) if place is not None else ()
            is_plain = is_plain and all(self._named(part) == name == part.text for part in found)
            understood += (self._shown(part) for part in found)
        several_shown = ", ".join(dict.fromkeys(understood))
        return self._checked(Answer(text, tuple(parts), "" if is_plain else several_shown))

    def _is_source(self, name: str) -> bool:
        return isinstance(self._names.meaning("source", name), Found)

    def _named(self, part: Part) -> str:
        """Return the id of a value, but of a country the name."""
        return self._names.name_of("place", part.text) if part.text in COUNTRY_CODES else part.text

    def _shown(self, part: Part) -> str:
        named = self._named(part)
        return f"{part.key} {named}" if part.key in ("actor", "place", "by") else named

    def _meaning(self, prompt: Prompt, text: str) -> tuple[Part, ...] | Doubt | Wrong:
        """Return what a name stands for; a doubt where that is not one thing."""
        asked = reference_of(text)
        roles = [(role, key) for role, key in prompt.names if asked.kind in (None, role, "source")] or prompt.names
        if prompt.key == "subject" and text.startswith(_IN_WORDS):
            return (Part(prompt.key, text),)
        certain: list[Option] = []
        near: list[Option] = []
        for role, key in roles:
            meaning = self._names.meaning(role, text)
            if isinstance(meaning, Found):
                certain.append(_option(Candidate(meaning.id, asked.id), key, role, len(roles) > 1))
            elif isinstance(meaning, Refused):
                return Wrong(meaning.message, meaning.hint)
            elif isinstance(meaning, Ambiguous):
                certain += (_option(one, key, role, len(roles) > 1) for one in meaning.candidates)
            elif isinstance(meaning, Near):
                near += (_option(one, key, role, len(roles) > 1) for one in meaning.candidates)
        if len(certain) == 1:
            return certain[0].parts
        if certain:
            both = (
                [Option("both", (*certain[0].parts, *certain[1].parts))] if len(certain) == 2 and len(roles) > 1 else []
            )
            return Doubt(text, f"{quoted(text)} may mean several", (*certain, *both), is_certain=True)
        new = tuple(sorted(_NEW[one] for role, _ in roles for one in _declared(role)))
        return Doubt(text, f"{quoted(text)} is not known", tuple(near), new)


def option_of(prompt: Prompt, choice: Choice) -> Option:
    """Return the meaning that a choice is for a question."""
    keys = dict(prompt.names)
    role = choice.role if choice.role in keys else prompt.names[0][0]
    shown = f"{choice.text} ({choice.shown})" if choice.shown else choice.text
    return Option(shown, (Part(keys[role], choice.text),))


def _no_term(date: Date, role: Role) -> Wrong | None:
    """Return the reason why a date can be no deadline, or not the day to which something lasts; None if it can."""
    try:
        deadline_window(date, role)
    except DateError as error:
        return Wrong(f"{quoted(error.text)}: {error.reason}", error.hint)
    return None


def _declared(role: str) -> tuple[str, ...]:
    return ("actor", "place") if role == "subject" else (role,) if role in _NEW else ()


def _option(candidate: Candidate, key: str, role: str, names_role: bool) -> Option:
    name = f" ({candidate.name})" if candidate.has_other_name else ""
    return Option(f"{f'{role} ' if names_role else ''}{candidate.id}{name}", (Part(key, candidate.id),))


def pieces(text: str) -> list[str]:
    """Return the texts between commas, without quotes around them.

    >>> pieces('IQ, "Washington, D.C.", us')
    ['IQ', 'Washington, D.C.', 'us']
    """
    return [one for one in _pieces(text) if one]


def _pieces(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        found = _PIECE.match(text, at)
        if found is None:  # quotes with something behind them
            end = text.find(",", at)
            end = end if end >= 0 else len(text)
            yield text[at:end].strip()
            at = end + 1
        else:
            yield (found[1] if found[1] is not None else found[2]).strip()
            at = max(found.end(), at + 1)


def date_understood(text: str, role: Role = "date") -> str:
    """Return the earliest and the latest day of a date, of a deadline those on which it closes; empty if that is plain.

    >>> date_understood("late 2024"), date_understood("2024-09-27")
    ('late 2024: 2024-09-01 .. 2024-12-31', '')
    """
    date = read_date(text, role)
    if date is None or (date.kind == "point" and plain_bounds(date.edtf) is not None):
        return ""
    if role == "deadline" and date.kind == "point":
        first, last = deadline_window(date)
        return f"{words(date)}: closes {'on ' if first == last else ''}{_days(first, last)}"
    return f"{words(date)}: {_days(date.earliest, date.latest)}"


def _days(earliest: Day, latest: Day) -> str:
    """Return a range of days in words; one that is open, or beyond the years of four digits, has none."""
    first, last = iso(earliest), iso(latest)
    if first == last:
        return first or "at any time"
    return f"{first} or later" if last is None else f"up to {last}" if first is None else f"{first} .. {last}"
