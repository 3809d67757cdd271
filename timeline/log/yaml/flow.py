"""A value of a log in one line, as YAML writes it in brackets and braces, and back."""

import io
import json
import re

from timeline.log.findings import Findings
from timeline.log.yaml.files import Feed
from timeline.log.yaml.nodes import Node, Scalar, Sequence
from timeline.log.yaml.syntax import Document

_PLAIN = re.compile(r"[\w./~+@%-]+(?: [\w./~+@%-]+)*")
"""Texts that need no quotes inside of brackets."""

_KEY = "was"


def flow_text(node: Node) -> str:
    """Return a value in one line: `[IQ, SY]`; a text that stands alone is itself."""
    return node.value if isinstance(node, Scalar) else _inner(node)


def _inner(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.value if _PLAIN.fullmatch(node.value) else json.dumps(node.value, ensure_ascii=False)
    if isinstance(node, Sequence):
        return f"[{', '.join(map(_inner, node.items))}]"
    return f"{{{', '.join(f'{key}: {_inner(value)}' for key, value in node.items.items())}}}"


def flow_node(text: str) -> Node | None:
    """Return the list or the mapping that a text in brackets or braces stands for; None if it is neither."""
    if not text.startswith(("[", "{")) or "\n" in text:
        return None
    feed = Feed(io.BytesIO(f"{_KEY}: {text}\n".encode(errors="replace")), _KEY)
    document = Document(feed, Findings())
    values = [piece.value for piece in document.pieces() if piece.section.value == _KEY]
    return values[0] if len(values) == 1 and document.complete and not isinstance(values[0], Scalar) else None
