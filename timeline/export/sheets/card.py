"""Cards as a table: a row for each fact of an entry; the sources of the entry stand with its title."""

from collections.abc import Iterable
from typing import NamedTuple

from timeline.export.sheets.columns.amounts import amount_columns
from timeline.export.sheets.columns.dates import date_columns
from timeline.export.sheets.columns.entries import cited, source_columns
from timeline.export.sheets.sheet import Columns, Sheet, joined, table, text
from timeline.telling.card_content import Content, as_facts
from timeline.telling.card_facts import Fact
from timeline.workspace import Workspace


class _Line(NamedTuple):
    """A fact of an entry."""

    fact: Fact
    content: Content


def card_sheet(contents: Iterable[Content], workspace: Workspace) -> Sheet:
    """The facts in the order of the card."""
    lines = (_Line(fact, content) for content in contents for fact in as_facts(content))
    return table("show", _columns(), lines, workspace)


def _columns() -> Columns[_Line]:
    return joined(
        text("id", lambda line: line.content.reference),
        text("label", lambda line: line.fact.label),
        text("text", lambda line: _text(line.fact)),
        date_columns("date", lambda line: line.fact.date),
        amount_columns("", lambda line: line.fact.amount),
        source_columns(lambda line: cited(line.fact.sources, line.content.log)),
    )


def _text(fact: Fact) -> str:
    """A fact with the id of the entry that it is about, if that is another one."""
    return f"{fact.text} [{fact.entry}]" if fact.entry else fact.text
