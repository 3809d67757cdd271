"""The names in the value of a new entry, replaced by references; those without a certain meaning are questions."""

from collections.abc import Mapping
from typing import NamedTuple

from timeline.edits.meanings import Found, NameRole, Question
from timeline.edits.names import Names
from timeline.log.editing.values import Path, Value

_EVERYWHERE: Mapping[str, NameRole] = {"places": "place", "actors": "actor", "sources": "source"}
_INNER: Mapping[NameRole, tuple[str, ...]] = {"source": ("ref", "via"), "actor": ("actor",)}
"""The keys under which a name of a role stands in a mapping."""

_BY_SECTION: Mapping[str, Mapping[str, NameRole]] = {
    "events": {"type": "type"},
    "plans": {"by": "actor", "to": "actor"},
    "figures": {"subject": "subject", "by": "actor"},
    "actors": {"part_of": "actor", "country": "country"},
    "places": {"in": "place", "contains": "place"},
}


class Resolved(NamedTuple):
    """A value with references for names, as far as these have a meaning, and the questions about the others."""

    value: dict[str, Value]
    questions: tuple[Question, ...]


def resolved(section: str, value: dict[str, Value], names: Names, countries: frozenset[Path] = frozenset()) -> Resolved:
    """Return the value with references for names; `countries` are the paths at which only a country can stand."""
    resolver = _Resolver(names, countries)
    roles = {**_EVERYWHERE, **_BY_SECTION.get(section, {})}
    return Resolved({key: resolver.below(key, part, roles, ()) for key, part in value.items()}, tuple(resolver.open))


class _Resolver:
    def __init__(self, names: Names, countries: frozenset[Path]) -> None:
        self._names = names
        self._countries = countries
        self.open: list[Question] = []

    def below(self, key: str, value: Value, roles: Mapping[str, NameRole], path: Path) -> Value:
        """Return what stands under a key; in what it holds, only sources are named."""
        path = (*path, key)
        if key in roles:
            return self._named(value, roles[key], path)
        if isinstance(value, dict):
            return {inner: self.below(inner, part, _INSIDE, path) for inner, part in value.items()}
        if isinstance(value, list):
            return [self._item(item, (*path, number)) for number, item in enumerate(value)]
        return value

    def _item(self, item: Value, path: Path) -> Value:
        if not isinstance(item, dict):
            return item
        return {inner: self.below(inner, part, _INSIDE, path) for inner, part in item.items()}

    def _named(self, value: Value, role: NameRole, path: Path) -> Value:
        if isinstance(value, str):
            return self._reference(value, "country" if path in self._countries else role, path)
        if isinstance(value, list):
            found: list[Value] = []
            for number, item in enumerate(value):
                one = self._named(item, role, (*path, number))
                if one not in found or not isinstance(one, str):
                    found.append(one)
            return found
        inner: dict[str, Value] = {}
        for key, part in value.items():
            is_name = isinstance(part, str) and key in _INNER.get(role, ())
            inner[key] = self._named(part, role, (*path, key)) if is_name else self.below(key, part, _INSIDE, path)
        return inner

    def _reference(self, text: str, role: NameRole, path: Path) -> str:
        meaning = self._names.meaning(role, text)
        if isinstance(meaning, Found):
            return meaning.id
        self.open.append(Question(role, text, meaning, path=path))
        return text


_INSIDE: Mapping[str, NameRole] = {"sources": "source"}
