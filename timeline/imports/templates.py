"""Texts of a map with cells in them: `{sub_event_type} in {location}`."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from timeline.imports.cell_texts import text_of
from timeline.imports.columns import Cells, Column
from timeline.imports.unfit import Unfit
from timeline.text import quoted

_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


class Here(NamedTuple):
    """The number of the row, or the name of the sheet."""

    what: Literal["row", "sheet"]


class Template(NamedTuple):
    """A text with cells in it."""

    parts: tuple[str | Column | Here, ...]
    columns: tuple[Column, ...] = ()
    """The columns in it."""
    pattern: str = ""
    """The text with `%s` for each column; empty if it has the row or the sheet in it."""

    def values(self, cells: Cells, blank: frozenset[str] = frozenset()) -> list[str]:
        """Return the texts of its cells in a row; empty ones, and those that stand for nothing, are empty."""
        found = []
        for column in self.columns:
            cell = cells.of(column)
            try:
                text = cell.strip() if cell.__class__ is str else text_of(cell)
            except Unfit as unfit:
                raise Unfit(unfit.why, unfit.remedy, cells.index(column)) from None
            found.append("" if text in blank else text)
        return found

    def filled(self, values: list[str], cells: Cells, sheet: str) -> str:
        """Return the text with the texts of its cells."""
        if self.pattern:
            return self.pattern % tuple(values)
        left = iter(values)
        several = []
        for part in self.parts:
            if isinstance(part, str):
                several.append(part)
            elif isinstance(part, Column):
                several.append(next(left))
            else:
                several.append(str(cells.row) if part.what == "row" else sheet)
        return "".join(several)


class NoTemplate(ValueError):
    """The error for a text whose braces do not pair; the argument is the sentence."""


def template_of(text: str, line: int = 1, column: int = 1) -> Template:
    """Return the template of a text; braces that are text stand twice. Raises `NoTemplate`.

    >>> [part if isinstance(part, str) else part[0] for part in template_of("{type} in {place}").parts]
    ['type', ' in ', 'place']
    """
    parts: list[str | Column | Here] = []
    at = 0

    def add(more: str) -> None:
        if more and parts and isinstance(parts[-1], str):
            parts[-1] += more
        elif more:
            parts.append(more)

    for found in _PIECE.finditer(text):
        add(text[at : found.start()])
        at = found.end()
        name = found[1]
        if found[0] in ("{{", "}}"):
            add(found[0][0])
        elif name is None:
            raise NoTemplate(f"a brace stands alone in {quoted(text)}")
        elif name.strip() in ("row", "sheet"):
            parts.append(Here("row" if name.strip() == "row" else "sheet"))
        elif not name.strip():
            raise NoTemplate(f"no column stands between the braces in {quoted(text)}")
        else:
            parts.append(Column(name.strip(), line, column))
    add(text[at:])
    return _of_parts(parts)


def of_column(column: Column) -> Template:
    """Return the text of one cell."""
    return _of_parts([column])


def _of_parts(parts: Sequence[str | Column | Here]) -> Template:
    columns = tuple(part for part in parts if isinstance(part, Column))
    texts = (part.replace("%", "%%") if isinstance(part, str) else "%s" for part in parts)
    has_place = any(isinstance(part, Here) for part in parts)
    return Template(tuple(parts), columns, "" if has_place else "".join(texts))
