"""The readings of dates in the formats for machines; as JSON an array with an object for each."""

from collections.abc import Callable, Sequence
from typing import Any

from timeline.dates import Date, DateError, iso, words
from timeline.export.forms import Forms
from timeline.export.lines import Lines
from timeline.export.objects import Json, date_object
from timeline.export.sheets.columns.dates import date_columns
from timeline.export.sheets.sheet import Columns, detail, joined, table, text
from timeline.reports.understood import Understood, deadline_words

Answers = Sequence[Understood]


def forms(answers: Answers) -> Forms:
    """Return the formats of the readings."""
    return Forms(
        value=lambda: [_object(answer) for answer in answers],
        lists=(Lines(""),),
        sheet=lambda: table("dates", _columns(), answers),
    )


def _object(answer: Understood) -> Json:
    """The date object with its text, level, deadline and notes; or the text with its error."""
    date = answer.date
    if isinstance(date, DateError):
        value: Json = {"text": answer.text, "error": str(date)}
    else:
        value = {"text": answer.text, "level": date.level, **(date_object(date) or {})}
    if (deadline := _deadline(answer)) is not None:
        value["deadline"] = deadline
    return {**value, "notes": list(answer.notes)} if answer.notes else value


def _deadline(answer: Understood) -> Json | None:
    """The date as a deadline, with the first and the last day on which it can close; None if its EDTF says the same."""
    if answer.deadline is None or answer.window is None or deadline_words(answer) is None:
        return None
    first, last = answer.window
    return {
        "edtf": answer.deadline.edtf,
        "words": words(answer.deadline),
        "closes": {"earliest": iso(first), "latest": iso(last)},
    }


def _columns() -> Columns[Understood]:
    def ends(at: int) -> Callable[[Date], str | None]:
        names = ("start_earliest", "start_latest", "end_earliest", "end_latest")
        return lambda date: iso(getattr(date, names[at])) if date.kind == "span" else None

    return joined(
        text("text", lambda answer: answer.text),
        date_columns("date", _date),
        detail("level", _of_date(lambda date: date.level), "number"),
        detail("kind", _of_date(lambda date: date.kind)),
        detail("start_earliest", _of_date(ends(0)), "day"),
        detail("start_latest", _of_date(ends(1)), "day"),
        detail("end_earliest", _of_date(ends(2)), "day"),
        detail("end_latest", _of_date(ends(3)), "day"),
        detail("approximate", _of_date(lambda date: date.approximate), "truth"),
        detail("uncertain", _of_date(lambda date: date.uncertain), "truth"),
        text("error", lambda answer: str(answer.date) if isinstance(answer.date, DateError) else None),
    )


def _date(answer: Understood) -> Date | None:
    return None if isinstance(answer.date, DateError) else answer.date


def _of_date(get: Callable[[Date], Any]) -> Callable[[Understood], Any]:
    """Return a cell function that gives None if the text is no date."""

    def of_answer(answer: Understood) -> Any:
        date = _date(answer)
        return get(date) if date is not None else None

    return of_answer
