"""Asking the `git` program for the files of a revision, so that nothing can be mistaken for an option.

Only commands that read objects are called, without a shell, a pager or a hook. Only the `GIT_*` variables for git's own
settings and for the end of the search for a repository are kept; nothing is fetched from a remote.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from timeline.errors import LogUnreadable
from timeline.text import did_you_mean, quoted, visible

_KEPT = frozenset({"GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES"})
_SET = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_SETTINGS = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "core.quotePath=false")
_OBJECT = re.compile("[0-9a-f]{40,64}")
_KINDS = {"120000": "a symbolic link", "160000": "a submodule", "040000": "a folder"}
_MOST_NAMES = 20_000
"""Maximum number of names to compare for a suggestion."""


class Blob(NamedTuple):
    """A file of a revision, by the name of its object."""

    object: str


class Absent(NamedTuple):
    """The reason why a path of a revision cannot be read as a file."""

    reason: str
    hint: str = ""


class Repository:
    """The git repository around the current folder; `asked` is the user's text, for messages."""

    def __init__(self, asked: str) -> None:
        self.asked = asked
        found = self._git("rev-parse", "--show-prefix")
        if found.returncode:
            hint = "a revision is looked up in the git repository that holds the folder where you are"
            raise LogUnreadable(asked, f"git cannot look here: {_complaint(found)}", hint)
        self.prefix = os.fsdecode(found.stdout).removesuffix("\n")
        """The folder where the user is, seen from the root of the repository; empty, or with a slash at its end."""

    def tree(self, revision: str) -> str:
        """The object that holds the files of a revision."""
        found = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{tree}}")
        name = os.fsdecode(found.stdout).strip().rpartition("\n")[2]  # git before 2.30 repeats the option
        if found.returncode or not _OBJECT.fullmatch(name):
            raise LogUnreadable(self.asked, f"git knows no revision {quoted(revision)}", self._near(revision))
        return name

    def find(self, tree: str, path: str) -> Blob | Absent:
        """The file at a path of a tree; no link and no submodule is followed on the way."""
        parts = path.split("/")
        ways = ["/".join(parts[: index + 1]) for index in range(len(parts))]
        found = self._git("ls-tree", "-z", "-t", "--full-tree", tree, "--", *ways)
        entries = dict(_entries(found.stdout)) if not found.returncode else {}
        for way in ways:
            mode, name = entries.get(way, ("", ""))
            if mode in ("120000", "160000"):
                return Absent(f"{quoted(way)} is {_KINDS[mode]} there, which is not followed")
            if not mode:
                return Absent("there is no such file in that revision", self._near_path(tree, path))
        return Blob(name) if mode.startswith("100") else Absent(f"this is {_KINDS.get(mode, 'no file')}, not a log")

    def write(self, blob: Blob, file: BinaryIO) -> None:
        """The content of a file, as it is stored."""
        found = self._git("cat-file", "blob", blob.object, to=file)
        if found.returncode:
            raise LogUnreadable(self.asked, f"git cannot read it: {_complaint(found)}")

    def _near(self, revision: str) -> str:
        found = self._git("for-each-ref", f"--count={_MOST_NAMES}", "--format=%(refname:short)")
        names = os.fsdecode(found.stdout).splitlines()
        if near := did_you_mean(revision, names):
            return near
        if self._git("rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
            return "this clone is shallow: 'git fetch --unshallow' brings the earlier revisions"
        return "'git log --oneline' and 'git tag' list what there is"

    def _near_path(self, tree: str, path: str) -> str:
        listed = self._git("ls-tree", "-r", "-z", "--full-tree", "--name-only", tree)
        names = os.fsdecode(listed.stdout).split("\0")[:_MOST_NAMES]
        here = self.prefix + path
        if self.prefix and here in names:
            return f"a path begins at the root of the repository: {here}, or ./{path} from here"
        return did_you_mean(path, (name for name in names if name.endswith((".yaml", ".yml"))))

    def _git(self, *words: str, to: BinaryIO | None = None) -> "subprocess.CompletedProcess[bytes]":
        command = ["git", "--no-pager", *_SETTINGS, *words]
        try:
            return subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=to if to is not None else subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=_environment(),
                check=False,
            )
        except FileNotFoundError:
            hint = "install git, or compare two files"
            raise LogUnreadable(self.asked, "the program 'git' is not there", hint) from None
        except OSError as error:
            raise LogUnreadable(self.asked, f"git cannot be started: {error.strerror or error}") from None


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT}
    return {**kept, **_SET}


def _entries(listing: bytes) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each path of a listing with its mode and its object."""
    for line in listing.split(b"\0"):
        facts, tab, path = line.partition(b"\t")
        if tab:
            mode, _, name = facts.decode().split(" ")
            yield os.fsdecode(path), (mode, name)


def _complaint(found: "subprocess.CompletedProcess[bytes]") -> str:
    """The first line of git's error message."""
    lines = os.fsdecode(found.stderr).strip().splitlines()
    return visible(lines[0].removeprefix("fatal: ")) if lines else "it does not say why"
