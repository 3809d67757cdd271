"""Disagreements of sources: claims that the log did not follow, beside its own values, and figures in conflict."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from timeline.dates import Date, Match, Window, words
from timeline.log.conditions import Naming, all_of
from timeline.log.deadline_terms import Step, Term
from timeline.log.known import occasion_date, shows_from
from timeline.log.log import Log
from timeline.log.model import (
    SUBJECT_KINDS,
    Citation,
    Correction,
    Dispute,
    Entry,
    Figure,
    Membership,
    Number,
    Occasion,
    Outcome,
    Plan,
    Quote,
    SubjectKind,
)
from timeline.log.paths import event_of
from timeline.log.references import reference_of
from timeline.log.subjects import Subject, is_built_in
from timeline.plans.deadline import Moment
from timeline.problems import has_errors
from timeline.query.criteria import Selection
from timeline.query.facts import Facts
from timeline.query.question import Question
from timeline.query.selecting import select
from timeline.reports.figures import Opposed, Point, opposed
from timeline.reports.figures import facts_of as figure_facts
from timeline.reports.order import by_date
from timeline.reports.rows import facts_of, plan_rows
from timeline.reports.term_wording import deadline_in_words, id_or_date
from timeline.reports.without_place import number_without_place
from timeline.reports.wording import (
    rhythm_words,
    source_in_short,
    subject_name,
    title_of,
    type_name,
)
from timeline.workspace import Workspace

NOT_GIVEN = "not given"
_KEYS = {"in": "within", "outcome": "outcomes"}
"""Keys of a log that are named otherwise in the model."""
_PLACES = frozenset({"places", "in", "contains", "country"})
_ACTORS = frozenset({"actors", "by", "to", "part_of"})
_NUMBERS = frozenset({"value", "low", "high"})
_NUMBER = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,9})?")


class Disputed(NamedTuple):
    """One field of an entry with all the claims on it that the log did not follow."""

    entry: Entry
    log: Log
    field: str
    claims: tuple[Dispute, ...]
    match: Match


class Disputes(NamedTuple):
    """The answer of `disputes`."""

    fields: tuple[Disputed, ...]
    """Events by date, then plans, figures, and the words of the log."""
    conflicts: tuple[Opposed, ...]
    """Figures in conflict, of which at least one answers."""
    not_judged: int
    emptied_by: tuple[str, ...]
    period: Window | None
    """The period of the question."""
    without_place: int = 0
    """Number of entries that a filter by place could not judge, because they have no place at all."""


def disputes(workspace: Workspace, question: Question) -> Disputes:
    """The disputed fields and conflicting figures of the entries that answer."""
    selection = select(question, workspace)
    every = list(_candidates(workspace, selection))
    matches = {entry: max((selection.match(item) for item in facts), default=Match.NO) for entry, _, facts in every}
    fields: list[Disputed] = []
    unjudged = 0
    for entry, log, facts in every:
        if entry.disputed and matches[entry] is not Match.NO:
            fields += fields_of(entry, log, matches[entry])
            unjudged += any(selection.is_unjudged(item, matches[entry]) for item in facts)
    conflicts = tuple(
        pair
        for pair in opposed(workspace)
        if pair.kind == "conflict" and Match.NO is not max(matches[pair.first.figure], matches[pair.second.figure])
    )
    emptied = () if fields or conflicts else selection.each_alone(lambda alone: _count(workspace, alone))
    without_place = number_without_place(workspace, question, lambda alone: _found(workspace, alone))
    return Disputes(tuple(fields), conflicts, unjudged, emptied, selection.window, without_place)


def fields_of(entry: Entry, log: Log, match: Match = Match.CERTAIN) -> Iterator[Disputed]:
    """The disputed fields of an entry, in the order in which they are first named."""
    for field in dict.fromkeys(dispute.field for dispute in entry.disputed):
        yield Disputed(entry, log, field, tuple(d for d in entry.disputed if d.field == field), match)


def _count(workspace: Workspace, selection: Selection) -> int:
    """The number of disputed fields and conflicts that the filters find."""
    disputed = (item for entry, _, facts in _candidates(workspace, selection) if entry.disputed for item in facts)
    return sum(selection.match(facts) is not Match.NO for facts in disputed)


def _found(workspace: Workspace, selection: Selection) -> Iterator[tuple[Entry, Log]]:
    """The disputed entries that a selection finds."""
    for entry, log, facts in _candidates(workspace, selection):
        if entry.disputed and any(selection.match(item) is not Match.NO for item in facts):
            yield entry, log


def _candidates(workspace: Workspace, selection: Selection) -> Iterator[tuple[Entry, Log, list[Facts]]]:
    """The disputed entries with their facts for the filters: events, plans, all figures, which contradict one another
    without a claim in the log, then the vocabulary."""
    may = all_of((Naming("disputed", None), selection.may))
    moment = Moment(workspace.as_of, workspace.as_of)
    logs = workspace.logs
    events = [(event, log) for log in logs for event in log.events.among(may)]
    for event, log in sorted(events, key=lambda pair: by_date(pair[0].date, *pair)):
        yield event, log, [Facts(event, log, event.date, event.type)]
    for log in logs:
        for plan in log.plans.among(may):
            yield plan, log, [facts_of(row) for row in plan_rows(plan, log, moment)]
    for log in logs:
        for figure in log.figures.values():
            yield figure, log, [figure_facts(Point(figure, log))]
    for log in logs:
        sections: tuple[Iterable[Entry], ...] = (
            *(log.sources.values(), log.actors.values(), log.places.values(), log.types.values()),
        )
        for section in sections:
            for word in section:
                yield word, log, [Facts(word, log, getattr(word, "date", None))]


def kind_of(entry: Entry) -> str:
    """The kind of an entry: event, plan, figure, source, actor, place, type."""
    return type(entry).__name__.lower().removeprefix("own")


def entry_words(entry: Entry, workspace: Workspace) -> str:
    """The title of a disputed entry."""
    if not isinstance(entry, Figure):
        return title_of(entry)
    log = next(log for log in workspace.logs if entry.file in log.files)
    return f"{subject_name(log.subject_of(entry), workspace, (entry,))}, {title_of(entry)}"


def followed(entry: Entry, field: str) -> Any:
    """The value of a field that the log itself gives."""
    if field == "subject" and isinstance(entry, Figure):
        return entry.subject if entry.subject is not None else entry.subject_text
    return getattr(entry, _KEYS.get(field, field), None)


def followed_words(entry: Entry, field: str, log: Log, workspace: Workspace) -> str:
    """The value of a field that the log itself gives, in words."""
    if field == "subject" and isinstance(entry, Figure):
        return subject_name(log.subject_of(entry), workspace)
    return _words(followed(entry, field), field, log, workspace)


def claim_words(dispute: Dispute, log: Log, workspace: Workspace) -> str:
    """A claim that the log did not follow, in words."""
    value = dispute.read if dispute.read is not None else dispute.value
    return _words(value, dispute.field, log, workspace)


def corrected_words(entry: Entry, correction: Correction, log: Log, workspace: Workspace) -> str:
    """The value of a field before it was corrected, in words."""
    from timeline.log.checks.earlier import ABSENT, earlier_value

    if correction.was == ABSENT:
        return NOT_GIVEN
    found = earlier_value(entry, correction, log)
    value = correction.was if has_errors(found.problems) or found.value is None else found.value
    return _words(value, correction.field, log, workspace)


def brought_words(entry: Entry, correction: Correction, log: Log, workspace: Workspace) -> str:
    """The value that a correction brought, in words: that before the next correction, else the one that holds."""
    following = _following(entry, correction)
    if following is not None:
        return corrected_words(entry, following, log, workspace)
    return followed_words(entry, correction.field, log, workspace)


def brought_text(entry: Entry, correction: Correction, log: Log, workspace: Workspace) -> str:
    """The value that a correction brought, as a log writes it: a date, a number, a text, or several of them."""
    following = _following(entry, correction)
    if following is not None:
        return following.was
    value = followed(entry, correction.field)
    if value is None or value == ():
        return "none"
    if isinstance(value, Date):
        return value.words or value.edtf
    if isinstance(value, tuple) and all(isinstance(part, str) for part in value):
        return ", ".join(value)
    if isinstance(value, str | int | float):
        return str(value)
    return _words(value, correction.field, log, workspace)


def _following(entry: Entry, correction: Correction) -> Correction | None:
    """Return the next correction of the same field; of one day, the next in the file."""
    same = [one for one in entry.corrections if one.field == correction.field]
    same.sort(key=lambda one: shows_from(one.date))
    after = same[next(n for n, one in enumerate(same) if one is correction) + 1 :]
    return after[0] if after else None


def claimed_number(field: str, text: str) -> Number | None:
    """The number that is claimed, where the field is one."""
    if field not in _NUMBERS or not _NUMBER.fullmatch(text):
        return None
    return float(text) if "." in text else int(text)


def followed_sources(entry: Entry, field: str, log: Log) -> tuple[Citation, ...]:
    """The sources of the value that the log follows: the entry's; of an outcome or an announcement also its own."""
    occasions: tuple[Occasion, ...] = ()
    if isinstance(entry, Plan):
        occasions = entry.outcomes if field == "outcome" else (entry.announced,) if field == "announced" else ()
    own: list[Citation] = []
    for occasion in occasions:
        event = event_of(occasion, log.events)
        own += [*occasion.sources, *(event.sources if event else ())]
    return tuple(dict.fromkeys(own if own and field == "outcome" else (*entry.sources, *own)))


