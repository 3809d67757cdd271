"""Faults of the cache and changes of the log, at which every answer must stay right: `python -m tests.faults`.

`logs` makes a log and `edits` changes it; `damage` spoils what lies in the cache folder; `bench` asks the same
question with that cache and with a fresh one and compares; `campaigns` put these together, for the tests (a few
seconds) and for the command (as long as one likes).
"""
