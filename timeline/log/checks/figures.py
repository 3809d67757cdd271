"""Checks of single figures, and of estimates that contradict each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from math import inf

from timeline.log.checks.context import Context
from timeline.log.conflicts import conflicts, counted, reach_of
from timeline.log.findings import MOST
from timeline.log.model import Figure
from timeline.log.subjects import Subject
from timeline.problems import Problem, Sentence
from timeline.text import quoted


def figure_time(figure: Figure, context: Context) -> Iterator[Problem]:
    """Report figures that are not either a stock at a time or a count over a period."""
    if (figure.as_of is None) == (figure.over is None):
        both = figure.as_of is not None
        message = "a figure has either 'as_of' or 'over'" + (", here are both" if both else ", here is neither")
        hint = "'as_of' is the time of a stock, 'over' the period of a count"
        if both or not (context.has_key(figure, "as_of") or context.has_key(figure, "over")):
            yield context.problem(figure, ("over",) if both else (), "figure-time", message, hint)


def figure_bounds(figure: Figure, context: Context) -> Iterator[Problem]:
    """Report figures without an estimate, and bounds in the wrong order of size."""
    low, high, value = figure.low, figure.high, figure.value
    if not figure.has_number:
        if figure.words is None and not any(context.has_key(figure, key) for key in ("low", "high", "value", "words")):
            hint = "give 'value', 'low' or 'high', or 'words'; a bound that the source does not give is left out"
            yield context.problem(figure, (), "figure-empty", "this figure has no number", hint)
    elif low is not None and high is not None and low > high:
        yield context.problem(
            figure, ("low",), "low-above-high", f"low {low} is above high {high}", "swap them, or correct one"
        )
    elif (value is not None and not (low is None or low <= value)) or not (
        value is None or high is None or value <= high
    ):
        message = f"the value {value} lies outside of low and high"
        yield context.problem(figure, ("value",), "value-outside", message, "correct one of them")


def qualified_bounds(figure: Figure, context: Context) -> Iterator[Problem]:
    """Report qualifiers that no number bears out: without the bound that they speak of, or with a second one."""
    qualifier, value = figure.qualifier, figure.value
    if qualifier is None:
        return
    if not figure.has_number:
        if figure.words is not None and not any(context.has_key(figure, key) for key in ("low", "high", "value")):
            hint = "leave it out: 'words' say all of it"
            yield _misqualified(figure, f"{qualifier!r} qualifies a number, and this figure has none", hint, context)
    elif qualifier in _SIDES:
        key, other = _SIDES[qualifier]
        bound = getattr(figure, key)
        reach = reach_of(figure)
        if value is None and bound is None:
            if context.has_key(figure, "value") or context.has_key(figure, key):
                return
            hint = f"give the number that it is {qualifier.replace('-', ' ')} as 'value'"
            yield _misqualified(figure, f"{qualifier!r} has neither 'value' nor {key!r} to speak of", hint, context)
        elif value is not None and bound is not None:
            message = f"{qualifier!r} makes the value {value} the {key} end, and here is {key!r} as well"
            yield _misqualified(figure, message, "keep one of them", context)
        elif reach.low == reach.high:
            message = f"no number is {qualifier.replace('-', ' ')} {reach.low} and {other} {reach.low} at once"
            yield _misqualified(figure, message, "correct one of them", context)


_SIDES = {"more-than": ("low", "at most"), "fewer-than": ("high", "at least")}
"""The qualifiers that exclude a number: the bound that they speak of, and the words of the other one."""


def _misqualified(figure: Figure, message: str, hint: str, context: Context) -> Problem:
    return context.problem(figure, ("qualifier",), "bad-qualifier", message, hint)


def _range(figure: Figure) -> str:
    reach = reach_of(figure)
    low, high = reach.low, reach.high
    if low == high:
        return f"{low:,}"
    below = f"{'fewer than' if reach.excludes_high else 'at most'} {high:,}" if high != inf else ""
    above = f"{'more than' if reach.excludes_low else 'at least'} {low:,}" if low != -inf else ""
    if above and below:
        return f"{above}, {below}" if reach.excludes_low or reach.excludes_high else f"{low:,}–{high:,}"
    return above or below


def comparable_figures(context: Context) -> Iterator[Problem]:
    """Warn of conflicts and of unnamed estimators among figures that count the same thing in the same places."""
    left = MOST
    for group in context.comparable:
        for figures in _comparable(group, context):
            both = chain(conflicting_figures(figures, context), unnamed_estimators(figures, context))
            for problem in islice(both, left):
                left -= 1
                yield problem


def _comparable(group: Sequence[str], context: Context) -> Iterable[Sequence[Figure]]:
    """Split the figures of a group that only look alike: an actor and a place may have the same id."""
    found: dict[tuple[str | None, Subject], list[Figure]] = defaultdict(list)
    for identity in group:
        figure = context.log.figures[identity]
        found[counted(figure), context.log.subject_of(figure)].append(figure)
    return found.values()


def conflicting_figures(group: Sequence[Figure], context: Context) -> Iterator[Problem]:
    """Warn of two estimates for the same time whose ranges do not meet; both stay."""
    for first, second in conflicts(group, context.log.subject_of):
        both = f"{_range(second)} is in conflict with {_range(first)} of {first.id!r} ("
        message = Sentence(both, *context.place(first, second), ")")
        hint = "this is no fault if the sources differ; answers show both"
        yield context.problem(second, (), "figures-in-conflict", message, hint, "warning")


def unnamed_estimators(group: Sequence[Figure], context: Context) -> Iterator[Problem]:
    """Warn of estimates of one publisher that form no series, as they have no `by`."""
    series: dict[str, list[Figure]] = defaultdict(list)
    for figure in group:
        if publisher := _publisher(figure, context):
            series[publisher].append(figure)
    for publisher, (first, *others) in series.items():
        other = next((one for one in others if one.sources[0].ref != first.sources[0].ref), None)
        if other is not None:
            message = Sentence(
                f"{other.id!r} and {first.id!r} (",
                *context.place(first, other),
                f") come from different documents of {quoted(publisher)} and make no series, for they do not say who "
                "estimates",
            )
            hint = f"if it is one estimator, name it in each: by: {context.actor_called(publisher) or 'ID'}"
            yield context.problem(other, (), "unnamed-estimator", message, hint, "warning")


def _publisher(figure: Figure, context: Context) -> str | None:
    """Return the publisher of the document that gives an estimate, if no estimator is named."""
    if figure.by is not None or not figure.sources:
        return None
    source = context.log.sources.get(figure.sources[0].ref)
    return source.publisher if source is not None else None
