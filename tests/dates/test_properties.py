"""Properties of every date, and of every text that is none."""

import datetime
import time
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.dates.strategies import edtf, valid_edtf
from tests.examples import examples
from timeline.dates import OPEN_END, OPEN_START, Date, DateError, iso, parse, parse_asked, parse_edtf, words
from timeline.dates.errors import visible

many = examples(400)

WORDS = (
    *(
        "27",
        "September",
        "2024",
        "Sep",
        "early",
        "mid",
        "late",
        "end",
        "of",
        "start",
        "beginning",
        "the",
        "by",
        "since",
    ),
    *("until", "before", "after", "between", "and", "or", "from", "to", "about", "circa", "c.", "possibly", "Q3", "H1"),
    *("third", "quarter", "half", "first", "second", "spring", "winter", "2023/24", "1990s", "19th", "century", "2014"),
    *("2019", "2024-09-27", "2025-09", "199X", "–", "-", ",", "/", "?", "~", "..", "[", "]", "{", "}", "XX", "2024-XX"),
    *("ongoing", "later", "unknown", "day", "month", "year", "no", "than", "Friday", "3rd", "present", "on", "in", "7"),
    *(
        "31",
        "today",
        "last",
        "next",
        "ago",
        "two",
        "weeks",
        "Monday",
        "decade",
        "early",
        "3–7",
        "March",
        "week",
        "2014?",
        "%",
        "S2",
        "Y17E7",
        "T10:00:00",
        "\x1b",
        "\xa0",
    ),
    *("\uff12\uff10\uff12\uff14", "\u0130", "\u017f", "\u2011", "'", "1990's"),
)


def meaning(date: Date) -> tuple[object, ...]:
    bounds = date.start_earliest, date.start_latest, date.end_earliest, date.end_latest
    return date.kind, bounds, date.approximate, date.uncertain


def flags_of_members(date: Date) -> list[tuple[object, ...]]:
    return [(member.earliest, member.latest, member.approximate, member.uncertain) for member in date.members]


@many
@given(valid_edtf)
def test_edtf_comes_back_as_it_was_written(text: str) -> None:
    date = parse_edtf(text)
    assert date.edtf == text
    assert date.words is None
    assert parse(text) == date


@examples(1500)
@given(valid_edtf)
@example("[..2025-09]")
@example("{2024-02}")
@example("../190X")
@example("1985-XX/2025")
@example("[1985-XX-XX,1990?,1991]")
@example("2024-21/2025")
@example("2023-24/2024-21")
@example("9999-24")
@example("1999-30~")
@example("{1984?,1985~}")
@example("[1984%..1985]")
@example("-0043/0014")
def test_printed_dates_read_back(text: str) -> None:
    date = parse_edtf(text)
    printed = words(date)
    again = parse(printed)
    assert meaning(again) == meaning(date), printed
    if date.kind == "set":
        assert flags_of_members(again) == flags_of_members(date), printed


@many
@given(valid_edtf)
def test_bounds_are_in_order(text: str) -> None:
    date = parse_edtf(text)
    assert OPEN_START <= date.start_earliest <= date.start_latest <= OPEN_END
    assert OPEN_START <= date.end_earliest <= date.end_latest <= OPEN_END
    assert date.start_earliest <= date.end_latest
    assert date.earliest == date.start_earliest
    assert date.latest == date.end_latest
    if date.kind != "span":
        assert (date.start_earliest, date.start_latest) == (date.end_earliest, date.end_latest)
    assert date.flagged == any(sign in text for sign in "?~%")
    assert date.level in (0, 1, 2)


@many
@given(edtf)
def test_an_expression_is_read_or_refused_with_its_text(text: str) -> None:
    error = refusal(parse_edtf, text)
    assert error is None or visible(text) in str(error)


def refusal(read: Callable[[str], Date], text: str) -> DateError | None:
    try:
        read(text)
    except DateError as error:
        return error
    return None


def only_its_own_error(text: str) -> None:
    for read in (parse, parse_edtf, lambda some: parse_asked(some, datetime.date(2025, 3, 18))):
        error = refusal(read, text)
        if error is None:
            date = read(text)
            assert parse_edtf(date.edtf).edtf == date.edtf
            assert meaning(parse(words(date))) == meaning(date)
        else:
            assert str(error) == f"'{visible(text)}': {error.reason}; {error.hint}"
            assert str(error).isprintable()
            assert error.text == text
            assert error.reason
            assert error.hint


@examples(500)
@given(st.text())
@example("\ud800")
@example("\x00")
@example("İ 2024")
@example("2024-09-2\u0664")
@example("٢٠٢٤")
def test_any_text_raises_its_own_error_or_none(text: str) -> None:
    only_its_own_error(text)


@examples(1500)
@given(st.lists(st.sampled_from(WORDS), max_size=9), st.sampled_from([" ", "", "-"]))
def test_any_heap_of_date_words_raises_its_own_error_or_none(heap: list[str], joint: str) -> None:
    only_its_own_error(joint.join(heap))


@examples(300)
@given(st.text(alphabet="0123456789-/.~?%XYSETZ:[]{},+ ", max_size=30))
def test_any_heap_of_signs_raises_its_own_error_or_none(text: str) -> None:
    only_its_own_error(text)


@pytest.mark.parametrize("thing", [None, 2024, 20.24, b"2024", ["2024"], datetime.date(2024, 9, 27), object()])
def test_values_other_than_text_are_refused(thing: object) -> None:
    for read in (parse, parse_edtf):
        with pytest.raises(DateError, match="not text"):
            read(thing)  # type: ignore[arg-type]


@many
@given(st.integers(1, 3_652_059))
def test_days_come_back(number: int) -> None:
    text = iso(number)
    assert text is not None
    date = parse(text)
    assert (date.earliest, date.latest) == (number, number)
    assert date == parse_edtf(text)


@pytest.mark.parametrize(
    "text",
    [
        "2" * 100_000,
        "[" * 100_000,
        "{" + "2014," * 20_000,
        "2014-" * 20_000,
        "?" * 100_000,
        "between " * 12_500,
        "X" * 1_000,
        "Y" + "9" * 990,
        "Y1E" + "9" * 990,
        "{" + ",".join(["XXX1-02-2X"] * 90) + "}",
        " " * 1_000,
        "early to " * 110,
        "1/" * 500,
        "3, " * 330,
        "3 or " * 199 + "4",
        "septembr " * 110,
        "c. " * 330,
        "1-" * 499,
        "2014 – " * 140,
    ],
)
def test_hostile_texts_fail_fast(text: str) -> None:
    before = time.process_time()  # a busy machine is not the text's fault
    for read in (parse, parse_edtf):
        error = refusal(read, text)
        assert error is None or len(str(error)) < 900
    assert time.process_time() - before < 0.5  # generous: each takes a few milliseconds
