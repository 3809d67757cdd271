"""Names that a log does not have as lines of a map, behind which a person writes what each is in the log."""

from collections.abc import Iterable, Iterator

from timeline.edits.meanings import Ambiguous, NameRole, Near
from timeline.edits.names import Names
from timeline.imports.newcomers import Newcomer
from timeline.imports.yaml_texts import scalar
from timeline.text import visible

_FIELDS: dict[NameRole, str] = {"actor": "actors", "place": "places", "country": "places", "type": "type"}


def name_tables(newcomers: Iterable[Newcomer], names: Names) -> Iterator[str]:
    """Yield the lines of a table for each field; a name that is like one of the log stands before its id.

    The others are comments: as long as they are, they are new.
    """
    fields: dict[str, list[Newcomer]] = {}
    for one in newcomers:
        fields.setdefault(_FIELDS.get(one.role, one.role), []).append(one)
    for field, several in fields.items():
        yield f"# in the field {field}:"
        yield "table:"
        yield from (_line(one, names) for one in several)


def _line(one: Newcomer, names: Names) -> str:
    meaning = names.meaning(one.role, one.text)
    times = "once" if one.times == 1 else f"{one.times:,} times"
    where = f"{times}, first in row {one.rows[0]}" if one.rows else times
    if isinstance(meaning, Near | Ambiguous) and meaning.candidates:
        first = meaning.candidates[0]
        return f"  {scalar(one.text)}: {scalar(first.id)}  # {visible(first.name)}? {where}"
    return f"  # {scalar(one.text)}: …  # {where}"
