"""Estimates of figures in words: a number or a range, what the source says of it, and what is counted."""

import re
from typing import NamedTuple

from timeline.edits.pieces import LineFault, Piece
from timeline.log.numbers import SCALE, in_digits, number_remedy, qualified
from timeline.text import quoted

_NUMBER = rf"-?[0-9][0-9.,'_]*(?: [0-9]{{3}})*(?: ?{SCALE}\b)?"
_PARTS = re.compile(
    rf"(?P<between>between |from )?(?P<low>{_NUMBER})(?:(?P<to> ?[-–—] ?| to | and )(?P<high>{_NUMBER}))?(?P<noun>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NOUN = re.compile(r"(?: [^\W\d_]+(?:[ '’-]+[^\W\d_]+)*| ?%)?")
_LISTED = (
    "or and to in at on by per each plus more fewer less least most k m "
    "dozen dozens hundred hundreds thousands millions billions trillion lakh crore"
)
_NO_NOUNS = frozenset(_LISTED.split())
"""Words that change the number before them, or say when or where it was counted."""

_PERCENT = ("%", "per cent", "percent")
_THREE_DECIMALS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_SCALED = re.compile(rf"{SCALE}$", re.IGNORECASE)


class Estimate(NamedTuple):
    """The keys of a figure that an estimate gives, in their order, and the words for what is counted behind it."""

    values: tuple[tuple[str, str], ...]
    noun: str = ""


def estimate(piece: Piece) -> Estimate | LineFault:
    """Return the estimate of a text; the whole text where it has no digits, a fault where it has other readings.

    >>> estimate(Piece("about 2,500 troops", 0, 18))
    Estimate(values=(('value', '2500'), ('qualifier', 'about')), noun='troops')
    """
    text = " ".join(piece.text.split())
    if not re.search(r"\d", text):
        return Estimate((("words", text),))
    qualifier, rest = qualified(text)
    found = _PARTS.fullmatch(rest)
    noun = found["noun"].strip() if found and _NOUN.fullmatch(found["noun"]) else None
    if found is not None and noun is not None:
        noun = "percent" if noun in _PERCENT else noun
        values = _values(found, qualifier)
        if values is not None and _NO_NOUNS.isdisjoint(noun.lower().split()) and not noun.startswith("of "):
            return Estimate(values, noun)
    message = f"{quoted(piece.text)} is not an estimate with one reading"
    return LineFault(message, _remedy(rest, found), piece.start, piece.end)


def _values(found: re.Match[str], qualifier: str) -> tuple[tuple[str, str], ...] | None:
    """Return the keys of a number or a range; None where it has no certain reading."""
    rounded = (("qualifier", qualifier),) if qualifier else ()
    low = _digits(found["low"])
    if found["high"] is None:
        return None if low is None or found["between"] else (("value", low), *rounded)
    high = _digits(found["high"])
    between = (found["between"] or "").strip().lower()
    joins = {"": ("to", "-", "–", "—"), "from": ("to",), "between": ("and",)}[between]
    is_range = found["to"].strip().lower() in joins and qualifier in ("", "about")
    if low is None or high is None or _has_one_scale(found) or not is_range:
        return None
    return (("low", low), ("high", high), *rounded)


def _digits(text: str) -> str | None:
    """Return a number in digits; a point before three of them may stand for thousands."""
    return None if _THREE_DECIMALS.fullmatch(text) else in_digits(text)


def _has_one_scale(found: re.Match[str]) -> bool:
    """Return whether only the second number of a range has a word such as million, which may hold for both."""
    return bool(_SCALED.search(found["high"])) and not _SCALED.search(found["low"])


def _remedy(text: str, found: re.Match[str] | None) -> str:
    if found is not None and found["high"] is not None and _has_one_scale(found):
        scale = found["high"].split(" ")[-1]
        return f"write {found['low']} {scale} to {found['high']}, or the digits of both"
    if found is not None and _THREE_DECIMALS.fullmatch(found["low"]):
        return f"write {found['low'].replace('.', '')} or {found['low'].rstrip('0').rstrip('.')}, whichever is meant"
    remedy = number_remedy(text)
    if "currency" in remedy:
        return remedy
    return "write a number such as 2,500 or a range such as 2,000 to 3,000; any other estimate stands in words:'…'"
