"""A value, a field or an entry as text, in the layout of its neighbours."""

import re

from timeline.log.editing.brackets import filled, flow, opened
from timeline.log.editing.forms import Form
from timeline.log.editing.kinds import ENTRY, ROOTS, Way, below
from timeline.log.editing.prose import folded, literal, wrapped
from timeline.log.editing.scalars import SPECIAL
from timeline.log.editing.styles import Layout
from timeline.log.editing.values import Value
from timeline.log.loader import LISTS

_MOST_KNOWN = 10_000
"""Maximum number of fields that are kept as they were written."""

_LONGEST_KNOWN = 300
"""Maximum number of signs of their values."""

DIGITS = re.compile("[0-9]+")
ZEROS = str.maketrans("123456789", "0" * 9)
DIGITS_MATTER = re.compile("0[box]|0:0", re.IGNORECASE)
"""Texts, with zeros for all digits, of which some are numbers for other readers of YAML and some are not."""

__all__ = [
    "DIGITS",
    "DIGITS_MATTER",
    "ZEROS",
    "behind",
    "entry_lines",
    "field_lines",
    "flow",
    "item_lines",
    "known_field",
    "ordered_lines",
]


def entry_lines(section: str, id: str, value: Value, layout: Layout, indent: int | None = None) -> str:
    """Return a new entry: an item of a list, which holds its id, or a key of a mapping with its value."""
    ordered = layout.in_order(value) if isinstance(value, dict) else value
    return ordered_lines(section, id, ordered, layout, layout.indent if indent is None else indent)


def ordered_lines(section: str, id: str, value: Value, layout: Layout, at: int) -> str:
    """Return a new entry whose fields have their order, at an indent."""
    if section in LISTS:
        return item_lines(value, layout, at, ())
    return _field(id, value, layout, at, ENTRY, layout.value_column)


def field_lines(key: str, value: Value, layout: Layout, indent: int, way: Way = ()) -> str:
    """Return a key with its value in a mapping of block style, as complete lines; `way` is that of the mapping."""
    column = layout.field_column if way in ROOTS else 0
    return _field(key, value, layout, indent, below(way, key), column)


def _field(key: str, value: Value, layout: Layout, indent: int, way: Way, column: int) -> str:
    """A key with its value, the value in a column (from the indent) where that leaves a blank before it."""
    head = " " * indent + layout.key(key, in_flow=False) + ":"
    at = max(indent + column, len(head) + 1)
    written = behind(value, layout, indent, at, way)
    gap = "" if written.startswith(layout.newline) else " " * (at - len(head))
    return head + gap + written + layout.newline


def behind(value: Value, layout: Layout, indent: int, column: int, way: Way) -> str:
    """Return a value as it stands behind the colon of a key at an indent, without the end of its last line.

    It begins in that column, or with the end of the key's line where it is in block style.
    """
    if isinstance(value, str):
        return _text(value, layout, indent + layout.text_step, column, way)
    inline = _inline(value, layout, indent, column, way)
    if inline is not None:
        return inline
    below_key = indent + (layout.list_step if isinstance(value, list) else layout.step)
    return (layout.newline + _block(value, layout, below_key, way)).removesuffix(layout.newline)


def item_lines(value: Value, layout: Layout, indent: int, way: Way) -> str:
    """Return an item of a list in block style, as complete lines; `indent` is that of its dash, `way` its own."""
    dash = layout.item_dash if way else layout.dash
    column = indent + len(dash)
    head = " " * indent + dash
    if isinstance(value, str):
        return head + _text(value, layout, column, column, way) + layout.newline
    inline = _inline(value, layout, indent, column, way)
    if inline is not None:
        return head + inline + layout.newline
    return head + _block(value, layout, column, way)[column:]


def _block(value: Value, layout: Layout, indent: int, way: Way) -> str:
    """A list or a mapping in block style, as complete lines."""
    if isinstance(value, dict):
        return "".join([known_field(key, one, layout, indent, way) for key, one in value.items()])
    return "".join(item_lines(one, layout, indent, (*way, "")) for one in value)


def known_field(key: str, value: Value, layout: Layout, indent: int, way: Way = ()) -> str:
    """A key with its value: as it was written before, if that differs in digits alone."""
    shown = value if isinstance(value, str) else repr(value)
    if len(shown) > _LONGEST_KNOWN:
        return field_lines(key, value, layout, indent, way)
    name = (key, shown.translate(ZEROS), value.__class__, indent, way)
    parts = layout.known.get(name)
    if parts:
        runs = DIGITS.findall(shown)
        whole = [""] * (2 * len(runs) + 1)
        whole[::2], whole[1::2] = parts, runs
        return "".join(whole)
    written = field_lines(key, value, layout, indent, way)
    if parts is None:
        if len(layout.known) >= _MOST_KNOWN:
            layout.known.clear()
        is_like = not DIGITS_MATTER.search(name[1]) and DIGITS.findall(shown) == DIGITS.findall(written)
        layout.known[name] = DIGITS.split(written) if is_like else []
    return written


def _inline(value: list[Value] | dict[str, Value], layout: Layout, indent: int, column: int, way: Way) -> str | None:
    """A list or a mapping in brackets; None where it is to be in block style."""
    if not value:
        return flow(value, layout, way)
    short, long = layout.forms(value, way)
    if short == long == "block":
        return None
    line = flow(value, layout, way)
    form = long if column + len(line) > layout.width else short
    if form == "block" or _has_lines(value):  # in brackets, a line end could only stand as an escape
        return None
    if form == "flow":
        return line
    if form in ("filled", "stacked"):
        return filled(value, layout, indent, column, way, is_stacked=form == "stacked")
    return opened(value, layout, indent, way)


def _has_lines(value: Value) -> bool:
    """Return whether there is a line end in any of the texts in a value."""
    if isinstance(value, str):
        return "\n" in value
    return any(map(_has_lines, value.values() if isinstance(value, dict) else value))


def _text(text: str, layout: Layout, indent: int, column: int, way: Way) -> str:
    """A text that begins in a column, its further lines at an indent."""
    line = layout.scalar(text, way, in_flow=False)
    shortest = layout.scalar(text.rstrip("\n"), way, in_flow=False) if text.endswith("\n") else line
    form = layout.form(text, way, is_long=column + len(shortest) > layout.width)
    return _over_lines(text, line, form, layout, indent, column) or line


def _over_lines(text: str, line: str, form: Form, layout: Layout, indent: int, column: int) -> str | None:
    """A text, which is also given in one line, over several; None where that gains nothing, or cannot be."""
    if "\n" not in text and (form == "line" or " " not in text.strip()):
        return None
    if form == "wrapped" and not SPECIAL.search(text):
        return wrapped(line, column, indent, layout.fold, layout.newline)
    if form == "literal" and all(indent + len(line) <= layout.width for line in text.split("\n")):
        return literal(text, indent, layout.newline)
    return folded(text, indent, layout.fold, layout.newline) or literal(text, indent, layout.newline)
