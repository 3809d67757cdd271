"""How often two branches of git conflict where both add entries to a log: `python -m tests.benchmarks.branches`.

Two people add entries with random dates to one log, each on a branch. Entries that `timeline add` puts in order of time
are compared with the same entries at the end of the list, where people add them by hand; git merges both.
"""

import argparse
import datetime
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.benchmarks.processes import ROOT
from timeline.edits.argument_reader import ArgumentReader
from timeline.edits.edit import patched_bytes
from timeline.edits.room import LogToEdit, Meant, open_for_edit
from timeline.log.editing.operations import AddEntry
from timeline.log.editing.proof import outline
from timeline.log.editing.refusal import NotEditable
from timeline.log.editing.values import Value

COUNTS = (1, 3, 10)
TYPES = ("agreement", "statement", "attack", "law", "report", "other")
VERBS = ("meets", "refuses", "signs with", "warns", "hosts", "pays")
NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


_NEAR = 30
"""Number of days, before or behind an event of the log, in which a new one lies."""

_FIRST = datetime.date(1900, 1, 1).toordinal()


class Nobody(NamedTuple):
    """No source is named by options."""

    source: Sequence[str] | None = None
    at: str | None = None
    via: str | None = None
    note: str | None = None


class Branch(NamedTuple):
    """A log with new entries, and these."""

    content: bytes
    entries: Sequence[AddEntry]


class Merge(NamedTuple):
    """A merge of two branches: its conflicts, and the entries of both that are in one."""

    conflicts: int
    torn: int
    is_lost: bool
    """True if `merge=union`, which never asks, leaves a log in which an entry is missing or another one."""


def made_log(random: Random, size: int = 1_000) -> str:
    """Return a log of events in order of time, on random days of twelve years."""
    first, last = datetime.date(2014, 1, 1).toordinal(), datetime.date(2025, 12, 31).toordinal()
    names = [f"party-{number}" for number in range(40)]
    parts = [
        "timeline: {title: A log to add to, covers: 2014/2025}\n\nsources:\n  diary: {title: A diary}\n\nactors:\n"
    ]
    parts += [f"  {name}: {{name: {name.title()}}}\n" for name in names]
    parts.append("\nevents:\n")
    for number, day in enumerate(sorted(random.randint(first, last) for _ in range(size))):
        parts.append(
            f"  - id: event-{number}\n    date: {datetime.date.fromordinal(day)}\n    title: Event {number}\n"
            f"    type: {random.choice(TYPES)}\n    actors: [{', '.join(random.sample(names, 2))}]\n"
            "    sources: [diary]\n\n"
        )
    return "".join(parts)


