"""Random logs in pieces, in which every kind of warning occurs, and random edits of them.

The entries name each other, look alike, and cite what little vocabulary there is, so that an edit of one of them gives
warnings to others, and takes them away. So does a new source, actor or place: some have
ids that the log knows as something else, or that an earlier value named before anything had them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

ROOT, MORE, LAST = "events.yaml", "more.yaml", "sub/last.yaml"

_SOURCES = """sources:
  first: {title: First paper, publisher: Press, date: 2020-05}
  second: {title: Second paper, publisher: Press, date: 2023}
  third: {title: "Third paper", publisher: Another press, date: 2021-22}
  fourth: {title: Fourth\u00adpaper}
  fifth: {title: Fifth paper, corrections: [{date: 2021, field: publisher, was: Old press}]}
"""
_ACTORS = """actors:
  whole: {name: The Whole}
  part: {name: Part, part_of: [{actor: whole, during: 2020/2022}]}
  named: {name: Named, names: [{name: Old Name, during: 2019~/2020}], part_of: whole}
  lone: {name: Lone}
  press: {name: Press}
  rare: {name: Rarely Named}
"""
_PLACES = """places:
  sahel: {name: Sahel, contains: [ML, NE]}
  nigeria: {name: Nigeria, in: NE}
"""
_HEAD = """timeline:
  title: A log #1 of many warnings
  covers: 2014/2024-06-30
