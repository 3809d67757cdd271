"""The clock, which is read here and nowhere else."""

import datetime


def today() -> datetime.date:
    """Return the day of the user."""
    return datetime.date.today()


def now() -> datetime.datetime:
    """Return the time with the zone of the user, in whole seconds."""
    return datetime.datetime.now().astimezone().replace(microsecond=0)
