"""Sentences that name files: the names are values, which are exchanged without a look at the text around them."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.helpers import a_folder, a_log, run
from timeline.index.opening import check_log
from timeline.problems import FileName, Problem, Sentence

SOURCE = "sources: {a: {title: T, publisher: P, date: 2020}}\n"
TWICE = "events:\n- {id: one, date: 2019, title: T, type: law, sources: a}\n"


def test_a_sentence_is_renamed_only_where_a_file_is_named() -> None:
    sentence = Sentence("'logs/a' stands in ", FileName("logs/a"), ":5, and in ", FileName("logs/b\n"), ":6")
    assert sentence == "'logs/a' stands in logs/a:5, and in logs/b␊:6"
    assert sentence.files == ("logs/a", "logs/b\n")
    assert sentence.renamed(lambda name: name.removeprefix("logs/")) == "'logs/a' stands in a:5, and in b␊:6"


def test_all_the_files_of_a_problem_are_renamed() -> None:
    problem = Problem("x/a", 1, 2, "code", Sentence(FileName("x/b"), ": gone"), "x/c is no name here")
    renamed = problem.renamed(str.upper)
    assert (renamed.file, renamed.message, renamed.hint) == ("X/A", "X/B: gone", "x/c is no name here")


def included(folder: Path) -> str:
    """A log in a folder of a repository; it includes a file above its folder that has an id of its own once more."""
    subprocess.run(["git", "init", "--quiet", folder], check=True)
    (folder / "logs").mkdir()
    a_log(f"timeline: {{title: T, covers: 2020}}\ninclude: [../shared.yaml]\n{SOURCE}{TWICE}", folder / "logs")
    (folder / "shared.yaml").write_text(TWICE)
    return str(folder / "logs" / "events.yaml")


@pytest.mark.parametrize("is_absolute", [True, False])
def test_a_sentence_names_files_as_the_place_of_its_problem_does(is_absolute: bool) -> None:
    folder = a_folder()
    log = included(folder)
    given = log if is_absolute else "logs/events.yaml"
    [problem] = json.loads(run("check", "--log", given, "--format", "json", "--quiet", cwd=folder).out)["problems"]
    assert (problem["file"], problem["line"]) == ("../shared.yaml", 2)
    assert (
        problem["hint"]
        == "it stands in events.yaml:5 already; an id is unique among the events, plans and figures of a log"
    )
    shown = run("check", "--log", given, "--format", "github", "--quiet", cwd=folder).out
    assert shown.startswith("::error file=shared.yaml,line=2,")
    assert "it stands in logs/events.yaml:5 already" in shown


def test_an_index_keeps_the_names_in_a_sentence_apart_from_its_text() -> None:
    folder = a_folder()
    event = "events: [{{id: {}, date: 2019-05-02, title: T, type: law, actors: [u], sources: a}}]\n"
    head = "timeline: {title: T, covers: 2020}\ninclude: [more.yaml]\nactors: {u: {name: U}}\n"
    log = a_log(f"{head}{SOURCE}{event.format('one')}", folder)
    (folder / "more.yaml").write_text(event.format("two"))
    [read] = [one for one in check_log(log).problems if one.code == "near-duplicate"]
    [kept] = [one for one in check_log(log).problems if one.code == "near-duplicate"]
    assert kept == read
    for problem in (read, kept):
        assert isinstance(problem.message, Sentence)
        assert problem.message.files == (log,)
        shown = problem.renamed(lambda file: Path(file).name)
        assert shown.file == "more.yaml"
        assert shown.message == "'two' has the day, type, places and actors of 'one' (events.yaml:5)"
