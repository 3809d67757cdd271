"""`python -m timeline` is the command `timeline`."""

import _signal  # type: ignore[import-not-found] # built in: `signal` would take milliseconds, in which Ctrl-C counts
import gc
import os
import sys

_NO_MEMORY = b"error: there is not enough memory; let the process have more (ulimit -v)\n"


def main() -> None:
    """Run the command line and end the process."""
    try:
        code = _run()
    except KeyboardInterrupt:  # before or after its handler was installed
        from timeline.signals import exit_code

        code = exit_code() or 130
    except MemoryError:  # too early, or too grave, for the command line to report; nothing more is called here
        os.write(2, _NO_MEMORY)
        code = 4
    except (SystemError, ImportError) as error:
        if not _is_out_of_memory(error):
            raise
        os.write(2, _NO_MEMORY)
        code = 4
    # Everything is written; taking the interpreter down piece by piece would cost a tenth of a short call.
    os._exit(code)


def _is_out_of_memory(error: Exception) -> bool:
    """Return whether an import failed for want of memory; the interpreter does not always say so."""
    if isinstance(error, ImportError):
        return "map segment" in str(error)
    return str(error).endswith(("without setting an exception", "with an exception set"))


def _leave(*_: object) -> None:
    os._exit(130)


def _run() -> int:
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        # There is nothing to clean up yet, and a KeyboardInterrupt during imports may get lost.
        _signal.signal(_signal.SIGINT, _leave)
    # A command reads, answers and ends: the garbage collector finds nothing, and takes up to a third of the time.
    gc.disable()
    from timeline import signals

    signals.install()
    try:
        from timeline.cli.main import main as run

        run()
    except SystemExit as end:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        return end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException:
        # An interruption may come out as another error: of an import, or of a library that called back.
        if signals.exit_code() is None:
            raise
    return signals.exit_code() or 0


if __name__ == "__main__":
    main()
