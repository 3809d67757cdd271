"""Conditions compiled to SQL, to narrow a log before any entry is opened. Text of a user becomes a value, never SQL."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from timeline.index.past import past_role
from timeline.log.conditions import (
    AllOf,
    AnyOf,
    BecomingKnown,
    BeingLogged,
    Condition,
    HavingWords,
    Identified,
    Naming,
    NoneOf,
    Touching,
)
from timeline.text import fold_once, without_marks


class Sql(NamedTuple):
    """A part of a statement about the table `entry`, with the values for its question marks."""

    text: str
    values: tuple[Any, ...] = ()


ALL, NOTHING = Sql("1"), Sql("0")


def compiled(condition: Condition) -> Sql:
    """Return the condition on one row of `entry`."""
    match condition:
        case AllOf(parts):
            return _joined([compiled(part) for part in parts], " AND ", ALL)
        case AnyOf(parts):
            return _joined([compiled(part) for part in parts], " OR ", NOTHING)
        case NoneOf(part):
            text, values = compiled(part)
            return Sql(f"NOT ({text})", values)
        case Naming(role, None):
            return _posted("role IN (?, ?)", (role, past_role(role)))
        case Naming(role, names, inside):
            assert names is not None
            now, then = (_named(each, names, inside) for each in (role, past_role(role)))
            return _posted(f"{now.text} OR {then.text}", (*now.values, *then.values))
        case Identified(ids):
            return Sql(f"entry.id IN {_listed(ids)}", tuple(map(storable, sorted(ids))))
        # No index on the days (+): most often the names are the narrower condition.
        case Touching(first, last, as_of):
            return Sql("+entry.first <= ? AND (+entry.last >= ? OR entry.ended > ?)", (last, first, as_of))
        case BecomingKnown(first, last):
            return Sql("+entry.known_first <= ? AND +entry.known_last >= ?", (last, first))
        case BeingLogged(first, last):
            return Sql("+entry.added_first <= ? AND +entry.added_last >= ?", (last, first))
        case HavingWords(words):
            return _joined([_has_word(word) for word in words], " AND ", NOTHING)


def _has_word(word: str) -> Sql:
    """Match the entries in which a word of the title, of the summary, or of a name begins with this one."""
    pattern = f"% {word}%"
    found = "entry.number IN (SELECT rowid FROM words WHERE words MATCH ?)"
    named = _posted(
        "(role, name) IN (SELECT role, id FROM name WHERE ' ' || folded LIKE ?)",
        (pattern,),
    )
    return Sql(f"({found} OR {named.text})", (" ".join(f'"{token}"*' for token in tokens(word)), *named.values))


def _named(role: str, names: frozenset[str], inside: bool) -> Sql:
    """Match the terms of a role that are one of these names or, with `inside`, stand for a part of one."""
    listed, values = _listed(names), tuple(sorted(names))
    if inside:
        listed, values = f"(SELECT part FROM closure WHERE role = ? AND whole IN {listed})", (role, *values)
    return Sql(f"(role = ? AND name IN {listed})", (role, *values))


def _posted(terms: str, values: tuple[Any, ...]) -> Sql:
    inner = f"SELECT entry FROM posting WHERE term IN (SELECT number FROM term WHERE {terms})"
    return Sql(f"entry.number IN ({inner})", values)


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


def tokens(text: str) -> list[str]:
    """Return the tokens of a text, in order: each folded word in plain ASCII, whatever its script.

    SQLite's own tokenizers know the letters of an old Unicode. So a letter beyond ASCII is written as its number; the
    beginning of a word is still the beginning of its token.
    """
    return fold_once(text).split() if text.isascii() else [_token(word) for word in fold_once(text).split()]


def tokenised(text: str) -> str:
    """Return a text for the full-text table, whose tokenizer splits plain letters as `tokens` does."""
    if text.isascii():
        return text
    plain = without_marks(text)
    return plain if plain.isascii() else " ".join(tokens(text))


def any_of_these(phrases: Iterable[str]) -> str:
    """Return the full-text query for any of the phrases, whose last word may be cut short."""
    return " OR ".join(f'"{" ".join(tokens(phrase))}" *' for phrase in phrases)


def _token(word: str) -> str:
    return word if word.isascii() else "".join(c if c.isascii() else f"x{ord(c):06x}" for c in word)


def storable(text: str) -> str:
    """Return a typed text with `?` for each undecodable byte, which no index holds."""
    return text if text.isascii() else text.encode(errors="replace").decode()
