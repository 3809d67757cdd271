"""Figures in words: the subject and estimator of a series, the change of an estimate, the relation of two estimates."""

import re
from collections.abc import Iterable

from timeline.dates import words
from timeline.log.conflicts import RelationKind
from timeline.log.model import Figure, Number
from timeline.log.subjects import Subject
from timeline.reports.counted import Lengths
from timeline.reports.figures import Change, Estimate, Opposed, Point, SeriesKey, excluded_from_change, series_key
from timeline.reports.wording import amount_in_units, subject_name
from timeline.workspace import Workspace

TWO_KINDS = (
    "How many there are at a time and how many were counted over a period are different things: "
    "their numbers are not to be compared."
)
"""The word on the difference of a stock and a count of the same thing."""

RELATION_LABELS: dict[RelationKind, str] = {
    "conflict": "in conflict",
    "agreement": "agree",
    "not-same-area": "not the same area",
}
"""The words for the relation of two estimates."""

RELATION_OF_ONE: dict[RelationKind, str] = {
    "conflict": "in conflict with",
    "agreement": "agrees with",
    "not-same-area": "not the same area as",
}
"""The words for one of two related estimates, as the other one's entry shows it."""


def group_words(key: SeriesKey, workspace: Workspace, figures: Iterable[Figure] = ()) -> str:
    """The subject of comparable figures, with the unit unless the measure names it: `Rebels: fighters (people)`."""
    is_named = re.search(rf"(?<!\w){re.escape(key.unit)}(?!\w)", key.measure, re.IGNORECASE)
    return measure_words(key, workspace, figures) + ("" if is_named else f" ({key.unit})")


def measure_words(key: SeriesKey, workspace: Workspace, figures: Iterable[Figure] = ()) -> str:
    """The subject of some comparable figures whose numbers name the unit: `Islamic State: fighters`."""
    subject = Subject(key.subject_kind, key.subject, key.subject_text)
    return f"{subject_name(subject, workspace, figures)}: {key.measure}"


def who_words(key: SeriesKey, workspace: Workspace, figures: Iterable[Figure]) -> str:
    """The estimator of some figures; one whom the log does not name is told by the document: `in: A report, UN`."""
    if key.by is not None:
        return workspace.name_in_all(key.by, figures)
    return "no estimator named" if key.document is None else f"in: {key.document_title}"


def by_words(key: SeriesKey, workspace: Workspace, figures: Iterable[Figure]) -> str:
    """The estimator of some figures among other facts; empty if nothing is known of it."""
    if key.by is None and key.document is None:
        return ""
    return f"{'by ' if key.by is not None else ''}{who_words(key, workspace, figures)}"


def area_words(places: tuple[str, ...], workspace: Workspace) -> str:
    """The area of which an estimate speaks."""
    return ", ".join(workspace.geography.name(place) for place in places) or "no place named"


def change_words(change: Change, excluded: tuple[bool, bool] = (False, False)) -> str:
    """A change in words: `+500 to +1,500`; with an open or excluded end `a rise of at least 200`, `no fall`."""
    low, high = change
    no_low, no_high = excluded
    if low is None and high is None:
        return "change not known"
    if low is None or high is None or no_low or no_high:
        return _bounded(low, high, no_low, no_high)
    return "no change" if low == high == 0 else _signed(low) if low == high else f"{_signed(low)} to {_signed(high)}"


def _bounded(low: Number | None, high: Number | None, no_low: bool, no_high: bool) -> str:
    """A change between bounds that may be open or excluded, as the rise or the fall that it is."""
    if high is None:
        assert low is not None
        return _at_least("rise", "fall", low, no_low)
    if low is None:
        return _at_least("fall", "rise", -high, no_high)
    if low >= 0:
        return _between("rise", (low, no_low), (high, no_high))
    if high <= 0:
        return _between("fall", (-high, no_high), (-low, no_low))
    return f"between a fall of {_most(-low, no_low)} and a rise of {_most(high, no_high)}"


def _at_least(one: str, other: str, bound: Number, is_excluded: bool) -> str:
    """A change with one bound: at least so much of the one, or at most so much of the other."""
    if bound == 0:
        return f"a {one}" if is_excluded else f"no {other}"
    return (
        f"a {one} of {_least(bound, is_excluded)}"
        if bound > 0
        else f"a {other} of {_most(-bound, is_excluded)}, if any"
    )


def _between(name: str, least: tuple[Number, bool], most: tuple[Number, bool]) -> str:
    """A rise, or a fall, between two numbers, each with the flag that it is excluded."""
    if least[0] == 0:
        return f"a {name}, of {_most(*most)}" if least[1] else f"a {name} of {_most(*most)}, if any"
    return f"a {name} of {_least(*least)}, {_most(*most)}"


def _least(number: Number, is_excluded: bool) -> str:
    return f"{'more than' if is_excluded else 'at least'} {number:,}"


def _most(number: Number, is_excluded: bool) -> str:
    return f"{'less than' if is_excluded else 'at most'} {number:,}"


def _signed(number: float) -> str:
    """A number with its sign; a minus sign, as word processors break lines behind a hyphen."""
    return f"{number:+,}".replace("-", "−")


def since_words(estimate: Estimate) -> str:
    """The change since the estimate before, and a caution for readers; empty for a first one."""
    if estimate.since is None or estimate.change is None:
        return ""
    excluded = excluded_from_change(estimate.since, estimate.figure)
    difference = change_words(estimate.change, excluded)
    return f"{changed_since(difference, estimate.since)}{lengths_words(estimate.lengths)}"


def changed_since(difference: str, earlier: Figure) -> str:
    """A change in words with the date of the estimate that it counts from: `+50 since Oct 2024`."""
    return f"{difference}{',' if difference.endswith(', if any') else ''} since {words(earlier.when)}"


def lengths_words(lengths: Lengths) -> str:
    """A caution for reading the difference between two counts; empty if their periods are alike."""
    return "" if lengths == "alike" else f" (periods of {lengths} length)"


def figure_summary(point: Point, workspace: Workspace) -> str:
    """An estimate in one line: `300 to 500 people, Aug 2024, UN Monitoring Team, Somalia`."""
    figure, key = point.figure, series_key(*point)
    who = who_words(key, workspace, (figure,)) if key.by is not None or key.document is not None else None
    where = area_words(figure.places, workspace) if figure.places else None
    parts = (amount_in_units(figure), words(figure.when), who, where)
    return ", ".join(part for part in parts if part)


def areas_words(pair: Opposed, workspace: Workspace) -> str:
    """The two areas of a pair of estimates, if they differ."""
    first, second = (area_words(point.figure.places, workspace) for point in (pair.first, pair.second))
    return f"{first} / {second}"
