"""Frozen values with shared methods: classes with generated ones, as named tuples and dataclasses, are slow to import.

A value holds only the fields that it was given; the others, most fields of most entries, are defaults of its class.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Self, dataclass_transform


class _Names:
    """The names of the fields of a class, for patterns that match by position."""

    def __get__(self, value: object, kind: type[Any]) -> tuple[str, ...]:
        return tuple(annotations_of(kind))


@dataclass_transform(frozen_default=True)
class Frozen:
    """A value that never changes: equal to one of its kind with the same fields.

    The annotations of a class are its fields, behind those of the class above it. With `kw_only` they are given by
    name. A function as a default is wrapped in `staticmethod`, or it would be a method.
    """

    def __init_subclass__(cls, kw_only: bool = False) -> None:
        """Make a kind of frozen value."""

    if not TYPE_CHECKING:
        __match_args__ = _Names()

        def __init__(self, *given: Any, **values: Any) -> None:
            if given:
                known = annotations_of(self.__class__)
                named = dict(zip(known, given, strict=False))
                if len(named) < len(given) or not named.keys().isdisjoint(values):
                    raise TypeError(f"{self.__class__.__name__} has {', '.join(known)}, each of them once")
                values = named | values
            if not _fits(self.__class__, *values):
                raise _misfit(self.__class__, values)
            self.__dict__.update(values)

        def __setattr__(self, name: str, value: object) -> None:
            raise AttributeError(f"cannot assign to field {name!r}")

        def __delattr__(self, name: str) -> None:
            raise AttributeError(f"cannot delete field {name!r}")

    def _replace(self, **changes: Any) -> Self:
        """Return the same value with other values of some fields."""
        known, _ = _fields(self.__class__)
        if not changes.keys() <= known.keys():
            raise _misfit(self.__class__, vars(self) | changes)
        new = object.__new__(self.__class__)
        new.__dict__.update({name: value for name, value in vars(self).items() if name in known}, **changes)
        return new

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and _values(self) == _values(other)

    def __hash__(self) -> int:
        return hash(_values(self))

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in _fields(type(self))[0])
        return f"{type(self).__name__}({values})"


def _values(value: Frozen) -> tuple[Any, ...]:
    return tuple([getattr(value, name) for name in _fields(type(value))[0]])


def _has_all(kind: type[Any], *given: str) -> bool:
    known, required = _fields(kind)
    return required <= {*given} <= known.keys()


_fits: Callable[..., bool] = lru_cache(maxsize=4096)(_has_all)
"""Return whether a kind of value can be made of some fields. Most values of a kind have the same ones."""


def _misfit(kind: type[Any], values: dict[str, Any]) -> TypeError:
    known, required = _fields(kind)
    missing = [name for name in known if name in required - values.keys()]
    unknown = [name for name in values if name not in known]
    fault = f"needs {', '.join(missing)}" if missing else f"has no {', '.join(unknown)}"
    return TypeError(f"{kind.__name__} {fault}")


def annotations_of(kind: type[Any]) -> dict[str, Any]:
    """Return the fields of a kind of frozen value by name, with the annotation of each."""
    return _fields(kind)[0]


def _listed(kind: type[Any]) -> tuple[dict[str, Any], frozenset[str]]:
    """The fields of a kind with their annotations, and the names of those that have to be given."""
    known: dict[str, Any] = {}
    for one in reversed(kind.__mro__[: kind.__mro__.index(Frozen)]):
        known |= one.__annotations__
    return known, frozenset(name for name in known if not hasattr(kind, name))


_fields: Callable[[Any], tuple[dict[str, Any], frozenset[str]]] = cache(_listed)
