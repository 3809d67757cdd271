"""The limits on sizes, levels and parts are the same wherever something stands, and whatever libyaml is installed."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers import HEADER
from timeline.index.opening import load_log, read_aside
from timeline.log.findings import Findings
from timeline.log.yaml.building import DEEPEST, MOST_NODES
from timeline.log.yaml.files import LARGEST_TEXT, LONGEST_WRITTEN, Feed
from timeline.log.yaml.syntax import Document
from timeline.problems import Problem

ESCAPE = "\\U00000061"
LIMITS = frozenset({"too-large", "too-deep"})

ENTRY = "  - id: {0}\n    date: 2024\n    title: t\n    type: other\n"
EVENTS = f"events:\n{ENTRY.format('a')}"
BEHIND = ENTRY.format("z")

# Where an entry may stand: the text before the line `    KEY: VALUE` that is tried, and what stands behind it.
POSITIONS: dict[str, tuple[str, str]] = {
    "the first entry": (HEADER + EVENTS, BEHIND),
    "the last entry": (f"{HEADER}events:\n{BEHIND}{ENTRY.format('a')}", ""),
    "behind 3,000 others": (f"{HEADER}{EVENTS}" + "".join(ENTRY.format(f"e{n}") for n in range(3_000)), ""),
    "behind a faulty entry": (f"{HEADER}events:\n  - {{id: x, titel: y}}\n{ENTRY.format('a')}", BEHIND),
    "behind an entry in braces": (f"{HEADER}events:\n  - {{id: x,\n    date: 2024}}\n{ENTRY.format('a')}", BEHIND),
    "a list without indentation": (f"{HEADER}events:\n- id: z\n-   id: a\n    title: t\n", "- id: y\n"),
    "a mapping of entries": (f"{HEADER}sources:\n  s:\n    title: t\n", EVENTS),
    "the last mapping": (f"{HEADER}{EVENTS}actors:\n  s:\n    name: t\n", ""),
    "behind a section that stands twice": (f"{HEADER}plans:\nplans:\n{EVENTS}", BEHIND),
    "behind an unknown section": (f"{HEADER}plan: [[[a]]]\n{EVENTS}", BEHIND),
    "behind a mark of a document": (f"# a log\n---\n{HEADER}{EVENTS}", f"{BEHIND}...\n"),
}  # fmt: skip

PART = 1 + 4 * 2 + 2
"""Parts of `ENTRY` with a list below one more key: the entry, four keys with their values, the key and the list."""


def text_of(size: int, letter: str = "x") -> str:
    return letter * (size // len(letter.encode()))


def lines_of(size: int) -> str:
    """A block of lines that holds so many bytes, the line ends included; its last line is shorter."""
    whole, rest = divmod(size, 64)
    lines = ["y" * 63] * whole + (["z" * (rest - 1)] if rest else [])
    return "|\n" + "\n".join(f"      {line}" for line in lines)


def escaped(length: int) -> str:
    """A text in quotes that ends so many characters behind its key: a colon, a space, quotes, and escapes of ten."""
    escapes, rest = divmod(length - 4, 10)
    return f'"{"x" * rest}{ESCAPE * escapes}"'


CASES: dict[str, tuple[Callable[[], str], bool]] = {
    "a plain text of 1 MiB": (lambda: f"summary: {text_of(LARGEST_TEXT)}", True),
    "a plain text of 1 MiB and a byte": (lambda: f"summary: {text_of(LARGEST_TEXT + 1)}", False),
    "quotes of 1 MiB": (lambda: f'summary: "{text_of(LARGEST_TEXT)}"', True),
    "quotes of 1 MiB and a byte": (lambda: f"summary: '{text_of(LARGEST_TEXT + 1)}'", False),
    "letters of two bytes, 1 MiB": (lambda: f"summary: {text_of(LARGEST_TEXT, 'é')}", True),
    "letters of two bytes, 1 MiB and one": (lambda: f"summary: {text_of(LARGEST_TEXT, 'é')}é", False),
    "a block of 1 MiB": (lambda: f"summary: {lines_of(LARGEST_TEXT)}", True),
    "a block of 1 MiB and two bytes": (lambda: f"summary: {lines_of(LARGEST_TEXT + 2)}", False),
    "escapes of 2 MiB": (lambda: f"summary: {escaped(LONGEST_WRITTEN)}", True),
    "escapes of 2 MiB and a sign": (lambda: f"summary: {escaped(LONGEST_WRITTEN + 1)}", False),
    "50 levels": (lambda: f"tags: {'[' * 47}{']' * 47}", True),
    "51 levels": (lambda: f"tags: {'[' * 48}{']' * 48}", False),
    "50 levels of lists and mappings": (lambda: f"tags: {'[{a: ' * 23}[]{'}]' * 23}", True),
    "51 levels of lists and mappings": (lambda: f"tags: {'[{a: ' * 24}b{'}]' * 24}", False),
    "50 levels in a key": (lambda: f"? {'[' * 47}{']' * 47}\n    : a", True),
    "51 levels in a key": (lambda: f"? {'[' * 48}{']' * 48}\n    : a", False),
    "50 levels by indentation": (lambda: "tags:\n      " + "- " * 47 + "a", True),
    "51 levels by indentation": (lambda: "tags:\n      " + "- " * 48 + "a", False),
    "more levels than libyaml follows": (lambda: f"tags: {'[' * 5_000}{']' * 5_000}", False),
    "more levels by indentation": (lambda: "tags:\n      " + "- " * 5_000 + "a", False),
    "100,000 parts": (lambda: f"tags: [{'a, ' * (MOST_NODES - 40)}]", True),
    "100,001 parts": (lambda: f"tags: [{'a, ' * MOST_NODES}]", False),
}  # fmt: skip


def limits_in(problems: tuple[Problem, ...] | list[Problem]) -> set[str]:
    return {problem.code for problem in problems} & LIMITS


def read(text: str) -> list[Problem]:
    """The faults of syntax of a document."""
    findings = Findings()
    for _ in Document(Feed(io.BytesIO(text.encode()), "log.yaml"), findings).pieces():
        pass
    return findings.problems


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_a_limit_is_the_same_wherever_an_entry_stands(case: str) -> None:
    make, is_kept = CASES[case]
    line = make()
    refused = {name for name, (before, behind) in POSITIONS.items() if limits_in(read(f"{before}    {line}\n{behind}"))}
    assert refused == (set() if is_kept else set(POSITIONS))


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_a_limit_is_the_same_in_an_included_file_and_after_an_edit(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, is_kept = CASES[case]
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    log, included = tmp_path / "log.yaml", tmp_path / "included.yaml"
    log.write_text(f"{HEADER}include: included.yaml\n", encoding="utf-8")
    included.write_text(EVENTS, encoding="utf-8")
    load_log(str(log))
    included.write_text(f"{EVENTS}    {make()}\n", encoding="utf-8")
    after_edit = load_log(str(log)).problems
    anew = read_aside(str(log)).problems
    assert bool(limits_in(after_edit)) is bool(limits_in(anew)) is not is_kept


@pytest.mark.parametrize("letters", [0, 1, 40, 65_536, 100_001])
@pytest.mark.parametrize(("more", "is_kept"), [(0, True), (1, False)])
def test_the_size_is_the_same_for_any_chunks_of_the_file(letters: int, more: int, is_kept: bool) -> None:
    before = f"# {'x' * letters}\n{HEADER}{EVENTS}"
    assert (limits_in(read(f"{before}    summary: {escaped(LONGEST_WRITTEN + more)}\n")) == set()) is is_kept


@pytest.mark.parametrize(("fewer", "is_kept"), [(0, True), (-1, False)])
@pytest.mark.parametrize("place", ["entry", "mapping"])
def test_parts_are_counted_from_the_top_of_the_entry(fewer: int, is_kept: bool, place: str) -> None:
    if place == "entry":
        text = f"{EVENTS}    tags: [{'a, ' * (MOST_NODES - PART - fewer)}]\n{BEHIND}"
    else:
        # The mapping, its keys `title` and `tags`, the text and the list.
        text = f"sources:\n  s:\n    title: t\n    tags: [{'a, ' * (MOST_NODES - 5 - fewer)}]\n  t: {{title: u}}\n"
    assert (limits_in(read(text)) == set()) is is_kept


# A value at some level of a log, and how its 51st level is refused: the line and column where that begins.
DEEP: dict[str, tuple[str, tuple[int, int]]] = {
    "a section": ("events: " + "[" * 50, (1, 9 + 49)),
    "a section that is no list": ("timeline: " + "{a: " * 50, (1, 11 + 4 * 49)),
    "an unknown section": ("x: " + "[" * 50, (1, 4 + 49)),
    "a section that stands twice": ("x: a\nx: " + "[" * 50, (2, 4 + 49)),
    "an entry": ("events:\n- " + "[" * 49, (2, 3 + 48)),
    "an entry of a mapping": ("actors:\n  a: " + "[" * 49, (2, 6 + 48)),
    "a key on top": ("? " + "[" * 50, (1, 3 + 49)),
    "a key of a mapping": ("actors:\n  ? " + "[" * 49, (2, 5 + 48)),
    "a key of an entry": ("events:\n- ? " + "[" * 48, (2, 5 + 47)),
    "a value of an entry": ("events:\n- a: " + "[{a: " * 24, (2, 6 + 5 * 23 + 1)),
    "by indentation": ("events:\n" + "- " * 50, (2, 1 + 2 * 49)),
    "by keys": ("events:\n" + "? " * 51, (2, 1 + 2 * 50)),  # the first is a key of the mapping on top
}


SIGNS = ("[{a: ", "{a: ", "- ", "? ", "[")


@pytest.mark.parametrize("name", DEEP)
@pytest.mark.parametrize("more", [0, 100, 5_000])
def test_the_fifty_first_level_is_refused_where_it_begins(name: str, more: int) -> None:
    text, place = DEEP[name]
    sign = next(sign for sign in SIGNS if text.endswith(sign))
    [*_, problem] = read(f"{text}{sign * more}")
    assert (problem.code, problem.line, problem.column) == ("too-deep", *place)
    assert problem.message == f"nested more than {DEEPEST} levels deep"


@pytest.mark.parametrize("name", DEEP)
def test_fifty_levels_are_read(name: str) -> None:
    text, _ = DEEP[name]
    sign = next(sign for sign in SIGNS if text.endswith(sign))
    shorter = f"{text.removesuffix(sign)}{'[' if sign == '[{a: ' else ''}"
    closing = "".join({"[": "]", "{": "}"}[c] for c in reversed(shorter) if c in "[{")
    assert "too-deep" not in {problem.code for problem in read(f"{shorter}{closing}\n")}


def test_entries_before_an_excess_of_levels_are_read_and_reported_once() -> None:
    text = f"{HEADER}events:\n  - {{id: a, id: b}}\n  - {{id: c}}\n  - {'[' * 5_000}\n"
    findings = Findings()
    document = Document(Feed(io.BytesIO(text.encode()), "log.yaml"), findings)
    assert [piece.section.value for piece in document.pieces()] == ["timeline", "events", "events"]
    assert [(p.code, p.line, p.column) for p in findings.problems] == [("duplicate-key", 3, 13), ("too-deep", 5, 53)]
    assert not document.complete
