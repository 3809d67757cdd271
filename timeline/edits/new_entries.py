"""The new entries of one section with their places, in the order in which they are to stand."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from timeline.edits.drafts import Draft
from timeline.edits.placing import Place, Places
from timeline.log.editing.operations import AddEntries, AddEntry, Target
from timeline.log.editing.values import json_of
from timeline.spool import Texts


class NewEntries:
    """New entries of one section; where there are many, their values are kept outside of memory."""

    def __init__(self, section: str, places: Places) -> None:
        self._section = section
        self._places = places
        self._ids: list[str] = []
        self._placed: list[Place] = []
        self._positions: list[bytes | int | None] = []
        self._values = Texts()
        """Their values as JSON."""

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, draft: Draft) -> None:
        """Add a new entry."""
        place, position = self._places.of(draft.id, draft.value)
        self._ids.append(draft.id)
        self._placed.append(place)
        self._positions.append(position)
        self._values.append(json_of(draft.value))

    def one_by_one(self) -> Iterator[tuple[str, AddEntry]]:
        """Yield the operations that add them, each with its file.

        Of two behind one entry, the second stands right behind it: the last is added first.
        """
        for number in reversed(self._order()):
            place = self._placed[number]
            target = Target(self._section, self._ids[number])
            yield place.file, AddEntry(target, json.loads(self._values[number]), place.after, place.heading)

    def together(self) -> Iterator[tuple[str, AddEntries]]:
        """Yield the operations that add them, one for all of those that stand at one place, the last first."""
        groups = [(place, [*several]) for place, several in groupby(self._order(), key=self._placed.__getitem__)]
        for place, several in reversed(groups):
            ids = tuple([self._ids[number] for number in several])
            yield place.file, AddEntries(self._section, ids, _Some(self._values, several), place.after, place.heading)

    def _order(self) -> Sequence[int]:
        """Return the numbers of the entries in the order in which they are to stand, as far as they are dated."""
        positions = self._positions
        if len(positions) < 2 or any(position is None for position in positions):
            return range(len(positions))
        turned = self._places.direction < 0
        return sorted(range(len(positions)), key=positions.__getitem__, reverse=turned)  # type: ignore[arg-type]


class _Some:
    """Some of the texts, in an order; they may be read several times."""

    def __init__(self, values: Texts, numbers: Sequence[int]) -> None:
        self._values = values
        self._numbers = numbers

    def __iter__(self) -> Iterator[str]:
        return map(self._values.__getitem__, self._numbers)
