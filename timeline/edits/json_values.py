"""Values of JSON as a log has them: numbers as they are written, and no keys without a value."""

import json
from json import JSONDecodeError
from typing import Any, NoReturn

from timeline.log.editing.values import Value
from timeline.problems import Problem
from timeline.text import quoted

_OBJECT = 'write an object: {"date": …, "title": …}'


class NotRead(Exception):
    """A text is no JSON of entries: a sentence, a remedy, and the index of the sign at fault."""

    def __init__(self, message: str, hint: str, at: int) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.at = at

    def problem(self, file: str, text: str, first_line: int = 1) -> Problem:
        """Return the problem of a text that begins in a line of a file."""
        before = text[: self.at]
        line, column = first_line + before.count("\n"), self.at - (before.rfind("\n") + 1) + 1
        return Problem(file, line, column, "syntax", self.message, self.hint)


def object_at(text: str, at: int) -> tuple[dict[str, Value], int]:
    """Return the object that begins at an index, and the index of its end; raises `NotRead` on anything else."""
    if text[at : at + 1] != "{":
        raise NotRead("here is no object", _OBJECT, at)
    try:
        value, end = _DECODER.raw_decode(text, at)
        return {key: _plain(part) for key, part in value.items() if part is not None}, end
    except JSONDecodeError as error:
        raise NotRead(f"this is not JSON: {error.msg}", _OBJECT, error.pos) from None
    except _Refused as refused:
        raise NotRead(refused.message, refused.hint, at) from None
    except RecursionError:
        raise NotRead("this is nested too deep", "an entry needs five or six levels", at) from None


class _Refused(Exception):
    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Refused(f"the key {quoted(key)} stands twice", "remove one of them")
        found[key] = value
    return found


def _no_number(text: str) -> NoReturn:
    raise _Refused(f"{text} is no number", "write a number, or leave out the key")


_DECODER = json.JSONDecoder(object_pairs_hook=_pairs, parse_int=str, parse_float=str, parse_constant=_no_number)


def _plain(value: Any) -> Value:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items() if part is not None}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, str):
        return value
    raise _Refused(f"{json.dumps(value)} is no value of an entry", "write a text, or leave out the key")
