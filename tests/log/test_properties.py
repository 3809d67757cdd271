"""Reading a file of any bytes ends with a log and problems in their places, never with an exception."""

from pathlib import Path

from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st

from tests.examples import examples
from tests.helpers import a_folder
from timeline.errors import LogUnreadable
from timeline.export.formats import written
from timeline.export.problems import forms
from timeline.index.opening import read_aside as load
from timeline.log.loaded import Loaded
from timeline.render.problems import plain_lines
from timeline.starter import starter_text

LOG = starter_text(2026) + (
    "include: [log.yaml]\n"
    "types: {drill: {name: Drill, family: forces}}\n"
    'views: {v: "country:IQ"}\n'
    "# what stands below has every kind of key\n"
)
FOLDER = a_folder()
SIGNS = (
    "'",
    '"',
    "[",
    "]",
    "{",
    "}",
    ": ",
    "- ",
    "#",
    "|",
    ">",
    "&a ",
    "*a",
    "!t ",
    "? ",
    "%",
    "@",
    "`",
    ",",
    "\\",
    "<<: ",
)
BREAKS = ("\n", "\r", "\t", "---\n", "...\n", "\x00", "\x1b", "\x85", "\u2028", "\ufeff", "\u202e", "é", "😀")
PHRASES = """id: | date: | 2024-02-30 | [..2024] | deadline: none | within | of: first-plan | first-event | un |
lake-chad | NE | part_of: [un] | in: [lake-chad] | contains: [lake-chad] | outcome: {result: superseded} |
1e999 | - | .. | /.. | include: [../x.yaml, .]"""
WORDS = (*SIGNS, *BREAKS, *(phrase.strip() for phrase in PHRASES.split("|")))


def read(content: bytes) -> Loaded | None:
    log = FOLDER / "log.yaml"
    log.write_bytes(content)
    try:
        return load(str(log))
    except LogUnreadable:
        return None


def assert_reported(loaded: Loaded | None) -> None:
    """Every problem has a place in the file, a sentence, and can be shown in every form without a control character."""
    assert loaded is not None
    for problem in loaded.problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message
        assert problem.severity in ("error", "warning")
        assert Path(problem.file).name == "log.yaml"
    shown = plain_lines(loaded.problems)
    assert all(sign == "\n" or sign.isprintable() or sign in "\u00a0\u00ad" or ord(sign) > 0x9F for sign in shown)
    for format in ("json", "jsonl", "csv", "github"):
        written(forms([(problem, loaded.log) for problem in loaded.problems]), format)
    assert [*loaded.problems] == sorted(loaded.problems, key=lambda p: (p.line, p.column, p.code))


@given(st.binary(max_size=200))
@example(b"")
@example(b"\xff\xfe")
@example(b"? ")
@example(b"? - ? -\n")
@example(b'timeline: {title: a, covers: 2024}\ninclude: "a\\0b"\n')
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    assert_reported(read(content))


@given(st.text(alphabet=st.sampled_from("abc:-?![]{}&*#|>'\"%@`,\n \t0"), max_size=60))
def test_any_text_of_signs_is_read_or_refused(text: str) -> None:
    assert_reported(read(text.encode()))


@st.composite
def mutations(draw: st.DrawFn) -> str:
    """A good log in which some pieces are cut out, doubled, or replaced."""
    text = LOG
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from((0, 0, 1, 2, 5, 20, 100))))
        put = draw(st.sampled_from(WORDS) | st.text(max_size=4) | st.just(text[start:end] * 2))
        text = text[:start] + put + text[end:]
    return text


@examples(300, suppress_health_check=[HealthCheck.too_slow])
@given(mutations())
def test_a_good_log_with_slips_is_read_or_refused(text: str) -> None:
    assert_reported(read(text.encode("utf-8", "surrogatepass")))


LINES = LOG.splitlines(keepends=True)


@given(st.lists(st.sampled_from(LINES), max_size=60))
def test_the_lines_of_a_log_in_any_order_are_read_or_refused(lines: list[str]) -> None:
    assert_reported(read("".join(lines).encode()))


@given(st.integers(0, len(LOG)), st.sampled_from(("\r\n", "\n")))
def test_a_log_that_was_cut_off_is_read_or_refused(length: int, end: str) -> None:
    assert_reported(read(LOG[:length].replace("\n", end).encode()))


@given(mutations())
def test_reading_twice_says_the_same(text: str) -> None:
    content = text.encode("utf-8", "surrogatepass")
    first, second = read(content), read(content)
    assert first is not None
    assert second is not None
    assert first.problems == second.problems
