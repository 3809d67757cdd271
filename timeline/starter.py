"""The log to start from: a small one with everything in it, or the shipped example."""

import re
from importlib.resources import files
from pathlib import Path

from timeline.folding import fold

SCHEMA_NAME = ".timeline-schema.json"
MODELINE = "# yaml-language-server: $schema="

_LONGEST = 40
"""The length to which the name of a folder is cut for an id."""

_STARTER = """\
timeline:
  id: {id}          # its name among other logs, by which calendars know its entries: choose one and keep it
  title: What this log is about
  covers: 2024/{year}          # the period that you have followed; its end is the log's horizon

sources:
  briefing: {{title: The title of a document, publisher: Who published it, date: {year}-01}}

actors:
  un: {{name: United Nations, aliases: [UN], kind: international-body}}

places:          # countries are known by their ISO 3166 code; these are your own
  lake-chad: {{name: Lake Chad basin, contains: [NE, NG, TD, CM]}}

events:
  - id: first-event
    date: early 2024          # as vague as the source is: 2024, 2024-09, late January 2024, since 2014
    title: Who did what
    type: statement          # 'timeline types' lists them
    places: [lake-chad]
    actors: [un]
    sources: [{{ref: briefing, at: page 3}}]

plans:
  - id: first-plan
    title: What is to happen
    kind: commitment
    announced: {{event: first-event}}
    by: [un]
    deadline: by September {next_year}
    deadline_words: no later than the end of September {next_year}
    sources: [{{ref: briefing, at: page 4}}]

figures:
  - id: first-figure
    subject: un
    measure: staff
    unit: people
    as_of: 2024
    low: 200
    high: 300
    sources: [{{ref: briefing, at: page 5}}]
"""


def starter_text(year: int, folder: str = "") -> str:
    """A log with one entry of each kind, to be overwritten; its id is made of the name of its folder."""
    return f"{MODELINE}{SCHEMA_NAME}\n" + _STARTER.format(year=year, next_year=year + 1, id=_slug(folder))


def _slug(name: str) -> str:
    """An id made of a name; `my-log` if no character of it is valid in an id."""
    return re.sub("[^a-z0-9]+", "-", fold(name).replace("'", "")).strip("-")[:_LONGEST].rstrip("-") or "my-log"


def example_text() -> str:
    """The shipped log, its first line made to name a schema beside it."""
    packed = files("timeline") / "data" / "events.yaml"
    # In a checkout the example is at the top.
    path = packed if packed.is_file() else Path(__file__).parents[1] / "events.yaml"
    text = path.read_text(encoding="utf-8")
    first, _, rest = text.partition("\n")
    return f"{MODELINE}{SCHEMA_NAME}\n{rest}" if first.startswith(MODELINE) else text
