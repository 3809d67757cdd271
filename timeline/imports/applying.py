"""The offers of an import as operations of one edit: new entries, fields that were changed there, entries that go."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from timeline.edits.adding import added
from timeline.edits.drafts import Draft
from timeline.edits.edit import Edit
from timeline.edits.finding import find
from timeline.edits.meanings import Found, NameRole
from timeline.edits.names import Names
from timeline.edits.removing import removed
from timeline.edits.room import LogToEdit, Meant
from timeline.imports.newcomers import Newcomers, can_be_declared, settled
from timeline.imports.next_base import next_base
from timeline.imports.offers import Alias, OfferedChange, OfferedNew, Offers
from timeline.imports.returned_values import ReturnedEntry
from timeline.imports.review import Changed, Kind, New, StruckOut
from timeline.imports.said import imported_of
from timeline.imports.state import Imported
from timeline.imports.taking_over import settled_entry, struck_out, taken_over
from timeline.imports.three_way import Change
from timeline.log.editing.operations import AppendItem, SetValue, Target
from timeline.log.editing.values import Value

Chosen = Callable[[New | Changed | StruckOut, Change | None], bool]
"""A choice: whether an item is to be written; of a changed entry, whether one of its changes is."""


class Applied(NamedTuple):
    """The result of a choice: the edit, the numbers of entries, and the changes that stay open."""

    edit: Edit
    new: int
    changed: int
    removed: int
    conflicts: tuple[tuple[Changed, Change], ...]
    """Fields that were changed on both sides, and of which nothing is written."""
    declined: int = 0
    """Number of changes that were refused, which the next import does not offer again."""
    alike: int = 0
    """Number of entries that are only noted as imported, since both sides say the same."""


class OfKinds:
    """The choice of every item of some kinds."""

    def __init__(self, kinds: Collection[Kind]) -> None:
        self.kinds = kinds

    def __call__(self, item: New | Changed | StruckOut, _: Change | None) -> bool:
        """Return whether an item is of one of the kinds."""
        return ("new" if isinstance(item, New) else "changed" if isinstance(item, Changed) else "removed") in self.kinds


NO_ITEM = OfKinds(())
"""The choice of no item."""


def applied(
    opened: LogToEdit,
    offers: Offers,
    chosen: Chosen,
    command: str,
    file: str | None = None,
    declined: Chosen = NO_ITEM,
) -> Applied:
    """Return the edit that writes what is chosen, with the new names and the source that it needs.

    `file` is the file of the log for new entries. What was imported is kept in the same edit for the next import, and
    so is what was `declined` of the changes of a table under a map: the next import does not offer it again.
    Raises `NothingWritten` where a text cannot be changed so.
    """
    return _Applying(opened, offers, chosen, declined).applied(command, file)


class _Applying:
    def __init__(self, opened: LogToEdit, offers: Offers, chosen: Chosen, declined: Chosen) -> None:
        self._opened = opened
        self._offers = offers
        self._chosen = chosen
        self._is_declined = declined
        self._declined_fields = 0
        self._imported = None if offers.state is None else offers.state.changes()
        self._conflicts: list[tuple[Changed, Change]] = []
        self._new = self._changed = 0

    def applied(self, command: str, file: str | None) -> Applied:
        changed = [
            one for one in self._offers.changed if any(self._chosen(one.item, each) for each in one.item.changes)
        ]
        gone = [one for one in self._offers.removed if self._chosen(one, None)]
        declared, names = self._declared(changed)
        meant = [
            *added(self._opened, self._drafts(declared, names, has_changed=bool(changed)), file, together=True),
            *(each for one in changed for each in self._taken_over(one, names)),
            *removed(struck_out(self._opened, [one.entry.id for one in gone])),
            *map(self._alias, self._offers.aliases),
        ]
        edit = self._opened.edit(command, meant)
        alike = self._remember_others(changed)
        if self._imported is not None and (state := self._imported.edit()) is not None:
            edit = edit._replace(files=(*edit.files, state))
        conflicts = tuple(self._conflicts)
        return Applied(edit, self._new, self._changed, len(gone), conflicts, self._declined_fields, alike)

    def _chosen_new(self) -> Iterator[OfferedNew]:
        """Yield the new entries that are written; they are not kept in memory."""
        return (one for one in self._offers.new if self._chosen(one.item, None))

    def _remember_others(self, changed: Sequence[OfferedChange]) -> int:
        """Keep what was only refused, and what both sides say alike; return the number of entries of the latter."""
        if self._imported is None:
            return 0
        written = {one.item.identity for one in changed}
        for one in self._offers.changed:
            if one.item.identity not in written:
                self._remember(one, one.entry, one.entry.theirs, frozenset())
        return sum(self._remember(one, one.entry, one.entry.theirs, frozenset()) for one in self._offers.alike)

    def _remember(
        self, one: OfferedChange, entry: ReturnedEntry, said: Mapping[str, Value | None], written: Collection[str]
    ) -> bool:
        """Keep what a row said of what was written or refused; return whether that is other than at the last import."""
        declined = {change.key for change in one.item.changes if self._is_declined(one.item, change)} - {*written}
        self._declined_fields += len(declined)
        base = next_base(entry, said, {*written, *declined})
        is_other = base != {key: part for key, part in (entry.base or {}).items() if part is not None}
        if is_other:
            self._note(Imported(one.item.identity, entry.section, entry.id, base))
        return is_other

    def _alias(self, alias: Alias) -> Meant:
        found = find(self._opened.log, f"{alias.role}:{alias.id}")
        return Meant(found.file, AppendItem(found.target, ("aliases",), alias.name))

    def _declared(self, changed: Sequence[OfferedChange]) -> tuple[Sequence[Draft], Names]:
        """Return new entries for the names that are written and that the log does not know."""
        newcomers = Newcomers()
        questions = filter(can_be_declared, (each for one in changed for each in one.entry.questions))
        for role, text in chain(self._asked(), ((one.role, one.text) for one in questions)):
            if not isinstance(self._offers.names.meaning(role, text), Found):
                newcomers.add(role, text, 0)
        declared = newcomers.declared(self._offers.names)
        return declared.drafts, self._offers.names.with_decided(declared.decided)

    def _asked(self) -> Iterable[tuple[NameRole, str]]:
        """Return the names in the new entries that are written, as far as nothing was called so."""
        if isinstance(self._chosen, OfKinds) and not self._offers.typed:
            return self._offers.asked if "new" in self._chosen.kinds else ()
        questions = (each for one in self._chosen_new() for draft in one.drafts for each in draft.questions)
        return ((one.role, one.text) for one in filter(can_be_declared, questions))

    def _drafts(self, declared: Iterable[Draft], names: Names, *, has_changed: bool) -> Iterator[Draft]:
        """Yield all new entries: names, what was chosen, which is noted as imported, and the source if it is new."""
        yield from chain(self._offers.declared, declared)
        for one in self._chosen_new():
            self._new += 1
            for draft in one.drafts:
                found = settled(draft, names)
                if self._offers.source:
                    said = one.said if draft is one.drafts[0] else None
                    self._note(imported_of(settled(said or found, names), self._offers.source))
                yield found
        if self._offers.new_source is not None and (self._new or has_changed):
            yield self._offers.new_source

    def _note(self, imported: Imported) -> None:
        """Note what a row says, for the next import."""
        if self._imported is not None:
            self._imported.add(imported)

    def _taken_over(self, one: OfferedChange, names: Names) -> Iterator[Meant]:
        """Yield the operations that a changed entry needs."""
        entry = settled_entry(one.entry, names) if one.entry.questions else one.entry
        wanted = {change.key for change in one.item.changes if self._chosen(one.item, change)}
        taken = taken_over(self._opened, entry, one.evidence, lambda change: change.key in wanted)
        self._conflicts += [(one.item, change) for change in taken.conflicts]
        open_keys = {change.key for change in taken.conflicts} | {str(each.path[0]) for each in taken.questions}
        if self._offers.state is not None:
            said = settled_entry(one.said, names).theirs if one.said is not None else entry.theirs
            self._remember(one, entry, said, wanted - open_keys)
        if not taken.meant:
            return
        self._changed += 1
        yield from taken.meant
        if self._offers.source:
            target = Target(entry.section, entry.id)
            yield Meant(taken.meant[0].file, SetValue(target, ("origin", "seen"), self._opened.today.isoformat()))