class Logged:
    """A log to which both add."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.opened: LogToEdit = open_for_edit(str(path), NOW)
        self.content = path.read_bytes()
        log = self.opened.log
        self.days = [event.date.earliest for event in log.events.values() if event.date.earliest > _FIRST]
        self.actors, self.sources = list(log.actors), list(log.sources)
        self.last = next(reversed(list(log.events)))

    def lines(self, random: Random, count: int, side: str) -> Iterator[str]:
        """Yield lines of `add`, each for a day near a random event of the log: there most is added where most is."""
        for number in range(count):
            near = random.choice(self.days) + random.randint(-_NEAR, _NEAR)
            day = datetime.date.fromordinal(near).isoformat()
            actors = random.sample(self.actors, random.randint(1, 2))
            title = f"{side} {random.choice(VERBS)} {number} {random.randrange(10**6)}"
            rest = f"type:{random.choice(TYPES)} actor:{','.join(actors)} source:{random.choice(self.sources)}"
            yield f"{day}: {title} {rest}"

    def branch(self, lines: Sequence[str], *, at_end: bool) -> Branch:
        """Return the log after these lines were added, in order of time or at the end of the list."""
        read = ArgumentReader(self.opened, None)
        meant = read.addition(read.drafts("".join(f"{line}\n" for line in lines), "-", None), Nobody(), None)
        if at_end:
            meant = list(_at_end(meant, self.last))
        (edit,) = self.opened.edit("timeline add", meant).files
        added = [one.operation for one in meant if isinstance(one.operation, AddEntry)]
        return Branch(patched_bytes(self.content, edit.patches), added)


def _at_end(several: Sequence[Meant], last: str) -> Iterator[Meant]:
    for file, operation in several:
        assert isinstance(operation, AddEntry)
        yield Meant(file, operation._replace(after=last, heading=""))
        last = operation.target.id


def merged(folder: Path, base: bytes, ours: Branch, theirs: Branch) -> Merge:
    """Return how git merges two branches."""
    for name, content in (("base", base), ("ours", ours.content), ("theirs", theirs.content)):
        (folder / name).write_bytes(content)
    text = _git_merge(folder)
    conflicts = text.count("\n<<<<<<< ")
    parts = [part.partition("\n>>>>>>> ")[0] for part in text.split("\n<<<<<<< ")[1:]]
    torn = sum(part.count("\n  - id: ") for part in parts)
    is_lost = bool(conflicts) and not _has_all(_git_merge(folder, "--union"), ours, theirs)
    return Merge(conflicts, torn, is_lost)


def _git_merge(folder: Path, *options: str) -> str:
    words = ["git", "merge-file", "-p", "-q", *options, "ours", "base", "theirs"]
    done = subprocess.run(words, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    if done.returncode < 0 or done.returncode > 127:
        raise SystemExit(f"git merge-file failed: {done.stderr}")
    return done.stdout


def _has_all(text: str, *branches: Branch) -> bool:
    """Return whether a merged log has every new event as its branch has it."""
    try:
        events = _events(text)
    except NotEditable:
        return False
    said = [(_events(branch.content.decode()), branch.entries) for branch in branches]
    return all(events.get(one.target.id) == own[one.target.id] for own, entries in said for one in entries)


def _events(text: str) -> dict[str, Value]:
    return dict(dict(outline(text))["events"])


def measured(log: Logged, folder: Path, count: int, rounds: int, seed: int, *, at_end: bool) -> list[Merge]:
    """Merge so many pairs of branches, each with so many new entries."""
    random = Random(f"{seed} {count}")
    found = []
    for _ in range(rounds):
        sides = [log.branch([*log.lines(random, count, side)], at_end=at_end) for side in ("Alpha", "Beta")]
        found.append(merged(folder, log.content, *sides))
    return found


def _row(name: str, count: int, several: Sequence[Merge]) -> str:
    share = sum(one.conflicts > 0 for one in several) / len(several)
    torn = sum(one.torn for one in several) / (2 * count * len(several))
    lost = sum(one.is_lost for one in several)
    return f"| {name} | {count} | {share:.0%} | {torn:.0%} | {lost} |"


def main(words: Sequence[str] | None = None) -> None:
    """Run the benchmark as its arguments say."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.branches", description=__doc__)
    parser.add_argument("--rounds", type=int, default=40, help="merges for each line (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the random dates (%(default)s)")
    given = parser.parse_args(words)
    with tempfile.TemporaryDirectory(prefix="timeline-branches-") as name:
        folder = Path(name)
        (folder / "made.yaml").write_text(made_log(Random(given.seed)), encoding="utf-8")
        (folder / "shipped.yaml").write_bytes((ROOT / "events.yaml").read_bytes())
        print("| log, place of new entries | entries of each | merges in conflict | entries in one | broken by union |")
        print("|---|---|---|---|---|")
        for title, file in (("shipped log", "shipped.yaml"), ("1,000 events", "made.yaml")):
            log = Logged(folder / file)
            for where, at_end in (("in order of time", False), ("at the end", True)):
                for count in COUNTS:
                    several = measured(log, folder, count, given.rounds, given.seed, at_end=at_end)
                    print(_row(f"{title}, {where}", count, several), flush=True)


if __name__ == "__main__":
    main()
