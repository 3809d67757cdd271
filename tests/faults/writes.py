"""Commands that write to a log and are killed at random moments, and many of them at once.

Each writes the difference of two drafts through the same steps as a command: it is checked as if it stood there, and
put in place under the lock. A child process is killed after a random time, or at a random change of a file.
"""

import hashlib
import os
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from unittest import mock

from tests.edits.children import Ended, in_child, killed_at
from tests.edits.small_edits import NOW, file_edit, new_event
from tests.faults.bench import Bench, WrongAnswer
from tests.faults.campaigns import Say, any_edits
from tests.faults.edits import names
from tests.faults.logs import MORE, ROOT, Block, Draft, a_draft
from tests.faults.questions import CHECK
from timeline.edits.edit import BytePatch, Edit, FileEdit
from timeline.edits.pending import new_problems, one_writer, prepared
from timeline.edits.recovery import interrupted
from timeline.edits.undoing import history, undoing
from timeline.errors import NothingWritten
from timeline.query.view_checks import load_checked

_MOST_CHANGES = 60
"""Number of changes of files within which a child is killed; an edit makes about as many."""
_MOST_RENAMES = 4
"""Number of renames within which it is killed otherwise."""

Texts = dict[str, bytes]


def writes(bench: Bench, seed: int, count: int, size: int = 60, say: Say = print) -> Counter[str]:
    """Edits of several files that are killed, each followed by the next command that writes, and by a check.

    Gives how many left the old files, the new ones, or a mixture that was brought to an end.
    """
    random = Random(seed)
    folder, cache, state = (bench.new_folder() for _ in range(3))
    draft = a_draft(size, seed)
    draft.write(folder)
    ends: Counter[str] = Counter()
    with mock.patch.dict(os.environ, {"XDG_CACHE_HOME": str(cache), "XDG_STATE_HOME": str(state)}):
        written: list[Draft] = [draft]
        longest = _longest(folder, draft, random)
        while ends.total() < count:
            steps = any_edits(random, random.choice((1, 2, 4)))
            new = written[-1]
            for step in steps:
                new = step(new, random)
            if random.random() < 0.5:
                new = _remarked(new)
            edit = _edit_between(folder, written[-1], new)
            if edit.files:
                how = random.choice(("after", "at", "between"))
                moments = {"at": random.randint(1, _MOST_CHANGES), "between": random.randint(1, _MOST_RENAMES)}
                moment = moments.get(how, random.uniform(0, longest))
                what = f"write {ends.total() + 1} of seed {seed} and {size} events, {names(steps)}, {how} {moment:.3f}"
                say(what)
                end = _killed(edit, written[-1], new, moment, how, what)
                ends[end] += 1
                if _texts(folder, new) == _encoded(new):
                    written.append(new)
                if random.random() < 0.2 and len(written) > 1:
                    written.pop()
                    _undo(folder, written[-1], what)
                _require_history(folder, len(written) - 1, what)
                bench.compare([CHECK], folder, cache, written[-1].key(), what)
        _require_tidy(folder, random)
    return ends


def crowds_of_writers(bench: Bench, seed: int, count: int, size: int = 60, at_once: int = 8, say: Say = print) -> int:
    """Several that add an event each at once, of whom some wait for their turn before they read, and one is killed.

    Gives how many were refused: those events are not there, and all others are.
    """
    random = Random(seed)
    folder, cache, state = (bench.new_folder() for _ in range(3))
    draft = a_draft(size, seed)
    draft.write(folder)
    log, refused = str(folder / MORE), 0
    with (
        mock.patch.dict(os.environ, {"XDG_CACHE_HOME": str(cache), "XDG_STATE_HOME": str(state)}),
        ThreadPoolExecutor(at_once) as pool,
    ):
        for number in range(1, count + 1):
            what = f"crowd of writers {number} of seed {seed} and {size} events"
            say(what)
            before = Path(log).read_bytes()
            ids = [f"crowd-{number}-{one}" for one in range(at_once)]
            waits = [random.random() < 0.5 for _ in ids]
            kills = [random.uniform(0, 0.5) if one == 0 else None for one in range(at_once)]
            ended = [*pool.map(lambda *given: _add(folder, *given), ids, waits, kills)]
            with one_writer(str(folder / ROOT)):
                pass
            refused += _judge_crowd(before, Path(log).read_bytes(), ids, waits, ended, what)
            bench.compare([CHECK], folder, cache, (what,), what)
    return refused


def _add(folder: Path, identity: str, waits: bool, kill_after: float | None) -> Ended:
    def add() -> None:
        if waits:
            with one_writer(str(folder / ROOT)):
                add_now()
        else:
            add_now()

    def add_now() -> None:
        files = (file_edit(str(folder / MORE), [("", new_event(identity).replace("sources: s", "sources: paper"))]),)
        _write(Edit(str(folder / ROOT), f"timeline add {identity}", NOW, (("events", identity),), files))

    return in_child(add, kill_after)


def _judge_crowd(before: bytes, after: bytes, ids: list[str], waits: list[bool], ended: list[Ended], what: str) -> int:
    if not after.startswith(before):
        raise WrongAnswer(f"after {what}: the text of before is not there")
    lines = after.removeprefix(before).decode().splitlines()
    there = [line.partition("id: ")[2].partition(",")[0] for line in lines]
    for identity, waited, end in zip(ids, waits, ended, strict=True):
        if end.is_killed:
            continue
        if (identity in there) != (end.code == 0):
            raise WrongAnswer(f"after {what}: {identity} ended with {end}, and the file has {there}")
        if end.code and (waited or "changed meanwhile: nothing was written" not in end.message):
            raise WrongAnswer(f"after {what}: {identity} ended with {end}")
    if len({*there}) != len(there) or not {*there} <= {*ids}:
        raise WrongAnswer(f"after {what}: the file has {there}")
    return sum(end.code != 0 for end in ended)


