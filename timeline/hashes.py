"""The texts of very many rows or entries, each with a number, kept by their hashes: some twenty bytes for each.

Two texts may have one hash of 64 bits, in one of some ten million tables with a million rows.
"""

from array import array

_SMALLEST = 1 << 10


class Hashes:
    """Numbers, up to 32 bits, by texts."""

    def __init__(self) -> None:
        self._make(_SMALLEST)

    def _make(self, size: int) -> None:
        self._mask = size - 1
        self._hashes = array("Q", bytes(8 * size))
        self._numbers = array("L" if array("L").itemsize == 4 else "I", bytes(4 * size))
        self._used = 0

    def __contains__(self, text: object) -> bool:
        return self._hashes[self._place(_hash(text))] != 0

    def __len__(self) -> int:
        return self._used

    def add(self, text: str) -> bool:
        """Keep a text; return whether it is new."""
        used = self._used
        self.setdefault(text, 0)
        return self._used > used

    def setdefault(self, text: str, number: int) -> int:
        """Return the number of a text; one that is not there gets this one."""
        hashes, mask = self._hashes, self._mask
        found = _hash(text)
        place = found & mask
        while kept := hashes[place]:
            if kept == found:
                return self._numbers[place]
            place = (place + 1) & mask
        hashes[place], self._numbers[place] = found, number
        self._used += 1
        if 3 * self._used > 2 * len(hashes):
            self._grow()
        return number

    def _grow(self) -> None:
        hashes, numbers = self._hashes, self._numbers
        used = self._used
        self._make(2 * len(hashes))
        for found, number in zip(hashes, numbers, strict=True):
            if found:
                place = self._place(found)
                self._hashes[place], self._numbers[place] = found, number
        self._used = used

    def _place(self, found: int) -> int:
        """Return the place of a hash, or the free one where it belongs."""
        place = found & self._mask
        hashes = self._hashes
        while hashes[place] and hashes[place] != found:
            place = (place + 1) & self._mask
        return place


def _hash(text: object) -> int:
    """Return a hash of 64 bits that is not 0, which stands for a free place."""
    return hash(text) & 0xFFFF_FFFF_FFFF_FFFF or 1
