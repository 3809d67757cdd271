"""New entries as they stand in a document: YAML, JSON, lines of JSON, or lines of `add`.

YAML and JSON hold a list of entries, or sections with entries as a log has them. YAML is read as a log is, so that `NO`
is a text. In lines of `add`, the kind of entry may stand first: `plan by September 2025: …`.
"""

import io
import json
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from timeline.edits.json_values import NotRead, object_at
from timeline.edits.keys import KINDS, SECTIONS, LineKind
from timeline.edits.line import Line, parsed
from timeline.log.editing.values import Value, value_of
from timeline.log.findings import Findings
from timeline.log.yaml.files import Feed
from timeline.log.yaml.nodes import Node, Scalar
from timeline.log.yaml.syntax import Document
from timeline.problems import Problem
from timeline.text import did_you_mean, quoted

Form = Literal["yaml", "json", "jsonl", "lines"]

_ENDINGS: dict[str, Form] = {"yaml": "yaml", "yml": "yaml", "json": "json", "jsonl": "jsonl", "ndjson": "jsonl"}
_KIND_OF = {section: kind for kind, section in SECTIONS.items()}
_KIND_FIRST = re.compile(rf"({'|'.join(KINDS)})\s+(?=\S)")
_BLANK = re.compile(r"\s*(?:#.*)?")
_SECTION = re.compile(r"[a-z]+:\s*(?:[#\[{].*)?")
_JSON_SECTIONS = re.compile(r'\{\s*"(?:events|plans|figures|views)"')
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
        return "jsonl" if first.endswith("}") and not _JSON_SECTIONS.match(first) else "json"
    if first.startswith("["):
        return "json" if _is_json(text) else "yaml"
    return "yaml" if _LIST.match(first) or first == "---" or _SECTION.fullmatch(first) else "lines"


def _is_json(text: str) -> bool:
    """Return whether a list in brackets is JSON: that of YAML may have texts without quotes."""
    try:
        json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return False
    return True


def _first_line(text: str) -> str:
    """Return the first line with anything but a comment, without the blanks around it."""
    return next((line.strip() for line in text.removeprefix("\ufeff").split("\n") if not _BLANK.fullmatch(line)), "")


def parts(text: str, form: Form, kind: LineKind | None, findings: Findings, file: str) -> Iterator[Part]:
    """Yield the entries of a document; faults of its syntax go to the findings."""
    if form == "lines":
        yield from _of_lines(text, kind)
    elif form == "jsonl":
        yield from _of_json_lines(text, kind or "event", findings, file)
    elif form == "json":
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


def _of_json_lines(text: str, kind: LineKind, findings: Findings, file: str) -> Iterator[Part]:
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        try:
            value, end = object_at(line, _skipped(line, 0))
            if line[end:].strip():
                raise NotRead("more follows behind the object", "write one object in each line", end)
            yield Part(kind, number, value=value)
        except NotRead as error:
            findings.add(error.problem(file, line, number))


def _of_json(text: str, kind: LineKind, findings: Findings, file: str) -> Iterator[Part]:
    text = text.removeprefix("\ufeff")
    start = _skipped(text, 0)
    try:
        if text[start : start + 1] == "[":
            for value, line in _objects(text, start + 1):
                yield Part(kind, line, value=value)
            return
        sections, end = object_at(text, start)
        if text[end:].strip():
            raise NotRead("more follows behind the object", "write one list of entries", end)
    except NotRead as error:
        findings.add(error.problem(file, text))
        return
    for name, several in sections.items():
        its = _KIND_OF.get(name)
        if its is None or isinstance(several, str):
            findings.add(_no_section(name, file, 1, 1))
        elif isinstance(several, list):
            yield from (Part(its, 1, value=value) for value in several)
        else:
            yield from (Part(its, 1, value=value, id=identity) for identity, value in several.items())


def _objects(text: str, at: int) -> Iterator[tuple[dict[str, Value], int]]:
    """Yield the objects of a list with their lines, from behind its bracket."""
    line, counted = 1, 0
    at = _skipped(text, at)
    while text[at : at + 1] != "]":
        value, end = object_at(text, at)
        line, counted = line + text.count("\n", counted, at), at
        yield value, line
        at = _skipped(text, end)
        if text[at : at + 1] == ",":
            at = _skipped(text, at + 1)
        elif text[at : at + 1] != "]":
            raise NotRead("a ',' or a ']' is missing here", "put a ',' between the objects, and ']' behind all", at)
    if text[at + 1 :].strip():
        raise NotRead("more follows behind the list", "write one list of entries", at + 1)


def _skipped(text: str, at: int) -> int:
    """Return the index of the first sign from an index on that is no blank."""
    while text[at : at + 1].isspace():
        at += 1
    return at


def _no_section(name: str, file: str, line: int, column: int) -> Problem:
    hint = did_you_mean(name, _KIND_OF) or f"write a list, or one of {', '.join(_KIND_OF)}"
    return Problem(file, line, column, "unknown-section", f"{quoted(name)} holds no new entries", hint)


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
            own.add(_no_section(piece.section.value, file, piece.section.line, piece.section.column))
            continue
        node, identity = piece.value, piece.key.value if piece.key is not None else ""
        if piece.container == "whole" and isinstance(node, Scalar) and not node.value:
            continue  # a section with nothing in it
        yield Part(its, node.line - shift, value=value_of(node), id=identity, node=node)
    for problem in own.problems:
        findings.add(problem._replace(line=max(1, problem.line - shift)))
