"""Frozen values as plain text and back: entries, headers and stamps as an index and its fingerprint keep them.

The annotations of a value's fields say how it is written, so that a new field of the model needs nothing here. Values
inside of values are separated by control characters, one for each depth; text that holds one of these is escaped.
Values that are read back have the types of their annotations, whatever stands in the text: a text that does not fit
raises `Unreadable`.

    Citation("cbp-2025", None, "page 3")  ⇔  "cbp-2025␁␎␁page 3"

Reading splits strings and calls constructors of known classes. Nothing in a text can name anything else.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from timeline.dates import Date, DateError, Time, parse
from timeline.frozen import Frozen, annotations_of

SEPARATORS = "\x01\x02\x03\x04\x05\x06\x07\x08\x10\x11"
"""Separators of the parts of a value, by depth."""

_ABSENT = "\x0e"
"""Stands for None."""

_ESCAPE = "\x0f"
_SPECIAL = f"[{SEPARATORS}{_ABSENT}{_ESCAPE}]"
_NO_DEFAULT = object()
_FIRST_NUMBER = 0x30
"""The code of the letter that stands for the first field of a sparse value."""


class Unreadable(Exception):
    """A text that is the form of no value."""


class Codec(Frozen):
    """Functions that write and read values of one type; `read` is for text without escapes, `read_escaped` for any."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]
    read_escaped: Callable[[str], Any]


def written(annotation: Any, value: Any) -> str:
    """A value as text."""
    return codec_of(annotation).write(value)


def read(annotation: Any, text: str) -> Any:
    """The value that was written as a text; raises `Unreadable`."""
    return read_by(codec_of(annotation), text)


def read_by(codec: Codec, text: str) -> Any:
    """The value that was written as a text, read by the codec of its type; raises `Unreadable`."""
    try:
        return codec.read_escaped(text) if _ESCAPE in text else codec.read(text)
    except (ValueError, TypeError, LookupError, OverflowError, DateError) as error:
        raise Unreadable(f"{type(error).__name__}: {error}") from None


def _codec(annotation: Any, depth: int = 0) -> Codec:
    origin = get_origin(annotation)
    if annotation is str or origin is Literal:
        return Codec(_escaped, str, _unescaped)
    if annotation in (int, float):
        return Codec(repr, annotation, annotation)
    if annotation is bytes:
        return Codec(bytes.hex, bytes.fromhex, bytes.fromhex)
    if annotation is Date:
        return _of_dates(depth)
    if origin in (Union, UnionType):
        return _of_union(get_args(annotation), depth)
    if origin is tuple:
        return _of_tuple(get_args(annotation), depth)
    if issubclass(annotation, Frozen):
        return sparse(annotation, depth)
    return _of_named_tuple(annotation, depth)


codec_of: Callable[..., Codec] = cache(_codec)
"""The codec of a type; with a depth, for values inside of others."""


# Dates. The two functions define the stored parts of a date; its other fields follow from them.


def parts_of_date(date: Date) -> list[str | None]:
    """The stored parts of a date: EDTF, words and time of day; None at the end is left out."""
    if date.time is not None:
        return [date.edtf, date.words, _time_text(date.time)]
    return [date.edtf] if date.words is None else [date.edtf, date.words]


@lru_cache(maxsize=4096)
def date_of_parts(edtf: str, words: str | None = None, time: str | None = None) -> Date:
    """The date with these parts."""
    date = parse(edtf)  # reads plain dates without the grammar
    if words is None and time is None:
        return date
    return date._replace(words=words, time=None if time is None else _time_of(time))


def _time_text(time: Time) -> str:
    offset, utc = ("" if part is None else str(part) for part in (time.offset, time.utc))
    return f"{time.clock} {offset} {int(time.approximate)} {time.order} {utc}"


def _time_of(text: str) -> Time:
    clock, offset, approximate, order, utc = text.split(" ")
    return Time(clock, int(offset) if offset else None, approximate == "1", int(order), utc or None)


