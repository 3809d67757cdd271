"""Series of faults, each with its own random numbers: what happens follows from the seed alone, except for kills."""

import json
import re
import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from tests.faults import damage
from tests.faults.bench import Answer, Bench, Question, WrongAnswer
from tests.faults.edits import EDITS, Edit
from tests.faults.logs import WAYS, Draft, a_draft, rewrite
from tests.faults.questions import CHECK, LINES, QUESTIONS, WIDE

Say = Callable[[str], None]


def edits(bench: Bench, seed: int, steps: Sequence[Edit], size: int = 60, asked: int = 3, say: Say = print) -> int:
    """A log that is edited step by step, while its cache stays; what breaks the log is taken back in the next step.

    Gives how many edits were good ones.
    """
    good = 0
    random = Random(seed)
    folder, cache = bench.new_folder(), bench.new_folder()
    draft = a_draft(size, seed)
    draft.write(folder)
    bench.compare([LINES, CHECK], folder, cache, draft.key(), "making the log")
    for number, step in enumerate(steps, 1):
        new = step(draft, random)
        way = random.choice(WAYS)
        what = f"edit {number} of seed {seed} and {size} events, {step.__name__}, {way}"
        say(what)
        _rewrite(folder, draft, new, way)
        answers = _ask_of_version(bench, new, folder, cache, random, asked, what)
        if answers[LINES].code == 0:
            draft = new
            good += 1
        else:
            _rewrite(folder, new, draft, random.choice(WAYS))
            _ask_of_version(bench, draft, folder, cache, random, 0, f"{what}, and back again")
    return good


def any_edits(random: Random, count: int) -> list[Edit]:
    """A number of edits in random order, each once before any is repeated."""
    found: list[Edit] = []
    while len(found) < count:
        found += random.sample(EDITS, len(EDITS))
    return found[:count]


def _rewrite(folder: Path, old: Draft, new: Draft, way: str) -> None:
    for name in new.files:
        if new.text(name) != old.text(name):
            rewrite(folder / name, new.text(name).encode(errors="surrogateescape"), way)


def _ask_of_version(
    bench: Bench, draft: Draft, folder: Path, cache: Path, random: Random, asked: int, what: str
) -> dict[Question, Answer]:
    questions = [*random.sample(QUESTIONS, asked), LINES]
    # First it mends the index itself, later it finds what another command has mended.
    questions.insert(random.choice((0, random.randint(0, len(questions)))), CHECK)
    answers = bench.compare(questions, folder, cache, draft.key(), what)
    if answers[LINES].code == 0:
        compare_lines(draft, answers[LINES].out, what)
    return answers


def compare_lines(draft: Draft, answer: bytes, what: str) -> None:
    """Hold the lines and titles of an answer against the log, as it is counted here."""
    lines = draft.lines()
    titles = {
        block.id: found[1].strip()
        for blocks in draft.files.values()
        for block in blocks
        if block.section == "events" and (found := re.search(r"(?m)title: (.*)$", block.text))
    }
    for event in json.loads(answer)["events"]:
        if lines[event["id"]] != (event["file"], event["line"]) or titles[event["id"]] != event["title"]:
            raise WrongAnswer(f"after {what}: {event['id']} stands in {lines[event['id']]}, here is {event}")


def flips(bench: Bench, seed: int, count: int, size: int = 60, say: Say = print) -> None:
    """A cache that is damaged again and again, each time a little, and asked one question."""
    random = Random(seed)
    folder, cache, spare = (bench.new_folder() for _ in range(3))
    old, draft, other = a_draft(size, seed), a_draft(size, seed + 1), a_draft(size // 2, seed + 2)
    foreign = bench.new_folder()
    other.write(foreign)
    for question in QUESTIONS[:4]:
        bench.ask(question, foreign, spare / "foreign")
    old.write(folder)
    for question in QUESTIONS[:4]:
        bench.ask(question, folder, spare / "old")
    draft.write(folder)
    if not damage.files_below(spare / "old"):
        raise WrongAnswer("nothing was kept in the cache folder, so that nothing can be damaged")
    what = "a fresh start"
    for number in range(1, count + 1):
        if number % 10 == 1 or not damage.files_below(cache):
            damage.clear(cache)
            bench.compare(QUESTIONS[:2], folder, cache, draft.key(), what)
        kind = random.choice(damage.DAMAGES)
        with_time = random.random() < 0.5
        what = f"damage {number} of seed {seed} and {size} events: " + kind(cache, spare, random, with_time)
        say(what)
        asked = [*dict.fromkeys((random.choice([LINES, random.choice(WIDE)]), random.choice(QUESTIONS)))]
        bench.compare(asked, folder, cache, draft.key(), what)


def kills(bench: Bench, seed: int, count: int, size: int = 1500, say: Say = print) -> None:
    """First answers that are killed at random moments, each followed by the same question."""
    random = Random(seed)
    folder, cache = bench.new_folder(), bench.new_folder()
    draft = a_draft(size, seed)
    draft.write(folder)
    question = QUESTIONS[3]
    start = time.monotonic()
    bench.ask(question, folder, cache)
    longest = (time.monotonic() - start) * 1.1
    for number in range(1, count + 1):
        damage.clear(cache)
        how: dict[str, object] = {"signal": random.choice([signal.SIGKILL] * 4 + [signal.SIGTERM, signal.SIGINT])}
        if number % 2:
            how |= {"after": random.uniform(0, longest)}
        else:  # the moments at which something is written
            how |= {"changes": random.randint(1, 4), "after": random.choice([0, 0, random.uniform(0, longest / 20)])}
        for _ in range(random.choice([1, 1, 3])):
            killed = bench.ask(question, folder, cache, kill=how)
            what = f"kill {number} of seed {seed} and {size} events, {how}, which ended it with {killed.code}"
            say(what)
            right = bench.right(question, folder, draft.key())
            if killed.code == 0:
                bench.judge(question, killed, right, folder, what)
            elif b"Traceback" in killed.err:
                raise WrongAnswer(f"after {what}: a traceback: {killed.err.decode()}")
        bench.compare([question, random.choice(QUESTIONS), question], folder, cache, draft.key(), what)
