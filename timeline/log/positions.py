"""Positions in a chronology as bytes, whose order byte by byte is the order of the dates' sort keys (`Date.sort_key`).

A sort key is a tuple of integers of any size; all keys that are compared have the same length.
"""

from functools import lru_cache
from typing import TypeVar

AnyEntry = TypeVar("AnyEntry")

FIRST, LAST = b"", b"\xff"
"""Bounds of all positions."""

Span = tuple[bytes, bytes]
"""Positions from the first one on, and before the second one."""

EVERYWHERE: Span = (FIRST, LAST)

_ZERO = 0x80
_COMPLEMENTS = bytes(range(255, -1, -1))


Positioned = tuple[bytes, bytes, AnyEntry]
"""The first and the last position that a row of an entry can have, whatever is known on a day, and the entry."""


@lru_cache(maxsize=4096)
def position_of(numbers: tuple[int, ...]) -> bytes:
    """Return the position of a sort key: its integers, each behind a byte for its length and sign."""
    return b"".join(map(_number, numbers))


@lru_cache(maxsize=4096)  # parts of many keys are the same day, or none
def _number(number: int) -> bytes:
    size = (abs(number).bit_length() + 7) // 8
    if number >= 0:
        return bytes([_ZERO + size]) + number.to_bytes(size, "big")
    return bytes([_ZERO - size]) + (number + (1 << 8 * size)).to_bytes(size, "big")


def reversed_position(position: bytes) -> bytes:
    """Return the bytes that put positions into the opposite order; no position begins with another one."""
    return position.translate(_COMPLEMENTS)


UNDATED = position_of((1,))
"""The first position of dates without any bound, which stand behind all others."""
