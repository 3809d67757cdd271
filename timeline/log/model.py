"""The content of a log as frozen values. An empty list is an empty tuple, and a missing value is None.

Dates keep all their vagueness (`timeline.dates.Date`). Names are ids, as the log writes them; `timeline.log.geography`
and `timeline.log.memberships` resolve them.
"""

from typing import Literal, NamedTuple, get_args

from timeline.dates import Date
from timeline.frozen import Frozen
from timeline.log.deadline_terms import Before, EarlierOf, LaterOf, Step, Within

Number = int | float
"""A figure's bound: whole wherever the log writes it whole."""

Status = Literal["stated", "reported", "claimed", "denied", "retracted"]
STATUSES: tuple[Status, ...] = get_args(Status)
WITHDRAWN: frozenset[Status] = frozenset({"denied", "retracted"})
"""The statuses of what did not happen as it was said: no answer counts it as something that did."""

PlanKind = Literal[
    "commitment", "legal-requirement", "intention", "demand", "proposal", "threat", "expectation", "rule"
]  # fmt: skip
PLAN_KINDS: tuple[PlanKind, ...] = get_args(PlanKind)
PROMISES: frozenset[PlanKind] = frozenset({"commitment", "legal-requirement", "intention"})
"""The kinds of plan that bind those who announced them."""

Qualifier = Literal["about", "at-least", "at-most", "more-than", "fewer-than"]
QUALIFIERS: tuple[Qualifier, ...] = get_args(Qualifier)

RevisionStatus = Literal["proposed", "rejected"]
REVISION_STATUSES: tuple[RevisionStatus, ...] = get_args(RevisionStatus)
"""The statuses of revisions that never came into force."""

Ending = Literal["fulfilled", "dropped"]
ENDINGS: tuple[Ending, ...] = get_args(Ending)
"""The ways in which a condition ends."""

Result = Literal["met", "partly-met", "not-met", "dropped", "superseded"]
RESULTS: tuple[Result, ...] = get_args(Result)


# Values are frozen ones, whose classes take no time at every start of the program (`timeline.frozen`), but for the
# citation and the origin: nearly every entry of a log has some, or of one that was imported; tuples are made faster.


class Citation(NamedTuple):
    """A source and the place in it; `via` is the document that cites it."""

    ref: str
    via: str | None = None
    at: str | None = None


class Dispute(Frozen):
    """A claim on a field of an entry that the log did not follow, with who makes it."""

    field: str
    value: tuple[str, ...]
    sources: tuple[Citation, ...] = ()
    note: str | None = None
    date: Date | None = None
    known: Date | None = None
    read: Date | None = None
    """The rival date, where the disputed field is a date."""


class Correction(Frozen):
    """An earlier value of a field, which the log has put right.

    With sources it is news, and `--as-of` a day before it shows the earlier value; without, a slip of our own.
    """

    date: Date
    field: str
    was: str
    """The value as a log writes it in one line, a list in brackets; `none` if there was none."""
    why: str | None = None
    sources: tuple[Citation, ...] = ()


class Quote(Frozen):
    """Words of a source."""

    text: str
    speaker: str | None = None
    at: str | None = None


class Origin(NamedTuple):
    """The row of a table from which an entry was imported: its source, and the id that it has there."""

    source: str
    id: str
    seen: Date | None = None
    """The day on which the row was last read."""


class Entry(Frozen, kw_only=True):
    """Fields that every entry of a log may have."""

    id: str
    file: str
    line: int
    column: int
    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()
    status: Status = "stated"
    tags: tuple[str, ...] = ()
    summary: str | None = None
    note: str | None = None
    url: str | None = None
    known: Date | None = None
    added: Date | None = None
    checked: Date | None = None
    disputed: tuple[Dispute, ...] = ()
    quote: Quote | None = None
    corrections: tuple[Correction, ...] = ()
    origin: Origin | None = None

    def __eq__(self, other: object) -> bool:
        """Compare by id and file: an entry that is opened twice is equal to itself."""
        return type(self) is type(other) and isinstance(other, Entry) and (self.id, self.file) == (other.id, other.file)

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id} ({self.file}:{self.line})>"


class Event(Entry, kw_only=True):
    """Something that happened, or a situation that lasts (its date is a span)."""

    date: Date
    title: str
    type: str


class Occasion(Frozen, kw_only=True):
    """A dated step in the life of a plan; if the log has an event for it, date and sources are those of the event."""

    date: Date | None = None
    event: str | None = None
    known: Date | None = None
    note: str | None = None
    sources: tuple[Citation, ...] = ()


class Revision(Occasion, kw_only=True):
    """A change of a plan. It changes the deadline where it names one."""

    deadline: Date | Within | Before | EarlierOf | LaterOf | Literal["none"] | None = None
    deadline_words: str | None = None
    until: Date | None = None
    status: RevisionStatus | None = None
    """None for a revision that came into force; one that was proposed or rejected changes nothing."""


