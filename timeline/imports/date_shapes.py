"""Reading the fields of a map that are dates."""

import re
from collections.abc import Callable
from typing import Any

from timeline.dates import Role
from timeline.imports.columns import Column
from timeline.imports.date_fields import Coded, DateCells, DateField
from timeline.imports.date_windows import FLAGS, PRECISIONS, is_precision
from timeline.imports.orders import ORDERS
from timeline.imports.value_shapes import BLANK, COLUMN
from timeline.log.reading import Reading, ValueType, choice
from timeline.log.shapes import Field, Shape, read_shape
from timeline.log.yaml.nodes import Mapping, Node, Scalar, Sequence
from timeline.text import quoted

_ANY: dict[str, Any] = {}
_CELLS = {
    "column": Field(COLUMN, "the heading of the column"),
    "year": Field(COLUMN, "the column of the year"),
    "month": Field(COLUMN, "the column of the month"),
    "day": Field(COLUMN, "the column of the day of the month"),
    "time": Field(COLUMN, "the column of the time of day"),
}
_END = Shape("end of a date", dict, _CELLS, "until: {column: …}")


def _cells(values: dict[str, Any], node: Node, reading: Reading) -> DateCells | None:
    """The cells of a date: one column, or a year with a month and a day."""
    given = {key: values.pop(key) for key in tuple(_CELLS) if key in values}
    if isinstance(node, Mapping) and not node.items.keys() <= DATE.fields.keys():
        return None  # a misspelt key is a fault already
    if not {"column", "year"} & given.keys() or ("column" in given and {"month", "day"} & given.keys()):
        hint = "write {column: …}, with year: … where its dates have none, or {year: …, month: …, day: …}"
        reading.fault(node, "bad-field", "a date stands in one column, or in those of its year, month and day", hint)
        return None
    if "day" in given and "month" not in given:
        reading.fault(node, "bad-field", "a day of the month needs the month", "name its column: month: …")
        return None
    return DateCells(**given)


def _until(node: Node, reading: Reading) -> DateCells | None:
    if isinstance(node, Scalar):
        column = COLUMN.read(node, reading)
        return None if column is None else DateCells(column)
    values = read_shape(_END, node, reading)
    return None if values is None else _cells(values, node, reading)


def _coded(is_word: Callable[[str], bool], known: str) -> ValueType:
    """One word for all rows, or a column and a word for each of its codes."""

    def word(node: Node, reading: Reading) -> str:
        if isinstance(node, Scalar) and is_word(node.value):
            return node.value
        shown = quoted(node.value) if isinstance(node, Scalar) else "this"
        reading.fault(node, "bad-choice", f"{shown} is none of {known}", f"write {known}")
        return ""

    def read(node: Node, reading: Reading) -> Coded | None:
        if isinstance(node, Scalar):
            found = word(node, reading)
            return Coded({}, always=found) if found else None
        if isinstance(node, Sequence) or "column" not in node.items:
            hint = f"write {{column: …, 1: …, 2: …}} with {known} for each code"
            reading.fault(node, "bad-field", "codes need their column", hint)
            return None
        column: Column | None = COLUMN.read(node.items["column"], reading)
        words = {code: word(value, reading) for code, value in node.items.items() if code != "column"}
        return None if column is None or "" in words.values() else Coded(words, column)

    return ValueType(read, _ANY)


def _year(node: Node, reading: Reading) -> str | None:
    """A year of four digits."""
    if isinstance(node, Scalar) and _FOUR.fullmatch(node.value):
        return node.value
    reading.fault(node, "bad-date", "this is no year of four digits", "write one, such as 2024")
    return None


def _hundred(node: Node, reading: Reading) -> int | None:
    year = _year(node, reading)
    return None if year is None else int(year)


_FOUR = re.compile(r"[12]\d{3}")
_PRECISIONS = f"{', '.join((*PRECISIONS, *FLAGS))} and '10 days'"
DATE = Shape(
    "date",
    dict,
    {
        **_CELLS,
        "until": Field(ValueType(_until, _ANY), "the column of the end"),
        "lasts": Field(
            _coded(frozenset({"yes", "no"}).__contains__, "yes and no"),
            "whether it lasted from the start to the end (yes), or happened on one day between them (no)",
        ),
        "precision": Field(
            _coded(is_precision, _PRECISIONS), "how exact the date is, or a column of codes that say it"
        ),
        "note": Field(COLUMN, "the column whose first sentence may give a window, such as between 3 and 7 March 2024"),
        "order": Field(choice(ORDERS, "order"), "the order of figures: dmy, mdy or ymd; edtf for EDTF alone"),
        "serial": Field(choice(("1900", "1904"), "date system"), "the system by which numbers count days"),
        "years": Field(choice(("lasts", "within"), "reading"), "what two years are, such as 2016-17"),
        "century": Field(
            ValueType(_hundred, _ANY), "the first of the hundred years that two digits mean, such as 1930"
        ),
        "of_year": Field(ValueType(_year, _ANY), "the year of the dates that have none, if the table has it nowhere"),
        "above": Field(
            choice(("year", "date"), "part of a date"),
            "what rows leave to those above: the year or month, which a row has alone, or the date of an empty cell",
        ),
        "blank": BLANK,
    },
    "{column: …}",
)


def date_type(role: Role = "date") -> ValueType:
    """Return the type of a date: `"{heading}"`, or a mapping with its columns."""

    def read(node: Node, reading: Reading) -> DateField | None:
        if isinstance(node, Scalar):
            name = node.value.strip()
            if name.startswith("{") and name.endswith("}") and name.count("{") == 1:
                return DateField(DateCells(Column(name[1:-1].strip(), node.line, node.column)), role=role)
            hint = f"write {{column: {name}}}" if name else "write {column: …}"
            reading.fault(node, "bad-field", "a date needs its column", hint)
            return None
        values = read_shape(DATE, node, reading)
        if values is None:
            return None
        start = _cells(values, node, reading)
        if start is None:
            return None
        if "lasts" in values and "until" not in values:
            reading.fault(
                node, "bad-field", "'lasts' speaks of two dates, and there is one", "add 'until', the column of the end"
            )
            return None
        values["end"] = values.pop("until", None)
        values["blank"] = frozenset(values.pop("blank", ()))
        if "serial" in values:
            values["serial"] = int(values["serial"])
        return DateField(start, role=role, **values)

    return ValueType(read, _ANY)
