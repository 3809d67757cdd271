"""An entry of any kind that was found, as other answers have it."""

from timeline.dates import Match
from timeline.export.figures import estimate_object
from timeline.export.objects import Json, event_object, series_object
from timeline.export.plans import plan_object
from timeline.log.log import Log
from timeline.log.model import Entry, Event, Figure, Plan
from timeline.plans.deadline import Moment
from timeline.reports.figures import Estimate, series_key
from timeline.reports.plans import judged
from timeline.workspace import Workspace


def found_object(entry: Entry, log: Log, match: Match, workspace: Workspace) -> Json:
    """An event, a plan (as it stands on the day of the workspace) or a figure."""
    if isinstance(entry, Event):
        return event_object(entry, log, workspace, match.name.lower())
    if isinstance(entry, Plan):
        rows = list(judged(entry, log, Moment(workspace.as_of, workspace.as_of)))
        # For a series, the next occurrence, or the last one.
        row = next((one for one in rows if not one.verdict.is_settled), rows[-1])
        return plan_object(row._replace(match=match), workspace)
    assert isinstance(entry, Figure)
    return {**series_object(series_key(entry, log)), **estimate_object(Estimate(entry, log, match))}