class Ended(Occasion, kw_only=True):
    """The end of a condition."""

    how: Ending


class Outcome(Occasion, kw_only=True):
    """The result of a plan."""

    result: Result
    superseded_by: str | None = None
    occurrence: int | None = None


class Condition(Frozen):
    """A condition of a plan, in words, and its end if it has ended."""

    text: str
    sources: tuple[Citation, ...] = ()
    ended: Ended | None = None


class Plan(Entry, kw_only=True):
    """A promise, demand, threat, expectation or rule, with a deadline or without."""

    title: str
    kind: PlanKind
    announced: Occasion
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    deadline: Date | Within | Before | EarlierOf | LaterOf | None = None
    deadline_words: str | None = None
    until: Date | None = None
    every: Step | None = None
    times: int | None = None
    conditions: tuple[Condition, ...] = ()
    history: tuple[Occasion, ...] = ()
    revisions: tuple[Revision, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    """One at most, but for a recurring plan."""

    @property
    def adopted(self) -> tuple[Revision, ...]:
        """The revisions that came into force."""
        return tuple(revision for revision in self.revisions if revision.status is None)

    @property
    def proposals(self) -> tuple[Revision, ...]:
        """The revisions that were only proposed, or rejected."""
        return tuple(revision for revision in self.revisions if revision.status is not None)


SubjectKind = Literal["actor", "place", "event"]
SUBJECT_KINDS: tuple[SubjectKind, ...] = get_args(SubjectKind)


class WrittenSubject(Frozen):
    """The subject of a figure as the log writes it: an id, maybe with its kind in front, or a text."""

    id: str | None = None
    kind: SubjectKind | None = None
    text: str | None = None


class Figure(Entry, kw_only=True):
    """An estimate: a stock `as_of` a time, or a count `over` a period. A bound that is None is unknown, never 0."""

    subject: str | None = None
    """The id of an actor, a place or an event; None if the subject is a text."""
    subject_kind: SubjectKind | None = None
    """The kind of the id, if the log writes it in front; `timeline.log.subjects` finds it for every figure."""
    subject_text: str | None = None
    measure: str
    unit: str
    as_of: Date | None = None
    over: Date | None = None
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    qualifier: Qualifier | None = None
    words: str | None = None
    by: str | None = None

    @property
    def has_number(self) -> bool:
        """True if the estimate has a value or a bound, and not words alone."""
        return not (self.value is None and self.low is None and self.high is None)

    @property
    def when(self) -> Date:
        """The time of the estimate, whichever of the two it has."""
        when = self.as_of or self.over
        assert when is not None
        return when


class Source(Entry, kw_only=True):
    """A document. `date` is its publication."""

    title: str
    publisher: str | None = None
    author: tuple[str, ...] = ()
    date: Date | None = None
    accessed: Date | None = None
    kind: str | None = None
    language: str | None = None
    licence: str | None = None
    """The terms under which it may be passed on."""


class Membership(Frozen):
    """An actor's belonging to another one, for a time or always."""

    actor: str
    during: Date | None = None
    sources: tuple[Citation, ...] = ()
    note: str | None = None


class FormerName(Frozen):
    """A name that an actor had for a time."""

    name: str
    during: Date
    sources: tuple[Citation, ...] = ()
    note: str | None = None


class Actor(Entry, kw_only=True):
    """Somebody who acts: a state, an armed group, a person, a publisher of estimates."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: str | None = None
    part_of: tuple[Membership, ...] = ()
    country: str | None = None
    names: tuple[FormerName, ...] = ()


class Place(Entry, kw_only=True):
    """A place of the log's own. It lies within `within` (`in` in the file) and consists of `contains`."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: str | None = None
    within: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    definition: str | None = None


class OwnType(Entry, kw_only=True):
    """An event type that this log adds to the built-in ones."""

    name: str
    family: str
    description: str | None = None
    acled: str | None = None
    ucdp: str | None = None
    plover: str | None = None


class View(Entry, kw_only=True):
    """A saved query, and the place where it begins."""

    query: str
    lines_down: int
    """Number of lines from that of its id to that of its query."""
    query_column: int

    @property
    def query_line(self) -> int:
        """The line in which its query begins."""
        return self.line + self.lines_down


class Header(Frozen):
    """The header of a log. The latest day of `covers` is its horizon: the last day that it can speak of."""

    title: str
    covers: Date
    description: str | None = None
    editors: tuple[str, ...] = ()
    license: str | None = None
    timezone: str | None = None
    """The IANA name of the zone of times without an offset."""
    id: str | None = None
    """Its name among other logs, which its entries have in calendars."""

    @property
    def horizon(self) -> int:
        """The last day that the log claims to have followed."""
        return self.covers.latest
