"""Every way of laying out a small log, times every operation: what is outside of the entry stays byte for byte.

The logs in `styles/` say the same, laid out as people do it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest
import yaml

from timeline.log.editing.changing import changed
from timeline.log.editing.lexis import next_line
from timeline.log.editing.operations import (
    AddEntry,
    AppendItem,
    Operation,
    RemoveEntry,
    RemoveValue,
    SetValue,
    Target,
)
from timeline.log.editing.proof import NotProved, meant, outline
from timeline.log.editing.refusal import NotEditable
from timeline.log.editing.tree import ListNode, MappingNode, Node, ScalarNode, parse
from timeline.log.yaml import growing

STYLES = sorted((Path(__file__).parent / "styles").glob("*.yaml"))
PARSERS = {"libyaml": getattr(yaml, "CBaseLoader", None), "python": yaml.BaseLoader}

DECREE, WORKS, OPENS = (Target("events", id) for id in ("decree-12", "works-begin", "bridge-opens"))
LAW, REPORT = (Target("sources", id) for id in ("decree", "report"))
HEADER = Target("timeline", "")
LONG = "The decree names a day on which the works begin, the money that they may cost, and who pays for it all."
SIGNS = "- a: \"b\" #c, [d] {e} 'f' & *g !h |i >j %k @l `m` ?"
EVENT: dict[str, Any] = {
    "id": "new-event",
    "date": "2024-05",
    "title": "Signs: the contract, [signed] #1",
    "type": "other",
    "places": ["IQ", "SY"],
    "summary": LONG,
    "sources": [{"ref": "report", "at": "page 5, note 6"}],
}
SOURCE: dict[str, Any] = {"title": "Who pays: a study", "author": ["A. Writer", "B. Writer"], "date": "2024"}

OPERATIONS: dict[str, list[Operation]] = {
    "set a title": [SetValue(DECREE, ("title",), "The ministry orders other works")],
    "set the last title": [SetValue(OPENS, ("title",), "The bridge opens again")],
    "set a title of signs": [SetValue(WORKS, ("title",), SIGNS)],
    "set a date": [SetValue(DECREE, ("date",), "[..2024-03]")],
    "set a text to a long one": [SetValue(DECREE, ("summary",), LONG)],
    "set a text to several lines": [SetValue(DECREE, ("summary",), "One line.\n\n  Two: #lines")],
    "set a text to an empty one": [SetValue(DECREE, ("summary",), "")],
    "set a list": [SetValue(DECREE, ("tags",), ["law", "day", "bridge"])],
    "set a list to a text": [SetValue(DECREE, ("actors",), "ministry")],
    "set a text to a list": [SetValue(DECREE, ("type",), ["law", "order"])],
    "set a part": [SetValue(DECREE, ("sources", 0, "at"), "article 2, note 1")],
    "set the last part": [SetValue(OPENS, ("sources", 0, "at"), "page 44")],
    "set a whole part": [SetValue(DECREE, ("sources", 1), {"ref": "report", "via": "decree", "at": "page 10"})],
    "set an id": [SetValue(WORKS, ("id",), "works-go-on")],
    "set a source": [SetValue(LAW, ("title",), "Decree 13"), SetValue(REPORT, ("title",), "Report: annual")],
    "set the header": [SetValue(HEADER, ("covers",), "2024/2026")],
    "a new key": [SetValue(DECREE, ("status",), "denied")],
    "a new key at the end": [SetValue(OPENS, ("corrections",), [{"date": "2025", "field": "date", "was": "2024"}])],
    "a new list": [SetValue(WORKS, ("actors",), ["ministry"])],
    "a new mapping": [SetValue(WORKS, ("quote",), {"text": "Let us begin: now", "speaker": "The minister"})],
    "a new key of a part": [SetValue(DECREE, ("sources", 0, "via"), "report")],
    "a new key of a source": [SetValue(LAW, ("publisher",), "Gazette"), SetValue(REPORT, ("url",), "https://example.org/#a")],
    "a new key of the header": [SetValue(HEADER, ("license",), "MIT")],
    "append a text": [AppendItem(DECREE, ("tags",), "day"), AppendItem(WORKS, ("tags",), "day")],
    "append several": [AppendItem(DECREE, ("actors",), f"company-number-{n}") for n in range(9)],
    "append a mapping": [AppendItem(DECREE, ("sources",), {"ref": "report", "at": "page 1, note 1"})],
    "append at the end": [AppendItem(OPENS, ("sources",), {"ref": "decree", "at": "article 3"})],
    "append a first item": [AppendItem(WORKS, ("actors",), "builders"), AppendItem(OPENS, ("tags",), "bridge")],
    "remove a first item": [RemoveValue(DECREE, ("actors", 0))],
    "remove a last item": [RemoveValue(DECREE, ("tags", 1)), RemoveValue(DECREE, ("sources", 1))],
    "remove the only item": [RemoveValue(DECREE, ("places", 0)), RemoveValue(OPENS, ("sources", 0))],
    "remove a key": [RemoveValue(DECREE, ("summary",)), RemoveValue(WORKS, ("tags",))],
    "remove the first key": [RemoveValue(WORKS, ("date",)), RemoveValue(LAW, ("title",))],
    "remove a key of a part": [RemoveValue(DECREE, ("sources", 0, "at"))],
    "remove the last key": [RemoveValue(OPENS, ("sources",)), RemoveValue(REPORT, ("publisher",))],
    "remove the id": [RemoveValue(DECREE, ("id",))],
    "remove, append and set": [
        RemoveValue(DECREE, ("tags", 0)),
        AppendItem(DECREE, ("tags",), "day"),
        SetValue(DECREE, ("date",), "2024"),
        RemoveValue(DECREE, ("type",)),
        SetValue(WORKS, ("note",), "begun: at last"),
        AppendItem(WORKS, ("sources",), "decree"),
    ],
    "add an entry at the start": [AddEntry(Target("events", "new-event"), EVENT)],
    "add an entry in the middle": [AddEntry(Target("events", "new-event"), EVENT, "decree-12", "2024")],
    "add an entry at the end": [AddEntry(Target("events", "new-event"), EVENT, "bridge-opens")],
    "add several entries": [
        AddEntry(Target("events", "new-event"), EVENT, "works-begin", "2025"),
        AddEntry(Target("events", "second"), {**EVENT, "id": "second"}, "new-event"),
        SetValue(WORKS, ("sources",), ["decree"]),
        AddEntry(Target("events", "third"), {**EVENT, "id": "third"}, "bridge-opens"),
    ],
    "add a source": [AddEntry(Target("sources", "study"), SOURCE, "decree")],
    "add a source at the end": [AddEntry(Target("sources", "study"), SOURCE, "report")],
    "add sections": [
        AddEntry(Target("plans", "p"), {"id": "p", "title": "A second bridge", "kind": "intention"}),
        AddEntry(Target("actors", "ministry"), {"name": "Ministry of Works", "aliases": ["MoW"]}),
        AddEntry(Target("views", "all-laws"), "type:law date:2024"),
    ],
    "remove an entry": [RemoveEntry(WORKS)],
    "remove the first entry": [RemoveEntry(DECREE)],
    "remove the last entry": [RemoveEntry(OPENS)],
    "remove all entries": [RemoveEntry(DECREE), RemoveEntry(WORKS), RemoveEntry(OPENS)],
    "remove sources": [RemoveEntry(LAW), RemoveEntry(REPORT)],
    "remove and add": [RemoveEntry(WORKS), AddEntry(Target("events", "new-event"), EVENT, "decree-12")],
}  # fmt: skip

REFUSED = {
    ("question-marks", "add a source"): "this entry begins in the line of something else",
    ("question-marks", "remove sources"): "this entry begins in the line of something else",
}
"""The reasons for which operations are refused, by style and operation."""


@pytest.fixture(params=PARSERS)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if PARSERS[request.param] is None:
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(growing, "PARSER", PARSERS[request.param])
    return str(request.param)


BY_BOTH = (
    "append a mapping",
    "a new key at the end",
    "remove, append and set",
    "add several entries",
    "remove and add",
)
"""Operations that are tried with either parser."""


def text_of(style: Path) -> str:
    return style.read_bytes().decode()


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.stem)
def test_styles(style: Path) -> None:
    text = text_of(style)
    faults = [f"{name}: {fault}" for name in OPERATIONS for fault in faults_of(style.stem, text, name)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.stem)
def test_both_parsers_give_one_tree(style: Path, parser: str) -> None:
    text = text_of(style)
    if style.stem == "tabs-before-comments" and parser == "python":
        with pytest.raises(NotEditable, match="tab"):  # PyYAML's own parser takes no tab for a blank
            parse(text)
        return
    found = [*places(text, parse(text).root)]
    assert found == [*places(text, parse(text.replace("\ufeff", "")).root, 1 if "\ufeff" in text else 0)]
    for node, start, end in found:
        assert_ends(node, text[start:end])
    faults = [f"{name}: {fault}" for name in BY_BOTH for fault in faults_of(style.stem, text, name)]
    assert not faults, "\n".join(faults)


def places(text: str, node: Node, more: int = 0) -> Iterator[tuple[str, int, int]]:
    """The kinds, starts and ends of all nodes."""
    kind = node.style if isinstance(node, ScalarNode) else "flow" if node.is_flow else "block"
    yield kind, node.start + more, node.end + more
    for below in node.items if isinstance(node, ListNode) else ():
        yield from places(text, below, more)
    for key, below in node.pairs if isinstance(node, MappingNode) else ():
        yield from places(text, key, more)
        yield from places(text, below, more)


def assert_ends(kind: str, written: str) -> None:
    """A node has the signs at its ends that its kind demands, and no blanks or line ends around it."""
    first, last = written[:1], written[-1:]
    if kind == "plain":
        assert written == written.strip()
        assert "#" not in written.replace("a#b", "")
    elif kind in ("single", "double"):
        assert first == last == ("'" if kind == "single" else '"')
    elif kind in ("literal", "folded"):
        assert first == ("|" if kind == "literal" else ">")
        assert last != "\n" or "+" in written[:3]
    elif kind == "flow":
        assert (first, last) in (("[", "]"), ("{", "}"))
    else:
        assert written.strip() == written or "+\n" in written


def test_there_are_37_styles_and_more() -> None:
    assert len(STYLES) >= 37
    assert len({text_of(style) for style in STYLES}) == len(STYLES)


def faults_of(style: str, text: str, name: str) -> Iterator[str]:
    """The faults of a text after the operations of that name."""
    operations = OPERATIONS[name]
    try:
        new = changed(text, operations).text
    except NotProved as error:
        yield f"not proved: {error.message}"
        return
    except NotEditable as error:
        if REFUSED.get((style, name)) != error.message:
            yield f"refused: {error.message}"
        return
    if (style, name) in REFUSED:
        yield "is no longer refused"
    wanted = as_loaded(meant(outline(text), operations))
    found = yaml.load(new.removeprefix("\ufeff"), Loader=growing.PARSER)
    if {name: value for name, value in found.items() if value} != wanted:
        yield f"reads as {found}"
    yield from changed_outside(text, new, operations)
    yield from lost_comments(text, new, operations)
    if text.startswith("\ufeff") != new.startswith("\ufeff"):
        yield "the byte order mark"
    if ("\r\n" in text) != ("\r\n" in new) or ("\r\n" in text and re.search("(?<!\r)\n", new)):
        yield "line ends"
    if text.endswith("\n") != new.endswith("\n") and not text.endswith(("page 4", "}")):
        yield "the end of the last line"
    lines = set(new.splitlines()) - set(text.splitlines())
    if style != "blank-lines-with-spaces" and any(line != line.rstrip() for line in lines):
        yield "blanks at the end of a new line"


def as_loaded(outlined: list[tuple[str, list[tuple[str, Any]]]]) -> dict[str, Any]:
    """An outline as the parser gives it, without empty sections."""
    loaded: dict[str, Any] = {}
    for name, entries in outlined:
        if name == "timeline":
            loaded[name] = entries[0][1]
        elif name in ("events", "plans", "figures"):
            loaded[name] = [value for _, value in entries]
        else:
            loaded[name] = dict(entries)
    return {name: value for name, value in loaded.items() if value}


def changed_outside(text: str, new: str, operations: list[Operation]) -> Iterator[str]:
    """The entries that no operation names and whose text has changed, and lines that are new outside of all entries."""
    targets = {operation.target for operation in operations}
    tree = parse(text)
    for name, section in tree.sections.items():
        for entry in section.entries:
            own = text[entry.start : entry.end]
            # A text that ends with the file, without a line end, must not get one from lines that follow it.
            same = (own, own.replace("|\n", "|-\n")) if entry.end == len(text) else (own,)
            if Target(name, entry.id) not in targets and not any(one in new for one in same):
                yield f"{name} {entry.id} is written anew"
    places = [
        tree.entry(target)
        for target in targets
        if target.section in tree.sections and any(target.id == e.id for e in tree.sections[target.section].entries)
    ]
    if all(isinstance(operation, SetValue | RemoveValue | AppendItem) for operation in operations):
        start, end = min(place.start for place in places), max(next_line(text, place.end) for place in places)
        if not new.startswith(text[:start]):
            yield "the text before the entry"
        if not new.endswith(text[end:]):
            yield "the text behind the entry"
    elif all(isinstance(operation, AddEntry) for operation in operations):
        gone = [line for line in lines_gone(text, new) if line.strip() not in ("", "[]", "{}")]
        if len(gone) > 3 or any(line and not is_part(line, new) for line in gone):
            yield f"lines are gone: {gone}"
    elif all(isinstance(operation, RemoveEntry) for operation in operations):
        added = [line for line in lines_gone(new, text) if not any(is_part(line, other) for other in text.split("\n"))]
        if added:
            yield f"lines are new: {added}"


def lines_gone(text: str, new: str) -> list[str]:
    one, two = text.split("\n"), new.split("\n")
    codes = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
    return [line for code, start, end, *_ in codes if code in ("delete", "replace") for line in one[start:end]]


def is_part(line: str, of: str) -> bool:
    """Return whether a line has only signs of another, in order, but for brackets and commas that part items."""
    rest = iter(of)
    return all(sign in rest for sign in line if sign not in ",[]{} \r")


def comments(text: str) -> Counter[str]:
    """The comments of a text."""
    masked = list(text)

    def mask(node: Node) -> None:
        if isinstance(node, ScalarNode):
            start = node.start
            if node.is_block:  # a comment may stand behind its header
                start = min(node.end, next_line(text, start))
            masked[start : node.end] = "x" * (node.end - start)
        for below in node.items if isinstance(node, ListNode) else ():
            mask(below)
        for key, below in node.pairs if isinstance(node, MappingNode) else ():
            mask(key)
            mask(below)

    mask(parse(text).root)
    return Counter(
        found.strip() for found in re.findall(r"(?:^|(?<=[\s\ufeff]))#[^\n]*", "".join(masked), re.MULTILINE)
    )


def lost_comments(text: str, new: str, operations: list[Operation]) -> Iterator[str]:
    """The comments that are lost though nothing was removed, and no list was written anew."""
    keeps = (SetValue, AppendItem, AddEntry)
    if not all(isinstance(operation, keeps) for operation in operations):
        return
    lost = comments(text) - comments(new)
    if any(isinstance(one, SetValue) and one.path in (("tags",), ("actors",), ("sources",)) for one in operations):
        return
    if lost:
        yield f"comments are lost: {[*lost]}"
