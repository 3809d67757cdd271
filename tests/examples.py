"""The number of examples on which properties are tried: fewer of them where `$FEWER_EXAMPLES` divides it."""

import os
from collections.abc import Sequence
from typing import Any, TypeVar

from hypothesis import settings

_DIVISOR = int(os.environ.get("FEWER_EXAMPLES", "1"))
Row = TypeVar("Row")

_USUAL = 100
_LEAST = 10

UNTIMED = settings(settings.default, deadline=None, max_examples=max(_LEAST, _USUAL // _DIVISOR))
"""The settings of a property that names no number; how long something takes is for the benchmarks."""


def examples(number: int, **more: Any) -> settings:
    """Return the settings of a property that is tried on so many examples, or on its share of them."""
    return settings(UNTIMED, max_examples=max(_LEAST, number // _DIVISOR), **more)


def tries(number: int) -> int:
    """Return so many random tries of another kind, or their share."""
    return max(1, number // _DIVISOR)


def some(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows of a long table, or each one of so many."""
    return rows[::_DIVISOR]
