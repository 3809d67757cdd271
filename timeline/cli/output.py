"""`--format` and `--output`, the same for every command: the format of an answer, and its destination."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from timeline.api.answers import limit_notes
from timeline.cli.endings import say, say_notes
from timeline.cli.healing import ANSWER, HELD_LINES, held_back
from timeline.errors import WrongUsage
from timeline.export.formats import DOCUMENTS, ENDINGS, FOR_FILES, by_ending, written
from timeline.frozen import Frozen
from timeline.streams import in_blocks, put_bytes
from timeline.text import did_you_mean, quoted, visible

if TYPE_CHECKING:
    from timeline.api.answers import Asked
    from timeline.export.formats.layout import Look
    from timeline.export.forms import Files, Forms, Pieces
    from timeline.render.lines import Line
    from timeline.telling.document import Document


def format_option(formats: Sequence[str]) -> Any:
    """Return the option `--format` of a command with these formats."""

    def offered(incomplete: str) -> list[str]:
        # In the letters that were typed, as shells require; capitals mean the same.
        fitting = [format for format in formats if format.startswith(incomplete.lower())]
        return [incomplete + format[len(incomplete) :] for format in fitting]

    return Annotated[
        str | None,
        typer.Option(
            *("--format", "-f"),
            metavar="FORMAT",
            help=f"How to write it: {', '.join(formats)}.",
            rich_help_panel="Output",
            autocompletion=offered,
        ),
    ]


FOR_DOCUMENTS = frozenset({"with_ids", "style"})
"""The options that only commands with documents have."""


class Output(Frozen):
    """The format of an answer, its options, and its destination."""

    format: Annotated[str | None, typer.Option()] = None  # replaced for each command, see `format_option`
    output: Annotated[
        str | None,
        typer.Option(
            *("--output", "-o"),
            metavar="FILE",
            help="Where to write it, whole or not at all; the ending tells the format. '-' is standard output.",
            rich_help_panel="Output",
        ),
    ] = None
    with_ids: Annotated[
        bool, typer.Option("--ids", help="With the ids of entries in a document.", rich_help_panel="Output")
    ] = False
    style: Annotated[
        Literal["paragraphs", "table"],
        typer.Option(
            "--style", help="In a document: an entry a paragraph, or a row of a table.", rich_help_panel="Output"
        ),
    ] = "paragraphs"
    bom: Annotated[
        bool,
        typer.Option("--bom", help="In CSV: begin with the mark by which Excel knows UTF-8.", rich_help_panel="Output"),
    ] = False
    read: set[str] | None = None
    """Not an option: the files from which the answer is made, which are never replaced."""

    def chosen(self, formats: Sequence[str]) -> "Output":
        """Return the output with its format, by the option or the file's ending; raise if the command lacks it."""
        file = self.file
        if file == "":
            raise WrongUsage("--output names nothing", "give the name of a file")
        if self.format is not None:
            format = self.format.lower()
            if format not in formats:
                hint = did_you_mean(format, formats) or f"it may be {', '.join(formats)}"
                raise WrongUsage(f"--format {quoted(self.format)} is none of this command's", hint)
        elif file is None:
            format = formats[0]
        else:
            format = _format_by_ending(file, formats)
        if file is None and format == "datapackage":
            raise WrongUsage("a data package is a folder", "name it: --output FOLDER")
        if file is None and format in FOR_FILES and sys.stdout.isatty():
            raise WrongUsage(f"{format} is a file for another program", f"name it: --output answer.{format}")
        chosen = self._replace(format=format)
        if self.style == "table" and not chosen.is_document:
            raise WrongUsage("only a document has its entries in a table", "write one: --format md, html or docx")
        if self.with_ids and not chosen.is_document:
            raise WrongUsage("only documents leave out ids", "write one: --format md, html or docx")
        if self.bom and format != "csv":
            raise WrongUsage("--bom is for CSV only", "add --format csv, or leave out --bom")
        return chosen

    def keeping(self, files: Iterable[str]) -> "Output":
        """Return the output with more files that are never to be replaced."""
        return self._replace(read={*(self.read or ()), *files})

    @property
    def file(self) -> str | None:
        """The name of the file or the folder; None stands for standard output."""
        return None if self.output == "-" else self.output

    @property
    def is_text(self) -> bool:
        """Return whether the answer is to be written as lines of text."""
        return self.format == "text"

    @property
    def is_document(self) -> bool:
        """Return whether the answer is to be written as a document in a file, which tells what it leaves out."""
        return self.format in DOCUMENTS

    @property
    def width(self) -> int:
        """The width of text: that of the terminal on which it appears, or of COLUMNS."""
        from timeline.render.output import file_width, width

        return width() if self.file is None else file_width()

    @property
    def terminal_width(self) -> int | None:
        """The width of the terminal on which the answer appears; None where it appears on none."""
        from timeline.render.output import terminal_width

        return terminal_width() if self.file is None else None

    @property
    def is_for_people(self) -> bool:
        """Return whether the answer is for people, on the terminal or in a document."""
        return self.is_text or self.is_document

    @property
    def tells_gaps(self) -> bool:
        """Return whether the format has a place for what the logs have not followed."""
        return self.is_for_people or self.format in ("json", "html", "svg")

    def give(self, document: "Callable[[], Document]", forms: "Callable[[], Forms]") -> None:
        """Write an answer in the format asked for: as a document for people, else in a format for machines."""
        if self.is_for_people:
            self.print_document(document())
        else:
            self.write(forms())

    def note_limits(self, answer: "Asked[Any, Any]") -> None:
        """Note what limits an answer to filters, as far as its format does not say so."""
        say_notes(limit_notes(answer.workspace, answer.limits, tells_gaps=self.tells_gaps))

    def print_document(self, document: "Document") -> None:
        """Write a document on the terminal, or in the format asked for."""
        if self.is_text:
            from timeline.render.document import painted

            self.show(painted(document, self.width))
        else:
            from timeline.export.formats import printed

            if self.format == "docx":
                from timeline.cli.memory import weighed

                document = document._replace(blocks=weighed(document.blocks))
            self.put(printed(document, str(self.format), self.look))

    @property
    def look(self) -> "Look":
        """The layout of a document."""
        from timeline.export.formats.layout import Look

        return Look(self.style, self.with_ids)

    def show(self, lines: "Iterable[Line]") -> None:
        """Write an answer as text, while it is made."""
        if self.file is None:
            from timeline.render.output import show

            show(held_back(lines, HELD_LINES))
        else:
            from timeline.render.lines import plain_lines

            self.put(plain_lines(lines))

    def write(self, forms: "Forms") -> None:
        """Write an answer in the format for machines that was asked for, while it is made."""
        content = written(forms, str(self.format))
        self.put(chain(("\ufeff",), content) if self.bom else content)  # type: ignore[arg-type] # CSV alone has a mark

    def put(self, content: "Pieces | Files", amount: str = "") -> None:
        """Write the content; `amount` tells its size in the words of the command, for the note about a file."""
        if self.file is not None:
            self._save(content, amount)
        else:
            assert not isinstance(content, Mapping), "a folder has a name"
            put_bytes(held_back(in_blocks(content)))

    def _save(self, content: "Pieces | Files", amount: str) -> None:
        from timeline.writing import is_replaced, write

        assert self.file is not None
        blocks: Iterable[bytes] | Mapping[str, Iterable[bytes]]
        if isinstance(content, Mapping):
            blocks = {name: in_blocks(pieces) for name, pieces in content.items()}
        elif is_replaced(self.file):
            blocks = in_blocks(content)
        else:
            blocks = held_back(in_blocks(content))
        try:
            size = write(self.file, blocks, ENDINGS[str(self.format)], self.read or ())
        except BrokenPipeError:
            raise typer.Exit(141) from None  # Typer itself would end with 1
        ANSWER.has_begun = True
        parts = [part for part in (amount, f"{size / 1024:,.0f} KB" if size >= 1024 else "") if part]
        say(f"wrote {visible(self.file)}{': ' if parts else ''}{', '.join(parts)}")


def _format_by_ending(file: str, formats: Sequence[str]) -> str:
    """Return the format by the ending of a file's name; a command with a single format needs no ending."""
    format = by_ending(file)
    if format in formats:
        return str(format)
    if format is not None:
        raise WrongUsage(f"this command writes no {format}", f"it writes {', '.join(formats)}")
    if len(formats) == 1:
        return formats[0]
    known = dict.fromkeys(ending for name in formats for ending in ENDINGS[name][:1])
    hint = f"end it with {', '.join(known)}, or say --format"
    raise WrongUsage(f"the name {quoted(file)} does not tell how to write it", hint)
