"""Disputed entries in words, for the tables of `state`."""

from collections.abc import Iterator

from timeline.reports.disputes import Disputed, claim_words, entry_words, fields_of, followed_words
from timeline.reports.entries import Found
from timeline.workspace import Workspace


def dispute_words(found: Found, workspace: Workspace) -> Iterator[tuple[Disputed, str, list[str]]]:
    """Each disputed field of an entry: what the log follows, and what others claim."""
    for one in fields_of(found.entry, found.log):
        claims = []
        for claim in one.claims:
            note = f" ({claim.note})" if claim.note else ""
            claims.append(f"{claim_words(claim, one.log, workspace)}{note}")
        followed = followed_words(one.entry, one.field, one.log, workspace)
        # What the title says stands above.
        is_said = followed == disputed_title(found, workspace)
        yield one, one.field if is_said else f"{one.field}, followed: {followed}", claims


def disputed_title(found: Found, workspace: Workspace) -> str:
    """What a disputed entry is called."""
    return entry_words(found.entry, workspace)
