"""Asking a question twice, with the cache at hand and with an empty one, and comparing the answers."""

import contextlib
import itertools
import json
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from tests.helpers import command, environment

ROOT = Path(__file__).parents[2]

Question = tuple[str, ...]
"""The words of a command."""


class Answer(NamedTuple):
    """The exit code and the output of a command, byte for byte."""

    code: int
    out: bytes
    err: bytes


class WrongAnswer(AssertionError):
    """A cache that was not as it should be has changed an answer."""


def difference(given: Answer, right: Answer) -> str:
    """The error in an answer, or empty. Standard error may have more lines than the right one, never fewer."""
    if given.code != right.code:
        return f"ended with {given.code}, right is {right.code}; {_tail(given.err)}"
    if b"Traceback" in given.err:
        return f"a traceback: {_tail(given.err)}"
    if given.out != right.out:
        pairs = itertools.zip_longest(given.out.splitlines(), right.out.splitlines())
        number, (here, there) = next((n, pair) for n, pair in enumerate([*pairs, (b"", b"")], 1) if pair[0] != pair[1])
        return f"line {number} of the answer is {here!r}, right is {there!r}"
    said = set(given.err.splitlines())
    missing = [line for line in right.err.splitlines() if line not in said]
    return f"standard error lacks {missing[0]!r}" if missing else ""


def _tail(text: bytes) -> str:
    return " / ".join(text.decode(errors="replace").strip().splitlines()[-3:])


class Bench:
    """Two servers that answer questions, and the right answers that are known already."""

    def __init__(self, servers: int = 2, evidence: bool = False) -> None:
        self._evidence = evidence
        self.folder = Path(tempfile.mkdtemp(prefix="timeline-faults-"))
        self.asked = 0
        self._numbers = itertools.count(1)
        self._processes = [_server() for _ in range(servers)]
        self._free: queue.Queue[subprocess.Popen[str]] = queue.Queue()
        for process in self._processes:
            self._free.put(process)
        self._pool = ThreadPoolExecutor(servers)
        self._known: dict[tuple[object, ...], Answer] = {}
        self._lock = threading.Lock()

    def close(self, keep: bool = False) -> None:
        """Stop the servers, and take away all that was written, unless it is evidence."""
        self._pool.shutdown()
        for process in self._processes:
            with process:
                assert process.stdin is not None
                process.stdin.close()
        if not keep:
            shutil.rmtree(self.folder, ignore_errors=True)

    def new_folder(self) -> Path:
        """An empty folder of its own."""
        folder = self.folder / str(next(self._numbers))
        folder.mkdir()
        return folder

    def ask(
        self,
        question: Sequence[str],
        cwd: Path,
        cache: Path,
        kill: Mapping[str, object] | None = None,
        longest: int | None = None,
        **env: str,
    ) -> Answer:
        """The answer of a whole process that has its cache there; perhaps one that is killed on the way."""
        with self._scratch() as scratch:
            out, err = scratch / "out", scratch / "err"
            for path in (out, err):
                path.touch()  # who is killed early does not come to it
            wish: dict[str, Any] = {"args": list(question), "cwd": str(cwd), "out": str(out), "err": str(err)}
            wish["env"] = environment(**{"XDG_CACHE_HOME": str(cache), **env})
            if kill:
                wish["kill"] = dict(kill)
            if longest:
                wish["longest"] = longest
            process = self._free.get()
            try:
                assert process.stdin is not None
                assert process.stdout is not None
                process.stdin.write(json.dumps(wish) + "\n")
                process.stdin.flush()
                code = int(process.stdout.readline())
            finally:
                self._free.put(process)
            self.asked += 1
            return Answer(code, out.read_bytes(), err.read_bytes())

    def right(self, question: Question, cwd: Path, version: object = None) -> Answer:
        """The answer of a process whose cache is empty; known already for a version of the log that was asked."""
        known = (question, cwd, version)
        if version is None or known not in self._known:
            with self._scratch() as scratch:
                answer = self.ask(question, cwd, scratch / "cache")
            with self._lock:
                self._known[known] = answer
        return self._known[known]

    def right_soon(self, question: Question, cwd: Path, version: object = None) -> "Future[Answer]":
        """The same, while other questions are asked."""
        return self._pool.submit(self.right, question, cwd, version)

    def compare(
        self, questions: Sequence[Question], cwd: Path, cache: Path, version: object = None, what: str = ""
    ) -> dict[Question, Answer]:
        """Ask all of them in turn with that cache; `WrongAnswer` for the first that is not the right one."""
        rights = {question: self.right_soon(question, cwd, version) for question in questions}
        given = {}
        for question in questions:
            if self._evidence:
                before = cwd / "before"
                shutil.rmtree(before, ignore_errors=True)
                shutil.copytree(cache, before, symlinks=True)
            given[question] = self.ask(question, cwd, cache)
            self.judge(question, given[question], rights[question].result(), cwd, f"{what}, with the cache {cache}")
        return given

    def judge(self, question: Sequence[str], given: Answer, right: Answer, cwd: Path, what: str) -> None:
        """Let an answer pass that is the right one."""
        wrong = difference(given, right)
        if wrong:
            raise WrongAnswer(f"after {what}: timeline {' '.join(question)}: {wrong} (in {cwd})")

    @contextlib.contextmanager
    def _scratch(self) -> Iterator[Path]:
        """A folder for the time of one call."""
        folder = self.new_folder()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _server() -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.faults.server"],
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )


def whole(question: Sequence[str], cwd: Path, env: Mapping[str, str], **how: Any) -> Answer:
    """The answer of a process that is started in the ordinary way, in exactly this environment."""
    done = subprocess.run([*command(), *question], cwd=cwd, env=dict(env), capture_output=True, timeout=120, **how)
    return Answer(done.returncode, done.stdout, done.stderr)
