"""Words that every form of an answer uses: for dates of plans, years, types and sources."""

from timeline.dates import OPEN_END, OPEN_START, Date, Day, iso, words
from timeline.log.model import Citation, Log, Source, Step
from timeline.vocabulary.types import TYPES
from timeline.workspace import Workspace

LABELS = {
    "announced": "plan announced",
    "moved": "plan changed",
    "deadline": "deadline",
    "outcome": "outcome of plan",
}
"""What a date of a plan is called where it stands among events."""


def year_of(date: Date, window: tuple[Day, Day] | None = None) -> str:
    """The heading under which a date stands: the year in which it can first lie (the last, where that is open)."""
    day = window[0] if window else date.earliest if date.earliest != OPEN_START else date.latest
    if day == OPEN_END:
        return "No date"
    text = iso(day)
    return (text[:4].lstrip("0") or "0") if text else words(date)


def source_in_short(source: Source) -> str:
    """Who published it, and when."""
    name = source.publisher or source.title
    return f"{name}, {words(source.date)}" if source.date else name


def citation_in_full(citation: Citation, log: Log) -> str:
    """A source in one line: publisher, title, date, the place in it, and the document that cites it."""
    source = log.sources.get(citation.ref)
    if source is None:
        return citation.ref
    date = words(source.date) if source.date else None
    text = ", ".join(part for part in (source.publisher, *source.author, source.title, date) if part)
    if source.accessed:
        text += f" (accessed {words(source.accessed)})"
    via = log.sources.get(citation.via or "")
    if via is not None:
        place = f", {citation.at}" if citation.at else ""
        return f"{text}; cited in {source_in_short(via)}{place}"
    return f"{text}, {citation.at}" if citation.at else text


def type_name(identity: str, workspace: Workspace) -> str:
    """The name of a type, in lower case as it stands in a line."""
    own = workspace.own_types.get(identity)
    name = own.name if own else TYPES[identity].name if identity in TYPES else identity
    return name[:1].lower() + name[1:]


def family_of(identity: str, workspace: Workspace) -> str:
    """The family of a type."""
    own = workspace.own_types.get(identity)
    return own.family if own else TYPES[identity].family if identity in TYPES else "other"


def step_in_words(step: Step) -> str:
    """A length of time as a log writes it: `90 days`."""
    return plural(step.number, step.unit)


def plural(number: int, noun: str) -> str:
    """A number with its noun: `1 event`, `2 events`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
