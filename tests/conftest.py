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


def pytest_configure(config: pytest.Config) -> None:
    """Name the mark of slow tests; stop, in a worker of xdist, the coverage of the process that shares out the tests.

    pytest-cov starts that one in each worker too, and it goes on wherever the worker's own pauses: for `no_cover`.
    """
    config.addinivalue_line("markers", "slow: takes some seconds; begins before the others, and is not measured.")
    plugin = config.pluginmanager.getplugin("_cov") if hasattr(config, "workerinput") else None
    if plugin is not None and plugin.cov_controller is not None:
        plugin.cov_controller.cov.stop()


def pytest_itemcollected(item: pytest.Item) -> None:
    """Leave properties, slow tests and the rest of long tables out of the measured coverage: few cases reach code."""
    function = getattr(item, "originalname", item.name)
    _rows[item.path, function] += 1
    is_property = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
    if is_property or item.get_closest_marker("slow") or _rows[item.path, function] > _MEASURED_ROWS:
        item.add_marker(pytest.mark.no_cover)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the slow tests: at the end all workers but one would wait for it."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Set the garbage collector to work again, for what the tests themselves make."""
    gc.freeze()
    gc.enable()
