"""A log to be asked and edited: kept in pieces, so that an edit knows what it touches and on which line it stands."""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NamedTuple

ROOT = "events.yaml"
ACTORS = "actors.yaml"
MORE = "more/more.yaml"

COUNTRIES = ("ML", "NE", "BF", "SY", "IQ", "NG", "TD", "SO")
TYPES = ("attack", "coup", "agreement", "withdrawal", "statement", "captured", "law", "deployment")
WHO = ("islamic-state", "is-sahel", "jnim", "aqim", "us-forces", "iraq-forces")
WORDS = ("market", "convoy", "air base", "parliament", "ceasefire", "border", "river", "garrison", "drone", "elders")


class Block(NamedTuple):
    """A piece of a file: an entry with its section and id, or a heading or comment that has neither."""

    section: str
    id: str
    text: str


@dataclass(frozen=True)
class Draft:
    """A log before it is written: the pieces of each of its files."""

    files: Mapping[str, tuple[Block, ...]]
    line_end: str = "\n"

    def text(self, name: str) -> str:
        """The text of a file."""
        return "".join(block.text for block in self.files[name]).replace("\n", self.line_end)

    def key(self) -> str:
        """The identity of this version of the log."""
        whole = "\0".join(f"{name}\0{self.text(name)}" for name in sorted(self.files))
        return hashlib.sha256(whole.encode(errors="surrogateescape")).hexdigest()

    def places(self, section: str) -> list[tuple[str, int]]:
        """The places of a section's entries: the file, and the number of the piece in it."""
        return [(f, n) for f, blocks in self.files.items() for n, one in enumerate(blocks) if one.section == section]

    def block(self, place: tuple[str, int]) -> Block:
        """The piece that stands there."""
        return self.files[place[0]][place[1]]

    def changed(self, file: str, change: Callable[[list[Block]], object]) -> "Draft":
        """The log with the pieces of one file changed."""
        blocks = list(self.files[file])
        change(blocks)
        return Draft({**self.files, file: tuple(blocks)}, self.line_end)

    def replaced(self, place: tuple[str, int], text: str) -> "Draft":
        """The log with another text for one piece."""
        file, number = place
        new = self.block(place)._replace(text=text)
        return self.changed(file, lambda blocks: blocks.__setitem__(number, new))

    def lines(self) -> dict[str, tuple[str, int]]:
        """The file and line on which the id of each event stands, as counted here."""
        found: dict[str, tuple[str, int]] = {}
        for file, blocks in self.files.items():
            line = 1
            for block in blocks:
                if block.section == "events":
                    found[block.id] = file, line
                line += block.text.count("\n")
        return found

    def write(self, folder: Path) -> None:
        """Write all files; one that holds the same already is left alone."""
        for name in self.files:
            path, content = folder / name, self.text(name).encode(errors="surrogateescape")
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.is_file() or path.read_bytes() != content:
                path.write_bytes(content)


def rewrite(path: Path, content: bytes, way: str) -> None:
    """Write a file anew: `in place`, by `rename`, with its time `restored`, or with a time `long ago`."""
    before = path.stat() if path.exists() else None
    if way == "rename":
        beside = path.with_name(f"{path.name}.new")
        beside.write_bytes(content)
        os.replace(beside, path)
    else:
        path.write_bytes(content)
    if way == "restored" and before is not None:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    elif way == "long ago":
        os.utime(path, (1_500_000_000, 1_500_000_000))


WAYS = ("in place", "rename", "restored", "long ago")

_HEAD = "timeline:\n  title: A log of faults\n  covers: 2014/2025-03-18\n"
_SOURCES = """\
  paper: {title: The paper, publisher: A library, date: 2025-03-18}
  report-2022: {title: "A report: of 2022", publisher: A ministry, date: 2022-12-01}
  wire: {title: The wire, date: 2019}
  nobody-cites-this: {title: Not used, date: 2020}
"""
_PLACES = """\
  sahel: {name: Sahel, contains: [ML, NE, BF, TD], definition: of this log}
  border-zone: {name: Border zone, contains: [ML, NE]}
  northeast-syria: {name: Northeast Syria, in: SY}
"""
_ACTORS = """\
  islamic-state: {name: Islamic State, aliases: [IS, Daesh], kind: armed-group}
  is-sahel: {name: Islamic State in the Sahel, part_of: [{actor: islamic-state, during: 2016/..}]}
  jnim: {name: Jamaat, kind: armed-group}
  aqim: {name: Al-Qaeda in the Maghreb, part_of: [{actor: jnim, during: 2018/..}]}
  us-forces: {name: US armed forces, country: US}
  iraq-forces: {name: Iraqi forces, country: IQ}
"""
_VIEWS = """\
  drawdown: "country:IQ type:withdrawal,agreement"
  raids: "type:attack region:sahel"
"""


