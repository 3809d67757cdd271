"""The names of rows in their source, and the ids and places that entries have from them."""

import hashlib
from collections.abc import Iterator

from timeline.hashes import Hashes
from timeline.imports.cell_texts import text_of, text_or_error
from timeline.imports.columns import Cells, Column
from timeline.imports.entry_ids import slug_of
from timeline.imports.maps import Map
from timeline.imports.unfit import Unfit
from timeline.imports.value_fields import ValueField
from timeline.text import quoted


class RowIds:
    """The names of the rows of one table, each of which stands once."""

    def __init__(self, map: Map, cells: Cells, sheet: str) -> None:
        self._map = map
        self._cells = cells
        self._sheet = sheet
        field = map.fields.get("id")
        self._id = field if isinstance(field, ValueField) else None
        self._rows = Hashes()
        self._saying = tuple(dict.fromkeys(_columns_that_say(map)))

    def of(self, row: int) -> str:
        """Return the name of a row; raises `Unfit` where it has none, or that of another row."""
        columns = self._map.identity
        index = self._cells.index(columns[0]) if columns else None
        texts = [self._text(column) for column in columns]
        if columns and not any(texts):
            raise Unfit("the row has no id", "fill the cell: an update finds the row by it", index)
        identity = " / ".join(texts) if columns else self._digest()
        earlier = self._rows.setdefault(identity, row)
        if earlier != row:
            what = f"the id {quoted(identity)}" if columns else "the same date and the same texts"
            hint = "remove one of the two, or name more columns under 'identity'"
            raise Unfit(f"row {earlier} has {what}, too", hint, index)
        return identity

    def _text(self, column: Column) -> str:
        try:
            return text_of(self._cells.of(column))
        except Unfit as unfit:
            raise Unfit(unfit.why, unfit.remedy, self._cells.index(column)) from None

    def _digest(self) -> str:
        """Return a name for a row whose source gives it none: it changes when its date or its title does.

        It is made from the cells, so that another map of the same table gives it, too.
        """
        texts = [text_or_error(self._cells.of(column)) for column in self._saying]
        above = self._cells.above
        given = [above.year, *(text_or_error(above.dates.get(column.name)) for column in self._saying)]
        texts += filter(None, given)
        said = "\x1f".join(texts)
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


_SAYING = ("date", "announced", "as_of", "over", "title", "subject", "measure", "value", "low", "high", "words")
"""The keys whose cells tell one row from another."""


def _columns_that_say(map: Map) -> Iterator[Column]:
    for key in _SAYING:
        if key in map.fields:
            yield from map.fields[key].columns
