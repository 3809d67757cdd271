"""Words of headings by which a guess knows what a column holds, and the lines of a map that it gives."""

from typing import NamedTuple

from timeline.imports.profiles import Profile

TITLES = (
    "title",
    "headline",
    "event",
    "events",
    "what",
    "happened",
    "development",
    "incident",
    "label",
    "description",
)
TITLES_TOO = ("summary", "details", "text", "entry", "name", "action", "subject", "milestone", "leader", "mission",
    "operation", "commitment", "pledge", "promise", "decision", "resolution", "agreement", "bill")  # fmt: skip
LONGER = ("summary", "details", "description", "text", "narrative", "background")
NOTES = ("note", "notes", "comment", "comments", "remark", "remarks")
COUNTRIES = ("country", "countries")
PLACES = ("place", "places", "location", "where", "region", "city", "area", "province", "state")
ACTORS = ("actor", "actors", "who", "group", "groups", "organisation", "organization", "party", "parties", "side",
    "perpetrator", "participants", "involved", "belligerents", "target", "gname")  # fmt: skip
KINDS = ("type", "category", "kind", "theme")
SOURCES = ("source", "sources", "reference", "references", "citation", "reported")
IDS = ("id", "code", "ref", "no", "nr", "number", "identifier", "key", "cnty", "eventid")
COUNTED = {
    "deaths": ("deaths", "killed", "fatalities", "dead", "death", "nkill"),
    "injured": ("injured", "wounded", "nwound"),
    "casualties": ("casualties", "victims"),
}
ALL_COUNTED = tuple(word for words in COUNTED.values() for word in words)


class Guessed(NamedTuple):
    """Lines of a map, and the columns that they take."""

    lines: tuple[str, ...] = ()
    used: tuple[str, ...] = ()


def is_kind(column: Profile) -> bool:
    """Return whether a heading speaks of types."""
    return column.has(*KINDS) or any(word.endswith("type") for word in column.words)
