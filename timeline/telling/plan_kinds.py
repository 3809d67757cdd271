"""Dates in the life of a plan by its kind: a demand is demanded, and an expectation is not announced."""

from typing import Final

from timeline.log.model import Plan, PlanKind

__all__ = ["announced_label", "kind_noun"]

_ANNOUNCED: Final[dict[PlanKind, str]] = {
    "commitment": "plan announced",
    "legal-requirement": "required by law",
    "intention": "plan announced",
    "demand": "demanded",
    "proposal": "proposed",
    "threat": "threatened",
    "expectation": "expected",
    "rule": "rule announced",
}
_NOUNS: Final[dict[PlanKind, str]] = {
    "commitment": "plan",
    "legal-requirement": "requirement",
    "intention": "plan",
    "demand": "demand",
    "proposal": "proposal",
    "threat": "threat",
    "expectation": "expectation",
    "rule": "rule",
}


def announced_label(plan: Plan) -> str:
    """The words in front of the title of a plan on the date of its announcement: `demanded`."""
    return _ANNOUNCED[plan.kind]


def kind_noun(plan: Plan) -> str:
    """The noun of a plan on later dates: the `demand` that is met or moved."""
    return _NOUNS[plan.kind]
