"""Text of a log as HTML: always text, never markup, with what is hidden made visible.

Pages are mailed, so every byte that a parser can do without is left out: end tags that HTML makes optional, and the
quotes around values that the program itself chose.
"""

import html
from collections.abc import Iterable

from timeline.addresses import encoded, is_address
from timeline.text import visible


def plain(value: str) -> str:
    """The text with its control characters as signs; its line breaks stay what they are."""
    return "\n".join(visible(line) for line in value.strip().split("\n"))


def text(value: str) -> str:
    """The same as HTML, for content and for attributes in double quotes."""
    return html.escape(plain(value))


def content(value: str) -> str:
    """The same for content only, where quotation marks mean nothing."""
    return html.escape(plain(value), quote=False)


def foreign(value: str) -> str:
    """A name or words that may be in another script, kept apart from the direction of what stands around."""
    escaped = content(value)
    return escaped if escaped.isascii() else f"<bdi>{escaped}</bdi>"


def address(url: str) -> str:
    """An address of the web as a link to it; anything else, whatever it calls itself, as text."""
    shown = text(url)
    if not is_address(url):
        return f"<span class=address>{shown}</span>"
    return f"<a class=address {link_to(url)}>{shown}</a>"


def link_to(url: str) -> str:
    """The attributes of a link to an address of the web."""
    return f'href="{html.escape(encoded(url))}" rel="noreferrer noopener"'


def paragraph(kind: str, inside: str) -> str:
    """A paragraph of a kind, if there is something in it."""
    return f"<p class={kind}>{inside}" if inside else ""


def joined(parts: Iterable[str], separator: str = " · ") -> str:
    """The parts that say something, in one line."""
    return separator.join(part for part in parts if part)
