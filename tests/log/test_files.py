"""The content of files: encoding, line ends, control characters."""

import io
from pathlib import Path

import pytest

from tests.helpers import HEADER, a_folder, problems_of, run
from timeline.index.opening import read_aside as load
from timeline.log.yaml.files import Feed, Unfit
from timeline.problems import Problem

EVENT = "events:\n  - {id: a, date: 2024, title: Crisis in Côte d'Ivoire, type: other}\n"
LOG = HEADER + EVENT


def read(content: bytes) -> str:
    """The text of a file for the parser."""
    feed = Feed(io.BytesIO(content), "log.yaml")
    return "".join(iter(feed.read, ""))


def errors_of(content: bytes) -> list[Problem]:
    log = a_folder() / "log.yaml"
    log.write_bytes(content)
    return [problem for problem in load(str(log)).problems if problem.severity == "error"]


def unfit(content: bytes) -> tuple[str, str, int, int]:
    with pytest.raises(Unfit) as refused:
        read(content)
    return refused.value.code, refused.value.message, refused.value.line, refused.value.column


@pytest.mark.parametrize(
    "content",
    [
        LOG.encode(),
        LOG.encode("utf-8-sig"),
        LOG.replace("\n", "\r\n").encode(),
        ("\ufeff" + LOG.replace("\n", "\r\n")).encode(),
        LOG.encode().rstrip(b"\n"),
        b"---\n" + LOG.encode() + b"...\n",
        b"%YAML 1.2\n---\n" + LOG.encode(),
    ],
    ids=["plain", "byte order mark", "CRLF", "mark and CRLF", "no last line end", "document marks", "YAML 1.2"],
)
def test_a_log_may_look_like_this(content: bytes) -> None:
    assert errors_of(content) == []


def test_positions_count_characters_from_1_behind_a_byte_order_mark() -> None:
    text = "\ufeffevents: [{id: a, date: 2024, title: Côte d'Ivoire, type: coupp}]\n" + HEADER
    [problem] = errors_of(text.encode())
    assert (problem.code, problem.line, problem.column) == ("unknown-type", 1, 58)


def test_positions_are_the_same_with_the_line_ends_of_windows() -> None:
    text = (LOG + "plans: none\n").encode()
    [unix], [windows] = errors_of(text), errors_of(text.replace(b"\n", b"\r\n"))
    assert (unix.line, unix.column) == (windows.line, windows.column) == (4, 1)


@pytest.mark.parametrize(
    ("content", "said", "place"),
    [
        (b"a: caf\xe9\n", "byte 0xE9 is not UTF-8 text", (1, 7)),
        (b"a: 1\nb: \xc3\xa9\xff\n", "byte 0xFF is not UTF-8 text", (2, 5)),
        (b"a: \xed\xa0\x80\n", "byte 0xED is not UTF-8 text", (1, 4)),  # half of a surrogate pair
        (b"a: \xc0\x80\n", "byte 0xC0 is not UTF-8 text", (1, 4)),  # NUL in two bytes
        (b"a: \xe2\x82", "byte 0xE2 is not UTF-8 text", (1, 4)),  # the file ends inside a character
        ("a: 1\n".encode("utf-16"), "this file is UTF-16", (1, 1)),
        (b"\xfe\xff" + "a: 1\n".encode("utf-16-be"), "this file is UTF-16", (1, 1)),
        ("a: 1\n".encode("utf-16-le"), "this file looks like UTF-16", (1, 1)),
        ("a: 1\n".encode("utf-16-be"), "this file looks like UTF-16", (1, 1)),
        ("a: 1\n".encode("utf-32"), "this file is UTF-32", (1, 1)),
    ],
)
def test_text_is_utf_8(content: bytes, said: str, place: tuple[int, int]) -> None:
    assert unfit(content) == ("not-utf-8", said, *place)


def test_invalid_utf_8_is_found_after_the_first_chunk() -> None:
    lines = b"# " + b"x" * 77 + b"\n"
    assert unfit(lines * 2_000 + b"# \xe9\n") == ("not-utf-8", "byte 0xE9 is not UTF-8 text", 2001, 3)


