"""Numbers with the words around them in other languages than English, as the English that is read."""

import re

_FOREIGN = (
    ("mindestens|wenigstens|au moins|al menos|por lo menos|almeno|pelo menos|не менее", "at least"),
    (r"минимум|min\.?|minimum", "at least"),
    (r"höchstens|maximal|bis zu|jusqu['’]à|hasta|au plus|fino a|не более|max\.?|maximum", "at most"),
    (r"ca\.?|etwa|rund|ungefähr|environ|unos|unas|alrededor de|около|примерно|порядка", "about"),
    ("über|mehr als|plus de|más de|più di|oltre|mais de|более|больше|свыше", "more than"),
    ("weniger als|unter|moins de|menos de|meno di|менее", "fewer than"),
)
_QUALIFIERS = tuple((re.compile(rf"(?:{words})\s+(?=\d)", re.IGNORECASE), english) for words, english in _FOREIGN)
"""Words before a number, and short ones of English."""

_NUMBER = r"(\d[\d.,]*)"
_RANGES = (
    re.compile(rf"(?:zwischen|entre|tra|między|между)\s+{_NUMBER}\s+(?:und|y|et|e|i|и)\s+{_NUMBER}", re.IGNORECASE),
    re.compile(rf"(?:(?:von|de|da|от)\s+)?{_NUMBER}\s+(?:bis|à|a|до)\s+{_NUMBER}", re.IGNORECASE),
)


def count_in_english(text: str) -> str:
    """Return a number of another language in English; any other text as it is.

    >>> count_in_english("mindestens 30"), count_in_english("entre 20 y 30"), count_in_english("3 et 5")
    ('at least 30', '20-30', '3 et 5')
    """
    for pattern, english in _QUALIFIERS:
        if found := pattern.match(text):
            return f"{english} {text[found.end() :]}"
    both = next((found for pattern in _RANGES if (found := pattern.fullmatch(text))), None)
    return text if both is None else f"{both[1]}-{both[2]}"
