"""The difference that an edit makes to a file, as a unified diff."""

import difflib
from collections.abc import Iterator, Sequence
from typing import Literal

from timeline.edits.edit import BytePatch, Edit, FileEdit
from timeline.log.yaml.files import open_log_file

_CONTEXT = 3
_LARGEST = 4_000
"""Number of changed lines up to which those that stay are looked for between them."""

_Step = tuple[Literal["replace", "delete", "insert", "equal"], int, int, int, int]

_NO_END = "\\ No newline at end of file\n"


def diff_of(edit: Edit) -> Iterator[str]:
    """Yield the lines of the diff of an edit that is not written yet, file after file."""
    for one in edit.files:
        content = b""
        if one.before is not None:
            with open_log_file(one.path) as stream:
                content = stream.read()
        yield from unified(one, content, one.path)


def unified(edit: FileEdit, content: bytes, name: str) -> Iterator[str]:
    """Yield the lines of the diff of a file, whose content before the edit is given."""
    if edit.patches:
        yield f"--- {name}\n"
        yield f"+++ {name}\n"
    lines_more = 0
    first, counted = 1, 0
    for group in _near(edit, content):
        start = _line_start(content, group[0].start, _CONTEXT)
        end = _line_end(content, group[-1].start + len(group[-1].old), _CONTEXT)
        old = content[start:end]
        new = b""
        at = start
        for patch in group:
            new += content[at : patch.start] + patch.new
            at = patch.start + len(patch.old)
        new += content[at:end]
        first, counted = first + content.count(b"\n", counted, start), start
        yield from _hunks(_lines(old), _lines(new), first, lines_more)
        lines_more += new.count(b"\n") - old.count(b"\n")


def _near(edit: FileEdit, content: bytes) -> Iterator[Sequence[BytePatch]]:
    """Yield the patches in groups whose context would meet."""
    group: list[BytePatch] = []
    for patch in edit.patches:
        if group:
            end = group[-1].start + len(group[-1].old)
            if content.count(b"\n", end, patch.start) > 2 * _CONTEXT:
                yield group
                group = []
        group.append(patch)
    if group:
        yield group


def _hunks(old: Sequence[str], new: Sequence[str], first: int, lines_more: int) -> Iterator[str]:
    """Yield the hunks of a region that begins at a line, `lines_more` lines further down in the new text."""
    if len(old) + len(new) > _LARGEST:
        groups = [[("replace", 0, len(old), 0, len(new))]]
    else:
        groups = [*_Matcher(old, new).get_grouped_opcodes(_CONTEXT)]
    for group in groups:
        before = _range(group[0][1], group[-1][2], first)
        after = _range(group[0][3], group[-1][4], first + lines_more)
        yield f"@@ -{before} +{after} @@\n"
        for _, start, end, other_start, other_end in group:
            if old[start:end] == new[other_start:other_end]:
                yield from _signed(" ", old[start:end])
            else:
                yield from _signed("-", old[start:end])
                yield from _signed("+", new[other_start:other_end])


class _Matcher(difflib.SequenceMatcher[str]):
    """Matches lines so that a new entry, or one that goes, is shown whole where its neighbours have the same lines."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        super().__init__(None, old, new, autojunk=False)
        self._old = old
        self._new = new

    def get_opcodes(self) -> list[_Step]:
        """Return the steps from the old lines to the new ones."""
        return [*_moved_down(super().get_opcodes(), self._old, self._new)]


def _moved_down(steps: Sequence[_Step], old: Sequence[str], new: Sequence[str]) -> Iterator[_Step]:
    """Yield steps of which those that only add, or only take away, begin where an entry does.

    Lines that are added may as well stand one line further down, if the line below them is the same as their first.
    """
    moved = 0
    for number, (tag, start, end, other_start, other_end) in enumerate(steps):
        if tag == "equal":
            if moved < end - start:
                yield tag, start + moved, end, other_start + moved, other_end
            moved = 0
            continue
        below = steps[number + 1][2] - steps[number + 1][1] if number + 1 < len(steps) else 0
        lines, first, last = (new, other_start, other_end) if tag == "insert" else (old, start, end)
        moved = 0 if tag == "replace" else _way_down(lines, first, last, below)
        if moved:
            yield "equal", start, start + moved, other_start, other_start + moved
        yield tag, start + moved, end + moved, other_start + moved, other_end + moved


def _way_down(lines: Sequence[str], start: int, end: int, most: int) -> int:
    """Return by how many lines, at most, a part moves down to begin with an empty line, else with an item; else 0."""
    way = 0
    while way < most and lines[start + way] == lines[end + way]:
        way += 1
    firsts = [line.strip() for line in lines[start : start + way + 1]]
    empty = next((index for index, line in enumerate(firsts) if not line), None)
    item = next((index for index, line in enumerate(firsts) if line.startswith("- ")), 0)
    return item if empty is None else empty


def _signed(sign: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}\n{_NO_END}"


def _range(start: int, end: int, first: int) -> str:
    """Return a range of lines as a diff writes it: its first line and its length; of none, the line before it."""
    size = end - start
    line = start + first - (0 if size else 1)
    return f"{line}" if size == 1 else f"{line},{size}"


def _lines(text: bytes) -> list[str]:
    """Return the lines with their ends; only a line feed ends one."""
    *lines, rest = text.decode("utf-8", "replace").split("\n")
    return [*(f"{line}\n" for line in lines), *([rest] if rest else [])]


def _line_start(content: bytes, at: int, count: int) -> int:
    """Return where the line begins that stands so many lines before the one at a place."""
    start = content.rfind(b"\n", 0, at) + 1
    for _ in range(count):
        if start == 0:
            break
        start = content.rfind(b"\n", 0, start - 1) + 1
    return start


def _line_end(content: bytes, at: int, count: int) -> int:
    """Return where the line ends that stands so many lines behind a place."""
    end = at
    for _ in range(count if content[at - 1 : at] == b"\n" else count + 1):
        end = content.find(b"\n", end) + 1 or len(content)
    return end
