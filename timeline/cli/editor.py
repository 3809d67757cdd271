"""The editor of the person at the terminal."""

import os
import shlex
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from timeline.cli.endings import say
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


def edited(text: str, name: str, before: str) -> str:
    """Return a text as the person left it in the editor; empty if they deleted it.

    Raises `WrongUsage` where the editor cannot be started, and `NothingWritten` where it fails. What was typed, now or
    earlier, is then kept in a file, also where the command is interrupted: whatever is not as it was `before`.
    """
    command = editor()
    try:
        with tempfile.TemporaryDirectory(prefix="timeline-", ignore_cleanup_errors=True) as folder:
            path = Path(folder) / name
            path.write_text(text, encoding="utf-8", newline="")
            ANSWER.has_begun = True  # what was typed would be lost
            return _left(command, path, text, before)
    except OSError as error:
        message = f"nothing was written: the editor cannot be given its text: {error.strerror or error}"
        raise NothingWritten(message, _kept(text, before)) from None


def _left(command: list[str], path: Path, text: str, before: str) -> str:
    """Open the text in its file, and return what was left there."""
    try:
        code = subprocess.run([*command, str(path)], check=False).returncode
    except OSError as error:
        message = f"the editor {quoted(command[0])} cannot be started: {error.strerror or error}"
        raise WrongUsage(message, "; ".join(filter(None, ("set $EDITOR", _kept(text, before))))) from None
    except KeyboardInterrupt:
        with suppress(OSError, NotPlain):
            if sentence := _kept(_text(_read(path)), before):
                say(sentence)
        raise
    if not os.path.lexists(path):
        return ""
    content = _content(path, text, before)
    if len(content) > _LARGEST:
        message = f"nothing was written: the text is larger than {_LARGEST >> 20} MB"
        raise NothingWritten(message, _kept(_text(content), before))
    if code != 0:
        how = f"ended with {code}" if code > 0 else f"was ended by signal {-code}"
        message = f"nothing was written: the editor {visible(command[0])} {how}"
        raise NothingWritten(message, _kept(_text(content), before))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        message = "nothing was written: the text is not UTF-8"
        raise NothingWritten(message, _kept(_text(content), before)) from None


def _read(path: Path) -> bytes:
    with open_plain(str(path)) as file:
        return file.read()


def _text(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")


def _content(path: Path, text: str, before: str) -> bytes:
    """Return what lies in the place of the text. Raises `NothingWritten` for what is no file."""
    try:
        return _read(path)
    except NotPlain as error:
        reason = error.reason
    except OSError as error:
        reason = error.strerror or str(error)
    message = f"nothing was written: the text is not there any more: {reason}"
    raise NothingWritten(message, _kept(text, before))


def kept(text: str) -> str:
    """Keep a text in a file, and return the sentence that says where."""
    from timeline.edits.kept_text import keep_text

    return f"your text is in {visible(str(keep_text(text, 'entries.yaml')))}"


def _kept(text: str, before: str) -> str:
    """Keep what was typed, and return the sentence that says where; empty if nothing was."""
    return "" if text == before else kept(text)
