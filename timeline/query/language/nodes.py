"""A query as it was understood: frozen nodes that know nothing of logs and of how they are evaluated.

Two nodes are equal when they ask the same; where they stood in the text makes no difference.
"""

from dataclasses import dataclass, field

from timeline.query.language.faults import Place

NOWHERE = Place("", 0, 0)

FIELDS: dict[str, str] = {
    "region": "in this place or inside it",
    "country": "in this country",
    "actor": "with this actor or its parts",
    "about": "with this place, or this actor",
    "type": "of this type or family",
    "date": "at this time: a date, or a period such as 2024..2025-03",
    "from": "from this date on",
    "to": "up to this date",
    "on": "at this time",
    "known": "became known then: a date, or a period",
    "tag": "with this tag",
    "source": "from this source or publisher",
    "status": "stated, reported, claimed, denied or retracted",
    "text": "with these words in title, summary or names",
    "kind": "a plan of this kind",
    "id": "the entry with this id",
}
"""Every field with what it asks for; it means the same as the option of its name."""

PERIODS = frozenset({"date", "known"})
"""The fields whose values may be periods, `A..B`."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field, as it was typed."""

    text: str
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Period:
    """`A..B`: from the beginning of A to the end of B; one of them may be missing."""

    since: Value | None
    until: Value | None
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Field:
    """`name:value,value`: any of the values is enough."""

    name: str
    values: tuple[Value | Period, ...]
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand side by side in the title, the summary or a name; the last one may be the beginning of one."""

    text: str
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class View:
    """`@name`: what the saved query of that name finds."""

    name: str
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Not:
    """What the part does not find; the possible stays possible."""

    part: "Node"
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts hold; none of them is itself an `And`."""

    parts: tuple["Node", ...]
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Or:
    """Any of the parts is enough; none of them is itself an `Or`."""

    parts: tuple["Node", ...]
    place: Place = field(default=NOWHERE, compare=False, repr=False)


Node = And | Or | Not | Field | Words | View
