"""Names in the rows of a table that the log does not know: each once, with its rows, and as new entries."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from timeline.edits.drafts import Draft
from timeline.edits.meanings import Found, NameRole, New, Question
from timeline.edits.names import Names
from timeline.edits.new_ids import id_for
from timeline.folding import spellings
from timeline.log.editing.values import Path, Value
from timeline.log.references import key_of
from timeline.vocabulary.countries import find_country

_MOST_ROWS = 20
"""Maximum number of rows that are kept of a name."""

_GOVERNMENT = "Government of "


class Newcomer(NamedTuple):
    """A name without a certain meaning, with the first of its rows, and how often it stands in all of them."""

    role: NameRole
    text: str
    rows: tuple[int, ...]
    times: int


class Declared(NamedTuple):
    """New actors and places, and the ids that their names stand for."""

    drafts: tuple[Draft, ...]
    decided: Mapping[tuple[NameRole, str], str]


def can_be_declared(question: Question) -> bool:
    """Return whether a name may become a new entry: that of an actor or a place which nothing else may mean."""
    return question.role in ("actor", "place") and isinstance(question.meaning, New)


class _Rows:
    """Names with the rows in which they stand."""

    def __init__(self) -> None:
        self._rows: dict[tuple[NameRole, str], list[int]] = {}
        self._times: dict[tuple[NameRole, str], int] = {}

    def add(self, role: NameRole, text: str, row: int) -> None:
        key = role, text
        self._times[key] = self._times.get(key, 0) + 1
        rows = self._rows.setdefault(key, [])
        if len(rows) < _MOST_ROWS and row not in rows[-1:]:
            rows.append(row)

    def __iter__(self) -> Iterator[tuple[NameRole, str]]:
        return iter(self._rows)

    @property
    def all(self) -> tuple[Newcomer, ...]:
        return tuple(Newcomer(*key, tuple(rows), self._times[key]) for key, rows in self._rows.items())


class Newcomers:
    """The names of a table that the log does not know, in the order of their first rows."""

    def __init__(self) -> None:
        self._asked = _Rows()
        self._left_out = _Rows()

    def add(self, role: NameRole, text: str, row: int) -> None:
        """Add a row in which a name stands."""
        self._asked.add(role, text, row)

    def leave_out(self, role: NameRole, text: str, row: int) -> None:
        """Add a row whose entry does without a name, as the map says."""
        self._left_out.add(role, text, row)

    @property
    def all(self) -> tuple[Newcomer, ...]:
        """The names that the new entries hold, each once."""
        return self._asked.all

    @property
    def left_out(self) -> tuple[Newcomer, ...]:
        """The names that the new entries do without, each once."""
        return self._left_out.all

    def declared(self, names: Names) -> Declared:
        """Return new actors and places for the names; those that are alike stand for one."""
        decided: dict[tuple[NameRole, str], str] = {}
        by_spelling: dict[tuple[NameRole, str], str] = {}
        taken: set[str] = set()
        known = names.without_suggestions().with_decided(decided, taken)
        drafts = []
        for role, text in self._asked:
            if role not in ("actor", "place"):
                continue
            spelt = [(role, one) for one in spellings(text) if one]
            identity = next((by_spelling[one] for one in spelt if one in by_spelling), None)
            if identity is None:
                new = _new_actor(text, known) if role == "actor" else _new_place(text, known)
                taken.add(key_of(new.section, new.id))
                drafts.append(new)
                identity = new.id
            decided[role, text] = identity
            by_spelling |= dict.fromkeys(spelt, identity)
        return Declared(tuple(drafts), decided)


def _new_actor(text: str, names: Names) -> Draft:
    """Return the entry of a new actor; a government has its country, and so has a country that acts."""
    value: dict[str, Value] = {"name": text}
    if (code := find_country(text)) is not None:
        value |= {"kind": "state", "country": code}
    elif text.startswith(_GOVERNMENT) and (code := find_country(text.removeprefix(_GOVERNMENT))) is not None:
        value |= {"kind": "government", "country": code}
    return Draft("actors", id_for("actor", value, names), value)


def _new_place(text: str, names: Names) -> Draft:
    value: dict[str, Value] = {"name": text}
    return Draft("places", id_for("place", value, names), value)


def settled(draft: Draft, names: Names) -> Draft:
    """Return a draft with references for its names that have a certain meaning by now."""
    if not draft.questions or not isinstance(draft.value, dict):
        return draft
    keys = {str(question.path[0]) for question in draft.questions}
    lists = {key: [*part] for key in keys if isinstance(part := draft.value.get(key), list)}
    value = {**draft.value, **lists}
    left = []
    for question in draft.questions:
        meaning = names.meaning(question.role, question.text)
        if isinstance(meaning, Found):
            _put(value, question.path, meaning.id)
        else:
            left.append(question)
    if not left:
        value |= {key: _once(items) for key, items in lists.items()}
    return draft._replace(value=value, questions=tuple(left))


def _put(value: dict[str, Value], path: Path, reference: str) -> None:
    """Put a reference at a path of a value whose lists are its own."""
    key, *rest = path
    assert isinstance(key, str)
    if not rest:
        value[key] = reference
        return
    items = value[key]
    assert isinstance(items, list)
    assert isinstance(rest[0], int)
    items[rest[0]] = {"ref": reference} if len(rest) > 1 else reference


def _once(items: list[Value]) -> list[Value]:
    """Return the items of a list, each once."""
    return [item for number, item in enumerate(items) if item not in items[:number]]
