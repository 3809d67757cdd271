"""Several sources in one answer, with commas between them: which commas part sources, and which belong to a place."""

from collections.abc import Callable, Iterable, Iterator

from timeline.edits.prompts.answers import Part
from timeline.edits.source_references import source_reference
from timeline.query.quotes import CLOSING, closing


def cited_sources(text: str, is_source: Callable[[str], bool]) -> list[str]:
    """Return the sources of an answer, each with its place.

    Behind a place, a comma begins another source only if a known one follows, or one word with a place.

    >>> cited_sources("audit@page 2, note 3, post@page 1", lambda name: name in ("audit", "post"))
    ['audit@page 2, note 3', 'post@page 1']
    """
    if "@" not in text and is_source(text):
        return [text]
    found: list[str] = []
    for piece in _pieces(text):
        name, place = source_reference(piece)
        is_new = "@" not in "".join(found[-1:]) or is_source(name) or (place is not None and name and " " not in name)
        if found and not is_new:
            found[-1] += f",{piece}"
        elif piece.strip():
            found.append(piece)
    return [one.strip() for one in found]


def cited_text(parts: Iterable[Part]) -> str:
    """Return the answer that names the sources among some parts.

    >>> cited_text([Part("source", "audit"), Part("at", "page 2"), Part("source", "post"), Part("title", "It opens")])
    'audit@page 2, post'
    """
    several: list[str] = []
    for key, text in parts:
        if key == "source":
            several.append(text)
        elif key == "at" and several:
            needs_quotes = "," in text and '"' not in text
            several[-1] += f'@"{text}"' if needs_quotes else f"@{text}"
    return ", ".join(several)


def _pieces(text: str) -> Iterator[str]:
    """Yield the texts between commas; one in quotes, or in an address, parts nothing."""
    start = at = 0
    while at < len(text):
        is_quoted = text[at] in CLOSING or (text[at] == "'" and text[at - 1 : at] == "@")
        end = (closing(text, at) if text[at] in CLOSING else text.find("'", at + 1)) if is_quoted else None
        if end is not None and end > 0:
            at = end
        elif text[at] == "," and (not text[start:].lstrip().startswith("http") or text[at + 1 : at + 2] in ("", " ")):
            yield text[start:at]
            start = at + 1
        at += 1
    yield text[start:]
