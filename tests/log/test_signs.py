"""A value that one sign has spoiled: the sign is named, shown where it does not show, and so is what to do about it."""

import pytest

from tests.helpers import problems_of, workspace_of
from timeline.dates import DateError, parse, parse_edtf
from timeline.errors import WrongUsage
from timeline.query import names
from timeline.query.asked_dates import slack_days
from timeline.render.problems import plain_lines

NOTHING = "remove ⟨U+200B⟩ (zero width space)"
CYRILLIC_A = "write a for а (U+0430 Cyrillic small letter a)"
CYRILLIC_E = "write e for е (U+0435 Cyrillic small letter ie)"
MINUS = "write - for − (U+2212 minus sign)"
SPACE = "write a space for ⟨U+00A0⟩ (no-break space)"
WIDE = "write 2 for ２ (U+FF12 fullwidth digit two)"

LOG = """\
timeline: {title: A log, covers: 2014/2025-03-18}
sources: {cbp: {title: A briefing}}
actors: {nato: {name: NATO, country: US}, un: {name: UN}}
places: {sahel: {name: Sahel, contains: [ML, NE]}}
types: {raid: {name: Raid, family: violence}}
events:
  - {id: coup, date: 2024-01-05, title: A coup, type: raid, places: [sahel], actors: [nato], status: denied,
     sources: [cbp]}
plans:
  - {id: vote, title: A vote, kind: demand, announced: {event: coup}, deadline: {within: 90 days, of: coup},
     sources: [cbp]}
  - {id: report, title: A report, kind: demand, announced: 2024, deadline: 2025, every: 6 months, times: 2,
     outcome: [{date: 2025, result: met, occurrence: 1}], sources: [cbp]}
figures:
  - {id: staff, subject: un, measure: staff, unit: people, as_of: 2024, value: 2500, qualifier: about, by: nato,
     sources: [cbp]}
"""

# What stands in the log, what stands instead, and the code, the value and the remedy of the one error.
CASES = [
    ("actors: [nato]", "actors: [nato\u200b]", "unknown-actor", "'nato⟨U+200B⟩'", NOTHING),
    ("actors: [nato]", "actors: [n\u0430to]", "unknown-actor", "'nаto'", CYRILLIC_A),
    ("by: nato", "by: nato\u2060", "unknown-actor", "'nato⟨U+2060⟩'", "remove ⟨U+2060⟩ (word joiner)"),
    ("subject: un", "subject: \u200fun", "unknown-actor", "'⟨U+200F⟩un'", "remove ⟨U+200F⟩ (right-to-left mark)"),
    ("places: [sahel]", "places: [s\u0430hel]", "unknown-place", "'sаhel'", CYRILLIC_A),
    ("places: [sahel]", "places: [ML\u00ad]", "unknown-place", "'ML⟨U+00AD⟩'", "remove ⟨U+00AD⟩ (soft hyphen)"),
    ("country: US", "country: US\u200b", "unknown-country", "'US⟨U+200B⟩'", NOTHING),
    ("type: raid", "type: r\u0430id", "unknown-type", "'rаid'", CYRILLIC_A),
    ("type: raid", "type: att\u0430ck", "unknown-type", "'attаck'", CYRILLIC_A),
    ("family: violence", "family: viol\u0435nce", "unknown-family", "'violеnce'", CYRILLIC_E),
    ("{event: coup}", "{event: coup\u200b}", "unknown-event", "'coup⟨U+200B⟩'", NOTHING),
    ("of: coup}", "of: coup\u200b}", "unknown-entry", "'coup⟨U+200B⟩'", NOTHING),
    ("status: denied", "status: d\u0435nied", "bad-choice", "'dеnied'", CYRILLIC_E),
    ("kind: demand, announced: {", "kind: d\u0435mand, announced: {", "bad-choice", "'dеmand'", CYRILLIC_E),
    ("qualifier: about", "qualifier: \u0430bout", "bad-choice", "'аbout'", CYRILLIC_A),
    ("id: staff", "id: staff\u200b", "bad-id", "'staff⟨U+200B⟩'", NOTHING),
    ("id: staff", "id: st\u2011aff", "bad-id", "'st‑aff'", "write - for ‑ (U+2011 non-breaking hyphen)"),
    ("{sahel:", "{sahel\u200b:", "bad-id", "'sahel⟨U+200B⟩'", NOTHING),
    ("value: 2500", "value: 2\u00a0500", "bad-number", "'2⟨U+00A0⟩500'", "remove ⟨U+00A0⟩ (no-break space)"),
    ("value: 2500", "value: 2\u202f500", "bad-number", "'2⟨U+202F⟩500'", "remove ⟨U+202F⟩ (narrow no-break space)"),
    ("value: 2500", "value: \uff12500", "bad-number", "'２500'", WIDE),
    ("value: 2500", "value: \u22122500", "bad-number", "'−2500'", MINUS),
    ("within: 90 days", "within: 90\u00a0days", "bad-step", "'90⟨U+00A0⟩days'", SPACE),
    ("times: 2", "times: \uff12", "bad-number", "'２'", WIDE),
    ("occurrence: 1", "occurrence: 1\u200b", "bad-number", "'1⟨U+200B⟩'", NOTHING),
    ("date: 2024-01-05", "date: 2024-01\u200b-05", "bad-date", "'2024-01⟨U+200B⟩-05'", NOTHING),
    ("date: 2024-01-05", "date: 2024\u221201\u221205", "bad-date", "'2024−01−05'", MINUS),
    ("as_of: 2024", "as_of: \uff12024", "bad-date", "'２024'", WIDE),
    ("measure: staff", "me\u0430sure: staff", "unknown-key", "'meаsure'", CYRILLIC_A),
    ("figures:", "figur\u0435s:", "unknown-section", "'figurеs'", CYRILLIC_E),
]  # fmt: skip


