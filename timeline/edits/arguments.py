"""Arguments that all commands that write share: who says so, when, and the dates as they are written."""

import datetime
from typing import NamedTuple

from timeline.dates import DateError, Role, parse, parse_asked
from timeline.edits.source_references import source_reference
from timeline.edits.written import in_log
from timeline.errors import WrongUsage
from timeline.log.editing.values import Value, value_of
from timeline.log.yaml.flow import flow_node
from timeline.log.yaml.nodes import Mapping, Node, Scalar
from timeline.text import quoted


class Evidence(NamedTuple):
    """Who says so, and the remark that goes with it."""

    sources: tuple[Value, ...] = ()
    note: str | None = None

    def added_to(self, value: dict[str, Value]) -> dict[str, Value]:
        """Return a mapping with note and sources behind its other keys."""
        note: dict[str, Value] = {} if self.note is None else {"note": self.note}
        sources: dict[str, Value] = {"sources": list(self.sources)} if self.sources else {}
        return {**value, **note, **sources}


def citation(ref: str, at: str | None = None, via: str | None = None) -> Value:
    """Return a citation as a log writes it: the id alone, or with the place in the source and its mediator."""
    parts: dict[str, Value] = {"ref": ref}
    if via is not None:
        parts["via"] = via
    if at is not None:
        parts["at"] = at
    return ref if len(parts) == 1 else parts


def citation_of(text: str, at: str | None = None, via: str | None = None) -> Value:
    """Return the citation of `REF` or `REF@PLACE`; `at` is the place where the text has none."""
    name, place = source_reference(text)
    if place == "" or not name:
        missing = "place in a source" if name else "source"
        raise WrongUsage(f"{quoted(text)} names no {missing}", "write REF or REF@PLACE")
    return citation(name, at if place is None else place, via)


def written_date(text: str, today: datetime.date, role: Role = "date") -> str:
    """Return a date as it is written in a log: as it was typed, but what is relative to today in EDTF.

    Raises `DateError` for what is no date.
    """
    try:
        parse(text, role)
    except DateError as refused:
        try:
            return parse_asked(text, today, role).edtf
        except DateError:
            raise refused from None
    return in_log(text, role)


def written_deadline(text: str, today: datetime.date) -> Value:
    """Return a deadline as it is written: a date, or a mapping such as `{within: 100 days, of: ID}`."""
    node = flow_node(text.strip())
    return value_of(node) if isinstance(node, Mapping) else written_date(text, today, "deadline")


def flow_of(value: Value) -> str:
    """Return a value in one line, as a correction keeps it: a text alone, a list or a mapping in brackets."""
    from timeline.log.yaml.flow import flow_text

    return flow_text(_node_of(value))


def _node_of(value: Value) -> Node:
    from timeline.log.yaml.nodes import Point, Sequence

    if isinstance(value, str):
        return Scalar.at(value, 1, 1)
    if isinstance(value, list):
        return Sequence([_node_of(item) for item in value], Point(0, 0))
    return Mapping({key: _node_of(item) for key, item in value.items()}, Point(0, 0), ())
