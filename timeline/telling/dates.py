"""The document of `date`: the reading of each expression."""

from collections.abc import Iterator, Sequence

from timeline.reports.understood import Understood, all_facts
from timeline.telling.document import Block, Document, Head, Run, heading, item, paragraph


def document(answers: Sequence[Understood]) -> Document:
    """Build the document of some readings of dates."""
    return Document(Head("Dates"), _blocks(answers))


def _blocks(answers: Sequence[Understood]) -> Iterator[Block]:
    for answer in answers:
        yield heading(2, answer.text)
        if answer.is_refused:
            yield paragraph(Run("error:", "strong"), f" {answer.date}")
        else:
            yield from (item(text, label=label) for label, text in all_facts(answer))
