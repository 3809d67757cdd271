"""The valid values of keys, and the messages for all others."""

from typing import Any

import pytest

from tests.helpers import a_log, problems_of
from timeline.dates import parse
from timeline.index.opening import read_aside as load
from timeline.log.deadline_terms import LIFTED, Step, Within
from timeline.log.model import Citation, Condition, Dispute, Membership, Occasion, Outcome

SOURCES = "sources: {s: {title: A source}, t: {title: Another}}\nactors: {un: {name: United Nations}}\n"


def event(field: str) -> str:
    return f"{SOURCES}events:\n  - id: a\n    title: An event\n    type: other\n    sources: s\n    {field}\n"


def plan(field: str) -> str:
    other = "  - {id: b, title: Another plan, kind: expectation, announced: 2024}\n"
    start = "  - id: a\n    title: A plan\n    kind: expectation\n    announced: 2024\n"
    return f"{SOURCES}plans:\n{start}    {field}\n{other}"


def figure(field: str) -> str:
    start = "  - id: a\n    subject: un\n    measure: staff\n    unit: people\n    as_of: 2024\n"
    return f"{SOURCES}figures:\n{start}    {field}\n"


def value_of(text: str, section: str, key: str) -> Any:
    loaded = load(a_log(text))
    assert [problem for problem in loaded.problems if problem.severity == "error"] == []
    return getattr(getattr(loaded.log, section)["a"], key)


def fault(text: str) -> tuple[int, int, str, str, str]:
    """Line, column, code, sentence and hint of the one error."""
    [problem] = [problem for problem in problems_of(text) if problem.severity == "error"]
    return problem.line, problem.column, problem.code, problem.message, problem.hint


@pytest.mark.parametrize(
    ("field", "edtf", "words"),
    [
        ("date: 2024-09-27", "2024-09-27", None),
        ('date: "2024-09"', "2024-09", None),
        ("date: early 2022", "[2022-01..2022-04]", "early 2022"),
        ("date: by September 2025", "[..2025-09]", "by September 2025"),
        ('date: "[..2024-01]"', "[..2024-01]", None),
        ('date: "{2024-01,2024-03}"', "{2024-01,2024-03}", None),
        ("date: since 2014", "2014/..", "since 2014"),
    ],
)
def test_a_date_is_edtf_or_english(field: str, edtf: str, words: str | None) -> None:
    date = value_of(event(field), "events", "date")
    assert (date.edtf, date.words) == (edtf, words)


@pytest.mark.parametrize(
    ("text", "found", "hint"),
    [
        ("[..2024-01]", "a list", 'a date set is quoted: "[..2024-01]"'),
        ("[2024-01, 2024-03]", "a list", 'a date set is quoted: "[2024-01,2024-03]"'),
        ("{2024-01, 2024-03}", "a mapping", 'a date set is quoted: "{2024-01,2024-03}"'),
        ("[]", "a list", "write one date"),
        ("{event: a}", "a mapping", "write one date"),
    ],
)
def test_a_set_of_dates_is_quoted(text: str, found: str, hint: str) -> None:
    said = fault(event(f"date: {text}"))
    assert said == (9, 11, "bad-date", f"{found} stands where a date belongs", hint)


@pytest.mark.parametrize(
    "text",
    [
        "2024-02-30",
        "2024-13",
        "12/04/2024",
        "2019/20",
        "winter 2024",
        "the last two years",
        "September",
        "Friday",
        "soon",
    ],
)
def test_a_date_that_is_none_quotes_what_was_typed(text: str) -> None:
    line, column, code, message, hint = fault(event(f"date: {text}"))
    assert (line, column, code) == (9, 11, "bad-date")
    assert message.startswith(f"'{text}': ")
    assert hint


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("2500", 2500), ("-3", -3), ("2.5", 2.5), ("007", 7), ("999999999999999999", 999999999999999999)],
)
def test_a_number_is_digits(text: str, number: float) -> None:
    value = value_of(figure(f"value: {text}"), "figures", "value")
    assert (value, type(value)) == (number, type(number))


