"""A cache that is missing, stale, damaged or half-written changes speed, never answers; a short run of `tests.faults`.

All of it is black box: whole processes with a cache folder of their own, compared with the same question and an empty
one. What a cache looks like inside is nobody's business here.
"""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from tests.examples import some, tries
from tests.faults import damage
from tests.faults.bench import ROOT as PROJECT
from tests.faults.bench import Answer, Bench, difference, whole
from tests.faults.bits import bits, everything_heals
from tests.faults.campaigns import edits, flips, kills
from tests.faults.edits import EDITS
from tests.faults.logs import ACTORS, MORE, ROOT, a_draft
from tests.faults.questions import CHECK, LINES, QUESTIONS
from tests.faults.races import crowds, killed_mends, races, rubbish
from tests.helpers import command, environment

pytestmark = pytest.mark.slow

GRAIN = 2.1
"""Seconds after which a file that was not touched again counts as settled (git's rule, with the steps of FAT)."""


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    bench = Bench()
    yield bench
    bench.close()


class Settled:
    """Logs that were written some time ago, each in its folder with a cache that knows it."""

    def __init__(self, bench: Bench, count: int) -> None:
        self.draft = a_draft(30)
        self.folders = [bench.new_folder() for _ in range(count)]
        self.bench = bench
        for folder in self.folders:
            self.draft.write(folder)
        self.written = time.monotonic()

    def take(self) -> tuple[Path, Path]:
        """A folder and its cache."""
        time.sleep(max(0.0, self.written + GRAIN - time.monotonic()))
        folder, cache = self.folders.pop(), self.bench.new_folder()
        self.bench.ask(LINES, folder, cache)
        assert damage.files_below(cache)
        return folder, cache


@pytest.fixture(scope="module", autouse=True)
def settled(bench: Bench) -> Settled:
    """Written before the first test, so that nobody waits for them."""
    return Settled(bench, 24)


def quiet(words: str) -> None:
    pass


def rights(bench: Bench, folder: Path) -> list[Answer]:
    return [one.result() for one in [bench.right_soon(question, folder) for question in QUESTIONS]]


def test_the_answers_differ_where_the_logs_do(bench: Bench) -> None:
    """Otherwise nothing below would be shown."""
    one, other = (a_draft(30, seed) for seed in (1, 2))
    folder = bench.new_folder()
    one.write(folder)
    before = rights(bench, folder)
    other.write(folder)
    after = rights(bench, folder)
    same = [q for q, a, b in zip(QUESTIONS, before, after, strict=True) if not difference(a, b)]
    assert same == []
    assert {answer.code for answer in (*before, *after)} == {0}


def test_every_edit_is_seen_at_once(bench: Bench) -> None:
    steps = some(Random(1).sample(EDITS, len(EDITS)))
    good = edits(bench, 1, steps, size=30, asked=1, say=quiet)
    assert good >= 25 * len(steps) // len(EDITS)  # the rest breaks the log, and is taken back


def test_damage_is_no_answer(bench: Bench) -> None:
    flips(bench, 2, tries(35), size=30, say=quiet)


def test_killed_commands_give_no_answer(bench: Bench) -> None:
    kills(bench, 3, 5, size=300, say=quiet)


def test_a_log_that_changes_meanwhile(bench: Bench) -> None:
    races(bench, 4, 5, size=100, say=quiet)


def test_several_at_once_while_the_log_changes(bench: Bench) -> None:
    crowds(bench, 5, 5, size=40, say=quiet)


def test_files_of_killed_builds_do_not_pile_up(bench: Bench) -> None:
    files, bytes = rubbish(bench, 6, 4, size=300, say=quiet)
    assert files <= 1
    assert bytes < 1_000_000


def test_killed_mends_leave_at_most_two_old_files(bench: Bench) -> None:
    files, times = killed_mends(bench, 7, tries(40), size=120, say=quiet)
    assert files <= 2
    assert times <= 3.2


def test_bits_that_flip_while_all_times_stay() -> None:
    bits(8, tries(25), size=60, say=quiet)


def test_much_damage_heals_at_once() -> None:
    everything_heals(9, 4, size=60)


