"""The command `timeline` with its subcommands, and the handling of errors.

A command is imported when it is called, so that the start does not take longer with more commands.
"""

import sys
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from timeline import __version__

COMMANDS = {
    "list": "chronology",
    "search": "search",
    "show": "show",
    "changes": "changes",
    "state": "state",
    "plans": "plans",
    "figures": "figures",
    "disputes": "disputes",
    "stats": "stats",
    "chart": "chart",
    "actors": "vocabulary",
    "places": "vocabulary",
    "types": "vocabulary",
    "sources": "vocabulary",
    "views": "views",
    "date": "date",
    "page": "page",
    "add": "add",
    "import": "import_table",
    "edit": "edit",
    "set": "fields",
    "revise": "plan_steps",
    "settle": "plan_steps",
    "correct": "claims",
    "retract": "claims",
    "dispute": "claims",
    "seen": "fields",
    "cover": "fields",
    "rename": "rename",
    "merge": "merge",
    "remove": "fields",
    "undo": "undo",
    "redo": "undo",
    "history": "undo",
    "init": "init",
    "check": "check",
    "compare": "compare",
    "schema": "schema",
    "cache": "cache",
    "help": "help",
}
"""Each command with its module in `timeline.cli`, in the order of the help."""

_EPILOG = """Examples:\n
\b
  timeline list --country Iraq --from 2024
  timeline list --actor Daesh --type violence
  timeline changes 2024-09-01 2025-03-18 --region Iraq
  timeline plans --against "September 2025"
  timeline show us-iraq-announce-mission-end
  timeline add "28 Sep 2025: The bridge opens type:other place:bridge"

The log is events.yaml here or in a folder above, or what --log or TIMELINE_LOG names."""


def app_of(name: str) -> typer.Typer:
    """Return the app of a command, importing its module."""
    module = import_module(f"timeline.cli.{COMMANDS[name]}")
    several: dict[str, typer.Typer] = getattr(module, "APPS", {})
    app: typer.Typer = several[name] if several else module.app
    return app


class _Commands(MutableMapping[str, Any]):
    """The commands by name, each made when it is first looked up."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = typer.main.get_command(app_of(name))
            self._made[name].name = name
        return self._made[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)

    def __contains__(self, name: object) -> bool:
        return name in COMMANDS


class _Group(TyperGroup):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _Commands()
        self._helps: dict[str, str] = {}

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command of a name; while commands are only listed, a stand-in with its sentence."""
        if cmd_name in self._helps:
            from timeline.cli.helps import panel_of

            return TyperCommand(cmd_name, help=self._helps[cmd_name], rich_help_panel=panel_of(cmd_name))
        return super().get_command(ctx, cmd_name)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help, with all the commands."""
        with self._listing():
            super().format_help(ctx, formatter)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Return the commands that begin as typed."""
        with self._listing():
            return super().shell_complete(ctx, incomplete)

    @contextmanager
    def _listing(self) -> Iterator[None]:
        from timeline.cli.helps import HELPS

        self._helps = HELPS
        try:
            yield
        finally:
            self._helps = {}

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the name is Typer's
        return list(COMMANDS)


app = typer.Typer(
    cls=_Group, no_args_is_help=True, epilog=_EPILOG, rich_markup_mode="rich", pretty_exceptions_enable=False
)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"timeline {__version__}")
        raise typer.Exit


@app.callback(context_settings={"help_option_names": ["-h", "--help"]})
def _timeline(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Answers from a log of dated developments, with sources.

    What happened in this country, what was promised by when, where do the sources disagree?

    Dates stay as vague as the sources are, and every answer can be traced.
    """


def main() -> None:
    """Run the command line; return an exit code after at most one message, whatever happens."""
    from timeline import signals, streams
    from timeline.cli.endings import ended_by
    from timeline.cli.healing import ANSWER, healed

    code: int | str | None = 0
    text, output = streams.take_over()
    streams.limit_terminal_size()
    ANSWER.has_begun = False
    try:
        healed(lambda: typer.main.get_command(app)(prog_name="timeline"))
    except SystemExit as end:
        code = end.code
    except BaseException as error:  # noqa: BLE001 - what is not ours is raised again
        failed = signals.exit_code() is not None or (output is not None and output.error is not None)
        code = 1 if failed else ended_by(error)
    if output is not None and signals.exit_code() is not None:
        # The buffered output may have been written when the signal came: it must not be written twice.
        output.is_dropping = True
    try:
        text.flush()
    except OSError as error:
        code = ended_by(error)
    else:
        # A library may have caught the error of a write, and returned normally.
        if output is not None and output.error is not None:
            code = ended_by(output.error)
    sys.exit(signals.exit_code() or code)