BRACKETS = "put it in quotes, if the brackets are part of the text"
NO_VALUE = "there is no value here", "write one, or remove the key"
WORDS = "write digits only, such as 2500; an estimate without digits goes in 'words'"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2,500", "write 2500"),
        ("2 500", "write 2500"),
        ("2'500'000", "write 2500000"),
        ("2_500", "write 2500"),
        ("about 2500", "write 2500, and 'qualifier: about'"),
        ("at least 1.5 million", "write 1500000, and 'qualifier: at-least'"),
        ("up to 3 bn", "write 3000000000, and 'qualifier: at-most'"),
        ("over 12,000", "write 12000, and 'qualifier: more-than'"),
        ("fewer than 20", "write 20, and 'qualifier: fewer-than'"),
        ("120 million", "write 120000000"),
        ("£165 million", "write 165000000, and the currency as 'unit'"),
        ("around 3 000 €", "write 3000, and 'qualifier: about', and the currency as 'unit'"),
        ("2.500.000", "write 2500000"),
        ("2,5", WORDS),
        ("3 m", WORDS),
        ("2500 people", WORDS),
        ("2k", WORDS),
        ("1e3", WORDS),
        (".inf", WORDS),
        ("nan", WORDS),
        ("٣", WORDS),
        ("1" * 19, WORDS),
        ("+5", WORDS),
    ],
)
def test_invalid_numbers_say_how_to_write_one(text: str, hint: str) -> None:
    assert fault(figure(f"value: {text}")) == (10, 12, "bad-number", f"'{text}' is not a number", hint)


@pytest.mark.parametrize("text", ["90 days", "1 day", "6 months", "1 year", "2 weeks", "month"])
def test_a_length_of_time_has_a_number_and_a_unit(text: str) -> None:
    count, _, unit = text.rpartition(" ")
    step = value_of(plan(f"deadline: 2025\n    every: {text}"), "plans", "every")
    assert step == Step(int(count or 1), unit.removesuffix("s"))


@pytest.mark.parametrize("text", ["0 days", "90", "half a year", "6 moons", "-1 day", "1.5 years", "10000 days"])
def test_invalid_lengths_of_time_are_reported(text: str) -> None:
    hint = "write a number and a unit, such as '90 days' or '6 months'"
    said = fault(plan(f"deadline: 2025\n    every: '{text}'"))
    assert said == (10, 12, "bad-step", f"'{text}' is not a length of time", hint)


@pytest.mark.parametrize(
    ("text", "is_url"),
    [
        ("https://www.state.gov/a?b=c#d", True),
        ("HTTP://example.org", True),
        ("www.state.gov", False),
        ("ftp://example.org", False),
        ("javascript:alert(1)", False),
        ("https://en.wikipedia.org/wiki/2023_Nigerien_coup_d'état", True),
        ("'https://example.org/a|b<c>[d]'", True),
        ("https://example.org/a b", False),
        ("https://example.org/100%", False),
        ("'https://example.org/\"><script>'", False),
        ("https://", False),
    ],
)
def test_a_web_address_begins_with_http(text: str, is_url: bool) -> None:
    codes = [
        problem.code for problem in problems_of(event(f"date: 2024\n    url: {text}")) if problem.severity == "error"
    ]
    assert codes == ([] if is_url else ["bad-url"])


@pytest.mark.parametrize(
    ("identity", "is_id"),
    [
        ("a", True),
        ("us-iraq-2024", True),
        ("2024", True),
        ("a" * 80, True),
        ("a" * 81, False),
        ("A", False),
        ("a_b", False),
        ("a--b", False),
        ("-a", False),
        ("a-", False),
        ("a b", False),
        ("é", False),
        ("a.b", False),
    ],
)
def test_an_id_is_a_lower_case_slug(identity: str, is_id: bool) -> None:
    text = event("date: 2024").replace("id: a", f"id: {identity}")
    codes = [problem.code for problem in problems_of(text) if problem.severity == "error"]
    assert codes == ([] if is_id else ["bad-id"])
    keyed = problems_of(f"sources: {{{identity}: {{title: x}}}}")
    assert ("bad-id" in [problem.code for problem in keyed]) is not is_id


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("date:", (9, 10, "empty-value", *NO_VALUE)),
        ("date: ''", (9, 11, "empty-value", *NO_VALUE)),
        ("date: 2024\n    note: '  '", (10, 11, "empty-value", *NO_VALUE)),
        ("date: 2024\n    note: [a]", (10, 11, "expected-text", "text belongs here, not a list", BRACKETS)),
        ("date: 2024\n    note: {a: b}", (10, 11, "expected-text", "text belongs here, not a mapping", BRACKETS)),
        ("date: 2024\n    tags: [a, [b]]", (10, 15, "expected-text", "text belongs here, not a list", BRACKETS)),
        ("date: 2024\n    status: claim",
         (10, 13, "bad-choice", "'claim' is not a status", "did you mean 'claimed'?")),
        ("date: 2024\n    quote: yes",
         (10, 12, "expected-mapping", "a quote is a mapping, here is text", "write its keys: text: …")),
    ],
)  # fmt: skip
def test_every_value_has_its_form(field: str, said: tuple[int, int, str, str, str]) -> None:
    assert fault(event(field)) == said


