"""Documents as Markdown; whatever in a text would be markup is escaped."""

import re
from collections.abc import Iterator

from timeline.addresses import encoded, is_address
from timeline.export.document import Block, Document, Heading, Item, Mark, Run, Table, Words
from timeline.text import visible

# At the start of a line these make a list, a rule or a heading.
_LEADING = re.compile(r"^(\d+(?=[.)](?:\s|$))|(?=[-=]|\+(?:\s|$)))")
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&!])")
_STYLES = {"": "", "strong": "**", "emphasis": "*", "link": ""}


def as_markdown(document: Document) -> str:
    """The document, its notes as a numbered list at the end."""
    lines: list[str] = []
    last: Block | None = None
    for block in document.blocks:
        # Blank lines keep blocks apart; items of one list stand together.
        if last is not None and not (isinstance(block, Item) and isinstance(last, Item)):
            lines.append("")
        lines += _lines(block)
        last = block
    if document.notes:
        lines += [""] if lines else []
        lines += ["## Sources", ""]
        for number, note in enumerate(document.notes, 1):
            address = f" {_address(note.url)}" if note.url and is_address(note.url) else ""
            lines.append(f"{number}. {markdown(note.text)}{address}")
    return "\n".join(lines) + "\n"


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.level} {inline(block.words)}"
    elif isinstance(block, Item):
        sign = "-" if block.number is None else f"{block.number}."
        yield f"{'  ' * block.depth}{sign} {inline(block.words)}"
    elif isinstance(block, Table):
        yield f"| {' | '.join(map(markdown, block.header))} |"
        yield f"|{' --- |' * len(block.header)}"
        for row in block.rows:
            yield f"| {' | '.join(map(inline, row))} |"
    else:
        yield inline(block.words)


def inline(words: Words) -> str:
    """A line of text with its styles."""
    parts: list[str] = []
    for one in words:
        if isinstance(one, Mark):
            parts.append(f" \\[{', '.join(map(str, one.numbers))}\\]")
        elif one.style == "code":
            parts.append(code_span(one.text))
        elif one.style == "link" and is_address(one.text):
            parts.append(_address(one.text))
        else:
            parts.append(_styled(one, is_first=not parts))
    return "".join(parts).strip()


def _address(url: str) -> str:
    """An address of the web as a link, in ASCII: nothing in it ends the link before its end."""
    return f"<{encoded(url)}>"


def _styled(run: Run, *, is_first: bool) -> str:
    """A run with its blanks outside of what makes it strong: inside, nothing would."""
    text = visible(re.sub(r"\s+", " ", run.text))
    inside = _MARKUP.sub(r"\\\1", text.strip())
    if not inside:
        return " " if text else ""
    if is_first:
        inside = _LEADING.sub(r"\1\\", inside)
    sign = _STYLES[run.style]
    return f"{' ' * text.startswith(' ')}{sign}{inside}{sign}{' ' * text.endswith(' ')}"


def markdown(text: str) -> str:
    """Text as Markdown shows it: nothing in it is markup, and it stays on one line."""
    return _styled(Run(text.strip()), is_first=True)


def code_span(text: str) -> str:
    """An id or a path as Markdown shows code; the fence is longer than any run of backticks in it."""
    shown = visible(" ".join(text.split()))
    if "`" not in shown:
        return f"`{shown}`"
    fence = "`" * (max(map(len, re.findall("`+", shown))) + 1)
    return f"{fence} {shown} {fence}"
