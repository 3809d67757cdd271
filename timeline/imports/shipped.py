"""The maps that come with the program, for data sets that many use."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from timeline.imports.map_file import read_map
from timeline.imports.maps import Map
from timeline.tables.shapes import Shape

Shipped = Literal["acled", "ucdp"]
SHAPES: Mapping[Shape, Shipped] = {Shape.ACLED: "acled", Shape.UCDP_GED: "ucdp"}
"""The map of each data set that is known by its headings."""


@cache
def shipped_map(name: Shipped) -> Map:
    """Return one of these maps."""
    found = read_map(shipped_text(name), f"{name}.yaml").map
    assert found is not None
    return found


def shipped_text(name: Shipped) -> str:
    """Return its text, from which a map of one's own may begin."""
    return (files("timeline.imports") / "maps" / f"{name}.yaml").read_text(encoding="utf-8")