def _longest(folder: Path, draft: Draft, random: Random) -> float:
    """The seconds that an edit takes in a child process; it is taken back."""
    load_checked(str(folder / ROOT))
    path = str(folder / MORE)
    files = (file_edit(path, [("", new_event("measured").replace("sources: s", "sources: paper"))]),)
    edit = Edit(str(folder / ROOT), "timeline add", NOW, (), files)
    start = time.monotonic()
    ended = in_child(lambda: _write(edit))
    longest = time.monotonic() - start
    if ended.code or ended.is_killed:
        raise WrongAnswer(f"an edit that nobody disturbs ended with {ended}")
    _undo(folder, draft, "an edit")
    return longest * 1.2


def _killed(edit: Edit, old: Draft, new: Draft, moment: float, how: str, what: str) -> str:
    """Let a child write an edit and be killed; return how that ended when the next command had its turn."""
    folder = Path(edit.log).parent
    if how == "after":
        ended = in_child(lambda: _write(edit), moment)
    elif how == "at":
        ended = killed_at(int(moment), lambda: _write(edit))
    else:
        ended = killed_at(int(moment), lambda: _write(edit), ("replace",))
    before, after, found = _encoded(old), _encoded(new), _texts(folder, new)
    for name, text in found.items():
        if text not in (before[name], after[name]):
            raise WrongAnswer(f"after {what}: {name} is neither the old file nor the new one")
    mixed = found not in (before, after)
    if ended.code and found != before:
        raise WrongAnswer(f"after {what}: refused, and not as before: {ended}")
    if not ended.is_killed and not ended.code and found != after:
        raise WrongAnswer(f"after {what}: written, and not as it should be")
    if bool(interrupted(edit.log)) != mixed:
        raise WrongAnswer(f"after {what}: said to be interrupted, or not, wrongly")
    with one_writer(edit.log) as notes:
        if bool(notes) != mixed:
            raise WrongAnswer(f"after {what}: {notes}")
    if mixed and _texts(folder, new) not in (before, after):
        raise WrongAnswer(f"after {what}: still a mixture")
    if ended.code:
        return "refused"
    if not ended.is_killed:
        return "not killed"
    return "mixed" if mixed else "old" if found == before else "new"


def _write(edit: Edit) -> None:
    """Write an edit as a command does: not if it gives the log a new error."""
    before = load_checked(edit.log)
    with one_writer(edit.log), prepared(edit) as pending:
        if errors := new_problems(before, pending.check(), "error"):
            raise NothingWritten(f"nothing was written: {errors[0].message}")
        pending.commit()


def _undo(folder: Path, expected: Draft, what: str) -> None:
    with prepared(undoing(str(folder / ROOT), NOW)) as pending:
        pending.check()
        pending.commit()
    if _texts(folder, expected) != _encoded(expected):
        raise WrongAnswer(f"after {what}, taken back: not the bytes of before")


def _remarked(draft: Draft) -> Draft:
    """The same log with a remark at the end of every file."""
    for name in draft.files:
        draft = draft.changed(name, lambda blocks: blocks.append(Block("", "", "# A remark.\n")))
    return draft


def _edit_between(folder: Path, old: Draft, new: Draft) -> Edit:
    """The edit that leads from one draft to another; of each file one patch, where they differ."""
    before, after = _encoded(old), _encoded(new)
    files = tuple(
        FileEdit(str(folder / name), hashlib.sha256(before[name]).digest(), (_patch(before[name], after[name]),))
        for name in before
        if before[name] != after[name]
    )
    return Edit(str(folder / ROOT), "timeline set", NOW, (("events", "event-1"),), files)


def _patch(old: bytes, new: bytes) -> BytePatch:
    start = _common(old, new)
    behind = _common(old[start:][::-1], new[start:][::-1])
    return BytePatch(start, old[start : len(old) - behind], new[start : len(new) - behind])


def _common(one: bytes, other: bytes) -> int:
    """The number of bytes that are the same from the beginning on."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(one), len(other)))


def _encoded(draft: Draft) -> Texts:
    return {name: draft.text(name).encode(errors="surrogateescape") for name in draft.files}


def _texts(folder: Path, draft: Draft) -> Texts:
    return {name: (folder / name).read_bytes() for name in draft.files}


def _require_history(folder: Path, count: int, what: str) -> None:
    standing = sum(not edit.is_undone for edit in history(str(folder / ROOT)))
    if standing != count:
        raise WrongAnswer(f"after {what}: {standing} edits stand in the history, {count} were written")


def _require_tidy(folder: Path, random: Random) -> None:
    """Write to every file once more; nothing that killed processes left may lie beside them then."""
    for path in (folder / ROOT, folder / MORE):
        content = path.read_bytes()
        patch = BytePatch(len(content), b"", b"# The end.\n")
        file = FileEdit(str(path), hashlib.sha256(content).digest(), (patch,))
        with prepared(Edit(str(folder / ROOT), "timeline edit", NOW, (), (file,))) as pending:
            pending.commit()
    left = [str(path) for path in folder.rglob(".timeline-*")]
    if left:
        raise WrongAnswer(f"killed processes left {left}")
