"""Settings for all tests."""

import gc
import signal

import pytest
from hypothesis import settings

# Collected tests live to the end: the garbage collector neither runs while they are made nor looks at them later.
gc.disable()

# Whoever starts the tests in the background may have told them not to mind Ctrl-C, and so whatever they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# How long something takes is for the benchmarks.
settings.register_profile("untimed", settings.default, deadline=None)
settings.load_profile("untimed")


def pytest_itemcollected(item: pytest.Item) -> None:
    """Leave properties out of the measured coverage: named examples must reach the code, and examples are slow then."""
    if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
        item.add_marker(pytest.mark.no_cover)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Set the garbage collector to work again, for what the tests themselves make."""
    gc.freeze()
    gc.enable()
