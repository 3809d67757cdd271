"""The reading of a date in words: its printed form, the stored one, the days that it can mean."""

import datetime
from typing import NamedTuple

from timeline.dates import (
    OPEN_END,
    OPEN_START,
    Date,
    DateError,
    Day,
    Time,
    deadline_window,
    iso,
    parse,
    parse_asked,
    parse_edtf,
    words,
)
from timeline.dates.clock import clock_words
from timeline.dates.days import day_text


class Understood(NamedTuple):
    """The reading of a text as a date, and as a deadline; an error where it is no date of an event."""

    text: str
    date: Date | DateError
    deadline: Date | None = None

    @property
    def window(self) -> tuple[Day, Day] | None:
        """The days on which it closes as a deadline; None if it can be none."""
        try:
            return None if self.deadline is None else deadline_window(self.deadline)
        except DateError:
            return None

    @property
    def is_refused(self) -> bool:
        """True if the text has no reading, not even as a deadline."""
        return isinstance(self.date, DateError) and self.deadline is None

    @property
    def notes(self) -> tuple[str, ...]:
        """Notes on readings that a user may not expect."""
        from timeline.dates.seasons import seasons_or_years

        if isinstance(self.date, DateError):
            return ()
        return tuple(f"{found.meaning}; {found.remedy()}" for found in seasons_or_years(self.date))


def understood(text: str, today: datetime.date | None) -> Understood:
    """Read a text; without `today` strictly as EDTF."""
    try:
        if today is None:
            date = parse_edtf(text)
            return Understood(text, date, date)
        return Understood(text, parse_asked(text, today), _as_deadline(text, today))
    except DateError as error:
        return Understood(text, error, _deadline_alone(text, today) if today is not None else None)


def _deadline_alone(text: str, today: datetime.date) -> Date | None:
    """Return the deadline that a text means which is no date of an event; None if it can be no deadline either."""
    try:
        date = _as_deadline(text, today)
        deadline_window(date)
    except DateError:
        return None
    return date


def _as_deadline(text: str, today: datetime.date) -> Date:
    """A text as the deadline of a log; as that of a question, if only a question can hold it."""
    try:
        return parse(text, "deadline")
    except DateError:
        return parse_asked(text, today, "deadline")


def all_facts(answer: Understood) -> list[tuple[str, str]]:
    """Return the facts of a date, each with its label; of what can only be a deadline, also why it is no other date."""
    date = answer.date
    facts = [("as a date", f"refused: {date.reason}; {date.hint}")] if isinstance(date, DateError) else facts_of(date)
    if text := deadline_words(answer):
        facts.append(("deadline", text))
    return [*facts, *(("note", note) for note in answer.notes)]


def deadline_words(answer: Understood) -> str | None:
    """Return the reading as a deadline, where its EDTF does not say that already."""
    date, window = answer.deadline, answer.window
    if date is None or window is None:
        return None
    closes = f"closes on {_day(window[1])}" if window[0] == window[1] else f"closes {_between(*window)}"
    if isinstance(answer.date, DateError) or date.edtf != answer.date.edtf:
        return f"{words(date)}, {date.edtf}; {closes}"
    return None if window == deadline_window(parse_edtf(date.edtf)) else closes


def facts_of(date: Date) -> list[tuple[str, str]]:
    """The facts of a date, each with its label."""
    facts = [("prints as", words(date)), ("stored as", f"{date.edtf} (EDTF level {date.level})")]
    if date.kind == "span":
        facts.append(("begins", _between(date.start_earliest, date.start_latest)))
        facts.append(("ends", _between(date.end_earliest, date.end_latest)))
    elif date.kind == "set":
        facts.append(("several", f"dates, {_between(date.earliest, date.latest)}"))
    else:
        facts.append(("one day", _between(date.earliest, date.latest)))
    if date.time is not None:
        facts.append(("at", _time(date.time)))
    if date.flagged:
        facts.append(("flagged", {(True, False): "approximate", (False, True): "uncertain"}.get(
            (date.approximate, date.uncertain), "approximate and uncertain")))  # fmt: skip
    return facts


def _time(time: Time) -> str:
    """A time of day with its instant, as far as it is known."""
    return f"{clock_words(time)}, " + (time.utc or "local time: no offset from UTC is given")


def _between(first: Day, last: Day) -> str:
    if first == last:
        return "not at all: it is open" if first in (OPEN_START, OPEN_END) else _day(first)
    if first == OPEN_START:
        return "unknown" if last == OPEN_END else f"up to {_day(last)}"
    return f"{_day(first)} or later" if last == OPEN_END else f"between {_day(first)} and {_day(last)}"


def _day(day: Day) -> str:
    text = day_text(day)
    if text is None:
        return "a day beyond the years of four digits"
    return iso(day) or words(parse_edtf(text))
