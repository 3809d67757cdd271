"""The likeness of two titles: the share of what they say that both say."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Final, NamedTuple

from timeline.log.likeness.vocabulary import Phrases
from timeline.log.likeness.words import OPPOSED, ORDINAL, folded_words, joined, says_something

Weigh = Callable[[str], float]
"""The weight of a folded word, from 0 to 1: that of one that stands in few titles of the log is 1."""

Related = Callable[[str, str], bool]
"""A test whether one of two named things is part of the other, or lies in it."""

_NAME_WEIGHT: Final = 0.4
"""The weight of a name that both entries list anyway."""
_COUNT_WEIGHT: Final = 0.5
"""The weight of a number: sources agree on few."""

_OPPOSITE: Final = 0.6
"""The weight of opposed words against one event."""

_RARER: Final = 0.05
"""By how much more a word has to weigh to be rarer than another."""

_OF_YEAR = "january february march april may june july august september october november december"
_MONTHS: Final = frozenset(_OF_YEAR.split())
_NOT: Final = frozenset({"no", "not", "never", "without"})


class Said(NamedTuple):
    """A part of a title: what stands for it, and its folded word; none for a name."""

    token: str
    word: str = ""


class TitleLikeness(NamedTuple):
    """The likeness of two titles, and what speaks against one event."""

    share: float
    """The share of what they say that both say, from 0 to 1."""
    rarest: float
    """The weight of the rarest word, beside names and numbers, that both have."""
    evidence: float
    """The weight of all these words."""
    number: int
    """The number of words and names that both have."""
    against: float
    """An addition to the likeness that they must have; 1 and more: they tell of different things."""
    has_other_counts: bool
    """True if they count, and differ."""


def said_in(title: str, phrases: Phrases) -> list[Said]:
    """Return the parts of a title that say something: each name is one, and so is each other word."""
    words = folded_words(title)
    found: list[Said] = []
    at = 0
    while at < len(words):
        word = words[at]
        name = next((one for one in phrases.get(word, ()) if words[at : at + len(one[0])] == one[0]), None)
        if name is not None:
            found.append(Said(name[1]))
            at += len(name[0])
            continue
        if says_something(word):
            people = _people_of(word, phrases)
            found.append(Said(people) if people else Said(joined(word), word))
        at += 1
    return found


_NATIONS = """\
american:US americans:US british:GB french:FR spanish:ES dutch:NL danish:DK swiss:CH polish:PL greek:GR swedish:SE
finnish:FI turkish:TR german:DE chinese:CN ukrainian:UA filipino:PH burmese:MM emirati:AE congolese:CD malian:ML
nigerien:NE afghan:AF"""
_PEOPLES: Final = {word: f"@{code}" for word, _, code in (pair.partition(":") for pair in _NATIONS.split())}
_OF_PEOPLES: Final = ("i", "is", "n", "an", "ian", "ans", "ians", "ese", "ish")


def _people_of(word: str, phrases: Phrases) -> str:
    """Return what stands for the country whose people a word names, if that is among the names: `iraqi` is Iraq."""
    if word in _PEOPLES:
        token = _PEOPLES[word]
        return token if any(token == name[1] for several in phrases.values() for name in several) else ""
    if not word.endswith(_OF_PEOPLES):
        return ""
    for first, several in phrases.items():
        if len(first) > 3 and word.startswith(first[:-1]) and word[len(first) - 1 :].lstrip(first[-1]) in _OF_PEOPLES:
            token = next((token for name, token in several if len(name) == 1 and token[1:].isupper()), "")
            if token:
                return token
    return ""


def compared(
    one: str, other: str, phrases: Phrases, rarity: Weigh, are_related: Related, *, are_cited_alike: bool = False
) -> TitleLikeness:
    """Return how alike two titles are, in which these names are known.

    `are_cited_alike`: both entries cite one note for it.
    """
    first, second = said_in(one, phrases), said_in(other, phrases)
    tokens = {said.token for said in first if said.word} & {said.token for said in second if said.word}
    if not any(not _is_number(token) for token in tokens):
        return NOTHING_ALIKE  # as most pairs are, and words need not be counted for that
    weights, others = _weights(first, rarity), _weights(second, rarity)
    both = {token: (weights[token] + others[token]) / 2 for token in weights if token in others}
    words = [weight for token, weight in both.items() if not _is_name(token) and not _is_number(token)]
    shared = sum(both.values())
    rest, other_rest = (sum(w for token, w in each.items() if token not in both) for each in (weights, others))
    contained = shared / (shared + min(rest, other_rest))
    common = 2 * shared / (2 * shared + rest + other_rest)
    against = _against(first, second)
    if against < 1:
        against += against_template(first, second, {**weights, **others}, are_related, are_cited_alike=are_cited_alike)
    counts = _counts(set(weights)), _counts(set(others))
    has_other_counts = _differ(*counts) and not counts[0] & counts[1]
    return TitleLikeness((contained + common) / 2, max(words), sum(words), len(both), against, has_other_counts)


NOTHING_ALIKE: Final = TitleLikeness(0.0, 0.0, 0.0, 0, 0.0, False)


def against_template(
    first: list[Said],
    second: list[Said],
    weights: Mapping[str, float],
    are_related: Related,
    *,
    are_cited_alike: bool,
) -> float:
    """Return how much speaks against one event where two titles are one sentence with another thing in it.

    "Parliament votes on the media law" and "… on the party law" are so: what differs is rarer than what is common.
    Of one thing that both cite, one half may be told in common after a subject by two names; that is no template.
    """
    from difflib import SequenceMatcher

    one, other = [said.token for said in first], [said.token for said in second]
    codes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    kept = [token for tag, start, end, _, _ in codes if tag == "equal" for token in one[start:end]]
    least_kept = min(len(one), len(other)) + (are_cited_alike and codes[0][0] != "equal")
    if len(kept) < 2 or 2 * len(kept) < least_kept:
        return 0.0
    rarest = max((weights[token] for token in kept if not _is_name(token) and not _is_number(token)), default=0.0)
    against = 0.0
    is_one_sentence = [tag for tag, *_ in codes if tag != "equal"] == ["replace"]
    least = rarest if is_one_sentence else rarest + _RARER
    for tag, start, end, other_start, other_end in codes:
        if tag == "replace":
            pair = one[start:end], other[other_start:other_end]
            names = [[token for token in side if _is_name(token)] for side in pair]
            if all(names) and not any(are_related(left, right) for left in names[0] for right in names[1]):
                against = max(against, 0.7)
            words = [
                [weights[token] for token in side if not _is_name(token) and not _is_number(token)] for side in pair
            ]
            if all(words) and min(map(max, words)) >= least:
                against = max(against, 0.4)
    return against


def tell_apart(one: str, other: str) -> bool:
    """Return whether two titles tell of different things, by ordinals, months, numbers or opposed words."""
    return _against(said_in(one, {}), said_in(other, {})) >= _OPPOSITE


def _weights(said: list[Said], rarity: Weigh) -> dict[str, float]:
    """Return the weight of each part of a title."""
    found: dict[str, float] = {}
    for token, word in said:
        weight = _NAME_WEIGHT if _is_name(token) else _COUNT_WEIGHT if _is_number(token) else rarity(word)
        found[token] = max(weight, found.get(token, 0.0))
    return found


def _is_name(token: str) -> bool:
    return token.startswith("@")


def _is_number(token: str) -> bool:
    return token.replace(".", "").isdigit()


def _against(first: list[Said], second: list[Said]) -> float:
    """Return how much speaks against one event in what two titles say."""
    one, other = {said.token for said in first}, {said.token for said in second}
    if _differ(_ordinals(one), _ordinals(other)) or _differ(_months(first), _months(second)):
        return 1.0
    if _differ(_years(one), _years(other)) or _are_numbered_apart(first, second):
        return 1.0
    against = 0.0
    if any(frozenset((left, right)) in OPPOSED for left in one - other for right in other - one):
        against += _OPPOSITE
    if bool(_words(first) & _NOT) != bool(_words(second) & _NOT):
        against += 0.2
    if _ordinals(one) != _ordinals(other):
        against += 0.1
    if any(map(_is_name, one - other)) and any(map(_is_name, other - one)):
        against += 0.1
    return against


def _words(said: list[Said]) -> set[str]:
    return {one.word for one in said}


def _differ(one: set[str], other: set[str]) -> bool:
    """Return whether both have some, and not the same ones."""
    return bool(one) and bool(other) and one != other


def _ordinals(tokens: set[str]) -> set[str]:
    return {token for token in tokens if token.startswith(ORDINAL)}


def _months(said: list[Said]) -> set[str]:
    return {one.word for one in said if one.word in _MONTHS}


def _is_year(token: str) -> bool:
    return token.isdigit() and 1900 <= int(token) < 2100


def _years(tokens: set[str]) -> set[str]:
    return {token for token in tokens if _is_year(token)}


def _counts(tokens: set[str]) -> set[str]:
    return {token for token in tokens if _is_number(token) and not _is_year(token)}


def _are_numbered_apart(first: list[Said], second: list[Said]) -> bool:
    """Return whether one word has another number behind it in each: `phase 1` and `phase 2`."""
    one, other = _numbered(first), _numbered(second)
    return any(other.get(word, number) != number for word, number in one.items())


def _numbered(said: list[Said]) -> dict[str, str]:
    """Return the numbers by the words before them; what is killed, wounded or the like is counted, and has none."""
    return {
        before.token: number.token
        for before, number in pairwise(said)
        if _is_number(number.token) and before.token not in _COUNTING and not _is_name(before.token)
    }


_COUNTS = "kill wound injure hurt arrest free leave least most kidnap abduct attack lose"
_COUNTING: Final = frozenset(map(joined, _COUNTS.split()))
