"""An id becomes another one, everywhere it is named, in all files of a log: `timeline rename`.

The texts change by nothing but the names. Each part is proved (`timeline.log.editing.renaming`), and the whole log is
checked with its new files before these are written, as after every edit.
"""

import datetime
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from timeline.edits.edit import BytePatch, Edit, FileEdit
from timeline.edits.renamed_names import Asked, is_alias_needed
from timeline.edits.renamed_names import asked as what_is_asked
from timeline.edits.room import LogToEdit, proved_in, refused_in
from timeline.edits.uses import parts_naming, renaming_of
from timeline.log.editing.changing import changed
from timeline.log.editing.operations import AppendItem, Target
from timeline.log.editing.patches import followed
from timeline.log.editing.renaming import Renamed, renamed
from timeline.log.editing.uses import TAGS, Use, prose_naming, uses
from timeline.log.loader import SECTIONS
from timeline.log.references import KIND_OF
from timeline.reports.wording import plural
from timeline.text import quoted

_MOST_NAMED = 5
"""Maximum number of entries that a note names."""


def renaming(opened: LogToEdit, command: str, old: str, new: str, *, keep_alias: bool = False) -> Edit:
    """Return the edit by which a name becomes another one; with `keep_alias` the old id becomes an alias.

    Raises `WrongUsage` where there is no such name or the new id cannot be one, and `NothingWritten` where a text
    cannot be changed so.
    """
    asked = what_is_asked(opened.log, old, new)
    keeps_alias = keep_alias and is_alias_needed(opened.log, asked)
    means = renaming_of(opened.log, asked.name, asked.new)
    patches: dict[str, list[BytePatch]] = {}
    named: Counter[Target] = Counter()
    prose: dict[Target, None] = {}
    for file, excerpt, tree in parts_naming(opened, asked.name.id, asked.new):
        found = [*uses(tree, means)]
        prose.update(dict.fromkeys(prose_naming(tree, asked.name)))
        if found:
            for use in found:
                named[use.target] += len(use.splices)
            with refused_in(file), proved_in(file):
                several = _with_alias(renamed(tree, found), asked, found) if keeps_alias else renamed(tree, found)
            patches.setdefault(file, []).extend(excerpt.in_bytes(several.patches))
    files = tuple(_edit(opened, file, several) for file, several in patches.items())
    notes = (_summary(asked, named), *_prose_notes(asked, prose))
    when = opened.now.astimezone(datetime.UTC)
    return Edit(opened.name, command, when, tuple(_entries(asked, named)), files, notes=notes)


def _with_alias(new: Renamed, asked: Asked, found: Iterable[Use]) -> Renamed:
    """Return a renamed text in which the old id is an alias of its entry, if that stands there."""
    if not any(use.is_own for use in found):
        return new
    target = Target(asked.name.section, asked.new)
    text = changed(new.text, [AppendItem(target, ("aliases",), asked.name.id)]).text
    return Renamed(followed(new.patches, new.text, text), text)


def _edit(opened: LogToEdit, file: str, patches: Iterable[BytePatch]) -> FileEdit:
    digest = hashlib.sha256(opened.texts.content(file)).digest()
    return FileEdit(file, digest, tuple(sorted(patches, key=lambda one: one.start)))


def _entries(asked: Asked, named: Iterable[Target]) -> Iterator[tuple[str, str]]:
    """Yield the entries that change, the renamed one first, by its new id."""
    own = Target(*asked.name)
    if asked.name.section != TAGS:
        yield asked.name.section, asked.new
    yield from ((section, identity) for section, identity in named if (section, identity) != own)


def _summary(asked: Asked, named: Counter[Target]) -> str:
    """Return how often the name stands where."""
    kinds = Counter(section for section, _ in named)
    several = [plural(kinds[section], section.removesuffix("s")) for section in SECTIONS if section in kinds]
    *others, last = several
    where = f"{', '.join(others)} and {last}" if others else last
    return f"{quoted(asked.name.id)} becomes {quoted(asked.new)} at {plural(named.total(), 'place')}, in {where}"


def _prose_notes(asked: Asked, prose: Iterable[Target]) -> Iterator[str]:
    """Yield what is said of texts for people in which the old id is a word: they stay as they are."""
    own = Target(*asked.name)
    names = [
        asked.new if target == own else f"{KIND_OF.get(target.section, target.section)}:{target.id}" for target in prose
    ]
    if names:
        rest = len(names) - _MOST_NAMED
        listed = ", ".join([*names[:_MOST_NAMED], *([f"and {rest} more"] if rest > 0 else [])])
        yield f"texts are left as they are: {quoted(asked.name.id)} is a word in {listed}"
