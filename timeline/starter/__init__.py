"""The log to start from: a small one with everything in it, or the shipped example."""

import re
from importlib.resources import files
from pathlib import Path

from timeline.folding import fold

SCHEMA_NAME = ".timeline-schema.json"
MODELINE = "# yaml-language-server: $schema="

_LONGEST = 40
"""The length to which the name of a folder is cut for an id."""


def starter_text(year: int, folder: str = "") -> str:
    """A small log with every recipe of the manual, to be overwritten; its id is made of the name of its folder."""
    text = (files("timeline.starter") / "log.yaml").read_text(encoding="utf-8")
    return f"{MODELINE}{SCHEMA_NAME}\n" + text.replace("LOG-ID", _slug(folder)).replace("YEAR", str(year))


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
