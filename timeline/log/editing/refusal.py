"""The reason for which a text is not edited."""


class NotEditable(Exception):
    """A text is left as it is: a sentence, a remedy (may be empty), and the place (line and column from 1)."""

    def __init__(self, message: str, hint: str = "", line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.line = line
        self.column = column
