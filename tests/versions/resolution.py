"""Versions that pip would install: it is asked for a report, and installs nothing."""

import json
import subprocess
import sys
from collections.abc import Sequence

from packaging.utils import canonicalize_name

_ASKING = ("-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet", "--retries=1", "--report=-")


class NoAnswer(Exception):
    """pip could not tell which versions it would install; the message tells why."""


def resolve(requirements: Sequence[str], *, dependencies: bool = True) -> dict[str, str]:
    """Return the newest versions that fulfil requirements, with those of all that they depend on."""
    alone = () if dependencies else ("--no-deps",)
    command = (sys.executable, *_ASKING, *alone, *requirements)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoAnswer(reason(done.stderr))
    return from_report(done.stdout)


def from_report(text: str) -> dict[str, str]:
    """Return the version of each distribution in a report of pip, by canonical name."""
    try:
        found = [one["metadata"] for one in json.loads(text)["install"]]
        return {canonicalize_name(metadata["name"]): metadata["version"] for metadata in found}
    except (ValueError, KeyError, TypeError) as error:
        raise NoAnswer("pip's report is not of the form that is known; it needs pip 22.2 or later") from error


def reason(errors: str) -> str:
    """Return one sentence for what pip wrote to standard error when it failed."""
    if "from versions: none" in errors:
        return "pip finds no package index, or not all names in it: it needs a network"
    told = [line.removeprefix("ERROR:").strip() for line in errors.splitlines() if line.startswith("ERROR:")]
    return f"pip cannot resolve the requirements: {told[0] if told else errors.strip() or 'it does not say why'}"
