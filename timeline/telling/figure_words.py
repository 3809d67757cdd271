"""Figures in words: the subject and estimator of a series, the change of an estimate, the relation of two estimates."""

from collections.abc import Iterable

from timeline.dates import words
from timeline.log.conflicts import RelationKind
from timeline.log.model import Figure
from timeline.reports.figures import Change, Estimate, Opposed, SeriesKey
from timeline.reports.wording import amount_words
from timeline.workspace import Workspace

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
    """The subject of some comparable figures with its unit: `Islamic State: fighters (people)`."""
    unit = "" if key.unit == key.measure or key.measure.endswith(f" {key.unit}") else f" ({key.unit})"
    return f"{measure_words(key, workspace, figures)}{unit}"


def measure_words(key: SeriesKey, workspace: Workspace, figures: Iterable[Figure] = ()) -> str:
    """The subject of some comparable figures whose numbers name the unit: `Islamic State: fighters`."""
    return f"{workspace.name_in_all(key.subject, figures)}: {key.measure}"


def amount_in_units(figure: Figure) -> str:
    """An estimate with its unit: `about 2,500 people`."""
    return f"{amount_words(figure)} {figure.unit}"


def who_words(by: str | None, workspace: Workspace, figure: Figure) -> str:
    """The estimator of a figure."""
    return workspace.naming(figure)(by) if by else "no estimator named"


def by_words(by: str | None, workspace: Workspace, figure: Figure) -> str:
    """The estimator of a figure among other facts; empty if none is named."""
    return f"by {who_words(by, workspace, figure)}" if by else ""


def area_words(places: tuple[str, ...], workspace: Workspace) -> str:
    """The area of which an estimate speaks."""
    return ", ".join(workspace.geography.name(place) for place in places) or "no place named"


def change_words(change: Change) -> str:
    """A change in words: `+500 to +1,500`, `at least −200`."""
    low, high = change
    if low is not None and high is not None:
        return (
            "no change" if low == high == 0 else _signed(low) if low == high else f"{_signed(low)} to {_signed(high)}"
        )
    if low is not None:
        return f"at least {_signed(low)}"
    return f"at most {_signed(high)}" if high is not None else "change not known"


def _signed(number: float) -> str:
    """A number with its sign; a minus sign, as word processors break lines behind a hyphen."""
    return f"{number:+,}".replace("-", "−")


def since_words(estimate: Estimate) -> str:
    """The change since the estimate before, and a caution for readers; empty for a first one."""
    if estimate.since is None or estimate.change is None:
        return ""
    return f"{change_words(estimate.change)} since {words(estimate.since.when)}{uneven_words(estimate.is_uneven)}"


def uneven_words(is_uneven: bool) -> str:
    """A caution for reading the difference between two counts."""
    return " (periods of unequal length)" if is_uneven else ""


def figure_summary(figure: Figure, workspace: Workspace) -> str:
    """An estimate in one line: `300 to 500 people, Aug 2024, UN Monitoring Team, Somalia`."""
    who = workspace.naming(figure)(figure.by) if figure.by else None
    where = area_words(figure.places, workspace) if figure.places else None
    parts = (amount_in_units(figure), words(figure.when), who, where)
    return ", ".join(part for part in parts if part)


def areas_words(pair: Opposed, workspace: Workspace) -> str:
    """The two areas of a pair of estimates, if they differ."""
    first, second = (area_words(point.figure.places, workspace) for point in (pair.first, pair.second))
    return f"{first} / {second}"
