"""Settings for all tests."""

import signal

from hypothesis import settings

# Whoever starts the tests in the background may have told them not to mind Ctrl-C, and so whatever they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# How long something takes is for the benchmarks.
settings.register_profile("untimed", settings.default, deadline=None)
settings.load_profile("untimed")
