"""Properties of every verdict for any plan."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.plans.judging import log_of, promise
from timeline.dates import Date, parse
from timeline.log.deadline_terms import LIFTED
from timeline.log.log import Log
from timeline.log.model import PLAN_KINDS, RESULTS, Outcome, Plan, Revision
from timeline.plans.deadline import Moment, deadline_in_force
from timeline.plans.recurrence import occurrences
from timeline.plans.verdict import SETTLED, Verdict, judge

LOG = log_of(promise("deadline: 2025-09"))
PLAN = LOG.plans["p1"]

days = st.dates(datetime.date(2024, 9, 27), datetime.date(2026, 12, 31)).map(datetime.date.toordinal)
terms = st.sampled_from(
    ["2025-03-31", "2025-09", "2025", "[..2025-09]", "2025-35", "early 2026", "2025-12~", "by 15 May 2026"]
).map(parse)
dates = st.sampled_from(
    ["2024-12-01", "2025-03-31", "2025-09", "2025-10", "2025", "[..2026-01]", "[2025-09..]", "2025-09-20/2025-10-02"]
).map(parse)
outcomes = st.builds(Outcome, date=dates, known=st.none() | dates, result=st.sampled_from(sorted(RESULTS)))
revisions = st.builds(Revision, date=dates, known=st.none() | dates, deadline=st.none() | terms | st.just(LIFTED))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    term: Date | None = draw(st.none() | terms)
    lasts = draw(st.booleans())
    return PLAN._replace(
        kind=draw(st.sampled_from(PLAN_KINDS)),
        deadline=None if lasts else term,
        until=term if lasts else None,
        revisions=() if lasts else tuple(draw(st.lists(revisions, max_size=3))),
        outcomes=tuple(draw(st.lists(outcomes, max_size=1))),
    )


def log_until(horizon: int) -> Log:
    covers = parse(f"2000/{datetime.date.fromordinal(horizon).isoformat()}")
    return LOG._replace(header=LOG.header._replace(covers=covers))


def verdict(plan: Plan, horizon: int, on: int, known: int) -> Verdict:
    log, moment = log_until(horizon), Moment(on, known)
    return judge(plan, log, deadline_in_force(plan, log, moment), moment)


@given(plans(), days, days, days)
def test_days_are_left_or_late_never_both_and_in_order(plan: Plan, horizon: int, on: int, known: int) -> None:
    found = verdict(plan, horizon, on, known)
    assert found.days_left is None or found.days_late is None
    for some in (found.days_left, found.days_late):
        assert some is None or (some.min >= 0 and (some.max is None or some.max >= some.min))
    assert (found.days_left is not None) == (found.name in ("pending", "due"))
    assert (found.name in ("overdue", "passed")) <= (found.days_late is not None)
    assert (found.timing is not None) <= (found.name in ("met", "partly-met"))


@given(plans(), days, days, days)
def test_stale_and_unknown_speak_of_the_horizon(plan: Plan, horizon: int, on: int, known: int) -> None:
    found = verdict(plan, horizon, on, known)
    assert found.stale == (on > horizon)
    assert (found.name == "unknown") <= found.stale
    assert (found.at_horizon is not None) <= (found.name == "unknown")
    assert found.at_horizon != "unknown"


@given(plans(), days, days, days, days)
def test_settled_plans_stay_settled(plan: Plan, horizon: int, one: int, other: int, known: int) -> None:
    earlier, later = sorted((one, other))
    plan = plan._replace(revisions=())
    if verdict(plan, horizon, earlier, known).name in SETTLED:
        assert verdict(plan, horizon, later, known).name in SETTLED


@given(plans(), days, days, days, days)
def test_without_revisions_time_runs_forward(plan: Plan, horizon: int, one: int, other: int, known: int) -> None:
    earlier, later = sorted((one, other))
    plan = plan._replace(revisions=(), until=None)
    order = {"pending": 0, "due": 1, "possibly-in-force": 1, "unknown": 2, "overdue": 2, "passed": 2, "open": 2}
    before, after = (order.get(verdict(plan, horizon, on, known).name, 3) for on in (earlier, later))
    assert before <= after


@given(plans(), days, days, days, days)
def test_a_later_horizon_never_makes_a_verdict_vaguer(plan: Plan, one: int, other: int, on: int, known: int) -> None:
    nearer, further = sorted((one, other))
    before, after = verdict(plan, nearer, on, known), verdict(plan, further, on, known)
    assert (after.name == "unknown") <= (before.name == "unknown")
    if before.name != "unknown":
        assert after.name == before.name


@given(plans(), days, days, days, days)
def test_more_knowledge_never_loses_an_outcome(plan: Plan, horizon: int, on: int, one: int, other: int) -> None:
    less, more = sorted((one, other))
    before, after = verdict(plan, horizon, on, less), verdict(plan, horizon, on, more)
    assert before.outcome is None or after.outcome is before.outcome


@given(plans(), days, days, days)
def test_facts_after_the_day_make_no_difference(plan: Plan, horizon: int, on: int, known: int) -> None:
    future = plan._replace(
        revisions=(*plan.revisions, Revision(date=parse("2027-01-01"), deadline=parse("2030"))),
        outcomes=plan.outcomes or (Outcome(date=parse("2027-01-01"), result="met"),),
    )
    assert verdict(future, horizon, on, known) == verdict(plan, horizon, on, known)


steps = st.sampled_from(["1 day", "2 weeks", "1 month", "6 months", "1 year"])


@given(
    st.sampled_from(["2025-08-31", "2024-02-29", "2025-01", "2025", "by March 2025"]),
    steps,
    st.none() | st.integers(1, 20),
    days,
    days,
)
def test_a_series_only_grows_and_each_deadline_lies_after_the_one_before(
    deadline: str, step: str, times: int | None, one: int, other: int
) -> None:
    words = f"deadline: {deadline}, every: {step}" + (f", times: {times}" if times else "")
    plan = SERIES.setdefault(words, log_of(promise(words)).plans["p1"])
    earlier, later = sorted((one, other))
    few = list(occurrences(plan, LOG, Moment(earlier, earlier)))
    many = list(occurrences(plan, LOG, Moment(later, later)))
    assert many[: len(few)] == few
    assert [number for number, _ in many] == list(range(len(many)))
    lasts = [deadline.last for _, deadline in many if deadline]
    assert lasts == sorted(set(lasts))
    assert times is None or len(many) <= times
    assert times is not None or (many[-1][1] is not None and many[-1][1].first > later)


SERIES: dict[str, Plan] = {}
