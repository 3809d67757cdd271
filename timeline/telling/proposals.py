"""Changes of plans that were only proposed, or rejected, in words."""

from timeline.dates import Date, words
from timeline.log.log import Log
from timeline.log.model import LIFTED, Revision
from timeline.reports.term_wording import deadline_in_words, title_in


def proposal_words(revision: Revision, log: Log) -> str:
    """The change that was proposed, with its status: `proposed: deadline Dec 2025`."""
    return f"{revision.status}: {_change(revision, log)}"


def _change(revision: Revision, log: Log) -> str:
    term = revision.deadline
    if term == LIFTED:
        return "to lift the deadline"
    if isinstance(term, Date):
        return f"deadline {words(term, 'deadline')}"
    if term is not None:
        return f"deadline {deadline_in_words(term, title_in(log))}"
    if revision.until is not None:
        return f"until {words(revision.until, 'until')}"
    return f"“{revision.deadline_words}”" if revision.deadline_words else revision.note or "a change"
