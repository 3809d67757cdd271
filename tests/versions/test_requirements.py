"""Requirements as `pyproject.toml` states them, and their lower bounds."""

import tomllib

import pytest
from packaging.specifiers import SpecifierSet

from tests.versions.requirements import PYPROJECT, at_lower_bounds, lower_bound, oldest_python, stated

SAMPLE = """
[build-system]
requires = ["builder>=1.27"]

[project]
name = "The_Project"
dependencies = ["A.b>=2,<3", "nowhere>=1; sys_platform == 'none'", "here>=1.5; python_version >= '3.11'"]

[project.optional-dependencies]
more = ["c~=1.1"]
dev = ["the-project[more]", "builder>=1.27", "d[e]==4.0"]
"""


def test_all_groups_are_read_but_what_does_not_apply_here() -> None:
    names = [one.name for one in stated(SAMPLE)]
    assert names == ["A.b", "here", "c", "builder", "d", "builder"]
    assert at_lower_bounds(stated(SAMPLE)) == {"a-b": "2", "here": "1.5", "c": "1.1", "builder": "1.27", "d": "4.0"}


@pytest.mark.parametrize(
    ("specifiers", "lowest"),
    [(">=2", "2"), (">=2.0,<3", "2.0"), ("~=1.4", "1.4"), ("==3.1", "3.1"), (">=1,!=1.5", "1")],
)
def test_lower_bound(specifiers: str, lowest: str) -> None:
    assert lower_bound(SpecifierSet(specifiers)) == lowest


@pytest.mark.parametrize("specifiers", ["", "<3", ">2", "!=1", ">=1,>=2"])
def test_no_one_lower_bound(specifiers: str) -> None:
    with pytest.raises(ValueError, match="does not state one lowest version"):
        lower_bound(SpecifierSet(specifiers))


def test_the_build_is_tested_as_it_is_required() -> None:
    content = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))
    assert {*content["build-system"]["requires"]} <= {*content["project"]["optional-dependencies"]["dev"]}


def test_the_oldest_python_is_the_first_that_is_named() -> None:
    content = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))
    named = [one.rpartition(" ")[2] for one in content["project"]["classifiers"] if "Python :: 3." in one]
    assert named[0] == oldest_python() == "3.11"
    assert content["tool"]["ruff"]["target-version"] == f"py{oldest_python().replace('.', '')}"
