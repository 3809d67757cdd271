"""A question as a user puts it: the values of every filter as they were typed, nothing resolved yet."""

import datetime
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from timeline.errors import WrongUsage
from timeline.frozen import Frozen
from timeline.query.filters import FILTERS
from timeline.text import did_you_mean, quoted

KEYS = tuple(dict.fromkeys(row.key for row in FILTERS if row.key is not None))
"""Keyword of each filter in a question."""

KEYWORDS = {row.keyword: row for row in FILTERS if row.has_option}
"""The filters that have an option, by their names as arguments in Python."""

When = str | datetime.date
"""A date as it is typed, or a day."""

Given = When | Iterable[When] | bool | None
"""The value of a filter: a text or a day, several of which any is enough, or a truth; None for nothing."""

_SWITCHES = ("certain", "exact")
_SETTINGS = ("query", "slack", *_SWITCHES)
"""Arguments beside those of the filters."""


class Question(Frozen):
    """The filters of a command. Any value of a filter is enough; all the filters must hold.

    >>> Question(countries=("Iraq",), since=("2024",)).values("countries")
    ('Iraq',)
    """

    filters: tuple[tuple[str, tuple[str, ...]], ...]
    """Each filter that has values by its key, in the order of the table."""
    certain: bool
    exact: bool
    slack: str | None
    inflected: bool
    """True if the words of `query` are found in their inflected forms too."""
    queries: tuple[str, ...]
    """Queries of `timeline.query.language`; any of them is enough."""
    query: str | None
    """One more query, which must hold besides."""

    def __init__(
        self,
        *,
        certain: bool = False,
        exact: bool = False,
        slack: str | None = None,
        inflected: bool = False,
        queries: Iterable[str] = (),
        query: str | None = None,
        **filters: Iterable[str],
    ) -> None:
        unknown = filters.keys() - set(KEYS)
        if unknown:
            raise TypeError(f"a question has no filter {sorted(unknown)[0]!r}")
        values = tuple((key, tuple(filters[key])) for key in KEYS if key in filters)
        vars(self).update(
            filters=tuple((key, texts) for key, texts in values if texts),
            certain=certain,
            exact=exact,
            slack=slack,
            inflected=inflected,
            queries=tuple(queries),
            query=query,
        )

    def values(self, key: str) -> tuple[str, ...]:
        """Return the values of a filter, none where it is not asked for."""
        return next((texts for name, texts in self.filters if name == key), ())

    def replace(self, **changes: Any) -> "Question":
        """Return the same question with other values of some filters or settings."""
        names = ("certain", "exact", "slack", "inflected", "queries", "query")
        settings = {name: getattr(self, name) for name in names}
        return Question(**{**settings, **dict(self.filters), **changes})


def question_of(given: Mapping[str, Given], query: str | None = None) -> Question:
    """Return the question of filters by their names (`Filter.keyword`); `query` must hold besides.

    Raises `WrongUsage` for a name that is none, and for a value that is neither text nor day.
    """
    values: dict[str, Any] = {}
    for name, value in given.items():
        if name in KEYWORDS:
            row = KEYWORDS[name]
            texts = texts_of(name, value)
            values[str(row.key)] = split(texts) if row.splits else texts
        elif name in _SWITCHES:
            values[name] = bool(value)
        elif name == "query":
            values["queries"] = texts_of(name, value)
        elif name == "slack":
            values["slack"] = next(iter(texts_of(name, value)), None)
        else:
            hint = did_you_mean(name, (*KEYWORDS, *_SETTINGS)) or f"they are {', '.join((*KEYWORDS, *_SETTINGS))}"
            raise WrongUsage(f"no filter is called {quoted(name)}", hint)
    return Question(**values, query=query)


def texts_of(name: str, value: Given) -> tuple[str, ...]:
    """Return the texts that an argument was given, days as ISO has them."""
    if value is None:
        return ()
    if isinstance(value, When):
        return (text_of(value),)
    if isinstance(value, bool) or not isinstance(value, Iterable):
        raise WrongUsage(f"{name} is a text, not {value!r}", "give a text, a day, or a list of them")
    return tuple(text for each in value for text in texts_of(name, each))


def check_limit(limit: int | None) -> None:
    """Raise `WrongUsage` for a limit that keeps nothing."""
    if limit is not None and limit < 1:
        raise WrongUsage(f"limit is not {limit}", "give 1 or more")


def one_of(name: str, value: str | None, choices: Collection[str]) -> None:
    """Raise `WrongUsage` for a value that is none of the choices of an argument."""
    if value is not None and value not in choices:
        hint = did_you_mean(str(value), choices) or f"it may be {', '.join(choices)}"
        raise WrongUsage(f"{name} is not {quoted(str(value))}", hint)


def text_of(when: When) -> str:
    """Return a date as it is typed: a day as ISO has it."""
    if isinstance(when, datetime.datetime):
        when = when.date()
    return when if isinstance(when, str) else when.isoformat()


def split(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the values of texts that hold several, separated by commas."""
    return tuple(part.strip() for text in texts for part in text.split(","))
