"""Positions in a chronology as bytes, whose order byte by byte is the order of the dates' sort keys.

A sort key (`Date.sort_key`) is a tuple of integers of any size; all keys that are compared have the same length.
Entries with equal keys stand in the order of the log, which is that of their numbers.
"""

from functools import lru_cache

from timeline.log.known import own_date
from timeline.log.log import Log
from timeline.log.model import Entry, Figure

_ZERO = 0x80
_UNDATED = b"\xff"


def chronology_of(entry: Entry, log: Log) -> bytes:
    """The position of an event, a plan or a figure in a chronology; an entry without a date comes last."""
    has_no_date = isinstance(entry, Figure) and entry.as_of is None and entry.over is None  # a fault of the log
    date = None if has_no_date else own_date(entry, log)
    return _UNDATED if date is None else key_of(date.sort_key)


@lru_cache(maxsize=4096)
def key_of(numbers: tuple[int, ...]) -> bytes:
    """Integers as bytes: each behind a byte for its length and sign."""
    return b"".join(map(_number, numbers))


def _number(number: int) -> bytes:
    size = (abs(number).bit_length() + 7) // 8
    if number >= 0:
        return bytes([_ZERO + size]) + number.to_bytes(size, "big")
    return bytes([_ZERO - size]) + (number + (1 << 8 * size)).to_bytes(size, "big")
