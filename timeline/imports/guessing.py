"""A guess at the map of a table, from its headings and its cells, written as the text that a person corrects."""

import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import Literal, NamedTuple

from timeline.edits.names import Names
from timeline.imports.columns import Heading
from timeline.imports.date_sections import is_day, is_day_alone, lone_cell, section_of
from timeline.imports.entry_ids import slug_of
from timeline.imports.guessed_dates import Heads, guessed_date
from timeline.imports.guessed_fields import (
    guessed_actors,
    guessed_figures,
    guessed_identity,
    guessed_places,
    guessed_rest,
    guessed_type,
)
from timeline.imports.guessed_plans import guessed_plan
from timeline.imports.guessed_titles import guessed_title
from timeline.imports.guessed_words import Guessed
from timeline.imports.importing import Importer, Mapped
from timeline.imports.maps import Into, Map
from timeline.imports.profiles import Profile, profiles
from timeline.imports.shipped import Shipped, shipped_text
from timeline.imports.yaml_texts import scalar
from timeline.tables.cells import Row
from timeline.tables.linked import LINK_OF, without_links

SAMPLE = 1_000
"""Number of rows that a guess looks at."""

_SHOWN = 3
"""Number of rows that are shown as they would become."""

_WIDTH = 110
_YEAR = re.compile(r"(?<!\d)(?<!\d[-–./_])(?:19|20)\d{2}(?!\d|\s?[-–./_]\s?\d)")
"""A year in the name of a sheet, which is neither the first of two nor that of a single day."""


class Guess(NamedTuple):
    """The text of a map, and the names of the columns that it does not use."""

    text: str
    unused: tuple[str, ...]


def guess(
    headings: Sequence[Heading],
    rows: Sequence[Row],
    file: str,
    sheet: str = "",
    header: int | Literal["none"] | None = None,
    *,
    is_1904: bool = False,
) -> Guess:
    """Return a map for a table; `header` is the number of the row of its headings, `is_1904` the system of its days.

    What a table cannot say stands in comments: who made it, and which order its figures have where no row proves it.
    """
    every = profiles(headings, rows[:SAMPLE])
    columns = [one for one in every if not one.name.startswith(LINK_OF)]
    links = [one for one in every if one.name.startswith(LINK_OF) and not _says_the_same(one, columns)]
    left = list(columns)
    identity = _taken(guessed_identity(columns), left)
    plan = guessed_plan(columns, is_1904=is_1904)
    found = plan.dated if plan is not None else _dated(headings, rows[:SAMPLE], columns, sheet, is_1904=is_1904)
    dated = _taken(found, left)
    figures = Guessed() if plan is not None else _taken(guessed_figures(left), left)
    counts = [one for one in columns if one.name in figures.used]
    title = _taken(guessed_title(left, counts), left)
    kind = Guessed() if plan is not None else guessed_type(left)
    others = [kind, _taken(guessed_places(left), left)]
    others.append(_taken(guessed_actors(left) if plan is None else plan.by, left))
    left[:] = [one for one in left if one.name not in kind.used]
    others += [_taken(one, left) for one in guessed_rest([*left, *links])]
    fields = [line for one in (dated, title, *others) for line in one.lines]
    named = f"{title.lines}{kind.lines}{others}"
    unused = tuple(one.name for one in (*left, *links) if f"{{{one.name}}}" not in named)
    into: Into = "events" if plan is None else "plans"
    written = _written(file, sheet, header, identity, fields, figures.lines, unused, into)
    return Guess("\n".join(written) + "\n", unused)


def _dated(
    headings: Sequence[Heading], rows: Sequence[Row], columns: Sequence[Profile], sheet: str, *, is_1904: bool
) -> Guessed:
    """Return the date of events; of a table without dates, what is missing."""
    heads = _heads_of_rows([*without_links(rows, [one.name for one in headings])])
    columns = profiles(headings, rows, has_lone=True) if heads == "day" else columns
    years = {*_YEAR.findall(sheet)}
    date = guessed_date(columns, is_1904=is_1904, heads=heads, sheet_year=years.pop() if len(years) == 1 else "")
    if date is None:
        return Guessed(("date: {column: …}  # no column holds dates that are read: name it, or year, month and day",))
    return Guessed(date.lines, date.used)


def _heads_of_rows(rows: Sequence[Row]) -> Heads | None:
    """Return what rows with one cell alone give to those below them: a day, or a year or month."""
    alone = [(row, below) for row, below in pairwise(rows) if section_of(row) is not None]
    days = [below for row, below in alone if is_day_alone(row)]
    if len(days) <= len(alone) / 2:
        return "year" if alone else None
    headed = [below for below in days if lone_cell(below) is not None or not any(map(is_day, below.cells))]
    return "day" if len(headed) > len(days) / 2 else None  # else they are rows that lack all but their date


def _says_the_same(links: Profile, columns: Sequence[Profile]) -> bool:
    """Return whether the addresses of links stand in a column of the table too."""
    return any(links.values.keys() <= one.values.keys() for one in columns)


def guess_of(shipped: Shipped) -> Guess:
    """Return the map that comes with the program for a data set that is known."""
    return Guess(shipped_text(shipped), ())


def _taken(guessed: Guessed, left: list[Profile]) -> Guessed:
    """Return a guess, after its columns were taken from those that are left."""
    left[:] = [one for one in left if one.name not in guessed.used]
    return guessed


def _written(
    file: str,
    sheet: str,
    header: int | Literal["none"] | None,
    identity: Guessed,
    fields: Sequence[str],
    figures: Sequence[str],
    unused: Sequence[str],
    into: Into,
) -> Iterator[str]:
    """Yield the lines of a map."""
    stem = file.rpartition("/")[2].rpartition(".")[0] or file
    title = f"{stem}, {sheet}" if sheet else stem
    yield "import:"
    yield f"  source: {{id: {slug_of(stem) or 'table'}, title: {scalar(title)}}}  # add publisher, date, url, licence"
    if sheet:
        yield f"  sheet: {scalar(sheet)}"
    if header is not None and header != 1:
        yield f"  header: {header}"
    yield from (f"  {line}" for line in identity.lines)
    yield f"  into: {into}"
    yield "  fields:"
    yield from (f"    {line}" for line in fields)
    if figures:
        yield "  figures:"
        yield from (f"    {line}" for line in figures)
    yield "  keep: [title, summary, tags, note]"
    if unused:
        yield from _unused(unused)


def _unused(names: Sequence[str]) -> Iterator[str]:
    """Yield comments that name the columns that are not used."""
    line = "  # not used:"
    for number, name in enumerate(names, 1):
        part = f" {scalar(name)}{',' if number < len(names) else ''}"
        if len(line) + len(part) > _WIDTH:
            yield line
            line = "  #  "
        line += part
    yield line


def preview(
    map: Map, headings: Sequence[Heading], rows: Sequence[Row], names: Names, today: datetime.date
) -> list[Mapped]:
    """Return the first rows of a table as a map makes them; raises `EntriesFaulty` as an import does."""
    return [*islice(Importer(map, headings, names, today).mapped(rows), _SHOWN)]
