"""A document is read as PyYAML composes it: the same texts at the same places, entry by entry."""

import io
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from timeline.log.findings import Findings
from timeline.log.yaml.building import STREAMED
from timeline.log.yaml.files import Feed
from timeline.log.yaml.nodes import Node, Scalar, Sequence
from timeline.log.yaml.syntax import Document
from timeline.problems import Problem

Shown = tuple[Any, ...]


def shown(node: Node) -> Shown:
    """The content of a node."""
    if isinstance(node, Scalar):
        return node.value, node.plain, node.line, node.column
    if isinstance(node, Sequence):
        return "list", node.line, node.column, [shown(item) for item in node.items]
    pairs = [(key, shown(node.key(key)), shown(value)) for key, value in node.items.items()]
    return "mapping", node.line, node.column, pairs


def read(text: str) -> tuple[Document, list[tuple[Shown, Shown | None, Shown]], list[Problem]]:
    """The pieces of a document (section, key and value) and its problems."""
    findings = Findings()
    document = Document(Feed(io.BytesIO(text.encode()), "log.yaml"), findings)
    pieces = [(shown(p.section), p.key and shown(p.key), shown(p.value)) for p in document.pieces()]
    return document, pieces, findings.problems


def composed(node: yaml.Node) -> Shown:
    """The content of a node of PyYAML; of a repeated key, the first one."""
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    if isinstance(node, yaml.ScalarNode):
        return node.value, not node.style, line, column
    if isinstance(node, yaml.SequenceNode):
        return "list", line, column, [composed(item) for item in node.value]
    pairs: dict[str, Any] = {}
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode):
            pairs.setdefault(key.value, (key.value, composed(key), composed(value)))
    return "mapping", line, column, [*pairs.values()]


def pieces_of(top: Shown) -> list[tuple[Shown, Shown | None, Shown]]:
    """The pieces that a composed document comes to."""
    pieces: list[tuple[Shown, Shown | None, Shown]] = []
    for name, section, value in top[3]:
        if name in STREAMED and value[0] == "list" and len(value) == 4 and isinstance(value[3], list):
            pieces += [(section, None, item) for item in value[3]]
        elif name in STREAMED and value[0] == "mapping" and len(value) == 4 and isinstance(value[3], list):
            pieces += [(section, key, item) for _, key, item in value[3]]
        else:
            pieces.append((section, None, value))
    return pieces


def entry_in_line_7(text: str) -> Shown:
    """The only entry of a list, which begins in line 7."""
    document, [(section, key, entry)], problems = read("\n" * 5 + "events:\n" + text)
    assert (section, key) == (("events", True, 6, 1), None)
    assert (document.complete, problems) == (True, [])
    return entry


def test_an_entry_is_what_stands_there() -> None:
    text = (
        "  - id: a\n"
        "    # a remark\n"
        "\n"
        '    title: "Two: one"\n'
        "    places: [IQ, Deir ez-Zor]\n"
        '    sources: [{ref: s, at: "p. 3, 4"}, {ref: t}]\n'
        "    announced: {event: b}\n"
        "    summary: >-\n"
        "      one: 1\n"
        "      # two\n"
        "\n"
        "    note: |\n"
        "     - a\n"
        "     b\n"
        "    tags: [c]\n"
    )
    entry = entry_in_line_7(text)
    assert entry == (
        "mapping", 7, 5,
        [
            ("id", ("id", True, 7, 5), ("a", True, 7, 9)),
            ("title", ("title", True, 10, 5), ("Two: one", False, 10, 12)),
            ("places", ("places", True, 11, 5),
             ("list", 11, 13, [("IQ", True, 11, 14), ("Deir ez-Zor", True, 11, 18)])),
            ("sources", ("sources", True, 12, 5),
             ("list", 12, 14, [
                 ("mapping", 12, 15, [
                     ("ref", ("ref", True, 12, 16), ("s", True, 12, 21)),
                     ("at", ("at", True, 12, 24), ("p. 3, 4", False, 12, 28)),
                 ]),
                 ("mapping", 12, 40, [("ref", ("ref", True, 12, 41), ("t", True, 12, 46))]),
             ])),
            ("announced", ("announced", True, 13, 5),
             ("mapping", 13, 16, [("event", ("event", True, 13, 17), ("b", True, 13, 24))])),
            ("summary", ("summary", True, 14, 5), ("one: 1 # two", False, 14, 14)),
            ("note", ("note", True, 18, 5), ("- a\nb\n", False, 18, 11)),
            ("tags", ("tags", True, 21, 5), ("list", 21, 11, [("c", True, 21, 12)])),
        ],
    )  # fmt: skip


