"""Make the picture of the README anew: `python -m tests.pictures`."""

from tests.pictures.making import PICTURE, QUESTION, terminal_picture

if __name__ == "__main__":
    PICTURE.write_text(terminal_picture(QUESTION), encoding="utf-8")
