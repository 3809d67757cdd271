"""Make the pictures of the README anew: `python -m tests.pictures`."""

from tests.pictures.making import CHART, FOLDER, TERMINAL, answer, page_picture, terminal_picture

if __name__ == "__main__":
    for name, asked in TERMINAL.items():
        (FOLDER / f"{name}.svg").write_text(terminal_picture(asked), encoding="utf-8")
    (FOLDER / "chart.svg").write_text(answer(CHART), encoding="utf-8")
    (FOLDER / "page.png").write_bytes(page_picture())
