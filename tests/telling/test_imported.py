"""The report of an import for people: each kind of finding in its section, with its place, its fields and a remedy."""

import pytest

from tests.imports.sheets import names
from tests.printed import as_markdown
from timeline.imports.newcomers import Newcomer
from timeline.imports.review import Review
from timeline.render.document import painted
from timeline.render.lines import cells, plain
from timeline.telling.document import Document
from timeline.telling.imported import MOST, document

from .imports import a_review, change, changed, new


def lines(review: Review, width: int = 80, **options: object) -> list[str]:
    """The lines of a report on a terminal, without blank ones and rules."""
    made: Document = document(review, names(), **options)  # type: ignore[arg-type]
    return [text for line in plain(painted(made, width)).splitlines() if (text := line.replace("─", "").rstrip())]


def section(title: str, review: Review) -> list[str]:
    """The lines below a heading."""
    every = lines(review)
    begin = next(index for index, line in enumerate(every) if line.startswith(f"{title} ("))
    end = next((at for at, line in enumerate(every) if at > begin and line[:1].isupper() and "(" in line), len(every))
    return every[begin + 1 : end]


def test_the_head_says_how_the_table_was_read_and_counts_everything() -> None:
    assert lines(a_review(), 300)[:5] == [
        "Import of incidents.xlsx",
        "A table, read by the map acled.yaml; sheet Events",
        "The source is acled-2026-11, which is new. Licence: no redistribution.",
        "2 hidden rows were read.",
        "20 rows · 2 new · 2 changed there · 1 of them changed on both sides · 1 changed here since · "
        "1 struck out there · 1 gone there · 1 removed here since · 11 entries unchanged · 1 possibly there already · "
        "2 refused · 1 not read back · 1 left out by the map",
    ]


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        (
            "New",
            [
                "14 Mar 2024  + Raid on Kidal",
                "             │ attack · Kidal · JNIM, Junta (unknown) · https://example.org/a ·",
                "             │ row 2 · raid-on-kidal",
                "             │ · figure: deaths: 12 (10 to 15) people",
                "early 2022   + Talks resume [reported]",
                "             │ negotiation · row 3 · talks-resume",
            ],
        ),
        (
            "Changed there",
            [
                "row 4        ~ Clash near Kidal",
                "             │ clash",
                "             │ · date: 12 Mar 2024 → Mar 2024",
                "             │ · actors: added JNIM; removed The Group",
                "             │ · title: here only: Clash in Kidal → Clash near Kidal",
            ],
        ),
        (
            "Changed on both sides",
            [
                "row 5        ≠ A second raid",
                "             │ raid-two",
                "             │ · type: was other; there battle; here attack",
            ],
        ),
        (
            "Changed here since",
            [
                "row 6        · A third raid",
                "             │ note",
                "             │ · note: here only: (nothing) → see annex",
            ],
        ),
        ("Struck out there", ["row 7        − What never was", "             │ gone"]),
        ("Gone there", ["MLI9         − A row that went", "             │ mli9"]),
        ("Removed here since", ["MLI8         − mli8"]),
        (
            "Possibly there already",
            [
                "row 2        ? Raid on Kidal",
                "             │ · may be Armed clash in Kidal [armed-clash-kidal], 1 Jan 2020:",
                "             │   same day and place",
            ],
        ),
        (
            "Names that the log does not have",
            ["As     Name    Times  Rows", "actor  Junta       3  2, 3, 9", "place  Menaka      1        4"],
        ),
    ],
)
def test_a_section(title: str, printed: list[str]) -> None:
    assert section(title, a_review()) == printed


def test_what_was_refused_names_the_cell_and_a_remedy() -> None:
    every = lines(a_review())
    begin = every.index("Refused (2)")
    assert every[begin + 1 : begin + 7] == [
        "B8           ! 12/04/2024 has two readings",
        "             │ Date: 12/04/2024",
        "             │ · remedy: write order: dmy or mdy",
        "row 9        ! this row has no identity",
        "             │ the rest of the row is taken · x",
        "             │ · remedy: fill the column No",
    ]


def test_a_remedy_that_follows_on_itself_is_said_once() -> None:
    review = Review("a.csv", "map")
    for one in a_review().refused:
        review.refused.append(one)
        review.refused.append(one._replace(place=one.place._replace(row=90)))
    assert [line for line in lines(review) if "remedy" in line] == [
        "               │ · remedy: write order: dmy or mdy",
        "               │ · remedy: fill the column No",
    ]


def test_a_long_list_is_cut_and_all_of_it_is_there_on_request() -> None:
    review = Review("a.csv", "map")
    for number in range(MOST + 3):
        review.new.append(new(number + 2, f"Event {number}"))
        review.newcomers += (Newcomer("actor", f"Group {number:02}", (number,), 1),)
    assert "and 3 more; --all lists them" in lines(review)
    assert [line.split() for line in lines(review) if "Group 22" in line or line.startswith("actor  and")] == [
        ["actor", "and", "3", "more"]
    ]
    assert any("Group 22" in line for line in lines(review, in_full=True))
    assert "and 3 more" not in " ".join(lines(review, in_full=True))
    assert f"Event {MOST + 2}" in " ".join(lines(review, in_full=True))


def test_the_same_table_again_brings_nothing() -> None:
    review = Review("a.csv", "map")
    review.rows = review.unchanged = 3
    assert lines(review) == [
        "Import of a.csv",
        "A table, read by the map that was given",
        "3 rows · 3 entries unchanged",
        "Nothing is new, and nothing was changed.",
    ]


def test_the_next_step_is_for_the_terminal() -> None:
    made = document(a_review(), names(), next_step="Nothing is written: say --apply new.")
    assert "Nothing is written" not in as_markdown(made)
    assert "Nothing is written: say --apply new." in lines(a_review(), next_step="Nothing is written: say --apply new.")


def test_no_folder_of_this_machine_is_told() -> None:
    assert lines(Review("/home/somebody/tables/a.csv", "answer"))[:2] == [
        "Import of a.csv",
        "An answer that came back",
    ]


def test_long_and_odd_values_are_told_in_full() -> None:
    review = Review("a.csv", "sheet")
    long = "A sentence that is much longer than what stands beside another one in a line. "
    review.add_compared(
        changed(
            2,
            "one",
            "One",
            change("summary", "there", "Short.", long.strip(), "Short."),
            change("date", "there", "2022-01/2022-04", "early 2022", "2022-01/2022-04"),
            change("announced", "there", {"event": "talks"}, "2024-05", {"event": "talks"}),
            change("sources", "there", [], [], [], added=({"ref": "daily", "at": "page 2", "via": "digest"},)),
            change("note", "both", None, "x", "x"),
            change("deadline", "there", "2024-06", {"within": "30 days", "of": "talks"}, "2024-06"),
            change("date", "there", "no date", None, "no date"),
        )
    )
    printed = [line.replace("│", "").strip() for line in lines(review, 120)]
    assert [line for line in printed if line.startswith("· ") and ":" in line] == [
        "· summary: was: Short.",
        f"· summary: now: {long.strip()}",
        "· date: Jan – Apr 2022 → early 2022",
        "· announced: talks → May 2024",
        "· sources: added daily, page 2, via digest",
        "· deadline: Jun 2024 → {within: 30 days, of: talks}",
        "· date: no date → (nothing)",
        "· note: the same on both sides: x",
    ]


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(cells, plain(painted(document(a_review(), names()), width)).splitlines())) <= width
