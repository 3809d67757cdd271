"""The document of a guessed map: the first rows of the table as they would become, and what is left to say."""

from collections.abc import Iterator, Sequence

from timeline.edits.drafts import Draft
from timeline.edits.names import Names
from timeline.imports.guessing import Guess
from timeline.imports.importing import Mapped
from timeline.imports.refusals import Refusal
from timeline.imports.returned_values import Place
from timeline.imports.review import Refused
from timeline.telling.document import Block, Document, Entry, Head, Run, heading, paragraph, phrase
from timeline.telling.imported_entries import value_entry
from timeline.telling.refused_cells import place_words, refused_entries


def document(guess: Guess, rows: Sequence[Mapped], names: Names, file: str, sheet: str = "") -> Document:
    """Build the document of a guess; `rows` are the first of the table, `file` is its name as it is to be shown."""
    title = f"A guess at the map of {file}{f', sheet {sheet}' if sheet else ''}"
    return Document(Head(title), _blocks(guess, rows, names))


def _blocks(guess: Guess, rows: Sequence[Mapped], names: Names) -> Iterator[Block]:
    if rows:
        yield heading(2, f"The first {'row' if len(rows) == 1 else f'{len(rows)} rows'} as they would become")
    for row in rows:
        if row.drafts:
            yield _entry(row.drafts, names, Place("", row.row))
        yield from refused_entries(_refused(one, is_part=bool(row.drafts)) for one in row.refusals)
    if guess.unused:
        yield paragraph("Columns that the map does not use: ", ", ".join(guess.unused), ".")


def _entry(drafts: Sequence[Draft], names: Names, place: Place) -> Entry:
    first, *figures = [one.value if isinstance(one.value, dict) else {} for one in drafts]
    asks = {question.text for one in drafts for question in one.questions}
    there = phrase(Run(place_words(place), "aside"))
    return value_entry(first, names, figures=figures, asks=asks, facts=(there,))


def _refused(one: Refusal, *, is_part: bool) -> Refused:
    place = Place("", one.row, one.column, one.heading)
    return Refused(place, one.shown, one.why, one.remedy, is_part=is_part)
