"""Strict EDTF against the shared table, and against rows worked out by hand."""

import csv
from pathlib import Path

import pytest

from timeline.dates import OPEN_END, OPEN_START, DateError, iso, parse, parse_edtf
from timeline.dates.days import civil, ordinal

CASES = list(
    csv.DictReader((Path(__file__).parents[1] / "data" / "edtf_cases.csv").read_text(encoding="utf-8").splitlines())
)


@pytest.mark.parametrize("row", [row for row in CASES if row["valid"] == "1"], ids=lambda row: row["expression"])
def test_shared_table_valid(row: dict[str, str]) -> None:
    date = parse_edtf(row["expression"])
    assert (iso(date.earliest) or "") == row["earliest"]
    assert (iso(date.latest) or "") == row["latest"]
    assert date.level == int(row["level"])
    if "earliest: open" in row["note"]:
        assert date.earliest == OPEN_START
    if "latest: open" in row["note"] or "latest: unknown" in row["note"]:
        assert date.latest == OPEN_END


@pytest.mark.parametrize("row", [row for row in CASES if row["valid"] == "0"], ids=lambda row: repr(row["expression"]))
def test_shared_table_refused(row: dict[str, str]) -> None:
    with pytest.raises(DateError) as caught:
        parse_edtf(row["expression"])
    assert str(caught.value).startswith(f"'{row['expression']}': ")


POINTS = [
    # expression, level, first day, last day, precision
    ("2024-09-27", 0, "2024-09-27", "2024-09-27", "day"),
    ("1900-02", 0, "1900-02-01", "1900-02-28", "month"),
    ("2024-12-31T23:59:59Z", 0, "2024-12-31", "2024-12-31", "day"),
    ("2024-12-31T00:00:00+14:00", 0, "2024-12-31", "2024-12-31", "day"),
    ("2024-12-31T24:00:00Z", 0, "2024-12-31", "2024-12-31", "day"),
    ("201X", 1, "2010-01-01", "2019-12-31", "decade"),
    ("20XX", 1, "2000-01-01", "2099-12-31", "century"),
    ("1XXX", 2, "1000-01-01", "1999-12-31", "range"),
    ("2004-XX", 1, "2004-01-01", "2004-12-31", "year"),
    ("2004-06-XX", 1, "2004-06-01", "2004-06-30", "month"),
    ("2004-06-XX~", 1, "2004-06-01", "2004-06-30", "month"),
    ("201X-06", 2, "2010-06-01", "2019-06-30", "range"),
    ("2X14", 2, "2014-01-01", "2914-12-31", "range"),
    ("20X4", 2, "2004-01-01", "2094-12-31", "range"),
    ("2023-0X", 2, "2023-01-01", "2023-09-30", "range"),
    ("2023-X2", 2, "2023-02-01", "2023-12-31", "range"),
    ("2023-XX-31", 2, "2023-01-31", "2023-12-31", "range"),
    ("2023-XX-30", 2, "2023-01-30", "2023-12-30", "range"),
    ("2023-02-X9", 2, "2023-02-09", "2023-02-19", "range"),
    ("2024-1X-3X", 2, "2024-10-30", "2024-12-31", "range"),
    ("2023-0X-31", 2, "2023-01-31", "2023-08-31", "range"),
    ("2024-22", 1, "2024-06-01", "2024-08-31", "season"),
    ("2023-24", 1, "2023-12-01", "2024-02-29", "season"),
    ("2022-24", 1, "2022-12-01", "2023-02-28", "season"),
    ("2024-24?", 1, "2024-12-01", "2025-02-28", "season"),
    ("2024-27", 2, "2024-09-01", "2024-11-30", "season"),
    ("2024-30", 2, "2024-12-01", "2025-02-28", "season"),
    ("2024-31", 2, "2024-03-01", "2024-05-31", "season"),
    ("2024-32", 2, "2024-06-01", "2024-08-31", "season"),
    ("2024-33", 2, "2024-01-01", "2024-03-31", "quarter"),
    ("2024-34~", 2, "2024-04-01", "2024-06-30", "quarter"),
    ("2024-35", 2, "2024-07-01", "2024-09-30", "quarter"),
    ("2024-37", 2, "2024-01-01", "2024-04-30", "third"),
    ("2024-38", 2, "2024-05-01", "2024-08-31", "third"),
    ("2024-39%", 2, "2024-09-01", "2024-12-31", "third"),
    ("2024-40", 2, "2024-01-01", "2024-06-30", "half"),
    ("2024-41", 2, "2024-07-01", "2024-12-31", "half"),
    ("1985S3", 2, "1980-01-01", "1989-12-31", "decade"),
    ("1985S1", 2, "1000-01-01", "1999-12-31", "range"),
    ("1985S2?", 2, "1900-01-01", "1999-12-31", "century"),
    ("?2004-06-11", 2, "2004-06-11", "2004-06-11", "day"),
    ("2004?-06-11", 2, "2004-06-11", "2004-06-11", "day"),
    ("2004-06~-11", 2, "2004-06-11", "2004-06-11", "day"),
    ("2004-06-%11", 2, "2004-06-11", "2004-06-11", "day"),
    ("?2004", 2, "2004-01-01", "2004-12-31", "year"),
    ("?2004-06-~11", 2, "2004-06-11", "2004-06-11", "day"),
    ("[2024]", 2, "2024-01-01", "2024-12-31", "year"),
    ("[1667,1668,1670..1672]", 2, "1667-01-01", "1672-12-31", "range"),
    ("[2024-02..2024]", 2, "2024-02-01", "2024-12-31", "range"),
    ("[2025?,2026]", 2, "2025-01-01", "2026-12-31", "range"),
]


