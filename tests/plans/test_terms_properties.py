"""The resolution of random deadlines that hang on each other, against a plain recursive definition."""

from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.plans.judging import day, log_of, promise
from timeline.plans.deadline import Moment, lacking, not_before, resolved

EVENTS = """events:
  - {id: early, date: 2025-02-10, title: Early, type: law}
  - {id: vague, date: 2025-03, title: Vague, type: law}
  - {id: late, date: 2025-06-20, title: Late, type: law}
  - {id: never, date: /.., checked: 2025-01-01, title: Never, type: deployment}
"""
STARTS: dict[str, tuple[str, str]] = {
    "early": ("2025-02-10", "2025-02-10"),
    "vague": ("2025-03-01", "2025-03-31"),
    "late": ("2025-06-20", "2025-06-20"),
}
OUTCOMES: dict[str, str] = {
    "": "",
    "met": ", outcome: {date: 2025-04-05, result: met}",
    "dropped": ", outcome: {date: 2025-04-05, result: dropped}",
}

Term = Any
"""A date, or a key of the log with its value."""

Window = tuple[int, int]

dates = st.sampled_from(["2025-01-15", "2025-04", "2025-05-20", "2025-08"])
BOUNDS = {
    "2025-01-15": ("2025-01-15", "2025-01-15"),
    "2025-04": ("2025-04-01", "2025-04-30"),
    "2025-05-20": ("2025-05-20", "2025-05-20"),
    "2025-08": ("2025-08-01", "2025-08-31"),
}


def terms(anchors: list[str]) -> st.SearchStrategy[Term]:
    names = st.sampled_from(anchors)
    simple = (
        dates | st.tuples(st.just("within"), st.tuples(st.integers(1, 90), names)) | st.tuples(st.just("before"), names)
    )
    kinds = st.sampled_from(["earlier_of", "later_of"])
    inner = st.tuples(kinds, st.lists(simple, min_size=2, max_size=3))
    outer = st.tuples(kinds, st.lists(simple | inner, min_size=2, max_size=3))
    return simple | outer


def written(term: Term) -> str:
    if isinstance(term, str):
        return term
    key, value = term
    if key == "within":
        number, name = value
        return f"{{within: {number} days, of: {name}}}"
    if key == "before":
        return f"{{before: {value}}}"
    return f"{{{key}: [{', '.join(map(written, value))}]}}"


class Plain:
    """The definition: `window` is None for what has no date."""

    def __init__(self, plans: Mapping[str, tuple[Term, str]], on: int) -> None:
        self.plans = plans
        self.on = on

    def start(self, name: str) -> Window | None:
        if name in STARTS:
            first, last = map(day, STARTS[name])
            return (first, last) if first <= self.on else None
        if name == "never":
            return None
        term, outcome = self.plans[name]
        if outcome and day("2025-04-05") <= self.on:
            return (day("2025-04-05"),) * 2 if outcome == "met" else None
        return self.window(term)

    def window(self, term: Term) -> Window | None:
        if isinstance(term, str):
            first, last = BOUNDS[term]
            return day(first), day(last)
        key, value = term
        if key in ("within", "before"):
            by, name = value if key == "within" else (-1, value)
            start = self.start(str(name))
            return None if start is None else (start[0] + by, start[1] + by)
        several = [self.window(member) for member in value]
        if key == "later_of" and None in several:
            return None
        dated = [one for one in several if one is not None]
        pick = min if key == "earlier_of" else max
        return (pick(one[0] for one in dated), pick(one[1] for one in dated)) if dated else None

    def bound(self, term: Term) -> int | None:
        """A day before which it cannot close, whatever becomes of what has no date; None if there is none."""
        window = self.window(term)
        if window is not None:
            return window[0]
        if isinstance(term, str) or term[0] in ("within", "before"):
            return None
        bounds = [self.bound(member) for member in term[1]]
        if term[0] == "later_of":
            return max((one for one in bounds if one is not None), default=None)
        return None if None in bounds else min(one for one in bounds if one is not None)


@st.composite
def cases(draw: st.DrawFn) -> dict[str, tuple[Term, str]]:
    """Plans that hang on events and on plans behind them, so that there is no loop."""
    number = draw(st.integers(1, 5))
    ids = [f"p{n}" for n in range(1, number + 1)]
    outcomes = st.sampled_from([*OUTCOMES])
    behind = {one: [*STARTS, "never", *ids[at + 1 :]] for at, one in enumerate(ids)}
    return {one: (draw(terms(behind[one])), draw(outcomes)) for one in ids}


@given(cases(), st.sampled_from(["2025-01-01", "2025-02-10", "2025-03-15", "2025-04-05", "2025-07-01"]))
def test_resolution_is_the_plain_definition(plans: dict[str, tuple[Term, str]], on: str) -> None:
    lines = (promise(f"deadline: {written(term)}{OUTCOMES[outcome]}") for term, outcome in plans.values())
    log, moment = log_of("\n".join(lines), more=EVENTS), Moment(day(on), day(on))
    plain = Plain(plans, day(on))
    for identity, (term, _) in plans.items():
        plan = log.plans[identity]
        found = resolved(plan.deadline, log, moment)
        window = plain.window(term)
        assert (found and (found.first, found.last)) == window
        if window is None:
            assert not_before(plan.deadline, log, moment) == plain.bound(term)
            waits_for = {one.anchor for one in lacking(plan.deadline, log, moment)}
            assert waits_for
            assert all(plain.start(anchor) is None for anchor in waits_for)
