"""Entries as compact documents: what an index keeps of them, and opens only when they are looked at.

A document is a pickle of the fields that are not empty; what most entries have, dates and citations, stands in it as
plain tuples. Pickles are read from files of ours only, see
`timeline.index.folder`; that nobody has changed one is for `timeline.index.seal`.
"""

import copyreg
import pickle
from collections.abc import Callable
from dataclasses import fields, replace
from functools import cache, lru_cache
from typing import Any, TypeVar

from timeline.dates import Date, Time, parse
from timeline.log import model

AnyEntry = TypeVar("AnyEntry", bound=model.Entry)

KINDS: dict[str, type[Any]] = {
    "sources": model.Source,
    "actors": model.Actor,
    "places": model.Place,
    "types": model.OwnType,
    "views": model.View,
    "events": model.Event,
    "plans": model.Plan,
    "figures": model.Figure,
}
"""The sections of a log with what stands in them."""

SECTIONS = tuple(KINDS)
"""A section's place here is the kind of its entries in the index."""

_OUTSIDE = frozenset({"id", "file", "line", "column"})
"""What an index keeps beside the document."""


def packed(entry: model.Entry) -> bytes:
    """An entry without its id and place."""
    values: list[Any] = []
    _, numbers = _fields_of(type(entry))
    for name, value in vars(entry).items():
        if name in _OUTSIDE:
            continue
        number, default = numbers[name]
        # The number of a field is negative where its value is not as the entry has it.
        if value is default:
            continue
        if name == "sources":
            values += [~number, [(*citation,) for citation in value]]
        elif value.__class__ is Date:
            values += [~number, _kept(value)]
        else:
            values += [number, value]
    return pickle.dumps(values, protocol=5)


def opened(kind: type[AnyEntry], document: bytes, identity: str, file: str, line: int, column: int) -> AnyEntry:
    """The entry that was packed, at the place where it stands now."""
    entry = object.__new__(kind)
    names, _ = _fields_of(kind)
    own = vars(entry)
    own.update(id=identity, file=file, line=line, column=column)
    values = pickle.loads(document)
    for place in range(0, len(values), 2):
        number, value = values[place], values[place + 1]
        if number >= 0:
            own[names[number]] = value
        elif value.__class__ is list:
            own[names[~number]] = tuple([model.Citation(*citation) for citation in value])
        else:
            own[names[~number]] = _date(*value)
    return entry


def _numbered(kind: Any) -> tuple[list[str], dict[str, tuple[int, Any]]]:
    """The names of the fields of a kind of entry in their order, and of each its number there and its default."""
    inside = [field for field in fields(kind) if field.name not in _OUTSIDE]
    return [field.name for field in inside], {field.name: (n, field.default) for n, field in enumerate(inside)}


_fields_of: Callable[[Any], tuple[list[str], dict[str, tuple[int, Any]]]] = cache(_numbered)


KeptTime = tuple[str, int | None, bool, int, str | None]
"""The fields of a `Time`."""


def _kept(date: Date) -> tuple[str, str | None] | tuple[str, str | None, KeptTime]:
    """A date as it is kept: EDTF, words, and its time of day where it has one."""
    return (date.edtf, date.words) if date.time is None else (date.edtf, date.words, (*date.time,))


@lru_cache(maxsize=4096)
def _date(edtf: str, words: str | None, time: KeptTime | None = None) -> Date:
    """A date from what it is kept as."""
    date = parse(edtf)  # which reads what is plain without a grammar
    if words is None and time is None:
        return date
    return replace(date, words=words, time=None if time is None else Time(*time))


def _reduced_date(date: Date) -> Any:
    return _date, _kept(date)


def _restored(kind: type[Any], *values: Any) -> Any:
    """A frozen value as it was, without the checks of its making."""
    new = object.__new__(kind)
    for field, value in zip(fields(kind), values, strict=True):
        object.__setattr__(new, field.name, value)
    return new


def _reduced(value: Any) -> Any:
    return _restored, (type(value), *(getattr(value, field.name) for field in fields(value)))


copyreg.pickle(Date, _reduced_date)
for _kind in (model.Occasion, model.Revision, model.Outcome):
    copyreg.pickle(_kind, _reduced)

# A number for each name that a document would else spell out, from the range that is nobody's.
_NAMED: tuple[Any, ...] = (
    *(_date, _restored, model.Citation, model.Dispute, model.Correction, model.Quote, model.Occasion, model.Revision),
    *(model.Outcome, model.Step, model.Within, model.Condition, model.Membership),
)
for _code, _thing in enumerate(_NAMED, 240):
    copyreg.add_extension(_thing.__module__, _thing.__name__, _code)
