"""The keys of a figure in a log: its subject, what is counted, when, and the estimate."""

from typing import Any

from timeline.log.model import QUALIFIERS, SUBJECT_KINDS, Figure, WrittenSubject
from timeline.log.reading import DATE, NUMBER, SLUG, TEXT, WORD, Reading, ValueType, choice, reference_to
from timeline.log.references import SECTION_OF, reference_of
from timeline.log.shapes import ACTOR_ID, COMMON, Field, Shape, read_shape, types_of
from timeline.log.yaml.nodes import Mapping, Node

SUBJECT = Shape(
    "subject",
    WrittenSubject,
    {"text": Field(TEXT, "who or what is counted, in words, such as victims of the civil war", required=True)},
)


_SUBJECT_ID = reference_to(*(SECTION_OF[kind] for kind in SUBJECT_KINDS))


def _read_subject(node: Node, reading: Reading) -> WrittenSubject | None:
    """The subject of a figure: an id, with its kind in front if that is written, or a text."""
    if isinstance(node, Mapping):
        values = read_shape(SUBJECT, node, reading)
        return None if values is None else WrittenSubject(**values)
    identity = _SUBJECT_ID.read(node, reading)
    if identity is None:
        return None
    reference = reference_of(identity)
    kind = next((kind for kind in SUBJECT_KINDS if kind == reference.kind), None)
    return WrittenSubject(identity) if kind is None else WrittenSubject(reference.id.strip(), kind)


_SUBJECT = ValueType(
    _read_subject,
    {"anyOf": [_SUBJECT_ID.schema, {"$ref": "#/$defs/subject"}]},
    _SUBJECT_ID.names,
    types_of(SUBJECT),
)


def _figure(subject: WrittenSubject, **values: Any) -> Figure:
    parts: dict[str, Any] = {"subject": subject.id, "subject_kind": subject.kind, "subject_text": subject.text}
    return Figure(**{name: part for name, part in parts.items() if part is not None}, **values)


FIGURE = Shape(
    "figure",
    _figure,
    {
        "id": Field(SLUG, "a short name, unique in the log", required=True),
        "subject": Field(
            _SUBJECT,
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
        "by": Field(ACTOR_ID, "the id of the actor who estimates"),
        **COMMON,
    },
)