def _of_dates(depth: int) -> Codec:
    separator = SEPARATORS[depth]

    def write(date: Date) -> str:
        if date.words is None and date.time is None:  # as most dates are
            return _escaped(date.edtf)
        return separator.join([_ABSENT if part is None else _escaped(part) for part in parts_of_date(date)])

    def read_escaped(text: str) -> Date:
        return date_of_parts(*(None if part == _ABSENT else _unescaped(part) for part in text.split(separator)))

    def read(text: str) -> Date:
        if separator in text:
            return date_of_parts(*(None if part == _ABSENT else part for part in text.split(separator)))
        return date_of_parts(text)

    return Codec(write, read, read_escaped)


def _escaped(text: str) -> str:
    if text.isprintable() or re.search(_SPECIAL, text) is None:
        return text
    return re.sub(_SPECIAL, lambda found: _ESCAPE + chr(ord(found[0]) + 0x40), text)


def _unescaped(text: str) -> str:
    first, *others = text.split(_ESCAPE)
    return first + "".join(chr(ord(part[0]) - 0x40) + part[1:] for part in others)


def _of_union(members: tuple[Any, ...], depth: int) -> Codec:
    """The codec of one type or None; or of several types, told apart by a digit in front."""
    several = tuple(one for one in members if one is not NoneType)
    if several in ((int, float), (float, int)):
        inner = Codec(repr, _number, _number)
    elif len(several) == 1:
        inner = codec_of(several[0], depth)
    else:
        inner = _of_several(several, depth)
    if len(several) == len(members):
        return inner
    write, read, read_escaped = inner.write, inner.read, inner.read_escaped
    return Codec(
        lambda value: _ABSENT if value is None else write(value),
        lambda text: None if text == _ABSENT else read(text),
        lambda text: None if text == _ABSENT else read_escaped(text),
    )


def _number(text: str) -> int | float:
    """The codec of a figure's bound: whole numbers stay whole."""
    try:
        return int(text)
    except ValueError:
        return float(text)


def _of_several(members: tuple[Any, ...], depth: int) -> Codec:
    # The codec of each is made when a value needs it, as a type may hold itself.
    classes = [str if get_origin(one) is Literal else one for one in members]

    def write(value: Any) -> str:
        number = classes.index(type(value))
        return f"{number}{codec_of(members[number], depth).write(value)}"

    def read(text: str) -> Any:
        return codec_of(members[int(text[0])], depth).read(text[1:])

    def read_escaped(text: str) -> Any:
        return codec_of(members[int(text[0])], depth).read_escaped(text[1:])

    return Codec(write, read, read_escaped)


def _of_tuple(arguments: tuple[Any, ...], depth: int) -> Codec:
    """The codec of tuples: any number of values of one type, or one of each type. A separator follows each value."""
    separator = SEPARATORS[depth]
    if arguments[-1] is not Ellipsis:
        return _of_parts(tuple, [codec_of(one, depth + 1) for one in arguments], separator)
    one = codec_of(arguments[0], depth + 1)
    write_one = one.write
    is_of_texts = arguments[0] is str

    def read_texts(text: str) -> tuple[str, ...]:
        parts = text.split(separator)
        if parts.pop():
            raise ValueError("cut short")
        return tuple(parts)

    def reader(read_one: Callable[[str], Any]) -> Callable[[str], tuple[Any, ...]]:
        if read_one is str:
            return read_texts

        def read(text: str) -> tuple[Any, ...]:
            parts = text.split(separator)
            if parts.pop():
                raise ValueError("cut short")
            return tuple(map(read_one, parts))

        return read

    def write(values: tuple[Any, ...]) -> str:
        if is_of_texts and "".join(values).isprintable():
            return separator.join((*values, ""))
        return "".join([write_one(value) + separator for value in values])

    return Codec(write, reader(one.read), reader(one.read_escaped))


def _of_named_tuple(kind: Any, depth: int) -> Codec:
    annotations = [*kind.__annotations__.values()]
    if set(annotations) <= {str, str | None}:
        return _of_texts(kind, len(annotations), SEPARATORS[depth])
    return _of_parts(kind._make, [codec_of(annotation, depth + 1) for annotation in annotations], SEPARATORS[depth])


