"""The manual: one page for each topic, as Markdown, which `timeline help TOPIC` shows."""

from importlib.resources import files

TOPICS = {
    "start": "The first quarter of an hour: install, ask the example, write a first entry.",
    "writing": "A week by commands and by hand: the line of `add`, what each command is for, undo, scripts.",
    "import": "A table comes in, and its next version; a sheet goes out and comes back: three worked cases.",
    "maps": "Tables of others: what their columns mean for the entries of a log.",
    "log": "The file: its sections, the keys of each entry, and what `check` says.",
    "recipes": "A plan is postponed, a claim turns out wrong, a situation ends: what to write then.",
    "dates": "How a date is written, what it means, and which ones are refused.",
    "plans": "Promises, demands and rules against their deadlines, and what each verdict means.",
    "figures": "Estimates over time: series, changes, conflicts.",
    "changes": "What changed between two dates, what was known when, and two versions of a log.",
    "queries": "Filters, the query language, views and search.",
    "formats": "Word, Excel, CSV, JSON, calendars and the rest; exit codes.",
    "python": "The same questions, answers and edits in Python: `from timeline import open_log`.",
    "page": "The log as one HTML page, and charts.",
    "speed": "What is fast, what is not, and how it is measured.",
    "cache": "Where indexes are kept, and why they may be deleted at any time.",
}
"""The topics in the order of reading, each with its sentence."""


def page(topic: str) -> str:
    """Return the Markdown of a topic. Raises `KeyError` for a topic that the manual lacks."""
    if topic not in TOPICS:
        raise KeyError(topic)
    return (files(__name__) / f"{topic}.md").read_text(encoding="utf-8")


def contents() -> str:
    """Return the list of topics as Markdown."""
    rows = "\n".join(f"| `timeline help {topic}` | {sentence} |" for topic, sentence in TOPICS.items())
    return (
        f"# The manual of timeline\n\n| page | about |\n|---|---|\n{rows}\n\n"
        "`timeline COMMAND --help` tells the options of a command, with examples.\n"
    )