def test_lists_in_braces_and_below_are_what_stands_there() -> None:
    text = (
        "  - id: a\n"
        "    outcome: {date: 2024, sources: [{ref: s}, {ref: t}], tags: [b, c d], note: e}\n"
        "    disputed:\n"
        '      - {value: "1", sources: [f]}\n'
        "      - {value: 2}\n"
        "    # a remark\n"
        "    tags: [g]\n"
    )
    entry = entry_in_line_7(text)
    assert entry[3][1:] == [
        ("outcome", ("outcome", True, 8, 5),
         ("mapping", 8, 14, [
             ("date", ("date", True, 8, 15), ("2024", True, 8, 21)),
             ("sources", ("sources", True, 8, 27),
              ("list", 8, 36, [
                  ("mapping", 8, 37, [("ref", ("ref", True, 8, 38), ("s", True, 8, 43))]),
                  ("mapping", 8, 47, [("ref", ("ref", True, 8, 48), ("t", True, 8, 53))]),
              ])),
             ("tags", ("tags", True, 8, 58), ("list", 8, 64, [("b", True, 8, 65), ("c d", True, 8, 68)])),
             ("note", ("note", True, 8, 74), ("e", True, 8, 80)),
         ])),
        ("disputed", ("disputed", True, 9, 5),
         ("list", 10, 7, [
             ("mapping", 10, 9, [
                 ("value", ("value", True, 10, 10), ("1", False, 10, 17)),
                 ("sources", ("sources", True, 10, 22), ("list", 10, 31, [("f", True, 10, 32)])),
             ]),
             ("mapping", 11, 9, [("value", ("value", True, 11, 10), ("2", True, 11, 17))]),
         ])),
        ("tags", ("tags", True, 13, 5), ("list", 13, 11, [("g", True, 13, 12)])),
    ]  # fmt: skip


def test_an_entry_in_braces_is_what_stands_there() -> None:
    entry = entry_in_line_7("  - {id: a, low: 1,\n     tags: [b],\n      note: c}\n# a remark\n")
    assert entry == (
        "mapping", 7, 5,
        [
            ("id", ("id", True, 7, 6), ("a", True, 7, 10)),
            ("low", ("low", True, 7, 13), ("1", True, 7, 18)),
            ("tags", ("tags", True, 8, 6), ("list", 8, 12, [("b", True, 8, 13)])),
            ("note", ("note", True, 9, 7), ("c", True, 9, 13)),
        ],
    )  # fmt: skip


