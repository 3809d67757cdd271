"""`python -m tests.versions`, with answers that stand for those of pip."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import tests.versions.__main__ as command
from tests.versions import requirements as stated
from tests.versions.comparison import Change, Held, as_text, changes, held_back
from tests.versions.resolution import NoAnswer, from_report, reason, resolve

REPORT = json.dumps(
    {
        "version": "1",
        "pip_version": "23.0.1",
        "install": [
            {"requested": True, "metadata": {"name": "PyYAML", "version": "6.0.4"}},
            {"requested": False, "metadata": {"name": "typing_extensions", "version": "4.16.0"}},
        ],
        "environment": {},
    }
)


def test_a_report_becomes_versions() -> None:
    assert from_report(REPORT) == {"pyyaml": "6.0.4", "typing-extensions": "4.16.0"}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"install": [{}]}', '{"install": [{"metadata": {"name": "a"}}]}'])
def test_a_report_of_another_form_is_no_answer(text: str) -> None:
    with pytest.raises(NoAnswer, match="not of the form that is known"):
        from_report(text)


@pytest.mark.parametrize(
    ("errors", "told"),
    [
        (
            "WARNING: Retrying (Retry(total=0)) after connection broken\n"
            "ERROR: Could not find a version that satisfies the requirement rich>=13.8 (from versions: none)\n"
            "ERROR: No matching distribution found for rich>=13.8\n",
            "pip finds no package index, or not all names in it: it needs a network",
        ),
        (
            "ERROR: Could not find a version that satisfies the requirement rich>=99 (from versions: 13.8.0, 15.0.0)\n"
            "ERROR: No matching distribution found for rich>=99\n",
            "pip cannot resolve the requirements: Could not find a version that satisfies the requirement rich>=99 "
            "(from versions: 13.8.0, 15.0.0)",
        ),
        ("no such option: --report\n", "pip cannot resolve the requirements: no such option: --report"),
        ("", "pip cannot resolve the requirements: it does not say why"),
    ],
)
def test_a_failure_of_pip_is_one_sentence(errors: str, told: str) -> None:
    assert reason(errors) == told


def test_pip_is_asked_and_installs_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    program = tmp_path / "python"
    program.write_text(f"#!/bin/sh\necho \"$@\" > '{asked}'\ncat <<'END'\n{REPORT}\nEND\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    assert resolve(["rich>=13"], dependencies=False) == {"pyyaml": "6.0.4", "typing-extensions": "4.16.0"}
    words = asked.read_text().split()
    assert words[:3] == ["-m", "pip", "install"]
    assert {"--dry-run", "--ignore-installed", "--no-deps", "rich>=13"} <= {*words}
    program.write_text("#!/bin/sh\necho 'ERROR: no luck' >&2\nexit 1\n")
    with pytest.raises(NoAnswer, match="no luck"):
        resolve(["rich>=13"])


def test_pins_that_differ_from_a_fresh_resolution() -> None:
    behind = changes({"a": "1", "b": "2", "gone": "3"}, {"a": "1", "b": "2.1", "new": "4"})
    assert behind == [Change("b", "2", "2.1"), Change("gone", "3", ""), Change("new", "", "4")]
    assert as_text(behind).splitlines() == [
        "      pinned  newest",
        "b     2       2.1",
        "gone  3       gone",
        "new   -       4",
    ]


def test_only_requirements_with_more_than_a_lower_bound_hold_back() -> None:
    asked: list[list[str]] = []

    def newest(names: list[str]) -> dict[str, str]:
        asked.append(names)
        return {"a-b": "3.1", "c": "1.9"}

    requirements = [Requirement(line) for line in ("A.b>=2,<3", "c<2", "free>=1")]
    assert held_back(requirements, newest) == [Held("A.b<3,>=2", "3.1")]
    assert asked == [["A.b", "c"]]
    assert held_back([Requirement("free>=1")], newest) == []
    assert len(asked) == 1


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Two files of versions, `pip` that knows of newer ones, and two requirements."""
    for name, text in {"today": "a==1\nb==2\n", "lowest": "a==1\n"}.items():
        (tmp_path / f"{name}.txt").write_text(text)
        monkeypatch.setattr(command, name.upper(), tmp_path / f"{name}.txt")

    def answer(requirements: Sequence[str], *, dependencies: bool = True) -> dict[str, str]:
        if not dependencies:
            return {"b": "3"}
        return {"a": "1"} if requirements == ["a==1", "b==2"] else {"a": "1.5", "b": "2"}

    monkeypatch.setattr(command, "resolve", answer)
    monkeypatch.setattr(stated, "of_the_project", lambda: [Requirement("a>=1"), Requirement("b>=2,<3")])
    monkeypatch.setattr(stated, "oldest_python", lambda: "{}.{}".format(*sys.version_info))
    return tmp_path


def test_it_tells_what_is_behind(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "   pinned  newest",
        "a  1       1.5",
        "3 is there, but pyproject.toml says b<3,>=2",
        "`python -m tests.versions --renew` writes these versions",
    ]
    assert (files / "today.txt").read_text() == "a==1\nb==2\n"


def test_it_renews_both_files(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--renew"]) == 0
    assert (files / "today.txt").read_text() == "a==1.5\nb==2\n"
    assert (files / "lowest.txt").read_text() == "a==1\n"
    assert "today.txt: 1 changed" in capsys.readouterr().out
    assert command.main([]) == 0
    assert capsys.readouterr().out.startswith("nothing is behind\n")


def test_without_an_answer_nothing_is_written(
    files: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(requirements: Sequence[str], *, dependencies: bool = True) -> dict[str, str]:
        raise NoAnswer("pip finds no package index, or not all names in it: it needs a network")

    monkeypatch.setattr(command, "resolve", nobody)
    assert command.main(["--renew"]) == command.main([]) == 3
    assert capsys.readouterr().err.count("it needs a network") == 2
    assert (files / "today.txt").read_text() == "a==1\nb==2\n"


def test_versions_are_renewed_with_the_oldest_python(
    files: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stated, "oldest_python", lambda: "3.1")
    assert command.main(["--renew"]) == 2
    assert "renew with 3.1, the oldest allowed" in capsys.readouterr().err
    assert command.main([]) == 1
