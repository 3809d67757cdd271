"""How a date was understood, in words: how it prints, what is stored, the days that it can mean."""

from timeline.dates import OPEN_END, OPEN_START, Date, Day, iso, words


def facts_of(date: Date) -> list[tuple[str, str]]:
    """What is to be said of a date, each with its label."""
    facts = [("prints as", words(date)), ("stored as", f"{date.edtf} (EDTF level {date.level})")]
    if date.kind == "span":
        facts.append(("begins", _between(date.start_earliest, date.start_latest)))
        facts.append(("ends", _between(date.end_earliest, date.end_latest)))
    elif date.kind == "set":
        facts.append(("several", f"dates, {_between(date.earliest, date.latest)}"))
    else:
        facts.append(("one day", _between(date.earliest, date.latest)))
    if date.flagged:
        facts.append(("flagged", {(True, False): "approximate", (False, True): "uncertain"}.get(
            (date.approximate, date.uncertain), "approximate and uncertain")))  # fmt: skip
    return facts


def _between(first: Day, last: Day) -> str:
    if first == last:
        return "not at all: it is open" if first in (OPEN_START, OPEN_END) else _day(first)
    if first == OPEN_START:
        return "unknown" if last == OPEN_END else f"up to {_day(last)}"
    return f"{_day(first)} or later" if last == OPEN_END else f"between {_day(first)} and {_day(last)}"


def _day(day: Day) -> str:
    return iso(day) or "a day outside the years 1 to 9999"
