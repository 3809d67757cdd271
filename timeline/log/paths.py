"""What stands in an entry below its own keys, each with its path there: citations, and the occasions of a plan."""

from collections.abc import Iterator

from timeline.log.model import Citation, Entry, Occasion, Plan

Path = tuple[str | int, ...]
"""Keys and numbers that lead from an entry to a place in it: `("sources", 0, "ref")`."""


def occasions(plan: Plan) -> Iterator[tuple[Path, Occasion]]:
    """Everything dated in a plan's life, with its path."""
    yield ("announced",), plan.announced
    for key, several in (("history", plan.history), ("revisions", plan.revisions), ("outcome", plan.outcomes)):
        for place, occasion in enumerate(several):
            yield (key, place), occasion


def citations(entry: Entry) -> Iterator[tuple[Path, Citation]]:
    """Every citation of an entry, with its path."""
    for place, citation in enumerate(entry.sources):
        yield ("sources", place), citation
    for place, dispute in enumerate(entry.disputed):
        for number, citation in enumerate(dispute.sources):
            yield ("disputed", place, "sources", number), citation
    if isinstance(entry, Plan):
        for path, occasion in occasions(entry):
            for number, citation in enumerate(occasion.sources):
                yield (*path, "sources", number), citation
        for place, condition in enumerate(entry.conditions):
            for number, citation in enumerate(condition.sources):
                yield ("conditions", place, "sources", number), citation
    for place, membership in enumerate(getattr(entry, "part_of", ())):
        for number, citation in enumerate(membership.sources):
            yield ("part_of", place, "sources", number), citation