@pytest.mark.parametrize(("text", "level", "first", "last", "precision"), POINTS)
def test_points(text: str, level: int, first: str, last: str, precision: str) -> None:
    date = parse_edtf(text)
    assert date.kind == "point"
    assert (date.level, iso(date.earliest), iso(date.latest), date.precision) == (level, first, last, precision)


FAR = [
    # expression, level, first and last day as year, month, day
    ("0000", 0, (0, 1, 1), (0, 12, 31)),
    ("-1985", 1, (-1985, 1, 1), (-1985, 12, 31)),
    ("-0004-02-29", 1, (-4, 2, 29), (-4, 2, 29)),
    ("-198X", 1, (-1989, 1, 1), (-1980, 12, 31)),
    ("-000X", 1, (-9, 1, 1), (-1, 12, 31)),
    ("-1985-21", 1, (-1985, 3, 1), (-1985, 5, 31)),
    ("9999-24", 1, (9999, 12, 1), (10000, 2, 29)),
    ("Y170000002", 1, (170000002, 1, 1), (170000002, 12, 31)),
    ("Y-10000~", 1, (-10000, 1, 1), (-10000, 12, 31)),
    ("Y-17E7", 2, (-170000000, 1, 1), (-170000000, 12, 31)),
    ("Y1E4", 2, (10000, 1, 1), (10000, 12, 31)),
    ("Y999999999999", 1, (999999999999, 1, 1), (999999999999, 12, 31)),
    ("Y3388E2S3", 2, (338000, 1, 1), (338999, 12, 31)),
    ("Y-171010000S3", 2, (-171999999, 1, 1), (-171000000, 12, 31)),
    ("0050S1", 2, (0, 1, 1), (999, 12, 31)),
    ("-0050S1", 2, (-999, 1, 1), (-1, 12, 31)),
    ("-1985S2", 2, (-1999, 1, 1), (-1900, 12, 31)),
]


