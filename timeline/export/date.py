"""How dates were understood, as JSON: an array with an object for each."""

from collections.abc import Sequence

from timeline.dates import Date, DateError
from timeline.export.objects import date_object
from timeline.export.writers import json_text


def as_json(answers: Sequence[tuple[str, Date | DateError]]) -> str:
    """The array of the contract: the date object with its text and level, or the text with its error."""
    return json_text([_object(text, answer) for text, answer in answers])


def _object(text: str, answer: Date | DateError) -> dict[str, object]:
    if isinstance(answer, DateError):
        return {"text": text, "error": str(answer)}
    return {"text": text, "level": answer.level, **(date_object(answer) or {})}
