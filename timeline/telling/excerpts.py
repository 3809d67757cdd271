"""Texts with the phrases that a search found in them, and the parts of long texts around these."""

from collections.abc import Iterator, Sequence

from timeline.query.highlights import Highlight
from timeline.telling.document import Run, Style, Words, phrase

_AROUND = 60
"""Minimum number of letters of a text on both sides of a phrase that was found."""
_JOINED = 20
"""Number of letters up to which a gap is not left out."""


def marked(text: str, spots: Sequence[Highlight], style: Style = "") -> Words:
    """Mark the phrases at some spots of a text."""
    runs: list[Run] = []
    at = 0
    for start, end in spots:
        runs += [Run(text[at:start], style), Run(text[start:end], "found")]
        at = end
    return phrase(*runs, Run(text[at:], style))


def excerpt(text: str, spots: Sequence[Highlight]) -> Words:
    """The parts of a text around some spots, `…` for the rest; empty if there are no spots."""
    words: Words = ()
    at = 0
    for start, end in _windows(text, spots):
        inside = [
            Highlight(spot.start - start, spot.end - start) for spot in spots if start <= spot.start and spot.end <= end
        ]
        words = phrase(words, Run("… ", "aside") if start > at else "", marked(text[start:end], inside), " ")
        at = end
    return phrase(words, Run("…", "aside")) if words and text[at:].strip() else words


def _windows(text: str, spots: Sequence[Highlight]) -> Iterator[Highlight]:
    """The parts of a text around some spots, cut between words; those that nearly touch are joined."""
    windows: list[Highlight] = []
    for spot in spots:
        first, last = max(0, spot.start - _AROUND), min(len(text), spot.end + _AROUND)
        start = first if first == 0 else text.find(" ", first, spot.start) + 1 or spot.start
        end = last if last == len(text) else text.rfind(" ", spot.end, last)
        end = end if end >= 0 else spot.end
        if windows and start <= windows[-1].end + _JOINED:
            windows[-1] = Highlight(windows[-1].start, max(end, windows[-1].end))
        else:
            windows.append(Highlight(0 if start <= _JOINED else start, end))
    if windows and len(text) - windows[-1].end <= _JOINED:
        windows[-1] = Highlight(windows[-1].start, len(text))
    yield from windows
