"""The lines that belong to an entry in block style: its own, and the comments that stand with it."""

import re
from typing import NamedTuple

from timeline.log.editing.lexis import behind_empty_lines, line_end, line_start, next_line
from timeline.log.editing.operations import Target
from timeline.log.editing.tree import SectionNode, Tree

_RULE = "#-=*~_ \t:"
_YEAR = re.compile(r"\b[0-9]{4}s?\b")
_BARE_YEAR = re.compile(r"[0-9]{4}")
_MOST_WORDS = 5
"""Maximum number of words of a comment that heads the entries of a year."""


class Extent(NamedTuple):
    """The complete lines of an entry, with the comment directly above it, and those below that are indented further."""

    start: int
    end: int


class Extents:
    """The extents of the entries of one section in block style."""

    def __init__(self, tree: Tree, section: SectionNode) -> None:
        self._text = tree.text
        self._section = section
        names = [*tree.sections]
        number = names.index(section.key.value)
        following = tree.sections[names[number + 1]].start if number + 1 < len(names) else tree.end
        self.limit = line_start(tree.text, following) if following < len(tree.text) else following
        """The end of the section: at the key of the next one, or with the document."""

    def of(self, number: int) -> Extent:
        """The extent of an entry by its number."""
        return Extent(self._start(number), self.end(number))

    def end(self, number: int) -> int:
        """The place below an entry and the comments below it that are indented further than its beginning."""
        text = self._text
        entry = self._section.entries[number]
        column = entry.start - line_start(text, entry.start)
        at = next_line(text, entry.end)
        while at < self.limit and text[at : at + column + 1].isspace() and _comment(text, at) is not None:
            at = next_line(text, at)
        return at

    def bottom(self) -> int:
        """The place below the last entry and below the comments that are indented, and so are of this section."""
        at = below = self.end(len(self._section.entries) - 1)
        while below < self.limit:
            line = self._text[below : line_end(self._text, below)]
            below = next_line(self._text, below)
            if line.strip():
                if line[0] not in " \t":
                    break
                at = below
        return at

    def top(self) -> int:
        """The place above the first entry, and above a comment that is a year: what comes first is not of that year."""
        start = self._start(0)
        above = line_start(self._text, start - 1)
        comment = _comment(self._text, above) if above > self._section.key.start else None
        return above if comment is not None and _BARE_YEAR.fullmatch(reading(comment)) else start

    def heading(self, wanted: str, start: int, end: int) -> int | None:
        """The place below the comment that reads so, and the empty lines below it, in a text between entries."""
        text, at = self._text, start
        while at < end:
            below = next_line(text, at)
            if (comment := _comment(text, at)) is not None and reading(comment) == reading(wanted):
                return behind_empty_lines(text, below, end)
            at = below
        return None

    def _start(self, number: int) -> int:
        text = self._text
        start = line_start(text, self._section.entries[number].start)
        limit = self.end(number - 1) if number else next_line(text, self._section.key.end)
        while start > limit:
            above = line_start(text, start - 1)
            comment = _comment(text, above)
            if comment is None or _is_heading(comment):
                break
            start = above
        return start


def entry_spans(tree: Tree, section: SectionNode) -> list[Extent]:
    """Return where the texts of the entries of a section stand that a user edits, and that `ReplaceEntry` replaces.

    In block style these are their lines with their comments, in brackets the entries alone.
    """
    if section.value.is_flow:
        return [Extent(entry.start, entry.end) for entry in section.entries]
    extents = Extents(tree, section)
    return [extents.of(number) for number in range(len(section.entries))]


def entry_span(tree: Tree, target: Target) -> Extent:
    """Return where the text of an entry stands that a user edits, and that `ReplaceEntry` replaces."""
    entry = tree.entry(target)
    section = tree.sections[target.section]
    if section.value.is_flow:
        return Extent(entry.start, entry.end)
    return Extents(tree, section).of(section.entries.index(entry))


def reading(comment: str) -> str:
    """Return what a comment says, without the signs around it."""
    return comment.strip(_RULE).casefold()


def _comment(text: str, at: int) -> str | None:
    """The comment that is the only thing in a line."""
    line = text[at : line_end(text, at)].strip()
    return line if line.startswith("#") else None


def _is_heading(comment: str) -> bool:
    """Return whether a comment heads the entries of a year or several, such as `# 2024` or `# Before 2014`."""
    words = reading(comment)
    return _YEAR.search(words) is not None and len(words.split()) <= _MOST_WORDS
