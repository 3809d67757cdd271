"""The names of rows in their source, and the ids and places that entries have from them."""

import hashlib
from collections.abc import Mapping

from timeline.imports.cell_texts import text_of
from timeline.imports.columns import Cells
from timeline.imports.entry_ids import slug_of
from timeline.imports.maps import Map
from timeline.imports.unfit import Unfit
from timeline.imports.value_fields import ValueField
from timeline.log.editing.values import Value
from timeline.log.shapes import Shape


class RowIds:
    """The names of the rows of one table, each of which stands once."""

    def __init__(self, map: Map, cells: Cells, shape: Shape, sheet: str) -> None:
        self._map = map
        self._cells = cells
        self._sheet = sheet
        field = map.fields.get("id")
        self._id = field if isinstance(field, ValueField) else None
        self._rows: dict[str, int] = {}
        self._needed = [key for key, one in shape.fields.items() if one.required and key != "id"]

    def of(self, value: Mapping[str, Value], row: int) -> str:
        """Return the name of a row; raises `Unfit` where it has none, or that of another row."""
        columns = self._map.identity
        index = self._cells.index(columns[0]) if columns else None
        texts = [text_of(self._cells.of(column)) for column in columns]
        if columns and not any(texts):
            raise Unfit("the row has no id", "fill the cell: an update finds the row by it", index)
        identity = " / ".join(texts) if columns else self._digest(value)
        earlier = self._rows.setdefault(identity, row)
        if earlier != row:
            what = f"the id {identity!r}" if columns else "the same date and the same texts"
            hint = "remove one of the two, or name more columns under 'identity'"
            raise Unfit(f"row {earlier} has {what}, too", hint, index)
        return identity

    def _digest(self, value: Mapping[str, Value]) -> str:
        """Return a name for a row whose source gives it none: it changes when the row says something else."""
        said = "\x1f".join(f"{key}={value[key]}" for key in self._needed if key in value)
        return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()

    def entry_id(self) -> str:
        """Return the id that the map gives an entry; empty where it gives none."""
        values = self._id.values(self._cells, self._sheet) if self._id is not None else []
        return slug_of(values[0][0]) if values else ""

    def place(self, identity: str, row: int) -> str:
        """Return the place of a row in its source."""
        template = self._map.source_at
        if template is not None:
            return template.filled(template.values(self._cells), self._cells, self._sheet)
        where = f"sheet {self._sheet}, row {row}" if self._sheet else f"row {row}"
        return f"{where}, {identity}" if self._map.identity else where
