"""Words shared by every form of an answer: for dates of plans, years, types and sources."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from timeline.dates import OPEN_END, OPEN_START, Date, Day, parse_edtf, words
from timeline.dates.days import civil, day_text
from timeline.dates.wording import year_name
from timeline.log.deadline_terms import Step
from timeline.log.known import occasion_date
from timeline.log.log import Log
from timeline.log.model import Citation, Condition, Entry, Figure, Plan, Source
from timeline.plans.deadline import must_last, occasion_sources
from timeline.vocabulary.types import TYPES, is_act_of_family
from timeline.workspace import Workspace

if TYPE_CHECKING:
    from timeline.log.subjects import Subject

UNDER_WAY = "Already under way, or possibly in this period"
"""Heading over the rows of a list that began before the period, or that may lie in it."""


def year_of(date: Date, window: tuple[Day, Day] | None = None) -> str:
    """The heading under which a date stands: the year in which it can first lie (the last, where that is open)."""
    day = window[0] if window else date.earliest if date.earliest != OPEN_START else date.latest
    if day == OPEN_END:
        return "No date"
    return year_name(civil(day)[0]) if day != OPEN_START else words(date)


def condition_words(condition: Condition, log: Log) -> str:
    """A condition, with its end if it has ended: `funds are found, fulfilled 3 Mar 2025`."""
    if condition.ended is None:
        return condition.text
    date = occasion_date(condition.ended, log.events)
    return f"{condition.text}, {condition.ended.how}{f' {words(date)}' if date is not None else ''}"


def condition_sources(condition: Condition, log: Log) -> tuple[Citation, ...]:
    """The sources of a condition and of its end."""
    ended = occasion_sources(condition.ended, log) if condition.ended is not None else ()
    return tuple(dict.fromkeys((*condition.sources, *ended)))


def words_of_term(plan: Plan, date: Date) -> str:
    """The deadline of a plan, or the date to which it must last as it stands behind `until`."""
    return words(date, "until" if must_last(plan) else "deadline")


def cited_once(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Citations in order, each once, without those of a document that another one cites with its place as well."""
    found = tuple(dict.fromkeys(citations))
    return tuple(
        one
        for one in found
        if one.at is not None or not any(other.at is not None and _is_same(one, other) for other in found)
    )


def _is_same(one: Citation, other: Citation) -> bool:
    return (one.ref, one.via) == (other.ref, other.via)


def source_in_short(source: Source) -> str:
    """The publisher and the date of a source."""
    name = source.publisher or source.title
    return f"{name}, {words(source.date)}" if source.date else name


def document_title(identity: str, log: Log) -> str:
    """The title of a document with its publisher."""
    source = log.sources.get(identity)
    if source is None:
        return identity
    return f"{source.title}, {source.publisher}" if source.publisher else source.title


def citation_in_full(citation: Citation, log: Log) -> str:
    """A source in one line: publisher, title, date, the document that cites it, and the place in it."""
    return f"{cited_in_full(citation.ref, citation.via, log)}{f', {citation.at}' if citation.at else ''}"


def cited_in_full(ref: str, via: str | None, log: Log) -> str:
    """A source, and the document that cites it, in one line without the place in it."""
    source = log.sources.get(ref)
    if source is None:
        return ref
    date = words(source.date) if source.date else None
    text = ", ".join(part for part in (source.publisher, *source.author, source.title, date) if part)
    if source.accessed:
        text += f" (accessed {words(source.accessed)})"
    citing = log.sources.get(via or "")
    return text if citing is None else f"{text}; cited in {source_in_short(citing)}"


def type_name(identity: str, workspace: Workspace) -> str:
    """The name of a type as it stands in a line: the program's in lower case, a log's own as the log spells it."""
    own = workspace.own_types.get(identity)
    return own.name if own else TYPES[identity].name.lower() if identity in TYPES else identity


def family_of(identity: str, workspace: Workspace) -> str:
    """The family of a type."""
    own = workspace.own_types.get(identity)
    return own.family if own else TYPES[identity].family if identity in TYPES else "other"


def is_act(identity: str, workspace: Workspace) -> bool:
    """True if a type is for something done, not only said or written."""
    own = workspace.own_types.get(identity)
    if own is not None:
        return is_act_of_family(own.family)
    return identity not in TYPES or TYPES[identity].is_act


def step_in_words(step: Step) -> str:
    """A length of time as a log writes it: `90 days`."""
    return plural(step.number, step.unit)


def rhythm_words(step: Step) -> str:
    """The rhythm of a recurrence: `every month`, `every 3 months`."""
    return f"every {step.unit}" if step.number == 1 else f"every {step_in_words(step)}"


def without_place_words(number: int) -> str:
    """The number of entries that a filter by place left out unjudged, in a sentence without a full stop."""
    if number == 1:
        return "1 entry that fits otherwise has no place, so that it could not be judged by place"
    return f"{number:,} entries that fit otherwise have no place, so that they could not be judged by place"


def plural(number: int, noun: str, nouns: str | None = None) -> str:
    """A number with its noun: `1 event`, `2 events`."""
    return f"{number:,} {noun if number == 1 else nouns or f'{noun}s'}"


def amount_words(figure: Figure) -> str:
    """An estimate in reading order: `about 2,500`, `2,000 to 3,000`, `at most 6,000`, `dozens (30 to 60)`."""
    number = _number_words(figure) if figure.has_number else ""
    if figure.words is None:
        return number
    return f"{figure.words} ({number})" if number else figure.words


