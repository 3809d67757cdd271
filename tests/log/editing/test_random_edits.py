"""Random logs in random layouts, and random operations: the new text says what was meant, and the rest stays."""

from contextlib import suppress
from dataclasses import dataclass
from random import Random
from typing import Any

from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.examples import examples
from timeline.log.editing.changing import changed
from timeline.log.editing.extents import entry_span
from timeline.log.editing.operations import (
    AddEntry,
    AppendItem,
    Operation,
    RemoveEntry,
    RemoveValue,
    ReplaceEntry,
    SetValue,
    Target,
)
from timeline.log.editing.proof import meant, outline
from timeline.log.editing.refusal import NotEditable
from timeline.log.editing.scalars import in_quotes, is_plain
from timeline.log.editing.tree import parse, plain
from timeline.log.editing.values import Path, Value

WORDS = ["a", "b c", "it's", "#1", "x: y", "- z", "[q]", "é😀", "no", "2024-05", "a,b", 'say "so"', "?", "k: #", "{"]
SIGNS = "ab \n\t:#'\"-[]{},&*!|>%@`é\u00a0"
KEYS = ["title", "date", "note", "tags", "sources", "quote", "x y", "by", "a#b"]
SEEDS = st.integers(0, 2**64)


def random_text(random: Random) -> str:
    form = random.randrange(4)
    if form < 2:
        return random.choice(WORDS)
    if form == 2:
        return " ".join(random.choices(WORDS, k=random.randint(1, 30)))
    return "".join(random.choices(SIGNS, k=random.randint(0, 12)))


def random_value(random: Random, depth: int = 0) -> Value:
    form = random.randrange(3 if depth < 2 else 1)
    if form == 0:
        return random_text(random)
    if form == 1:
        return [random_value(random, depth + 1) for _ in range(random.randint(1, 3))]
    return random_mapping(random, random.randint(1, 3), depth + 1)


def random_mapping(random: Random, count: int, depth: int = 1) -> dict[str, Value]:
    return {key: random_value(random, depth) for key in random.sample(KEYS, count)}


@dataclass
class Writer:
    """Writes values as YAML, each in a layout of its own."""

    random: Random
    newline: str

    def choose(self, *several: Any) -> Any:
        return self.random.choice(several)

    def comment(self) -> str:
        return str(self.choose("", "", "", " # c: [1]", "   #", " #\t'"))

    def between(self, indent: int) -> str:
        lines = self.choose((), (), (), ("",), ("# one", ""), (" # two",), ("", "   "), ("# 2024",))
        return "".join((" " * indent + line if line.strip() else line) + self.newline for line in lines)

    def scalar(self, text: str, in_flow: bool) -> str:
        if is_plain(text, in_flow=in_flow) and self.choose(True, False):
            return text
        return in_quotes(text, self.choose("'", '"'))

    def flow(self, value: Value) -> str:
        if isinstance(value, str):
            return self.scalar(value, in_flow=True)
        gap = self.choose("", " ", self.newline + " " * 12, f" # c,]{self.newline}{' ' * 14}")
        items = (
            [f"{self.scalar(key, in_flow=True)}: {self.flow(one)}" for key, one in value.items()]
            if isinstance(value, dict)
            else [self.flow(one) for one in value]
        )
        first, last = "{}" if isinstance(value, dict) else "[]"
        comma = self.choose(", ", ",", f",{self.newline}{' ' * 12}", f", # c{self.newline}{' ' * 13}")
        if comma == "," and isinstance(value, dict):
            comma = ", "
        return first + gap + comma.join(items) + self.choose("", "", "," if items else "") + gap + last

    def block(self, value: Value, indent: int) -> str:
        """A value behind a colon or a dash, and the end of its line."""
        if isinstance(value, str):
            form = self.choose("line", "line", "literal", "folded")
            body = value.split("\n")
            is_safe = value.strip() == value and value.isprintable() and value and "\t" not in value
            if form == "line" or not is_safe:
                return " " + self.scalar(value, in_flow=False) + self.comment() + self.newline
            header = " |-" if form == "literal" else " >-"
            lines = [" " * (indent + 2) + line for line in body]
            return self.newline.join([header + self.comment(), *lines, *self.choose([], [""], ["", ""])]) + self.newline
        if not value or self.choose(True, False):
            return " " + self.flow(value) + self.comment() + self.newline
        step = self.choose(1, 2, 4)
        inner = indent + step
        text = self.comment() + self.newline
        if isinstance(value, list):
            return text + "".join(self.between(inner) + " " * inner + "-" + self.item(one, inner) for one in value)
        return text + "".join(
            self.between(inner) + " " * inner + self.pair(key, one, inner) for key, one in value.items()
        )

    def pair(self, key: str, value: Value, indent: int) -> str:
        return self.scalar(key, in_flow=False) + self.choose(":", ":", " :") + self.block(value, indent)

    def item(self, value: Value, indent: int) -> str:
        if not isinstance(value, dict) or self.choose(True, False, False):
            return self.block(value, indent)
        width = self.choose(1, 1, 3)
        inner = indent + 1 + width
        pairs = [self.pair(key, one, inner) for key, one in value.items()]
        return " " * width + (" " * inner).join(pairs)


