"""A question as a user puts it: the values of every filter as they were typed, nothing resolved yet."""

from collections.abc import Iterable
from typing import Any

from timeline.frozen import Frozen
from timeline.query.filters import FILTERS

KEYS = tuple(dict.fromkeys(row.key for row in FILTERS if row.key is not None))
"""Keyword of each filter in a question."""


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
