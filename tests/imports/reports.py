"""The numbers in the report of an import."""

import re

from tests.helpers import Result

_WORDS = {
    "row": "rows",
    "rows": "rows",
    "of them changed on both sides": "conflicts",
    "changed there": "changed",
    "changed here since": "here",
    "struck out there": "struck out",
    "gone there": "gone",
    "entry unchanged": "unchanged",
    "entries unchanged": "unchanged",
    "removed here since": "gone here",
    "possibly there already": "doubles",
    "not read back": "computed",
    "left out by the map": "left out",
}


def counts(result: Result) -> dict[str, int]:
    """The numbers by their kind, as the head of the report has them."""
    head = " ".join(result.out.split("\n\n")[0].split())
    several = re.search(r"[0-9,]+ rows?(?: · [0-9,]+ [a-z]+(?: [a-z]+)*)*", head)
    assert several is not None, result.out + result.err
    pairs = [part.split(" ", 1) for part in several[0].split(" · ")]
    return {_WORDS.get(words, words): int(number.replace(",", "")) for number, words in pairs}
