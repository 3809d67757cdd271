"""Frozen values with shared methods instead of generated ones, which are what makes a dataclass slow to start."""

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, dataclass_transform

AnyClass = TypeVar("AnyClass", bound=type[Any])


@dataclass_transform(frozen_default=True, kw_only_default=True)
def frozen(kind: AnyClass) -> AnyClass:
    """Make a kind of `Frozen` a dataclass with slots, whose values are given by name."""
    return dataclass(init=False, repr=False, eq=False, slots=True, kw_only=True)(kind)  # type: ignore[return-value]


class Frozen:
    """A value that never changes: equal to one of its kind with the same fields."""

    __slots__ = ()
    if TYPE_CHECKING:
        __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    else:

        def __init__(self, **values: Any) -> None:
            put = object.__setattr__
            for name, default in _fields(self.__class__):
                value = values.pop(name, default)
                if value is MISSING:
                    raise TypeError(f"{type(self).__name__} needs {name}")
                put(self, name, value)
            if values:
                raise TypeError(f"{type(self).__name__} has no {', '.join(values)}")

        def __setattr__(self, name: str, value: object) -> None:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")

        def __delattr__(self, name: str) -> None:
            raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and all(getattr(self, n) == getattr(other, n) for n, _ in _fields(type(self)))

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name, _ in _fields(type(self))))

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name, _ in _fields(type(self)))
        return f"{type(self).__name__}({values})"


def _listed(kind: Any) -> tuple[tuple[str, Any], ...]:
    """The fields of a kind with their defaults."""
    return tuple((field.name, field.default) for field in kind.__dataclass_fields__.values())


_fields: Callable[[Any], tuple[tuple[str, Any], ...]] = cache(_listed)
