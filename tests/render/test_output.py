"""Colours: the codes of every style, and nothing around text that has none."""

import pytest
from rich.color import ColorSystem
from rich.style import Style

from timeline.render.lines import EMPTY, Line, Span
from timeline.render.output import STYLES, show


def drawn(line: Line, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """A line as a terminal gets it."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    show([line])
    return capsys.readouterr().out


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("text", ["", " ", "a title", "with [brackets]", "尼日尔", "␛"])
def test_styles_are_drawn_as_by_rich(
    name: str, text: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    as_by_rich = Style.parse(STYLES[name]).render(text, color_system=ColorSystem.STANDARD)
    assert drawn((Span(text, name),), capsys, monkeypatch) == f"{as_by_rich}\n"


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        (EMPTY, "\n"),
        ((Span("plain"),), "plain\n"),
        ((Span("no such style", "none"),), "no such style\n"),
        ((Span("T", "title"), Span(" x "), Span("7 May", "vague")), "\x1b[1mT\x1b[0m x \x1b[3;36m7 May\x1b[0m\n"),
        ((Span("found", "found"), Span("!", "error")), "\x1b[1;4mfound\x1b[0m\x1b[1;31m!\x1b[0m\n"),
    ],
    ids=["empty", "plain", "unknown", "styled", "two codes"],
)
def test_codes(line: Line, codes: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(line, capsys, monkeypatch) == codes