def test_the_log_is_good() -> None:
    assert [problem for problem in problems_of(LOG) if problem.severity == "error"] == []


@pytest.mark.parametrize(("right", "wrong", "code", "shown", "hint"), CASES)
def test_the_sign_at_fault_is_named(right: str, wrong: str, code: str, shown: str, hint: str) -> None:
    assert right in LOG
    found = [problem for problem in problems_of(LOG.replace(right, wrong, 1)) if problem.code == code]
    assert [(shown in problem.message, problem.hint) for problem in found] == [(True, hint)]


def test_a_source_is_told_alike() -> None:
    text = LOG.replace("status: denied,\n     sources: [cbp]", "status: denied,\n     sources: [\u0441bp]")
    [problem] = [problem for problem in problems_of(text) if problem.code == "unknown-source"]
    assert problem.hint == "write c for с (U+0441 Cyrillic small letter es)"


@pytest.mark.parametrize("text", ["27\u00a0September\u202f2024", "\u00a02024-09-27", "27 September 2024\u3000"])
def test_any_space_parts_the_words_of_a_date(text: str) -> None:
    assert parse(text).edtf == "2024-09-27"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("27 S\u0435ptember 2024", CYRILLIC_E),
        ("2024-09\ufeff", "remove ⟨U+FEFF⟩ (zero width no-break space)"),
        ("S\u00adep 2024", "remove ⟨U+00AD⟩ (soft hyphen)"),
        ("[2024-01..2024\u221202]", MINUS),
    ],
)
def test_a_date_names_the_sign_that_is_wrong(text: str, hint: str) -> None:
    with pytest.raises(DateError) as found:
        parse(text)
    assert found.value.hint == hint


def test_strict_edtf_names_the_sign_that_is_wrong() -> None:
    with pytest.raises(DateError, match=r"^'2024⟨U\+00A0⟩': .*; remove ⟨U\+00A0⟩ \(no-break space\)$"):
        parse_edtf("2024\u00a0")


@pytest.mark.parametrize(
    ("ask", "text", "hint"),
    [
        (names.actors, "n\u0430to", CYRILLIC_A),
        (names.place, "s\u0430hel", CYRILLIC_A),
        (names.country, "M\u0430li", CYRILLIC_A),
        (names.about, "n\u0430to", CYRILLIC_A),
        (names.types, "r\u0430id", CYRILLIC_A),
        (names.source, "\u0441bp", "write c for с (U+0441 Cyrillic small letter es)"),
        (names.identity, "coup\u200b", NOTHING),
        (names.identity, "vot\u0435", CYRILLIC_E),
    ],
)
def test_a_question_is_told_the_same(ask: object, text: str, hint: str) -> None:
    assert callable(ask)
    with pytest.raises(WrongUsage) as found:
        ask(workspace_of(LOG), text)
    assert found.value.hint == hint


def test_an_option_is_told_the_same() -> None:
    with pytest.raises(WrongUsage) as status:
        names.status("d\u0435nied")
    assert status.value.hint == CYRILLIC_E
    with pytest.raises(WrongUsage) as kind:
        names.kind("dem\u0430nd")
    assert kind.value.hint == CYRILLIC_A
    with pytest.raises(WrongUsage) as days:
        slack_days("\uff120d")
    assert days.value.hint == WIDE


def test_the_line_that_is_quoted_shows_the_sign() -> None:
    text = LOG.replace("actors: [nato]", "actors: [nato\u200b]")
    quoted, caret = plain_lines(p for p in problems_of(text) if p.severity == "error").splitlines()[1:3]
    assert "actors: [nato⟨U+200B⟩]" in quoted
    assert quoted.index("nato⟨") == caret.index("^")
