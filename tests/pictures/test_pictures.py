"""The pictures of the README show what the program says now."""

import pytest

from tests.pictures.making import CHART, FOLDER, PAGE, ROOT, TERMINAL, answer, digest_of

STALE = "make the pictures anew: python -m tests.pictures"


@pytest.mark.parametrize("name", TERMINAL)
def test_a_picture_of_a_terminal_is_fresh(name: str) -> None:
    picture = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert f"<!-- shows {digest_of(answer(TERMINAL[name]))} -->" in picture, STALE


def test_the_chart_is_fresh() -> None:
    assert (FOLDER / "chart.svg").read_text(encoding="utf-8") == answer(CHART), STALE


def test_the_picture_of_the_page_is_fresh() -> None:
    assert f"shows\0{digest_of(answer(PAGE))}".encode() in (FOLDER / "page.png").read_bytes(), STALE


def test_the_readme_shows_them_all() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for path in (*FOLDER.glob("*.svg"), *FOLDER.glob("*.png")):
        assert f"(tests/pictures/{path.name})" in readme
