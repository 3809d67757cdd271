"""`python -m timeline` is the command `timeline`."""

import gc
import os
import sys


def main() -> None:
    """Run the command line and end the process."""
    # A command reads, answers and ends: looking for garbage in between finds none, and costs up to a third of the time.
    gc.disable()
    from timeline.cli.main import main as run

    try:
        run()
    except SystemExit as end:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        # Everything is written; taking the interpreter down piece by piece would cost a tenth of a short call.
        os._exit(end.code if isinstance(end.code, int) else 0 if end.code is None else 1)


if __name__ == "__main__":
    main()
