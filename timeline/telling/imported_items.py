"""The items of the report of an import as entries of a document, each with its place in the table."""

from timeline.edits.names import Names
from timeline.imports.returned_values import Place
from timeline.imports.review import Changed, Computed, Double, EntryName, Gone, New, StruckOut
from timeline.telling.document import Entry, Run, Sign, Words, phrase
from timeline.telling.imported_changes import NOTHING, change_details
from timeline.telling.imported_entries import value_entry
from timeline.telling.refused_cells import place_words

CHANGED = Sign("~", "changed there")
CONFLICT = Sign("≠", "changed on both sides", "hedge")
HERE = Sign("·", "changed here only")
REMOVED = Sign("−", "struck out, or gone")
DOUBLE = Sign("?", "may be there already", "hedge")
COMPUTED = Sign("*", "not read back")


class ItemWords:
    """Puts the items of an import into words; places leave out the sheet that is named above them."""

    def __init__(self, names: Names, sheet: str = "") -> None:
        self._names = names
        self._sheet = sheet

    def new(self, one: New) -> Entry:
        """Return a new entry."""
        place = phrase(Run(self._place(one.place), "aside"))
        entry = value_entry(one.value, self._names, figures=one.figures, asks=one.asks, facts=(place,))
        return entry._replace(id=one.entry.id)

    def changed(self, one: Changed) -> Entry:
        """Return an entry that was changed there, or here, with its fields below it."""
        asks = (phrase(Run(f"unknown: {', '.join(one.asks)}", "hedge")),) if one.asks else ()
        sign = CONFLICT if one.has_conflict else CHANGED if one.is_changed_there else HERE
        return Entry(
            title=phrase(Run(one.entry.title, "title")),
            lead=phrase(self._place(one.place)),
            sign=sign,
            facts=asks,
            id=one.entry.id,
            details=tuple(change_details(one.changes, self._names)),
        )

    def struck_out(self, one: StruckOut) -> Entry:
        """Return an entry that is to be removed."""
        return _brief(one.entry, self._place(one.place))

    def gone(self, one: Gone) -> Entry:
        """Return an entry that is gone on one side."""
        return _brief(one.entry, one.identity)

    def double(self, one: Double) -> Entry:
        """Return a new row with the entry that it may be."""
        other = phrase("may be ", Run(one.entry.title, "title"), Run(f" [{one.entry.id}]", "id"), f": {one.why}")
        return Entry(
            title=phrase(Run(one.new.entry.title, "title")),
            lead=phrase(self._place(one.new.place)),
            sign=DOUBLE,
            details=(other,),
        )

    def computed(self, one: Computed) -> Entry:
        """Return a cell that is not read back."""
        heading = Run(f"{one.place.heading}: " if one.place.heading else "", "aside")
        return Entry(
            title=phrase(heading, f"{one.was or NOTHING} → {one.now or NOTHING}"),
            lead=phrase(self._place(one.place)),
            sign=COMPUTED,
            id=one.id,
        )

    def _place(self, place: Place) -> str:
        return place_words(place._replace(sheet="") if place.sheet == self._sheet else place)


def _brief(entry: EntryName, place: str) -> Entry:
    """Return an entry that goes or went, with its place there; without a title, it is not in the log any more."""
    title: Words = phrase(Run(entry.title, "title")) if entry.title else phrase(Run(entry.id, "code"))
    return Entry(title=title, lead=phrase(place), sign=REMOVED, id=entry.id if entry.title else "")
