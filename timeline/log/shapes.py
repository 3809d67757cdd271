"""The grammar of a log: the keys of each part, described in words, with their readers.

`read_shape` turns a mapping into values by such a table; `timeline.log.json_schema` writes the same tables for editors.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from timeline.dates import Role
from timeline.log import model
from timeline.log.model import QUALIFIERS, SUBJECT_KINDS, Figure, WrittenSubject
from timeline.log.reading import (
    DATE,
    NAME,
    NAMES,
    NUMBER,
    REFERENCE,
    REFERENCES,
    SLUG,
    SLUGS,
    TEXT,
    TEXTS,
    TIMEZONE,
    URL,
    WORD,
    WORDS,
    Reading,
    ValueType,
    choice,
    several,
    word,
)
from timeline.log.reading import date as read_date
from timeline.log.references import reference_of
from timeline.log.yaml.nodes import Mapping, Node, Scalar, find, kind_of
from timeline.text import quoted, with_article


@dataclass(frozen=True, slots=True)
class Field:
    """One key: what may stand there and what it means; `into` is its name in the model where that differs."""

    value_type: ValueType
    meaning: str
    required: bool = False
    into: str | None = None

    @property
    def is_list(self) -> bool:
        """True if several values may stand there."""
        return any(one.get("type") == "array" for one in self.value_type.schema.get("anyOf", ()))


class Shape:
    """A mapping with known keys; `make` builds the model's value from what was read."""

    __slots__ = ("fields", "make", "name", "needed", "readers", "required", "sample")

    def __init__(self, name: str, make: Callable[..., Any], fields: dict[str, Field], sample: str = "") -> None:
        self.name = name
        self.make = make
        self.fields = fields
        self.sample = sample
        """The mapping as one may write it, for remedies; empty if its required keys say it."""
        # The properties of the fields that every entry needs, resolved once.
        self.readers = {key: (field.value_type.read, field.into or key) for key, field in fields.items()}
        self.required = [(key, field.into or key) for key, field in fields.items() if field.required]
        self.needed = frozenset(into for _, into in self.required)


def read_shape(shape: Shape, node: Node, reading: Reading) -> dict[str, Any] | None:
    """Return the values of a mapping by their names in the model; None if a required one is missing or bad."""
    if not isinstance(node, Mapping):
        keys = ", ".join(f"{key}: …" for key, field in shape.fields.items() if field.required)
        hint = f"write {shape.sample}" if shape.sample else f"write its keys: {keys}" if keys else ""
        reading.fault(
            node, "expected-mapping", f"{with_article(shape.name)} is a mapping, here is {kind_of(node)}", hint
        )
        return None
    values: dict[str, Any] = {}
    misspelt: set[str] = set()
    readers = shape.readers
    for key, value_node in node.items.items():
        if key not in readers:
            misspelt.update(_note_unknown(node.key(key), value_node, shape, reading))
            continue
        read, into = readers[key]
        value = read(value_node, reading)
        if value is not None:
            values[into] = value
    if shape.needed <= values.keys():
        return values
    for key, into in shape.required:
        if into not in values and key not in node.items and key not in misspelt:
            meaning = shape.fields[key].meaning
            reading.fault(node, "missing-key", f"this {shape.name} has no {key!r}", meaning)
    return None


def _note_unknown(key: Scalar, value: Node, shape: Shape, reading: Reading) -> tuple[str, ...]:
    """Report a key that the shape does not have; returns the key that was meant, if only one is like it."""
    name, word, known = shape.name, key.value, shape.fields
    near = reading.suggestions.near_name(word, name, ((each, each) for each in known))
    hint, meant = near.hint or f"the keys are {', '.join(known)}", near.meant
    if _is_torn(key, value):
        hint, meant = "in brackets a ',' ends a text: put the whole text in quotes", ()
        if word.isdigit():
            hint = "in brackets a ',' ends a number: write it without commas"
    reading.fault(key, "unknown-key", f"{with_article(name)} has no key {quoted(word)}", hint)
    return meant if len(meant) == 1 else ()


