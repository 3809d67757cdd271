"""Plans as JSON, JSON lines, CSV and Markdown."""

from collections.abc import Iterator, Sequence
from typing import Any

from timeline.dates import Date, iso, words
from timeline.export.notes import Notes
from timeline.export.objects import Json, date_object, day_text, dispute_object, source_object
from timeline.export.writers import code_span, csv_text, json_text, jsonl_text, markdown, markdown_table
from timeline.log.known import occasion_date
from timeline.log.model import LIFTED, Log, Occasion, Outcome, Revision, Within
from timeline.plans.against import Against, Margin
from timeline.plans.deadline import Moment, must_last
from timeline.plans.verdict import Days
from timeline.reports.plan_life import life
from timeline.reports.plans import Judged, Plans
from timeline.reports.slippers import Record
from timeline.reports.verdict_words import (
    against_counts,
    against_words,
    by_relation,
    median_words,
    occurrences_words,
    slip_words,
    verdict_counts,
    verdict_words,
)
from timeline.reports.wording import citation_in_full, entry_marks, step_in_words
from timeline.workspace import Workspace


def as_json(answer: Plans, workspace: Workspace, statistics: Sequence[Record] | None = None) -> str:
    """The document `timeline.plans/1`."""
    document: Json = {
        "schema": "timeline.plans/1",
        "as_of": day_text(workspace.as_of),
        "horizon": iso(workspace.horizon),
        "plans": [plan_object(row, workspace) for row in answer.rows],
    }
    if answer.asked_against is not None:
        document["against"] = {"date": date_object(answer.asked_against), "counts": against_counts(answer)}
    if statistics is not None:
        document["statistics"] = [record._asdict() for record in statistics]
    return json_text(document)


def as_jsonl(answer: Plans, workspace: Workspace) -> str:
    """One object for each plan."""
    return jsonl_text(plan_object(row, workspace) for row in answer.rows)


def plan_object(row: Judged, workspace: Workspace) -> Json:
    """A plan with its verdict, as every answer has it."""
    plan, log, verdict = row.plan, row.log, row.verdict
    lasts = must_last(plan)
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
        "deadline_words": row.words,
        "first_deadline_words": plan.deadline_words,
        "counts_from": _term(row.counts_from),
        "until": deadline if lasts else date_object(plan.until),
        "occurrence": row.occurrence,
        "first_deadline": date_object(row.first.date) if row.first else None,
        "verdict": verdict.name,
        "timing": verdict.timing,
        "days_left": _days(verdict.days_left),
        "days_late": _days(verdict.days_late),
        "slip_days": row.slip,
        "times_moved": row.times_moved,
        "stale": verdict.stale,
        "at_horizon": verdict.at_horizon,
        "conditions": [
            {"text": condition.text, "sources": [source_object(c, log) for c in condition.sources]}
            for condition in plan.conditions
        ],
        "history": [_occasion(occasion, log) for occasion in plan.history],
        "revisions": [_occasion(revision, log) for revision in plan.revisions],
        "outcome": _occasion(verdict.outcome, log) if verdict.outcome else None,
        "status": plan.status,
        "disputed": [dispute_object(dispute, log) for dispute in plan.disputed],
        "places": list(plan.places),
        "countries": list(workspace.geography.countries(plan.places)),
        "actors": list(plan.actors),
        "summary": plan.summary,
        "tags": list(plan.tags),
        "match": row.match.name.lower(),
        "sources": [source_object(citation, log) for citation in plan.sources],
        "against": _against(row.against),
        "file": plan.file,
        "line": plan.line,
    }


def _against(found: Against | None) -> Json | None:
    return {"relation": found.relation, "margin_days": _days(found.margin)} if found is not None else None


def _days(days: Days | Margin | None) -> Json | None:
    return {"min": days.min, "max": days.max} if days is not None else None


def _occasion(occasion: Occasion, log: Log) -> Json:
    """What happened to a plan; where it names an event, then with the date and sources of that."""
    event = log.events.get(occasion.event or "")
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
    elif isinstance(occasion, Outcome):
        value["result"] = occasion.result
        value["superseded_by"] = occasion.superseded_by
        value["occurrence"] = occasion.occurrence
    return value


def _term(term: object) -> Json | None:
    if isinstance(term, Within):
        return {"within": step_in_words(term.step), "of": term.of}
    return date_object(term) if isinstance(term, Date) else None


_COLUMNS = (
    *("id", "title", "kind", "status", "announced", "by", "to", "deadline", "deadline_edtf", "deadline_first_day"),
    *("deadline_last_day", "deadline_words", "occurrence", "verdict", "explained", "timing", "days_left_min"),
    *("days_left_max", "days_late_min", "days_late_max", "slip_days", "times_moved", "stale", "against"),
    *("margin_min", "margin_max", "conditions", "places", "countries", "actors", "sources", "file", "line"),
)  # fmt: skip


def as_csv(answer: Plans, workspace: Workspace) -> str:
    """One line for each plan; the deadline in words, in EDTF and as days."""
    return csv_text(_COLUMNS, (_line(row, workspace) for row in answer.rows))


