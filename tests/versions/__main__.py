"""Listing of outdated pins among the exact versions that the tests run with, and their renewal."""

import argparse
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from tests.versions import requirements
from tests.versions.comparison import as_text, changes, held_back
from tests.versions.pins import LOWEST, TODAY, read, render
from tests.versions.resolution import NoAnswer, resolve

EPILOG = """\
today.txt has the newest versions that pyproject.toml allows, lowest.txt its lower bounds; both name all that these
depend on. pip is asked for both, which needs a network and installs nothing.

exit codes: 0 nothing is behind, or the files were renewed; 1 something is behind; 2 wrong usage; 3 pip has no answer"""


def main(arguments: list[str] | None = None) -> int:
    """Tell what is behind, or renew the files; return the exit code."""
    options = _parser().parse_args(arguments)
    oldest = requirements.oldest_python()
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    if options.renew and here != oldest:
        print(f"this is Python {here}: renew with {oldest}, the oldest allowed, so that the versions suit all",
              file=sys.stderr)  # fmt: skip
        return 2
    try:
        return _renew() if options.renew else _tell()
    except NoAnswer as error:
        print(error, file=sys.stderr)
        return 3


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "python -m tests.versions", description=__doc__, epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("--renew", action="store_true", help="write both files anew")
    return parser


def _fresh_today() -> dict[str, str]:
    return resolve([str(one) for one in requirements.of_the_project()])


def _fresh_lowest() -> dict[str, str]:
    bounds = requirements.at_lower_bounds(requirements.of_the_project())
    return resolve([f"{name}=={version}" for name, version in bounds.items()])


def _tell() -> int:
    behind = changes(read(TODAY), _fresh_today())
    print(as_text(behind) if behind else "nothing is behind")
    for held in held_back(requirements.of_the_project(), partial(resolve, dependencies=False)):
        print(f"{held.newest} is there, but pyproject.toml says {held.requirement}")
    if behind:
        print("`python -m tests.versions --renew` writes these versions")
    return 1 if behind else 0


def _renew() -> int:
    fresh = {TODAY: _fresh_today(), LOWEST: _fresh_lowest()}  # both, before either is written
    for path, versions in fresh.items():
        _write(path, versions)
    return 0


def _write(path: Path, versions: Mapping[str, str]) -> None:
    behind = changes(read(path), versions) if path.exists() else changes({}, versions)
    path.write_text(render(versions), encoding="utf-8")
    print(f"{path.name}: {f'{len(behind)} changed' if behind else 'as it was'}")
    if behind:
        print(as_text(behind))


if __name__ == "__main__":
    sys.exit(main())
