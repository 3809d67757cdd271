"""The items of the report of an import as entries of a document, each with its place in the table."""

from timeline.edits.names import Names
from timeline.imports.returned_values import Place
from timeline.imports.review import Changed, Computed, Double, EntryName, Gone, New, StruckOut
from timeline.telling.document import Entry, Run, Sign, Words, phrase, text_of
from timeline.telling.imported_changes import NOTHING, change_details
from timeline.telling.imported_context import Contexts
from timeline.telling.imported_entries import counted_words, value_entry
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
        self._contexts = Contexts(names)

    def new(self, one: New) -> Entry:
        """Return a new entry."""
        place = phrase(Run(self._place(one.place), "aside"))
        entry = value_entry(one.value, self._names, figures=one.figures, asks=one.asks, facts=(place,))
        if one.entry.section == "figures" and (event := self._contexts.title_of_event(str(one.value.get("subject")))):
            entry = entry._replace(title=phrase(Run(f"{event}: {counted_words(one.value)}", "title")))
        return entry._replace(id=one.entry.id)

    def changed(self, one: Changed) -> Entry:
        """Return an entry that was changed there, or here, with its fields below it."""
        asks = (phrase(Run(f"unknown: {', '.join(one.asks)}", "hedge")),) if one.asks else ()
        sign = CONFLICT if one.has_conflict else CHANGED if one.is_changed_there else HERE
        return Entry(
            title=phrase(Run(self._contexts.title(one.entry), "title")),
            lead=phrase(self._place(one.place)),
            sign=sign,
            facts=(*self._contexts.facts(one.entry), *asks),
            id=one.entry.id,
            details=tuple(change_details(one.changes, self._names)),
        )

    def struck_out(self, one: StruckOut) -> Entry:
        """Return an entry that is to be removed."""
        return self._brief(one.entry, self._place(one.place))

    def gone(self, one: Gone) -> Entry:
        """Return an entry that is gone on one side."""
        return self._brief(one.entry, one.identity)

    def double(self, one: Double) -> Entry:
        """Return a new row with the entry that it may be."""
        facts = "".join(f", {text_of(fact)}" for fact in self._contexts.facts(one.entry))
        title = Run(self._contexts.title(one.entry), "title")
        other = phrase("may be ", title, Run(f" [{one.entry.id}]", "id"), f"{facts}: {one.why}")
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

    def _brief(self, entry: EntryName, place: str) -> Entry:
        """Return an entry that goes or went, with its place there; without a title, it is not in the log any more."""
        known = self._contexts.title(entry)
        title: Words = phrase(Run(known, "title")) if known else phrase(Run(entry.id, "code"))
        facts = tuple(self._contexts.facts(entry))
        return Entry(title=title, lead=phrase(place), sign=REMOVED, facts=facts, id=entry.id if known else "")
