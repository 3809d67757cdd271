"""The log to start from: a small one with everything in it, an empty one, or the shipped example."""

import datetime
import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from timeline.folding import fold

SCHEMA_NAME = ".timeline-schema.json"
MODELINE = "# yaml-language-server: $schema="

_LONGEST = 40
"""The length to which the name of a folder is cut for an id."""


def starter_text(year: int, folder: str = "") -> str:
    """A small log with every recipe of the manual, to be overwritten; its id is made of the name of its folder."""
    return _filled("log.yaml", {"LOG-ID": _slug(folder), "YEAR": str(year)})


def empty_text(day: datetime.date, folder: str = "") -> str:
    """A log without entries that is begun on a day; its id and its title are made of the name of its folder."""
    identity = _slug(folder)
    title = identity.replace("-", " ").capitalize()
    return _filled("empty.yaml", {"LOG-ID": identity, "TITLE": title, "TODAY": day.isoformat()})


def _filled(name: str, words: Mapping[str, str]) -> str:
    """A text of this folder with these words filled in, and a schema named in its first line."""
    text = (files("timeline.starter") / name).read_text(encoding="utf-8")
    for word, value in words.items():
        text = text.replace(word, value)
    return f"{MODELINE}{SCHEMA_NAME}\n{text}"


def _slug(name: str) -> str:
    """An id made of a name; `my-log` if no character of it is valid in an id."""
    return re.sub("[^a-z0-9]+", "-", fold(name)).strip("-")[:_LONGEST].rstrip("-") or "my-log"


def example_text() -> str:
    """The shipped log, its first line made to name a schema beside it."""
    packed = files("timeline") / "data" / "events.yaml"
    # In a checkout the example is at the top.
    path = packed if packed.is_file() else Path(__file__).parents[2] / "events.yaml"
    text = path.read_text(encoding="utf-8")
    first, _, rest = text.partition("\n")
    return f"{MODELINE}{SCHEMA_NAME}\n{rest}" if first.startswith(MODELINE) else text
