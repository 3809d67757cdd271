"""Text of a log as HTML: always text, never markup, with hidden characters made visible.

Pages are mailed, so optional end tags are left out, and the quotes around attribute values that the program itself
chose.
"""

import html
from collections.abc import Iterable

from timeline.addresses import encoded, is_address
from timeline.text import visible


def plain(value: str) -> str:
    """The text with its control characters as visible signs; line breaks are kept."""
    return "\n".join(visible(line) for line in value.strip().split("\n"))


def text(value: str) -> str:
    """The text as HTML, for content and for attributes in double quotes."""
    return html.escape(plain(value))


def content(value: str) -> str:
    """The text as HTML for content only, where quotation marks need no escape."""
    return html.escape(plain(value), quote=False)


def foreign(value: str) -> str:
    """Text that may be in another script, isolated from the writing direction around it."""
    escaped = content(value)
    return escaped if escaped.isascii() else f"<bdi>{escaped}</bdi>"


def address(url: str) -> str:
    """An address of the web as a link; anything else, of whatever scheme, as text."""
    shown = text(url)
    if not is_address(url):
        return f"<span class=address>{shown}</span>"
    return f"<a class=address {link_to(url)}>{shown}</a>"


def link_to(url: str) -> str:
    """The attributes of a link to an address of the web."""
    return f'href="{html.escape(encoded(url))}" rel="noreferrer noopener"'


def paragraph(kind: str, inside: str) -> str:
    """A paragraph of a class; empty if it has no content."""
    return f"<p class={kind}>{inside}" if inside else ""


def joined(parts: Iterable[str], separator: str = " · ") -> str:
    """The parts that are not empty, in one line."""
    return separator.join(part for part in parts if part)
