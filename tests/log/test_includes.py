"""A log in several files."""

from pathlib import Path

import pytest

from timeline.index.opening import read_aside as load
from timeline.log.loaded import Loaded
from timeline.problems import has_errors

HEADER = "timeline: {title: A log, covers: 2014/2025-03-18}\n"
SOURCES = "sources: {report: {title: A report}}\n"
EVENTS = "events:\n  - {id: a, date: 2024, title: An event, type: other, sources: report}\n"


def written(folder: Path, **files: str) -> str:
    """The files, by names in which `__` stands for a folder; gives the path of `log.yaml`."""
    for name, text in files.items():
        path = folder / (name.replace("__", "/") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return str(folder / "log.yaml")


def problems_of(loaded: Loaded) -> list[tuple[str, int, int, str, str]]:
    return [(Path(p.file).name, p.line, p.column, p.code, p.message) for p in loaded.problems]


def test_several_files_are_one_log(tmp_path: Path) -> None:
    log = written(tmp_path, log=f"{HEADER}include: [parts/sources.yaml, parts/events.yaml]\n",
                  parts__sources=SOURCES, parts__events=EVENTS)  # fmt: skip
    loaded = load(log)
    assert problems_of(loaded) == []
    assert list(loaded.log.events) == ["a"]
    assert [Path(stamp.name).name for stamp in loaded.files] == ["log.yaml", "sources.yaml", "events.yaml"]
    assert Path(loaded.log.events["a"].file).name == "events.yaml"


def test_one_include_needs_no_brackets(tmp_path: Path) -> None:
    log = written(tmp_path, log=f"{HEADER}{SOURCES}include: events.yaml\n", events=EVENTS)
    assert problems_of(load(log)) == []


def test_a_path_is_relative_to_the_file_that_includes(tmp_path: Path) -> None:
    parts = "include: [more/sources.yaml, ../events.yaml]\n"
    log = written(tmp_path, log=f"{HEADER}include: parts/all.yaml\n", parts__all=parts,
                  parts__more__sources=SOURCES, events=EVENTS)  # fmt: skip
    assert problems_of(load(log)) == []


def test_a_file_that_is_included_twice_counts_once(tmp_path: Path) -> None:
    log = written(tmp_path, log=f"{HEADER}include: [a.yaml, b.yaml, ./a.yaml]\n",
                  a=f"include: sources.yaml\n{EVENTS}", b="include: sources.yaml\n", sources=SOURCES)  # fmt: skip
    assert problems_of(load(log)) == []


def test_faults_stand_in_their_files_in_the_order_of_reading(tmp_path: Path) -> None:
    log = written(tmp_path, log=f"{HEADER}include: [z.yaml, a.yaml]\nplan: []\n", z="colour: red\n", a="event: []\n")
    assert problems_of(load(log)) == [
        ("log.yaml", 3, 1, "unknown-section", "a log has no section 'plan'"),
        ("z.yaml", 1, 1, "unknown-section", "a log has no section 'colour'"),
        ("a.yaml", 1, 1, "unknown-section", "a log has no section 'event'"),
    ]


def test_an_id_is_unique_over_all_files(tmp_path: Path) -> None:
    log = written(tmp_path, log=f"{HEADER}{SOURCES}include: events.yaml\n{EVENTS}", events=EVENTS)
    [problem] = load(log).problems
    assert (Path(problem.file).name, problem.line, problem.column, problem.code) == (
        "events.yaml",
        2,
        10,
        "duplicate-id",
    )
    assert problem.hint == f"it stands in {log}:5 already; an id is unique among the events, plans and figures of a log"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("../outside.yaml", "'../outside.yaml' lies outside the log's folder"),
        ("parts/../../outside.yaml", "'parts/../../outside.yaml' lies outside the log's folder"),
        ("../inside-not/x.yaml", "'../inside-not/x.yaml' lies outside the log's folder"),
        ("link.yaml", "'link.yaml' lies outside the log's folder"),
        ("linked/outside.yaml", "'linked/outside.yaml' lies outside the log's folder"),
        ("/etc/passwd", "'/etc/passwd' is an absolute path"),
    ],
)
def test_an_include_does_not_leave_the_folder(path: str, message: str, tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    (tmp_path / "inside-not").mkdir()
    log = written(inside, log=f"{HEADER}include: [{path}]\n{EVENTS}")
    (tmp_path / "outside.yaml").write_text(SOURCES, encoding="utf-8")
    (inside / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    (inside / "linked").symlink_to(tmp_path)
    loaded = load(log)
    assert problems_of(loaded) == [("log.yaml", 2, 11, "include-outside", message)]
    assert not loaded.complete


def test_an_include_may_reach_over_the_whole_git_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    log = written(tmp_path / "a" / "b", log=f"{HEADER}include: ../../shared/sources.yaml\n{EVENTS}")
    written(tmp_path / "shared", sources=SOURCES)
    assert problems_of(load(log)) == []


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    log = written(tmp_path, log=f"{HEADER}include: link.yaml\n{EVENTS}", real=SOURCES)
    (tmp_path / "link.yaml").symlink_to("real.yaml")
    assert problems_of(load(log)) == []


def test_a_file_does_not_include_itself(tmp_path: Path) -> None:
    log = written(tmp_path, log=f"{HEADER}{SOURCES}include: [./log.yaml]\n{EVENTS}")
    assert problems_of(load(log)) == [("log.yaml", 3, 11, "include-loop", "this file includes itself")]


def test_files_do_not_include_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, log=f"{HEADER}include: a.yaml\n", a="include: b.yaml\n", b="include: [a.yaml, log.yaml]\n")
    monkeypatch.chdir(tmp_path)
    assert problems_of(load("log.yaml")) == [
        ("b.yaml", 1, 11, "include-loop", "an endless circle: a.yaml → b.yaml → a.yaml"),
        ("b.yaml", 1, 19, "include-loop", "an endless circle: log.yaml → a.yaml → b.yaml → log.yaml"),
    ]


def test_a_long_chain_of_includes_ends(tmp_path: Path) -> None:
    files = {f"f{n}": f"include: f{n + 1}.yaml\n" for n in range(1_000)}
    loaded = load(written(tmp_path, log=f"{HEADER}include: f0.yaml\n", **files))
    # The log is the first level, f49 the fifty-first.
    assert problems_of(loaded) == [("f49.yaml", 1, 10, "too-deep", "the files include each other over 50 levels deep")]


@pytest.mark.parametrize(
    ("include", "code", "message"),
    [
        ("gone.yaml", "include-unreadable", "{0}/gone.yaml: there is no such file"),
        ("folder", "include-unreadable", "{0}/folder: this is a folder, not a log"),
        (".", "include-unreadable", "{0}: this is a folder, not a log"),
        ('"a\\0b"', "include-unreadable", "{0}/a␀b: no file can have such a name"),
        ('""', "empty-value", "there is no value here"),
        ("[[a.yaml]]", "expected-text", "the path of a file belongs here, not a list"),
        ("{a: b}", "expected-text", "the path of a file belongs here, not a mapping"),
    ],
)
def test_failed_includes_are_reported_at_their_place(include: str, code: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    [problem] = load(written(tmp_path, log=f"{HEADER}include: {include}\n")).problems
    assert (problem.line, problem.code, problem.message) == (2, code, message.format(tmp_path))


def test_ids_that_a_missing_file_may_declare_are_not_reported(tmp_path: Path) -> None:
    log = written(tmp_path, log=f"{HEADER}include: source.yaml\n{EVENTS}")
    assert [problem.code for problem in load(log).problems] == ["include-unreadable"]


def test_only_the_outermost_file_says_what_the_log_covers(tmp_path: Path) -> None:
    log = written(tmp_path, log=f"{HEADER}{SOURCES}include: events.yaml\n", events=f"{EVENTS}{HEADER}")
    assert problems_of(load(log)) == [("events.yaml", 3, 1, "misplaced-header", "an included file has no 'timeline'")]


def test_an_included_file_may_be_read_as_a_log_only_by_its_own_name(tmp_path: Path) -> None:
    written(tmp_path, log=f"{HEADER}include: sources.yaml\n", sources=SOURCES)
    loaded = load(str(tmp_path / "sources.yaml"))
    assert has_errors(loaded.problems)
    assert [problem.code for problem in loaded.problems] == ["missing-header"]