@pytest.mark.parametrize(
    "sign",
    [*(chr(n) for n in range(0x20) if chr(n) not in "\t\n\r"), *"\x7f\x80\x85\x9f\u2028\u2029\ufeff\ufffe\uffff"],
    ids=ascii,
)
def test_a_raw_control_character_is_refused(sign: str) -> None:
    said = f"the control character ⟨U+{ord(sign):04X}⟩ stands in the text"
    assert unfit(f"a: 1\nb: x{sign}y\n".encode()) == ("control-character", said, 2, 5)


@pytest.mark.parametrize("content", ["a: 1\rb: 2\r", "a: 1\r", "a: 1\r\r\n"])
def test_a_return_that_ends_no_line_is_a_control_character(content: str) -> None:
    assert unfit(content.encode()) == ("control-character", "the control character ⟨U+000D⟩ stands in the text", 1, 5)


@pytest.mark.parametrize("before", range(65_530, 65_540))
def test_a_line_end_or_a_letter_may_lie_across_two_pieces(before: int) -> None:
    text = "x" * before + "\r\né\r\n" + "€\r\n"
    assert read(text.encode()) == text


@pytest.mark.parametrize("sign", ["\t", "\u00a0", "é", "中", "😀", "\u200f"], ids=ascii)
def test_other_characters_are_text(sign: str) -> None:
    event = f'{{id: a, date: 2024, title: "x{sign}y", type: other, sources: s}}'
    assert problems_of(f"events: [{event}]\nsources: {{s: {{title: t}}}}\n") == ()


def test_an_escaped_control_character_is_text() -> None:
    log = a_folder() / "log.yaml"
    log.write_text(HEADER + r'events: [{id: a, date: 2024, title: "a\e[31m\0b\r", type: other}]', encoding="utf-8")
    assert load(str(log)).log.events["a"].title == "a\x1b[31m\0b\r"


@pytest.mark.parametrize("command", ["list", "show a"])
def test_an_escaped_control_character_is_shown_as_a_sign(command: str) -> None:
    log = a_folder() / "log.yaml"
    log.write_text(
        HEADER + r'events: [{id: a, date: 2024, title: "red \e[31m, end \0, \x9b", type: other}]', encoding="utf-8"
    )
    result = run(*command.split(), "--log", str(log))
    assert result.code == 0
    assert "red ␛[31m, end ␀, ⟨U+009B⟩" in result.out


def test_a_control_character_in_a_fault_is_shown_as_a_sign() -> None:
    log = a_folder() / "log.yaml"
    log.write_text(HEADER + r'events: [{id: a, date: "2024\e[31m", title: x, type: "\e[2J"}]', encoding="utf-8")
    out = run("check", "--log", str(log)).out
    assert "\x1b" not in out
    assert "'2024␛[31m'" in out


def test_a_plain_text_is_what_was_typed() -> None:
    plain = ("NO", "0044", "2024-09", "1e3", "~", "yes", "0x10", "1_000", ".inf", "null", "<<", "=")
    texts = {f"e{number}": text for number, text in enumerate(plain)}
    entries = "".join(f"  - {{id: {i}, date: 2024, title: {text}, type: other}}\n" for i, text in texts.items())
    log = a_folder() / "log.yaml"
    log.write_text(f"{HEADER}events:\n{entries}", encoding="utf-8")
    assert {i: event.title for i, event in load(str(log)).log.events.items()} == texts


@pytest.mark.parametrize(("size", "codes"), [((1 << 20) - 1, []), (1 << 20, []), ((1 << 20) + 1, ["too-large"])])
def test_a_text_may_have_a_mebibyte(size: int, codes: list[str]) -> None:
    text = f"{HEADER}events:\n  - id: a\n    date: 2024\n    type: other\n    title: {'x' * size}\n"
    assert [problem.code for problem in errors_of(text.encode())] == codes


def test_a_text_is_measured_in_bytes() -> None:
    text = f"{HEADER}events:\n  - id: a\n    date: 2024\n    type: other\n    title: {'é' * (1 << 19)}"
    assert errors_of(f"{text}\n".encode()) == []
    assert [problem.code for problem in errors_of(f"{text}é\n".encode())] == ["too-large"]


def test_a_file_is_read_whatever_its_name(tmp_path: Path) -> None:
    log = tmp_path / "Côte d'Ivoire [2024].txt"
    log.write_text(LOG, encoding="utf-8")
    assert list(load(str(log)).log.events) == ["a"]