def _line(row: Judged, workspace: Workspace) -> tuple[Any, ...]:
    plan, verdict, deadline = row.plan, row.verdict, row.deadline
    announced = occasion_date(plan.announced, row.log.events)
    margin = row.against.margin if row.against else None
    due: tuple[str | None, ...] = (None, None, None, None)
    if deadline is not None:
        due = (words(deadline.date), deadline.date.edtf, iso(deadline.first), iso(deadline.last))
    return (
        *(plan.id, plan.title, plan.kind, plan.status, words(announced) if announced else None, plan.by, plan.to),
        *due,
        *(row.words, row.occurrence, verdict.name, verdict_words(row), verdict.timing),
        *(verdict.days_left or (None, None)),
        *(verdict.days_late or (None, None)),
        *(row.slip, row.times_moved, verdict.stale, row.against.relation if row.against else None),
        *(margin or (None, None)),
        [condition.text for condition in plan.conditions],
        plan.places,
        workspace.geography.countries(plan.places),
        plan.actors,
        [citation_in_full(citation, row.log) for citation in plan.sources],
        *(plan.file, plan.line),
    )


def as_markdown(answer: Plans, workspace: Workspace, history: bool = False) -> str:
    """Plans under their headings, a paragraph each, with their history as a list; sources once as numbered notes."""
    lines = [f"# Plans as of {workspace_day(workspace)}", ""]
    if answer.asked_against is not None:
        counts = [f"{relation} {count}" for relation, count in against_counts(answer).items() if count]
        asked = f"Deadlines against {markdown(words(answer.asked_against))}: "
    else:
        counts, asked = [f"{name} {count}" for name, count in verdict_counts(answer).items()], ""
    if counts:
        of = f" ({occurrences_words(answer)})" if occurrences_words(answer) else ""
        lines += [f"{asked}{', '.join(counts)}{of}.", ""]
    notes = Notes()
    heading = None
    for row in by_relation(answer):
        if row.heading != heading:
            heading = row.heading
            lines += [f"## {heading}{' (not counted)' if heading == 'Only reported' else ''}", ""]
        lines += [plan_paragraph(row, workspace, notes, in_full=True), ""]
        if history:
            lines += [*_history(row, workspace, notes), ""]
    lines += notes.section()
    return "\n".join(lines).rstrip() + "\n"


def workspace_day(workspace: Workspace) -> str:
    """The day of the answer in words, and how far the log has looked."""
    from timeline.reports.verdict_words import day_words

    return f"{day_words(workspace.as_of)} (the log has looked until {day_words(workspace.horizon)})"


def _history(row: Judged, workspace: Workspace, notes: Notes) -> Iterator[str]:
    """What happened to a plan, an item for each step."""
    for step in life(row.plan, row.log, Moment(workspace.as_of, workspace.as_of)):
        when = words(step.date) if step.date else "no date"
        note = f" ({markdown(step.note)})" if step.note else ""
        event = f" {code_span(step.event)}" if step.event else ""
        yield f"- {markdown(when)}: {markdown(step.what)}{note}{event}{notes.cite(step.sources, row.log)}"


def plan_paragraph(row: Judged, workspace: Workspace, notes: Notes, *, in_full: bool = False) -> str:
    """A plan in a paragraph: verdict, deadline, conditions, who to whom, notes.

    In full it says too when the plan was announced and which event settled it.
    """
    plan = row.plan
    term = "Until" if must_last(plan) else "Deadline"
    deadline = f" {term}: {markdown(words(row.deadline.date))}." if row.deadline else ""
    named = f" “{markdown(row.words)}”." if row.words else ""
    number = f" (no. {row.occurrence})" if row.occurrence is not None else ""
    who = ", ".join(workspace.memberships.name(actor) for actor in plan.by)
    whom = ", ".join(workspace.memberships.name(actor) for actor in plan.to)
    conditions = "".join(f" Condition: {markdown(condition.text)}." for condition in plan.conditions)
    against = f" Against the date asked for: {against_words(row.against)}." if row.against else ""
    slip = f" {slip_words(row).capitalize()}." if slip_words(row) else ""
    marks = entry_marks(plan)
    mark = f" ({'; '.join(marks)})" if marks else ""
    announced = occasion_date(plan.announced, row.log.events)
    kind = plan.kind.replace("-", " ").capitalize()
    kind += (f" by {markdown(who)}" if who else "") + (f" to {markdown(whom)}" if whom else "")
    kind += f", announced {markdown(words(announced))}" if announced and in_full else ""
    outcome = row.verdict.outcome
    settled = f" Settled by {code_span(outcome.event)}." if outcome and outcome.event and in_full else ""
    return (
        f"**{markdown(plan.title)}**{number}{mark} — {row.verdict.name}: {markdown(verdict_words(row))}."
        f"{deadline}{named}{slip}{conditions}{against} {kind}.{settled}{notes.cite(plan.sources, row.log)}"
    )


def records_table(records: Sequence[Record], workspace: Workspace, format: str) -> str:
    """The statistics by actor as CSV, JSON lines or Markdown."""
    if format == "jsonl":
        return jsonl_text(record._asdict() for record in records)
    rows = [
        [median_words(value) if name == "median_slip" else value for name, value in record._asdict().items()]
        for record in records
    ]
    for row, record in zip(rows, records, strict=True):
        row[0] = workspace.memberships.name(record.actor)
    columns = [name.replace("_", " ") for name in Record._fields]
    return markdown_table(columns, rows) if format == "md" else csv_text(Record._fields, records)
