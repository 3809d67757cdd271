"""The sheet that tells a colleague how to edit the others, in plain sentences; and lists of names to choose from."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from timeline.export.sheets.for_editing import ForEditing
from timeline.log.model import PLAN_KINDS, QUALIFIERS, STATUSES
from timeline.reports.wording import day_words
from timeline.telling.restrictions import restriction_of
from timeline.vocabulary.countries import country_names
from timeline.vocabulary.types import TYPES

MOST_NAMES = 5_000
"""Maximum number of names in a list to choose from."""


class Paragraph(NamedTuple):
    """A line of the guide: a heading, a sentence, or an example with what it means."""

    text: str
    is_heading: bool = False
    meaning: str = ""


def guide(answer: ForEditing) -> Iterator[Paragraph]:
    """Yield the lines of the guide."""
    yield Paragraph(answer.log.header.title, is_heading=True)
    day = day_words(answer.workspace.as_of)
    yield Paragraph(f"Entries of this log as of {day}, to be corrected and sent back as this file.")
    cited = ((getattr(answer.log, section)[identity].sources, answer.log) for section, identity in answer.entries)
    if restriction := restriction_of(cited):
        yield Paragraph(restriction)
    yield Paragraph("What to change", is_heading=True)
    yield Paragraph(
        "White cells may be changed. Grey ones are worked out by the program: what is written there is lost."
    )
    yield Paragraph(
        "The sheets are protected, without a password, so that the grey cells stay as they are. To sort the rows, take "
        "the protection off; the order of rows and of columns does not matter."
    )
    yield Paragraph("What you do not touch stays as it is. To empty a cell takes out what stood in it.")
    yield Paragraph("An empty status is the usual one, stated: the sources say so without reserve.")
    if "plans" in answer.sections:
        yield Paragraph(
            "The deadline of a plan is the one that was announced first. If it was moved later, write when and to what "
            "into the note."
        )
    yield Paragraph("A column of your own is ignored; a column that you delete changes nothing.")
    yield Paragraph("Dates", is_heading=True)
    yield Paragraph("Write a date as exactly as the source gives it, and no more:")
    for text, meaning in _DATES:
        yield Paragraph(text, meaning=meaning)
    yield Paragraph("A date such as 03/04/2024 is not taken: it could be March or April.")
    yield Paragraph("Several values in a cell", is_heading=True)
    yield Paragraph("Places, actors, tags and sources: one after the other, with a semicolon between: Iraq; Syria.")
    yield Paragraph(
        "Write names as the sheet 'names' has them. A name that is not there is asked about when the file is back."
    )
    yield Paragraph("New, and struck out", is_heading=True)
    yield Paragraph("A new entry is a new row below the others; leave its id empty.")
    yield Paragraph("To strike an entry out, write yes in the column 'remove'. Please do not delete its row.")
    yield Paragraph("Sources", is_heading=True)
    yield Paragraph(
        "A source is named by its id from the sheet 'names', with the place in it behind an @: audit-2024@page 9."
    )
    yield Paragraph(
        "Where a change comes from a document that is not among them, write its title, publisher, date and address "
        "into the note of the entry."
    )


_DATES: Sequence[tuple[str, str]] = (
    ("2024-09-27", "a day; 27 September 2024 says the same"),
    ("2024-09", "some day of September 2024"),
    ("2024", "some day of the year"),
    ("early 2022", "also mid-2022, late September 2024"),
    ("about 2019", "the source is not sure of it"),
    ("between March and May 2024", "one day, somewhere between"),
    ("2018/2020", "from 2018 to 2020"),
    ("2018/..", "since 2018, and it lasts"),
    ("by the end of 2025", "on that day or before, as in a deadline"),
)


class NameList(NamedTuple):
    """A list to choose from: what it holds, its two headings, and its rows."""

    key: str
    headings: tuple[str, str]
    rows: Sequence[tuple[str, str]]


def name_lists(answer: ForEditing) -> tuple[NameList, ...]:
    """Return the names of the log, the own ones before those that are built in; of very many, the first."""
    log = answer.log
    own_types = ((one.id, one.name) for one in log.types.values())
    countries = ((names[0], code) for code, names in country_names().items())
    actors = ((one.name, one.id) for one in islice(log.actors.values(), MOST_NAMES))
    places = ((one.name, one.id) for one in islice(log.places.values(), MOST_NAMES))
    sources = ((one.id, one.title) for one in islice(log.sources.values(), MOST_NAMES))
    return (
        NameList("types", ("type", "meaning"), [*own_types, *((one.id, one.name) for one in TYPES.values())]),
        NameList("actors", ("actor", "id"), sorted(actors, key=lambda row: row[0].casefold())),
        NameList("places", ("place", "id"), [*places, *sorted(countries)]),
        NameList("sources", ("source", "title"), [*sources]),
        NameList("statuses", ("status", ""), [(one, "") for one in STATUSES]),
        NameList("kinds", ("kind of plan", ""), [(one, "") for one in PLAN_KINDS]),
        NameList("qualifiers", ("qualifier", ""), [(one, "") for one in QUALIFIERS]),
    )