def amount_in_units(figure: Figure) -> str:
    """An estimate with its unit: `about 2,500 people`, `dozens of people (30 to 60)`."""
    if figure.words is None:
        return f"{_number_words(figure)} {_unit_of_one(figure.unit) if _is_one(figure) else figure.unit}"
    number = f" ({_number_words(figure)})" if figure.has_number else ""
    counted = figure.words
    if figure.unit.casefold() not in counted.casefold():
        last = counted.rsplit(maxsplit=1)[-1].casefold()
        if last in _WORDS_WITHOUT_NOUN:
            return f"{counted} ({figure.unit}){number}"
        counted = f"{counted} {'of ' if last in _WORDS_BEFORE_OF else ''}{figure.unit}"
    return counted + number


def _is_one(figure: Figure) -> bool:
    """True if the estimate is one thing: `1`, `about 1`."""
    return figure.has_number and {figure.value, figure.low, figure.high} <= {1, None} and figure.qualifier in _OF_ONE


_OF_ONE = frozenset((None, "about", "at-least", "at-most"))


def _unit_of_one(unit: str) -> str:
    """The unit behind a single 1: `standard`, of a regular plural of one word; any other unit as it is."""
    if unit == "people":
        return "person"
    if not re.fullmatch(_REGULAR_PLURAL, unit) or unit in _SAME_IN_PLURAL:
        return unit
    if unit.endswith("ies"):
        return f"{unit[:-3]}y"
    return unit[:-2] if unit.endswith(("ches", "shes", "sses", "xes")) else unit[:-1]


_REGULAR_PLURAL = "[a-z]{2,}[a-rtv-z]s|[a-z]+-[a-z]{2,}[a-rtv-z]s"
_SAME_IN_PLURAL = frozenset(("series", "species", "means", "news", "always", "headquarters", "gas", "bias"))
"""Units in -s that are no plurals, or the same in both."""

_WORDS_WITHOUT_NOUN = frozenset(("known", "unknown", "none", "given", "reported", "published", "counted", "available"))
"""Last words of an estimate that no unit can follow: none known (EUR)."""


_WORDS_BEFORE_OF = frozenset(
    ("dozens", "scores", "tens", "hundreds", "thousands", "millions", "billions", "handful", "couple", "number")
)
"""Last words of an estimate that are not followed by a noun alone: dozens *of* people, several thousand people."""

_QUALIFIED = {
    "about": "about ",
    "at-least": "at least ",
    "at-most": "at most ",
    "more-than": "more than ",
    "fewer-than": "fewer than ",
}


def _number_words(figure: Figure) -> str:
    """The numbers of an estimate."""
    if figure.value is not None:
        qualifier = _QUALIFIED.get(figure.qualifier or "", "")
        ends = f" ({_between(figure)})" if figure.low is not None or figure.high is not None else ""
        return f"{qualifier}{figure.value:,}{ends}"
    return _between(figure)


def _between(figure: Figure) -> str:
    """The two ends of an estimate; the qualifier belongs to the value, if there is one."""
    qualifier = figure.qualifier if figure.value is None else None
    about = "about " if qualifier == "about" else ""
    low, high = figure.low, figure.high
    least = f"{'more than' if qualifier == 'more-than' else 'at least'} {about}{low:,}" if low is not None else ""
    most = f"{'fewer than' if qualifier == 'fewer-than' else 'at most'} {about}{high:,}" if high is not None else ""
    if not (least and most):
        return least or most
    if qualifier in ("more-than", "fewer-than"):
        return f"{least}, {most}"
    return f"{about}{low:,}" if low == high else f"{about}{low:,} to {high:,}"


def estimate_words(figure: Figure) -> str:
    """An estimate in words without its date: `fighters: about 2,500 persons`."""
    return f"{figure.measure}: {amount_in_units(figure)}"


def subject_name(subject: "Subject", workspace: Workspace, figures: Iterable[Figure] = ()) -> str:
    """The name of an actor (as all of some figures print it) or a place, the title of a known event, or a text."""
    if subject.id is None:
        return subject.text or ""
    if subject.kind == "event":
        known = (event for log in workspace.logs if (event := log.events.get(subject.id)) is not None)
        return next((event.title for event in known), subject.id)
    if subject.kind == "place":
        return workspace.geography.name(subject.id)
    return workspace.name_in_all(subject.id, figures)


def title_of(entry: Entry) -> str:
    """The title of an entry in one line."""
    if isinstance(entry, Figure):
        return f"{estimate_words(entry)}, {words(entry.when)}"
    return str(getattr(entry, "title", None) or getattr(entry, "name", entry.id))


def titles_of(workspace: Workspace) -> str:
    """The titles of the logs in one line."""
    return " · ".join(log.header.title for log in workspace.logs)


def period_followed(workspace: Workspace) -> str:
    """The period that the logs have followed, for the foot of an answer."""
    if len(workspace.logs) == 1:
        return f"log follows {words(workspace.logs[0].header.covers)}"
    return " · ".join(f"{log.header.title}: follows {words(log.header.covers)}" for log in workspace.logs)


def disputed_fields(entry: Entry) -> str:
    """The keys on which the sources of an entry disagree, as a mark beside it; empty if they do not."""
    fields = dict.fromkeys(dispute.field for dispute in entry.disputed)
    return f"disputed: {', '.join(fields)}" if fields else ""


def entry_marks(entry: Entry) -> list[str]:
    """The marks of an entry that must not be overlooked: only claimed or reported, and its disputed keys."""
    status = entry.status if entry.status != "stated" else ""
    return [mark for mark in (status, disputed_fields(entry)) if mark]


def day_words(day: Day) -> str:
    """A day in words."""
    text = day_text(day)
    return words(parse_edtf(text)) if text else "a day beyond the calendar"
