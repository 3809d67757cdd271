"""Comments that stand behind a value: YAML ends a text without quotes where ` #` begins one.

The parser does not report comments, so the text is looked through before it is parsed, which costs next to nothing
where there are none.
"""

import re

_COMMENT = re.compile(r"(?<![ \t])[ \t]+#")
_LONGEST = 80
"""Maximum number of signs that are kept of a comment."""

_MOST = 1 << 16
"""Maximum number of comments to hold: more than the parser can lag behind."""


class Comments:
    """The comments of one file, by the place (line and column, from 1) where the blanks before them begin."""

    def __init__(self) -> None:
        self.places: dict[tuple[int, int], str] = {}
        self._blanks = ""

    def look(self, text: str, line: int, column: int) -> None:
        """Note the comments of a text that begins at a place, and goes on where the text before it ended."""
        blanks, self._blanks = self._blanks, text[len(text.rstrip(" \t")) :]
        if len(self._blanks) == len(text):
            self._blanks = blanks + self._blanks
        if " #" in text or "\t#" in text or (blanks and text[:1] == "#"):
            self._add(blanks + text, line, column - len(blanks))

    def _add(self, text: str, line: int, column: int) -> None:
        for number, one in enumerate(text.split("\n"), line):
            for found in _COMMENT.finditer(one) if "#" in one else ():
                place = found.start() + (column if number == line else 1)
                self.places[number, place] = one[found.end() - 1 : found.end() + _LONGEST].rstrip()
                if len(self.places) > _MOST:
                    self._keep([*self.places.items()][_MOST // 2 :])

    def forget(self, line: int) -> None:
        """Drop the comments before a line, which the parser has passed."""
        if self.places and next(iter(self.places))[0] < line:
            self._keep([item for item in self.places.items() if item[0][0] >= line])

    def _keep(self, items: list[tuple[tuple[int, int], str]]) -> None:
        self.places.clear()
        self.places.update(items)
