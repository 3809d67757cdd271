"""The layout of a section: how its entries are indented, spaced, quoted and wrapped."""

from dataclasses import dataclass, field

from timeline.log.editing import forms, scalars
from timeline.log.editing.forms import Form, Forms, Kind, Way
from timeline.log.editing.values import Value
from timeline.log.loader import LISTS


@dataclass(frozen=True, slots=True)
class Layout:
    """The layout of a section. Without any arguments, that of the log that is shipped with the program."""

    indent: int = 2
    """Column of the entries: of their dashes, or of their keys."""
    dash: str = "- "
    """The dash of a list with the blanks behind it."""
    step: int = 2
    """Number of blanks by which a mapping is indented below its key."""
    list_step: int = 2
    """Number of blanks by which a list is indented below its key."""
    value_column: int = 0
    """Column, from that of the ids, in which all values of a mapping of ids begin; 0 if there is none."""
    field_column: int = 0
    """The same for the fields of an entry."""
    blank_lines: int = 1
    """Number of empty lines between entries."""
    newline: str = "\n"
    quote: str = '"'
    width: int = 120
    """Maximum length of a line that holds a whole value."""
    fold: int = 112
    """Maximum length of the lines of a value over several lines."""
    comma: str = ", "
    in_brackets: str = ""
    """The blanks inside of square brackets."""
    in_braces: str = ""
    hang: int | None = 1
    """Column of further lines in brackets, from that of the bracket; None if one step below the key."""
    last_comma: str = ""
    """The comma behind the last item, where each has a line of its own."""
    order: tuple[str, ...] = ()
    """The keys of the neighbours in their order."""
    seen: tuple[Forms, ...] = field(default=())
    """The forms that were seen in the section, and in the whole text."""

    def is_list(self, section: str) -> bool:
        """Return whether the entries of a section are items of a list."""
        return section in LISTS

    def form(self, value: Value, way: Way, *, is_long: bool) -> Form:
        """The form for a value at the end of a way; long is what does not fit in a line."""
        return forms.form_of(way, forms.kind_of(value, way, is_long), self.seen)

    def scalar(self, text: str, way: Way, *, in_flow: bool) -> str:
        """A text in one line; it is quoted without need where the neighbours do so."""
        is_sentence = forms.is_sentence(way)
        written = scalars.scalar(text, in_flow=in_flow, is_sentence=is_sentence, quote=self.quote)
        if written == text and forms.form_of(way, quoting_kind(way), self.seen) == "quoted":
            return scalars.in_quotes(text, self.quote)
        return written

    def in_order(self, value: dict[str, Value]) -> dict[str, Value]:
        """The fields of an entry in the order of the neighbours, where these have an order."""
        rank = {key: number for number, key in enumerate(self.order)}
        if not value.keys() <= rank.keys():
            return value
        return dict(sorted(value.items(), key=lambda pair: rank[pair[0]]))


def quoting_kind(way: Way) -> Kind:
    """The kind by which it is remembered whether texts at the end of a way are quoted without need."""
    return Kind("quoting " + forms.kind_of("", way, is_long=False).name)
