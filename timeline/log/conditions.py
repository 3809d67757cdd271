"""Conditions on an entry that can be tested before it is opened, joined by `all_of`, `any_of`, `none_of`.

Conditions are candidate filters: the entries that pass are opened and judged (`timeline.query`), so a condition may let
too many pass, and never rejects an answer. `timeline.index` compiles them for its tables.
"""

from collections.abc import Iterable, Iterator, Sequence

from timeline.dates import Day
from timeline.frozen import Frozen
from timeline.log.roles import Role


class Naming(Frozen):
    """The entry names one of these in a role, or anything; with `inside` also their parts, present and former."""

    role: Role
    names: frozenset[str] | None
    inside: bool = False


class Identified(Frozen):
    """The entry has one of these ids."""

    ids: frozenset[str]


class Touching(Frozen):
    """One of its dates, or of those that others claim, may have a day in `[first, last]`.

    Seen from `as_of`: a situation that ended later has no end yet.
    """

    first: Day
    last: Day
    as_of: Day


class Around(Frozen):
    """One of its dates, or of those that others claim, may have a day in `[first, last]`, and few entries have one.

    An index finds them by their days.
    """

    first: Day
    last: Day


class BecomingKnown(Frozen):
    """The entry, or a change of it, may have become known on a day in `[first, last]`."""

    first: Day
    last: Day


class BeingLogged(Frozen):
    """The entry may have been added to the log on a day in `[first, last]`."""

    first: Day
    last: Day


class HavingWords(Frozen):
    """Each of these folded words begins a word of the title, the summary, or a name of the places or actors."""

    words: tuple[str, ...]
    whole: bool = False
    """True if each is a whole word there."""


class HavingAnyWord(Frozen):
    """One of these folded words, which all begin alike, stands in the title, the summary or a name as a whole."""

    words: tuple[str, ...]


class Worded(Frozen):
    """A folded word of plain letters stands in the title or the summary, or one of its forms as a whole word.

    In a text that a later source corrected (`RESTATED`) it may have stood before.
    """

    word: str
    whole: bool = False
    """True if it is a whole word there; else it may be the beginning of one."""
    forms: tuple[str, ...] = ()


class Called(Frozen):
    """A name of the places or actors has a word that begins with this folded one, or as its forms all begin."""

    word: str
    forms: tuple[str, ...] = ()


class Complete(Frozen):
    """The entry stands on a day, and on every later one, as the log has it now."""

    day: Day


class BeginningAfter(Frozen):
    """The entry, as the log has it now, begins after a day: a plan with its announcement."""

    day: Day


class OfOneDate(Frozen):
    """The entry, as the log has it now, has a date that is no span, and not one of several."""


class Settled(Frozen):
    """The plan does not recur, and has an outcome that counts on a day, and on every later one."""

    day: Day


class Unsteady(Frozen):
    """The number of its rows in a chronology of a day has to be found out by opening it."""

    day: Day


class AllOf(Frozen):
    """All of the parts hold; always so where there are none."""

    parts: tuple["Condition", ...] = ()


class AnyOf(Frozen):
    """Any of the parts holds; never so where there are none."""

    parts: tuple["Condition", ...] = ()


class NoneOf(Frozen):
    """The part does not hold."""

    part: "Condition"


Condition = (
    Naming
    | Identified
    | Touching
    | Around
    | BecomingKnown
    | BeingLogged
    | HavingWords
    | HavingAnyWord
    | Worded
    | Called
    | Complete
    | BeginningAfter
    | OfOneDate
    | Settled
    | Unsteady
    | AllOf
    | AnyOf
    | NoneOf
)

RESTATED = Naming("restated", None)
"""Later sources corrected the entry: on an earlier day it had other values."""

# Named tuples are equal where their parts are, whatever their kind: these two are known by being the only ones.
ALWAYS = AllOf()
NEVER = AnyOf()


def all_of(parts: Iterable[Condition]) -> Condition:
    """The condition that all the parts hold, as short as it can be."""
    several = tuple(part for part in parts if part is not ALWAYS)
    if any(part is NEVER for part in several):
        return NEVER
    # An alternative with a part that must hold anyway asks for nothing: `a and (b or a)` is `a`. Parts are compared by
    # identity, as equal tuples may be different conditions.
    held = {id(part) for part in several}
    several = tuple(
        part for part in several if not (isinstance(part, AnyOf) and any(id(one) in held for one in part.parts))
    )
    return several[0] if len(several) == 1 else AllOf(several) if several else ALWAYS


def beyond(may: Condition, held: Sequence[Condition]) -> Condition:
    """The condition that one holds, and not all of some others; of alternatives, each by itself.

    As `a or b` without `a and c` it is `(a and not c) or (b and not (a and c))`: most entries that hold all of them are
    then rejected by the shorter test.
    """
    if isinstance(may, AnyOf):
        return any_of(beyond(part, held) for part in may.parts)
    met = [(type(part), part) for part in parts_of(may)]
    return all_of((may, none_of(all_of(part for part in held if (type(part), part) not in met))))


def parts_of(condition: Condition) -> Iterator[Condition]:
    """Yield the conditions that all hold where a condition does."""
    if isinstance(condition, AllOf):
        for part in condition.parts:
            yield from parts_of(part)
    else:
        yield condition


def any_of(parts: Iterable[Condition]) -> Condition:
    """The condition that one of the parts holds, as short as it can be."""
    several = tuple(part for part in parts if part is not NEVER)
    if any(part is ALWAYS for part in several):
        return ALWAYS
    return several[0] if len(several) == 1 else AnyOf(several) if several else NEVER


def none_of(part: Condition) -> Condition:
    """The condition that a part does not hold."""
    if part is ALWAYS or part is NEVER:
        return NEVER if part is ALWAYS else ALWAYS
    return part.part if isinstance(part, NoneOf) else NoneOf(part)
