"""The words of a title as titles are compared: folded, inflected and derived forms joined, numbers in digits.

words_of("Two rounds of negotiations ended") == ("2", "round", "talk", "end")
"""

import re
from functools import lru_cache
from typing import Final

from timeline.folding import fold

_INITIALS = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_ORDINAL = re.compile(r"([0-9]+)(?:st|nd|rd|th)")
_POSSESSIVE = re.compile(r"'s?(?= |$)")

_COUNTED = """\
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty"""
_NUMBERS: Final = {word: str(number) for number, word in enumerate(_COUNTED.split())} | {
    "dozen": "12",
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "hundred": "100",
    "thousand": "1000",
}

ORDINAL: Final = "#"
"""Stands before the number of an ordinal: `second` is #2."""

_ORDERED = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_ORDINALS: Final = {word: f"{ORDINAL}{number}" for number, word in enumerate(_ORDERED.split(), 1)} | {
    "final": f"{ORDINAL}last",
    "last": f"{ORDINAL}last",
}

_SMALL = """\
a an the of in on at to for from by with and or as after over its their his her is are was were be been has have had
will it that this these those into near about between against amid under up out off than then which who whom whose when
where while during since until s t via per within across around before all some any other more most new he she they them
him also both each such only just still yet so if but there here we our al el re"""
_EMPTY: Final = frozenset(_SMALL.split())
"""Words that say nothing of what happened."""

_FORMS = """\
withdrew:withdraw withdrawn:withdraw fell:fall fallen:fall met:meet held:hold struck:strike sank:sink sunk:sink
shot:shoot said:say told:tell took:take taken:take gave:give given:give went:go left:leave won:win lost:lose
began:begin begun:begin fled:flee came:come made:make sent:send built:build broke:break broken:break became:become
chose:choose chosen:choose swore:swear sworn:swear drew:draw drawn:draw led:lead flew:fly flown:fly blew:blow
overthrew:overthrow overthrown:overthrow freed:free dead:kill death:kill deaths:kill died:kill dies:kill die:kill
men:man women:woman rebuilt:build travelled:travel travelling:travel resumption:resume ouster:oust deposition:depose
people:person centre:center defence:defense programme:program theatre:theater labour:labor harbour:harbor
neighbour:neighbor armour:armor licence:license militant:fighter militants:fighter
detainee:prisoner detainees:prisoner"""
_IRREGULAR: Final = {form: word for form, _, word in (pair.partition(":") for pair in _FORMS.split())}
"""Forms and spellings that no ending joins with their word, or joins with another one."""

_GROUPS = """\
attack assault strike raid bombing bomb bombard shell target airstrike hit
agree agreement accord pact deal treaty
talk negotiate negotiation meet meeting hold summit discuss
withdraw pull leave pullout exit depart
announce declare say state tell report claim reveal unveil confirm reaffirm reiterate affirm
begin start launch commence open inaugurate reopen restart resume relaunch
end finish conclude complete close
kill slay assassinate
flee escape exile
oust overthrow depose topple unseat coup putsch
visit travel trip
wound injure hurt
arrest detain capture seize recapture rearrest
vote elect election poll reelect
enter reenter
join rejoin
build rebuild reconstruct
soldier troop force army military
fighter insurgent gunman
back support endorse
approve ratify adopt pass
ask demand urge call
send deploy dispatch
truce ceasefire
sign initial ink
appoint name nominate reappoint
blast explosion explode blow
prisoner inmate"""
_SAME: Final = {form: group.split()[0] for group in _GROUPS.splitlines() for form in group.split()}
"""Words of this field that headlines use for each other, each with the first of its group."""

_PAIRS = """\
begin:end accept:reject approve:reject free:arrest back:oppose lift:impose resume:suspend increase:reduce join:withdraw
announce:deny rise:fall send:withdraw approve:postpone begin:postpone"""

_ENDINGS = "ation ement ment ance ence ancy ency ion ity ally al ive ary ant ent ate ure at er or ly ry e y"
_DERIVED: Final = tuple(_ENDINGS.split())
"""Endings by which English makes words of words; each longer one before those that it ends with."""

_LEAST: Final = {ending: {"e": 3, "y": 3, "ure": 4}.get(ending, 5) for ending in _DERIVED}
"""Minimum number of letters of a word without each of these endings."""
_MOST_LETTERS: Final = 7
"""Number of letters by which longer words are told apart."""


@lru_cache(maxsize=8192)
def joined(word: str) -> str:
    """Return what stands for a folded word and for its other forms and names.

    >>> joined("negotiations"), joined("withdrew"), joined("three"), joined("2nd")
    ('talk', 'withdraw', '3', '#2')
    """
    if word in _NUMBERS or word in _ORDINALS:
        return _NUMBERS.get(word) or _ORDINALS[word]
    if found := _ORDINAL.fullmatch(word):
        return ORDINAL + found[1]
    word = _IRREGULAR.get(word, word)
    if not word.isalpha() or not word.isascii():
        return word
    stem = _stem(word)
    return _BY_STEM.get(stem, stem)


def _stem(word: str) -> str:
    """Return a word without the endings by which English inflects and derives, and no more than its first letters."""
    stem = _base(word)
    for _ in range(2):
        ending = next((one for one in _DERIVED if stem.endswith(one) and len(stem) - len(one) >= _LEAST[one]), "")
        stem = stem.removesuffix(ending)
    return stem[:_MOST_LETTERS]


def _base(word: str) -> str:
    """Return an inflected word without its ending: `stopped` is stop, `cities` city."""
    word = word.replace("isation", "ization") if word.endswith(("isation", "isations")) else word
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("es") and word[:-2].endswith(("s", "x", "z", "ch", "sh")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    for ending in ("ed", "ing"):
        base = word.removesuffix(ending)
        if base != word and len(base) > 2 and not _VOWELS.isdisjoint(base):
            is_doubled = base[-1] == base[-2] and base[-1] not in "aeiouls" and len(base) > 3
            return base[:-1] if is_doubled else base
    return word


_VOWELS: Final = frozenset("aeiouy")
_BY_STEM: Final = {_stem(form): first for form, first in _SAME.items()}


@lru_cache(maxsize=4096)
def folded_words(title: str) -> tuple[str, ...]:
    """Return the words of a title, folded; initials are one word, and a word has no possessive."""
    plain = _INITIALS.sub(lambda found: found[0].replace(".", "") + " ", title)
    return tuple(_POSSESSIVE.sub("", fold(plain)).replace("'", "").split())


def says_something(word: str) -> bool:
    """Return whether a folded word tells anything of what happened."""
    return word not in _EMPTY


@lru_cache(maxsize=4096)
def words_of(title: str) -> tuple[str, ...]:
    """Return what stands for each word of a title that says something, in order."""
    return tuple(joined(word) for word in folded_words(title) if word not in _EMPTY)


OPPOSED: Final = frozenset(frozenset(map(joined, pair.split(":"))) for pair in _PAIRS.split())
"""Pairs of words that do not tell of one event, if each title has one."""
