"""How answers hold up as a log grows: `python -m tests.benchmarks.size` (see `--help`)."""
