"""Values of a filter in words: the meaning of a name, and the clause of a heading.

A heading names things as people do: `Iraq and Syria`, `coups`, `involving Türkiye`, `from January 2024 to 6 May 2024`.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, get_args

from timeline.dates import OPEN_END, OPEN_START, Date, Day, parse_edtf, words
from timeline.dates.component import MONTH_NAMES
from timeline.dates.days import day_text
from timeline.frozen import Frozen
from timeline.query import names
from timeline.query.asked_dates import asked_date
from timeline.text import visible
from timeline.vocabulary.types import TYPES
from timeline.workspace import Workspace

Sides = tuple[str | None, str | None]
"""The dates from which on and up to which something is asked for, as they were typed."""

Asked = str | Sides
"""A value of a filter as it was typed."""

Named = Callable[[Workspace, str], str]
"""The words for a value of a filter."""

ClauseText = Callable[[Workspace, Sequence[Asked], bool], str]
"""The clause of a heading for the values of a filter; with True, for entries that do not meet the filter."""

Part = Literal["where", "what", "who", "which", "when"]
"""The place of a clause in a heading; these follow each other."""


class Clause(Frozen):
    """A clause of a heading, and its place in it."""

    part: Part
    text: str


def in_order(several: Iterable[Clause]) -> list[str]:
    """Return the texts of clauses in the order of a heading."""
    order = get_args(Part)
    return [one.text for one in sorted(several, key=lambda one: order.index(one.part))]


_MONTHS = {name[:3]: name for name in MONTH_NAMES if name}
_SHORT_MONTH = rf"\b({'|'.join(_MONTHS)})\b"  # compiled where a date is worded first
_PLURALS = {
    "abuse": "abuse",
    "change of government": "changes of government",
    "start of a mission": "starts of missions",
    "end of a mission": "ends of missions",
    "captured": "captures of territory",
    "lost": "losses of territory",
    "other": "other events",
}
"""Types of event whose plural is not made by an `s`; the family `other` is called like its type."""


def listed(several: Iterable[str]) -> str:
    """Return alternatives in words: `a, b or c`."""
    parts = list(several)
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} or {parts[-1]}"


def joined(several: Iterable[str], word: str = "or") -> str:
    """Return a list of a heading, each element once; what is a list itself stands between commas.

    >>> joined(["Bosnia and Herzegovina", "Serbia"], "and")
    'Bosnia and Herzegovina, and Serbia'
    """
    parts = list(dict.fromkeys(several))
    if len(parts) < 2:
        return "".join(parts)
    comma = "," if any(is_list(part) for part in parts) else ""
    return f"{', '.join(parts[:-1])}{comma} {word} {parts[-1]}"


def in_series(parts: Sequence[str]) -> str:
    """Return the clauses of a heading in a row, between semicolons where a comma could be misread."""
    return ("; " if any(is_list(part) for part in parts) else ", ").join(parts)


def is_list(text: str) -> bool:
    """Return True if a clause enumerates, so that what stands beside it could be taken for a part of it."""
    return any(sign in text for sign in (", ", "; ", " and ", " or "))


def in_quotes(text: str) -> str:
    """Return a text of the user in quotation marks."""
    return f"“{visible(text)}”"


def searched(text: str, whole: bool) -> str:
    """Return a word to search for, or words in quotes, which are whole ones."""
    if not whole:
        return in_quotes(text)
    return f"the whole word{'s' if ' ' in text.strip() else ''} {in_quotes(text)}"


# The meaning of a value.


def as_typed(_: Workspace, text: str) -> str:
    """Return a value that stands for itself."""
    return visible(text)


def place(workspace: Workspace, text: str) -> str:
    """Return the name of a place."""
    return _place_name(workspace, names.place(workspace, text))


def country(workspace: Workspace, text: str) -> str:
    """Return the name of a country."""
    return _place_name(workspace, names.country(workspace, text))


def actor(workspace: Workspace, text: str) -> str:
    """Return the name of an actor, or of each that may be meant."""
    return listed(dict.fromkeys(_actors(workspace, names.actors(workspace, text))))


def place_and_actors(workspace: Workspace, text: str) -> str:
    """Return the names of a place and of all the actors that a name stands for."""
    found, actors = names.about(workspace, text)
    place_names = [_place_name(workspace, found)] if found else []
    return listed(dict.fromkeys((*place_names, *_actors(workspace, actors))))


def _place_name(workspace: Workspace, identity: str) -> str:
    return visible(workspace.geography.name(identity))


def _actors(workspace: Workspace, actors: Iterable[str]) -> list[str]:
    return [visible(workspace.memberships.name(one)) for one in actors]


def type_with_members(workspace: Workspace, text: str) -> str:
    """Return a type of event, or a family with its members."""
    members = sorted(names.types(workspace, text))
    return members[0] if len(members) == 1 else visible(f"{text} ({listed(members)})")


def source_titles(workspace: Workspace, text: str) -> str:
    """Return the titles of the sources of a name."""
    found = names.source(workspace, text)
    return listed(visible(s.title) for log in workspace.logs for s in log.sources.values() if s.id in found)


def tag(workspace: Workspace, text: str) -> str:
    """Return a tag as the log writes it."""
    return visible(names.tag(workspace, text))


def date(workspace: Workspace, text: str) -> str:
    """Return a date as it was understood."""
    return words(asked_date(text, workspace))


def since(workspace: Workspace, text: str) -> str:
    """Return the beginning of a period as it was understood."""
    return f"from {date(workspace, text)}"


def until(workspace: Workspace, text: str) -> str:
    """Return the end of a period as it was understood."""
    return f"up to {date(workspace, text)}"


# Clauses of a heading.


def in_places(named: Named) -> ClauseText:
    """Return the clause for places: `Iraq and Syria`."""

    def clause(workspace: Workspace, values: Sequence[Asked], negated: bool) -> str:
        places = [named(workspace, text) for text in _texts(values)]
        return f"not in {joined(places)}" if negated else joined(places, "and")

    return clause


def after(words_before: str, named: Named, negation: str = "not ") -> ClauseText:
    """Return the clause for values behind a few words: `involving France or Russia`."""

    def clause(workspace: Workspace, values: Sequence[Asked], negated: bool) -> str:
        listing = joined(named(workspace, text) for text in _texts(values))
        return f"{negation if negated else ''}{words_before}{listing}"

    return clause


def of_types(workspace: Workspace, values: Sequence[Asked], negated: bool) -> str:
    """Return the clause for types of event: `coups and elections`."""
    listing = [_plural_type(workspace, text) for text in _texts(values)]
    return f"no {joined(listing)}" if negated else joined(listing, "and")


def of_kinds(_: Workspace, values: Sequence[Asked], negated: bool) -> str:
    """Return the clause for kinds of plan: `commitments and demands`."""
    listing = [names.kind(text).replace("-", " ") + "s" for text in _texts(values)]
    return f"no {joined(listing)}" if negated else joined(listing, "and")


def with_text(_: Workspace, values: Sequence[Asked], negated: bool) -> str:
    """Return the clause for words to search for: `with “air” and “base”`, `with the whole word “Niger”`."""
    listing = map(all_words, _texts(values))
    return f"{'without' if negated else 'with'} {joined(listing)}"


def all_words(text: str) -> str:
    """Return the words of one text, all of which are searched for, for a heading."""
    return joined((searched(*one) for one in _words_in(text)), "and")


def explained_words(_: Workspace, text: str) -> str:
    """Return the words of one text, all of which are searched for, for an explanation."""
    return joined((explained_word(*one) for one in _words_in(text)), "and")


def _words_in(text: str) -> Sequence[tuple[str, bool]]:
    from timeline.query.asked_words import typed_words  # which few questions need

    return typed_words(text) or [(text, False)]


def explained_word(text: str, whole: bool) -> str:
    """Return what is found for a word to search for, or for words in quotes."""
    return searched(text, whole) if whole else f"a word that begins with {in_quotes(text)}"


def subject(workspace: Workspace, text: str) -> str:
    """Return the one name for what is asked about: the place, else the actors."""
    found, actors = names.about(workspace, text)
    return _place_name(workspace, found) if found else joined(_actors(workspace, actors))


def publisher_or_title(workspace: Workspace, text: str) -> str:
    """Return the publisher that a name stands for, else the titles of the sources."""
    found = names.source(workspace, text)
    sources = [s for log in workspace.logs for s in log.sources.values() if s.id in found]
    publishers = {s.publisher for s in sources}
    if text not in found and len(publishers) == 1 and (publisher := publishers.pop()):
        return visible(publisher)
    return joined(in_quotes(s.title) for s in sources)


def entry_title(workspace: Workspace, text: str) -> str:
    """Return the title of an entry; its id where it has none, or is not known yet."""
    for log in workspace.logs:
        for section in (log.events, log.plans):
            if text in section:
                return in_quotes(section[text].title)
    return visible(text)


def dated(workspace: Workspace, values: Sequence[Asked], negated: bool) -> str:
    """Return the clause for dates and periods: `in 2024`, `from 2024 to 6 May 2024`."""
    listing = joined(_time(workspace, value) for value in values)
    return f"not {listing}" if negated else listing


def became_known(workspace: Workspace, values: Sequence[Asked], negated: bool) -> str:
    """Return the clause for when something became known: `known from 2024`."""
    listing = joined(_time(workspace, value) for value in values)
    return f"not known {listing}" if negated else f"known {listing}"


def _texts(values: Sequence[Asked]) -> list[str]:
    return [value for value in values if isinstance(value, str)]


def _plural_type(workspace: Workspace, text: str) -> str:
    """Return a family by its name, a type in the plural; a type of the log's own as the log calls it."""
    family = names.family(text)
    if family is not None:
        return _PLURALS.get(family, family)
    (identity,) = names.types(workspace, text)
    own = workspace.own_types.get(identity)
    if own is not None:
        return visible(own.name)
    name = TYPES[identity].name.lower()
    return _PLURALS.get(name, f"{name}s")


