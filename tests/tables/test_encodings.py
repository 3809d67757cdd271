"""The encoding of a CSV file: found, said, and never guessed at the cost of a letter."""

import codecs
from pathlib import Path

import pytest

from tests.tables.made import cells_of, notes_of, refusal, written
from timeline.errors import WrongUsage

TEXT = "place,note\nGao,Côte d’Ivoire – „Über“\n"
CELLS = [("place", "note"), ("Gao", "Côte d’Ivoire – „Über“")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (TEXT.encode(), "the text was read as UTF-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "the text was read as UTF-8 with a mark"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "the text was read as UTF-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "the text was read as UTF-16"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "the text was read as UTF-32"),
        (TEXT.encode("utf-16-le"), "the text was read as UTF-16 without a mark (LE)"),
        (TEXT.encode("utf-16-be"), "the text was read as UTF-16 without a mark (BE)"),
        (
            TEXT.encode("cp1252"),
            "the text was read as Windows-1252, for it is not UTF-8: if letters look wrong, name another encoding",
        ),
    ],
)
def test_an_encoding_is_found_and_said(tmp_path: Path, content: bytes, said: str) -> None:
    path = written(tmp_path / "a.csv", content)
    assert cells_of(path) == CELLS
    assert notes_of(path)[0] == said


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "utf-8", "utf-16", "mac_cyrillic", "CP866"])
def test_an_encoding_that_is_named_wins(tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path / "a.csv", "место\nБахмут\n", encoding)
    assert cells_of(path, encoding=encoding) == [("место",), ("Бахмут",)]
    assert not any("read as" in note for note in notes_of(path, encoding=encoding))


def test_a_mark_is_no_part_of_the_first_cell_when_the_encoding_is_named(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "id,x\n", "utf-8-sig")
    assert cells_of(path, encoding="UTF-8") == [("id", "x")]


@pytest.mark.parametrize("encoding", ["utf8x", "base64", "rot13", "idna", "unicode_escape", "", "a\0b", "../utf-8"])
def test_what_is_no_encoding_is_refused(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(WrongUsage, match="is no encoding that is known; such as utf-8"):
        cells_of(written(tmp_path / "a.csv", "a\n"), encoding=encoding)


def test_wrong_bytes_in_the_middle_are_refused_with_their_line(tmp_path: Path) -> None:
    lines = ["id,name\n", *(f"{number},Côte\n" for number in range(2, 200_001))]
    content = "".join(lines).encode() + b"200001,C\xf4te\n" + "".join(lines).encode()
    assert refusal(written(tmp_path / "a.csv", content)) == (
        "a.csv: byte 0xF4 in line 200,001 is not UTF-8, as other letters of the file are; "
        "mend that line, or name the encoding that the file has"
    )


@pytest.mark.parametrize(
    ("content", "asked", "said"),
    [
        (b"a\nb\n\x81\n\xe9\n", None, "byte 0x81 in line 3 is neither UTF-8 nor Windows-1252"),
        (b"\xef\xbb\xbfa\rb\r\xe9\r", None, "byte 0xE9 in line 3 is not UTF-8"),
        (b"a\r\nb\r\n\xe9", "utf-8", "byte 0xE9 in line 3 is not utf-8"),
        ("a\nb\n".encode("utf-16") + b"\x00", None, "byte 0x00 in line 3 is not UTF-16"),
        (codecs.BOM_UTF16_BE + "a\nb\nc".encode("utf-16-be") + b"\x00", None, "byte 0x00 in line 3 is not UTF-16"),
        (b"a\n\x98\n", "cp1251", "byte 0x98 in line 2 is not cp1251"),
    ],
)
def test_a_byte_that_no_encoding_has_is_refused(tmp_path: Path, content: bytes, asked: str | None, said: str) -> None:
    assert said in refusal(written(tmp_path / "a.csv", content), encoding=asked)


def test_a_letter_may_lie_across_the_pieces_in_which_a_file_is_read(tmp_path: Path) -> None:
    content = (("x" * 1023 + "\n") * 1023 + "x" * 1023 + "é\n").encode()
    assert content.index("é".encode()) == (1 << 20) - 1
    assert cells_of(written(tmp_path / "a.csv", content))[-1] == ("x" * 1023 + "é",)


def test_two_letters_that_look_like_one_of_utf8_do_not_hide_the_others(tmp_path: Path) -> None:
    """`Ü“` in Windows-1252 is 0xDC 0x93, which is a letter in UTF-8; the other letters are none."""
    text = "a\n„GRÜ“\n" + "Zürich, Köln, Málaga, Orléans\n" * 3
    path = written(tmp_path / "a.csv", text, "cp1252")
    assert cells_of(path, delimiter=";")[1] == ("„GRÜ“",)


def test_nul_stays_in_the_text_and_is_said(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "a,b\n1,x\n2,y\0z\n")
    assert cells_of(path)[2] == ("2", "y\0z")
    assert "NUL characters stand in the text, the first in line 3" in notes_of(path)


def test_an_empty_file_has_no_rows(tmp_path: Path) -> None:
    assert cells_of(written(tmp_path / "a.csv", b"")) == []
    assert cells_of(written(tmp_path / "b.csv", codecs.BOM_UTF8)) == []
    assert cells_of(written(tmp_path / "c.csv", b"\n\r\n")) == []


RUSSIAN = "Дата;Событие;Страна\n24 февраля 2022;Вторжение начинается;Украина\nмарт 2022;Переговоры в городе;Турция\n"
GREEK = "Ημερομηνία;Γεγονός;Χώρα\n3 Μαΐου 2022;Συνομιλίες στην πόλη;Ελλάδα\nΜάιος 2022;Αποχώρηση των δυνάμεων;Κύπρος\n"
ARABIC = "التاريخ;الحدث;البلد\n3 أبريل 2021;هجوم في المدينة;العراق\n4 أبريل 2021;انسحاب القوات;سوريا\n"
GERMAN = "Datum;Ereignis\nMärz 2022;Gespräche in Österreich über Züge\nMai 2022;Übung der Bundeswehr für Größeres\n"


@pytest.mark.parametrize(
    ("text", "encoding", "label"),
    [
        (RUSSIAN, "cp1251", "Windows-1251 (Cyrillic)"),
        (RUSSIAN, "koi8-r", "KOI8-R (Cyrillic)"),
        (GREEK, "cp1253", "Windows-1253 (Greek)"),
        (ARABIC, "cp1256", "Windows-1256 (Arabic)"),
        (GERMAN, "cp1252", "Windows-1252"),
        ("Ü;Ä\nÖÄÜ;ß\n", "cp1252", "Windows-1252"),
    ],
)
def test_texts_in_another_script(tmp_path: Path, text: str, encoding: str, label: str) -> None:
    path = written(tmp_path / "a.csv", text, encoding)
    assert [";".join(map(str, cells)) for cells in cells_of(path, delimiter=";")] == text.splitlines()
    assert notes_of(path)[0].startswith(f"the text was read as {label}, for it is not UTF-8")
