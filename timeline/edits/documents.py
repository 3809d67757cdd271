"""New entries as they stand in a document: YAML, lines of JSON, or lines of `add`.

YAML is a list of entries, or sections with entries as a log has them; it is read as a log is, so that `NO` is a text.
In lines of `add`, the kind of entry may stand first: `plan by September 2025: …`.
"""

import io
import json
import re
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from timeline.edits.keys import KINDS, SECTIONS, LineKind
from timeline.edits.line import Line, parsed
from timeline.log.editing.values import Value
from timeline.log.findings import Findings
from timeline.log.yaml.files import Feed
from timeline.log.yaml.nodes import Node, Scalar, Sequence
from timeline.log.yaml.syntax import Document
from timeline.problems import Problem
from timeline.text import did_you_mean, quoted

Form = Literal["yaml", "jsonl", "lines"]

_ENDINGS: dict[str, Form] = {"yaml": "yaml", "yml": "yaml", "json": "yaml", "jsonl": "jsonl", "ndjson": "jsonl"}
_KIND_OF = {section: kind for kind, section in SECTIONS.items()}
_KIND_FIRST = re.compile(rf"({'|'.join(KINDS)})\s+(?=\S)")
_BLANK = re.compile(r"\s*(?:#.*)?")
_SECTION = re.compile(r"[a-z]+:\s*(?:[#\[{].*)?")
_LIST = re.compile(r"-(?:\s|$)|\[")


class Part(NamedTuple):
    """One entry of a document: a line of `add`, or a value, with its node in YAML."""

    kind: LineKind
    line: int
    text: Line | None = None
    value: Value = ""
    id: str = ""
    node: Node | None = None


def form_of(name: str, text: str) -> Form:
    """Return the form of a document, by the ending of its name, else by its first line."""
    ending = name.rpartition(".")[2].lower()
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    first = _first_line(text)
    if first.startswith("{"):
        return "jsonl"
    return "yaml" if _LIST.match(first) or first == "---" or _SECTION.fullmatch(first) else "lines"


def _first_line(text: str) -> str:
    """Return the first line with anything but a comment, without the blanks around it."""
    return next((line.strip() for line in text.removeprefix("\ufeff").split("\n") if not _BLANK.fullmatch(line)), "")


def parts(text: str, form: Form, kind: LineKind | None, findings: Findings, file: str) -> Iterator[Part]:
    """Yield the entries of a document; faults of its syntax go to the findings."""
    if form == "lines":
        yield from _of_lines(text, kind)
    elif form == "jsonl":
        yield from _of_json(text, kind or "event", findings, file)
    else:
        yield from _of_yaml(text, kind or "event", findings, file)


def _of_lines(text: str, kind: LineKind | None) -> Iterator[Part]:
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if _BLANK.fullmatch(line):
            continue
        line, its = line.rstrip("\r"), kind or "event"
        if kind is None and (found := _KIND_FIRST.match(line)):
            its = next(one for one in KINDS if one == found[1])
            line = " " * found.end() + line[found.end() :]  # places stay as they are
        yield Part(its, number, parsed(line, its))


def _of_json(text: str, kind: LineKind, findings: Findings, file: str) -> Iterator[Part]:
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line, object_pairs_hook=_pairs, parse_int=str, parse_float=str, parse_constant=_refused)
            yield Part(kind, number, value=_plain_json(value))
        except json.JSONDecodeError as error:
            message = f"this is not JSON: {error.msg}"
            findings.add(Problem(file, number, error.colno, "syntax", message, "write one object in each line"))
        except _Refused as error:
            findings.add(Problem(file, number, 1, "syntax", error.message, error.hint))
        except RecursionError:
            findings.add(Problem(file, number, 1, "too-deep", "nested too deep", "an entry needs five or six levels"))


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


def _refused(text: str) -> Any:
    raise _Refused(f"{text} is no number", "write a number, or leave out the key")


def _plain_json(value: Any) -> dict[str, Value]:
    """Return an object as a log has it: keys without a value are left out."""
    if not isinstance(value, dict):
        raise _Refused("this is no object", 'write one object in each line: {"date": …, "title": …}')
    return {key: _plain_part(part) for key, part in value.items() if part is not None}


def _plain_part(value: Any) -> Value:
    if isinstance(value, dict):
        return _plain_json(value)
    if isinstance(value, list):
        return [_plain_part(item) for item in value]
    if isinstance(value, str):
        return value
    raise _Refused(f"{json.dumps(value)} is no value of an entry", "write a text, or leave out the key")


def _of_yaml(text: str, kind: LineKind, findings: Findings, file: str) -> Iterator[Part]:
    section, shift = SECTIONS[kind], 0
    text = re.sub(r"\A((?:\s*(?:#.*)?\n)*)---[ \t]*(?=\r?\n)", r"\1", text.removeprefix("\ufeff"))
    if _LIST.match(_first_line(text)):
        # The list becomes that of its section; a list in brackets is indented as the value of a key.
        text, shift = f"{section}:\n" + re.sub(r"^\[", " [", text, count=1, flags=re.MULTILINE), 1
    own = Findings()
    for piece in Document(Feed(io.BytesIO(text.encode("utf-8", "surrogatepass")), file), own).pieces():
        its = _KIND_OF.get(piece.section.value)
        if its is None:
            hint = did_you_mean(piece.section.value, _KIND_OF) or f"write a list, or one of {', '.join(_KIND_OF)}"
            where = file, piece.section.line, piece.section.column
            own.add(Problem(*where, "unknown-section", f"{quoted(piece.section.value)} holds no new entries", hint))
            continue
        node, identity = piece.value, piece.key.value if piece.key is not None else ""
        if piece.container == "whole" and isinstance(node, Scalar) and not node.value:
            continue  # a section with nothing in it
        yield Part(its, node.line - shift, value=plain(node), id=identity, node=node)
    for problem in own.problems:
        findings.add(problem._replace(line=max(1, problem.line - shift)))


def plain(node: Node) -> Value:
    """Return the value of a node."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(item) for key, item in node.items.items()}
