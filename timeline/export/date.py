"""How dates were understood, in the forms in which that can be handed on; as JSON an array with an object for each."""

from collections.abc import Iterator, Sequence
from typing import Any

from timeline.dates import Date, DateError, iso
from timeline.export.document import Block, Document, heading, item, paragraph, strong
from timeline.export.forms import Forms
from timeline.export.objects import Json, date_object
from timeline.export.sheets import Sheet, columns, date_cells, date_columns, texts
from timeline.reports.understood import facts_of

Answers = Sequence[tuple[str, Date | DateError]]

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
    """Dates for machines and for people."""
    return Forms(
        value=lambda: [_object(*answer) for answer in answers],
        values=lambda: (_object(*answer) for answer in answers),
        sheet=lambda: Sheet("dates", _COLUMNS, (_line(*answer) for answer in answers)),
        document=lambda: Document(tuple(_blocks(answers))),
    )


def _object(text: str, answer: Date | DateError) -> Json:
    """The date object with its text and level, or the text with its error."""
    if isinstance(answer, DateError):
        return {"text": text, "error": str(answer)}
    return {"text": text, "level": answer.level, **(date_object(answer) or {})}


def _line(text: str, answer: Date | DateError) -> tuple[Any, ...]:
    if isinstance(answer, DateError):
        return (text, *[None] * (len(_COLUMNS) - 2), str(answer))
    ends = (answer.start_earliest, answer.start_latest, answer.end_earliest, answer.end_latest)
    return (
        *(text, *date_cells(answer), answer.level, answer.kind),
        *(map(iso, ends) if answer.kind == "span" else (None,) * 4),
        *(answer.approximate, answer.uncertain, None),
    )


def _blocks(answers: Answers) -> Iterator[Block]:
    """A heading for each expression, and what is to be said of it."""
    yield heading(1, "Dates")
    for text, answer in answers:
        yield heading(2, text)
        if isinstance(answer, DateError):
            yield paragraph(strong("Error:"), f" {answer}")
        else:
            yield from (item(strong(f"{label}:"), f" {told}") for label, told in facts_of(answer))
