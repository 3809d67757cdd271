"""Dates of a question: phrases of the command line, resolved against the day that the workspace shows."""

import datetime
import re

from timeline.dates import Date, Role, Window, parse_asked, without_time
from timeline.errors import WrongUsage
from timeline.text import quoted, sign_remedy
from timeline.workspace import Workspace

_DAYS = "[0-9]{1,5} ?(?:d|days?)?"


def asked_date(text: str, workspace: Workspace, role: Role = "date") -> Date:
    """Return the date of a phrase of the command line; a relative one counts from the day that the workspace shows.

    A question goes by days: a time of day is read and left out.
    """
    return without_time(parse_asked(text, datetime.date.fromordinal(workspace.as_of), role))


def asked_window(text: str, workspace: Workspace) -> Window:
    """Return the widest reading of a date that was asked for."""
    asked = asked_date(text, workspace)
    return Window(asked.earliest, asked.latest)


def slack_days(text: str | None) -> int:
    """Return the number of days by which approximate dates are widened."""
    if text is None:
        return 0
    number = text.strip().removesuffix("days").removesuffix("day").removesuffix("d").strip()
    if not (number.isascii() and number.isdigit() and len(number) < 6):
        hint = sign_remedy(text, lambda written: re.fullmatch(_DAYS, written) is not None) or "write it as 30d"
        raise WrongUsage(f"{quoted(text)} is not a number of days", hint)
    return int(number)
