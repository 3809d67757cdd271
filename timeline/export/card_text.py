"""Cards for documents and spreadsheets: what the text for people says."""

from collections.abc import Iterable
from typing import Any

from timeline.export.sheets import Sheet, columns, date_cells, date_columns, texts
from timeline.reports.wording import citation_in_full
from timeline.telling.card_content import Content, as_facts
from timeline.telling.card_facts import Fact

_COLUMNS = (
    *texts("id", "label", "text"),
    *date_columns(),
    *columns("number", "low", "high", "value"),
    *texts("qualifier"),
    *columns("list", "sources"),
)


def sheet(contents: Iterable[Content]) -> Sheet:
    """One line for each fact; the sources of the entry stand with its title."""
    return Sheet("show", _COLUMNS, (_line(fact, content) for content in contents for fact in as_facts(content)))


def _line(fact: Fact, content: Content) -> tuple[Any, ...]:
    figure = fact.amount
    return (
        *(content.id, fact.label, fact.text),
        *date_cells(fact.date),
        *((figure.low, figure.high, figure.value, figure.qualifier) if figure is not None else (None,) * 4),
        [citation_in_full(citation, content.log) for citation in fact.sources],
    )
