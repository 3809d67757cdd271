"""The day to which a plan must last, as every answer tells it: one word for it, and not two."""

import pytest

from tests.helpers import a_log, run

LOG = """timeline: {title: A log, covers: 2014/2025-03-18}
sources: {s: {title: A source, date: 2024-02-01}}
plans:
  - id: p
    title: A ceasefire
    kind: commitment
    announced: 2024-01-05
    until: by the end of 2025
    sources: [s]
    revisions: [{date: 2024-06-01, until: before 2027, sources: [s]}]
"""


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("plans", "until the end of"),
        ("plans --history", "end from the end of 2025 to the end of 2026"),
        ("plans --format md", "**until the end of 2026** A ceasefire"),
        ("plans --format ics", "until: the end of 2026"),
        ("show p", "announced, until the end of 2025"),
        ("changes 2024-01 2024-12", "until the end of 2025 → the end of 2026"),
        ("state 2025-01-01", "until the end of 2026"),
    ],
)
def test_the_column_after_until(command: str, told: str) -> None:
    done = run(*command.split(), "--log", a_log(LOG), "--as-of", "2025-03-18", COLUMNS="200")
    assert done.code == 0, done.err
    text = " ".join(done.out.replace("\r\n ", "").replace("\\n", " ").split())
    assert told in text
    assert "until by" not in text.lower()
    assert "until before" not in text.lower()
    assert "until: b" not in text.lower()