def _is_torn(key: Scalar, value: Node) -> bool:
    """Return whether a key without a colon is the rest of a text with a comma in it."""
    ends_at = key.line, key.column + len(key.value)
    return isinstance(value, Scalar) and not value.value and (value.line, value.column) == ends_at


def shaped(shape: Shape, bare: str | None = None) -> ValueType:
    """A value of that shape; with `bare`, text alone stands for that key."""

    def read(node: Node, reading: Reading) -> Any:
        if bare is not None and isinstance(node, Scalar):
            value = shape.fields[bare].value_type.read(node, reading)
            return None if value is None else shape.make(**{shape.fields[bare].into or bare: value})
        values = read_shape(shape, node, reading)
        return None if values is None else shape.make(**values)

    reference = {"$ref": f"#/$defs/{shape.name.replace(' ', '-')}"}
    schema = reference if bare is None else {"anyOf": [shape.fields[bare].value_type.schema, reference]}
    return ValueType(read, schema)


CITATION = Shape(
    "citation",
    model.Citation,
    {
        "ref": Field(REFERENCE, "the id of the source", required=True),
        "via": Field(REFERENCE, "the id of the document that cites it, where we read it only there"),
        "at": Field(TEXT, "the place in the document that we read: section, page, note"),
    },
)
CITATIONS = several(shaped(CITATION, bare="ref"))

_SOURCES = Field(CITATIONS, "who says so, and where")
_NOTE = Field(TEXT, "what a reader should know about this entry, in our own words")
_KNOWN = Field(DATE, "when it became public, where that is not its own date")

QUOTE = Shape(
    "quote",
    model.Quote,
    {
        "text": Field(TEXT, "the words", required=True),
        "speaker": Field(TEXT, "who said them"),
        "at": Field(TEXT, "the place in the source"),
    },
)


def _read_was(node: Node, reading: Reading) -> str | None:
    """Any value in one line: a list or a mapping in brackets."""
    if isinstance(node, Scalar):
        return word(node, reading)
    from timeline.log.yaml.flow import flow_text  # which needs the parser, and the schema of a log does not

    return flow_text(node)


CORRECTION = Shape(
    "correction",
    model.Correction,
    {
        "date": Field(DATE, "when it was put right; with sources, when it became public", required=True),
        "field": Field(WORD, "the key that was wrong", required=True),
        "was": Field(
            ValueType(_read_was, {"type": ["string", "number", "array", "object"]}),
            "the value that it had, in the form of its key; 'none' if it had none",
            required=True,
        ),
        "why": Field(TEXT, "why it was changed"),
        "sources": Field(
            CITATIONS, "who brought it: then it is news, and --as-of an earlier day shows the old value; else a slip"
        ),
    },
)
DISPUTE = Shape(
    "dispute",
    model.Dispute,
    {
        "field": Field(WORD, "the key on which the sources differ", required=True),
        "value": Field(WORDS, "what the source says that the log did not follow", required=True),
        "sources": Field(CITATIONS, "who says so"),
        "note": _NOTE,
        "date": Field(DATE, "when this was claimed"),
        "known": _KNOWN,
    },
)
DATED_KEYS = frozenset({"date", "announced", "deadline", "until", "as_of", "over", "known", "covers"})
"""The keys whose disputed value is a date."""
_ROLES: dict[str, Role] = {"deadline": "deadline", "until": "until"}


def _read_dispute(node: Node, reading: Reading) -> model.Dispute | None:
    """A dispute, its rival value read as a date where the disputed key is one."""
    values = read_shape(DISPUTE, node, reading)
    if values is None:
        return None
    if values["field"] in DATED_KEYS:
        values["read"] = read_date(find(node, ("value",)), reading, _ROLES.get(values["field"], "date"))
    return model.Dispute(**values)


