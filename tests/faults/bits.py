"""Bits that flip in the files of a cache, whose sizes, times and numbers stay as they were.

Asked in this process, so that hundreds of damages take seconds. The fingerprint stays: an index is not believed for its
times, but for what is read of it.
"""

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from tests.faults.bench import Question, WrongAnswer
from tests.faults.damage import files_below
from tests.faults.logs import a_draft
from tests.faults.questions import CHECK, LINES, QUESTIONS, WIDE
from tests.helpers import Result, a_folder, run
from timeline.index import verified

Say = Callable[[str], None]

ASKED: tuple[Question, ...] = (CHECK, LINES, *WIDE, *QUESTIONS[3:18], *QUESTIONS[21:31])
"""A check comes first: it would add to the index of other questions, and that of before stays for a while."""


class Bits:
    """A log with its cache as it was made, and the right answers."""

    def __init__(self, seed: int, size: int) -> None:
        self.log, self.cache = a_folder(), a_folder()
        self._pristine = a_folder()
        a_draft(size, seed).write(self.log)
        self._right: dict[Question, Result] = {}
        for question in ASKED:
            self._right[question] = self.ask(question, self._pristine / "cache")
        assert len(self.files(self._pristine / "cache")) == 2

    def files(self, cache: Path | None = None) -> list[Path]:
        """The files of the cache."""
        return files_below(cache or self.cache)

    def indexes(self) -> dict[Path, bytes]:
        """The indexes of the cache. The fingerprint may be renewed when the log's files are no longer fresh."""
        return {path: path.read_bytes() for path in self.files() if path.suffix == ".index"}

    def restore(self) -> None:
        """The cache as it was made."""
        shutil.rmtree(self.cache)
        shutil.copytree(self._pristine / "cache", self.cache)
        # This process has not seen that these names stand for damaged files.
        verified._distrusted.clear()

    def ask(self, question: Question, cache: Path | None = None) -> Result:
        """The answer with a cache."""
        return run(*question, cwd=self.log, XDG_CACHE_HOME=str(cache or self.cache))

    def judge(self, questions: Sequence[Question], what: str) -> None:
        """Ask, and let no answer pass but the right one."""
        for question in questions:
            given, right = self.ask(question), self._right[question]
            if (given.code, given.out) != (right.code, right.out) or given.err != right.err:
                raise WrongAnswer(f"after {what}: timeline {' '.join(question)}: {given.err or given.out[:200]}")


def flipped(path: Path, random: Random, count: int = 1) -> str:
    """Flip bits of a file in place; its times stay."""
    before = path.stat()
    flipped = []
    with open(path, "r+b") as file:
        for _ in range(count):
            index, bit = random.randrange(before.st_size), random.randrange(8)
            file.seek(index)
            value = file.read(1)[0]
            file.seek(index)
            file.write(bytes([value ^ 1 << bit]))
            flipped.append(f"{bit} of {index}")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    return f"bits {', '.join(flipped[:5])} of {path.suffix}"


def bits(seed: int, count: int, size: int = 400, at_once: int = 1, asked: int = 4, say: Say = print) -> int:
    """Damages one after another, each followed by some questions. Gives how often the damaged file was replaced."""
    random, bench = Random(seed), Bits(seed, size)
    replaced = 0
    for number in range(1, count + 1):
        bench.restore()
        path = random.choice([*bench.files(), *[one for one in bench.files() if one.suffix == ".index"] * 4])
        what = f"damage {number} of seed {seed} and {size} events: {flipped(path, random, at_once)}"
        damaged = path.read_bytes()
        say(what)
        bench.judge([*random.sample(ASKED, asked), random.choice([LINES, *WIDE])], what)
        replaced += not path.exists() or path.read_bytes() != damaged
    return replaced


def everything_heals(seed: int, count: int, size: int = 400, at_once: int = 100) -> None:
    """Much damage at once: the first answer is right, and from then on the cache is a good one again."""
    random, bench = Random(seed), Bits(seed, size)
    for number in range(1, count + 1):
        bench.restore()
        index = next(path for path in bench.files() if path.suffix == ".index")
        what = f"much damage {number} of seed {seed}: {flipped(index, random, at_once)}"
        bench.judge(ASKED[:1], what)
        if index in bench.files():
            raise WrongAnswer(f"after {what}: the damaged file is there still")
        healed = bench.indexes()
        bench.judge(random.sample(ASKED, 4), f"{what}, and healing")
        if healed != bench.indexes():
            raise WrongAnswer(f"after {what}: it does not stay healed")
