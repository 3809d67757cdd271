"""Plans in documents: the same facts in a paragraph and in a row of a table."""

from typing import Any

import pytest

from tests.helpers import workspace_of
from timeline.export.document import Block, Item, Mark, Notes, Paragraph, Table, Words
from timeline.export.happened import Style
from timeline.export.promised import Promise, promised
from timeline.log.model import Citation
from timeline.plans.deadline import Moment
from timeline.query.question import Question
from timeline.reports.plan_life import life
from timeline.reports.plans import plans
from timeline.workspace import Workspace

LOG = """timeline: {title: The mission, covers: 2014/2025-03-18}
sources: {cbp: {title: Countering Daesh}, joint: {title: Joint statement}}
actors: {us: {name: United States}, iraq: {name: Iraq}}
events:
  - {id: signed, date: 2025-01-05, title: They sign, type: agreement, sources: [joint]}
plans:
  - id: talks
    title: Talks
    kind: legal-requirement
    announced: 2024-06
    by: [us]
    to: [iraq]
    deadline: 2024-12
    deadline_words: by the end of the year
    conditions: [{text: peace}]
    revisions: [{date: 2024-10-01, deadline: 2025-01, deadline_words: in January}]
    outcome: {event: signed, result: met}
    disputed: [{field: deadline, value: 2025-02}]
    sources: [cbp]
  - {id: truce, title: A truce, kind: demand, announced: 2024, until: 2026-09, status: claimed}
"""
TALKS = "Legal requirement by United States to Iraq"


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return workspace_of(LOG, as_of="2025-03-18")


def told(workspace: Workspace, style: Style, *, more: bool = False, steps: bool = False, **how: Any) -> list[Block]:
    """The promise and the demand; of the first one something more, and what happened to it."""
    first, second = plans(workspace, Question()).rows
    promise = Promise(first, "Moved in October.", (Citation("joint"),)) if more else Promise(first)
    if steps:
        moment = Moment(workspace.as_of, workspace.as_of)
        promise = promise._replace(steps=tuple(life(first.plan, first.log, moment)))
    return list(promised([promise, Promise(second)], workspace, Notes(), style, **how))


def text(words: Words) -> str:
    return "".join(f"[{', '.join(map(str, one.numbers))}]" if isinstance(one, Mark) else one.text for one in words)


def texts(blocks: list[Block]) -> list[str]:
    assert all(isinstance(block, Paragraph | Item) for block in blocks)
    return [text(block.words) for block in blocks if isinstance(block, Paragraph | Item)]


def cells(blocks: list[Block]) -> list[list[str]]:
    (block,) = blocks
    assert isinstance(block, Table)
    return [list(block.header), *([text(cell) for cell in row] for row in block.rows)]


def test_a_paragraph_says_what_became_of_a_plan_and_what_it_was(workspace: Workspace) -> None:
    """From December to January are 31 days; the outcome of 5 January is in time."""
    assert texts(told(workspace, "paragraphs", in_full=True)) == [
        "Talks (disputed: deadline) — met: 5 Jan 2025, on time. Deadline: Jan 2025. “in January”. Moved once, 31 days "
        f"later than first announced. Condition: peace. {TALKS}, announced Jun 2024. Settled by signed.[1]",
        "A truce (claimed) — running: no end recorded by 18 Mar 2025. Until: Sep 2026. Demand, announced 2024.",
    ]


def test_in_short_it_names_neither_its_announcement_nor_what_settled_it(workspace: Workspace) -> None:
    first, second = texts(told(workspace, "paragraphs"))
    assert first.endswith(f"Condition: peace. {TALKS}.[1]")
    assert second.endswith("Until: Sep 2026. Demand.")


def test_what_else_is_to_be_said_follows_with_its_own_sources(workspace: Workspace) -> None:
    first, _ = texts(told(workspace, "paragraphs", more=True))
    assert first.endswith(f"{TALKS}.[1] Moved in October.[2]")


def test_what_happened_to_a_plan_stands_in_items_below_it(workspace: Workspace) -> None:
    blocks = told(workspace, "paragraphs", steps=True)
    assert [type(block).__name__ for block in blocks] == ["Paragraph", "Item", "Item", "Item", "Paragraph"]
    assert texts(blocks)[1:4] == [
        "Jun 2024: announced, deadline Dec 2024",
        "1 Oct 2024: deadline from Dec 2024 to Jan 2025",
        "5 Jan 2025: outcome: met signed[2]",
    ]


def test_a_row_of_a_table_says_the_same(workspace: Workspace) -> None:
    header, first, second = cells(told(workspace, "table", in_full=True))
    assert header == ["Deadline", "Plan", "Verdict", "Sources"]
    assert first == [
        "Jan 2025 “in January”",
        f"Talks (disputed: deadline). {TALKS}, announced Jun 2024. Condition: peace.",
        "met: 5 Jan 2025, on time. Moved once, 31 days later than first announced. Settled by signed.",
        "[1]",
    ]
    assert second == [
        "until Sep 2026",
        "A truce (claimed). Demand, announced 2024.",
        "running: no end recorded by 18 Mar 2025.",
        "",
    ]


def test_columns_stand_only_where_something_is_in_them(workspace: Workspace) -> None:
    """Notes are numbered as one reads: first who says that it moved."""
    header, first, second = cells(told(workspace, "table", more=True, steps=True))
    assert header == ["Deadline", "Plan", "Verdict", "Remarks", "History", "Sources"]
    assert first[3:] == [
        "Moved in October.[1]",
        "Jun 2024: announced, deadline Dec 2024; 1 Oct 2024: deadline from Dec 2024 to Jan 2025; "
        "5 Jan 2025: outcome: met signed[1]",
        "[2]",
    ]
    assert second[3:] == ["", "", ""]


def test_no_plans_make_no_table(workspace: Workspace) -> None:
    assert list(promised([], workspace, Notes(), "table")) == []
