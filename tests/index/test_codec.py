"""Values as text: what is read is what was written; what was never written is refused or has its types."""

from random import Random
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import parse_edtf
from timeline.index.codec import SEPARATORS, Unreadable, read, written
from timeline.log.deadline_terms import Before, EarlierOf, LaterOf, Step, Within
from timeline.log.model import Citation, Condition, Dispute, Ended, Header, Occasion, Outcome, Revision
from timeline.problems import Problem

DATE = parse_edtf("2024-09")
CITATION = Citation("cbp-2025", None, "page 3")

VALUES: list[tuple[Any, Any, str]] = [
    (str, "", ""),
    (str, "two\nlines", "two\nlines"),
    (str, "a\x01b\x0f", "a\x0f\x41b\x0f\x4f"),
    (str | None, None, "\x0e"),
    (str | None, "\x0e", "\x0f\x4e"),
    (int, -5, "-5"),
    (int | float | None, 1200, "1200"),
    (int | float | None, 1200.0, "1200.0"),
    (bytes, b"\x00\xff", "00ff"),
    (Literal["none"], "none", "none"),
    (tuple[str, ...], (), ""),
    (tuple[str, ...], ("",), "\x01"),
    (tuple[str, ...], ("a", "b"), "a\x01b\x01"),
    (tuple[str, int], ("a", 1), "a\x011"),
    (type(DATE), DATE, "2024-09"),
    (Citation, CITATION, "cbp-2025\x01\x0e\x01page 3"),
    (tuple[Citation, ...], (CITATION,), "cbp-2025\x02\x0e\x02page 3\x01"),
    (Step | Within, Within(Step(90, "day"), "e"), "190\x02day\x0201\x01e\x0101"),
    (Condition, Condition("if", (CITATION,)), "if\x01cbp-2025\x03\x0e\x03page 3\x02\x0101"),
    (Condition, Condition("if", (), Ended(event="e", how="dropped")), "if\x01e\x02dropped\x0215\x0102"),
    (Occasion, Occasion(), ""),
    (Occasion, Occasion(event="e"), "e\x011"),
]


@pytest.mark.parametrize(("annotation", "value", "text"), VALUES, ids=[str(n) for n in range(len(VALUES))])
def test_a_value_is_written_so_and_read_again(annotation: Any, value: Any, text: str) -> None:
    assert written(annotation, value) == text
    again = read(annotation, text)
    assert (again, type(again)) == (value, type(value))


def test_values_inside_of_values() -> None:
    nested = Revision(date=DATE, deadline=Within(Step(1, "year"), "other"), sources=(CITATION,), note="a\x02b")
    dispute = Dispute("date", ("2024", "x\x0e"), (CITATION, CITATION), None, DATE, None, DATE)
    deepest = Revision(
        deadline=EarlierOf((DATE, LaterOf((Within(Step(9, "day"), "a\x10"), Before("b"), DATE)), Before("c")))
    )
    for value in (deepest, nested, dispute, Revision(deadline="none"), Revision(deadline=DATE), Outcome(result="met")):
        assert read(type(value), written(type(value), value)) == value
    header = Header("T", DATE, None, ("a", "b"))
    assert read(Header, written(Header, header)) == header


@given(st.lists(st.tuples(st.text(), st.none() | st.text(), st.none() | st.text())), st.none() | st.text())
def test_any_text_comes_back(citations: list[tuple[str, str | None, str | None]], note: str | None) -> None:
    value = Occasion(sources=tuple(Citation(*one) for one in citations), note=note, event="\x0f")
    assert read(Occasion, written(Occasion, value)) == value


@pytest.mark.parametrize(
    ("annotation", "text"),
    [
        (int, "x"),
        (int, ""),
        (Citation, "a"),
        (Citation, "a\x01b\x01c\x01d"),
        (tuple[str, ...], "a"),
        (tuple[str, int], "a"),
        (Occasion, "zz"),
        (Occasion, "e\x0112"),
        (Occasion, "\x01"),
        (Outcome, "e\x011"),  # it lacks its result
        (Step | Within, "7x"),
        (Step | Within, ""),
        (type(DATE), "2024-13"),
        (type(DATE), "2024\x01a\x01b"),
        (Problem, ""),
        (bytes, "0"),
        (str, "a\x0f"),
    ],
)
def test_random_bytes_are_unreadable(annotation: Any, text: str) -> None:
    with pytest.raises(Unreadable):
        read(annotation, text)


def test_damaged_text_is_unreadable_or_has_its_types() -> None:
    random = Random(5)
    text = written(Revision, Revision(date=DATE, note="n", sources=(CITATION,), deadline=Within(Step(2, "day"), "e")))
    signs = [*SEPARATORS, "\x0e", "\x0f", "0", "9", "a", "/", "-"]
    for _ in range(3_000):
        index = random.randrange(len(text))
        changed = text[:index] + random.choice(signs) + text[index + random.randrange(2) :]
        try:
            value = read(Revision, changed)
        except Unreadable:
            continue
        assert isinstance(value, Revision)
        assert value.date is None or isinstance(value.date, type(DATE))
        assert all(isinstance(one, Citation) for one in value.sources)
        assert isinstance(value.deadline, Within | type(DATE) | str | None)
