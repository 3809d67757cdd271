"""The figures that a row gives beside its entry, such as the deaths of an event."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from timeline.edits.drafts import SHAPES, Draft
from timeline.edits.placed import ordered
from timeline.imports.columns import Cells
from timeline.imports.entries import Filled, Filler
from timeline.imports.entry_ids import EntryIds, slug_of
from timeline.imports.maps import NUMBERS, FigureMap, OfEntry
from timeline.imports.unfit import Unfit
from timeline.log.editing.values import Value

_measure_slug = lru_cache(maxsize=256)(slug_of)  # the measures of a table are few
_FIGURE = SHAPES["figure"]
_ESTIMATES = frozenset({*NUMBERS, "words"})


class RowFigures:
    """Makes the figures of one row after the other."""

    def __init__(
        self, maps: Sequence[FigureMap], fillers: Sequence[Filler], ids: EntryIds, known: Mapping[str, str]
    ) -> None:
        self._maps = tuple(zip(maps, fillers, strict=True))
        self._ids = ids
        self._known = known

    def of(self, entry: Draft, cells: Cells, stamps: Mapping[str, Value]) -> tuple[list[Draft], list[Unfit]]:
        """Return the figures of an entry, and what was refused of them; one without a number is none."""
        found, unfit = [], []
        for map, filler in self._maps:
            filled = filler.fill()
            unfit_here = filled.unfit or [*_out_of_order(filled.value, map, cells)]
            unfit += unfit_here
            if not unfit_here and filled.value.keys() & _ESTIMATES:
                found.append(self._draft(filled, map, entry, stamps))
        return found, unfit

    def _draft(self, filled: Filled, map: FigureMap, entry: Draft, stamps: Mapping[str, Value]) -> Draft:
        value = filled.value
        assert isinstance(entry.value, dict)
        for key, part in map.fields.items():
            if isinstance(part, OfEntry) and part.key in entry.value:
                value[key] = entry.value[part.key]
        value.setdefault("subject", entry.id)
        if "places" in entry.value:
            value.setdefault("places", entry.value["places"])
        measure = _measure_slug(str(value["measure"]))
        origin = stamps["origin"]
        assert isinstance(origin, dict)
        identity = f"{origin['id']} / {value['measure']}"
        figure_id = self._known.get(identity) or self._ids.free(f"{entry.id}-{measure}"[:72].strip("-"))
        value |= {
            "id": figure_id,
            "sources": [stamps["source"]],
            "origin": {**origin, "id": identity},
            "added": stamps["added"],
        }
        places = [one for one in entry.questions if one.path[0] == "places" and "places" in value]
        return Draft("figures", figure_id, ordered(value, _FIGURE), questions=(*filled.questions, *places))


def _out_of_order(value: Mapping[str, Value], map: FigureMap, cells: Cells) -> Iterator[Unfit]:
    """Yield the refusal of a figure whose bounds contradict each other."""
    numbers = [(key, float(str(value[key]))) for key in ("low", "value", "high") if key in value]
    for (one, first), (two, second) in pairwise(numbers):
        if first > second:
            field = map.fields[one]
            columns = () if isinstance(field, OfEntry) else field.columns
            why = f"the {one} of this figure is {value[one]}, and its {two} is {value[two]}"
            yield Unfit(why, "correct one of them in the table", cells.index(columns[0]) if columns else None)
            return
