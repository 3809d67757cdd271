"""The report of an import, in the formats for machines."""

from collections.abc import Iterable, Sequence

from timeline.edits.names import Names
from timeline.export.forms import Forms
from timeline.export.lines import Each, Json, Lines
from timeline.export.sheets.imported import imported_sheet
from timeline.imports.newcomers import Newcomer
from timeline.imports.returned_values import Place
from timeline.imports.review import Changed, Computed, Double, EntryName, Gone, New, Refused, Review, StruckOut
from timeline.imports.three_way import Change
from timeline.telling.imported import shown_name

_LISTS = ("new", "changed", "here", "gone", "struck_out", "doubles", "names", "names_left_out", "refused", "computed")


def forms(review: Review, names: Names) -> Forms:
    """Return the formats of the report of an import; `names` put the values of its table into words."""
    return Forms(
        value=lambda: _value(review),
        lists=[Lines(name, {"what": name}) for name in _LISTS],
        sheet=lambda: imported_sheet(review, names),
    )


def _value(review: Review) -> Json:
    """The document `timeline.import/1`."""
    return {
        "schema": "timeline.import/1",
        "file": shown_name(review.file),
        "way": review.way,
        "map": review.map or None,
        "sheet": review.sheet or None,
        "source": review.source or None,
        "is_new_source": review.is_new_source,
        "licence": review.licence or None,
        "notes": list(review.notes),
        "counts": review.counts._asdict(),
        "new": Each(review.new, _new),
        "changed": Each(review.changed, _changed),
        "here": Each(review.here, _changed),
        "gone": Each(review.gone, _gone),
        "struck_out": Each(review.struck_out, _struck_out),
        "doubles": Each(review.doubles, _double),
        "names": _names(review.newcomers),
        "names_left_out": _names(review.names_left_out),
        "refused": Each(review.refused, _refused),
        "computed": Each(review.computed, _computed),
    }


def _place(place: Place) -> Json:
    return {
        "sheet": place.sheet or None,
        "row": place.row,
        "column": place.column or None,
        "heading": place.heading or None,
    }


def _entry(entry: EntryName) -> Json:
    return {"section": entry.section, "id": entry.id, "title": entry.title or None}


def _new(one: New) -> Json:
    return {
        **_place(one.place),
        "row_id": one.identity or None,
        **_entry(one.entry),
        "entry": dict(one.value),
        "figures": [dict(figure) for figure in one.figures],
        "unknown": list(one.asks),
    }


def _changed(one: Changed) -> Json:
    return {
        **_place(one.place),
        "row_id": one.identity or None,
        **_entry(one.entry),
        "conflict": one.has_conflict,
        "changes": [_change(change, one.places.get(change.key)) for change in one.changes],
        "unknown": list(one.asks),
    }


def _change(change: Change, place: Place | None) -> Json:
    """A changed field: what was imported or sent last, what stands there, what the log says."""
    return {
        "field": change.key,
        "outcome": change.outcome,
        "before": change.base,
        "there": change.theirs,
        "here": change.ours,
        "added": list(change.added),
        "removed": list(change.removed),
        "column": (place.column or None) if place is not None else None,
    }


def _gone(one: Gone) -> Json:
    return {"row_id": one.identity or None, **_entry(one.entry), "is_gone_here": one.is_gone_here}


def _struck_out(one: StruckOut) -> Json:
    return {**_place(one.place), **_entry(one.entry)}


def _double(one: Double) -> Json:
    own = {**_place(one.new.place), "row_id": one.new.identity or None, "title": one.new.entry.title}
    return {**own, "may_be": _entry(one.entry), "why": one.why}


def _names(newcomers: Iterable[Newcomer]) -> Sequence[Json]:
    return [{"role": one.role, "name": one.text, "times": one.times, "first_rows": list(one.rows)} for one in newcomers]


def _refused(one: Refused) -> Json:
    own = {"cell": one.shown or None, "why": one.why, "remedy": one.remedy or None}
    return {**_place(one.place), **own, "id": one.id or None, "is_part": one.is_part}


def _computed(one: Computed) -> Json:
    return {**_place(one.place), "id": one.id, "was": one.was, "now": one.now}
