"""`timeline import --review` takes what a person chooses, edits and leaves, and stops asking when told to."""

import datetime
from collections.abc import Sequence

import pytest

from tests.imports.sheets import names
from tests.telling.imports import a_review
from timeline.cli.import_review import walk
from timeline.imports.choosing import Choices
from timeline.imports.review import Kind, Review


class Person:
    """A person who gives answers in order, and then none any more; the questions are kept."""

    def __init__(self, *answers: str) -> None:
        self._answers = list(answers)
        self.questions: list[str] = []
        self.told: list[str] = []

    def answer(self, question: str) -> str | None:
        self.questions.append(question)
        return self._answers.pop(0) if self._answers else None

    def tell(self, message: str) -> None:
        self.told.append(message)

    def chosen(self, question: str, options: Sequence[str]) -> int | None:
        raise AssertionError(question)


def walked(*answers: str, kinds: tuple[Kind, ...] = ()) -> tuple[Choices, Person]:
    person = Person(*answers)
    return walk(a_review(), names(), person, datetime.date(2026, 11, 28), kinds), person


def chosen(choices: Choices, review: Review | None = None) -> list[str]:
    """Return the choice: new entries and those that go by id, changed fields as `id.field`."""
    review = review or a_review()
    found = [one.entry.id for one in review.new if choices.is_chosen(one, None)]
    for one in review.changed:
        found += [f"{one.entry.id}.{change.key}" for change in one.changes if choices.is_chosen(one, change)]
    return found + [one.entry.id for one in review.struck_out if choices.is_chosen(one, None)]


def test_each_new_entry_each_changed_field_and_each_that_goes_is_asked_about() -> None:
    choices, person = walked("y", "n", "y", "n", "yes", "y")
    assert chosen(choices) == ["raid-on-kidal", "clash.date", "raid-two.type", "gone"]
    assert [question.removesuffix(" [y/n/e/a/s/q/?] ") for question in person.questions] == [
        "1 of 2 new: add it?",
        "2 of 2 new: add it?",
        "1 of 2 changed: date: 12 Mar 2024 → Mar 2024?",
        "1 of 2 changed: actors: added JNIM; removed The Group?",
        "2 of 2 changed: type: battle, as a claim beside attack, the log's own?",
        "1 of 1 struck out: remove it? [y/n/a/s/q/?] ",
    ]


@pytest.mark.parametrize(
    ("answers", "expected", "asked"),
    [
        (["a", "a", "n"], ["raid-on-kidal", "talks-resume", "clash.date", "clash.actors", "raid-two.type"], 3),
        (["s", "s", "y"], ["gone"], 3),
        (["y", "q"], ["raid-on-kidal"], 2),
        (["y"], ["raid-on-kidal"], 2),
        ([], [], 1),
        (["n", "n", "n", "a", "y"], ["clash.actors", "raid-two.type", "gone"], 5),
    ],
)
def test_an_answer_may_hold_for_the_rest(answers: list[str], expected: list[str], asked: int) -> None:
    choices, person = walked(*answers)
    assert (chosen(choices), len(person.questions)) == (expected, asked)


def test_only_the_kinds_that_are_named_are_asked_about() -> None:
    choices, person = walked("y", kinds=("removed",))
    assert (chosen(choices), len(person.questions)) == (["gone"], 1)


@pytest.mark.parametrize("typed", ["?", "", "x", "yep", "never"])
def test_what_is_no_answer_is_explained(typed: str) -> None:
    choices, person = walked(typed, "y", "q")
    assert chosen(choices) == ["raid-on-kidal"]
    assert len(person.told) == 6
    assert person.told[0] == "  y  yes, write this"


def test_another_value_is_chosen_with_its_field() -> None:
    choices, person = walked("s", "e", "early 2022", "q", kinds=("new", "changed"))
    changed = next(iter(a_review().changed))
    assert chosen(choices) == ["clash.date"]
    assert choices.edited(changed)["date"].value == "early 2022"
    assert person.told == ["  date: early 2022"]


def test_a_value_that_is_none_is_refused_with_a_remedy() -> None:
    choices, person = walked("s", "e", "12/04/2024", "n", "q")
    assert chosen(choices) == []
    assert len(person.told) == 1
    assert "12/04/2024" in person.told[0]


def test_a_new_entry_has_its_fields_corrected_before_it_is_taken() -> None:
    choices, person = walked("e", "title: Raid near Kidal", "e", "actors: JNIM; The Army", "e", "colour: red", "y", "q")
    new = next(iter(a_review().new))
    assert chosen(choices) == ["raid-on-kidal"]
    typed = choices.edited(new)
    assert (typed["title"].value, typed["actors"].value) == ("Raid near Kidal", ["jnim", "The Army"])
    assert [one.text for one in typed["actors"].questions] == ["The Army"]
    assert person.told[:2] == ["  title: Raid near Kidal", "  actors: JNIM, The Army"]
    assert "no field 'colour'" in person.told[2]


def test_an_entry_that_goes_has_nothing_to_edit() -> None:
    choices, person = walked("e", "n", kinds=("removed",))
    assert chosen(choices) == []
    assert person.questions == ["1 of 1 struck out: remove it? [y/n/a/s/q/?] "] * 2
    assert [line[2] for line in person.told] == ["y", "n", "a", "s", "q"]


def declined(choices: Choices) -> list[str]:
    """Return the changed fields that were refused, as `id.field`."""
    several = [(one, change) for one in a_review().changed for change in one.changes]
    return [f"{one.entry.id}.{change.key}" for one, change in several if choices.is_declined(one, change)]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (["n", "y", "n"], ["clash.date", "raid-two.type"]),
        (["s"], []),
        (["q"], []),
        (["n", "q"], ["clash.date"]),
        ([], []),
    ],
)
def test_a_no_to_a_change_of_a_mapped_table_is_a_refusal_and_nothing_else_is(
    answers: list[str], expected: list[str]
) -> None:
    choices, _ = walked(*answers, kinds=("changed",))
    assert declined(choices) == expected


def test_a_no_to_a_change_of_a_sheet_is_no_refusal() -> None:
    """Nothing is kept of such a sheet, so that it is asked about again."""
    review = a_review()
    review.way = "sheet"
    choices = walk(review, names(), Person("n", "n", "n"), datetime.date(2026, 11, 28), ("changed",))
    assert not choices.has_any


def test_what_follows_from_a_no_is_explained() -> None:
    _, person = walked("?", "s", "?", "q", kinds=("new", "changed"))
    told = [line for line in person.told if line.startswith("  n")]
    assert told == [
        "  n  no, leave it; the next import asks again",
        "  n  no, leave it; the next import asks only if the table says something else by then",
    ]


def test_a_new_entry_is_shown_with_those_of_the_log_that_it_may_be(capsys: pytest.CaptureFixture[str]) -> None:
    walked("q")
    assert "may be Armed clash in Kidal [armed-clash-kidal], 1 Jan 2020: same day" in " ".join(
        capsys.readouterr().out.replace("│", "").split()
    )


def test_an_empty_value_changes_nothing() -> None:
    choices, person = walked("s", "e", "", "n", "q")
    assert (chosen(choices), person.told) == ([], [])
