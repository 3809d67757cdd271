"""Plans in the formats for machines."""

from collections.abc import Iterator, Sequence
from typing import Literal

from timeline.dates import Date, iso
from timeline.export.forms import Forms
from timeline.export.lines import Each, Lines
from timeline.export.objects import Json, date_object, day_text, dispute_object, not_followed_object, source_object
from timeline.export.records import records_sheet
from timeline.export.sheets.plans import plans_sheet
from timeline.log.deadline_terms import LIFTED, Before, EarlierOf, LaterOf, Term, Within
from timeline.log.file_names import file_of
from timeline.log.known import occasion_date
from timeline.log.log import Log, places_of
from timeline.log.model import Ended, Occasion, Outcome, Revision
from timeline.log.paths import event_of, members_key, members_of
from timeline.log.places import lender_of
from timeline.plans.against import Against, Margin
from timeline.plans.deadline import must_last
from timeline.plans.verdict import Days
from timeline.reports.followed import not_followed_words
from timeline.reports.plans import Judged, Plans
from timeline.reports.slippers import Record
from timeline.reports.wording import plural, step_in_words
from timeline.telling.verdict_words import against_counts, counted_words
from timeline.workspace import Workspace


def forms(
    answer: Plans,
    workspace: Workspace,
    *,
    statistics: Sequence[Record] | None = None,
    in_calendar: Literal["task", "event"] = "task",
    precise: int | None = None,
) -> Forms:
    """Return the formats of plans; with statistics, these replace the plans, and in JSON stand beside them.

    A calendar leaves out deadlines that are vaguer than `precise` days.
    """
    if statistics is not None:
        return Forms(
            value=lambda: _value(answer, workspace, statistics),
            lists=(Lines("statistics"),),
            sheet=lambda: records_sheet(statistics, workspace),
            note=lambda: not_followed_words(workspace, answer.period),
        )
    return Forms(
        value=lambda: _value(answer, workspace),
        lists=(Lines("plans"),),
        sheet=lambda: plans_sheet(answer.rows, workspace),
        note=lambda: not_followed_words(workspace, answer.period),
        more={"ics": lambda: _ics(answer, workspace, in_calendar, precise)},
    )


def _ics(answer: Plans, workspace: Workspace, kind: Literal["task", "event"], precise: int | None) -> Iterator[str]:
    from timeline.export.others.calendar import as_ics

    return as_ics(answer, workspace, kind, precise)


def left_out(answer: Plans, kind: Literal["task", "event"], precise: int | None = None) -> Iterator[str]:
    """Yield notes on the plans that a calendar leaves out: those without a day if written as events, and vague ones."""
    from timeline.export.others.calendar import due_day, is_too_vague

    undated = sum(due_day(row) is None for row in answer.rows) if kind == "event" else 0
    if undated:
        yield f"{plural(undated, 'plan')} without a deadline left out; as tasks (--as task) they are listed"
    shown = [row for row in answer.rows if kind == "task" or due_day(row) is not None]
    if count := sum(is_too_vague(row, precise) for row in shown):
        yield f"{plural(count, 'plan')} left out: vaguer than {plural(precise or 0, 'day')}, or without a deadline"


def _value(answer: Plans, workspace: Workspace, statistics: Sequence[Record] | None = None) -> Json:
    """The document `timeline.plans/1`."""
    document: Json = {
        "schema": "timeline.plans/1",
        "as_of": day_text(workspace.as_of),
        "horizon": iso(workspace.horizon),
        "not_followed": not_followed_object(workspace, answer.period),
        "plans": Each(answer.rows, lambda row: plan_object(row, workspace)),
        "not_judged": answer.not_judged + answer.without_place,
    }
    if answer.asked_against is not None:
        document["against"] = {"date": date_object(answer.asked_against), "counts": against_counts(answer)}
    if statistics is not None:
        document["statistics"] = [record._asdict() for record in statistics]
    return document