@pytest.mark.parametrize(
    ("field", "key", "value"),
    [
        ("places: IQ", "places", ("IQ",)),
        ("places: [IQ, SY]", "places", ("IQ", "SY")),
        ("places: []", "places", ()),
        ("sources: s", "sources", (Citation("s"),)),
        ("sources: [s, {ref: t, via: s, at: p. 3}]", "sources", (Citation("s"), Citation("t", "s", "p. 3"))),
        ("status: denied", "status", "denied"),
        ("summary: 2024", "summary", "2024"),
        ("disputed: {field: type, value: coup, sources: t}", "disputed",
         (Dispute("type", ("coup",), (Citation("t"),)),)),
        ("disputed: {field: date, value: 2023}", "disputed", (Dispute("date", ("2023",), read=parse("2023")),)),
    ],
)  # fmt: skip
def test_one_value_needs_no_brackets(field: str, key: str, value: object) -> None:
    text = event("date: 2024").replace("    sources: s\n", "") + f"    {field}\n"
    assert value_of(text, "events", key) == value


@pytest.mark.parametrize(
    ("field", "key", "value"),
    [
        ("deadline: 2025-09", "deadline", parse("2025-09")),
        ("deadline: {within: 90 days, of: b}", "deadline", Within(Step(90, "day"), "b")),
        ("conditions: none of them met", "conditions", (Condition("none of them met"),)),
        ("conditions: [{text: calm, sources: s}]", "conditions", (Condition("calm", (Citation("s"),)),)),
        ("history: {date: 2023, note: promised}", "history", (Occasion(date=parse("2023"), note="promised"),)),
        ("outcome: {date: 2025, result: met}", "outcomes", (Outcome(date=parse("2025"), result="met"),)),
    ],
)
def test_a_plan_is_read(field: str, key: str, value: object) -> None:
    assert value_of(plan(field), "plans", key) == value


def test_a_revision_may_lift_the_deadline() -> None:
    revisions = value_of(plan("deadline: 2025\n    revisions: {date: 2024, deadline: none}"), "plans", "revisions")
    assert revisions[0].deadline == LIFTED


def test_a_membership_is_an_id_or_has_a_time() -> None:
    entries = (
        "jnim: {name: JNIM}",
        "b: {name: B, part_of: jnim}",
        "a: {name: A, part_of: [{actor: jnim, during: 2018/..}]}",
    )
    loaded = load(a_log("actors:\n" + "".join(f"  {entry}\n" for entry in entries)))
    assert loaded.log.actors["b"].part_of == (Membership("jnim"),)
    assert loaded.log.actors["a"].part_of == (Membership("jnim", parse("2018/..")),)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("sources: {s: {title: ''}}\nevents: [{id: a, date: 2024, title: t, type: other, sources: s}]", "empty-value"),
        ("sources: {S: {title: t}}\nevents: [{id: a, date: 2024, title: t, type: other, sources: S}]", "bad-id"),
        ("actors: {a: {}}\nfigures: [{id: f, subject: a, measure: m, unit: u, as_of: 2024, low: 1}]", "missing-key"),
        ("events: [{id: e, date: x, title: t, type: law}]\n"
         "plans: [{id: p, title: t, kind: demand, announced: {event: e}}]",
         "bad-date"),
        ("timeline: {title: t}\nplans: [{id: p, title: t, kind: intention, announced: 2001, deadline: 2002}]",
         "missing-key"),
        ("sources: {s: {title: t}}\nevents: {a: {date: 2024, title: t, type: other, sources: s}}", "expected-list"),
    ],
)  # fmt: skip
def test_a_fault_draws_no_others_after_it(text: str, code: str) -> None:
    """A faulty entry is not also reported as unknown, unused or overdue."""
    assert {problem.code for problem in problems_of(text)} - {"no-source"} == {code}
