"""An edit as it is shown: its entries as `show` prints them, its diff, and the problems that come with it."""

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from timeline.cli.endings import message_width, say
from timeline.edits.edit import MANY, Edit
from timeline.log.loaded import Loaded
from timeline.log.references import KIND_OF
from timeline.problems import Severity
from timeline.reports.wording import plural
from timeline.text import exposed, visible

if TYPE_CHECKING:
    from timeline.log.yaml.files import Opener
    from timeline.workspace import Workspace

_MOST_CARDS = 5
"""Maximum number of entries that are shown in full: one with a new actor, place and source, and one more."""

_MOST_NAMED = 20
"""Maximum number of entries that are named, and of their lines."""

_MOST_LINES = 40
"""Maximum number of lines of a diff that are shown without being asked for."""


class Edited:
    """An edit with the log before it, and the log as it will be."""

    def __init__(self, edit: Edit, before: Loaded, after: Loaded, opener: "Opener") -> None:
        self._edit = edit
        self._before = before
        self._after = after
        self._opener = opener

    @property
    def files(self) -> str:
        """The names of the files that change."""
        return " and ".join(visible(one.path) for one in self._edit.files)

    def show_problems(self, severity: Severity) -> None:
        """Write the problems that the edit brings on standard error."""
        from timeline.edits.pending import new_problems
        from timeline.render.problems import plain_lines

        problems = new_problems(self._before, self._after, severity)
        sys.stderr.write(plain_lines(problems, message_width(), self._opener))

    def show_diff(self) -> None:
        """Write the edit as a unified diff on standard output."""
        from timeline.streams import put_bytes

        put_bytes(f"{line}\n".encode() for line in self._diff())

    def _diff(self) -> Iterator[str]:
        from timeline.edits.diffs import diff_of

        return map(_shown, diff_of(self._edit))

    def show_entries(self) -> None:
        """Write the entries on standard output as they will be; of many, their ids; what goes, as a diff."""
        from timeline.reports.card import cards
        from timeline.telling.card import document

        workspace = self._workspace()
        references = [
            f"{KIND_OF[section]}:{identity}" for section, identity in self._entries_there() if section in KIND_OF
        ]
        if 0 < len(references) <= _MOST_CARDS:
            from timeline.render.document import painted
            from timeline.render.output import show_before_a_question, width

            show_before_a_question(painted(document(cards(workspace, references), workspace), width()))
        elif references:
            rest = len(references) - _MOST_NAMED
            named = [*references[:_MOST_NAMED], *([f"and {rest} more"] if rest > 0 else [])]
            sys.stdout.write("".join(f"{line}\n" for line in named))
        if len(references) < len(self._edit.entries):
            self.show_some_lines()

    def show_some_lines(self) -> None:
        """Write the beginning of the diff."""
        lines = [*self._diff()]
        if len(lines) > _MOST_LINES:
            lines[_MOST_LINES - 1 :] = [f"… {len(lines) - _MOST_LINES + 1} more lines: --dry-run shows them all"]
        sys.stdout.write("".join(f"{line}\n" for line in lines))

    def say_written(self) -> None:
        """Say where the edit stands now, and how it is taken back."""
        if self._edit.act != "edit":
            done = "took back" if self._edit.act == "undo" else "made again"
            back = "redo" if self._edit.act == "undo" else "undo"
            say(f"{done} the edit of {self._named()} in {self.files}; 'timeline {back}' reverses that")
            return
        entries = self._edit.entries
        if not entries:
            say(f"wrote {self.files}; 'timeline undo' takes it back")
            return
        # Of many, nobody asks for the lines: each would be looked up.
        places = [*dict.fromkeys(chain.from_iterable(map(self._place, entries[: _MOST_NAMED + 1])))]
        number = len(places) if len(entries) <= _MOST_NAMED else len(entries)
        where = places[0] if len(places) == 1 else f"{self.files}: {plural(number, 'entry', 'entries')}"
        say(f"wrote {where}; 'timeline undo' takes it back")

    def _named(self) -> str:
        names = [identity or "the header" for _, identity in self._edit.entries]
        if not names:
            return "what was imported"
        return names[0] if len(names) == 1 else plural(len(names), "entry", "entries")

    def _place(self, entry: tuple[str, str]) -> Iterable[str]:
        section, identity = entry
        if self._is_there(section, identity):
            found = getattr(self._after.log, section)[identity]
            yield f"{visible(found.file)}:{found.line}"
        else:
            yield f"{self.files}: {identity or 'the header'}"

    def _entries_there(self) -> list[tuple[str, str]]:
        """Return the entries of the edit that the log will have; of very many, all ids are looked up at once."""
        entries = self._edit.entries
        if len(entries) < MANY:
            return [(section, identity) for section, identity in entries if self._is_there(section, identity)]
        ids = {section: {*getattr(self._after.log, section, ())} for section in {section for section, _ in entries}}
        return [(section, identity) for section, identity in entries if identity and identity in ids[section]]

    def _is_there(self, section: str, identity: str) -> bool:
        return identity != "" and identity in getattr(self._after.log, section, ())

    def _workspace(self) -> "Workspace":
        from timeline.workspace import Workspace

        log = self._after.log
        day = self._edit.when.astimezone().date().toordinal()
        return Workspace(logs=(log,), as_of=day, whole=(log,), files=tuple(one.name for one in self._after.files))


def _shown(line: str) -> str:
    """Return a line of a diff without its end, its control signs made visible."""
    text = line.removesuffix("\n")
    return exposed(text) if sys.stdout.isatty() else text
