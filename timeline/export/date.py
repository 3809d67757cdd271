"""How dates were understood, in the forms in which that can be handed on; as JSON an array with an object for each."""

from collections.abc import Sequence
from typing import Any

from timeline.dates import DateError, iso, words
from timeline.export.forms import Forms
from timeline.export.objects import Json, date_object
from timeline.export.sheets import Sheet, columns, date_cells, date_columns, texts
from timeline.reports.understood import Understood, deadline_words

Answers = Sequence[Understood]

_COLUMNS = (
    *texts("text"),
    *date_columns(),
    *columns("number", "level"),
    *texts("kind"),
    *columns("day", "start_earliest", "start_latest", "end_earliest", "end_latest"),
    *columns("truth", "approximate", "uncertain"),
    *texts("error"),
)


def forms(answers: Answers) -> Forms:
    """Dates in the formats for machines."""
    return Forms(
        value=lambda: [_object(answer) for answer in answers],
        values=lambda: (_object(answer) for answer in answers),
        sheet=lambda: Sheet("dates", _COLUMNS, (_line(answer) for answer in answers)),
    )


def _object(answer: Understood) -> Json:
    """The date object with its text and level, and what else is to be said of it; or the text with its error."""
    date = answer.date
    if isinstance(date, DateError):
        told: Json = {"text": answer.text, "error": str(date)}
    else:
        told = {"text": answer.text, "level": date.level, **(date_object(date) or {})}
    if (deadline := _deadline(answer)) is not None:
        told["deadline"] = deadline
    return {**told, "notes": list(answer.notes)} if answer.notes else told


def _deadline(answer: Understood) -> Json | None:
    """The date as a deadline, with the first and the last day on which it can close, where its EDTF does not say it."""
    if answer.deadline is None or answer.window is None or deadline_words(answer) is None:
        return None
    first, last = answer.window
    return {
        "edtf": answer.deadline.edtf,
        "words": words(answer.deadline),
        "closes": {"earliest": iso(first), "latest": iso(last)},
    }


def _line(answer: Understood) -> tuple[Any, ...]:
    date = answer.date
    if isinstance(date, DateError):
        return (answer.text, *[None] * (len(_COLUMNS) - 2), str(date))
    ends = (date.start_earliest, date.start_latest, date.end_earliest, date.end_latest)
    return (
        *(answer.text, *date_cells(date), date.level, date.kind),
        *(map(iso, ends) if date.kind == "span" else (None,) * 4),
        *(date.approximate, date.uncertain, None),
    )
