"""A version of a log: a file, or what a git revision holds, read without trusting names, links or settings."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from timeline.errors import LogUnreadable, TimelineError, WrongUsage
from timeline.versions import Version, read_version, split_revision

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not there")

HEADER = "timeline: {title: A log, covers: 2014/2025-03-18}\n"
SOURCES = "sources: {report: {title: A report}}\n"


def event(identity: str) -> str:
    return f"  - {{id: {identity}, date: 2024, title: An event, type: other, sources: report}}\n"


def git(folder: Path, *words: str) -> None:
    settings = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    plain = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(["git", *settings, *words], cwd=folder, check=True, capture_output=True, env=plain)


def commit(folder: Path, message: str, **files: str) -> None:
    """Write files (`__` in a name is a slash) and commit all that is there."""
    for name, text in files.items():
        path = folder / (name.replace("__", "/") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one version of a log, in which the user stands."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, "first: a log", log=f"{HEADER}{SOURCES}events:\n{event('a')}")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(folder)
    return folder


def events(version: Version) -> list[str]:
    assert version.errors == ()
    return list(version.log.events)


def refused(name: str, kind: type[TimelineError] = LogUnreadable) -> str:
    with pytest.raises(kind) as caught:
        read_version(name)
    assert caught.value.exit_code == (2 if kind is WrongUsage else 3)
    return str(caught.value)


def test_a_revision_is_read_as_it_was(repository: Path) -> None:
    commit(repository, "second", log=f"{HEADER}{SOURCES}events:\n{event('a')}{event('b')}")
    git(repository, "tag", "v1.0")
    (repository / "log.yaml").write_text(f"{HEADER}{SOURCES}events:\n{event('c')}")
    assert events(read_version("HEAD~1:log.yaml")) == ["a"]
    assert events(read_version("v1.0:log.yaml")) == ["a", "b"]
    assert events(read_version("HEAD^{/first: a}:log.yaml")) == ["a"]
    assert events(read_version("log.yaml")) == ["c"]
    assert read_version("v1.0:log.yaml").log.file == "v1.0:log.yaml"


def test_the_place_of_an_entry_is_named_as_in_the_revision(repository: Path) -> None:
    version = read_version("HEAD:log.yaml")
    entry = version.log.events["a"]
    assert (version.shown(entry.file), entry.line) == ("HEAD:log.yaml", 4)
    version = read_version("log.yaml")
    assert version.shown(version.log.events["a"].file) == "log.yaml"


def test_includes_are_followed_within_the_revision(repository: Path) -> None:
    log = f"{HEADER}include: [../parts/all.yaml]\n"
    commit(repository, "parts", logs__log=log, parts__all="include: [./more/sources.yaml, events.yaml]\n",
           parts__more__sources=SOURCES, parts__events=f"events:\n{event('old')}")  # fmt: skip
    commit(repository, "later", parts__events=f"events:\n{event('new')}")
    assert events(read_version("HEAD~1:logs/log.yaml")) == ["old"]
    assert events(read_version("HEAD:logs/log.yaml")) == ["new"]
    version = read_version("HEAD:logs/log.yaml")
    assert version.shown(version.log.events["new"].file) == "HEAD:parts/events.yaml"


def test_an_include_that_the_revision_lacks_is_an_error_of_the_log(repository: Path) -> None:
    commit(repository, "parts", log=f"{HEADER}include: [gone.yaml]\n")
    (repository / "gone.yaml").write_text(SOURCES)  # it is here now, and was not then
    (problem,) = read_version("HEAD:log.yaml").errors
    assert (problem.file, problem.code) == ("HEAD:log.yaml", "include-unreadable")
    assert problem.message == "HEAD:gone.yaml: there is no such file in that revision"


@pytest.mark.parametrize(
    ("include", "code"), [("../outside.yaml", "include-outside"), ("/etc/passwd", "include-outside")]
)
def test_an_include_never_leaves_the_repository(repository: Path, include: str, code: str) -> None:
    (repository.parent / "outside.yaml").write_text(SOURCES)
    commit(repository, "climb", log=f"{HEADER}include: ['{include}', .git/config]\n")
    assert [problem.code for problem in read_version("HEAD:log.yaml").errors] == [code, "include-unreadable"]


def test_neither_links_nor_submodules_are_followed(repository: Path) -> None:
    secret = repository.parent / "secret.yaml"
    secret.write_text(f"{HEADER}{SOURCES}")
    (repository / "link.yaml").symlink_to(secret)
    (repository / "folder").symlink_to(repository.parent)
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=repository, capture_output=True, text=True).stdout.strip()
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{head},module")
    log = f"{HEADER}include: [link.yaml, folder/secret.yaml, module/log.yaml]\n"
    (repository / "log.yaml").write_text(log)
    git(repository, "add", "log.yaml", "link.yaml", "folder")
    git(repository, "commit", "--quiet", "--message", "links")
    assert "a symbolic link there, which is not followed" in refused("HEAD:link.yaml")
    assert "'folder' is a symbolic link" in refused("HEAD:folder/secret.yaml")
    assert "'module' is a submodule" in refused("HEAD:module/log.yaml")
    messages = [problem.message for problem in read_version("HEAD:log.yaml").errors]
    assert messages == [
        "HEAD:link.yaml: 'link.yaml' is a symbolic link there, which is not followed",
        "HEAD:folder/secret.yaml: 'folder' is a symbolic link there, which is not followed",
        "HEAD:module/log.yaml: 'module' is a submodule there, which is not followed",
    ]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("mian:log.yaml", "git knows no revision 'mian'; did you mean 'main'?"),
        ("HEAD~9:log.yaml", "git knows no revision 'HEAD~9'"),
        ("HEAD..main:log.yaml", "git knows no revision"),
        ("^HEAD:log.yaml", "git knows no revision"),
        ("HEAD:lgo.yaml", "there is no such file in that revision; did you mean 'log.yaml'?"),
        ("HEAD:log.yaml/x", "there is no such file in that revision"),
        ("HEAD:*.yaml", "there is no such file in that revision"),
        ("HEAD::(top)log.yaml", "there is no such file in that revision"),
        ("nothing.yaml", "nothing.yaml: there is no such file; a revision is written REVISION:PATH"),
    ],
)
def test_missing_versions_are_plain_errors(repository: Path, name: str, told: str) -> None:
    assert told in refused(name)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("--output=x:log.yaml", "begins with '-'"),
        ("-log.yaml", "begins with '-'"),
        ("HEAD:--help", "the path '--help' begins with '-'"),
        (":log.yaml", "no revision stands before the colon"),
        ("HEAD:", "no path stands behind the colon"),
        ("HEAD:../log.yaml", "is none inside the repository"),
        ("HEAD:a/../log.yaml", "is none inside the repository"),
        ("HEAD:/etc/passwd", "is none inside the repository"),
        ("HEAD:.git/config", "is none inside the repository"),
        ("HEAD:.", "is none inside the repository"),
        ("HEAD:log\n.yaml", "has control characters in it"),
        ("HEAD\0:log.yaml", "has control characters in it"),
    ],
)
def test_invalid_versions_are_wrong_usage(repository: Path, name: str, told: str) -> None:
    assert told in refused(name, WrongUsage)
    assert sorted(os.listdir(repository)) == [".git", "log.yaml"]


def test_a_path_may_begin_here(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(repository, "below", below__other=f"{HEADER}{SOURCES}events:\n{event('b')}")
    monkeypatch.chdir(repository / "below")
    assert events(read_version("HEAD:./other.yaml")) == ["b"]
    assert events(read_version("HEAD:../log.yaml")) == ["a"]
    assert events(read_version("HEAD:log.yaml")) == ["a"]
    assert "below/other.yaml, or ./other.yaml from here" in refused("HEAD:other.yaml")
    assert "is none inside the repository" in refused("HEAD:../../log.yaml", WrongUsage)


def test_outside_of_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "git cannot look here: not a git repository" in refused("HEAD:log.yaml")


def test_without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    assert "the program 'git' is not there" in refused("HEAD:log.yaml")
    assert events(read_version("log.yaml")) == ["a"]


def test_a_file_with_a_colon_in_its_name_is_a_file(repository: Path) -> None:
    (repository / "HEAD:log.yaml").write_text(f"{HEADER}{SOURCES}events:\n{event('file')}")
    assert events(read_version("HEAD:log.yaml")) == ["file"]
    assert events(read_version("HEAD:./log.yaml")) == ["a"]


def test_the_environment_and_settings_of_git_change_nothing(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = repository.parent / "other"
    other.mkdir()
    git(other, "init", "--quiet")
    commit(other, "other", log=f"{HEADER}{SOURCES}events:\n{event('other')}")
    trap = repository.parent / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {repository.parent}/sprung\n")
    trap.chmod(0o755)
    for key in ("core.pager", "core.fsmonitor", "core.sshCommand", "alias.ls-tree", "pager.ls-tree"):
        git(repository, "config", key, str(trap))
    for name in ("GIT_PAGER", "GIT_EXTERNAL_DIFF", "GIT_SSH_COMMAND", "GIT_ASKPASS", "PAGER"):
        monkeypatch.setenv(name, str(trap))
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_TRACE", str(repository.parent / "sprung"))
    monkeypatch.setenv("GIT_GLOB_PATHSPECS", "1")
    assert events(read_version("HEAD:log.yaml")) == ["a"]
    assert not (repository.parent / "sprung").exists()


def test_nothing_is_left_behind(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = repository.parent / "made"
    made.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(made))
    read_version("HEAD:log.yaml")
    refused("HEAD:gone.yaml")
    assert list(made.iterdir()) == []


def test_faults_of_a_revision_name_it_and_not_where_it_was_read(repository: Path) -> None:
    text = f"{HEADER}include: [more.yaml]\nsources: {{report: {{title: A}}}}\nevents:\n{event('a')}"
    commit(repository, "faulty", log=text, more=f"events:\n{event('a')}  - {{id: b}}\n")
    version = read_version("HEAD:log.yaml")
    first = version.errors[0]
    assert (first.file, first.line, first.code) == ("HEAD:more.yaml", 2, "duplicate-id")
    assert "HEAD:log.yaml:5" in version.errors[0].hint
    assert "timeline-" not in "".join(p.file + p.message + p.hint for p in version.problems)
    assert version.faulty == {"a", "b"}
    assert version.is_whole


def test_a_circle_of_includes_ends(repository: Path) -> None:
    commit(repository, "circle", log=f"{HEADER}include: [b.yaml]\n", b="include: [log.yaml, b.yaml]\n")
    codes = {problem.code for problem in read_version("HEAD:log.yaml").errors}
    assert codes == {"include-loop"}


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("HEAD~1:events.yaml", ("HEAD~1", "events.yaml")),
        ("a:b:c", ("a", "b:c")),
        ("HEAD^{/fix: typo}:events.yaml", ("HEAD^{/fix: typo}", "events.yaml")),
        ("main@{2024-01-01 10:00}:events.yaml", ("main@{2024-01-01 10:00}", "events.yaml")),
        (":events.yaml", ("", "events.yaml")),
        ("events.yaml", ("", "events.yaml")),
    ],
)
def test_split_of_revision_and_path(name: str, parts: tuple[str, str]) -> None:
    assert split_revision(name) == parts
