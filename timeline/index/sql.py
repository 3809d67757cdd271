"""Conditions compiled to SQL, to narrow a log before any entry is opened. Text of a user becomes a value, never SQL."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from timeline.index.schema import LATER
from timeline.log.conditions import (
    AllOf,
    AnyOf,
    Around,
    BecomingKnown,
    BeginningAfter,
    BeingLogged,
    Called,
    Complete,
    Condition,
    HavingAnyWord,
    HavingWords,
    Identified,
    Naming,
    NoneOf,
    OfOneDate,
    Settled,
    Touching,
    Unsteady,
    Worded,
)
from timeline.log.roles import past_role


class Sql(NamedTuple):
    """A part of a statement about the table `entry`, with the values for its question marks."""

    text: str
    values: tuple[Any, ...] = ()


ALL, NOTHING = Sql("1"), Sql("0")


def compiled(condition: Condition, kind: int | None) -> Sql:
    """Return the condition on one row of `entry`, which has a kind; without one, on a row of any kind."""
    match condition:
        case AllOf(parts):
            return _joined([compiled(part, kind) for part in parts], " AND ", ALL)
        case AnyOf(parts):
            return _joined([compiled(part, kind) for part in parts], " OR ", NOTHING)
        case NoneOf(part):
            text, values = compiled(part, kind)
            return Sql(f"NOT ({text})", values)
        case Naming():
            postings = posted(condition, kind)
            return Sql(f"entry.number IN (SELECT entry FROM posting WHERE {postings.text})", postings.values)
        case Identified(ids):
            return Sql(f"entry.id IN {_listed(ids)}", tuple(map(storable, sorted(ids))))
        # No index on the days (+): most often the names are the narrower condition.
        case Touching(first, last, as_of):
            return Sql("+entry.first <= ? AND (+entry.last >= ? OR entry.ended > ?)", (last, first, as_of))
        case Around(first, last):
            # By themselves: in the order that is asked for, SQLite would rather read all entries.
            days = "SELECT entry.number FROM entry WHERE entry.last >= ? AND entry.first <= ?"
            return Sql(f"entry.number IN ({days})", (first, last))
        case BecomingKnown(first, last):
            return Sql("+entry.known_first <= ? AND +entry.known_last >= ?", (last, first))
        case BeingLogged(first, last):
            return Sql("+entry.added_first <= ? AND +entry.added_last >= ?", (last, first))
        case Complete(day):
            return Sql("+entry.complete <= ?", (day,))
        case BeginningAfter(day):
            return Sql("+entry.begins > ?", (day,))
        case OfOneDate():
            return Sql(f"NOT entry.beginning & {LATER}")
        case Settled(day):
            return Sql("(entry.settled IS NOT NULL AND +entry.settled <= ?)", (day,))
        case Unsteady(day):
            return Sql("entry.dates_from > ?", (day,))
        case HavingWords(words, whole):
            return _joined([_has_word(word, whole, kind) for word in words], " AND ", NOTHING)
        case HavingAnyWord(words):
            return _has_any(words, kind)
        case Worded(word, whole, forms):
            return _in_texts(worded(word, whole, forms))
        case Called(word, forms):
            starts = (word, _common_start(forms)) if forms else (word,)
            return _joined([in_names(start, kind) for start in starts], " OR ", NOTHING)


def is_searched(condition: Condition) -> bool:
    """Return whether the rows that meet a condition are found by an index, and not by testing every row."""
    match condition:
        case AllOf(parts):
            return any(map(is_searched, parts))
        case AnyOf(parts):
            return all(map(is_searched, parts))
        case Naming() | Identified() | Around() | HavingWords() | HavingAnyWord() | Worded() | Called():
            return True
        case _:
            return False


def posted(naming: Naming, kind: int | None) -> Sql:
    """Return the condition on one row of `posting` that its entry, which is of a kind, names something."""
    roles = naming.role, past_role(naming.role)
    if naming.names is None:
        return _of_terms("role IN (?, ?)", roles, kind)
    now, then = (_named(role, naming.names, naming.inside) for role in roles)
    return _of_terms(f"{now.text} OR {then.text}", (*now.values, *then.values), kind)


def tested(sql: Sql) -> Sql:
    """Return the same condition so that no row is searched by it: another one finds fewer, or in a better order."""
    return Sql(sql.text.replace("entry.number IN", "+entry.number IN"), sql.values)


def _has_word(word: str, whole: bool, kind: int | None) -> Sql:
    """Match the entries in which a word of the title, of the summary, or of a name begins with this one, or is it."""
    from timeline.index.words import alternatives  # which only searches need

    either = [_joined([_has_kept(one, whole, kind) for one in words], " AND ", NOTHING) for words in alternatives(word)]
    return _joined(either, " OR ", NOTHING)


def _has_kept(word: str, whole: bool, kind: int | None) -> Sql:
    from timeline.index.words import matching

    return _found(matching(word, whole), word, kind)


def _has_any(words: tuple[str, ...], kind: int | None) -> Sql:
    from timeline.index.words import matching

    return _found(" OR ".join(matching(word, whole=True) for word in words), _common_start(words), kind)


def _common_start(words: tuple[str, ...]) -> str:
    length = 0
    while all(word.startswith(words[0][: length + 1]) for word in words) and length < len(words[0]):
        length += 1
    return words[0][:length]


def _found(query: str, start: str, kind: int | None) -> Sql:
    """Match the entries that a full-text query finds, or that have a name with a word that begins in some way."""
    return _joined([_in_texts(query), in_names(start, kind)], " OR ", NOTHING)


def _in_texts(query: str) -> Sql:
    return Sql("entry.number IN (SELECT rowid FROM words WHERE words MATCH ?)", (query,))


def in_names(start: str, kind: int | None = None) -> Sql:
    """Match the entries that have a name with a word that begins in some way."""
    named = "(role, name) IN (SELECT role, id FROM name WHERE ' ' || folded LIKE ?)"
    postings = _of_terms(named, (f"% {start}%",), kind)
    return Sql(f"entry.number IN (SELECT entry FROM posting WHERE {postings.text})", postings.values)


def worded(word: str, whole: bool, forms: tuple[str, ...] = ()) -> str:
    """Return the full-text query for a word, or any of its forms as a whole word."""
    from timeline.index.words import matching

    return " OR ".join((matching(word, whole), *(matching(form, whole=True) for form in forms)))


def _named(role: str, names: frozenset[str], inside: bool) -> Sql:
    """Match the terms of a role that are one of these names or, with `inside`, stand for a part of one."""
    listed, values = _listed(names), tuple(sorted(names))
    if inside:
        listed, values = f"(SELECT part FROM closure WHERE role = ? AND whole IN {listed})", (role, *values)
    return Sql(f"(role = ? AND name IN {listed})", (role, *values))


def _of_terms(terms: str, values: tuple[Any, ...], kind: int | None) -> Sql:
    text = f"term IN (SELECT number FROM term WHERE {terms})"
    return Sql(text, values) if kind is None else Sql(f"{text} AND posting.kind = ?", (*values, kind))


def _joined(parts: Sequence[Sql], word: str, otherwise: Sql) -> Sql:
    """Join the parts in a balanced tree, as SQLite reads no expression that is a thousand levels deep."""
    if not parts:
        return otherwise
    if len(parts) == 1:
        return parts[0]
    half: Callable[[Sequence[Sql]], Sql] = lambda several: _joined(several, word, otherwise)  # noqa: E731
    left, right = half(parts[: len(parts) // 2]), half(parts[len(parts) // 2 :])
    return Sql(f"({left.text}{word}{right.text})", (*left.values, *right.values))


def _listed(values: frozenset[str]) -> str:
    return f"({', '.join('?' * len(values))})"


def storable(text: str) -> str:
    """Return a typed text with `?` for each undecodable byte, which no index holds."""
    return text if text.isascii() else text.encode(errors="replace").decode()
