"""`timeline import --guess`: a map for a table, and the first rows; `--new-names map`: tables of names for a map."""

import datetime
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.cli.endings import message_width, say, say_notes
from timeline.errors import EntriesFaulty

if TYPE_CHECKING:
    from timeline.edits.names import Names
    from timeline.edits.room import LogToEdit
    from timeline.imports.guessing import Guess
    from timeline.imports.importing import Mapped
    from timeline.imports.maps import Map
    from timeline.imports.reading import As
    from timeline.tables.cells import Row
    from timeline.tables.headings import HeadedTable
    from timeline.telling.document import Document


def write_guess(opened: "LogToEdit", file: str, map_file: str | None, sheet: str | None = None) -> None:
    """Write a map to a new file, or on standard output, and show what it makes of the first rows.

    It is that of the first sheet with dates, if none is named.

    The rows stand on standard output too where the map has a file, else on standard error.
    """
    from timeline.edits.names import Names
    from timeline.imports.guessed_table import table_to_guess
    from timeline.imports.guessing import SAMPLE, guess, guess_of
    from timeline.telling.guess import document
    from timeline.telling.imported import shown_name
    from timeline.writing import write_new

    found, names = table_to_guess(file, SAMPLE, sheet), Names(opened.log)
    table, rows = found.table, found.rows
    say_notes((*found.notes, *table.notes))
    if found.shipped is not None:
        say(f"note: this is a table of {found.shipped.upper()}, whose map comes with the program: none has to be named")
        guessed = guess_of(found.shipped)
    else:
        guessed = guess(table.headings, rows, file, table.name, found.header, is_1904=table.is_1904)
    first, why_not = _first_rows(guessed, table, rows, names, opened.today)
    shown = document(guessed, first, names, shown_name(file), table.name)
    if map_file is None:
        sys.stdout.write(guessed.text)
        sys.stdout.flush()
        _write_beside(shown)
    else:
        from timeline.render.document import painted
        from timeline.render.output import show, width

        write_new(Path(map_file), guessed.text)
        show(painted(shown, width()))
        say(f"wrote {map_file}")
    if why_not:
        say(f"note: {why_not}")
    name = "MAP.yaml" if map_file is None else map_file
    say(f"correct the map, then see what comes in: {shlex.join(['timeline', 'import', file, '--map', name])}")


def _first_rows(
    guessed: "Guess", table: "HeadedTable", rows: "Sequence[Row]", names: "Names", today: datetime.date
) -> "tuple[Sequence[Mapped], str]":
    """Return the first rows as the map makes them; else none, and why it cannot be used as it is."""
    from timeline.imports.guessing import preview
    from timeline.imports.map_file import read_map

    read = read_map(guessed.text)
    try:
        if read.map is not None:
            return preview(read.map, table.headings, rows, names, today), ""
        problems = read.problems
    except EntriesFaulty as error:
        problems = tuple(error.problems)
    return (), f"the map cannot be used before it is completed: {problems[0].message}"


def _write_beside(document: "Document") -> None:
    """Write a document on standard error, as plain text."""
    from timeline.render.document import painted
    from timeline.render.lines import plain_lines

    sys.stderr.write("".join(plain_lines(painted(document, message_width() or 100))))


def write_name_tables(opened: "LogToEdit", file: str, map: "Map | None", shape: "As | None") -> None:
    """Write on standard output the names that the log does not have, as tables for the map."""
    from timeline.edits.names import Names
    from timeline.imports.name_tables import name_tables
    from timeline.imports.reading import read_file
    from timeline.streams import put_text

    found = read_file(opened, file, map, shape, offers=False)
    lines = [*name_tables(found.review.newcomers, Names(opened.log))]
    if not lines:
        say("the log has all the names")
    put_text(f"{line}\n" for line in lines)
