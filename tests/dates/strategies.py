"""Hypothesis strategies that write EDTF over the whole grammar, most of it valid."""

from hypothesis import strategies as st

from timeline.dates import DateError, parse_edtf

qualifier = st.sampled_from(["", "", "", "?", "~", "%"])
year = st.one_of(st.integers(1900, 2100), st.integers(0, 9999)).map(lambda number: f"{number:04d}")
any_year = st.one_of(year, year, st.integers(1, 9999).map(lambda number: f"-{number:04d}"))
month = st.integers(1, 12).map(lambda number: f"{number:02d}")
day = st.integers(1, 31).map(lambda number: f"{number:02d}")
code = st.integers(21, 41).map(str)


@st.composite
def masked(draw: st.DrawFn) -> str:
    parts = [draw(any_year), draw(month), draw(day)][: draw(st.integers(1, 3))]
    text = "-".join(parts)
    for at in draw(st.sets(st.integers(0, len(text) - 1), min_size=1, max_size=5)):
        if text[at].isdigit():
            text = text[:at] + "X" + text[at + 1 :]
    return text


@st.composite
def qualified(draw: st.DrawFn) -> str:
    parts = [draw(any_year), draw(month), draw(day)][: draw(st.integers(1, 3))]
    signs = [draw(qualifier) for _ in parts]
    lefts = [draw(st.booleans()) for _ in parts]
    return "-".join(sign + part if left else part + sign for part, sign, left in zip(parts, signs, lefts, strict=True))


long_year = st.one_of(
    st.integers(10_000, 10**12 - 1).flatmap(lambda number: st.sampled_from([f"Y{number}", f"Y-{number}"])),
    st.tuples(st.integers(1, 9999), st.integers(1, 8)).map(lambda pair: f"Y{pair[0]}E{pair[1]}"),
    st.tuples(any_year, st.integers(1, 4)).map(lambda pair: f"{pair[0]}S{pair[1]}"),
    st.tuples(st.integers(10_000, 999_999), st.integers(1, 5)).map(lambda pair: f"Y{pair[0]}S{pair[1]}"),
)
plain = st.one_of(
    any_year,
    st.tuples(any_year, month).map("-".join),
    st.tuples(any_year, month, day).map("-".join),
    st.tuples(any_year, code).map("-".join),
    st.sampled_from(["1985-XX", "1985-XX-XX", "1985-04-XX", "199X", "19XX", "200X", "190X", "2024-21", "2023-24"]),
)
component = st.one_of(
    plain, st.tuples(plain, qualifier).map("".join), st.tuples(masked(), qualifier).map("".join), qualified(), long_year
)
timed = st.tuples(
    st.tuples(year, month, day).map("-".join),
    st.sampled_from(["T00:00:00", "T23:59:59Z", "T10:20:30+04:30", "T24:00:00", "T10:00:00-14:00", "T01:02:03+05"]),
).map("".join)
side = st.one_of(component, component, component, st.sampled_from(["", ".."]))
interval = st.tuples(side, side).map("/".join)


@st.composite
def a_set(draw: st.DrawFn) -> str:
    elements = draw(
        st.lists(st.one_of(component, st.tuples(component, component).map("..".join)), min_size=1, max_size=3)
    )
    if ".." not in elements[0] and draw(st.integers(0, 4)) == 0:
        elements[0] = ".." + elements[0]
    if ".." not in elements[-1] and draw(st.integers(0, 4)) == 0:
        elements[-1] += ".."
    opening, closing = draw(st.sampled_from(["[]", "{}"]))
    return opening + ",".join(elements) + closing


@st.composite
def named_range(draw: st.DrawFn) -> str:
    """A range that has a name in English, or nearly."""
    first = draw(st.sampled_from([2000, 1990, 1900, 1801, 2001, 2014, 1994, 1997]))
    last = first + draw(st.sampled_from([3, 2, 5, 99, 100, 9]))
    numbers = draw(st.sampled_from([(1, 4), (5, 8), (9, 12), (1, 8), (5, 12), (1, 12), (2, 4)]))
    days = draw(st.sampled_from([(1, 10), (11, 20), (21, 29), (21, 31), (1, 15), (3, 7)]))
    a_year = draw(year)
    sign = draw(qualifier)
    ranges = [
        f"{first}{sign}..{last}{sign}",
        f"{a_year}-{numbers[0]:02d}{sign}..{a_year}-{numbers[1]:02d}",
        f"{a_year}-01-{days[0]:02d}..{a_year}-01-{days[1]:02d}{sign}",
        f"2024-02-{days[0]:02d}..2024-02-{days[1]:02d}",
    ]
    return f"[{draw(st.sampled_from(ranges))}]"


edtf = st.one_of(component, timed, interval, interval, a_set(), named_range())


def is_valid(text: str) -> bool:
    try:
        parse_edtf(text)
    except DateError:
        return False
    return True


valid_edtf = edtf.filter(is_valid)
