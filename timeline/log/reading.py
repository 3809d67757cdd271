"""Reading single values from nodes: each reader returns the value, or None after noting what is wrong.

A `ValueType` joins a reader with the JSON Schema of what it accepts, so that editors and the program agree.
"""

import re
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from timeline.dates import Date, DateError, Role, parse
from timeline.log.findings import Findings, Suggestions
from timeline.log.model import Number
from timeline.log.numbers import DIGITS, number_remedy
from timeline.log.yaml.nodes import Mapping, Node, Remarked, Scalar, Sequence, kind_of
from timeline.log.zones import LocalTimes, SkippedHour, has_zones, zone_of, zones
from timeline.problems import Problem, Severity
from timeline.text import first_invisible, named_sign, quoted, sign_remedy, with_article

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WEB = r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#\"\\^`][^\s\"\\^`]*$"
"""Pattern of an address in a schema: it accepts all that `timeline.addresses` does, and some texts more."""

_DOUBTFUL = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Signs that no language needs; the spaces of French and the joiners of Persian are spelling."""

WARNINGS = frozenset({"cut-text", "invisible-sign"})
"""Codes of the warnings about texts as they are written in the file; an entry alone does not show these."""

_AROUND = 30
"""Maximum number of signs of a word that a message quotes before a place in it, and from there."""

LONGEST_ID = 80

# Dates are shared values, as a log names the same days many times.
_parse = lru_cache(maxsize=1 << 14)(parse)


class Reading:
    """State of reading a file: its name, the current entry, and the problems so far."""

    def __init__(self, file: str, findings: Findings, suggestions: Suggestions, local_times: LocalTimes) -> None:
        self.file = file
        self.local_times = local_times
        self.findings = findings
        self.suggestions = suggestions
        self.entry: str | None = None
        self.section: str | None = None

    def fault(self, node: Node, code: str, message: str, hint: str = "", severity: Severity = "error") -> None:
        """Note a problem at the place of a node."""
        self.findings.add(
            Problem(self.file, node.line, node.column, code, message, hint, severity, self.entry, self.section)
        )


@dataclass(frozen=True, slots=True)
class ValueType:
    """A type of values in a log: its reader, its JSON Schema, and what the texts in it name.

    What it says of a text holds for each item of a list, too.
    """

    read: Callable[[Node, Reading], Any]
    schema: dict[str, Any]
    names: tuple[str, ...] = ()
    """The sections of a log among whose ids a text is one, those first that are looked in first; `tags` for a tag."""
    keys: "Table[str, ValueType]" = field(default_factory=dict)
    """The types of what stands in a mapping, by its keys."""
    field_key: str = ""
    """The key beside it that names a field of the entry, whose type a text is of then; empty for all others."""
    is_query: bool = False
    """True if a text is a query, with names in it."""

    @property
    def is_list(self) -> bool:
        """True if several values may stand there."""
        return any(one.get("type") == "array" for one in self.schema.get("anyOf", ()))


def text(node: Node, reading: Reading) -> str | None:
    """Read a text that is not empty."""
    if isinstance(node, Scalar):
        if node.value.strip():
            return node.value
        reading.fault(node, "empty-value", "there is no value here", "write one, or remove the key")
    else:
        hint = "put it in quotes, if the brackets are part of the text"
        reading.fault(node, "expected-text", f"text belongs here, not {kind_of(node)}", hint)
    return None


def prose(node: Node, reading: Reading) -> str | None:
    """Text for people, in which nothing is missing and nothing is hidden that could matter."""
    value = text(node, reading)
    if value is not None:
        _note_comment(node, reading)
        if not value.isascii() and (found := _DOUBTFUL.search(value)):
            _note_invisible(node, value, found.start(), reading)
    return value


def name(node: Node, reading: Reading) -> str | None:
    """A name: as prose, but that names are compared, so every sign in them shows."""
    value = text(node, reading)
    if value is not None:
        _note_comment(node, reading)
        if sign := first_invisible(value):
            _note_invisible(node, value, value.index(sign), reading)
    return value


def word(node: Node, reading: Reading) -> str | None:
    """A short text with a meaning of its own, behind which a comment is nothing unusual."""
    value = text(node, reading)
    if value is not None and not value.isascii() and (found := _DOUBTFUL.search(value)):
        _note_invisible(node, value, found.start(), reading)
    return value


def _note_comment(node: Node, reading: Reading) -> None:
    if isinstance(node, Remarked):
        message = f"the text ends before {quoted(node.comment)}: '#' behind a space begins a comment"
        hint = "put the whole text in quotes; if this is a comment, give it a line of its own"
        reading.fault(node, "cut-text", message, hint, "warning")


def _note_invisible(node: Node, value: str, at: int, reading: Reading) -> None:
    before, behind = re.split("[ \n]", value[:at])[-1], re.split("[ \n]", value[at:])[0]
    message = f"{named_sign(value[at])} does not show in {quoted(before[-_AROUND:] + behind[:_AROUND])}"
    hint = "write a plain space" if value[at].isspace() else "remove it"
    reading.fault(node, "invisible-sign", message, hint, "warning")


def slug(node: Node, reading: Reading) -> str | None:
    """An id as the log declares it: lower case, short, made of letters, digits and hyphens."""
    value = text(node, reading)
    if value is None or is_slug(value):
        return value
    hint = sign_remedy(value, is_slug)
    hint = hint or f"use lower-case letters, digits and single hyphens, at most {LONGEST_ID} characters"
    reading.fault(node, "bad-id", f"{quoted(value)} is not an id", hint)
    return None


def is_slug(value: str) -> bool:
    """Return whether this can be an id."""
    return len(value) <= LONGEST_ID and _SLUG.fullmatch(value) is not None


def date(node: Node, reading: Reading, role: Role = "date") -> Date | None:
    """A date in EDTF, or in the English of briefings; "the end of 2025" is its last day where it is a deadline."""
    if isinstance(node, Sequence):
        inner = ",".join(item.value if isinstance(item, Scalar) else "…" for item in node.items)
        hint = f'a date set is quoted: "[{inner}]"' if inner else "write one date"
        reading.fault(node, "bad-date", "a list stands where a date belongs", hint)
        return None
    if isinstance(node, Mapping):
        inner = ",".join(node.items)
        hint = f'a date set is quoted: "{{{inner}}}"' if inner and inner[0].isdigit() else "write one date"
        reading.fault(node, "bad-date", "a mapping stands where a date belongs", hint)
        return None
    if text(node, reading) is None:
        return None
    try:
        found = _parse(node.value, role)
        return found if found.time is None else reading.local_times.located(found)
    except DateError as error:
        reading.fault(node, "bad-date", f"{quoted(node.value)}: {error.reason}", error.hint)
    except SkippedHour as error:
        reading.fault(node, "skipped-hour", f"{quoted(node.value)}: {error.reason}", error.hint)
    return None


def number(node: Node, reading: Reading) -> Number | None:
    """A number without unit, sign for thousands or words."""
    value = text(node, reading)
    if value is None:
        return None
    if not DIGITS.fullmatch(value):
        hint = sign_remedy(value, lambda written: DIGITS.fullmatch(written) is not None) or number_remedy(value)
        reading.fault(node, "bad-number", f"{quoted(value)} is not a number", hint)
        return None
    return float(value) if "." in value else int(value)


def url(node: Node, reading: Reading) -> str | None:
    """An address of the web."""
    from timeline.addresses import refusal  # which a log that is not read anew does not need

    value = text(node, reading)
    if value is None:
        return None
    refused = refusal(value)
    if refused is None:
        return value
    reason = f": {refused.reason}" if refused.reason else ""
    reading.fault(node, "bad-url", f"{quoted(value)} is not a web address{reason}", refused.hint)
    return None


def timezone(node: Node, reading: Reading) -> str | None:
    """The IANA name of a time zone."""
    value = text(node, reading)
    if value is None or zone_of(value) is not None:
        return value
    if not has_zones():
        hint = "install them with: pip install tzdata"
        reading.fault(node, "unknown-timezone", "this system has no data of time zones", hint)
        return None
    hint = reading.suggestions.near(value, "timezones", zones()) or "write a name such as America/New_York or UTC"
    reading.fault(node, "unknown-timezone", f"there is no time zone {quoted(value)}", hint)
    return None


def choice(options: Iterable[str], what: str) -> ValueType:
    """One of a few words."""
    known = tuple(options)

    def read(node: Node, reading: Reading) -> str | None:
        value = text(node, reading)
        if value is None or value in known:
            return value
        hint = reading.suggestions.near(value, what, known) or f"one of {', '.join(known)}"
        reading.fault(node, "bad-choice", f"{quoted(value)} is not {with_article(what)}", hint)
        return None

    return ValueType(read, {"enum": list(known)})


def several(item: ValueType) -> ValueType:
    """A list of such values; a single one may stand without brackets."""

    read_one = item.read

    def read(node: Node, reading: Reading) -> tuple[Any, ...]:
        items = node.items if isinstance(node, Sequence) else [node]
        values = [read_one(item, reading) for item in items]
        return tuple([value for value in values if value is not None] if None in values else values)

    schema = {"anyOf": [{"type": "array", "items": item.schema}, item.schema]}
    return ValueType(read, schema, item.names, item.keys, item.field_key, item.is_query)


def reference_to(*sections: str) -> ValueType:
    """The id of an entry of one of these sections of the log, or of what every log knows there, such as a country."""
    return ValueType(text, {"type": "string"}, sections)


TEXT = ValueType(prose, {"type": ["string", "number"]})
NAME = ValueType(name, TEXT.schema)
WORD = ValueType(word, TEXT.schema)
SLUG = ValueType(slug, {"type": "string", "pattern": f"^{_SLUG.pattern}$", "maxLength": LONGEST_ID})
CODE = ValueType(text, {"type": "string"})
TAG = ValueType(slug, SLUG.schema, ("tags",))
QUERY = ValueType(word, TEXT.schema, is_query=True)
DATE = ValueType(date, {"$ref": "#/$defs/date"})
NUMBER = ValueType(number, {"anyOf": [{"type": "number"}, {"type": "string", "pattern": f"^{DIGITS.pattern}$"}]})
URL = ValueType(url, {"type": "string", "pattern": _WEB})
TIMEZONE = ValueType(timezone, {"type": "string", "pattern": "^[A-Z][A-Za-z0-9_+/-]*$"})
TEXTS = several(TEXT)
NAMES = several(NAME)
WORDS = several(WORD)
TAGS = several(TAG)
