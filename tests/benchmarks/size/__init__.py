"""Benchmark of answers by the size of the log: `python -m tests.benchmarks.size` (see `--help`)."""
