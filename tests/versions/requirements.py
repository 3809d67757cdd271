"""Requirements of the project as `pyproject.toml` states them: of the program, of its extras, and to build it."""

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"


def stated(text: str) -> list[Requirement]:
    """Return every requirement of a `pyproject.toml` that applies to this machine, but for the project's own extras."""
    content = tomllib.loads(text)
    project = content["project"]
    groups = (project["dependencies"], *project["optional-dependencies"].values(), content["build-system"]["requires"])
    own = canonicalize_name(project["name"])
    return [one for one in _applying(line for group in groups for line in group) if canonicalize_name(one.name) != own]


def of_the_project() -> list[Requirement]:
    """Return the requirements of this project."""
    return stated(PYPROJECT.read_text(encoding="utf-8"))


def oldest_python() -> str:
    """Return the oldest Python that the project allows, as `3.11`."""
    return lower_bound(SpecifierSet(tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]["requires-python"]))


def lower_bound(specifiers: SpecifierSet) -> str:
    """Return the lowest version that is allowed, as it is written; raise ValueError where none is."""
    versions = [one.version for one in specifiers if one.operator in (">=", "~=", "==")]
    if len(versions) != 1:
        raise ValueError(f"'{specifiers}' does not state one lowest version")
    return versions[0]


def at_lower_bounds(requirements: Iterable[Requirement]) -> dict[str, str]:
    """Return the lower bound of each distribution by its canonical name; of several bounds, any must be the same."""
    return {canonicalize_name(one.name): lower_bound(one.specifier) for one in requirements}


def _applying(lines: Iterable[str]) -> Iterator[Requirement]:
    for line in lines:
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement
