"""Who asks the questions about an entry: a line editor that completes, or one line after the other."""

import os
import sys

from timeline.cli.questions import Questioner


def questioner() -> Questioner:
    """Return who asks: the line editor if it is installed, and the terminal can show it."""
    if _is_plain():
        from timeline.cli.plain_questions import PlainQuestions

        return PlainQuestions()
    try:
        from timeline.cli.line_editor import LineEditor
    except ImportError:
        from timeline.cli.plain_questions import PlainQuestions

        return PlainQuestions()
    return LineEditor()


def _is_plain() -> bool:
    """Return whether colours and the movement of the cursor are not wanted, or the terminal cannot do them."""
    is_dumb = os.environ.get("TERM", "") in ("", "dumb", "unknown") and sys.platform != "win32"
    return is_dumb or bool(os.environ.get("NO_COLOR"))