@pytest.mark.parametrize(("text", "level", "first", "last"), FAR)
def test_years_beyond_datetime(text: str, level: int, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    date = parse_edtf(text)
    assert (date.level, civil(date.earliest), civil(date.latest)) == (level, first, last)
    assert date.earliest == ordinal(*first)
    assert iso(date.earliest) is None or 0 < first[0] < 10_000


OPEN = OPEN_START, OPEN_END
SPANS = [
    # expression, level, start from, start to, end from, end to
    ("2014/2019-03-23", 0, "2014-01-01", "2014-12-31", "2019-03-23", "2019-03-23"),
    ("2014/..", 1, "2014-01-01", "2014-12-31", OPEN_END, OPEN_END),
    ("2014/", 1, "2014-01-01", "2014-12-31", "2014-01-01", OPEN_END),
    ("../2019", 1, OPEN_START, OPEN_START, "2019-01-01", "2019-12-31"),
    ("/2019", 1, OPEN_START, "2019-12-31", "2019-01-01", "2019-12-31"),
    ("/..", 1, OPEN_START, OPEN_END, OPEN_END, OPEN_END),
    ("2014~/2019", 1, "2014-01-01", "2014-12-31", "2019-01-01", "2019-12-31"),
    ("2014-21/2015-24", 1, "2014-03-01", "2014-05-31", "2015-12-01", "2016-02-29"),
    ("2022-37/..", 2, "2022-01-01", "2022-04-30", OPEN_END, OPEN_END),
    ("2004-06-XX/2004-07-03", 2, "2004-06-01", "2004-06-30", "2004-07-03", "2004-07-03"),
    ("201X/..", 2, "2010-01-01", "2019-12-31", OPEN_END, OPEN_END),
    ("2024-06/2024", 0, "2024-06-01", "2024-06-30", "2024-01-01", "2024-12-31"),
    ("2024-03-01/2024-03-01", 0, "2024-03-01", "2024-03-01", "2024-03-01", "2024-03-01"),
]


@pytest.mark.parametrize("row", SPANS, ids=lambda row: row[0])
def test_spans(row: tuple[object, ...]) -> None:
    date = parse_edtf(str(row[0]))
    bounds = date.start_earliest, date.start_latest, date.end_earliest, date.end_latest
    assert date.kind == "span"
    assert (date.level, *(bound if bound in OPEN else iso(bound) for bound in bounds)) == row[1:]


FLAGS = [
    ("2024", False, False),
    ("2024~", True, False),
    ("2024?", False, True),
    ("2024%", True, True),
    ("2004?-~06-~04", True, True),
    ("2014?/2019", False, True),
    ("2014/2019~", True, False),
    ("[2014?,2015]", False, True),
    ("{2014,2015~}", True, False),
    ("[2022-01~..2022-04]", True, False),
]


@pytest.mark.parametrize(("text", "approximate", "uncertain"), FLAGS)
def test_qualifiers_flag_and_never_widen(text: str, approximate: bool, uncertain: bool) -> None:
    date = parse_edtf(text)
    bare = parse_edtf(text.translate({ord(sign): None for sign in "?~%"}))
    assert (date.approximate, date.uncertain, date.flagged) == (approximate, uncertain, approximate or uncertain)
    assert (date.earliest, date.latest) == (bare.earliest, bare.latest)


def test_braces_keep_their_members_apart() -> None:
    date = parse_edtf("{1960,1961-12?,1970..1972}")
    assert date.kind == "set"
    assert [(iso(member.earliest), iso(member.latest), member.flagged) for member in date.members] == [
        ("1960-01-01", "1960-12-31", False),
        ("1961-12-01", "1961-12-31", True),
        ("1970-01-01", "1972-12-31", False),
    ]


REFUSED = [
    ("2024-00", "month 00"),
    ("2024-09-00", "day 00"),
    ("2024-13", "month 13"),
    ("2023-02-29", "February 2023 has the days 01 to 28"),
    ("2024-40-01", "takes no day"),
    ("2024-X3-31T10:00:00", "complete date"),
    ("2024-0X-4X", "no day fits"),
    ("2023-4X", "no day fits"),
    ("20X1-02-29", "no day fits"),
    ("XX00-02-30", "no day fits"),
    ("?2004?", "two qualifiers"),
    ("2004-?06?", "two qualifiers"),
    ("2004?-21", "inside a season"),
    ("2004-~21", "inside a season"),
    ("-0000-XX", "-0000"),
    ("Y2024", "more than four digits"),
    ("Y17E2", "more than four digits"),
    ("Y01E9", "zero after Y"),
    ("Y17E0", "not an EDTF date"),
    ("Y17E99", "beyond all use"),
    ("Y1E" + "9" * 400, "beyond all use"),
    ("Y9999999999999", "beyond all use"),
    ("1950S5", "only 4 digits"),
    ("1950S0", "not an EDTF date"),
    ("Y170000002S10", "only 9 digits"),
    ("2024-01-01T25:00:00", "time of day"),
    ("2024-01-01T24:00:01", "time of day"),
    ("2024-01-01T10:00", "time of day"),
    ("2024-01-01T10:00:60", "time of day"),
    ("2024-01-01T10:00:00-00:00", "shift"),
    ("2024-01-01T10:00:00-00", "shift"),
    ("2024-01-01T10:00:00+14:01", "shift"),
    ("2024-01-01T10:00:00+05:60", "shift"),
    ("2024-01-01T10:00:00z", "time of day"),
    ("2024-01-01T10:00:00/2025", "in an interval"),
    ("{2024-01-01T10:00:00}", "not an EDTF date"),
    ("../", "without a date"),
    ("/", "without a date"),
    ("2014/2019/", "more than two sides"),
    ("2014//2019", "more than two sides"),
    ("2014 /2019", "spaces"),
    ("..~/2019", "not an EDTF date"),
    ("2014../2019", "not an EDTF date"),
    ("[2014]/2019", "no ] closes"),
    ("[..]", "without a date"),
    ("{..}", "without a date"),
    ("[2014..,2015]", "open range inside"),
    ("[2014,..2015]", "open range inside"),
    ("[..2014..2015]", "not an EDTF date"),
    ("[2015..2014]", "2014..2015"),
    ("[2014,2015)", "no ] closes"),
    ("2014]", "no bracket opens"),
    ("[2014]?", "no ] closes"),
    ("{2014,{2015}}", "set inside a set"),
    ("2014..2019", "outside a set"),
    ("2014-", "not an EDTF date"),
    ("2024-09-27\n", "spaces"),
    ("\x1b2024", "not an EDTF date"),
    ("", "nothing"),
    ("2024-9", "two digits"),
    ("2024--9", "not an EDTF date"),
]


READ_BY_A_LOG = {"2024-01-01T10:00"}
"""Texts that are no EDTF, and that `parse` reads all the same."""


@pytest.mark.parametrize(("text", "part"), REFUSED)
def test_refused(text: str, part: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_edtf(text)
    assert part in str(caught.value)
    if text in READ_BY_A_LOG:
        assert parse(text).earliest == parse(text.partition("T")[0]).earliest
        return
    with pytest.raises(DateError):
        parse(text if text.strip() == text else "x")


def test_a_long_text_is_refused_unread() -> None:
    with pytest.raises(DateError, match="100000 characters are no date") as caught:
        parse("2" * 100_000)
    assert str(caught.value).startswith("'" + "2" * 200 + "…': ")


def test_errors_show_what_cannot_be_seen() -> None:
    with pytest.raises(DateError) as caught:
        parse_edtf("20\x1b[31m24\x7f\u202e\x85\U000e0001\n")
    assert str(caught.value).startswith("'20␛[31m24␡⟨U+202E⟩⟨U+0085⟩⟨U+E0001⟩␊': ")
    assert caught.value.text == "20\x1b[31m24\x7f\u202e\x85\U000e0001\n"


@pytest.mark.parametrize("text", ["2024-09-27", "2024-09", "2024", "0000", "0000-02-29", "9999-12"])
def test_the_short_way_and_the_long_way_agree(text: str) -> None:
    assert parse(text) == parse_edtf(text)


@pytest.mark.parametrize("text", ["2024-W01-1", "2024-9-027", "２０２４-09-27", "2024-00", "202x", "²024", "2024-1²"])
def test_the_short_way_is_strict(text: str) -> None:
    with pytest.raises(DateError):
        parse(text)
