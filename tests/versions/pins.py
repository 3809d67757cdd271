"""Files of exact versions: one `name==version` on each line, sorted, and nothing else."""

import re
from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(__file__).parent
TODAY = FOLDER / "today.txt"
LOWEST = FOLDER / "lowest.txt"

_LINE = re.compile(r"(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)==(?P<version>[0-9][0-9a-z.]*)")


class NotPinned(ValueError):
    """A line of a file of versions that is not `name==version`, or not in its place."""


def parse(text: str) -> dict[str, str]:
    """Return the version of each name; refuse any other line, a name that stands twice and a wrong order."""
    pins: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        found = _LINE.fullmatch(line)
        if found is None:
            raise NotPinned(f"line {number}: {line!r} is not name==version, in lower case")
        if pins and found["name"] <= next(reversed(pins)):
            raise NotPinned(f"line {number}: {found['name']!r} does not stand in its place")
        pins[found["name"]] = found["version"]
    return pins


def render(pins: Mapping[str, str]) -> str:
    """Return the text of the file, which `parse` reads back."""
    return "".join(f"{name}=={pins[name]}\n" for name in sorted(pins))


def read(path: Path) -> dict[str, str]:
    """Return the versions in a file."""
    return parse(path.read_text(encoding="utf-8"))
