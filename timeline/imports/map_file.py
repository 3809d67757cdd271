"""Reading a map: a YAML file that is checked like a log, every fault with its line, its column and a remedy."""

import io
import re
from typing import Any, NamedTuple

from timeline.dates import Role
from timeline.edits.placed import reading_of
from timeline.imports.date_shapes import date_type
from timeline.imports.maps import (
    DATES,
    INTO,
    KEYS,
    NUMBERS,
    ROLES,
    SEVERAL,
    FigureMap,
    Into,
    Map,
    OfEntry,
    Query,
)
from timeline.imports.value_shapes import COLUMNS, TEMPLATE, value_type
from timeline.log.editing.values import Value, value_of
from timeline.log.findings import Findings
from timeline.log.plan_shapes import PLAN
from timeline.log.reading import SLUG, TEXT, WORD, Reading, ValueType, choice, several, text
from timeline.log.shapes import EVENT, FIGURE, SOURCE, Field, Shape, read_shape
from timeline.log.yaml.files import Feed
from timeline.log.yaml.nodes import Mapping, Node, Scalar
from timeline.log.yaml.syntax import Document
from timeline.problems import Problem
from timeline.text import did_you_mean, quoted

_ANY: dict[str, Any] = {}
_TOP = "import"
_NO_MAP = frozenset({"empty-log", "expected-mapping"})
"""The faults of a text that is no mapping at all."""

_SHAPES: dict[Into, Shape] = {"events": EVENT, "plans": PLAN, "figures": FIGURE}
_DATE_ROLES: dict[str, Role] = {"deadline": "deadline", "until": "until"}
_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
_NUMBER = re.compile(r"[1-9]\d{0,6}")


class ReadMap(NamedTuple):
    """A map, or None if it has errors, and everything that is wrong with it."""

    map: Map | None
    problems: tuple[Problem, ...] = ()


def read_map(content: str, file: str = "") -> ReadMap:
    """Return the map that a text holds."""
    findings = Findings()
    reading = reading_of(file, findings, None)
    node: Node | None = None
    for piece in Document(Feed(io.BytesIO(content.encode("utf-8", "surrogatepass")), file), findings).pieces():
        if piece.section.value == _TOP:
            node = piece.value
        else:
            hint = did_you_mean(piece.section.value, (_TOP,)) or "a map begins with 'import:'"
            reading.fault(piece.section, "unknown-key", f"a map has no key {quoted(piece.section.value)}", hint)
    if node is None and all(one.code in _NO_MAP for one in findings.problems):
        findings = Findings()
        findings.add(Problem(file, 1, 1, "missing-key", "this is no map of an import", "begin it with 'import:'"))
    found = None if node is None else _map(node, reading)
    problems = tuple(sorted(findings.problems, key=lambda one: (one.line, one.column)))
    has_error = any(one.severity == "error" for one in problems)
    return ReadMap(None if has_error else found, problems)


def _source(node: Node, reading: Reading) -> Value | None:
    """The id of a source, or a new one with its id."""
    if isinstance(node, Scalar):
        return text(node, reading)
    return None if read_shape(_NEW_SOURCE, node, reading) is None else value_of(node)


def _number_or(word_for: str) -> ValueType:
    def read(node: Node, reading: Reading) -> int | str | None:
        value = text(node, reading)
        if value is None or value == word_for:
            return value
        if _NUMBER.fullmatch(value):
            return int(value)
        hint = f"write the number that the table shows beside it, or {word_for}"
        reading.fault(node, "bad-number", f"{quoted(value)} is no row", hint)
        return None

    return ValueType(read, _ANY)


def _delimiter(node: Node, reading: Reading) -> str | None:
    if isinstance(node, Scalar) and (sign := _DELIMITERS.get(node.value, node.value)) and len(sign) == 1:
        return sign
    reading.fault(node, "bad-choice", "this is no delimiter", f"write one sign, or {', '.join(_DELIMITERS)}")
    return None


def _query(node: Node, reading: Reading) -> Query | None:
    value = text(node, reading)
    return None if value is None else Query(value, node.line, node.column)


def _node(node: Node, reading: Reading) -> Node:  # noqa: ARG001 - it is read when it is known into what
    return node


