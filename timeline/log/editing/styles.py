"""The layout of a section: how its entries are indented, spaced, quoted and wrapped."""

from dataclasses import dataclass, field
from functools import lru_cache

from timeline.log.editing import scalars
from timeline.log.editing.forms import Form, Forms, form_of
from timeline.log.editing.key_order import learnt_order
from timeline.log.editing.kinds import Way, is_sentence, kind_of, quoting_kind
from timeline.log.editing.values import Value


@dataclass(frozen=True, slots=True)
class Layout:
    """The layout of a section. Without any arguments, that of the log that is shipped with the program."""

    indent: int = 2
    """Column of the entries: of their dashes, or of their keys."""
    dash: str = "- "
    """The dash of an entry with the blanks behind it."""
    item_dash: str = "- "
    """The dash of an item of a list in an entry."""
    step: int = 2
    """Number of blanks by which a mapping is indented below its key."""
    text_step: int = 2
    """Number of blanks by which the further lines of a text are indented below its key."""
    list_step: int = 2
    """Number of blanks by which a list is indented below its key."""
    value_column: int = 0
    """Column, from that of the ids, in which all values of a mapping of ids begin; 0 if there is none."""
    field_column: int = 0
    """Column, from that of the fields, in which all values of the fields of an entry begin; 0 if there is none."""
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
    hang: int | None = 0
    """Column of further lines in brackets, from that of the first item; None if they are one step below the key."""
    last_comma: str = ""
    """The comma behind the last item, where each has a line of its own."""
    is_json: bool = False
    """True if all keys and texts stand in double quotes."""
    order: tuple[str, ...] = ()
    """The keys of an entry in the order of the neighbours."""
    seen: tuple[Forms, ...] = field(default=())
    """The forms that were seen in the section, and in the whole text."""
    known: dict[tuple[object, ...], list[str]] = field(default_factory=dict, init=False, compare=False, repr=False)
    """Fields as they were written before, without their digits: the fields of very many entries differ in these alone.
    """

    def form(self, value: Value, way: Way, *, is_long: bool) -> Form:
        """The form for a value at the end of a way; long is what does not fit in a line."""
        return form_of(way, kind_of(value, way, is_long), self.seen)

    def forms(self, value: Value, way: Way) -> tuple[Form, Form]:
        """The forms for a value that fits in a line, and for the same one if it does not."""
        short = kind_of(value, way, False)
        return form_of(way, short, self.seen), form_of(way, short._replace(is_long=True), self.seen)

    def scalar(self, text: str, way: Way, *, in_flow: bool) -> str:
        """A text in one line; it is quoted without need where the neighbours do so."""
        if self.is_json:
            return scalars.json_scalar(text)
        is_words = is_sentence(way)
        written = scalars.scalar(text, in_flow=in_flow, is_sentence=is_words, quote=self.quote)
        if written == text and form_of(way, quoting_kind(text, way), self.seen) == "quoted":
            return scalars.in_quotes(text, self.quote)
        return written

    def key(self, key: str, *, in_flow: bool) -> str:
        """A key as it stands before its colon."""
        written = scalars.scalar(key, in_flow=in_flow, is_key=True)
        return scalars.in_quotes(key, is_json=True) if self.is_json else written

    def in_order(self, value: dict[str, Value]) -> dict[str, Value]:
        """The fields of an entry in the order of the neighbours; a field that has no place there keeps its own."""
        known = tuple(key for key in self.order if key in value)
        return {key: value[key] for key in _order(tuple(value), known)}


@lru_cache(maxsize=256)
def _order(keys: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    return learnt_order(keys, [known])
