"""Files that stand in for files of a log while it is read, so that an edit is checked before it is written."""

import os
from collections.abc import Mapping
from typing import BinaryIO

from timeline.errors import LogUnreadable


class StandIns:
    """The stand-ins for files of a log, under whatever name the log asks for these."""

    def __init__(self, paths: Mapping[str, str | None]) -> None:
        """Take the real paths of files of the log, each with the path of its stand-in; None where it is to be gone."""
        self._paths = paths

    def __contains__(self, name: str) -> bool:
        return bool(self._paths) and _real(name) in self._paths

    def open(self, name: str) -> BinaryIO:
        """Open the stand-in of a file, or the file itself, as `open_log_file` does; the errors name the file."""
        from timeline.log.yaml.files import open_log_file  # which a log that is answered from its index does not need

        if name not in self:
            return open_log_file(name)
        path = self._paths[_real(name)]
        if path is None:
            raise LogUnreadable(name, "there is no such file")
        try:
            return open_log_file(path)
        except LogUnreadable as error:
            raise LogUnreadable(name, error.reason, error.hint) from None


def _real(name: str) -> str:
    return os.path.realpath(name.replace("\0", "\ufffd"))


NONE = StandIns({})
"""No stand-ins: every file is read itself."""
