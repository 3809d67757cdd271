"""The nodes of a query: frozen values, independent of logs and of their evaluation.

Two nodes are equal when they ask the same; where they stood in the text makes no difference.
"""

from dataclasses import dataclass, field

from timeline.query.language.faults import Place

NOWHERE = Place("", 0, 0)


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
    whole: bool = False
    """True for words in quotes, which are found as whole words."""
    inflected: bool = False
    """True if inflected forms are found too: only in `search`."""
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class View:
    """`@name`: the entries that the saved query of that name finds."""

    name: str
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Not:
    """The entries that the part does not find; the possible stays possible."""

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
