"""A version of a log: a file of the file system, or of a git revision (`HEAD~1:events.yaml`).

A name is that of a file if it exists, else a name with a colon is a revision and a path. As for git, a path begins at
the root of the repository, or with `./` in the current folder. The files of a revision, the log and its includes, are
written into a temporary folder, each at its path, read there, and removed.
"""

import os
import posixpath
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from timeline.errors import LogUnreadable, WrongUsage
from timeline.git import Absent, Repository
from timeline.index.opening import load_log, read_aside
from timeline.log.findings import Findings, TooManyProblems
from timeline.log.loaded import Loaded
from timeline.log.log import Log
from timeline.log.references import key_of
from timeline.log.section import InMemorySection
from timeline.log.yaml.files import Feed, open_log_file
from timeline.log.yaml.nodes import Scalar, Sequence
from timeline.log.yaml.syntax import Document
from timeline.problems import Problem, Sentence
from timeline.text import quoted, visible

if TYPE_CHECKING:
    from timeline.index.build import Watch

_HOW = "a revision is written REVISION:PATH, such as HEAD~1:events.yaml"


class Version(NamedTuple):
    """One version of a log, as far as it could be read."""

    name: str
    log: Log
    problems: tuple[Problem, ...]
    complete: bool
    """True if every file was read to its end."""
    root: str = ""
    """Beginning of the names of its files, if they lay in a folder that is gone."""
    shown_root: str = ""
    """The revision, which stands for that beginning."""
    files: tuple[str, ...] = ()
    """The files that it was read from, if they still exist."""
    notes: tuple[str, ...] = ()
    """Notes for the user on how it was opened."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that are errors: entries that cannot be read, or contradict themselves."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def faulty(self) -> frozenset[str]:
        """Keys (`references.key_of`) of the entries with errors, whether they could be read or not."""
        return frozenset(key_of(p.section or "", p.entry) for p in self.errors if p.entry is not None)

    @property
    def is_whole(self) -> bool:
        """Return whether every entry that is missing here is either really missing or in `faulty`."""
        return self.complete and all(problem.entry is not None for problem in self.errors)

    def shown(self, file: str) -> str:
        """The name of a file as the user would write it."""
        return f"{self.shown_root}{file.removeprefix(self.root)}" if self.root else file


def read_version(name: str, watch: "Watch | None" = None) -> Version:
    """Read a version of a log. Raises `LogUnreadable` if there is none, `WrongUsage` if the name cannot be one."""
    if name.startswith("-"):
        hint = "write ./ in front of the name of a file"
        raise WrongUsage(f"{quoted(name)} begins with '-', which is for options", hint)
    if os.path.lexists(name) or ":" not in name:
        return _read_file(name, watch)
    revision, path = split_revision(name)
    if not revision or not path:
        missing = "revision stands before" if not revision else "path stands behind"
        raise WrongUsage(f"no {missing} the colon of {quoted(name)}", _HOW)
    if path.startswith("-"):
        raise WrongUsage(f"the path {quoted(path)} begins with '-', which is for options", f"write ./{visible(path)}")
    if visible(name) != name:
        raise WrongUsage(f"{quoted(name)} has control characters in it", _HOW)
    return _read_revision(name, revision, path, watch)


def split_revision(name: str) -> tuple[str, str]:
    """Revision and path: parted by the first colon outside of braces, as in `HEAD^{/fix: typo}:events.yaml`."""
    depth = 0
    for index, sign in enumerate(name):
        depth += (sign == "{") - (sign == "}")
        if sign == ":" and depth <= 0:
            return name[:index], name[index + 1 :]
    return "", name


def _read_file(name: str, watch: "Watch | None") -> Version:
    try:
        os.lstat(name)
    except (FileNotFoundError, NotADirectoryError):
        raise LogUnreadable(name, "there is no such file", _HOW) from None
    except (OSError, ValueError):
        pass  # opening it reports what is wrong with the name
    loaded = load_log(name, watch)
    files = tuple(stamp.name for stamp in loaded.files)
    return Version(name, readable(loaded.log), loaded.problems, loaded.complete, files=files, notes=loaded.notes)


def readable(log: Log) -> Log:
    """The log without figures that lack a time or an estimate, which no answer can use; each is an error."""
    figures = {i: f for i, f in log.figures.items() if (f.as_of or f.over) and (f.has_number or f.words)}
    return log._replace(figures=InMemorySection(figures)) if len(figures) < len(log.figures) else log


def _read_revision(name: str, revision: str, path: str, watch: "Watch | None") -> Version:
    repository = Repository(name)
    tree = repository.tree(revision)
    path = _from_root(name, path, repository.prefix)
    with tempfile.TemporaryDirectory(prefix="timeline-") as made:
        folder = Path(os.path.realpath(made))
        (folder / ".git").mkdir()  # includes may reach as far as the repository does
        try:
            refused = _check_out(repository, tree, path, folder)
        except OSError as error:  # a path that is invalid on this system, or a full disk
            reason = f"its files cannot be laid out here: {error.strerror or error}"
            raise LogUnreadable(name, reason, "compare files instead") from None
        if path in refused:
            raise LogUnreadable(name, *refused[path])
        root, shown = f"{folder}{os.sep}", f"{revision}:"
        return _renamed(name, read_aside(str(folder / path), watch, with_doubles=False), root, shown, refused)


def _from_root(name: str, path: str, prefix: str) -> str:
    """The path from the root of the repository, which it must not leave."""
    is_relative = path.startswith(("./", "../"))
    whole = posixpath.normpath(prefix + path if is_relative else path)
    if not _is_inside(whole) or (not is_relative and ".." in path.split("/")):
        raise WrongUsage(f"the path {quoted(path)} of {quoted(name)} is none inside the repository", _HOW)
    return whole


def _is_inside(path: str) -> bool:
    """Return whether a tidy path stays below the root, and is one that a revision can have."""
    parts = path.split("/")
    return bool(parts[0]) and parts[0] not in (".", "..") and all(part.lower() != ".git" for part in parts)


def _check_out(repository: Repository, tree: str, path: str, folder: Path) -> dict[str, Absent]:
    """Write a file and all that it includes below a folder; return the paths that are missing or not followed."""
    refused: dict[str, Absent] = {}
    waiting, seen = [path], {path}
    while waiting:
        path = waiting.pop()
        found = repository.find(tree, path)
        if isinstance(found, Absent):
            refused[path] = found
            continue
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with open(target, "xb") as file:
            repository.write(found, file)
        beside = (posixpath.normpath(posixpath.join(posixpath.dirname(path), one)) for one in _includes(str(target)))
        fresh = [one for one in dict.fromkeys(beside) if _is_inside(one) and one not in seen]
        seen.update(fresh)
        waiting += fresh
    return refused


def _includes(file: str) -> Iterator[str]:
    """Yield the paths that a file includes, as far as it can be read; reading it as a log reports its faults."""
    with open_log_file(file) as stream:
        try:
            for piece in Document(Feed(stream, file), Findings()).pieces():
                if piece.section.value == "include":
                    items = piece.value.items if isinstance(piece.value, Sequence) else [piece.value]
                    yield from (i.value for i in items if isinstance(i, Scalar) and visible(i.value) == i.value)
        except TooManyProblems:
            return


def _renamed(name: str, loaded: Loaded, root: str, shown: str, refused: dict[str, Absent]) -> Version:
    """The log with its files named as in the revision, also in the sentences about its problems."""

    def name_of(file: str) -> str:
        return f"{shown}{file.removeprefix(root)}" if file.startswith(root) else file

    def explained(problem: Problem) -> Problem:
        """The problem of an include that was not written into the folder, with the reason for that."""
        files = problem.message.files if isinstance(problem.message, Sentence) else ()
        absent = refused.get(files[0].removeprefix(root)) if problem.code == "include-unreadable" and files else None
        if absent is None:
            return problem
        message = Sentence(files[0], f": {absent.reason}")
        return problem._replace(message=message, hint=absent.hint or problem.hint)

    problems = tuple(explained(problem).renamed(name_of) for problem in loaded.problems)
    return Version(name, readable(loaded.log)._replace(file=name), problems, loaded.complete, root, shown)
