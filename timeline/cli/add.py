"""`timeline add`: new entries."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.options import command, completing, new_app
from timeline.cli.write_options import Cited, Declared, Writing
from timeline.cli.writing import write
from timeline.cli.writing_in_editor import write_from_editor
from timeline.edits.keys import KINDS, LineKind
from timeline.errors import LogUnreadable, WrongUsage

if TYPE_CHECKING:
    from timeline.edits.argument_reader import ArgumentReader
    from timeline.edits.room import Meant, OpenLog

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline add "28 Sep 2025: The bridge opens type:other place:bridge
      actor:ministry source:daily@'page 1'"
  timeline add plan "by the end of June 2026: The ferry is sold
      by:bridge-authority kind:intention announced:2025-11 source:audit"
  timeline add plan "within 90 days of bridge-opened: A report is published
      by:ministry kind:commitment announced:decree-12 source:decree"
  timeline add figure "2025-11: about 300 subject:bridge-authority
      measure:workers unit:people source:audit@'page 9'"
  timeline add source "2025-12-19: Accounts of the works
      publisher:'Bridge Authority' url:https://www.example.org/accounts"
  timeline add actor "Court of Audit alias:CoA kind:government country:IQ"
  timeline add view "works: about:bridge type:other"
  timeline add -e plan
  timeline add --from notes.txt --dry-run

The line: the date first, up to ': '; for a plan the deadline, for a figure the date and the number. KEY:VALUE pairs
stand anywhere, several values with commas, values of several words in 'quotes'. The rest is the title, and so is
everything behind ' -- '.

\b
  event    type  place  country  actor  status  known  tag  summary  note  id
           source:ID@PLACE  at  via  (these two belong to the source before)
  plan     kind  announced:DATE or announced:EVENT  by  to  deadline  until
           every  times  condition, and those of an event but type
  figure   subject  measure  unit  by  as_of  over  value  low  high  words
  source   publisher  author  url  accessed  language  licence  kind
  actor    alias  kind  part_of  country
  place    alias  kind  in  country  contains

The id is made from the title, unless you give id:NAME. A name that the log does not have is asked for on a terminal;
in a script, --new declares it: --new "actor Drivers' Union alias:DU".

Further: 'timeline help writing'."""


@command(app, epilog=_EPILOG)
def add(
    cited: Cited,
    writing: Writing,
    declared: Declared,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[KIND] [LINE]",
            help="The kind of entry (event if left out), and the entry in one line.",
            autocompletion=completing("line"),
        ),
    ] = None,
    editor: Annotated[bool, typer.Option("--editor", "-e", help="Write it in your editor, from a template.")] = False,
    source_file: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="FILE", help="New entries from a file ('-': standard input): YAML, JSON lines, or lines."
        ),
    ] = None,
    file: Annotated[
        str | None,
        typer.Option("--file", metavar="FILE", help="The file of the log for it; else that with most of such entries."),
    ] = None,
) -> None:
    """A new event, plan, figure, source, actor, place or view, from a line, an editor or a file."""
    kind, line = _parts(words or [])
    if sum((editor, source_file is not None, bool(line))) != 1:
        hint = 'such as timeline add "27 Sep 2024: The bridge opens type:other", or use --editor or --from FILE'
        raise WrongUsage("say what is to be added, in one way", hint)
    if editor:
        write_from_editor(writing, declared, kind or "event", cited, file)
        return
    text = line if source_file is None else _text_of(source_file)

    def make(_: "OpenLog", read: "ArgumentReader") -> "Iterable[Meant]":
        from timeline.edits.line import parsed

        if source_file is None:
            return read.addition([read.draft(parsed(text, kind or "event"))], cited, file)
        return read.addition(read.drafts(text, source_file, kind), cited, file)

    write(writing, make, declared)


def _parts(words: list[str]) -> tuple[LineKind | None, str]:
    """Return the kind of entry, if it is named, and the line."""
    if words and words[0] in KINDS:
        return words[0], " ".join(words[1:])
    return None, " ".join(words)


def _text_of(name: str) -> str:
    """Return the text of a file, or of standard input."""
    if name == "-":
        content = sys.stdin.buffer.read()
    else:
        from timeline.log.yaml.files import open_log_file

        with open_log_file(name) as stream:
            content = stream.read()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LogUnreadable(name, f"byte 0x{content[error.start]:02X} is not UTF-8 text", "save it as UTF-8") from None
