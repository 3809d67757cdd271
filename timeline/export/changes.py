"""Changes in the formats for machines."""

from timeline.dates import iso
from timeline.export.chronology import row_object
from timeline.export.forms import Forms
from timeline.export.found import found_object
from timeline.export.lines import Lines
from timeline.export.objects import (
    Json,
    date_object,
    day_text,
    not_followed_object,
    point_object,
    series_object,
    source_object,
)
from timeline.export.plans import days_object, occasion_object, plan_object
from timeline.export.sheets.changes import changes_sheet
from timeline.reports.changed_plans import PlanChange
from timeline.reports.changes import Changes, Corrected, FigureChange, Logged
from timeline.reports.disputes import brought_text
from timeline.reports.followed import not_followed_words
from timeline.telling.change_words import EVENTS, PLANS
from timeline.workspace import Workspace


def forms(answer: Changes, workspace: Workspace) -> Forms:
    """Return the formats of the changes."""
    return Forms(
        value=lambda: _value(answer, workspace),
        lists=_LISTS,
        sheet=lambda: changes_sheet(answer, workspace),
        note=lambda: not_followed_words(workspace, answer.window),
    )


def _value(answer: Changes, workspace: Workspace) -> Json:
    """The document `timeline.changes/1`."""
    return {
        "schema": "timeline.changes/1",
        "as_of": day_text(workspace.as_of),
        "horizon": iso(workspace.horizon),
        "not_followed": not_followed_object(workspace, answer.window),
        "from": date_object(answer.since),
        "to": date_object(answer.until),
        "window": {"first": iso(answer.window.first), "last": iso(answer.window.last)},
        "added": answer.added,
        **{name: [row_object(row, workspace) for row in getattr(answer, name)] for name in EVENTS},
        "plans": {_key(name): [_plan(one, workspace) for one in getattr(answer, name)] for name in PLANS},
        "figures": [_figure(one) for one in answer.figures],
        "began_unknown": [row.entry.id for row in answer.began_unknown],
        "logged": [_logged(one, workspace) for one in answer.logged],
        "corrections": [_correction(one, workspace) for one in answer.corrections],
        "not_judged": answer.without_place,
    }


def _key(name: str) -> str:
    """Return the key of a list of plans under `plans`."""
    return name.removeprefix("plans_")


_LISTS = (
    *(Lines(name, {"part": name, "change": name}) for name in EVENTS),
    Lines("began_unknown", {"part": "began_unknown", "change": "began_unknown"}, lambda _, name: [{"id": name}]),
    *(Lines(f"plans.{_key(name)}", {"part": name, "change": name}) for name in PLANS),
    Lines("figures", {"part": "figures"}),
    Lines("logged", {"part": "logged", "change": "logged"}),
    Lines("corrections", {"part": "corrections", "change": "corrections"}),
)
"""The lists with their lines: `part` names the list; so does `change`, but for figures it tells how they changed."""


def _plan(one: PlanChange, workspace: Workspace) -> Json:
    """A plan with its verdict, the date of its change, and for a revision the deadline before and after."""
    moved = {
        "from": date_object(one.before.date) if one.before else None,
        "to": date_object(one.after.date) if one.after else None,
        "days": one.moved_by,
        "slip": days_object(one.moved_range),
    }
    return {
        **plan_object(one.plan, workspace),
        "match": one.match.name.lower(),
        "when": date_object(one.when),
        "moved": moved if one.is_moved else None,
        "proposal": occasion_object(one.proposal, one.plan.log) if one.proposal is not None else None,
        **({"what": one.learned, "known": date_object(one.known)} if one.learned else {}),
    }


def _figure(one: FigureChange) -> Json:
    return {
        **series_object(one.series.key),
        "before": point_object(*one.before) if one.before else None,
        "after": point_object(*one.after),
        "change": {"min": one.change.min, "max": one.change.max} if one.change else None,
        "match": one.match.name.lower(),
    }


def _logged(one: Logged, workspace: Workspace) -> Json:
    entry = found_object(one.entry, one.log, one.match, workspace)
    return {"what": one.what, "entry": entry, "match": one.match.name.lower()}


def _correction(one: Corrected, workspace: Workspace) -> Json:
    """A correction; only one that sources brought has any."""
    correction = one.correction
    return {
        "entry": one.entry.id,
        "date": date_object(correction.date),
        "field": correction.field,
        "was": correction.was,
        "now": brought_text(one.entry, correction, one.log, workspace),
        "why": correction.why,
        "sources": [source_object(citation, one.log) for citation in correction.sources],
        "match": one.match.name.lower(),
    }
