"""Values that an edit is given in Python, in the form in which a log has them."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from timeline.errors import WrongUsage
from timeline.log.editing.values import Value
from timeline.query.question import text_of

Texts = str | Iterable[str] | None
"""One text, or several; None for none."""

Field = str | int | float | datetime.date | Iterable[Any] | Mapping[str, Any] | None
"""The value of a field: a text as it is typed, a number, a day, a list or a mapping of these; None for none."""


class CitedBy(NamedTuple):
    """The sources of a step, as its command takes them."""

    source: tuple[str, ...]
    at: str | None
    via: str | None
    note: str | None


def cited_by(source: Texts, at: str | None, via: str | None, note: str | None) -> CitedBy:
    """Return the sources of a step."""
    return CitedBy((source,) if isinstance(source, str) else tuple(source or ()), at, via, note)


def plain_value(value: Any) -> Value:
    """Return a value as a log has it: numbers and days as texts, nothing for None; raises `WrongUsage` for all else.

    >>> plain_value({"value": 300, "as_of": datetime.date(2025, 9, 28), "note": None})
    {'value': '300', 'as_of': '2025-09-28'}
    """
    if value is None:
        return ""
    if isinstance(value, str | datetime.date):
        return text_of(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): plain_value(part) for key, part in value.items() if part is not None}
    if isinstance(value, Iterable) and not isinstance(value, bytes):
        return [plain_value(item) for item in value]
    raise WrongUsage(f"{value!r} is no value of a field", "give a text, a number, a day, a list or a mapping of these")


def typed(value: Field) -> Value:
    """Return the value of a field; a text without the blanks around it, as the command takes it."""
    plain = plain_value(value)
    return plain.strip() if isinstance(plain, str) else plain
