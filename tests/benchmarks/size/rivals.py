"""Other ways to the same answer: `recsel`, `hledger` and `ledger` on the same events, and a loop over PyYAML."""

import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.benchmarks.size.logs import MOST
from tests.benchmarks.size.plain_logs import write_journal, write_recfile
from tests.benchmarks.size.questions import rows_like
from tests.benchmarks.size.rounds import Job

RECSEL = "recsel"
HLEDGER = "hledger register"
LEDGER = "ledger register"
LOADER = "PyYAML's C loader alone, collector off"
LOOP = "plain loop over PyYAML's C loader, collector off"

_PACKAGES = {RECSEL: ("recsel", "recutils"), HLEDGER: ("hledger", "hledger"), LEDGER: ("ledger", "ledger")}


def missing() -> Iterator[str]:
    """The programs that are not installed, in words."""
    for program, package in _PACKAGES.values():
        if shutil.which(program) is None:
            yield f"{program} is not installed and is left out (Debian's package: {package})"


def write_files(folder: Path, size: int) -> None:
    """The events of a log as the others read them."""
    if size <= MOST:
        write_recfile(folder / "events.rec", size)
        write_journal(folder / "events.journal", size)


def rivals(folder: Path, size: int, environment: Mapping[str, str]) -> Iterator[Job]:
    """The same question to all that are installed."""
    if size > MOST:
        return
    log, records, journal = (str(folder / f"events.{suffix}") for suffix in ("yaml", "rec", "journal"))
    loop = (sys.executable, "-m", "tests.benchmarks.size.plain_loop", log)
    commands: dict[str, tuple[str, ...]] = {
        RECSEL: ("recsel", "-t", "Event", "-e", 'Country = "Iraq"', "-p", "Id,Date,Title", records),
        HLEDGER: ("hledger", "-f", journal, "register", "^Iraq:"),
        LEDGER: ("ledger", "--args-only", "-f", journal, "register", "^Iraq:"),
        LOOP: (*loop, "IQ"),
    }
    for name, command in commands.items():
        if name not in _PACKAGES or shutil.which(command[0]):
            row = r"^Id: " if name == RECSEL else r"^.+$"
            yield Job((name, size), command, environment, complaint=rows_like(row))
    yield Job((LOADER, size), loop, environment)
