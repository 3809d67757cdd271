"""The names of a log's files in answers: relative to the folder of the log, so that they do not reveal its place."""

import os
from functools import lru_cache

from timeline.log.freshness import tree_of
from timeline.log.log import Log
from timeline.log.model import Entry


def name_among_logs(log: Log) -> str:
    """The name of a log among others: the `id` of its header, else its path from the root of its git repository.

    Outside of a repository it is the name of its file. It is the same wherever the repository lies.
    """
    if log.header.id is not None:
        return log.header.id
    return os.path.relpath(os.path.realpath(log.file), tree_of(log.file)).replace(os.sep, "/")


def file_of(entry: Entry, log: Log) -> str:
    """The file in which an entry stands."""
    return seen_from_log(entry.file, log.file)


@lru_cache(maxsize=256)
def seen_from_log(file: str, log: str) -> str:
    """A file of a log as seen from the folder of the log, with slashes on every system: `parts/actors.yaml`."""
    return os.path.relpath(file, os.path.dirname(log) or ".").replace(os.sep, "/")