def test_four_at_once_with_an_empty_cache(bench: Bench) -> None:
    folder, cache = bench.new_folder(), bench.new_folder()
    draft = a_draft(300)
    draft.write(folder)
    asked = [LINES, QUESTIONS[3], LINES, ("plans", "--as-of", "2025-06-01")]
    env = environment(XDG_CACHE_HOME=str(cache))
    several = [
        subprocess.Popen([*command(), *question], cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for question in asked
    ]
    answers = []
    for one in several:
        out, err = one.communicate(timeout=60)
        answers.append(Answer(one.returncode, out, err))
    for question, answer in zip(asked, answers, strict=True):
        bench.judge(question, answer, bench.right(question, folder, draft.key()), folder, "four at once")
    bench.compare([LINES, QUESTIONS[3]], folder, cache, draft.key(), "four at once")


def test_logs_and_names_are_told_apart(bench: Bench) -> None:
    """Entries carry the name of their file as the user wrote it, so each name has its own answer."""
    above, cache = bench.new_folder(), bench.new_folder()
    for folder, seed in (("one", 1), ("two", 2)):
        (above / folder).mkdir()
        a_draft(20, seed).write(above / folder)
    (above / "link").symlink_to("one")
    (above / "link.yaml").symlink_to("one/events.yaml")
    (above / "actors.yaml").symlink_to("one/actors.yaml")
    (above / "more").symlink_to("one/more")
    names = ["one/events.yaml", "two/events.yaml", "./one/events.yaml", "one/../two/events.yaml", "link/events.yaml",
             "link.yaml", str(above / "one/events.yaml"), "one//events.yaml"]  # fmt: skip
    for _ in range(2):
        for name in names:
            bench.compare([(*LINES, "--log", name)], above, cache, "names", f"the name {name}")
        bench.compare([LINES], above / "two", cache, "names", "the folder two")
        bench.compare([LINES], above / "link", cache, "names", "the folder link")
        both = (*LINES, "--log", "one/actors.yaml"), ("list", "--log", "two/events.yaml", "--log", "missing.yaml")
        bench.compare(both, above, cache, "names", "logs that are none")


def same_size(text: bytes) -> bytes:
    """One letter of one title is another one."""
    changed = text.replace(b"title: What", b"title: That", 1)
    assert changed != text
    return changed


def sneak(path: Path, content: bytes) -> None:
    """Write in place and give back the time of the last change."""
    before = path.stat()
    path.write_bytes(content)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def replace(path: Path, content: bytes) -> None:
    """Another file under that name, with the time of the first."""
    before = path.stat()
    beside = path.with_name("beside")
    beside.write_bytes(content)
    os.utime(beside, ns=(before.st_atime_ns, before.st_mtime_ns))
    os.replace(beside, path)


def a_folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_link_instead(path: Path) -> None:
    target = path.with_name("target.yaml")
    target.write_bytes(same_size(path.read_bytes()))
    os.utime(target, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    path.unlink()
    path.symlink_to(target.name)


def swap_two_files(folder: Path) -> None:
    """Each has the name of the other: devices, inodes, sizes and times are all there still."""
    (folder / ROOT).rename(folder / "aside")
    (folder / MORE).rename(folder / ROOT)
    (folder / "aside").rename(folder / MORE)


SLY: dict[str, Callable[[Path], object]] = {
    "same size, time given back": lambda f: sneak(f / ROOT, same_size((f / ROOT).read_bytes())),
    "an include of the same size, time given back": lambda f: sneak(f / MORE, same_size((f / MORE).read_bytes())),
    "replaced by one of the same size and time": lambda f: replace(f / ROOT, same_size((f / ROOT).read_bytes())),
    "an include replaced likewise": lambda f: replace(f / MORE, same_size((f / MORE).read_bytes())),
    "touched only": lambda f: os.utime(f / ROOT),
    "an old time": lambda f: os.utime(f / ROOT, (1, 1)),
    "an include lost": lambda f: (f / ACTORS).unlink(),
    "an include that is a folder": lambda f: a_folder_instead(f / MORE),
    "an include that is a link": lambda f: a_link_instead(f / MORE),
    "a log that is a link": lambda f: a_link_instead(f / ROOT),
    "a log lost": lambda f: (f / ROOT).unlink(),
    "a log that is a folder": lambda f: a_folder_instead(f / ROOT),
    "cut in half": lambda f: os.truncate(f / ROOT, (f / ROOT).stat().st_size // 2),
    "an include cut to nothing": lambda f: os.truncate(f / MORE, 0),
    "emptied": lambda f: os.truncate(f / ROOT, 0),
    "filled with nothing": lambda f: sneak(f / ROOT, bytes((f / ROOT).stat().st_size)),
    "log and include exchanged": swap_two_files,
}


@pytest.mark.parametrize("change", SLY)
def test_a_change_that_hides(bench: Bench, settled: Settled, change: str) -> None:
    folder, cache = settled.take()
    before = bench.right(LINES, folder)
    SLY[change](folder)
    bench.compare([LINES, CHECK], folder, cache, None, change)
    same = not difference(bench.right(LINES, folder), before)
    assert same == (change in ("touched only", "an old time"))


def test_there_and_back_within_a_moment(bench: Bench, settled: Settled) -> None:
    folder, cache = settled.take()
    first = (folder / ROOT).read_bytes()
    for content in (same_size(first), first, same_size(first), first):
        sneak(folder / ROOT, content)
        bench.compare([LINES], folder, cache, None, "there and back")


# What an answer hangs on besides the content of the files that were read.


def test_a_file_that_was_another_name_of_one_already_read(bench: Bench, settled: Settled) -> None:
    folder, cache = settled.take()
    (folder / "again.yaml").symlink_to(MORE)
    root = (folder / ROOT).read_text().replace(f"  - {MORE}\n", f"  - {MORE}\n  - again.yaml\n")
    (folder / ROOT).write_text(root)
    bench.compare([LINES], folder, cache, None, "a file included under two names")
    (folder / "again.yaml").unlink()
    (folder / "again.yaml").write_text("events:\n  - {id: later, date: 2020, title: Later, type: law}\n")
    answers = bench.compare([LINES], folder, cache, None, "the second name became a file of its own")
    assert b'"later"' in answers[LINES].out


def in_a_repository(bench: Bench) -> tuple[Path, Path]:
    """A log that includes a file above its own folder, which only its repository lets it do."""
    above, cache = bench.new_folder(), bench.new_folder()
    (above / ".git").mkdir()
    folder = above / "log"
    a_draft(20).write(folder)
    (folder / ACTORS).rename(above / ACTORS)
    (folder / ROOT).write_text((folder / ROOT).read_text().replace(f"  - {ACTORS}\n", f"  - ../{ACTORS}\n"))
    answers = bench.compare([LINES], folder, cache, None, "an include above")
    assert answers[LINES].code == 0
    return folder, cache


def test_a_repository_that_is_none_any_more(bench: Bench) -> None:
    folder, cache = in_a_repository(bench)
    (folder.parent / ".git").rmdir()
    bench.compare([LINES, CHECK], folder, cache, None, "a repository that is none any more")


def test_a_repository_that_begins_lower(bench: Bench) -> None:
    folder, cache = in_a_repository(bench)
    (folder / ".git").mkdir()
    bench.compare([LINES, CHECK], folder, cache, None, "a repository that begins lower")


def test_a_folder_that_went_outside(bench: Bench, settled: Settled) -> None:
    folder, cache = settled.take()
    outside = bench.new_folder() / "more"
    (folder / "more").rename(outside)
    (folder / "more").symlink_to(outside)
    bench.compare([LINES, CHECK], folder, cache, None, "a folder that went outside")


# The program and what runs it.


def test_another_version_of_the_program(bench: Bench) -> None:
    """One that knows a type under another family has its own answer, also from a cache that the other one made."""
    folder, cache, elsewhere = (bench.new_folder() for _ in range(3))
    draft = a_draft(40)
    draft.write(folder)
    copy = elsewhere / "timeline"
    shutil.copytree(PROJECT / "timeline", copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "__init__.py").write_text(re.sub(r'(__version__ = ")', r"\g<1>9.", (copy / "__init__.py").read_text()))
    types = copy / "vocabulary" / "types.py"
    types.write_text(types.read_text().replace('"coup", "Coup", "power"', '"coup", "Coup", "violence"'))
    question = ("list", "--type", "violence", "--as-of", "2025-06-01")
    ours = environment(XDG_CACHE_HOME=str(cache), PYTHONPATH=str(PROJECT), PYTHONDONTWRITEBYTECODE="1")
    theirs = {**ours, "PYTHONPATH": str(elsewhere)}
    fresh = {**theirs, "XDG_CACHE_HOME": str(bench.new_folder())}
    assert whole(("--version",), folder, theirs).out.startswith(b"timeline 9.")
    right, right_there = bench.right(question, folder, draft.key()), whole(question, folder, fresh)
    assert right.out != right_there.out
    for env, expected in ((ours, right), (theirs, right_there), (ours, right), (theirs, right_there)):
        bench.judge(question, whole(question, folder, env), expected, folder, "a change of the program")


def test_another_way_to_run_it(bench: Bench) -> None:
    folder, cache = bench.new_folder(), bench.new_folder()
    draft = a_draft(20)
    draft.write(folder)
    right = bench.right(LINES, folder, draft.key())
    for more in ({}, {"PYTHONOPTIMIZE": "2"}, {"PYTHONHASHSEED": "0"}, {"TZ": "Pacific/Kiritimati"}, {"LC_ALL": "C"}):
        given = whole(LINES, folder, environment(XDG_CACHE_HOME=str(cache), **more))
        bench.judge(LINES, given, right, folder, f"{more}")
