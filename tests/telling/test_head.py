"""The head of an answer, and its citation."""

import pytest

from tests.helpers import workspace_of
from timeline.dates import Window, day
from timeline.render.document import painted
from timeline.render.lines import plain
from timeline.telling.document import Document, text_of
from timeline.telling.head import citation, head

ONE = "timeline: {title: Iraq, covers: 2014/2025-03-18, editors: [A. One, B. Two], license: CC BY 4.0}"
TWO = "timeline: {title: Mali, covers: 2020/2025-06-30, editors: [A. One]}"
THREE = "timeline: {title: Niger, covers: 2020/2024, license: 'https://l.example/by'}"


@pytest.mark.parametrize(
    ("logs", "period", "line"),
    [
        ([ONE], ("2024-01-01", "2025-03-18"), "As of 1 Jan 2026. The log follows 2014 – 18 Mar 2025."),
        (
            [ONE],
            ("2024-01-01", "2025-03-19"),
            "As of 1 Jan 2026. The log follows 2014 – 18 Mar 2025; not followed after 18 Mar 2025.",
        ),
        # Without a period, the question speaks of all days up to that of the answer.
        ([ONE], None, "As of 1 Jan 2026. The log follows 2014 – 18 Mar 2025; not followed after 18 Mar 2025."),
        (
            [ONE],
            ("2013-12-31", "2014-01-01"),
            "As of 1 Jan 2026. The log follows 2014 – 18 Mar 2025; not followed before 1 Jan 2014.",
        ),
        (
            [ONE, TWO],
            ("2024-01-01", "2025-03-18"),
            "As of 1 Jan 2026. Iraq follows 2014 – 18 Mar 2025; Mali follows 2020 – 30 Jun 2025.",
        ),
        (
            [ONE, TWO],
            ("2024-01-01", "2025-06-30"),
            "As of 1 Jan 2026. Iraq follows 2014 – 18 Mar 2025; Mali follows 2020 – 30 Jun 2025;"
            " not followed after 18 Mar 2025 by Iraq.",
        ),
    ],
)
def test_day_and_period_are_sentences(logs: list[str], period: tuple[str, str] | None, line: str) -> None:
    window = Window(day(period[0]), day(period[1])) if period is not None else None
    made = head(workspace_of(*logs), "Chronology", counts=["1 event"], period=window)
    assert [text_of(words) for words in made.lines] == [line]


def test_the_day_stands_once_where_the_question_names_it() -> None:
    made = head(workspace_of(ONE, as_of="2025-03-18"), "State of 18 Mar 2025", counts=["1"], has_day=False)
    assert [text_of(words) for words in made.lines] == ["The log follows 2014 – 18 Mar 2025."]


@pytest.mark.parametrize(
    ("logs", "asked", "cited"),
    [
        (
            [ONE],
            "Chronology: Erbil",
            "Cite as: A. One, B. Two, Iraq (log of 2014 – 18 Mar 2025), Chronology: Erbil, as of 1 Jan 2026. "
            "Licence: CC BY 4.0.",
        ),
        ([TWO], "", "Cite as: A. One, Mali (log of 2020 – 30 Jun 2025), as of 1 Jan 2026."),
        (
            [ONE, TWO, THREE],
            "State",
            "Cite as: A. One, B. Two, Iraq (log of 2014 – 18 Mar 2025); A. One, Mali (log of 2020 – 30 Jun 2025); "
            "Niger (log of 2020 – 2024), State, as of 1 Jan 2026. Licence of Iraq: CC BY 4.0. "
            "Licence of Niger: https://l.example/by",
        ),
    ],
)
def test_how_to_cite(logs: list[str], asked: str, cited: str) -> None:
    assert text_of(citation(workspace_of(*logs), asked)) == cited


def test_a_licence_that_is_an_address_is_a_link() -> None:
    assert [one for one in citation(workspace_of(THREE), "") if getattr(one, "style", "") == "link"] == [
        ("https://l.example/by", "link")
    ]


def test_the_terminal_does_not_say_how_to_cite() -> None:
    top = head(workspace_of(ONE, as_of="2025-01-01"), "Chronology", counts=["1 event"])
    assert plain(list(painted(Document(top, ()), 80))).splitlines() == [
        *("Iraq", "Chronology", "As of 1 Jan 2025. The log follows 2014 – 18 Mar 2025.", "1 event"),
    ]
