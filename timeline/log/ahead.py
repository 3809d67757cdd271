"""Looking at the text of a log before the parser takes it, to find the lists of entries in it."""

import re

from timeline.log.files import Feed, Unfit

__all__ = ["Ahead"]

_LIST = re.compile(r"^(events|plans|figures):\n(?: *+(?:#[^\n\r]*+)?\n)*+(?=( {0,8})- )", re.MULTILINE)
_LONGEST_WAY = 1 << 22
"""So much is looked through for the next list."""

_LARGEST_ENTRY = 1 << 18
_LONGEST_TELLING = 64
"""So many characters of a line tell what begins with it."""


class Ahead:
    """The text of a feed: `text` from `at` on was read and is not taken yet, and begins with the line `line`."""

    def __init__(self, feed: Feed) -> None:
        self.text = ""
        self.at = 0
        self.line = 1
        self.is_whole = False
        """Whether the feed has come to its end."""
        self._feed = feed
        self._unfit: Unfit | None = None

    def more(self) -> bool:
        """Read another piece; there is none at the end, nor where the feed refuses to go on."""
        if self.is_whole or self._unfit:
            return False
        self._feed.digested()  # whoever asks for more keeps to a limit
        try:
            piece = self._feed.read()
        except Unfit as unfit:
            self._unfit = unfit  # what was read before comes first
            return False
        if not piece:
            self.is_whole = True
            return False  # the text stays where it is: what was found in it is still there
        self.text = self.text[self.at :] + piece
        self.at = 0
        return True

    def find_list(self) -> re.Match[str] | None:
        """The next section that is a list in lines of its own: its name and how far its entries are indented."""
        while not (found := _LIST.search(self.text, self.at)):
            if len(self.text) - self.at > _LONGEST_WAY or not self.more():
                return None
        return found

    def find_end(self, line_of_list: re.Pattern[str]) -> re.Match[str] | None:
        """The line that ends the entry which begins here; nothing at the end of the text, or of patience."""
        while True:
            found = line_of_list.search(self.text, self.at + 1)
            if found and found.start() + _LONGEST_TELLING < len(self.text):
                return found
            if len(self.text) - self.at > _LARGEST_ENTRY or not self.more():
                return found

    def take(self, end: int) -> str:
        """The text up to there, which is taken with that."""
        taken = self.text[self.at : end]
        self.leave(taken)
        return taken

    def leave(self, text: str) -> None:
        """The text that comes next was looked at, and is taken."""
        self.line += text.count("\n")
        self.at += len(text)

    def go_on_below(self, header: str) -> None:
        """Put the line of a section before the rest, and as many empty ones as keep the numbers of all others."""
        self.text = "\n" * (self.line - 2) + header + ":\n" + self.text[self.at :]
        self.at = 0

    def read(self, size: int) -> str:
        """The next piece for the parser: at first all that was looked at and not taken."""
        if self.text:
            rest, self.text = self.text[self.at :], ""
            self.at = 0
            if rest:
                return rest
        if self._unfit:
            raise self._unfit
        return self._feed.read(size)
