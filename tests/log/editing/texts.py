"""Texts that are hard to write, and what readers of YAML make of what was written."""

import io
from typing import Any

import yaml
from hypothesis import strategies as st

from timeline.log.findings import Findings
from timeline.log.yaml.files import Feed
from timeline.log.yaml.nodes import Node, Scalar, Sequence
from timeline.log.yaml.syntax import Document

ODD = " \t\n'\"\\:#-?,[]{}&*!|>%@`~=<.0ey\r\x00\x07\x1b\x7f\x85\xa0\u2028\u202e\u200d\ufeff\uffff\U0001f600é"
TEXTS = st.one_of(st.text(max_size=40), st.text(st.sampled_from(ODD), max_size=8), st.text(st.sampled_from("a: #-'\n")))
PROSE = st.one_of(TEXTS, st.lists(st.text(st.sampled_from("ab#-:'\""), max_size=9), max_size=20).map(" ".join))


def plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.items.items()}


def read(text: str) -> Any:
    """The sections of a text as the reader of logs gives them."""
    findings = Findings()
    document = Document(Feed(io.BytesIO(text.encode()), "events.yaml"), findings)
    found = {piece.section.value: plain(piece.value) for piece in document.pieces()}
    assert not document.faulty, (text, [problem.message for problem in findings.problems])
    return found


def assert_reads_as(text: str, meant: dict[str, Any]) -> None:
    assert read(text) == meant
    for loader in (yaml.CBaseLoader, yaml.BaseLoader):
        assert yaml.load(text, Loader=loader) == meant
