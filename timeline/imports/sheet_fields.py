"""The fields of entries that a colleague edits in the cells of a sheet, with the way in which each is written there."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from timeline.dates import Role
from timeline.edits.meanings import NameRole
from timeline.log.model import PLAN_KINDS, QUALIFIERS, STATUSES

Section = Literal["events", "plans", "figures"]

Form = Literal["text", "choice", "date", "number", "name", "names", "words", "sources", "occasion", "subject"]
"""The way in which a value stands in a cell; of `names`, `words` and `sources` there are several, with `; ` between."""

LISTS: frozenset[Form] = frozenset({"names", "words", "sources"})
"""Forms of fields whose values are sets of items."""


class SheetField(NamedTuple):
    """A field of an entry as a column of a sheet."""

    key: str
    """Its key in the log, which is the heading of the column too."""
    form: Form = "text"
    role: NameRole | None = None
    """The role as which the names in it are looked up."""
    options: tuple[str, ...] = ()
    """The words that may stand there."""
    is_required: bool = False
    date_role: Role = "date"

    @property
    def is_list(self) -> bool:
        """True if several values may stand in a cell."""
        return self.form in LISTS


_STATUS = SheetField("status", "choice", options=STATUSES)
_PLACES = SheetField("places", "names", "place")
_ACTORS = SheetField("actors", "names", "actor")
_TITLE = SheetField("title", is_required=True)
_LAST = (
    _STATUS,
    SheetField("summary"),
    SheetField("note"),
    SheetField("tags", "words"),
    SheetField("sources", "sources", "source"),
)

FIELDS: Mapping[Section, tuple[SheetField, ...]] = {
    "events": (
        SheetField("date", "date", is_required=True),
        _TITLE,
        SheetField("type", "name", "type", is_required=True),
        _PLACES,
        _ACTORS,
        *_LAST,
    ),
    "plans": (
        _TITLE,
        SheetField("kind", "choice", options=PLAN_KINDS, is_required=True),
        SheetField("announced", "occasion", is_required=True),
        SheetField("deadline", "date", date_role="deadline"),
        SheetField("deadline_words"),
        SheetField("until", "date", date_role="until"),
        SheetField("by", "names", "actor"),
        SheetField("to", "names", "actor"),
        _PLACES,
        _ACTORS,
        *_LAST,
    ),
    "figures": (
        SheetField("subject", "subject", "subject", is_required=True),
        SheetField("measure", is_required=True),
        SheetField("unit", is_required=True),
        SheetField("as_of", "date"),
        SheetField("over", "date"),
        SheetField("value", "number"),
        SheetField("low", "number"),
        SheetField("high", "number"),
        SheetField("qualifier", "choice", options=QUALIFIERS),
        SheetField("words"),
        SheetField("by", "name", "actor"),
        _PLACES,
        _ACTORS,
        *_LAST,
    ),
}
"""The fields of each section, in the order of their columns."""

SINGULARS: Mapping[Section, Literal["event", "plan", "figure"]] = {
    "events": "event",
    "plans": "plan",
    "figures": "figure",
}
"""One entry of each section, as the column `entry` of CSV names it."""

COMPUTED: Mapping[Section, tuple[str, ...]] = {
    "events": ("earliest", "latest"),
    "plans": ("verdict", "explained", "deadline_in_force", "last_revision", "outcome"),
    "figures": ("earliest", "latest"),
}
"""The columns behind those that are edited, which the program works out."""

ENTRY = "entry"
"""Heading of the column of CSV that says what kind of entry a row is."""
REMOVE = "remove"
"""Heading of the column by which an entry is struck out."""


def fields_by_key(section: Section) -> dict[str, SheetField]:
    """Return the fields of a section by their keys."""
    return {field.key: field for field in FIELDS[section]}


def list_keys(section: Section) -> Iterator[str]:
    """Yield the keys of a section whose values are sets of items."""
    return (field.key for field in FIELDS[section] if field.is_list)
