"""The vocabulary of the benchmark's logs: a period, places, actors and sources, whatever the size.

All of it but the countries is invented.
"""

import datetime
from typing import NamedTuple

FIRST_DAY = datetime.date(2001, 1, 1).toordinal()
LAST_DAY = datetime.date(2025, 9, 30).toordinal()
"""The last day on which something happens; sources, outcomes and deadlines come later."""
HORIZON = datetime.date(2025, 12, 31).toordinal()

COUNTRIES = {
    "IQ": "Iraq", "SY": "Syria", "ML": "Mali", "NE": "Niger", "BF": "Burkina Faso", "NG": "Nigeria", "SO": "Somalia",
    "LY": "Libya", "YE": "Yemen", "AF": "Afghanistan", "TR": "Turkey", "IR": "Iran", "LB": "Lebanon", "JO": "Jordan",
    "EG": "Egypt", "SD": "Sudan", "TD": "Chad", "CM": "Cameroon", "KE": "Kenya", "ET": "Ethiopia", "UG": "Uganda",
    "MZ": "Mozambique", "RU": "Russia", "UA": "Ukraine", "PK": "Pakistan", "IN": "India", "PH": "Philippines",
    "ID": "Indonesia", "FR": "France", "DE": "Germany", "GB": "United Kingdom", "US": "United States",
    "SA": "Saudi Arabia", "QA": "Qatar",
}  # fmt: skip

ASKED = "IQ"
"""The country of which every log, whatever its size, has the same number of events."""

FREQUENT = "Syria"
"""A country with places of its own: of a hundred events, eight or nine happened there."""


class Place(NamedTuple):
    """A place of the log's own, in a country or in another place."""

    id: str
    name: str
    within: str
    country: str


def _places() -> tuple[Place, ...]:
    """In each of ten countries a province, two districts in it, and a crossing in one of these."""
    found = []
    for code, name in list(COUNTRIES.items())[:10]:
        slug = name.lower().replace(" ", "-")
        found += [
            Place(f"{slug}-border", f"{name} border province", code, code),
            Place(f"{slug}-border-north", f"{name} northern border district", f"{slug}-border", code),
            Place(f"{slug}-border-south", f"{name} southern border district", f"{slug}-border", code),
            Place(f"{slug}-border-crossing", f"{name} northern crossing", f"{slug}-border-north", code),
        ]
    return tuple(found)


PLACES = _places()

COUNTRY_OF = {**{code: code for code in COUNTRIES}, **{place.id: place.country for place in PLACES}}
"""The country in which each place lies."""

ASKED_PLACES = tuple(place for place, code in COUNTRY_OF.items() if code == ASKED)
OTHER_PLACES = tuple(place for place, code in COUNTRY_OF.items() if code != ASKED)

PLACE_NAMES = {**COUNTRIES, **{place.id: place.name for place in PLACES}}


class Actor(NamedTuple):
    """Somebody who acts; three of four are part of another, most of them for a time."""

    id: str
    name: str
    alias: str
    kind: str
    whole: str | None
    during: str | None


_FIRST = ("Northern", "Southern", "Eastern", "Western", "Central", "United", "National", "Free", "Popular", "Desert")
_SECOND = ("Front", "Brigade", "Council", "Movement", "Alliance", "Army", "League", "Assembly")
_KINDS = ("alliance", "armed-group", "armed-group", "party")
_DURING = ("2004/..", "2006-03/2015", None, "../2016", "2009-11-02/2019-06-30", "2011~/..")
SIZE_OF_FAMILY = 4


def _actors() -> tuple[Actor, ...]:
    names = [f"{first} {second}" for second in _SECOND for first in _FIRST]
    ids = [name.lower().replace(" ", "-") for name in names]
    found = []
    for number, name in enumerate(names):
        head = number - number % SIZE_OF_FAMILY
        alias = "".join(word[:3].upper() for word in name.split())
        is_part = number != head
        found.append(
            Actor(
                ids[number],
                name,
                alias,
                _KINDS[number % SIZE_OF_FAMILY],
                ids[head] if is_part else None,
                _DURING[number % len(_DURING)] if is_part else None,
            )
        )
    return tuple(found)


ACTORS = _actors()
"""Families of four: the first is the whole, the others are its parts."""


class Source(NamedTuple):
    """A document, and the day on which it came out."""

    id: str
    title: str
    publisher: str
    day: int


_PUBLISHERS = ("House of Records", "Institute for Chronology", "Crisis Desk", "Daily Ledger", "Regional Monitor")
_SOURCES = 60


def _sources() -> tuple[Source, ...]:
    """Sixty documents, published evenly over the period, the last one on its last day."""
    found = []
    for number in range(1, _SOURCES + 1):
        day = FIRST_DAY + number * (HORIZON - FIRST_DAY) // _SOURCES
        publisher = _PUBLISHERS[number % len(_PUBLISHERS)]
        year = datetime.date.fromordinal(day).year
        slug = publisher.lower().replace(" ", "-")
        found.append(Source(f"{slug}-{year}-{number:02}", f"Developments, volume {number}", publisher, day))
    return tuple(found)


SOURCES = _sources()


def next_source(day: int) -> int:
    """The number of the first source that came out on a day or after it."""
    span = HORIZON - FIRST_DAY
    number = (day - FIRST_DAY) * _SOURCES // span
    while number > 0 and SOURCES[number - 1].day >= day:
        number -= 1
    while SOURCES[number].day < day:
        number += 1
    return number
