"""Files of exact versions: what stands in them, and that they fit the requirements and the environment."""

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.versions.pins import LOWEST, TODAY, NotPinned, parse, read, render
from tests.versions.requirements import at_lower_bounds, of_the_project


@pytest.mark.parametrize("path", [TODAY, LOWEST], ids=["today", "lowest"])
def test_a_file_is_written_as_it_is_rendered(path: Path) -> None:
    assert render(read(path)) == path.read_text(encoding="utf-8")


def test_names_are_sorted() -> None:
    assert render({"b": "2", "a-c": "1.0.post1", "a": "3"}) == "a==3\na-c==1.0.post1\nb==2\n"
    assert parse("a==3\na-c==1.0.post1\nb==2\n") == {"a": "3", "a-c": "1.0.post1", "b": "2"}
    assert parse("") == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a==1\nb>=2\n", "line 2: 'b>=2' is not name==version"),
        ("a==1\n\nb==2\n", "line 2: '' is not name==version"),
        ("# comment\n", "line 1: '# comment' is not name==version"),
        ("A==1\n", "line 1: 'A==1' is not name==version, in lower case"),
        ("a_b==1\n", "line 1: 'a_b==1' is not name==version"),
        ("a==1.*\n", "line 1: 'a==1.*' is not name==version"),
        ("a==1 --hash=sha256:00\n", "line 1: 'a==1 --hash=sha256:00' is not name==version"),
        ("a @ file:///a.whl\n", "line 1: 'a @ file:///a.whl' is not name==version"),
        ("b==1\na==1\n", "line 2: 'a' does not stand in its place"),
        ("a==1\na==2\n", "line 2: 'a' does not stand in its place"),
    ],
)
def test_nothing_but_names_and_versions(text: str, told: str) -> None:
    with pytest.raises(NotPinned) as caught:
        parse(text)
    assert told in str(caught.value)


def test_the_test_command_of_the_readme_installs_todays_versions() -> None:
    readme = (TODAY.parents[2] / "README.md").read_text(encoding="utf-8")
    (line,) = [line for line in readme.splitlines() if "-m pytest" in line]  # as .ci/run looks for it
    assert f"pip install --quiet --requirement {TODAY.relative_to(TODAY.parents[2]).as_posix()} && " in line


def test_today_is_allowed_by_the_requirements() -> None:
    today = read(TODAY)
    outside = [str(one) for one in of_the_project() if not one.specifier.contains(today[canonicalize_name(one.name)])]
    assert outside == []


def test_lowest_is_at_the_lower_bounds() -> None:
    lowest = read(LOWEST)
    bounds = at_lower_bounds(of_the_project())
    assert {name: Version(lowest[name]) for name in bounds} == {name: Version(text) for name, text in bounds.items()}


def test_lowest_is_nowhere_above_today() -> None:
    today, lowest = read(TODAY), read(LOWEST)
    assert [name for name in {*today} & {*lowest} if Version(lowest[name]) > Version(today[name])] == []


def test_all_that_the_tests_run_with_is_in_the_file() -> None:
    needed = names_needed(of_the_project())
    unpinned = [needed - {*read(path)} for path in (TODAY, LOWEST)]  # whichever of them was installed
    assert set() in unpinned, "a name is missing: python -m tests.versions --renew"


def requires(name: str) -> list[str]:
    try:
        return distribution(name).requires or []
    except PackageNotFoundError:
        return []


def names_needed(requirements: list[Requirement]) -> set[str]:
    """Return the names of all that requirements depend on, as far as it is installed."""
    names: set[str] = set()
    waiting = list(requirements)
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in names and not requirement.extras:
            continue
        names.add(name)
        extras = ("", *requirement.extras)
        further = map(Requirement, requires(name))
        waiting += (one for one in further if any(not one.marker or one.marker.evaluate({"extra": e}) for e in extras))
    return names
