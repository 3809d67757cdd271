"""The questions for a new entry of each kind, in their order."""

from collections.abc import Mapping
from typing import NamedTuple

from timeline.edits.keys import LineKind
from timeline.edits.meanings import NameRole


class Prompt(NamedTuple):
    """One question: the key that it gives a value to, and what the person reads."""

    key: str
    """A key of a line of `add`; `date` and `title` are what stands there without a key, `cited` is a source with its
    place, `concerned` are places and actors."""
    label: str
    hint: str
    names: tuple[tuple[NameRole, str], ...] = ()
    """The roles in which names are looked up, each with the key that it gives a value to; empty for other answers."""
    is_required: bool = False
    is_several: bool = False
    """True if commas stand between several names or words."""
    is_rest: bool = False
    """True if it is asked only where the answers before it leave it open."""

    @property
    def has_choices(self) -> bool:
        """True if an answer may be completed to something that the log, or an answer of before, has."""
        return bool(self.names) or self.key not in ("title", "alias", "url", "author")


def _of(key: str, role: NameRole) -> tuple[tuple[NameRole, str], ...]:
    return ((role, key),)


_SOURCE = Prompt("cited", "Source", "source@place in it: audit@page 3; several with commas", _of("source", "source"))
_ALIASES = Prompt("alias", "Also called", "abbreviations, other names; with commas", is_several=True)

PROMPTS: Mapping[LineKind, tuple[Prompt, ...]] = {
    "event": (
        Prompt("date", "When", "27 Sep 2024, Sep 2024, early 2022, since 3 May 2025", is_required=True),
        Prompt("title", "What", "who did what, in one sentence", is_required=True),
        Prompt("type", "Type", "the kind of event", _of("type", "type"), is_required=True),
        Prompt(
            "concerned",
            "Where, who",
            "places and actors, with commas",
            (("place", "place"), ("actor", "actor")),
            is_several=True,
        ),
        _SOURCE,
    ),
    "plan": (
        Prompt("date", "By when", "by May 2027, until May 2027, within 90 days of ID; or nothing"),
        Prompt("title", "What", "what is to happen, in one sentence", is_required=True),
        Prompt("kind", "Kind", "commitment, intention, demand …", is_required=True),
        Prompt("announced", "Announced", "the day, or the id of the event", is_required=True),
        Prompt(
            "concerned",
            "Who, where",
            "the actors who would act, places; with commas",
            (("actor", "by"), ("place", "place")),
            is_several=True,
        ),
        _SOURCE,
    ),
    "figure": (
        Prompt("date", "When", "the day or the period of the count: late 2024", is_required=True),
        Prompt(
            "subject", "Of whom", "an actor, a place; an event by its id", _of("subject", "subject"), is_required=True
        ),
        Prompt("measure", "Measure", "what is counted: troops, cost of the works", is_required=True),
        Prompt("title", "How many", "about 2,500; 2 million to 3 million euros", is_required=True),
        Prompt("unit", "Unit", "people, euros, percent", is_required=True, is_rest=True),
        _SOURCE,
    ),
    "source": (
        Prompt("title", "Title", "the title of the document", is_required=True),
        Prompt("publisher", "Publisher", "who published it"),
        Prompt("date", "Published", "18 March 2025"),
        Prompt("url", "Address", "https://…"),
        Prompt("author", "Author", "who wrote it"),
    ),
    "actor": (
        Prompt("title", "Name", "its usual name", is_required=True),
        _ALIASES,
        Prompt("kind", "Kind", "state, armed-group, person …"),
        Prompt("country", "Country", "only if it is a state, or an organ of one", _of("country", "country")),
        Prompt("part_of", "Part of", "the actors that it belongs to", _of("part_of", "actor"), is_several=True),
    ),
    "place": (
        Prompt("title", "Name", "its usual name", is_required=True),
        _ALIASES,
        Prompt("in", "Lies in", "a place or a country", _of("in", "place"), is_several=True),
        Prompt("kind", "Kind", "city, base, region …"),
    ),
    "view": (
        Prompt("date", "Name", "a short name, by which queries call it as @name", is_required=True),
        Prompt("title", "Query", "country:IQ type:agreement", is_required=True),
    ),
}
"""At most five questions for an event, and six for any other entry."""
