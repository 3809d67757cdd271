"""A process that has loaded the program and forks for each command: a whole process each, without the time to start.

It never runs a command itself, so that nothing but modules is there already. Which ones the commands load on their way
it learns from the first children.

`python -m tests.faults.server` reads one wish in JSON from each line and answers with the exit code of the child. A
wish can say that the child is killed: so many seconds after it began, or after so many changes in the cache folder.
"""

import gc
import importlib
import json
import os
import pkgutil
import resource
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import Any, NoReturn

LONGEST = 120
"""Seconds after which a child is stopped: an answer that waits for ever is a wrong one."""


def serve() -> None:
    """Answer wishes until the standard input ends."""
    import timeline

    for module in pkgutil.walk_packages(timeline.__path__, "timeline."):
        if module.name != "timeline.__main__":
            importlib.import_module(module.name)
    gc.disable()
    gc.freeze()
    for line in sys.stdin.buffer:
        wish = json.loads(line)
        reading, writing = os.pipe2(os.O_NONBLOCK)
        child = os.fork()
        if child == 0:
            _tell_modules(writing)
            _become(wish)
        os.close(writing)
        if "kill" in wish:
            _kill(child, wish["kill"], Path(wish["env"]["XDG_CACHE_HOME"]))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)
        _learn(reading)


def _tell_modules(writing: int) -> None:
    """Let this process name, when it ends, the modules that it has loaded."""
    before, end = set(sys.modules), os._exit

    def tell(code: int) -> NoReturn:
        os.write(writing, "\n".join(sorted(set(sys.modules) - before)).encode()[:_PIPE])
        end(code)

    os._exit = tell


_PIPE = 60_000


def _learn(reading: int) -> None:
    """Load what the child had to load."""
    names = os.read(reading, _PIPE).decode().split("\n")
    os.close(reading)
    for name in names:
        if name.split(".")[0] in _LEARNT:
            importlib.import_module(name)


_LEARNT = sys.stdlib_module_names | {"timeline", "typer", "rich", "yaml", "dateutil", "iso3166", "platformdirs"}


def _become(wish: dict[str, Any]) -> NoReturn:
    """Be the command that was wished for."""
    code = 1
    try:
        os.chdir(wish["cwd"])
        os.environ.clear()
        os.environ.update(wish["env"])
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        for number, name in ((1, wish["out"]), (2, wish["err"])):
            os.dup2(os.open(name, flags), number)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        sys.argv = ["timeline", *wish["args"]]
        signal.alarm(wish.get("longest", LONGEST))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        from timeline.__main__ import main

        main()
        code = 0
    except BaseException:  # noqa: BLE001 - as the interpreter itself ends
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _kill(child: int, how: dict[str, Any], cache: Path) -> None:
    """Wait for the moment, then send the signal; a child that has ended waits for its parent and feels nothing."""
    end = time.monotonic() + LONGEST
    seen = _listing(cache)
    changes = how.get("changes", 0)
    while changes and time.monotonic() < end and os.waitid(os.P_PID, child, _LOOK) is None:
        now = _listing(cache)
        changes -= now != seen
        seen = now
    time.sleep(how["after"])
    os.kill(child, how["signal"])


_LOOK = os.WEXITED | os.WNOHANG | os.WNOWAIT


def _listing(folder: Path) -> list[tuple[str, int]]:
    """The files below a folder with their sizes, as far as they stay while one looks."""
    found = []
    for above, _, names in os.walk(folder):
        for name in names:
            try:
                found.append((name, os.stat(os.path.join(above, name)).st_size))
            except FileNotFoundError:
                continue
    return sorted(found)


if __name__ == "__main__":
    serve()
