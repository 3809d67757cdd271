"""The keys of a plan in a log: announcement, deadline, history, revisions, conditions and outcome."""

import re
from typing import Any

from timeline.dates import Date
from timeline.log import model
from timeline.log.deadline_terms import LIFTED
from timeline.log.reading import (
    DATE,
    SLUG,
    TEXT,
    Reading,
    ValueType,
    choice,
    date,
    reference_to,
    several,
    text,
)
from timeline.log.shapes import ACTOR_IDS, CITATIONS, COMMON, Field, Shape, shaped
from timeline.log.term_shapes import DEADLINE, STEP, day_of_rule
from timeline.log.yaml.nodes import Node, Scalar
from timeline.text import quoted, sign_remedy

_COUNT = re.compile("[1-9][0-9]{0,3}")
_POSITION = re.compile("0|[1-9][0-9]{0,3}")

_OCCASION = {
    "date": Field(DATE, "when"),
    "event": Field(reference_to("events"), "the id of the event, whose date and sources then hold"),
    "known": Field(DATE, "when it became public, where that is later"),
    "note": Field(TEXT, "what happened, in our own words"),
    "sources": Field(CITATIONS, "who says so, and where"),
}


def _revised_deadline(node: Node, reading: Reading) -> Any:
    """Read a deadline, or `none`, which lifts it."""
    if isinstance(node, Scalar) and node.value == "none":
        return LIFTED
    return DEADLINE.read(node, reading)


def _until(node: Node, reading: Reading) -> Date | None:
    return date(node, reading, "until")


UNTIL = ValueType(_until, DATE.schema)
REVISED_DEADLINE = ValueType(
    _revised_deadline, {"anyOf": [{"const": "none"}, *DEADLINE.schema["anyOf"]]}, keys=DEADLINE.keys
)


def _whole(node: Node, reading: Reading) -> int | None:
    """A count from 1."""
    value = text(node, reading)
    if value is None or _COUNT.fullmatch(value):
        return None if value is None else int(value)
    hint = sign_remedy(value, lambda written: _COUNT.fullmatch(written) is not None)
    hint = hint or "write a whole number from 1 to 9999"
    reading.fault(node, "bad-number", f"{quoted(value)} is not a count", hint)
    return None


def _position(node: Node, reading: Reading) -> int | None:
    """A place in a series, from 0."""
    value = text(node, reading)
    if value is None or _POSITION.fullmatch(value):
        return None if value is None else int(value)
    hint = sign_remedy(value, lambda written: _POSITION.fullmatch(written) is not None)
    hint = hint or "the first occurrence is 0, the next is 1, and so on"
    reading.fault(node, "bad-number", f"{quoted(value)} is not the number of an occurrence", hint)
    return None


POSITION = ValueType(
    _position,
    {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": "^(?:0|[1-9][0-9]{0,3})$"}]},
)
COUNT = ValueType(
    _whole, {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": "^[1-9][0-9]{0,3}$"}]}
)

OCCASION = Shape("occasion", model.Occasion, _OCCASION)
REVISION = Shape(
    "revision",
    model.Revision,
    {
        **_OCCASION,
        "deadline": Field(REVISED_DEADLINE, "the new deadline; 'none' lifts it"),
        "deadline_words": Field(TEXT, "the new deadline in the words of the source"),
        "until": Field(UNTIL, "the new day to which it must last; with 'every', when it stops recurring"),
        "status": Field(
            choice(model.REVISION_STATUSES, "status of a revision"),
            "proposed or rejected: it changes nothing; its adoption is a further revision",
        ),
    },
    sample="{date: …, deadline: …, sources: [ID]}",
)
OUTCOME = Shape(
    "outcome",
    model.Outcome,
    {
        **_OCCASION,
        "result": Field(choice(model.RESULTS, "result"), "what became of it", required=True),
        "superseded_by": Field(reference_to("plans"), "the id of the plan that replaces it"),
        "occurrence": Field(POSITION, "which occurrence of a recurring plan this settles; the first is 0"),
    },
    sample="{date: …, result: met, sources: [ID]}",
)
ENDED = Shape(
    "end of a condition",
    model.Ended,
    {
        **_OCCASION,
        "how": Field(choice(model.ENDINGS, "end of a condition"), "fulfilled or dropped", required=True),
    },
)
CONDITION = Shape(
    "condition",
    model.Condition,
    {
        "text": Field(TEXT, "the condition, in our own words", required=True),
        "sources": Field(CITATIONS, "who says so, and where"),
        "ended": Field(shaped(ENDED), "when it ended, by a date or {event: ID}, and how"),
    },
)


def _plan(**values: Any) -> model.Plan:
    """A plan; of a rule, the day from which it applies is its deadline."""
    plan = model.Plan(**values)
    if plan.kind != "rule":
        return plan
    revisions = tuple(revision._replace(deadline=day_of_rule(revision.deadline)) for revision in plan.revisions)
    return plan._replace(deadline=day_of_rule(plan.deadline), revisions=revisions)


PLAN = Shape(
    "plan",
    _plan,
    {
        "id": Field(SLUG, "a short name, unique in the log", required=True),
        "title": Field(TEXT, "what is to happen, in one sentence", required=True),
        "kind": Field(choice(model.PLAN_KINDS, "kind of plan"), f"one of {', '.join(model.PLAN_KINDS)}", required=True),
        "announced": Field(shaped(OCCASION, bare="date"), "when: a date, or {event: ID}", required=True),
        "by": Field(ACTOR_IDS, "the actors who would act, or who demand"),
        "to": Field(ACTOR_IDS, "the actors to whom a demand or proposal is made"),
        "deadline": Field(DEADLINE, "the latest day for doing it, as vague as the source; of a rule, when it applies"),
        "deadline_words": Field(TEXT, "the deadline in the words of the source"),
        "until": Field(UNTIL, "the day to which something must last; with 'every', when it stops recurring"),
        "every": Field(STEP, "how often it recurs, such as '6 months'"),
        "times": Field(COUNT, "how many times it recurs"),
        "conditions": Field(several(shaped(CONDITION, bare="text")), "what it depends on"),
        "history": Field(several(shaped(OCCASION)), "what came before the announcement"),
        "revisions": Field(several(shaped(REVISION)), "what changed after the announcement"),
        "outcome": Field(several(shaped(OUTCOME)), "what became of it, only once there is something", into="outcomes"),
        **COMMON,
        "distinct": Field(
            several(reference_to("plans")), "the ids of plans that look like it and are others: nobody asks again"
        ),
    },
)  # fmt: skip