def _of_texts(kind: Any, count: int, separator: str) -> Codec:
    """The codec of a named tuple of texts and None, such as a citation: faster, as nearly every entry has some."""

    def write(value: Any) -> str:
        if "".join([part for part in value if part is not None]).isprintable():
            return separator.join([_ABSENT if part is None else part for part in value])
        return separator.join([_ABSENT if part is None else _escaped(part) for part in value])

    def read(text: str) -> Any:
        parts: list[Any] = text.split(separator)
        if len(parts) != count:
            raise ValueError("another number of parts")
        while _ABSENT in parts:  # rarely more than once
            parts[parts.index(_ABSENT)] = None
        return new(kind, parts)

    def read_escaped(text: str) -> Any:
        return kind._make([None if part == _ABSENT else _unescaped(part) for part in text.split(separator)])

    new = tuple.__new__
    return Codec(write, read, read_escaped)


def _of_parts(make: Callable[[Any], Any], codecs: list[Codec], separator: str) -> Codec:
    writers = [codec.write for codec in codecs]

    def reader(readers: list[Callable[[str], Any]]) -> Callable[[str], Any]:
        def read(text: str) -> Any:
            return make([read(part) for read, part in zip(readers, text.split(separator), strict=True)])

        return read

    return Codec(
        lambda value: separator.join([write(part) for write, part in zip(writers, value, strict=True)]),
        reader([codec.read for codec in codecs]),
        reader([codec.read_escaped for codec in codecs]),
    )


def _of_field(annotation: Any, default: object, depth: int) -> Codec:
    """Return the codec of the values of a field that are given: not None, where that is its default."""
    members = get_args(annotation)
    if default is None and len(members) == 2 and NoneType in members:
        return codec_of(next(one for one in members if one is not NoneType), depth)
    return codec_of(annotation, depth)


_FieldReader = tuple[str, Callable[[str], Any]]
"""The name of a field, and the function that reads its value."""


class _OnDemand(dict[str, Any]):
    """Values by the name of a field or the letters of several, made on demand: most entries have few fields."""

    def __init__(self, make: Callable[[str], Any]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: str) -> Any:
        made = self[key] = self._make(key)
        return made


def sparse(kind: Any, depth: int = 0, outside: frozenset[str] = frozenset()) -> Codec:
    """The codec of a `Frozen` value: only the fields that were given are written, and a letter for each at the end.

    Fields `outside` are neither written nor read.
    """
    separator = SEPARATORS[depth]
    annotations = annotations_of(kind)
    if any(isinstance(annotation, str) for annotation in annotations.values()):  # it names itself
        annotations = get_type_hints(kind)
    inside = {name: annotation for name, annotation in annotations.items() if name not in outside}
    named = {chr(_FIRST_NUMBER + number): name for number, name in enumerate(inside)}
    letters = {name: letter for letter, name in named.items()}
    defaults = {name: getattr(kind, name, _NO_DEFAULT) for name in inside}
    required = frozenset(name for name, default in defaults.items() if default is _NO_DEFAULT)

    def codec_of_field(name: str) -> Codec:
        return _of_field(inside[name], defaults[name], depth + 1)

    def writer(name: str) -> tuple[str, Callable[[Any], str]]:
        return letters[name], codec_of_field(name).write

    writers = _OnDemand(writer)

    def write(value: Any) -> str:
        parts = []
        given = ""
        for name, part in vars(value).items():
            if name not in outside and part is not defaults[name]:
                letter, write_part = writers[name]
                parts.append(write_part(part))
                given += letter
        parts.append(given)
        return separator.join(parts)

    def fields(given: str, reader_of: Callable[[Codec], Callable[[str], Any]]) -> list[_FieldReader]:
        """The fields of some letters, each with its reader."""
        names = [named[letter] for letter in given]
        if not required <= {*names}:
            raise ValueError("a field is missing")
        return [(name, reader_of(codec_of_field(name))) for name in names]

    def reader(fields_of: _OnDemand) -> Callable[[str], Any]:
        def read(text: str) -> Any:
            parts = text.split(separator)
            known = fields_of[parts.pop()]
            if len(parts) != len(known):
                raise ValueError("another number of fields")
            new = object.__new__(kind)
            own = new.__dict__
            for (name, read_part), part in zip(known, parts):  # noqa: B905 - of the same length, and this is quicker
                own[name] = part if read_part is str else read_part(part)
            return new

        return read

    plain = _OnDemand(lambda given: fields(given, lambda codec: codec.read))
    escaped = _OnDemand(lambda given: fields(given, lambda codec: codec.read_escaped))
    return Codec(write, reader(plain), reader(escaped))
