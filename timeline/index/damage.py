"""The exception for an index whose content is not what was written: the log is then read, and the index replaced."""


class IndexDamaged(Exception):
    """An index contradicts itself; `file` names its file, None if it is in memory."""

    def __init__(self, reason: str, file: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.file = file
