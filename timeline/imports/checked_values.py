"""Values of single keys, checked as a log checks them before they stand in one."""

from collections.abc import Callable

from timeline.edits.names import hyphenated
from timeline.edits.placed import reading_of
from timeline.imports.entry_ids import slug_of
from timeline.imports.unfit import Unfit
from timeline.log.findings import Findings
from timeline.log.reading import TAGS, URL, Reading
from timeline.log.shapes import Field, Shape
from timeline.log.yaml.nodes import Scalar

_ONE_LINE = frozenset({"title", "measure", "unit", "words", "deadline_words"})
_MOST_KEPT = 20_000
"""Maximum number of values whose reading is kept."""


class Checks:
    """The keys of an entry with what may stand there."""

    def __init__(self, shape: Shape) -> None:
        self._fields = shape.fields
        self._read: dict[tuple[str, str], str | Unfit] = {}

    def value(self, key: str, text: str) -> str:
        """Return a text as it stands in the log; raises `Unfit` where it cannot."""
        field = self._fields[key]
        if not _is_limited(field):
            return " ".join(text.split()) if key in _ONE_LINE else text.replace("\r\n", "\n")
        if len(self._read) > _MOST_KEPT:
            self._read.clear()
        found = self._read.get((key, text))
        if found is None:
            found = self._read[key, text] = _checked(text, field)
        if isinstance(found, Unfit):
            raise Unfit(found.why, found.remedy)
        return found


def _is_limited(field: Field) -> bool:
    return field.value_type in (TAGS, URL) or "enum" in field.value_type.schema


def _checked(text: str, field: Field) -> str | Unfit:
    text = _as_written(text, field)
    findings = Findings()
    reading: Reading = reading_of("", findings, None)
    read: Callable[[Scalar, Reading], object] = field.value_type.read
    read(Scalar.at(text, 1, 1), reading)
    fault = next((one for one in findings.problems if one.severity == "error"), None)
    return text if fault is None else Unfit(str(fault.message), str(fault.hint))


def _as_written(text: str, field: Field) -> str:
    """Return a text in the form of its key: hyphens for a tag and for one of a few words."""
    if field.value_type is TAGS:
        return slug_of(text)
    return text if field.value_type is URL else hyphenated(text)
