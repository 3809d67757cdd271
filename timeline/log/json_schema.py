"""The JSON Schema (2020-12) of a log, for editors: written from the same tables by which a log is read.

Editors differ in what they make of YAML's plain scalars: a year may arrive as a number and a day as a date. The schema
excludes only certain errors (a list where a date belongs, an unknown key) and leaves the rest to `check`.
"""

from collections.abc import Iterator
from typing import Any

from timeline.log import plan_shapes, shapes, term_shapes
from timeline.log.shapes import Shape
from timeline.vocabulary.types import FAMILIES, TYPES

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_DATE = {
    "description": "A date, as vague as the source: EDTF (2024-09, [..2025-09], 2014/2019) or the English of briefings "
    "(early 2022, by September 2025, since 2014); a day may carry a time (2024-03-26T01:28, 1:28 am on 26 March 2024)",
    "not": {"type": ["array", "object", "boolean", "null"]},
    "examples": [
        "2024-09-27",
        "2024-09",
        "early 2022",
        "late January 2024",
        "by September 2025",
        "2014/2019",
        "since 2014",
        "2024-03-26T01:28",
        "about 14:30 UTC on 7 July 2024",
    ],
}


def json_schema() -> dict[str, Any]:
    """The schema as a document."""
    values = (shapes.CITATION, shapes.QUOTE, shapes.CORRECTION, shapes.ORIGIN, shapes.DISPUTE)
    nested = (*values, shapes.MEMBERSHIP, shapes.FORMER_NAME, shapes.SUBJECT)
    plans = (
        *(plan_shapes.OCCASION, plan_shapes.REVISION, plan_shapes.OUTCOME),
        *(plan_shapes.CONDITION, plan_shapes.ENDED, *term_shapes.TERMS),
    )
    tops = (shapes.SOURCE, shapes.ACTOR, shapes.PLACE, shapes.TYPE, shapes.EVENT, plan_shapes.PLAN, shapes.FIGURE)
    definitions: dict[str, Any] = {"date": _DATE}
    for shape in (shapes.HEADER, *nested, *plans, *tops):
        definitions[_name(shape)] = _definition(shape)
    definitions["event"]["properties"]["type"] |= {"examples": list(TYPES)}
    definitions["type"]["properties"]["family"] |= {"enum": list(FAMILIES)}
    return {
        "$schema": DIALECT,
        "title": "A timeline log",
        "description": "A log of dated developments with sources, for the command 'timeline'",
        "type": "object",
        "required": ["timeline"],
        "additionalProperties": False,
        "properties": dict(_sections()),
        "$defs": definitions,
    }


def _sections() -> Iterator[tuple[str, dict[str, Any]]]:
    yield "timeline", {"$ref": "#/$defs/header"}
    paths: dict[str, Any] = {"type": "string", "description": "the relative path of another file of this log"}
    yield "include", {"anyOf": [{"type": "array", "items": paths}, paths]}
    for section, shape in (("sources", "source"), ("actors", "actor"), ("places", "place"), ("types", "type")):
        yield section, _mapping({"$ref": f"#/$defs/{shape}"}, f"every {shape} by its id")
    for section, shape in (("events", "event"), ("plans", "plan"), ("figures", "figure")):
        yield section, {"type": ["array", "null"], "items": {"$ref": f"#/$defs/{shape}"}}
    yield "views", _mapping({"type": "string"}, "saved queries by name")


def _mapping(value: dict[str, Any], description: str) -> dict[str, Any]:
    names = {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 80}
    kind = ["object", "null"]
    return {"type": kind, "description": description, "propertyNames": names, "additionalProperties": value}


def _definition(shape: Shape) -> dict[str, Any]:
    return {
        "type": "object",
        "required": [key for key, field in shape.fields.items() if field.required],
        "additionalProperties": False,
        "properties": {key: {"description": f.meaning, **f.value_type.schema} for key, f in shape.fields.items()},
    }


def _name(shape: Shape) -> str:
    return shape.name.replace(" ", "-")
