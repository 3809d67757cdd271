"""The entries that an edit is about, by the references that people type."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from timeline.errors import WrongUsage
from timeline.log.editing.operations import Target
from timeline.log.log import Log, sections
from timeline.log.model import Entry
from timeline.log.references import reference_of, section_of
from timeline.log.section import Section
from timeline.text import did_you_mean, quoted


class Found(NamedTuple):
    """An entry of the log, and what it is called in its file."""

    entry: Entry
    target: Target

    @property
    def file(self) -> str:
        """The file in which it stands."""
        return self.entry.file


def find(log: Log, text: str) -> Found:
    """Return the entry that a reference means: an id, `actor:ID` where it could mean two, `@ID` for a view.

    Raises `WrongUsage` for none and for several.
    """
    found = [*meant_by(log, text)]
    if len(found) == 1:
        return Found(found[0], Target(section_of(found[0]), found[0].id))
    if found:
        names = (_written(section_of(entry), entry.id) for entry in found)
        raise WrongUsage(f"{quoted(text)} means several entries", f"write {' or '.join(map(repr, names))}")
    identity = reference_of(text).id.removeprefix("@").removeprefix("type:")
    every = (name for _, section in _sections(log) for name in section)
    hint = did_you_mean(identity, every) or "'timeline list' shows the ids, 'timeline search' finds words"
    raise WrongUsage(f"no entry has the id {quoted(text)}", hint)


def meant_by(log: Log, text: str) -> Iterator[Entry]:
    """Yield every entry that a reference may mean."""
    if text.startswith("@"):
        kind, identity = "views", text[1:]
    elif text.startswith("type:"):
        kind, identity = "types", text.removeprefix("type:")
    else:
        asked = reference_of(text)
        kind, identity = f"{asked.kind}s" if asked.kind else "", asked.id
    for name, section in _sections(log):
        if kind in ("", name) and identity in section:
            yield section[identity]


def _sections(log: Log) -> Iterator[tuple[str, Section[Any]]]:
    yield from ((f"{kind}s", section) for kind, section in sections(log))
    yield "types", log.types
    yield "views", log.views


def _written(section: str, identity: str) -> str:
    return f"@{identity}" if section == "views" else f"{section.removesuffix('s')}:{identity}"