def citation_in_short(citation: Citation, log: Log) -> str:
    """A source by publisher and date, with the document that cites it and the place in that."""
    sources = [log.sources.get(identity) for identity in (citation.ref, citation.via) if identity]
    names = [source_in_short(source) for source in sources if source is not None] or [citation.ref]
    return "; in ".join(names) + (f", {citation.at}" if citation.at else "")


def _words(value: Any, field: str, log: Log, workspace: Workspace) -> str:
    """A value of any field in words."""
    if value is None or value == ():
        return NOT_GIVEN
    if isinstance(value, Date):
        return words(value)
    if isinstance(value, Term):
        return deadline_in_words(value, id_or_date)
    if isinstance(value, Step):
        return rhythm_words(value)
    if isinstance(value, Quote):
        return f"“{value.text}”"
    if isinstance(value, Citation):
        return citation_in_short(value, log)
    if isinstance(value, Membership):
        return workspace.memberships.name(value.actor)
    if isinstance(value, Occasion):
        date = occasion_date(value, log.events)
        result = [value.result.replace("-", " ")] if isinstance(value, Outcome) else []
        return ", ".join([*result, words(date) if date else "no date"])
    if field == "subject" and isinstance(value, str):
        return _subject_words(value, log, workspace)
    if isinstance(value, tuple):
        separator = "; " if any(isinstance(part, Citation) for part in value) else ", "
        return separator.join(_words(part, field, log, workspace) for part in value)
    return _named(value, field, workspace)


def _subject_words(text: str, log: Log, workspace: Workspace) -> str:
    """A subject that is claimed, or was followed before: by its name, where it is an id."""
    reference = reference_of(text)
    kind = next((kind for kind in SUBJECT_KINDS if kind == reference.kind), None)
    identity = text if kind is None else reference.id.strip()
    if kind is None:
        known = {"actor": identity in log.actors, "place": identity in log.places or is_built_in(identity)}
        kinds: list[SubjectKind] = [kind for kind in SUBJECT_KINDS if known.get(kind, identity in log.events)]
        kind = kinds[0] if kinds else None
    return text if kind is None else subject_name(Subject(kind, identity), workspace)


def _named(value: Any, field: str, workspace: Workspace) -> str:
    """A name, a number or a text; the id of a place, an actor or a type is replaced by its name."""
    if isinstance(value, int | float):
        return f"{value:,}"
    text = str(value)
    if field in _PLACES:
        return workspace.geography.name(text)
    if field in _ACTORS:
        return workspace.memberships.name(text)
    if field == "type":
        return type_name(text, workspace)
    number = claimed_number(field, text)
    return f"{number:,}" if number is not None else text