ENTRY = "  - id: a\n    title: b\n"
DOCUMENTS = {
    "two lists": f"events:\n{ENTRY}{ENTRY}plans:\n{ENTRY}",
    "sections between": f"timeline: {{title: a}}\nevents:\n{ENTRY}actors:\n  b: {{name: c}}\nplans:\n{ENTRY}views: x\n",
    "without indent": "events:\n- id: a\n- id: b\nplans:\n- id: c\n",
    "remarks": f"# a\nevents:\n\n# b\n  # c\n{ENTRY}# d\n\n{ENTRY}  # e\n# f\nplans:\n{ENTRY}\n\n# g",
    "a key without a value": f"events:\n  - id: a\n    ? 7\n{ENTRY}  - ? 7\n\n{ENTRY}  - ?\n{ENTRY}",
    "a key without a value at the end": f"events:\n{ENTRY}  - ? 7\n",
    "empty lines at the end": f"events:\n{ENTRY}\n\n",
    "no end of line": f"events:\n{ENTRY}".rstrip(),
    "a section twice": f"events:\n{ENTRY}events:\n{ENTRY}plans:\n{ENTRY}",
    "a section twice behind another list": f"events:\n{ENTRY}plans:\nplans:\n{ENTRY}    id: b\n",
    "a key twice": f"events:\n{ENTRY}    id: c\n    title: >-\n      d\n{ENTRY}{ENTRY}",
    "a key twice between": f"events:\n{ENTRY}timeline: {{a: b, a: c}}\nplans:\n{ENTRY}",
    "block text": f"events:\n{ENTRY}    note: |\n      a\n\n      - b\n    tags: [c]\n{ENTRY}",
    "quotes over lines": f'events:\n{ENTRY}    note: "a\n      b"\n{ENTRY}',
    "quotes that hold an entry": f'events:\n{ENTRY}    note: "a\n  - id: b\n    title: c"\n{ENTRY}',
    "quotes that hold a section": f'events:\n{ENTRY}    note: "a\nplans:\n  - id: b\n    title: c"\n{ENTRY}',
    "quotes before the list": f'timeline: "a\nevents:\n{ENTRY}  c"\nplans:\n{ENTRY}',
    "brackets that stay open": f"events:\n{ENTRY}    tags: [a\n{ENTRY}plans:\n{ENTRY}",
    "an empty dash": f"events:\n{ENTRY}  -\n    id: b\n  - c\n{ENTRY}",
    "lists in lists": f"events:\n{ENTRY}  - - a\n    - b\n{ENTRY}",
    "less indent": f"events:\n{ENTRY} - id: b\n{ENTRY}",
    "more indent": f"events:\n{ENTRY}   - id: b\n{ENTRY}",
    "a key in the list": f"events:\n{ENTRY}  title: b\n{ENTRY}",
    "a tab": f"events:\n{ENTRY}\ttitle: b\n{ENTRY}",
    "another document": f"events:\n{ENTRY}---\nplans:\n{ENTRY}",
    "the end of the document": f"events:\n{ENTRY}...\nplans:\n{ENTRY}",
    "a key behind the end of the document": "timeline: x\nevents:\n  - id: a\n...\n#77\n#77\n#77\n    id: \n",
    "another document between": f"events:\n{ENTRY}views: x\n---\nplans:\n{ENTRY}",
    "marks around": f"---\nviews: x\nevents:\n{ENTRY}...\n",
    "the end before the list": f"views: x\n...\nevents:\n{ENTRY}",
    "brackets before the list": f"{{views: x}}\nevents:\n{ENTRY}",
    "indent before the list": f"  views: x\nevents:\n{ENTRY}",
    "a text before the list": f"views\nevents:\n{ENTRY}",
    "a directive between": f"events:\n{ENTRY}%YAML 1.1\nplans:\n{ENTRY}",
    "an anchor": f"events:\n{ENTRY}  - &a\n    id: b\n{ENTRY}",
    "a question": f"events:\n{ENTRY}    ? note\n    : c\n? plans\n: d\nfigures:\n{ENTRY}",
    "windows": f"events:\n{ENTRY}plans:\n{ENTRY}".replace("\n", "\r\n"),
    "a line of windows": f"events:\n{ENTRY}\r\n{ENTRY}",
    "nothing but a list": "events:\n  - a\n  - b\n",
    "many": f"events:\n{ENTRY * 9_000}plans:\n{ENTRY * 9_000}",
    "a fault behind many": f"events:\n{ENTRY * 9_000}  - @a\n",
}  # fmt: skip


def test_the_documents_are_of_both_kinds() -> None:
    assert {compose(text) is None for text in DOCUMENTS.values()} == {True, False}


def compose(text: str) -> Shown | None:
    """The document as PyYAML composes it; nothing where it does not, or where a log must not look like this."""
    try:
        node = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return None
    return composed(node) if isinstance(node, yaml.MappingNode) and not has_extras(text) else None


def has_extras(text: str) -> bool:
    """Return whether a text has anchors or tags, which a log must not have."""
    return any(getattr(e, "anchor", None) or getattr(e, "tag", None) for e in yaml.parse(text, yaml.CBaseLoader))


