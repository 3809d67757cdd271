"""Operations on plain values: what they mean, apart from any text."""

from timeline.log.editing.operations import AppendItem, RemoveValue, SetValue
from timeline.log.editing.refusal import NotEditable
from timeline.log.editing.values import Path, Value
from timeline.text import quoted

ValueOperation = SetValue | RemoveValue | AppendItem


def applied(value: Value, operation: ValueOperation) -> Value:
    """Return the value of an entry after an operation on a part of it."""
    if isinstance(operation, SetValue):
        return _with(value, operation.path, operation.value, operation.path)
    if isinstance(operation, AppendItem):
        return _with(value, operation.path, _longer(value, operation), operation.path)
    left = _without(value, operation.path, operation.path)
    if left is None:
        raise NotEditable("nothing would be left of the entry", "remove the entry as a whole")
    return left


def with_value(value: Value, path: Path, new: Value) -> Value:
    """Return a value with another one at a path."""
    return _with(value, path, new, path)


def way(path: Path) -> str:
    """Return a path for a message, such as `sources[2].at`: items count from 1."""
    steps = (f".{step}" if isinstance(step, str) else f"[{step + 1}]" for step in path)
    return quoted("".join(steps).removeprefix("."))


def _longer(value: Value, operation: AppendItem) -> list[Value]:
    """The list at a path with one more item: nothing is an empty list, and a single value is its first item."""
    below: Value = value
    for step in operation.path:
        if isinstance(below, dict):
            below = below.get(str(step), "")
        elif isinstance(below, list) and isinstance(step, int) and step < len(below):
            below = below[step]
    if isinstance(below, list):
        return [*below, operation.value]
    return [below, operation.value] if below not in ("", {}) else [operation.value]


def _with(value: Value, path: Path, new: Value, whole: Path) -> Value:
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(step, str):
        if value == "":
            value = {}
        if not isinstance(value, dict):
            raise _missing(whole, rest)
        return {**value, step: _with(value.get(step, ""), rest, new, whole)}
    if isinstance(value, list):
        if not 0 <= step < len(value):
            raise _missing(whole, rest)
        return [*value[:step], _with(value[step], rest, new, whole), *value[step + 1 :]]
    if step != 0 or value == "":
        raise _missing(whole, rest)
    return _with(value, rest, new, whole)  # a single value stands without brackets


def _without(value: Value, path: Path, whole: Path) -> Value | None:
    """The value without a part of it, or None if nothing is left."""
    if not path:
        return None
    step, rest = path[0], path[1:]
    if isinstance(step, str):
        if not isinstance(value, dict) or step not in value:
            raise _missing(whole, rest)
        below = _without(value[step], rest, whole)
        pairs = {key: below if key == step else old for key, old in value.items()}
        return {key: kept for key, kept in pairs.items() if kept is not None} or None
    if isinstance(value, list):
        if not 0 <= step < len(value):
            raise _missing(whole, rest)
        below = _without(value[step], rest, whole)
        return [*value[:step], *([] if below is None else [below]), *value[step + 1 :]] or None
    if step != 0 or value == "":
        raise _missing(whole, rest)
    return _without(value, rest, whole)


def _missing(whole: Path, rest: Path) -> NotEditable:
    return NotEditable(f"the entry has no {way(whole[: len(whole) - len(rest)])}")
