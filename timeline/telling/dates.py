"""The document of `date`: how each expression is understood."""

from collections.abc import Iterator, Sequence

from timeline.reports.understood import Understood, all_facts
from timeline.telling.document import Block, Document, Head, Run, heading, item, paragraph


def document(answers: Sequence[Understood]) -> Document:
    """Tell how dates are understood."""
    return Document(Head("Dates"), _blocks(answers))


def _blocks(answers: Sequence[Understood]) -> Iterator[Block]:
    for answer in answers:
        yield heading(2, answer.text)
        if answer.is_refused:
            yield paragraph(Run("error:", "strong"), f" {answer.date}")
        else:
            yield from (item(told, label=label) for label, told in all_facts(answer))
