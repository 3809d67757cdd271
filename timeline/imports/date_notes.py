"""Windows that stand in the first sentence of a note, as data sets of events write them.

Between 24 February - 10 March 2024 (as reported), …     one day from the first to the last
Around 5 March 2024 (week of), …                         any week in which the day lies
Around 5 March 2024 (month of), …                        the month
"""

import re

from timeline.dates import Date, DateError, Day, date_between, parse
from timeline.dates.days import civil
from timeline.imports.date_texts import read
from timeline.imports.date_windows import signs_of, widened

_SENTENCE = re.compile(r".{0,240}?(?:[.!?](?=\s|$)|$)", re.DOTALL)
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?)"
_NAME = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_SIDE = rf"(?:{_DAY}(?:\s+{_NAME})?|{_NAME}\s+{_DAY})(?:,?\s+\d{{4}})?"
_BETWEEN = re.compile(rf"\bbetween\s+({_SIDE})\s*(?:-|–|—|and|to)\s*({_SIDE})", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_WEEK = re.compile(r"\bweek of\b|\bduring the week\b|\bin the week\b", re.IGNORECASE)
_MONTH = re.compile(r"\bmonth of\b|\bduring the month\b|\bin the month\b", re.IGNORECASE)
_REPORTED = re.compile(r"\bas reported\b", re.IGNORECASE)
_LONGEST_DATE = 60
"""The most signs of a note that may be a date and nothing else."""

_MOST_APART = 400
"""The days by which a window in a note may be away from its date: farther off it speaks of something else."""


def with_note(date: str, note: str, precision: str) -> str:
    """Return a date as wide as its precision and the first sentence of a note say.

    A note that is a date and nothing else counts as far as it reaches, and so does the date with its precision. A
    window in the note holds, and reaches as far as the date itself. A date that is only that of a report is circa that
    day.
    """
    found = _SENTENCE.match(note)
    sentence = found[0] if found else ""
    own = read(date)
    if len(note) <= _LONGEST_DATE and (said := _beside(note, own)) is not None:
        wide = read(widened(date, precision))
        return date_between(min(said.earliest, wide.earliest), max(said.latest, wide.latest), signs_of(said, wide)).edtf
    if own.kind == "point" and (window := _between(sentence, own)) is not None:
        return date_between(min(window[0], own.earliest), max(window[1], own.latest)).edtf
    if precision in ("day", "week") and _MONTH.search(sentence):
        precision = "month"
    elif precision == "day" and _WEEK.search(sentence):
        precision = "week"
    if precision == "day" and own.precision == "day" and not own.flagged and _REPORTED.search(sentence):
        return date_between(own.earliest, own.latest, "~").edtf
    return widened(date, precision)


def _beside(note: str, own: Date) -> Date | None:
    """Return the date that a note is and nothing else, near the date that it speaks of."""
    try:
        said = parse(note)
    except DateError:
        return None
    is_near = abs(said.earliest - own.earliest) < _MOST_APART and abs(said.latest - own.latest) < _MOST_APART
    return said if is_near and own.kind == "point" and not own.flagged else None


def _between(sentence: str, own: Date) -> tuple[Day, Day] | None:
    """Return the first and the last day of a window in words, whose years may be left to its date."""
    found = _BETWEEN.search(sentence)
    if found is None:
        return None
    start, end = found[1], found[2]
    if _YEAR.search(start + " " + end):
        return _days(start, end, own)
    year = civil(own.earliest)[0]
    pairs = ((year, year), (year - 1, year), (year, year + 1))
    several = [
        _days(f"{start} {one}" if re.search("[A-Za-z]", start) else start, f"{end} {two}", own) for one, two in pairs
    ]
    windows = [window for window in several if window is not None]
    around = [window for window in windows if window[0] <= own.earliest and own.latest <= window[1]]
    return next(iter((*around, *windows)), None)


def _days(start: str, end: str, own: Date) -> tuple[Day, Day] | None:
    try:
        window = parse(f"between {start} and {end}")
    except DateError:
        return None
    is_near = abs(window.earliest - own.earliest) < _MOST_APART and abs(window.latest - own.latest) < _MOST_APART
    return (window.earliest, window.latest) if window.kind == "point" and is_near else None