ORIGIN = Shape(
    "origin",
    model.Origin,
    {
        "source": Field(REFERENCE, "the id of the source whose table it came from", required=True),
        "id": Field(WORD, "the name of the row in that table", required=True),
        "seen": Field(DATE, "the day on which the row was last read"),
    },
)
DISPUTE_KIND = ValueType(_read_dispute, {"$ref": "#/$defs/dispute"})
COMMON = {
    "places": Field(REFERENCES, "where it happened or what it concerns: ISO 3166 codes, UN regions, the log's places"),
    "actors": Field(REFERENCES, "the ids of those who took part or are concerned"),
    "status": Field(choice(model.STATUSES, "status"), "how sure the sources are; 'stated' is the default"),
    "known": _KNOWN,
    "added": Field(DATE, "the day on which we logged it"),
    "checked": Field(DATE, "the last day on which we, or a source, looked"),
    "tags": Field(SLUGS, "words of your own to filter by"),
    "summary": Field(TEXT, "a sentence or two more, in our own words"),
    "note": _NOTE,
    "url": Field(URL, "a web address"),
    "quote": Field(shaped(QUOTE), "words of a source"),
    "disputed": Field(several(DISPUTE_KIND), "claims of sources that the log did not follow"),
    "corrections": Field(several(shaped(CORRECTION)), "what the log said before it was put right"),
    "origin": Field(shaped(ORIGIN), "the row of a table from which it was imported; an update finds the entry by it"),
    "sources": _SOURCES,
}
HEADER = Shape(
    "header",
    model.Header,
    {
        "title": Field(TEXT, "what this log is about", required=True),
        "id": Field(SLUG, "its name among other logs, which calendars know its entries by: never change it"),
        "covers": Field(DATE, "the period that it claims to have followed, such as 2014/2025-03-18", required=True),
        "description": Field(TEXT, "more about it"),
        "editors": Field(TEXTS, "who keeps it"),
        "license": Field(WORD, "under which terms others may use it"),
        "timezone": Field(TIMEZONE, "the time zone of times without an offset, such as America/New_York"),
    },
)
SOURCE = Shape(
    "source",
    model.Source,
    {
        "title": Field(TEXT, "the title of the document", required=True),
        "publisher": Field(TEXT, "who published it"),
        "author": Field(TEXTS, "who wrote it"),
        "date": Field(DATE, "when it was published"),
        "accessed": Field(DATE, "when we read it on the web"),
        "kind": Field(WORD, "what kind of document it is"),
        "language": Field(WORD, "the language that it is written in"),
        "licence": Field(WORD, "the terms under which it may be passed on, such as CC BY 4.0 or no redistribution"),
        **COMMON,
    },
)
MEMBERSHIP = Shape(
    "membership",
    model.Membership,
    {
        "actor": Field(REFERENCE, "the id of the actor that it is part of", required=True),
        "during": Field(DATE, "the time of the membership, such as 2018/.."),
        "sources": _SOURCES,
        "note": _NOTE,
    },
)
FORMER_NAME = Shape(
    "former name",
    model.FormerName,
    {
        "name": Field(NAME, "the name", required=True),
        "during": Field(DATE, "the time in which it had this name, such as 2012/2017-01", required=True),
        "sources": _SOURCES,
        "note": _NOTE,
    },
)
ACTOR = Shape(
    "actor",
    model.Actor,
    {
        "name": Field(NAME, "its usual name", required=True),
        "aliases": Field(NAMES, "other names by which one may ask for it"),
        "names": Field(several(shaped(FORMER_NAME)), "names that it had for a time: entries of that time print them"),
        "kind": Field(WORD, "state, armed-group, person, international-body and the like"),
        "part_of": Field(several(shaped(MEMBERSHIP, bare="actor")), "the actors that it belongs to"),
        "country": Field(REFERENCE, "the ISO 3166 code of the state that it is, or is an organ of"),
        **COMMON,
    },
)
PLACE = Shape(
    "place",
    model.Place,
    {
        "name": Field(NAME, "its usual name", required=True),
        "aliases": Field(NAMES, "other names by which one may ask for it"),
        "kind": Field(WORD, "city, base, region and the like"),
        "in": Field(REFERENCES, "the places that it lies in", into="within"),
        "contains": Field(REFERENCES, "the places that it consists of"),
        "definition": Field(TEXT, "whose definition this is"),
        **COMMON,
    },
)
TYPE = Shape(
    "type",
    model.OwnType,
    {
        "name": Field(NAME, "its name", required=True),
        "family": Field(REFERENCE, "the family that it belongs to", required=True),
        "description": Field(TEXT, "what it stands for"),
        "acled": Field(WORD, "the nearest term of ACLED"),
        "ucdp": Field(WORD, "the nearest term of UCDP"),
        "plover": Field(WORD, "the nearest term of PLOVER"),
        **COMMON,
    },
)
EVENT = Shape(
    "event",
    model.Event,
    {
        "id": Field(SLUG, "a short name, unique in the log", required=True),
        "date": Field(DATE, "when it happened, as exactly as the source says and no more", required=True),
        "title": Field(TEXT, "who did what, in one sentence", required=True),
        "type": Field(
            REFERENCE,
            "the kind of event, such as agreement, law, report or other: 'timeline help log' lists them",
            required=True,
        ),
        **COMMON,
    },
)
SUBJECT = Shape(
    "subject",
    WrittenSubject,
    {"text": Field(TEXT, "who or what is counted, in words, such as victims of the civil war", required=True)},
)


