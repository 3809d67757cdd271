"""Facts by which the report of an import tells an entry from others: its title, its date and its places.

The title of a figure names what it counts: the number alone that changed says nothing to a reader.
"""

from collections.abc import Iterator

from timeline.dates import Date, words
from timeline.edits.names import Names
from timeline.imports.review import EntryName
from timeline.log.model import Entry, Event, Figure, Plan
from timeline.log.subjects import subject_in
from timeline.telling.document import Words, phrase


class Contexts:
    """Looks entries up in the log of an import."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def title(self, name: EntryName) -> str:
        """Return the title of an entry; of a figure of the log, its measure and the title of its subject."""
        figure = self._entry(name)
        if not isinstance(figure, Figure):
            return name.title
        log = self._names.log
        subject = subject_in(figure, log.actors, log.places)
        if subject.kind == "event":
            told = self.title_of_event(subject.id or "") or subject.id or ""
        elif subject.kind in ("actor", "place"):
            told = self._names.name_of("actor" if subject.kind == "actor" else "place", subject.id or "")
        else:
            told = subject.text or ""
        return f"{figure.measure}: {' '.join(told.split())}"

    def title_of_event(self, identity: str) -> str:
        """Return the title of an event of the log; empty where there is none."""
        event = self._names.log.events.get(identity)
        return "" if event is None else " ".join(event.title.split())

    def facts(self, name: EntryName) -> Iterator[Words]:
        """Yield the date of an entry of the log and its places; of a figure without places, those of its event."""
        entry = self._entry(name)
        if entry is None:
            return
        if (date := _date(entry)) is not None:
            yield phrase(words(date, "deadline" if isinstance(entry, Plan) else "date"))
        if places := self._places(entry):
            yield phrase(", ".join(self._names.name_of("place", one) for one in places))

    def _places(self, entry: Entry) -> tuple[str, ...]:
        event = self._names.log.events.get(entry.subject or "") if isinstance(entry, Figure) else None
        return entry.places or (event.places if event is not None else ())

    def _entry(self, name: EntryName) -> Entry | None:
        section = getattr(self._names.log, name.section, None)
        found: Entry | None = None if section is None else section.get(name.id)
        return found


def _date(entry: Entry) -> Date | None:
    if isinstance(entry, Event):
        return entry.date
    if isinstance(entry, Figure):
        return entry.when
    return entry.deadline if isinstance(entry, Plan) and isinstance(entry.deadline, Date) else None
