"""The statement that ranks entries by the phrases in their texts, without opening them.

Each of the values by which they are ranked is the one that the opened entry has, or a lesser one: a name of a place or
an actor may have a phrase too, and a full text finds some phrases where they do not stand (`timeline.index.words`).
"""

from collections.abc import Sequence
from typing import Any

from timeline.index.sql import Sql, in_names, tested, worded
from timeline.index.words import any_of_these
from timeline.phrases import BEGINNING, INFLECTED, WHOLE, Phrase, is_plain_word

_MOST = 8
"""Maximum number of phrases of which each is looked for in an entry."""


def ranks_of(phrases: Sequence[Phrase], among: Sql) -> Sql:
    """Return the query for the keys of some entries, each with its rank by any of the phrases.

    A word of the title counts as ten of the summary, a rare word more than a common one.
    """
    text = (
        "SELECT entry.id, bm25(words, 10.0, 1.0) FROM words JOIN entry ON entry.number = words.rowid"
        f" WHERE words MATCH ? AND {among.text}"
    )
    return Sql(text, (any_of_these(phrases), *among.values))


def ranking(phrases: Sequence[Phrase], among: Sql, *, knows_names: bool) -> Sql:
    """Return the query for the numbers and the places (`timeline.log.texts.Place`) of some entries, in order."""
    way = _way(phrases) if knows_names else Sql(f"{WHOLE}")
    missing, among = _missing(phrases), tested(among)
    text = (
        f"SELECT entry.number, {way.text} AS way, {missing.text} AS missing, bm25(words, 10.0, 1.0) AS rank,"
        " ifnull(entry.chronology_first, x'') AS position FROM words CROSS JOIN entry ON entry.number = words.rowid"
        f" WHERE words MATCH ? AND {among.text} ORDER BY way, missing, rank, position, entry.number"
    )
    return Sql(text, (*way.values, *missing.values, any_of_these(phrases), *among.values))


def _way(phrases: Sequence[Phrase]) -> Sql:
    """Give the way in which the weakest phrase stands in an entry, or a nearer one."""
    ways = [_way_of(phrase) for phrase in phrases if is_plain_word(phrase)] if len(phrases) <= _MOST else []
    if len(ways) < 2:
        return ways[0] if ways else Sql(f"{WHOLE}")
    return Sql(f"max({', '.join(way.text for way in ways)})", tuple(value for way in ways for value in way.values))


def _way_of(phrase: Phrase) -> Sql:
    """Give the way in which a phrase of one plain word stands in a text; `WHOLE` where it may be that of a name."""
    text, whole, forms = phrase
    cases = [_in_text(worded(text, whole=True)), tested(in_names(text))]
    parts = [f"WHEN {case.text} THEN {WHOLE}" for case in cases]
    if not whole:
        cases.append(_in_text(worded(text, whole=False)))
        parts.append(f"WHEN {cases[-1].text} THEN {BEGINNING}")
    if forms:
        cases.append(_in_text(worded(forms[0], True, forms[1:])))
        parts.append(f"WHEN {cases[-1].text} THEN {INFLECTED}")
    values: tuple[Any, ...] = tuple(value for case in cases for value in case.values)
    return Sql(f"CASE {' '.join(parts)} ELSE {WHOLE} END", values)


def _missing(phrases: Sequence[Phrase]) -> Sql:
    """Give the number of phrases that are in no text of an entry, or fewer; it has one of them."""
    if not 1 < len(phrases) <= _MOST:
        return Sql("0")
    found = [_in_text(any_of_these((phrase,))) for phrase in phrases]
    return Sql(" + ".join(f"(NOT {one.text})" for one in found), tuple(value for one in found for value in one.values))


def _in_text(query: str) -> Sql:
    # Not searched by (+): the rows come in the order of their ranks.
    return Sql("(+words.rowid IN (SELECT rowid FROM words WHERE words MATCH ?))", (query,))
