"""A question as a user puts it: every filter as it was typed, nothing resolved yet."""

from typing import NamedTuple


class Question(NamedTuple):
    """The filters of a command. Within one filter any value is enough; all the filters must hold."""

    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    certain: bool = False
    exact: bool = False
    slack: str | None = None
    known_from: tuple[str, ...] = ()
    known_to: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    """Kinds of plan."""
    ids: tuple[str, ...] = ()
    queries: tuple[str, ...] = ()
    """Queries of `timeline.query.language`; any of them is enough."""
    query: str | None = None
    """One more, which must hold besides."""
