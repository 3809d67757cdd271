"""Frozen values with shared methods instead of generated ones, which make a dataclass slow to import.

A value holds only the fields that it was given; the others, most fields of most entries, are defaults of its class.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, dataclass_transform

AnyClass = TypeVar("AnyClass", bound=type[Any])


@dataclass_transform(frozen_default=True, kw_only_default=True)
def frozen(kind: AnyClass) -> AnyClass:
    """Make a kind of `Frozen` a dataclass whose values are given by name."""
    return dataclass(init=False, repr=False, eq=False, kw_only=True)(kind)  # type: ignore[return-value]


class Frozen:
    """A value that never changes: equal to one of its kind with the same fields."""

    if TYPE_CHECKING:
        __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    else:

        def __init__(self, **values: Any) -> None:
            known, required = _fields(self.__class__)
            given = values.keys()
            if not required <= given <= known.keys():
                missing = [name for name in known if name in required - given]
                raise TypeError(_misfit(type(self).__name__, missing, [*given - known]))
            self.__dict__.update(values)

        def __setattr__(self, name: str, value: object) -> None:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")

        def __delattr__(self, name: str) -> None:
            raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and all(getattr(self, n) == getattr(other, n) for n in _fields(type(self))[0])

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in _fields(type(self))[0]))

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in _fields(type(self))[0])
        return f"{type(self).__name__}({values})"


def _misfit(kind: str, missing: list[str], unknown: list[str]) -> str:
    return f"{kind} needs {', '.join(missing)}" if missing else f"{kind} has no {', '.join(unknown)}"


def _listed(kind: Any) -> tuple[dict[str, Field[Any]], frozenset[str]]:
    """The fields of a kind by their names, and the names of those that have to be given."""
    known = kind.__dataclass_fields__
    return known, frozenset(name for name, field in known.items() if field.default is MISSING)


_fields: Callable[[Any], tuple[dict[str, Field[Any]], frozenset[str]]] = cache(_listed)
