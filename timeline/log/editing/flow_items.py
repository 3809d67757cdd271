"""Items that come and go in brackets or braces, where commas part them, and lines and comments may."""

from collections.abc import Iterator, Sequence

from timeline.log.editing.gaps import Gap, gaps
from timeline.log.editing.lexis import begins_line, behind_blanks, behind_comment, ends_line, line_end, line_start
from timeline.log.editing.patches import Patch

Span = tuple[int, int]


class Brackets:
    """A flow list or mapping: its ends, the spans of its items (at least one), and a width for its lines."""

    def __init__(self, text: str, start: int, end: int, spans: Sequence[Span], newline: str, width: int) -> None:
        self._text = text
        self._start = start
        self._end = end
        self._spans = spans
        self._newline = newline
        self._width = width
        below = [begins_line(text, first) for first, _ in spans]
        self._is_line_each = all(below[1:]) and (len(below) > 1 or below[0])
        """True if every item but perhaps the first has its own line."""
        column_of = next((first for (first, _), is_below in zip(spans, below, strict=True) if is_below), spans[0][0])
        self._break = newline + " " * (column_of - line_start(text, column_of))
        self._is_broken = any(below)

    def patches(self, order: Sequence[int | str]) -> Iterator[Patch]:
        """The patches after which the items are these; of the old ones, some must stay."""
        for gap in gaps(len(self._spans), order):
            yield from self._filled(gap)

    def _filled(self, gap: Gap) -> Iterator[Patch]:
        pairs = list(zip(gap.gone, gap.new, strict=False))
        for number, new in pairs:  # one goes, and another takes its place
            yield Patch(*self._spans[number], new)
        before = gap.before + len(pairs)
        if new_ones := gap.new[len(pairs) :]:
            yield from self._inserted(before, gap.behind, new_ones)
        elif before + 1 < gap.behind:
            yield from self._removed(before, gap.behind)

    def _comma(self, number: int) -> int | None:
        """The place of the comma behind an item; of the last one there may be none."""
        at = behind_blanks(self._text, self._spans[number][1])
        return at if self._text[at] == "," else None

    def _inserted(self, before: int, behind: int, new: list[str]) -> Iterator[Patch]:
        if before < 0:
            first = self._spans[0][0]
            between = "," + (self._break if begins_line(self._text, first) else " ")
            yield Patch(first, first, "".join(item + between for item in new))
            return
        end = self._spans[before][1]
        comma = self._comma(before)
        if self._is_line_each:
            at = end if comma is None else comma + 1
            line = line_end(self._text, at) if self._has_line_behind(at, behind) else at
            if comma is None:
                yield Patch(end, end, ",")
                yield Patch(line, line, ",".join(self._break + item for item in new))
            else:
                yield Patch(line, line, "".join(self._break + item + "," for item in new))
        elif comma is None:
            yield Patch(end, end, "".join("," + gap + item for gap, item in self._fitted(end, new)))
        else:
            yield Patch(comma + 1, comma + 1, "".join(gap + item + "," for gap, item in self._fitted(end, new)))

    def _has_line_behind(self, at: int, behind: int) -> bool:
        """Return whether the line ends here but for a comment, and the list does not."""
        limit = self._spans[behind][0] if behind < len(self._spans) else self._end
        return ends_line(self._text, at) and line_end(self._text, at) < limit

    def _fitted(self, at: int, new: list[str]) -> Iterator[tuple[str, str]]:
        """The new items, each with a blank or a new line before it, so that lines stay within the width."""
        start = line_start(self._text, at)
        is_last_line = "\n" not in self._text[at : self._end]
        column = (self._end if is_last_line else line_end(self._text, at)) - start
        may_break = self._is_broken or len(self._break) < self._width // 2
        for item in new:
            column += len(item) + 2
            if column > self._width and may_break:
                yield self._break, item
                column = len(self._break) + len(item) + 2
            else:
                yield self._blank, item

    @property
    def _blank(self) -> str:
        """The blanks behind a comma, as they are behind the first one."""
        if len(self._spans) > 1 and (comma := self._comma(0)) is not None:
            between = self._text[comma + 1 : self._spans[1][0]]
            if not between.strip(" "):
                return between
        return " "

    def _removed(self, before: int, behind: int) -> Iterator[Patch]:
        """The patches that take all items between two others."""
        text, spans = self._text, self._spans
        first, last = spans[before + 1][0], spans[behind - 1][1]
        comma = self._comma(behind - 1)
        end = last if comma is None else comma + 1
        has_own_lines = begins_line(text, first) and ends_line(text, end)
        if behind < len(spans):
            following = spans[behind][0]
            if has_own_lines:
                yield self._lines(first, end)
            elif "\n" not in text[end:following] or (before < 0 and not text[end:following].strip()):
                yield Patch(first, following, "")
            else:
                yield Patch(self._behind_comma(before) if before >= 0 else first, end, "")
            return
        previous = spans[before][1]
        has_comment = "#" in text[previous:first]
        if has_own_lines and line_end(text, end) < self._end:
            if comma is None:
                yield self._without_comma(before)
            yield self._lines(first, end)
        elif has_comment:
            if comma is None:
                yield self._without_comma(before)
            yield Patch(first, end, "")
        else:
            yield Patch(previous, last, "")

    def _behind_comma(self, number: int) -> int:
        comma = self._comma(number)
        return self._spans[number][1] if comma is None else comma + 1

    def _without_comma(self, number: int) -> Patch:
        comma = self._comma(number)
        end = self._spans[number][1]
        return Patch(end, end, "") if comma is None else Patch(comma, comma + 1, "")

    def _lines(self, first: int, end: int) -> Patch:
        """The lines of items go, with the comments behind them."""
        end = behind_comment(self._text, end)
        return Patch(line_start(self._text, first) - len(self._newline), end, "")
