"""Cells and rows of a table that were refused, in words: where each stands, what it says, why, and what helps."""

from collections.abc import Iterable, Iterator

from timeline.imports.returned_values import Place
from timeline.imports.review import Refused
from timeline.telling.document import Entry, Run, Sign, phrase

REFUSED = Sign("!", "refused", "alarm")


def place_words(place: Place) -> str:
    """Return a place in a table as a spreadsheet names it: `Events C14`, `row 14`."""
    there = f"{place.column}{place.row}" if place.column else f"row {place.row}"
    return f"{place.sheet} {there}" if place.sheet else there


def refused_entries(several: Iterable[Refused], sheet: str = "") -> Iterator[Entry]:
    """Yield what was refused; of those with the same reason and remedy that follow each other, the first names it.

    Places leave out the `sheet` that is named above them.
    """
    before: tuple[str, str] | None = None
    for refused in several:
        reason = refused.why, refused.remedy
        yield _entry(refused, sheet, has_remedy=reason != before)
        before = reason


def _entry(refused: Refused, sheet: str, *, has_remedy: bool) -> Entry:
    """Return a refusal as an entry: its place, the reason, the cell with its heading, and the remedy below."""
    place = refused.place._replace(sheet="") if refused.place.sheet == sheet else refused.place
    facts = []
    if place.column:
        heading = Run(f"{place.heading}: " if place.heading and refused.shown else place.heading, "aside")
        facts.append(phrase(heading, refused.shown))
    if refused.is_part:
        facts.append(phrase(Run("the rest of the row is taken", "aside")))
    return Entry(
        title=phrase(Run(refused.why, "title")),
        lead=phrase(place_words(place)),
        sign=REFUSED,
        facts=tuple(fact for fact in facts if fact),
        id=refused.id,
        details=(phrase(Run("remedy: ", "aside"), refused.remedy),) if refused.remedy and has_remedy else (),
    )