def same_as_composed(text: str) -> None:
    document, pieces, problems = read(text)
    expected = compose(text)
    if expected is None:
        assert not document.complete
        assert [problem.code for problem in problems if problem.code not in ("duplicate-key", "bad-key")]
    else:
        assert document.complete
        assert pieces == pieces_of(expected)
        assert {problem.code for problem in problems} <= {"duplicate-key", "bad-key"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_read_as_pyyaml_composes_it(name: str) -> None:
    same_as_composed(DOCUMENTS[name])


_SIGNS = st.text(alphabet="aé7-./:,#?'\"[]{}&*!|>@% \\~\t", max_size=6)
_VALUES = st.one_of(
    _SIGNS,
    st.sampled_from(
        ["a", "a b", "2024-01", '"a, b"', "[a, b c]", "[{ref: s, at: p. 3}, {ref: t}]", "{event: a}", ">-", ""]
    ),
    _SIGNS.map(lambda text: f'"{text}"'),
    st.lists(_SIGNS, max_size=3).map(lambda texts: f"[{', '.join(texts)}]"),
    st.builds(
        lambda style, depth, lines: "\n".join([style, *(" " * depth + line for line in lines)]),
        st.sampled_from([">-", ">", "|-", "|", "|", "|+", ">2"]),
        st.integers(4, 7),
        st.lists(
            st.one_of(_SIGNS, st.sampled_from(["a b", "# a", "", "", " a", "- b", "k: l", "\u00a0c"])), max_size=4
        ),
    ),
    st.lists(_SIGNS, min_size=1, max_size=2).map(
        lambda texts: "[{" + "}, {".join(f"k: {t}, l: {t}" for t in texts) + "}]"
    ),
)
_DEEP = st.one_of(
    st.builds(
        "{{k: {}, l: [{}, {}], m: [{{n: {}}}]}}".format,
        *(st.one_of(st.sampled_from(["a", "b c", '"d"', "2024-01"]), _SIGNS) for _ in range(4)),
    ),
    st.sampled_from(
        ["{a: [b]}", "{a: [{b: c}], d: [e, f g]}", "{a: {b: c}}", "{a: [{b: [c]}]}", "{a: b, a: [c]}", "a"]
    ),
)
_VALUES_WITH_LISTS = st.one_of(
    _VALUES,
    _DEEP,
    st.lists(_DEEP, max_size=3).map(lambda maps: f"[{', '.join(maps)}]"),
    st.builds(
        lambda depths, maps: "".join(f"\n{' ' * depth}- {one}" for depth, one in zip(depths, maps, strict=False)),
        st.one_of(st.integers(3, 7).map(lambda depth: [depth] * 3), st.lists(st.integers(3, 7), min_size=3)),
        st.lists(st.one_of(_DEEP, _SIGNS), min_size=1, max_size=3),
    ),
)
_LINES = st.one_of(
    st.builds(
        "{}{}: {}".format,
        st.sampled_from(["    ", "    ", "    ", "    ", "  - ", "  - ", "", "  ", "      ", "- "]),
        st.sampled_from(["id", "title", "a_b", "events", "plans", "é"]),
        _VALUES_WITH_LISTS,
    ),
    _SIGNS,
    st.sampled_from(
        [
            "",
            "      more",
            "# a",
            "    # b",
            "---",
            "...",
            "plans:",
            "events:",
            "figures:",
            "  - id: z",
            "  - {id: y,\n     k: [a]}",
        ]
    ),
)


@examples(400)
@given(st.lists(_LINES, max_size=12))
def test_whatever_stands_in_a_list_is_read_as_pyyaml_composes_it(lines: list[str]) -> None:
    same_as_composed("\n".join(["timeline: x", "events:", "  - id: a", *lines, ""]))


@examples(300)
@given(st.lists(_VALUES_WITH_LISTS, min_size=1, max_size=4), st.sampled_from([" ", " ", "", "  "]))
def test_an_entry_is_read_as_pyyaml_composes_it(values: list[str], gap: str) -> None:
    pairs = [(f"k{'_' * n}:", value if value[:1] == "\n" else f"{gap}{value}") for n, value in enumerate(values)]
    same_as_composed(
        "events:\n" + "".join(f"{'    ' if n else '  - '}{key}{value}\n" for n, (key, value) in enumerate(pairs))
    )
