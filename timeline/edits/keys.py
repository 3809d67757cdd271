"""The keys of a line of `add`: those of the query language, and those of an entry in a log.

A key is known in the singular and in the plural, with `-` or `_`. Several values stand behind commas, or behind the
same key again.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal, NamedTuple, get_args

from timeline.text import did_you_mean, nearest

LineKind = Literal["event", "plan", "figure", "source", "actor", "place", "view"]
KINDS: tuple[LineKind, ...] = get_args(LineKind)
SECTIONS: Mapping[LineKind, str] = {kind: f"{kind}s" for kind in KINDS}
"""The section of a log for each kind of line."""

ValueRole = Literal["text", "word", "date", "number", "occasion", "country", "tag", "at", "via", "source"]
"""The way in which a value is written in the log: `word` is one of a few, `occasion` a date or an event, `country` a
country by whatever name; `at` and `via` belong to the source before them."""


class Key(NamedTuple):
    """A key of a line: the key of the entry, the role of its values, and whether there may be several."""

    name: str
    role: ValueRole = "text"
    is_list: bool = False
    splits: bool = False
    """True if commas stand between its values."""


def _names(name: str, role: ValueRole = "text") -> Key:
    return Key(name, role, is_list=True, splits=True)


_COMMON = {
    "id": Key("id"),
    "place": _names("places"),
    "region": _names("places"),
    "country": _names("places", "country"),
    "actor": _names("actors"),
    "status": Key("status", "word"),
    "known": Key("known", "date"),
    "added": Key("added", "date"),
    "checked": Key("checked", "date"),
    "tag": _names("tags", "tag"),
    "summary": Key("summary"),
    "note": Key("note"),
    "url": Key("url"),
    "source": _names("sources", "source"),
    "at": Key("sources", "at"),
    "via": Key("sources", "via"),
}
_EVENT = {
    "date": Key("date", "date"),
    "title": Key("title"),
    "type": Key("type", "word"),
    "distinct": _names("distinct"),
}
_PLAN = {
    "title": Key("title"),
    "kind": Key("kind", "word"),
    "announced": Key("announced", "occasion"),
    "by": _names("by"),
    "to": _names("to"),
    "deadline": Key("deadline", "date"),
    "deadline_words": Key("deadline_words"),
    "until": Key("until", "date"),
    "every": Key("every"),
    "times": Key("times"),
    "condition": Key("conditions", is_list=True),
    "distinct": _names("distinct"),
}
_FIGURE = {
    "subject": Key("subject"),
    "measure": Key("measure"),
    "unit": Key("unit"),
    "as_of": Key("as_of", "date"),
    "over": Key("over", "date"),
    "value": Key("value", "number"),
    "low": Key("low", "number"),
    "high": Key("high", "number"),
    "qualifier": Key("qualifier", "word"),
    "words": Key("words"),
    "by": Key("by"),
}
_SOURCE = {
    "title": Key("title"),
    "publisher": Key("publisher"),
    "author": Key("author", is_list=True),
    "date": Key("date", "date"),
    "accessed": Key("accessed", "date"),
    "kind": Key("kind"),
    "language": Key("language"),
    "licence": Key("licence"),
}
_NAMED = {"name": Key("name"), "alias": _names("aliases"), "kind": Key("kind")}
_ACTOR = {**_NAMED, "part_of": _names("part_of"), "country": Key("country", "country")}
_PLACE = {
    **_NAMED,
    "in": _names("in"),
    "country": _names("in", "country"),
    "contains": _names("contains"),
    "definition": Key("definition"),
}


def _with_plurals(keys: Mapping[str, Key]) -> dict[str, Key]:
    plurals = {"country": "countries", "alias": "aliases", "status": "statuses"}
    several = {name for name, key in keys.items() if (key.is_list and key.name != name) or name in ("type", "author")}
    return {**keys, **{plurals.get(name, f"{name}s"): keys[name] for name in several}}


USUAL_KEYS: Mapping[LineKind, Mapping[str, Key]] = {
    "event": _COMMON | _EVENT,
    "plan": _COMMON | _PLAN,
    "figure": _COMMON | _FIGURE,
    "source": _COMMON | _SOURCE,
    "actor": _COMMON | _ACTOR,
    "place": _COMMON | _PLACE,
    "view": {},
}
"""The keys that a line of each kind may have, by their usual names."""

KEYS: Mapping[LineKind, Mapping[str, Key]] = {kind: _with_plurals(keys) for kind, keys in USUAL_KEYS.items()}
"""The keys that a line of each kind may have, by every name."""

DATE_KEYS: Mapping[LineKind, frozenset[str]] = {
    "event": frozenset({"date"}),
    "plan": frozenset({"deadline", "until"}),
    "figure": frozenset({"as_of", "over"}),
    "source": frozenset({"date"}),
    "actor": frozenset(),
    "place": frozenset(),
    "view": frozenset(),
}
"""The keys that can say what stands up to the first `: ` of a line; a line with none of them begins with its name."""

_OF_QUERIES = {
    "about": "name a place with place: and an actor with actor:",
    "from": "the date stands first, up to ': '",
    "on": "the date stands first, up to ': '",
    "text": "a title needs no key",
}
"""Fields of the query language that an entry does not have, with the remedies."""


def plain_key(name: str) -> str:
    """Return a key as the tables have it: `As-Of` is as_of."""
    return name.lower().replace("-", "_")


def key_of(name: str, kind: LineKind) -> Key | None:
    """Return the key of a name in a line of a kind."""
    return KEYS[kind].get(plain_key(name))


class WrongKey(NamedTuple):
    """A word that looks like a key and is none of this kind: the remedy, and the key of the entry that it may mean."""

    hint: str
    meant: str | None = None


@lru_cache(maxsize=1024)
def wrong_key(name: str, kind: LineKind) -> WrongKey | None:
    """Return what is wrong with a word before a colon; None for a word of a text.

    >>> wrong_key("contry", "event")
    WrongKey(hint="did you mean 'country'?", meant='places')
    """
    plain, known = plain_key(name), KEYS[kind]
    if plain in _OF_QUERIES:
        return WrongKey(_OF_QUERIES[plain])
    others = [other for other in KINDS if plain in KEYS[other]]
    if others:
        return WrongKey(f"it is a key of {' and '.join(f'{other}s' for other in others)}")
    hint = did_you_mean(plain, known)
    near = {known[one].name for one in nearest(plain, known)} if hint else set()
    return WrongKey(hint, near.pop() if len(near) == 1 else None) if hint else None
