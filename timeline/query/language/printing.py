"""Queries as text: the shortest text that is parsed to the same node."""

import re

from timeline.query.filters import PERIODS
from timeline.query.language.nodes import And, Field, Node, Not, Or, Period, Value, View, Words

_PLAIN = re.compile(r'[^\s"“”„(),]+')
_THOUSANDS = re.compile(r"[0-9]{3}(?![0-9]).*", re.DOTALL)
_DOTS = re.compile(r"\.\.|^\.|\.$")


def text_of(node: Node) -> str:
    """Return the query that asks this."""
    match node:
        case And(parts):
            return " ".join(f"({text_of(part)})" if isinstance(part, Or) else text_of(part) for part in parts)
        case Or(parts):
            return " or ".join(text_of(part) for part in parts)
        case Not(part):
            return f"not ({text_of(part)})" if isinstance(part, And | Or) else f"not {text_of(part)}"
        case View(name):
            return f"@{name}"
        case Words(text, whole):
            return _quoted(text) if whole else text
        case Field(name, values):
            return f"{name}:{_joined([_value(value, name) for value in values])}"


def _value(value: Value | Period, name: str) -> str:
    if isinstance(value, Period):
        return "..".join("" if side is None else _value(side, name) for side in (value.since, value.until))
    if name == "text":
        return value.text  # with its own quotes, if it has any
    # In quotes, as the dots could be taken for a period.
    is_plain = _PLAIN.fullmatch(value.text) and not (name in PERIODS and _DOTS.search(value.text))
    return value.text if is_plain else _quoted(value.text)


def _joined(values: list[str]) -> str:
    """Return values with commas between them; behind one, three digits could be the rest of a number."""
    first, *others = values
    return ",".join((first, *(_quoted(one) if _THOUSANDS.fullmatch(one) else one for one in others)))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