def random_log(random: Random) -> str:
    writer = Writer(random, random.choice(["\n", "\n", "\r\n"]))
    dash = random.choice([0, 2, 4])
    text = str(random.choice(["", "", "---" + writer.newline, "# head" + writer.newline]))
    for section in random.sample(["timeline", "sources", "events", "plans"], 4):
        text += writer.between(0) + section + ":" + writer.comment() + writer.newline
        if section == "timeline":
            text += "  " + writer.pair("title", random_text(random), 2)
        elif section == "sources":
            for number in range(random.randint(1, 3)):
                value = random_mapping(random, random.randint(1, 3))
                text += writer.between(2) + "  " + writer.pair(f"s{number}", value, 2)
        else:
            for number in range(random.randint(1, 3)):
                value = {"id": f"{section[0]}{number}", **random_mapping(random, random.randint(0, 4))}
                text += writer.between(dash) + " " * dash + "-" + writer.item(value, dash)
    return text.removesuffix(writer.newline) if random.random() < 0.5 else text


def paths(value: Value, path: Path = ()) -> list[Path]:
    """The paths to all parts of a value."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for step, below in steps for found in paths(below, (*path, step)))]


def random_operations(random: Random, text: str) -> list[Operation]:
    said = outline(text)
    chosen: list[Operation] = []
    for number in range(random.randint(1, 4)):
        now = meant(said, chosen)
        section, entries = random.choice([pair for pair in now if pair[1]])
        id, value = random.choice(entries)
        target = Target(section, id)
        path = random.choice([path for path in paths(value) if path and path[-1] != "id"] or [("note",)])
        place = random.choice(["events", "plans", "figures"])
        after = random.choice(["", *(id for name, some in now if name == place for id, _ in some)])
        new: dict[str, Value] = {"id": f"new{number}", "title": random_text(random)}
        several: list[Operation] = [
            SetValue(target, path, random_value(random)),
            SetValue(target, (random.choice(KEYS),), random_value(random)),
            AppendItem(target, path, random_value(random)),
            RemoveValue(target, path),
            AddEntry(Target(place, f"new{number}"), new, after, random.choice(["", "2024"])),
            RemoveEntry(target),
        ]
        operation = random.choice(several[: 5 if section == "timeline" else 6])
        with suppress(NotEditable):
            meant(said, [*chosen, operation])
            chosen.append(operation)
    return chosen


@examples(300)
@given(SEEDS)
@example(23303)  # a comment behind an item that becomes several lines
@example(5003916)  # a comment behind the header of a block scalar that becomes several lines
@example(22640)  # a block scalar in a list, at the end of a text without an end
def test_random_edits(seed: int) -> None:
    random = Random(seed)
    text = random_log(random)
    try:
        said = outline(text)
    except NotEditable:  # the writer above takes some liberties
        assume(False)
    chosen = random_operations(random, text)
    wanted = meant(said, chosen)
    new = changed(text, chosen)
    assert new.outline == outline(new.text) == wanted
    assert_rest_stays(text, new.text, {operation.target for operation in chosen})
    assert ("\r\n" in text) == ("\r\n" in new.text)
    assert "\r\n" not in text or "\n" not in new.text.replace("\r\n", "")


def assert_rest_stays(text: str, new: str, targets: set[Target]) -> None:
    """The entries that no operation names stand in the new text as they stood in the old one, in order."""
    at = 0
    for name, section in parse(text).sections.items():
        for entry in section.entries:
            if Target(name, entry.id) not in targets:
                found = new.find(text[entry.start : entry.end], at)
                assert found >= 0, f"{name} {entry.id}"
                at = found + entry.end - entry.start
        if not targets:
            assert text == new


@examples(100)
@given(SEEDS)
def test_an_entry_replaced_by_its_own_text_stays(seed: int) -> None:
    random = Random(seed)
    text = random_log(random)
    try:
        tree = parse(text)
    except NotEditable:
        assume(False)
    section = random.choice(["sources", "events", "plans"])
    entry = random.choice(tree.sections[section].entries)
    target = Target(section, entry.id)
    start, end = entry_span(tree, target)
    operation = ReplaceEntry(target, text[start:end], plain(entry.value), entry.id)
    assert changed(text, [operation]).text == text
