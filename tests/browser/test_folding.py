"""The page's script compares texts as the command line does: the same cases in Python and in Chromium."""

import random
import unicodedata
from typing import Any

from tests.browser.chromium import browser, opened
from tests.helpers import a_folder
from tests.test_folding import ALIKE, APART, FOLDED, FOUND, NOT_FOUND
from timeline.export.page.document import _letters, _piece
from timeline.folding import fold, spellings
from timeline.letters import plain_letters

__all__ = ["browser"]


def in_the_script(browser: Any, call: str, values: list[Any]) -> list[Any]:
    """The values of an expression of the script for some values `x`."""
    page = a_folder() / "empty.html"
    page.write_text("<!doctype html><title>x</title>")
    code = "\n".join((f"const LETTERS = {_letters()};", _piece("script/tokens.js"), _piece("script/folding.js")))
    with opened(browser, page) as tab:
        found: list[Any] = tab.evaluate(f"(values) => {{ {code}; return values.map((x) => {call}); }}", values)
    return found


def test_texts_are_folded_alike(browser: Any) -> None:
    chance = random.Random(13)
    letters = [*"aZ09 '’`´.,-_łØıʿßǃ", "\u00ad", "\u200b", "\u0301", *"北京한ガก่นิहिन्दी", *plain_letters()]
    texts = [*(text for text, _ in FOLDED), *("".join(chance.choices(letters, k=12)) for _ in range(2_000))]
    assert in_the_script(browser, "fold(x)", texts) == [fold(text) for text in texts]
    names = [text for pair in (*ALIKE, *APART) for text in pair]
    assert in_the_script(browser, "spellings(x).sort()", names) == [sorted(spellings(name)) for name in names]


def test_every_letter_is_folded_alike(browser: Any) -> None:
    # A browser may know a newer Unicode, whose new letters are none to Python.
    every = [chr(code) for code in range(0x3100) if unicodedata.category(chr(code)) not in ("Cn", "Cs", "Co")]
    found = in_the_script(browser, "fold('a' + x + 'b')", every)
    assert {c: one for c, one in zip(every, found, strict=True) if one != fold(f"a{c}b")} == {}


def test_phrases_are_found_alike(browser: Any) -> None:
    cases = [*FOUND, *NOT_FOUND]
    found = in_the_script(browser, "phrasesOf(x[0]).every((isIn) => isIn(fold(x[1])))", [list(case) for case in cases])
    assert found == [*(True for _ in FOUND), *(False for _ in NOT_FOUND)]
