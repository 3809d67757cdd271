"""The exception for a kept index that is not what was written: the log is then read anew, and the index replaced."""


class IndexDamaged(Exception):
    """An index contradicts itself; `file` names the index, where it is kept in a file."""

    def __init__(self, reason: str, file: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.file = file
