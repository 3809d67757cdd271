"""Components of a calendar as text (iCalendar, RFC 5545), each made and written on its own."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence

_OCTETS = 74
"""Maximum number of octets of a line before its end; with the blank that continues a line it has 75 (3.1)."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_BACKSLASH = 0x5C

_FIRST: Mapping[str, Sequence[str]] = {
    "VCALENDAR": ("VERSION", "PRODID", "X-WR-CALDESC", "X-WR-CALNAME"),
    "VEVENT": ("SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID"),
}
"""The properties that stand first, by component; the others follow in alphabetical order."""

Value = str | datetime.date | Sequence[str]


class Component:
    """A component without parts: its name and its properties."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._properties: dict[str, str] = {}

    def add(self, name: str, value: Value) -> None:
        """Set a property: a text, several texts, a day, or a time, which is of no zone if it is not of UTC."""
        if isinstance(value, str):
            content = f":{value.translate(_ESCAPES)}"
        elif isinstance(value, datetime.datetime):
            zone = "Z" if value.tzinfo is not None else ""
            content = f":{_day(value)}T{value:%H%M%S}{zone}"
        elif isinstance(value, datetime.date):
            content = f";VALUE=DATE:{_day(value)}"
        else:
            content = f":{','.join(part.translate(_ESCAPES) for part in value)}"
        self._properties[name] = content

    def add_address(self, name: str, address: str) -> None:
        """Set a property to an address of the web, in which nothing is escaped."""
        self._properties[name] = f":{address}"

    def text(self) -> str:
        """The component with its begin and its end."""
        return f"{self._begin()}{self._end()}"

    def around(self, parts: Iterable["Component"]) -> Iterator[str]:
        """Yield the component with parts inside it, piece by piece."""
        yield self._begin()
        for part in parts:
            yield part.text()
        yield self._end()

    def _begin(self) -> str:
        first = [name for name in _FIRST.get(self.name, ()) if name in self._properties]
        names = [*first, *sorted(self._properties.keys() - {*first})]
        return "".join((f"BEGIN:{self.name}\r\n", *(folded(f"{name}{self._properties[name]}") for name in names)))

    def _end(self) -> str:
        return f"END:{self.name}\r\n"


def _day(day: datetime.date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"  # strftime has no leading zeros for years before 1000


def folded(line: str) -> str:
    """A line with its end, in several lines if it is long; cut neither in a letter nor behind a backslash."""
    octets = line.encode()
    if len(octets) <= _OCTETS:
        return f"{line}\r\n"
    pieces = []
    start = 0
    while len(octets) - start > _OCTETS:
        end = start + _OCTETS
        while octets[end] & 0xC0 == 0x80:
            end -= 1
        if octets[end - 1] == _BACKSLASH:
            end -= 1
        pieces.append(octets[start:end])
        start = end
    return b"\r\n ".join((*pieces, octets[start:])).decode() + "\r\n"