_NEW_SOURCE = Shape(
    "source", dict, {"id": Field(SLUG, "its id in the log", required=True), **SOURCE.fields}, "{id: …, title: …}"
)
MAP = Shape(
    "map",
    dict,
    {
        "source": Field(
            ValueType(_source, _ANY), "the id of the source that the table is, or {id: …, title: …} of a new one", True
        ),
        "sheet": Field(WORD, "the name of the sheet"),
        "header": Field(_number_or("none"), "the number of the row with the headings, or none"),
        "skip": Field(several(_number_or("hxl")), "numbers of rows to leave out; hxl for a row of HXL tags"),
        "encoding": Field(WORD, "the encoding of the file, where it is not found"),
        "delimiter": Field(ValueType(_delimiter, _ANY), "the sign between cells, where it is not found"),
        "columns": Field(several(TEXT), "the names of the columns of a table without headings"),
        "identity": Field(COLUMNS, "the columns that name a row in its source"),
        "into": Field(choice(INTO, "section"), "what a row becomes: events, plans or figures", True),
        "fields": Field(ValueType(_node, _ANY), "the keys of an entry, and where each is found", True),
        "source_at": Field(TEMPLATE, 'the place in the source, such as "row {row}"'),
        "figures": Field(several(ValueType(_node, _ANY)), "figures that a row gives beside its entry"),
        "keep": Field(several(WORD), "keys that an update never touches"),
        "when": Field(ValueType(_query, _ANY), "a query that the mapped rows have to answer"),
    },
)


def _map(node: Node, reading: Reading) -> Map | None:
    values = read_shape(MAP, node, reading)
    if values is None:
        return None
    into: Into = values["into"]
    fields_node = values.pop("fields")
    given = frozenset(fields_node.items if isinstance(fields_node, Mapping) else ())
    fields = read_shape(_fields_of(into), fields_node, reading)
    figures = [_figure(one, into, given, reading) for one in values.pop("figures", ())]
    assert isinstance(node, Mapping)
    if figures and into == "figures":
        hint = "leave it out: the row itself is the figure"
        reading.fault(node.key("figures"), "bad-field", "a figure has no figures", hint)
    for key in values.get("keep", ()):
        if key not in _SHAPES[into].fields:
            hint = did_you_mean(key, _SHAPES[into].fields) or "write keys of the entry"
            reading.fault(node.items["keep"], "unknown-key", f"{into} have no key {quoted(key)}", hint)
    if fields is None or None in figures:
        return None
    source = node.items["source"]
    place = source.line, source.column
    return Map(
        reading.file,
        source_place=place,
        fields=fields,
        figures=tuple(one for one in figures if one is not None),
        **values,
    )


def _fields_of(into: Into, of_figure: bool = False) -> Shape:
    """Return the shape of the fields of a section, whose required keys are those of its entries."""
    shape = _SHAPES[into]
    fields = {}
    for key in KEYS[into]:
        is_given = key == "id" or (of_figure and key == "subject")
        required = shape.fields[key].required and not is_given
        fields[key] = Field(_type_of(key, into), shape.fields[key].meaning, required)
    return Shape("figure" if of_figure else f"mapping of {into}", dict, fields)


def _type_of(key: str, into: Into) -> ValueType:
    if key in DATES:
        return date_type(_DATE_ROLES.get(key, "date"))
    return value_type(key in SEVERAL[into], key in ROLES, key in NUMBERS)


def _figure(node: Node, into: Into, given: frozenset[str], reading: Reading) -> FigureMap | None:
    """A figure beside the entry of a row, whose time may be a date of that entry."""
    shape = _fields_of("figures", of_figure=True)
    for key in ("as_of", "over"):
        field = shape.fields[key]
        shape.fields[key] = Field(ValueType(_of_entry(field.value_type, into, given), _ANY), field.meaning)
    shape = Shape("figure", dict, shape.fields)
    values = read_shape(shape, node, reading)
    if values is None:
        return None
    assert isinstance(node, Mapping)
    if ("as_of" in node.items) == ("over" in node.items):
        hint = "write 'over: date' for a count in the time of the entry, or 'as_of: date' for a stock at that time"
        reading.fault(node, "missing-key", "a figure has either 'as_of' or 'over'", hint)
        return None
    if not NUMBERS & node.items.keys() and "words" not in node.items:
        reading.fault(node, "missing-key", "this figure has no number", "name its column: value: …")
        return None
    return FigureMap(values)


def _of_entry(otherwise: ValueType, into: Into, given: frozenset[str]) -> Any:
    def read(node: Node, reading: Reading) -> Any:
        if isinstance(node, Scalar) and node.value in DATES:
            if node.value in given:
                return OfEntry(node.value)
            reading.fault(
                node, "unknown-key", f"the {into} of this map have no {node.value!r}", "write a date of theirs"
            )
            return None
        return otherwise.read(node, reading)

    return read
