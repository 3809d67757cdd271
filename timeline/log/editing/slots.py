"""The entries of a text in order, as operations leave them."""

from collections.abc import Iterable

from timeline.log.editing.meaning import applied
from timeline.log.editing.operations import AddEntry, Operation, RemoveEntry, ReplaceEntry, Target
from timeline.log.editing.order import place_of_section
from timeline.log.editing.refusal import NotEditable
from timeline.log.editing.values import Value
from timeline.log.loader import LISTS
from timeline.text import quoted

Outline = list[tuple[str, list[tuple[str, Value]]]]
"""The structure of a text: its sections in order, and in each its entries with their ids."""


class Slot:
    """An entry: what it says now, and which number it had among the entries of its section, if it was there before."""

    __slots__ = ("heading", "id", "number", "text", "value")

    def __init__(self, id: str, value: Value, number: int | None = None, heading: str = "") -> None:
        self.id = id
        self.value = value
        self.number = number
        self.heading = heading
        """The comment under which a new entry goes, if it is there."""
        self.text: str | None = None
        """The text that takes the place of the entry, where one was given."""


class Section:
    """The slots of one section."""

    def __init__(self, name: str, entries: Iterable[tuple[str, Value]], is_new: bool = False) -> None:
        self.name = name
        self.is_new = is_new
        self.slots = [Slot(id, value, number) for number, (id, value) in enumerate(entries)]
        self._numbers: list[int | None] = [*range(len(self.slots))]
        self.touched: set[Slot] = set()
        self._by_id: dict[str, Slot] = {}
        self._twice: set[str] = set()
        for slot in self.slots:
            self._enter(slot)

    @property
    def is_as_before(self) -> bool:
        """True if the section has the entries that it had, none of them given as text."""
        return [slot.number for slot in self.slots] == self._numbers and not any(slot.text for slot in self.touched)

    @property
    def is_changed(self) -> bool:
        """True if anything in it is to change."""
        return bool(self.touched) or not self.is_as_before

    def find(self, id: str) -> Slot:
        """The entry with an id; refused where there is none, or more than one."""
        name = f"{quoted(id)} in {quoted(self.name)}" if id else quoted(self.name)
        if id in self._twice:
            raise NotEditable(f"the entry {name} stands twice", "give one of them another id")
        slot = self._by_id.get(id)
        if slot is None:
            raise NotEditable(f"there is no entry {name}")
        return slot

    def add(self, slot: Slot, after: str) -> None:
        """Put a new entry behind another one, or before all."""
        if slot.id in self._by_id:
            raise NotEditable(f"there is an entry {quoted(slot.id)} in {quoted(self.name)} already")
        self.slots.insert(self._place(self.find(after)) + 1 if after else 0, slot)
        self._enter(slot)
        self.touched.add(slot)

    def remove(self, slot: Slot) -> None:
        """Take an entry away."""
        del self.slots[self._place(slot)]
        del self._by_id[slot.id]
        self.touched.discard(slot)

    def change(self, slot: Slot, value: Value, id: str) -> None:
        """Give an entry another value, and another id if that changes."""
        if id != slot.id:
            if id in self._by_id:
                raise NotEditable(f"there is an entry {quoted(id)} in {quoted(self.name)} already")
            del self._by_id[slot.id]
            self._by_id[id] = slot
        slot.id, slot.value = id, value
        self.touched.add(slot)

    def _place(self, slot: Slot) -> int:
        """The place of an entry, sought from the end, where most new ones go."""
        return next(place for place in range(len(self.slots) - 1, -1, -1) if self.slots[place] is slot)

    def _enter(self, slot: Slot) -> None:
        if self._by_id.setdefault(slot.id, slot) is not slot:
            self._twice.add(slot.id)


class Slots:
    """The sections of a text, as operations leave them."""

    def __init__(self, outline: Outline) -> None:
        self.sections = {name: Section(name, entries) for name, entries in outline}
        self.order = [*self.sections]

    def outline(self) -> Outline:
        """The wanted structure of the text."""
        return [(name, [(slot.id, slot.value) for slot in self.sections[name].slots]) for name in self.order]

    def apply(self, operation: Operation) -> None:
        """Carry out an operation."""
        target = operation.target
        if isinstance(operation, AddEntry):
            self._section(target.section).add(
                Slot(target.id, operation.value, None, operation.heading), operation.after
            )
            return
        section, slot = self.find(target)
        if isinstance(operation, RemoveEntry):
            section.remove(slot)
        elif isinstance(operation, ReplaceEntry):
            slot.text = operation.text
            section.change(slot, operation.value, operation.id)
        else:
            value = applied(slot.value, operation)
            section.change(slot, value, _id_of(target, value))

    def find(self, target: Target) -> tuple[Section, Slot]:
        """The section and the entry that a target names."""
        section = self.sections.get(target.section)
        if section is None:
            raise NotEditable(f"there is no section {quoted(target.section)} in this text")
        return section, section.find(target.id)

    def _section(self, name: str) -> Section:
        """The section of a name, made in the usual order if it is missing."""
        if name not in self.sections:
            self.sections[name] = Section(name, (), is_new=True)
            self.order.insert(place_of_section(self.order, name), name)
        return self.sections[name]


def _id_of(target: Target, value: Value) -> str:
    """The id of an entry with a value: of those in lists, it is part of the value."""
    id = value.get("id") if target.section in LISTS and isinstance(value, dict) else target.id
    return id if isinstance(id, str) else ""
