"""The guess at codes that say how exact a date is: where it is not known what one means, the widest is taken."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from timeline.imports.date_windows import PRECISIONS
from timeline.imports.profiles import Profile
from timeline.imports.yaml_texts import scalar

_MOST_CODES = 9
_NAMES = ("precision", "prec", "precise", "granularity", "resolution", "accuracy", "exactness")
_OF_DATES = ("date", "dates", "time", "day", "temporal")
_KNOWN = {
    **{one: one for one in PRECISIONS},
    "exact": "day",
    "daily": "day",
    "days": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annual": "year",
}
_CERTAIN = {
    **dict.fromkeys(("c", "c.", "ca", "ca.", "circa", "approx", "approx.", "approximate", "estimated"), "circa"),
    **dict.fromkeys(("uncertain", "probable", "probably", "likely", "possible", "possibly", "?"), "uncertain"),
    **dict.fromkeys(("certain", "confirmed", "sure", "exact"), "day"),
}
"""Flags of a date by the words for them, in a column that is about nothing else."""

_CIRCA = ("circa", "approx", "approximate", "approximated")
_CERTAINTY = ("certainty", *_CIRCA)
_MARKS = {
    **dict.fromkeys(("x", "y", "yes", "true", "1", "✓", "✔", "*"), "circa"),
    **dict.fromkeys(("n", "no", "false", "0", "-", "–"), "day"),
}
"""Flags of a date by marks, in a column whose heading says that a date is circa, and speaks of nothing else."""

_ACLED = {"1": "day", "2": "week", "3": "month"}


_SAID = re.compile(
    r"(?:exact )?(?:to the )?(day|date|week|month|year)(?:[ -](?:only|known|level|exact|accuracy|precision))*"
)
"""Precisions of a date in words: `Month only`, `exact day`."""


class GuessedPrecision(NamedTuple):
    """A part of the date in a map, what a person has to look at, and the column that it takes."""

    part: str
    remarks: tuple[str, ...]
    used: tuple[str, ...]


def _word(code: str, known: Mapping[str, str]) -> str:
    """Return the precision that a code stands for; empty where that is not known."""
    name = code.casefold()
    found = _SAID.fullmatch(name)
    return known.get(name, "") or (found[1].replace("date", "day") if found else "")


def _certainties(column: Profile) -> Mapping[str, str] | None:
    """Return what the codes of a column say if it is about which dates are circa; None if it is about anything else."""
    is_marked = column.has(*_CIRCA) and not set(column.words) - {*_CIRCA, *_OF_DATES, "is"}
    known = {**_CERTAIN, **_MARKS} if is_marked else _CERTAIN
    said = {known.get(text.casefold(), "") for text in column.values}
    return known if column.has(*_CERTAINTY) and "circa" in said and "" not in said else None


def guessed_precision(columns: Sequence[Profile], *, has_end: bool) -> GuessedPrecision | None:
    """Return what the codes of a column say of the date; None if no column has any.

    In UCDP's tables, `date_prec` counts the days from the start to the end, and says no more than these.
    """
    for one in columns:
        if has_end and one.words == ("date", "prec"):
            continue
        certainties = _certainties(one)
        is_precision = one.has(*_NAMES) and one.has(*_OF_DATES)
        if (is_precision or certainties is not None) and len(one.values) <= _MOST_CODES:
            known = _KNOWN if certainties is None else certainties
            known = {**known, **_ACLED} if one.words == ("time", "precision") else known
            codes = sorted(text.removesuffix(".0") for text in one.values)
            words = {code: _word(code, known) for code in dict.fromkeys(codes)}
            unknown = [code for code, word in words.items() if not word]
            words = {code: word or "year" for code, word in words.items()}
            if len(one.cells) < one.count:
                words[""] = "year" if certainties is None else "day"
            written = ", ".join(f"{scalar(code)}: {word}" for code, word in words.items())
            remarks = (f"# what is not known of {scalar(one.name)} counts as year: write what the codes mean",)
            part = f"precision: {{column: {scalar(one.name)}, {written}}}"
            return GuessedPrecision(part, remarks if unknown else (), (one.name,))
    return None
