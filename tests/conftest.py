"""Settings for all tests."""

import gc
import signal
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings

from tests.examples import UNTIMED

# Collected tests live to the end: the garbage collector neither runs while they are made nor looks at them later.
gc.disable()

# Whoever starts the tests in the background may have told them not to mind Ctrl-C, and so whatever they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("untimed", UNTIMED)
settings.load_profile("untimed")

_MEASURED_ROWS = 20
"""Number of rows of a table of cases that count for the coverage: measured, a test takes twice as long."""

_rows: Counter[tuple[Path, str]] = Counter()


def pytest_itemcollected(item: pytest.Item) -> None:
    """Leave properties and the rest of long tables out of the measured coverage: a few cases must reach the code."""
    function = getattr(item, "originalname", item.name)
    _rows[item.path, function] += 1
    is_property = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
    if is_property or _rows[item.path, function] > _MEASURED_ROWS:
        item.add_marker(pytest.mark.no_cover)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Set the garbage collector to work again, for what the tests themselves make."""
    gc.freeze()
    gc.enable()
