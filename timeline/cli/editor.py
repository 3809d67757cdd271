"""The editor of the person at the terminal."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from timeline.cli.healing import ANSWER
from timeline.errors import NothingWritten, WrongUsage
from timeline.plain_files import NotPlain, open_plain
from timeline.text import quoted, visible

_LARGEST = 16 << 20
"""Maximum size of what comes back, in bytes: a text that is larger was made by a mishap."""


def editor() -> list[str]:
    """Return the command that opens a text: `$VISUAL`, else `$EDITOR`, else an editor that is there."""
    import shutil

    for name in ("VISUAL", "EDITOR"):
        command = os.environ.get(name, "")
        try:
            words = shlex.split(command)
        except ValueError:
            raise WrongUsage(f"${name} cannot be read: {quoted(command)}", "close its quotes") from None
        if words:
            return words
    for program in ("sensible-editor", "nano", "vi", "notepad"):
        if shutil.which(program):
            return [program]
    raise WrongUsage("there is no editor", "name one: export EDITOR=nano")


def edited(text: str, name: str) -> str:
    """Return a text as the person left it in the editor; empty if they deleted it.

    Raises `WrongUsage` where the editor cannot be started, and `NothingWritten` where it fails; what was typed is kept.
    """
    command = editor()
    with tempfile.TemporaryDirectory(prefix="timeline-") as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8", newline="")
        ANSWER.has_begun = True  # what was typed would be lost
        try:
            code = subprocess.run([*command, str(path)], check=False).returncode
        except OSError as error:
            message = f"the editor {quoted(command[0])} cannot be started: {error.strerror or error}"
            raise WrongUsage(message, "set $EDITOR") from None
        if not os.path.lexists(path):
            return ""
        content = _content(path)
        if len(content) > _LARGEST:
            message = f"nothing was written: the text is larger than {_LARGEST >> 20} MB"
            raise NothingWritten(message, _kept(content, text))
        if code != 0:
            how = f"ended with {code}" if code > 0 else f"was ended by signal {-code}"
            raise NothingWritten(f"nothing was written: the editor {visible(command[0])} {how}", _kept(content, text))
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise NothingWritten("nothing was written: the text is not UTF-8", _kept(content, text)) from None


def _content(path: Path) -> bytes:
    """Return what lies in the place of the text. Raises `NothingWritten` for what is no file."""
    try:
        with open_plain(str(path)) as file:
            return file.read()
    except NotPlain as error:
        raise NothingWritten(f"nothing was written: the text is not there any more: {error.reason}") from None
    except OSError as error:
        raise NothingWritten(f"nothing was written: the text is not there any more: {error.strerror}") from None


def _kept(content: bytes, before: str) -> str:
    """Keep what was typed, and return the sentence that says where; empty if nothing was."""
    from timeline.edits.kept_text import keep_text

    if content == before.encode():
        return ""
    return f"your text is in {visible(str(keep_text(content.decode('utf-8', 'surrogateescape'), 'entries.yaml')))}"
