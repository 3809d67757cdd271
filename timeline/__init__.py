"""A log of dated developments, a command line that answers from it with sources, and the same in Python.

    from timeline import open_log

    for event in open_log("events.yaml").events(country="Iraq", since="2024-09"):
        print(event.date, event.title)

`timeline help python` is the page on it. Names are imported when they are first used: the command starts here too.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from timeline.api.edit import OpenEdit
    from timeline.api.log import OpenLog, check, open_log
    from timeline.dates import Date, DateError
    from timeline.errors import TimelineError

__version__ = "0.1.0"

__all__ = ["Date", "DateError", "OpenEdit", "OpenLog", "TimelineError", "__version__", "check", "open_log"]

_MODULES = {
    "Date": "timeline.dates",
    "DateError": "timeline.dates",
    "OpenEdit": "timeline.api.edit",
    "OpenLog": "timeline.api.log",
    "TimelineError": "timeline.errors",
    "check": "timeline.api.log",
    "open_log": "timeline.api.log",
}


def __getattr__(name: str) -> object:
    """Return a public name, importing its module."""
    if name not in _MODULES:
        raise AttributeError(f"module 'timeline' has no attribute {name!r}")
    from importlib import import_module

    found: object = getattr(import_module(_MODULES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
