"""Numbers as people write them: with commas, with words, with a currency sign; a log has digits only."""

import re
from decimal import Decimal

DIGITS = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,9})?")
"""A number as a log has it: digits, with a point before decimals."""

_WORDS = "write digits only, such as 2500; an estimate without digits goes in 'words'"
_SCALES = {
    "thousand": 1_000,
    "million": 1_000_000,
    "mn": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
}
SCALE = f"(?:{'|'.join(_SCALES)})"
"""Pattern of the words that stand behind a number and multiply it."""

_SCALED = re.compile(rf"([0-9.]+) ?({SCALE})", re.IGNORECASE)
_CURRENCY = re.compile(r"(?:[$£€¥]|US\$|USD|EUR|GBP) ?(?=[0-9])|(?<=[0-9]) ?(?:[$£€¥]|USD|EUR|GBP)$")
_QUALIFIED = (
    (
        "about",
        re.compile(r"(?:about|around|approximately|approx\.|circa|c\.|some|roughly|~) ?(?=[0-9])", re.IGNORECASE),
    ),
    ("at-least", re.compile(r"at least (?=[0-9])", re.IGNORECASE)),
    ("at-most", re.compile(r"(?:at most|up to|no more than) (?=[0-9])", re.IGNORECASE)),
    ("more-than", re.compile(r"(?:more than |over |> ?)(?=[0-9])", re.IGNORECASE)),
    ("fewer-than", re.compile(r"(?:fewer than |less than |under |< ?)(?=[0-9])", re.IGNORECASE)),
)


def number_remedy(text: str) -> str:
    """The remedy for a text that is no number of a log: the digits to write, and where the rest of it belongs.

    >>> number_remedy("about 1.5 million")
    "write 1500000, and 'qualifier: about'"
    """
    qualifier, rest = qualified(text.strip())
    bare = _CURRENCY.sub("", rest)
    digits = in_digits(bare)
    if digits is None:
        return _WORDS
    parts = [f"write {digits}"]
    if qualifier:
        parts.append(f"'qualifier: {qualifier}'")
    if bare != rest:
        parts.append("the currency as 'unit'")
    return ", and ".join(parts)


def qualified(text: str) -> tuple[str, str]:
    """Return the qualifier that stands before a number, empty where there is none, and the rest of the text.

    >>> qualified("at least 40")
    ('at-least', '40')
    """
    for name, pattern in _QUALIFIED:
        if found := pattern.match(text):
            return name, text[found.end() :]
    return "", text


def in_digits(text: str) -> str | None:
    """A number without its marks of thousands and its word for them; None if it has no certain reading."""
    plain = re.sub(r"(?<=[0-9])[ ,'_](?=[0-9]{3}(?![0-9]))", "", text)
    if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}", plain):
        plain = plain.replace(".", "")
    if found := _SCALED.fullmatch(plain):
        if not DIGITS.fullmatch(found[1]):
            return None
        value = Decimal(found[1]) * _SCALES[found[2].lower()]
        plain = f"{value.normalize():f}"
    return plain if DIGITS.fullmatch(plain) else None
