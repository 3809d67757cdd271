"""Two versions of a log: which entries were added, removed, renamed and changed, field by field.

Two entries are the same one if kind and id are the same. An entry was renamed if a removed one and an added one are
equal in every field; entries that refer to it have not changed by that. File and line of an entry do not matter.
An entry that could not be read in one version does not count as added or removed: it is in `unread`.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple, get_args

from timeline.dates import Day, Match
from timeline.errors import WrongUsage
from timeline.log.asof import as_known
from timeline.log.log import Log
from timeline.log.model import Citation, Entry, Header
from timeline.log.references import id_in
from timeline.query.question import Question
from timeline.reports.entries import matching
from timeline.reports.meaning import KEYS, ORDERED, Renamed, meaning, names_of
from timeline.reports.renames import SECTIONS, Kind, key_of, renames
from timeline.versions import Version
from timeline.workspace import Workspace

SideName = Literal["old", "new"]
SIDES: tuple[SideName, ...] = get_args(SideName)


class FieldChange(NamedTuple):
    """A field (`announced.date` below another one) with what it said; of a list also what went and what came."""

    field: str
    old: Any
    new: Any
    removed: tuple[Any, ...] = ()
    added: tuple[Any, ...] = ()
    reordered: bool = False
    """True if only the order differs, in a list whose order matters."""

    @property
    def is_list(self) -> bool:
        """True if items went or came, or changed places."""
        return bool(self.removed or self.added or self.reordered)


class Lone(NamedTuple):
    """An entry that only one version has."""

    kind: Kind
    entry: Entry
    log: Log
    match: Match


class Renaming(NamedTuple):
    """An entry with another id and the same content."""

    kind: Kind
    old: Entry
    new: Entry
    match: Match


class Changed(NamedTuple):
    """An entry (or the header) with another content than before."""

    kind: Kind
    id: str
    old: Entry | Header
    new: Entry | Header
    fields: tuple[FieldChange, ...]
    match: Match
    faulty_in: tuple[SideName, ...]
    """The versions in which this entry has errors."""


class Unread(NamedTuple):
    """An entry, or one field of it, that could not be read in one version, and so is not compared."""

    kind: Kind
    id: str
    field: str | None
    side: SideName


class Comparison(NamedTuple):
    """The answer of `compare`."""

    old: Version
    new: Version
    added: tuple[Lone, ...]
    removed: tuple[Lone, ...]
    renamed: tuple[Renaming, ...]
    changed: tuple[Changed, ...]
    unread: tuple[Unread, ...]
    filtered_out: int
    """Number of further differences that the filters leave out."""

    @property
    def differences(self) -> int:
        """The number of entries that differ."""
        return len(self.added) + len(self.removed) + len(self.renamed) + len(self.changed)

    @property
    def cited(self) -> Iterator[tuple[tuple[Citation, ...], Log]]:
        """The citations of every entry that differs, with the log of its version."""
        for one in (*self.added, *self.removed):
            yield getattr(one.entry, "sources", ()), one.log
        pairs = [(one.old, one.new) for one in self.renamed] + [(one.old, one.new) for one in self.changed]
        for old, new in pairs:
            yield getattr(old, "sources", ()), self.old.log
            yield getattr(new, "sources", ()), self.new.log


def compare(old: Version, new: Version, question: Question, day: Day, as_of: Day | None = None) -> Comparison:
    """All differences; with filters those in events, plans and figures that answer them in one version or the other.

    Relative dates of the question count from `day`. `as_of` compares the versions as far as each was known then.
    """
    if as_of is not None:
        old, new = (version._replace(log=as_known(version.log, as_of)) for version in (old, new))
    renamed = renames(old.log, new.log)
    whole = _Differences(old, new, renamed).all()
    if question == Question():
        return whole
    return _filtered(whole, question, day)


class _Differences:
    def __init__(self, old: Version, new: Version, renamed: Renamed) -> None:
        self.old = old
        self.new = new
        self.renamed = renamed
        self.unread: list[Unread] = []
        self._faulty: dict[SideName, frozenset[str]] = {"old": old.faulty, "new": new.faulty}

    def all(self) -> Comparison:
        """Every difference, by kind, in the order of the files."""
        changed = [*self._header(), *(difference for kind in SECTIONS for difference in self._changed(kind))]
        added = [difference for kind in SECTIONS for difference in self._lone(kind, "new")]
        removed = [difference for kind in SECTIONS for difference in self._lone(kind, "old")]
        renamed = [difference for kind in SECTIONS for difference in self._renamed(kind)]
        parts = tuple(added), tuple(removed), tuple(renamed), tuple(changed), tuple(self.unread)
        return Comparison(self.old, self.new, *parts, filtered_out=0)

    def _header(self) -> Iterator[Changed]:
        old, new = self.old.log.header, self.new.log.header
        unread = [side for side, header in zip(SIDES, (old, new), strict=True) if not header.title]
        if unread:  # a log without errors has a title
            self.unread += [Unread("header", "timeline", None, side) for side in unread]
            return
        if fields := tuple(changes(old, new, self.renamed)):
            yield Changed("header", "timeline", old, new, fields, Match.CERTAIN, ())

    def _lone(self, kind: Kind, side: SideName) -> Iterator[Lone]:
        """The entries that only one version has, except those that the other one may have without being readable."""
        here, there = (self.old, self.new) if side == "old" else (self.new, self.old)
        other: SideName = "new" if side == "old" else "old"
        section, theirs = SECTIONS[kind](here.log), SECTIONS[kind](there.log)
        known = self.renamed.keys() if side == "old" else set(self.renamed.values())
        for identity, entry in section.items():
            if identity in theirs or (key_of(kind, identity) in known):
                continue
            if key_of(kind, identity) in self._faulty[other] or not there.is_whole:
                self.unread.append(Unread(kind, identity, None, other))
            else:
                yield Lone(kind, entry, here.log, Match.CERTAIN)

    def _renamed(self, kind: Kind) -> Iterator[Renaming]:
        old, new = SECTIONS[kind](self.old.log), SECTIONS[kind](self.new.log)
        for identity, entry in old.items():
            other = self.renamed.get(key_of(kind, identity))
            if other is not None and identity not in new:
                yield Renaming(kind, entry, new[id_in(f"{kind}s", other)], Match.CERTAIN)

    def _changed(self, kind: Kind) -> Iterator[Changed]:
        theirs = SECTIONS[kind](self.new.log)
        for identity, old in SECTIONS[kind](self.old.log).items():
            new = theirs.get(identity)
            fields = tuple(changes(old, new, self.renamed)) if new is not None else ()
            if new is None or not fields:
                continue
            faulty = tuple(side for side in SIDES if key_of(kind, identity) in self._faulty[side])
            if faulty:
                fields = tuple(field for field in fields if not self._is_unread(kind, identity, field))
            if fields:
                yield Changed(kind, identity, old, new, fields, Match.CERTAIN, faulty)

    def _is_unread(self, kind: Kind, identity: str, change: FieldChange) -> bool:
        """True if a field is empty in a version in which the entry has errors: it may have been unreadable."""
        for side, value in zip(SIDES, (change.old, change.new), strict=True):
            if value in (None, ()) and key_of(kind, identity) in self._faulty[side]:
                self.unread.append(Unread(kind, identity, change.field, side))
                return True
        return False


def changes(old: Any, new: Any, renamed: Renamed, prefix: str = "") -> Iterator[FieldChange]:
    """The fields in which two values of one kind differ in meaning."""
    for name in names_of(old):
        before, after = getattr(old, name), getattr(new, name)
        if before == after:
            continue
        old_meaning, new_meaning = meaning(before, renamed, name), meaning(after, {}, name)
        if old_meaning == new_meaning:
            continue
        field = f"{prefix}{KEYS.get(name, name)}"
        if type(before) is tuple:
            yield _list_change(field, name, before, after, renamed)
        elif type(before) is type(after) and names_of(before):
            yield from changes(before, after, renamed, f"{field}.")
        else:
            yield FieldChange(field, before, after)


def _list_change(
    field: str, name: str, before: tuple[Any, ...], after: tuple[Any, ...], renamed: Renamed
) -> FieldChange:
    said = {meaning(item, renamed, name): item for item in before}
    says = {meaning(item, {}, name): item for item in after}
    removed = tuple(item for key, item in said.items() if key not in says)
    added = tuple(item for key, item in says.items() if key not in said)
    return FieldChange(field, before, after, removed, added, name in ORDERED and not removed and not added)


def _filtered(whole: Comparison, question: Question, day: Day) -> Comparison:
    """The differences in entries that answer the question, in the old version or in the new one."""
    old, new = _both(whole, question, day)

    def matching(lones: tuple[Lone, ...], found: Mapping[str, Match]) -> tuple[Lone, ...]:
        kept = (lone._replace(match=_found(lone.kind, found, lone.entry.id)) for lone in lones)
        return tuple(lone for lone in kept if lone.match is not Match.NO)

    renamed = tuple(
        difference._replace(
            match=max(_found(difference.kind, old, difference.old.id), _found(difference.kind, new, difference.new.id))
        )
        for difference in whole.renamed
    )
    changed = tuple(
        difference._replace(
            match=max(_found(difference.kind, old, difference.id), _found(difference.kind, new, difference.id))
        )
        for difference in whole.changed
    )
    answer = whole._replace(
        added=matching(whole.added, new),
        removed=matching(whole.removed, old),
        renamed=tuple(difference for difference in renamed if difference.match is not Match.NO),
        changed=tuple(difference for difference in changed if difference.match is not Match.NO),
    )
    return answer._replace(filtered_out=whole.differences - answer.differences)


def _found(kind: Kind, found: Mapping[str, Match], identity: str) -> Match:
    return found.get(identity, Match.NO) if kind in ("event", "plan", "figure") else Match.NO


def _both(whole: Comparison, question: Question, day: Day) -> tuple[dict[str, Match], dict[str, Match]]:
    """The entries that answer in each version; a name that only one of them knows finds nothing in the other."""
    answers: list[dict[str, Match]] = []
    refused: list[WrongUsage] = []
    for version in (whole.old, whole.new):
        workspace = Workspace(logs=(version.log,), as_of=day)
        try:
            answers.append({found.entry.id: found.match for found in matching(workspace, question)})
        except WrongUsage as error:
            answers.append({})
            refused.append(error)
    if len(refused) == 2:
        raise refused[1]
    return answers[0], answers[1]
