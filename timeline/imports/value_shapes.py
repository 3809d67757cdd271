"""Reading the fields of a map that are texts, lists and names."""

from collections.abc import Mapping as MappingOf
from typing import Any, get_args

from timeline.imports.columns import Column
from timeline.imports.templates import NoTemplate, Template, of_column, template_of
from timeline.imports.value_fields import Policy, ValueField
from timeline.imports.value_tables import TABLES
from timeline.log.reading import Reading, ValueType, choice, several, text
from timeline.log.shapes import Field, Shape, read_shape
from timeline.log.yaml.nodes import Mapping, Node, Scalar, Sequence
from timeline.text import did_you_mean, quoted

_ANY: dict[str, Any] = {}
POLICIES: tuple[Policy, ...] = get_args(Policy)


def _column(node: Node, reading: Reading) -> Column | None:
    """The name of a column."""
    value = text(node, reading)
    return None if value is None else Column(" ".join(value.split()), node.line, node.column)


def template(node: Node, reading: Reading) -> Template | None:
    """A text with columns in braces."""
    value = text(node, reading)
    if value is None:
        return None
    try:
        return template_of(value, node.line, node.column)
    except NoTemplate as error:
        hint = "write a column as {its heading}, and a brace that is text twice: {{"
        reading.fault(node, "bad-template", str(error), hint)
        return None


def _raw(node: Node, reading: Reading) -> str | None:
    """A text that may be blank."""
    if isinstance(node, Scalar):
        return node.value
    reading.fault(node, "expected-text", "text belongs here", "put it in quotes")
    return None


def _separator(node: Node, reading: Reading) -> str | None:
    value = _raw(node, reading)
    if value == "":
        reading.fault(node, "empty-value", "there is nothing between the values", "write what parts them, such as ';'")
        return None
    return value


def _table(node: Node, reading: Reading) -> MappingOf[str, tuple[str, ...]] | None:
    """A table of values: its name, or values with what stands for each."""
    if isinstance(node, Scalar):
        if node.value in TABLES:
            return TABLES[node.value]
        hint = did_you_mean(node.value, TABLES) or f"write {' or '.join(TABLES)}, or the values: {{theirs: ours}}"
        reading.fault(node, "unknown-table", f"there is no table {quoted(node.value)}", hint)
        return None
    if isinstance(node, Sequence):
        reading.fault(node, "expected-mapping", "a table is a mapping, here is a list", "write {theirs: ours, …}")
        return None
    found: dict[str, tuple[str, ...]] = {}
    for key, value in node.items.items():
        texts = several(ValueType(_raw, _ANY)).read(value, reading)
        found[key] = tuple(one for one in texts if one)
    return found | {key.casefold(): value for key, value in found.items() if key.casefold() not in found}


COLUMN = ValueType(_column, _ANY)
COLUMNS = several(COLUMN)
TEMPLATE = ValueType(template, _ANY)
BLANK = Field(several(ValueType(_raw, _ANY)), "texts that stand for an empty cell, such as n/a or 0")
_ONE = {
    "column": Field(COLUMN, "the heading of the column"),
    "first": Field(several(TEMPLATE), "texts with columns in braces; the first counts whose cells are all filled"),
    "table": Field(ValueType(_table, _ANY), "what stands for each value: acled, ucdp, or {theirs: ours}"),
    "blank": BLANK,
}
_MANY = {
    **_ONE,
    "columns": Field(COLUMNS, "the headings of several columns"),
    "split": Field(several(ValueType(_separator, _ANY)), "what stands between several values in a cell"),
    "drop": Field(several(ValueType(_raw, _ANY)), "values to leave out; * stands for any signs"),
}
MANY = Shape("field", dict, _MANY)
_UNKNOWN = {"unknown": Field(choice(POLICIES, "way"), "what becomes of a name that the log does not know")}


def value_type(takes_several: bool, is_name: bool, is_number: bool = False) -> ValueType:
    """Return the type of a field: a text with columns in braces, a list of such, or a mapping with its columns."""
    keys = {**(_MANY if takes_several else _ONE), **(_UNKNOWN if is_name else {})}
    shape = Shape("field", dict, keys, "{column: …}")

    def read(node: Node, reading: Reading) -> ValueField | None:
        if isinstance(node, Mapping):
            return _of_mapping(node, shape, reading)
        if isinstance(node, Sequence) and not takes_several:
            reading.fault(
                node, "expected-text", "one value belongs here, not a list", 'write one text, such as "{a} {b}"'
            )
            return None
        items = node.items if isinstance(node, Sequence) else [node]
        if is_number and isinstance(node, Scalar) and "{" not in node.value and not node.value.isdigit():
            column = _column(node, reading)
            return None if column is None else ValueField(((of_column(column),),))
        found = [template(item, reading) for item in items]
        return ValueField(tuple((one,) for one in found if one is not None)) if None not in found else None

    return ValueType(read, _ANY)


def _of_mapping(node: Mapping, shape: Shape, reading: Reading) -> ValueField | None:
    values = read_shape(shape, node, reading)
    if values is None:
        return None
    ways = [key for key in ("column", "columns", "first") if key in node.items]
    if len(ways) != 1:
        hint = f"write one of {', '.join(key for key in ('column', 'columns', 'first') if key in shape.fields)}"
        reading.fault(node, "missing-key" if not ways else "bad-field", "this field needs one way to its cells", hint)
        return None
    way = values.pop(ways[0], None)
    if not way:
        return None
    parts: tuple[tuple[Template, ...], ...]
    if ways[0] == "first":
        parts = (tuple(way),)
    else:
        parts = tuple((of_column(one),) for one in (way if ways[0] == "columns" else [way]))
    blank = frozenset(values.pop("blank", ()))
    return ValueField(parts, blank=blank, **values)