def a_draft(size: int, seed: int = 1) -> Draft:
    """A log of so many events, with plans and figures in proportion; the same for the same numbers."""
    random = Random(seed)
    events = [_event(number, random) for number in range(size)]
    first = events[: size * 3 // 4]
    plans = [_plan(number, random, first) for number in range(max(4, size // 12))]
    figures = [_figure(number, random) for number in range(max(6, size // 10))]
    root = [
        Block("", "", "# A log that tests edit.\n"),
        Block("timeline", "", _HEAD),
        Block("include", "", f"include:\n  - {ACTORS}\n  - {MORE}\n"),
        *_section("sources", _SOURCES),
        *_section("places", _PLACES),
        *_section("views", _VIEWS),
        Block("", "", "events:\n"),
        *first,
        Block("", "", "plans:\n"),
        *plans,
    ]
    more = [
        Block("", "", "figures:\n"),
        *figures,
        Block("", "", "\n# What was found later.\nevents:\n"),
        *events[len(first) :],
    ]
    return Draft({ROOT: tuple(root), ACTORS: tuple(_section("actors", _ACTORS)), MORE: tuple(more)})


def _section(name: str, lines: str) -> Iterator[Block]:
    yield Block("", "", f"{name}:\n")
    for line in lines.splitlines(keepends=True):
        yield Block(name, line.split(":")[0].strip(), line)


def a_date(random: Random) -> str:
    """A date as vague as sources are."""
    year, month, day = random.randint(2014, 2025), random.randint(1, 12), random.randint(1, 28)
    return random.choice(
        [f"{year}-{month:02}-{day:02}"] * 6
        + [f"{year}-{month:02}", f"{year}", f"early {year}", f"{year}-{month:02}~", f"since {min(year, 2024)}"]
        + [f"{min(year, 2020)}/{random.randint(2021, 2025)}", f'"[{year}-01..{year}-05]"']
    )


def a_title(number: int, random: Random) -> str:
    """A sentence that no other event has."""
    return f"What number {number} did to the {random.choice(WORDS)} and the {random.choice(WORDS)}"


def event_text(identity: str, number: int, random: Random) -> str:
    """An event, one line for each key, with every optional one now and then."""
    lines = [f"  - id: {identity}", f"date: {a_date(random)}", f"title: {a_title(number, random)}"]
    lines += [f"type: {random.choice(TYPES)}", f"places: [{_some_places(random)}]"]
    lines += [f"actors: [{', '.join(random.sample(WHO, random.randint(1, 2)))}]"]
    if random.random() < 0.9:
        lines.append(f"sources: [{{ref: {random.choice(['paper', 'report-2022', 'wire'])}, at: page {number}}}]")
    if random.random() < 0.3:
        lines.append(f"summary: The {random.choice(WORDS)} were said to be near the {random.choice(WORDS)}.")
    if random.random() < 0.2:
        lines.append(f"tags: [{random.choice(['kidal', 'retreat', 'tally'])}]")
    if random.random() < 0.1:
        lines.append("disputed: [{field: date, value: 2020-02, sources: [wire], note: so the wire}]")
    return "\n    ".join(lines) + "\n"


def _some_places(random: Random) -> str:
    return random.choice([random.choice(COUNTRIES), "border-zone", "northeast-syria", "ML, BF"])


def _event(number: int, random: Random) -> Block:
    identity = f"event-{number}"
    return Block("events", identity, event_text(identity, number, random))


def _plan(number: int, random: Random, events: list[Block]) -> Block:
    identity, year = f"plan-{number}", random.randint(2020, 2025)
    dated = [one.id for one in events if '"' not in one.text and "/" not in one.text and "since" not in one.text]
    announced = (
        f"{{event: {random.choice(dated)}}}" if number % 2 == 0 and dated else f"{year - 2}-05-0{number % 9 + 1}"
    )
    lines = [f"  - id: {identity}", f"title: Leave the {random.choice(WORDS)} ({number})"]
    lines += [f"kind: {random.choice(['commitment', 'intention', 'demand', 'expectation'])}"]
    lines += [f"announced: {announced}", f"by: [{random.choice(WHO)}]", f"deadline: {year + 6}-0{number % 9 + 1}"]
    lines += ["places: [IQ]", "sources: [paper]"]
    return Block("plans", identity, "\n    ".join(lines) + "\n")


def _figure(number: int, random: Random) -> Block:
    identity, low = f"figure-{number}", random.randint(100, 3000)
    text = (
        f"  - {{id: {identity}, subject: {random.choice(WHO[:3])}, measure: fighters, unit: people, "
        f"as_of: {random.randint(2016, 2024)}, low: {low}, high: {low + 500}, by: us-forces, sources: [paper]}}\n"
    )
    return Block("figures", identity, text)