def plan_object(row: Judged, workspace: Workspace) -> Json:
    """A plan with its verdict, as every answer has it."""
    plan, log, verdict = row.plan, row.log, row.verdict
    lasts = must_last(plan)
    places, lender = places_of(plan, log), lender_of(plan, log.events)
    deadline = date_object(row.deadline.date) if row.deadline else None
    return {
        "id": plan.id,
        "title": plan.title,
        "kind": plan.kind,
        "announced": date_object(occasion_date(plan.announced, log.events)),
        "announced_event": plan.announced.event,
        "by": list(plan.by),
        "to": list(plan.to),
        "deadline": None if lasts else deadline,
        "deadline_sources": [source_object(citation, log) for citation in row.deadline_sources],
        "deadline_words": row.words,
        "first_deadline_words": plan.deadline_words,
        "counts_from": _term(row.term) if isinstance(row.term, Within) else None,
        "deadline_term": _worded(row.term, log) if row.term is not None else None,
        "not_before": iso(row.not_before) if row.not_before is not None else None,
        "until": deadline if lasts else date_object(plan.until),
        "occurrence": row.occurrence,
        "first_deadline": date_object(row.first.date) if row.first else None,
        "verdict": verdict.name,
        "timing": verdict.timing,
        "days_left": days_object(verdict.days_left),
        "days_late": days_object(verdict.days_late),
        "slip_days": row.slip,
        "slip": days_object(row.slip_range),
        "times_moved": row.times_moved,
        "days_after_deadline": days_object(row.after_deadline),
        "days_after_first": days_object(row.after_first),
        "stale": verdict.stale,
        "at_horizon": verdict.at_horizon,
        "conditions": [
            {
                "text": condition.text,
                "sources": [source_object(citation, log) for citation in condition.sources],
                "ended": occasion_object(condition.ended, log) if condition.ended is not None else None,
            }
            for condition in row.conditions
        ],
        "history": [occasion_object(occasion, log) for occasion in plan.history],
        "revisions": [occasion_object(revision, log) for revision in plan.revisions],
        "outcome": occasion_object(verdict.outcome, log) if verdict.outcome else None,
        "status": plan.status,
        "disputed": [dispute_object(dispute, log) for dispute in plan.disputed],
        "places": list(places),
        "countries": list(workspace.geography.countries(places)),
        "places_from": lender.id if lender is not None else None,
        "actors": list(plan.actors),
        "summary": plan.summary,
        "tags": list(plan.tags),
        "match": row.match.name.lower(),
        "sources": [source_object(citation, log) for citation in plan.sources],
        "against": _against(row.against),
        "file": file_of(plan, log),
        "line": plan.line,
    }


def _against(found: Against | None) -> Json | None:
    return {"relation": found.relation, "margin_days": days_object(found.margin)} if found is not None else None


def days_object(days: Days | Margin | None) -> Json | None:
    """A range of days; null if there is none."""
    return {"min": days.min, "max": days.max} if days is not None else None


def occasion_object(occasion: Occasion, log: Log) -> Json:
    """An occasion in the life of a plan; with the date and the sources of its event, if it names one."""
    event = event_of(occasion, log.events)
    sources = occasion.sources or (event.sources if event else ())
    value: Json = {
        "date": date_object(occasion_date(occasion, log.events)),
        "event": occasion.event,
        "known": date_object(occasion.known),
        "note": occasion.note,
        "sources": [source_object(citation, log) for citation in sources],
    }
    if isinstance(occasion, Revision):
        value["deadline"] = _term(occasion.deadline)
        value["deadline_words"] = occasion.deadline_words
        value["until"] = date_object(occasion.until)
        value["lifted"] = occasion.deadline == LIFTED
        value["status"] = occasion.status
    elif isinstance(occasion, Outcome):
        value["result"] = occasion.result
        value["superseded_by"] = occasion.superseded_by
        value["occurrence"] = occasion.occurrence
    elif isinstance(occasion, Ended):
        value["how"] = occasion.how
    return value


def _term(term: object) -> Json | None:
    """A deadline as the log writes it: a date, or a mapping with the keys of the log."""
    if isinstance(term, Within):
        return {"within": step_in_words(term.step), "of": term.of}
    if isinstance(term, Before):
        return {"before": term.before}
    if isinstance(term, EarlierOf | LaterOf):
        return {members_key(term): [_term(member) for member in members_of(term)]}
    return date_object(term) if isinstance(term, Date) else None


def _worded(term: Term, log: Log) -> Json:
    return {"words": counted_words(term, log), **(_term(term) or {})}