def _read_subject(node: Node, reading: Reading) -> WrittenSubject | None:
    """The subject of a figure: an id, with its kind in front if that is written, or a text."""
    if isinstance(node, Mapping):
        values = read_shape(SUBJECT, node, reading)
        return None if values is None else WrittenSubject(**values)
    identity = REFERENCE.read(node, reading)
    if identity is None:
        return None
    reference = reference_of(identity)
    kind = next((kind for kind in SUBJECT_KINDS if kind == reference.kind), None)
    return WrittenSubject(identity) if kind is None else WrittenSubject(reference.id.strip(), kind)


def _figure(subject: WrittenSubject, **values: Any) -> Figure:
    parts: dict[str, Any] = {"subject": subject.id, "subject_kind": subject.kind, "subject_text": subject.text}
    return Figure(**{name: part for name, part in parts.items() if part is not None}, **values)


FIGURE = Shape(
    "figure",
    _figure,
    {
        "id": Field(SLUG, "a short name, unique in the log", required=True),
        "subject": Field(
            ValueType(_read_subject, {"anyOf": [REFERENCE.schema, {"$ref": "#/$defs/subject"}]}),
            "what is counted: the id of an actor, a place or an event (actor:ID, place:ID or event:ID where it is that "
            "of several), or {text: …}",
            required=True,
        ),
        "measure": Field(TEXT, "what is counted, such as fighters", required=True),
        "unit": Field(WORD, "the unit, such as people", required=True),
        "as_of": Field(DATE, "the time of a stock"),
        "over": Field(DATE, "the period of a count"),
        "value": Field(NUMBER, "the estimate, where it is one number"),
        "low": Field(NUMBER, "the lower end of the estimate"),
        "high": Field(NUMBER, "the upper end of the estimate"),
        "qualifier": Field(
            choice(QUALIFIERS, "qualifier"),
            "how the source rounds it; more-than and fewer-than exclude the number itself",
        ),
        "words": Field(
            TEXT, "the estimate in the words of the source, such as several thousand; alone or with numbers"
        ),
        "by": Field(REFERENCE, "the id of the actor who estimates"),
        **COMMON,
    },
)
