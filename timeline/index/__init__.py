"""The index of a log: one SQLite file in the user's cache folder, from which every command answers.

The log is the truth. `opening` decides whether the index still speaks for it, `build` makes one from the log, `mending`
mends one after a small edit, `sections` reads from it.
"""
