"""Names as an index keeps them: of the files of a log, and of what a user asks for."""

import os


def file_name(log: str, name: str) -> str:
    """The name of a file of a log, from its name as seen from the folder of the outermost; that is the log itself."""
    return log if not name else os.path.normpath(os.path.join(os.path.dirname(log), name))


def file_in(log: str, name: str) -> str:
    """The name of a file of a log as seen from the folder of the outermost; that itself has none."""
    return "" if name == log else os.path.relpath(name, os.path.dirname(log) or ".")


def storable(text: str) -> str:
    """A text that a user typed, without the undecodable bytes that no index holds: `?` stands for each."""
    return text if text.isascii() else text.encode(errors="replace").decode()
