"""The questions that are asked again and again: every command, so that every part of a cache is looked at."""

from tests.faults.bench import Question

_DAY = ("--as-of", "2025-06-01")

LINES: Question = ("list", "--format", "json", *_DAY)
"""The question whose answer gives the line of each event."""
CHECK: Question = ("check",)

QUESTIONS: tuple[Question, ...] = (
    LINES,
    CHECK,
    ("list", *_DAY),
    ("list", "--country", "Mali", *_DAY),
    ("list", "--region", "sahel", *_DAY),
    ("list", "--from", "2020-03", "--to", "2022", *_DAY),
    ("list", "--actor", "jnim", "--format", "json", *_DAY),
    ("list", "--actor", "Islamic State", "--exact", *_DAY),
    ("list", "--about", "Iraq", *_DAY),
    ("list", "--text", "market", *_DAY),
    ("list", "drone convoy", *_DAY),
    ("list", "@raids", *_DAY),
    ("list", "--only", "plans", *_DAY),
    ("list", "--source", "wire", "--format", "csv", *_DAY),
    ("list", "--on", "2019", "--certain", *_DAY),
    ("list", "--limit", "5", "--reverse", *_DAY),
    ("list", "--as-of", "2018"),
    ("show", "event-3", "plan-0", "figure-1", "jnim", *_DAY),
    ("show", "event-5", "--format", "json", *_DAY),
    ("plans", *_DAY),
    ("plans", "--format", "json", *_DAY),
    ("state", "2023-05", "--format", "json", *_DAY),
    ("changes", "2020", "2023-06", "--format", "json", *_DAY),
    ("figures", "--format", "json", *_DAY),
    ("stats", "--per", "year", "--by", "type", "--format", "csv", *_DAY),
    ("stats", "--by", "actor", *_DAY),
    ("sources", "--format", "json", *_DAY),
    ("actors", *_DAY),
    ("places", "--format", "json", *_DAY),
    ("types", *_DAY),
    ("disputes", *_DAY),
    ("check", "--format", "json"),
)

WHILE_CHANGING: tuple[Question, ...] = (*(one for one in QUESTIONS[:16] if one != CHECK), ("check", "--format", "json"))
"""Questions for a log that changes meanwhile. `check` as text is not among them: it quotes lines of the file as it
lies there when it prints, which need no longer be the file that it has read."""

WIDE: tuple[Question, ...] = tuple(q for q in QUESTIONS if q[0] in ("plans", "state", "changes", "figures"))
"""Questions, besides `LINES`, whose answers show much of what is kept, so that little damage goes unseen."""
