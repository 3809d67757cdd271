"""The places of segments: the file of each as the user would write it, and its first line."""

from timeline.index.fingerprint import file_name
from timeline.index.tables import Tables

_PLACE = "SELECT number, (SELECT name FROM file WHERE number = segment.file), line FROM segment"


_MOST_AHEAD = 64
"""Maximum number of segments that are looked up for one of them."""


class SegmentPlaces(dict[int, tuple[str, int]]):
    """The places by the numbers of segments, each looked up when it is first used, or many together.

    With `is_final` the index is not changed any more: the more segments were looked up, the more are with the next one,
    as entries are most often read in their order.
    """

    def __init__(self, tables: Tables, log: str, is_final: bool = False) -> None:
        super().__init__()
        self._tables = tables
        self._log = log
        self._most = _MOST_AHEAD if is_final else 1
        self._ahead = 1

    def look_up(self, segments: set[int]) -> None:
        """Look up the places of segments, those that are not known yet in one go."""
        missing = sorted(segments - self.keys())
        if missing:
            self._read(f"{_PLACE} WHERE number IN ({', '.join('?' * len(missing))})", *missing)

    def __missing__(self, segment: int) -> tuple[str, int]:
        self._read(f"{_PLACE} WHERE number >= ? ORDER BY number LIMIT ?", segment, self._ahead)
        self._ahead = min(2 * self._ahead, self._most)
        if segment not in self:
            self._tables.fail("an entry stands in no segment")
        return self[segment]

    def _read(self, query: str, *values: int) -> None:
        for number, name, line in self._tables.execute(query, values):
            self[number] = file_name(self._log, name or ""), line