"""
_VIEWS = 'views: {good: "type:law", bad: "nonsense:1"}\n'

_DAYS = ("2020-03-01", "2021-05-06", "2021-05-06T12:00", "2021-05-06T13:30", "2023-02-02")
_DATES = (*_DAYS * 2, "2019", "2022-07", "2020-21", "2025-03", "2021/2023", "2019~")
_TYPES = ("law", "attack")
_ACTORS_IN = ("[lone]", "[part, whole]", "[whole]", "[named, whole]", "[part]", "[rare]")
_PLACES_IN = ("ML", "[sahel]")
_CITED = ("first", "second", "[first, second]", "third", "[{ref: fourth, via: second}]", "")
_KINDS = ("commitment", "commitment", "demand", "threat", "legal-requirement", "rule")

_NEW_SOURCES = (
    "{title: A new paper, publisher: Press, date: 2022}",
    "{title: A new paper, sources: first}",
    "{title: Put right, corrections: [{date: 2021, field: publisher, was: Other, sources: second}]}",
    "{title: In\u200bvisible}",
    "{title: Slip, corrections: [{date: 2021, field: sources, was: seventh}]}",
    "\n    title: In lines\n    # with a remark\n    date: 2021-03",
)
_NEW_ACTORS = (
    "{name: New One}",
    "{name: Press}",
    "{name: Another press}",
    "{name: Prat, part_of: whole}",
    "{name: Part, part_of: [{actor: rare, during: 2020/..}]}",
    "{name: Of another, part_of: second-new}",
    "{name: New, aliases: [Newer], part_of: [first-new, lone]}",
    "{name: Lone, country: ML, places: [sahel]}",
    "{name: Two, names: [{name: Old Two, during: 2020~}]}",
    "{name: Was, corrections: [{date: 2021, field: name, was: W, sources: first}]}",
)
_NEW_PLACES = (
    "{name: Town, in: ML}",
    "{name: Mali, in: ML}",
    "{name: Niger}",
    "{name: Valley, in: [nigeria, ML]}",
    "{name: Both, contains: [ML, nigeria]}",
    "{name: Inner, in: first-new}",
    "{name: Loop, in: second-new}",
)
_NEW: dict[str, tuple[str, ...]] = {"sources": _NEW_SOURCES, "actors": _NEW_ACTORS, "places": _NEW_PLACES}
_NEW_IDS = (
    *("first-new", "second-new", "third-new", "fourth-new", "prat", "nobody", "nowhere", "seventh"),
    *("e3", "e17", "lone", "western-africa"),
)
_LISTS = ("events", "plans", "figures")


@dataclass(frozen=True)
class Piece:
    """A piece of a file: an entry, or other text, whose id is empty."""

    section: str
    id: str
    text: str


@dataclass
class EditedLog:
    """A log that is edited step by step."""

    random: Random
    files: dict[str, list[Piece]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        events = [self.event(f"e{number}") for number in range(16)]
        plans = [self.plan(f"p{number}", own_date=True) for number in range(10)]
        figures = [self.figure(f"f{number}") for number in range(10)]
        self.files = {
            ROOT: [
                *_texts(f"include: [{MORE}, {LAST}]\n"),
                *_mapped(_SOURCES),
                *_listed("events", events[:9]),
                *_mapped(_PLACES),
                *_listed("plans", plans[:5]),
                # What stands behind the lists moves with them.
                *_texts(_HEAD, _VIEWS),
            ],
            MORE: [*_listed("figures", figures), *_listed("events", events[9:]), *_mapped(_ACTORS)],
            LAST: [*_listed("plans", plans[5:]), *_texts("# The end.\n")],
        }

    def write(self, folder: Path) -> None:
        """Write the files."""
        for name, pieces in self.files.items():
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            text = "".join(piece.text for piece in pieces)
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8")

    def copy(self) -> dict[str, list[Piece]]:
        """The pieces as they are, to be put back later."""
        return {name: [*pieces] for name, pieces in self.files.items()}

    # Entries

    def event(self, identity: str) -> Piece:
        """An event, whose day, type, places and actors are often those of another."""
        chosen = self.random.choice
        keys = {"date": chosen(_DATES), "title": self._title(), "type": chosen(_TYPES), "places": chosen(_PLACES_IN)}
        keys |= {"actors": chosen(_ACTORS_IN), "sources": chosen(_CITED)}
        if self._happens(0.1):
            keys |= {"date": "/..", "checked": chosen(("", "2022"))}
        if self._happens(0.15):
            keys["corrections"] = chosen(
                (
                    "[{date: 2023, field: places, was: nowhere}]",
                    "[{date: 2023, field: actors, was: '[lone, prat]', sources: first}]",
                    "[{date: 2023-05, field: date, was: 2019-02, sources: second}]",
                    "[{date: 2023, field: type, was: atack}, {date: 2022, field: title, was: Else, sources: first}]",
                )
            )
        return self._piece("events", identity, keys)

    def plan(self, identity: str, own_date: bool = False) -> Piece:
        """A plan, whose dates and deadlines are its own or those of others."""
        chosen = self.random.choice
        announced = chosen(("2020-01", "2021-02-03", "2021-02-03"))
        if not own_date and self._happens(0.5):
            announced = f"{{event: {self._event_id()}}}"
        keys = {"title": self._title(), "kind": chosen(_KINDS), "announced": announced, "sources": chosen(_CITED)}
        keys["by"] = chosen(("[lone]", "[part]", "[press]"))
        if self._happens(0.9):
            keys["deadline"] = self._deadline(own_date)
        if self._happens(0.2):
            result = chosen(("met", "dropped", "not-met"))
            when = f"event: {self._event_id()}" if not own_date and self._happens(0.5) else "date: 2022-06"
            keys["outcome"] = f"{{{when}, result: {result}}}"
        elif not own_date and self._happens(0.1):
            keys["outcome"] = f"{{date: 2022-06, result: superseded, superseded_by: {self._plan_id()}}}"
        if self._happens(0.2):
            keys["revisions"] = f"[{{date: 2023-01, deadline: {self._deadline(own_date)}, sources: second}}]"
        if self._happens(0.15):
            keys["corrections"] = chosen(
                (
                    f"[{{date: 2023, field: announced, was: '{{event: {self._event_id()}}}', sources: first}}]",
                    "[{date: 2023, field: deadline, was: some day}]",
                    f"[{{date: 2023, field: deadline, was: '{{before: {self._event_id()}}}', sources: first}}]",
                    "[{date: 2023, field: by, was: nobody, sources: first}]",
                )
            )
        return self._piece("plans", identity, keys)

    def figure(self, identity: str) -> Piece:
        """An estimate, which may be in conflict with others."""
        chosen = self.random.choice
        keys = {
            "subject": chosen(("lone", "lone", "place:ML", "{text: some people}")),
            "measure": chosen(("men", "dead")),
        }
        keys |= {"unit": "people", "as_of": chosen(("2020", "2021", "2020-21")), "value": chosen(("5", "7", "9"))}
        keys |= {"sources": chosen(_CITED), "by": chosen(("", "", "press"))}
        if self._happens(0.1):
            keys["subject"] = f"event:{self._event_id()}"
        if self._happens(0.4):
            was = chosen((self._event_id(), self._event_id(), "nobody", "press"))
            cited = chosen(("", "", ", sources: first"))
            keys["corrections"] = f"[{{date: 2023, field: subject, was: {was}{cited}}}]"
        return self._piece("figures", identity, keys)

    def _deadline(self, own_date: bool) -> str:
        chosen = self.random.choice
        fixed = chosen(("2019-05", "2022-02-03", "2023-11", "2026-02"))
        if own_date or self._happens(0.25):
            return fixed
        other = chosen((self._event_id(), self._plan_id(), self._plan_id(), self._plan_id()))
        hanging = chosen((f"{{within: 90 days, of: {other}}}", f"{{before: {other}}}"))
        return chosen(
            (hanging, hanging, f"{{earlier_of: [{fixed}, {hanging}]}}", f"{{later_of: [{hanging}, {fixed}]}}")
        )

    def _title(self) -> str:
        return self.random.choice(("A title", "A title", "Something: it was", "Cut #2 of many", "In\u200bvisible"))

    def _piece(self, section: str, identity: str, keys: dict[str, str]) -> Piece:
        """Write an entry in one line or in several, with remarks and its id anywhere."""
        given = [(key, _quoted(key, value)) for key, value in keys.items() if value]
        given.insert(self.random.choice((0, 0, len(given) // 2)), ("id", identity))
        if self._happens(0.4) and not any(" #" in value for _, value in given):
            return Piece(section, identity, f"  - {{{', '.join(f'{key}: {value}' for key, value in given)}}}\n")
        lines = [f"{key}: {value}\n" for key, value in given]
        if self._happens(0.3):
            lines.insert(self.random.randint(1, len(lines)), "# a remark\n")
        return Piece(section, identity, "  - " + "    ".join(lines))

    def _happens(self, chance: float) -> bool:
        return self.random.random() < chance

    def _event_id(self) -> str:
        return f"e{self.random.randint(0, 17)}"

    def _plan_id(self) -> str:
        return f"p{self.random.randint(0, 11)}"

    # Edits

    def edit(self) -> str:
        """Make an edit of any kind; return what it is called."""
        edit: Callable[[], object] = self.random.choice(
            (
                *(self.change, self.change, self.change, self.insert, self.remove, self.swap, self.move, self.double),
                *(
                    self.lay_out,
                    self.remark,
                    self.rename,
                    self.add_vocabulary,
                    self.add_and_cite,
                    self.remove_vocabulary,
                ),
            )
        )
        edit()
        return edit.__name__

    def change(self) -> None:
        """Write an entry anew, under its id."""
        name, at = self._spot()
        piece = self.files[name][at]
        self.files[name][at] = self._new(piece.section, piece.id)

    def insert(self) -> None:
        """Add an entry."""
        name, at = self._spot()
        section = self.files[name][at].section
        known = {piece.id for pieces in self.files.values() for piece in pieces}
        free = [f"{section[0]}{number}" for number in range(30) if f"{section[0]}{number}" not in known]
        self.files[name].insert(at, self._new(section, self.random.choice(free[:4])))

    def remove(self) -> None:
        """Take an entry out."""
        name, at = self._spot()
        if len(self._spots(self.files[name][at].section)) > 4:
            del self.files[name][at]

    def swap(self) -> None:
        """Exchange two entries of one list."""
        name, at = self._spot()
        other = self.random.choice([spot for spot in self._spots(self.files[name][at].section) if spot[0] == name])[1]
        pieces = self.files[name]
        pieces[at], pieces[other] = pieces[other], pieces[at]

    def move(self) -> None:
        """Move an entry to another place, which may be in another file."""
        name, at = self._spot()
        piece = self.files[name].pop(at)
        spots = self._spots(piece.section)
        file, place = self.random.choice(spots) if spots else (name, at)
        self.files[file].insert(place, piece)

    def double(self) -> None:
        """Repeat an entry under another id."""
        name, at = self._spot()
        piece = self.files[name][at]
        new = f"{piece.section[0]}{self.random.randint(18, 40)}"
        if all(one.id != new for pieces in self.files.values() for one in pieces):
            text = piece.text.replace(f"id: {piece.id}", f"id: {new}", 1)
            file, place = self.random.choice(self._spots(piece.section))
            self.files[file].insert(place, Piece(piece.section, new, text))

    def lay_out(self) -> None:
        """Put a remark or an empty line into an entry, which stays the same."""
        name, at = self._spot()
        piece = self.files[name][at]
        lines = piece.text.splitlines(keepends=True)
        if len(lines) > 1:
            lines.insert(self.random.randint(1, len(lines) - 1), self.random.choice(("\n", "    # another remark\n")))
            self.files[name][at] = Piece(piece.section, piece.id, "".join(lines))

    def remark(self) -> None:
        """Put a remark before an entry."""
        name, at = self._spot()
        self.files[name].insert(at, Piece("", "", "  # a remark before\n"))

    def rename(self) -> None:
        """Give an entry another id."""
        name, at = self._spot()
        piece = self.files[name][at]
        new = f"{piece.section[0]}{self.random.randint(0, 20)}"
        if all(one.id != new for pieces in self.files.values() for one in pieces):
            text = piece.text.replace(f"id: {piece.id}", f"id: {new}", 1)
            self.files[name][at] = Piece(piece.section, new, text)

    def add_vocabulary(self) -> Piece | None:
        """Add a source, an actor or a place, among the others or behind them; return None if its id is taken."""
        section, identity = self.random.choice((*_NEW,)), self.random.choice(_NEW_IDS)
        spots = self._spots(section)
        if any(self.files[name][at].id == identity for name, at in spots):
            return None
        name, at = self.random.choice(spots)
        new = Piece(section, identity, f"  {identity}: {self.random.choice(_NEW[section])}\n")
        self.files[name].insert(at + self.random.choice((0, 1)), new)
        return new

    def remove_vocabulary(self) -> None:
        """Take out a source, an actor or a place."""
        spots = [spot for section in _NEW for spot in self._spots(section)]
        new = [(name, at) for name, at in spots if self.files[name][at].id in _NEW_IDS]
        if new or self._happens(0.3):
            name, at = self.random.choice(new or spots)
            del self.files[name][at]

    def add_and_cite(self) -> None:
        """Add vocabulary, and an entry that names it."""
        new = self.add_vocabulary()
        name, at = self._spot()
        piece = self.files[name][at]
        if new is not None and f"{new.section}: " in piece.text:
            value = rf"\b{new.section}: ([\w-]+|\[.*?\])(?=[,\n])"
            text = re.sub(value, f"{new.section}: {new.id}", piece.text, count=1)
            self.files[name][at] = Piece(piece.section, piece.id, text)

    def _new(self, section: str, identity: str) -> Piece:
        makers: dict[str, Callable[[str], Piece]] = {"events": self.event, "plans": self.plan, "figures": self.figure}
        return makers[section](identity)

    def _spot(self) -> tuple[str, int]:
        return self.random.choice(self._spots())

    def _spots(self, section: str | None = None) -> list[tuple[str, int]]:
        """The places of all events, plans and figures, or of the entries of one section."""
        sections = _LISTS if section is None else (section,)
        several = ((name, at, piece) for name, pieces in self.files.items() for at, piece in enumerate(pieces))
        return [(name, at) for name, at, piece in several if piece.id and piece.section in sections]


def _texts(*texts: str) -> list[Piece]:
    return [Piece("", "", text) for text in texts]


def _mapped(text: str) -> list[Piece]:
    """A section of vocabulary, each of whose entries stands in one line."""
    head, *lines = text.splitlines(keepends=True)
    return [Piece("", "", head), *(Piece(head[:-2], line.partition(":")[0].strip(), line) for line in lines)]


def _listed(section: str, entries: list[Piece]) -> list[Piece]:
    return [Piece("", "", f"{section}:\n"), *entries]


def _quoted(key: str, value: str) -> str:
    return f'"{value}"' if key == "title" and ":" in value else value
