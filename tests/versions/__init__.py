"""Exact versions that the tests run with: today's, and the lowest that `pyproject.toml` allows."""
