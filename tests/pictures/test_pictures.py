"""The picture of the README shows what the program says now."""

from tests.pictures.making import PICTURE, QUESTION, ROOT, answer, digest_of


def test_the_picture_is_fresh() -> None:
    shown = f"<!-- shows {digest_of(answer(QUESTION))} -->"
    assert shown in PICTURE.read_text(encoding="utf-8"), "make the picture anew: python -m tests.pictures"


def test_the_readme_shows_it_below_its_command_line() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme.index(f"`{QUESTION}`") < readme.index(f"(tests/pictures/{PICTURE.name})")
