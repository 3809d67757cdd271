"""Reading an answer while the cache of its log may turn out to be damaged."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from timeline.errors import LogUnreadable
from timeline.export.lines import Each
from timeline.index.damage import IndexDamaged

if TYPE_CHECKING:
    from timeline.export.forms import Forms

Item = TypeVar("Item")


@contextmanager
def noticing_damage() -> Iterator[None]:
    """Give up a cache that turns out to be damaged, and raise `LogUnreadable`."""
    try:
        yield
    except IndexDamaged as error:
        from timeline.index.verified import distrust

        distrust(error)
        hint = "open the log again: it is read anew"
        raise LogUnreadable(error.file or "the index in memory", "this cache of the log is damaged", hint) from None


def whole(members: Callable[[], Iterable[Item]]) -> Iterator[Item]:
    """Yield the members of an answer; raises `LogUnreadable` where they cannot be read to the end."""
    with noticing_damage():
        yield from members()


def plain(value: Any) -> Any:
    """Return a JSON value whose lists are made, and whose functions are called, in their order."""
    with noticing_damage():
        return _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(member) for key, member in value.items()}
    if isinstance(value, list | tuple | Each):
        return [_plain(member) for member in value]
    return _plain(value()) if callable(value) else value


def rows_of(forms: "Callable[[], Forms]") -> list[dict[str, Any]]:
    """Return the rows of a table by the names of its columns."""
    with noticing_damage():
        sheet = forms().sheet()
        names = [column.name for column in sheet.columns]
        return [dict(zip(names, row, strict=True)) for row in sheet.rows]
