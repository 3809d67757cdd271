"""The places of segments: the file of each as the user would write it, and its first line."""

from timeline.index.fingerprint import file_name
from timeline.index.tables import Tables

_PLACE = "SELECT number, (SELECT name FROM file WHERE number = segment.file), line FROM segment"


class SegmentPlaces(dict[int, tuple[str, int]]):
    """The places by the numbers of segments, each looked up when it is first used, or many together."""

    def __init__(self, tables: Tables, log: str) -> None:
        super().__init__()
        self._tables = tables
        self._log = log

    def look_up(self, segments: set[int]) -> None:
        """Look up the places of segments, those that are not known yet in one go."""
        missing = sorted(segments - self.keys())
        if missing:
            self._read(f"{_PLACE} WHERE number IN ({', '.join('?' * len(missing))})", *missing)

    def __missing__(self, segment: int) -> tuple[str, int]:
        self._read(f"{_PLACE} WHERE number = ?", segment)
        if segment not in self:
            self._tables.fail("an entry stands in no segment")
        return self[segment]

    def _read(self, query: str, *segments: int) -> None:
        for number, name, line in self._tables.execute(query, segments):
            self[number] = file_name(self._log, name or ""), line
