"""The editor of the person at the terminal."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from timeline.errors import WrongUsage
from timeline.text import quoted, visible


def editor() -> list[str]:
    """Return the command that opens a text: `$VISUAL`, else `$EDITOR`, else an editor that is there."""
    import shutil

    for name in ("VISUAL", "EDITOR"):
        if words := shlex.split(os.environ.get(name, "")):
            return words
    for program in ("sensible-editor", "nano", "vi", "notepad"):
        if shutil.which(program):
            return [program]
    raise WrongUsage("there is no editor", "name one: export EDITOR=nano")


def edited(text: str, name: str) -> str:
    """Return a text as the person left it in the editor; raises `WrongUsage` where the editor fails."""
    command = editor()
    with tempfile.TemporaryDirectory(prefix="timeline-") as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8", newline="")
        try:
            code = subprocess.run([*command, str(path)], check=False).returncode
        except OSError as error:
            message = f"the editor {quoted(command[0])} cannot be started: {error.strerror or error}"
            raise WrongUsage(message, "set $EDITOR") from None
        if code != 0:
            raise WrongUsage(f"the editor {visible(command[0])} ended with {code}", "nothing was written")
        return path.read_text(encoding="utf-8", errors="surrogateescape")
