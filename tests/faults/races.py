"""Changes while an answer is on its way, several answers at once, and what killed processes leave behind."""

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

from tests.faults import damage
from tests.faults.bench import Answer, Bench, Question, WrongAnswer, difference
from tests.faults.campaigns import Say
from tests.faults.edits import add_comments, add_first, retitle, retype
from tests.faults.logs import MORE, ROOT, Block, Draft, a_draft, event_text, rewrite
from tests.faults.questions import CHECK, LINES, WHILE_CHANGING

_LONG_AGO = 86_400 * 10


def races(bench: Bench, seed: int, count: int, size: int = 400, say: Say = print) -> None:
    """A log that is changed while its first answer is running: the answer is of one version, the next of the newer."""
    random = Random(seed)
    folder, cache = bench.new_folder(), bench.new_folder()
    draft = a_draft(size, seed)
    draft.write(folder)
    start = time.monotonic()
    bench.ask(LINES, folder, cache)
    longest = time.monotonic() - start
    with ThreadPoolExecutor(1) as pool:
        for number in range(1, count + 1):
            if random.random() < 0.6:
                damage.clear(cache)
            question = random.choice(WHILE_CHANGING)
            after = random.uniform(0, longest)
            older = bench.right(question, folder, draft.key())
            running = pool.submit(bench.ask, question, folder, cache)
            time.sleep(after)
            if random.random() < 0.5:
                identity = f"event-{number}-more"
                block = Block("events", identity, event_text(identity, number, random))
                draft = draft.changed(MORE, lambda blocks, block=block: blocks.append(block))
                with open(folder / MORE, "ab") as file:
                    file.write(block.text.encode())
                way = "something appended"
            else:
                draft, way = random.choice([retitle, retype, add_first, add_comments])(draft, random), "a file replaced"
                _replace(folder, draft)
            what = f"race {number} of seed {seed} and {size} events, {way} after {after:.3f} s"
            say(what)
            given = running.result()
            newer = bench.right(question, folder, draft.key())
            _one_of(question, given, (older, newer), what)
            bench.compare([question, LINES], folder, cache, draft.key(), what)


def _replace(folder: Path, draft: Draft) -> None:
    for name in draft.files:
        content = draft.text(name).encode()
        if (folder / name).read_bytes() != content:
            rewrite(folder / name, content, "rename")


def _one_of(question: Question, given: Answer, rights: tuple[Answer, ...], what: str) -> None:
    wrongs = [difference(given, right) for right in rights]
    if all(wrongs):
        raise WrongAnswer(f"after {what}: timeline {' '.join(question)}: of neither version: {' // '.join(wrongs)}")


def crowds(bench: Bench, seed: int, count: int, size: int = 200, at_once: int = 4, say: Say = print) -> None:
    """Several processes that share a cache, while the log is replaced by another version and back."""
    random = Random(seed)
    folder, cache = bench.new_folder(), bench.new_folder()
    one = a_draft(size, seed)
    other = one.changed(ROOT, lambda blocks: blocks.insert(0, Block("", "", "# A remark.\n")))
    other = retitle(retype(other, random), random)
    # Only the outermost file differs, so that one rename leads from version to version.
    other = Draft({**one.files, ROOT: other.files[ROOT]})
    questions = random.sample(WHILE_CHANGING, 6)
    one.write(folder)
    first = {question: bench.right(question, folder, one.key()) for question in questions}
    _replace(folder, other)
    second = {question: bench.right(question, folder, other.key()) for question in questions}
    with ThreadPoolExecutor(at_once) as pool:
        for number in range(1, count + 1):
            if random.random() < 0.5:
                damage.clear(cache)
            asked = [random.choice(questions) for _ in range(at_once)]
            running = [pool.submit(bench.ask, question, folder, cache) for question in asked]
            time.sleep(random.uniform(0, 0.05))
            draft = random.choice([one, other])
            _replace(folder, draft)
            what = f"crowd {number} of seed {seed} and {size} events"
            say(what)
            for question, answer in zip(asked, running, strict=True):
                _one_of(question, answer.result(), (first[question], second[question]), what)
            bench.compare(asked[:2], folder, cache, draft.key(), what)


def killed_mends(bench: Bench, seed: int, count: int, size: int = 300, say: Say = print) -> tuple[int, float]:
    """Answers after an edit that are killed at random moments, one after another within a minute.

    Gives the most files more than usual that lay there after any of them, and the most bytes, as a multiple of what the
    cache usually takes.
    """
    random = Random(seed)
    folder, cache = bench.new_folder(), bench.new_folder()
    draft = a_draft(size, seed)
    draft.write(folder)
    bench.ask(LINES, folder, cache)
    usual = [path.stat().st_size for path in damage.files_below(cache)]
    draft = retitle(draft, random)
    draft.write(folder)
    start = time.monotonic()
    bench.ask(LINES, folder, cache)
    longest = time.monotonic() - start
    most_files, most_bytes = 0, 0
    for number in range(1, count + 1):
        draft = retitle(draft, random)
        _replace(folder, draft)
        how: dict[str, object] = {"signal": signal.SIGKILL, "after": random.uniform(0, longest)}
        if random.random() < 0.7:  # at the moments at which something is written, removed or renamed
            how |= {"changes": random.randint(1, 6), "after": random.choice([0, 0, 0.001, 0.01])}
        ended = bench.ask(LINES, folder, cache, kill=how)
        left = [path.stat().st_size for path in damage.files_below(cache)]
        most_files, most_bytes = max(most_files, len(left) - len(usual)), max(most_bytes, sum(left))
        said = f"{len(left)} files, {sum(left):,} bytes"
        say(f"killed mend {number} of seed {seed}, {how}, ended with {ended.code}: {said}")
    bench.compare([LINES, CHECK, LINES], folder, cache, draft.key(), f"{count} killed mends")
    return most_files, most_bytes / sum(usual)


def rubbish(bench: Bench, seed: int, count: int, size: int = 300, say: Say = print) -> tuple[int, int]:
    """The numbers of files and bytes beyond those of a fresh cache, after kills, a long time, and a new build."""
    random = Random(seed)
    folder, cache, fresh = (bench.new_folder() for _ in range(3))
    draft = a_draft(size, seed)
    draft.write(folder)
    how = {"signal": signal.SIGKILL, "changes": 1, "after": 0}
    for _ in range(count):
        ended = bench.ask(CHECK, folder, cache, kill=how), bench.ask(LINES, folder, cache, kill=how)
        say(f"killed at the first thing written, ended with {[one.code for one in ended]}")
        draft = add_first(draft, random)
        draft.write(folder)
    # What was left lies there for days before somebody asks again.
    for path in damage.files_below(cache):
        os.utime(path, (time.time() - _LONG_AGO,) * 2)
    draft = add_first(draft, random)
    draft.write(folder)
    bench.compare([LINES, CHECK, LINES], folder, cache, draft.key(), f"{count} kills and a while")
    for question in (LINES, CHECK, LINES):
        bench.ask(question, folder, fresh)
    left, usual = ([path.stat().st_size for path in damage.files_below(one)] for one in (cache, fresh))
    return len(left) - len(usual), sum(left) - sum(usual)
