"""Changes of plans that were only proposed, or rejected, in words."""

from timeline.dates import Date, words
from timeline.log.model import LIFTED, Revision, Within


def proposal_words(revision: Revision) -> str:
    """The change that was proposed, with its status: `proposed: deadline Dec 2025`."""
    return f"{revision.status}: {_change(revision)}"


def _change(revision: Revision) -> str:
    if revision.deadline == LIFTED:
        return "to lift the deadline"
    if isinstance(revision.deadline, Date):
        return f"deadline {words(revision.deadline, 'deadline')}"
    if isinstance(revision.deadline, Within):
        step = revision.deadline.step
        unit = step.unit if step.number == 1 else f"{step.unit}s"
        return f"deadline {step.number:,} {unit} from {revision.deadline.of}"
    if revision.until is not None:
        return f"until {words(revision.until, 'until')}"
    return f"“{revision.deadline_words}”" if revision.deadline_words else revision.note or "a change"
