"""The sign between cells: samples of what people save, and what stands between their cells."""

from pathlib import Path

import pytest

from tests.tables.made import cells_of, notes_of, written
from timeline.errors import WrongUsage
from timeline.tables.delimiters import find_delimiter

SAMPLES = {
    "plain": ("id,place\n1,Gao\n2,Kidal\n", ","),
    "decimal commas below headings": ("place;lat;lon\nGao;16,27;-0,04\nKidal;18,44;1,41\n", ";"),
    "decimal commas alone": ("16,27;-0,04;3,5\n18,44;1,41;2,5\n", ";"),
    "sentences with commas": ("date;text\n2024;Fighting in Gao, Kidal, and Ménaka\n2025;None, so far\n", ";"),
    "sentences with semicolons": ("date,text\n2024,One; two; three\n2025,none\n2026,x; y\n", ","),
    "a list in each row": ("id,actors,place\n1,A; B,Gao\n2,C; D,Kidal\n", ","),
    "tabs": ("id\tplace\tnote\n1\tGao\ta, b; c\n2\tKidal\td, e; f\n", "\t"),
    "bars": ("id|place|note\n1|Gao|a, b\n2|Kidal|c, d\n", "|"),
    "one row of headings": ("date;place;actor\n", ";"),
    "quoted commas": ('id;name\n1;"a, b, c"\n2;"d, e"\n', ";"),
    "quoted line ends": ('id,text\n1,"one;\ntwo;\nthree;"\n2,"four;\nfive;"\n', ","),
    "a title above": ("Chronology of Mali; by district\n\nid,place,date\n1,Gao,2024\n2,Kidal,2025\n", ","),
    "times and addresses": ("at,url\n10:30,https://example.org/a|b;c\n11:45,https://example.org/d|e\n", ","),
    "a missing end": ("a;b;c\n1;2;3\n4;5\n6;7;8\n", ";"),
    "dates with commas": ("date;what\n12 May, 2024;x\n13 May, 2024;y\n", ";"),
    "spaces behind commas": ("id, place\n1, Gao\n2, Kidal\n", ","),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_sign_between_cells_is_found(name: str) -> None:
    text, sign = SAMPLES[name]
    assert find_delimiter(text.splitlines(keepends=True), is_cut=False).sign == sign


def test_one_column_has_no_delimiter_and_this_is_said(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "place\nGao\nKidal, Mali\n\nMénaka\nBer\n")
    assert notes_of(path)[1] == "a comma stands between cells"
    path = written(tmp_path / "b.csv", "place\nGao\nKidal\n")
    assert notes_of(path)[1] == "each row has one cell, for no delimiter was found"
    assert cells_of(path) == [("place",), ("Gao",), ("Kidal",)]


@pytest.mark.parametrize(("sign", "name"), [(",", "a comma"), (";", "a semicolon"), ("\t", "a tab"), ("|", "a bar")])
def test_what_was_found_is_said(tmp_path: Path, sign: str, name: str) -> None:
    path = written(tmp_path / "a.csv", f"a{sign}b\n1{sign}2\n")
    assert notes_of(path)[1] == f"{name} stands between cells"


def test_a_sign_that_is_named_wins(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "a,b\n1,x:y\n")
    assert cells_of(path, delimiter=":") == [("a,b",), ("1,x", "y")]
    assert notes_of(path, delimiter=":") == ("the text was read as UTF-8",)


@pytest.mark.parametrize("line", ["sep=;", '"sep=;"', "SEP=;"])
def test_the_first_line_may_say_it_and_is_no_row(tmp_path: Path, line: str) -> None:
    path = written(tmp_path / "a.csv", f"{line}\r\na;b,c\r\n1;2,3\r\n")
    assert cells_of(path) == [("a", "b,c"), ("1", "2,3")]
    assert notes_of(path)[1] == "a semicolon stands between cells, as the first line says"
    assert cells_of(path, delimiter=",") == [("a;b", "c"), ("1;2", "3")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_the_first_line_says_it_behind_a_mark_too(tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path / "a.csv", "sep=|\na|b\n", encoding)
    assert cells_of(path) == [("a", "b")]


@pytest.mark.parametrize("sign", ["", ",,", '"', "\n", "\r"])
def test_what_cannot_stand_between_cells_is_refused(tmp_path: Path, sign: str) -> None:
    with pytest.raises(WrongUsage, match="cannot stand between cells; name one sign"):
        cells_of(written(tmp_path / "a.csv", "a,b\n"), delimiter=sign)


def test_a_space_may_stand_before_a_quote(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", '"id", "place"\n"1", "Gao, Mali"\n"2", "Kidal"\n')
    assert cells_of(path) == [("id", "place"), ("1", "Gao, Mali"), ("2", "Kidal")]