def _time(workspace: Workspace, value: Asked) -> str:
    if isinstance(value, str):
        asked = asked_date(value, workspace)
        text = in_full(asked)
        if not _is_named(asked) or asked.flagged:
            return f"dated {text}"
        return f"on {text}" if asked.earliest == asked.latest else f"in {text}"
    start, end = value
    first = None if start is None else _bound(asked_date(start, workspace), "first")
    last = None if end is None else _bound(asked_date(end, workspace), "last")
    if first is None or last is None:
        return f"up to {last}" if first is None else f"from {first}"
    return f"from {first} to {last}" if first != last else f"in {first}"


def _bound(asked: Date, side: str) -> str:
    """Return the beginning or end of a period; where the date has no name, by the day that counts."""
    day = asked.earliest if side == "first" else asked.latest
    if _is_named(asked) or day in (OPEN_START, OPEN_END):
        return in_full(asked)
    return _day(day) or in_full(asked)


def _day(day: Day) -> str | None:
    text = day_text(day)
    return in_full(parse_edtf(text)) if text else None


def _is_named(asked: Date) -> bool:
    """Return True if a date is one day, month, year and the like, or a part of one that has a name (`early 2022`)."""
    if asked.kind != "point":
        return False
    if not asked.members:
        return True
    from timeline.dates.ranges import named_range

    (member, *others) = asked.members
    return named_range(asked) is not None or not (others or member.is_range)


def in_full(asked: Date) -> str:
    """Return a date in words, with the whole names of its months."""
    return re.sub(_SHORT_MONTH, lambda found: _MONTHS[found[1]], words(asked))
