"""Disputed entries in words, for the tables of `state`."""

from collections.abc import Iterator

from timeline.reports.disputes import Disputed, claim_words, entry_words, fields_of, followed_words
from timeline.reports.entries import Found
from timeline.workspace import Workspace


def dispute_words(found: Found, workspace: Workspace) -> Iterator[tuple[Disputed, str, list[str]]]:
    """Each disputed field of an entry: the value that the log follows, and the other claims."""
    for disputed in fields_of(found.entry, found.log):
        claims = []
        for claim in disputed.claims:
            note = f" ({claim.note})" if claim.note else ""
            claims.append(f"{claim_words(claim, disputed.log, workspace)}{note}")
        followed = followed_words(disputed.entry, disputed.field, disputed.log, workspace)
        # The title stands above already.
        is_said = followed == disputed_title(found, workspace)
        yield disputed, disputed.field if is_said else f"{disputed.field}, followed: {followed}", claims


def disputed_title(found: Found, workspace: Workspace) -> str:
    """The title of a disputed entry."""
    return entry_words(found.entry, workspace)
