"""Fingerprints of the documents that the shipped log is made from: of their dated sentences, notes and runs of words.

`python tests/data/documents.py FOLDER` holds `accounting.csv` and `phrases.txt` against the texts in a folder
(`cbp-2025.txt`, `carnegie-2023.txt`); with `--write` it writes `phrases.txt` anew.
"""

import csv
import hashlib
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
DOCUMENTS = ("cbp-2025", "carnegie-2023")
RUN = 8
"""Number of consecutive words that, shared with a document, count as copied from it."""

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATED = re.compile(rf"\b(?:1[89]|20)[0-9]{{2}}s?\b|\b(?:{_MONTHS})\b")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NOTE = re.compile(rf"^([{_RAISED}]+)\s+(.*)")
_LINK = re.compile(r"\]\([^)]*\)")
_NEXT = re.compile(rf"(?<=[.!?;])(?<!\bDr\.)(?<!U\.S\.)[”’\"\])]*[{_RAISED}]*\s+(?=[\"“‘A-Z\[])")


def words(text: str) -> list[str]:
    """The words of a text as they are compared: no case, no accents, no marks of notes, no addresses of links."""
    plain = unicodedata.normalize("NFKD", re.sub(f"[{_RAISED}]+", " ", _LINK.sub("]", text))).casefold()
    return re.findall("[a-z0-9]+", plain)


def fingerprint(text: str) -> str:
    """Return the digest of a sentence."""
    return hashlib.sha256(" ".join(words(text)).encode()).hexdigest()[:12]


def runs(text: str) -> Iterator[str]:
    """Yield the digest of each run of eight words."""
    said = words(text)
    for start in range(len(said) - RUN + 1):
        yield hashlib.sha256(" ".join(said[start : start + RUN]).encode()).hexdigest()[:10]


def passages(text: str) -> Iterator[tuple[str, str, int, str]]:
    """Every footnote and every dated sentence: its kind, the number of the note, the line, the fingerprint."""
    for number, line in enumerate(text.split("\n"), 1):
        note = _NOTE.match(line.strip())
        if note:
            yield "note", note[1].translate(str.maketrans(_RAISED, "0123456789")), number, fingerprint(note[2])
            continue
        for sentence in _NEXT.split(_LINK.sub("]", line.strip())):
            if _DATED.search(sentence):
                yield "sentence", "", number, fingerprint(sentence)


def accounted() -> list[dict[str, str]]:
    """The rows of `accounting.csv`."""
    with open(HERE / "accounting.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main(folder: Path, write: bool) -> int:
    """Compare, and say what is missing."""
    rows = {(row["document"], row["kind"], int(row["line"]), row["fingerprint"]) for row in accounted()}
    found: set[str] = set()
    missing = []
    for document in DOCUMENTS:
        text = (folder / f"{document}.txt").read_text(encoding="utf-8")
        missing += [
            f"{document}:{line}: {kind} {number} is not accounted for"
            for kind, number, line, mark in passages(text)
            if (document, kind, line, mark) not in rows
        ]
        found.update(run for line in text.split("\n") for run in runs(line))
    if write:
        (HERE / "phrases.txt").write_text("\n".join(sorted(found)) + "\n", encoding="utf-8")
    elif found != set((HERE / "phrases.txt").read_text(encoding="utf-8").split()):
        missing.append("phrases.txt does not hold the runs of these documents")
    print("\n".join(missing) or f"all of {len(rows)} passages are accounted for")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), "--write" in sys.argv))
