"""The sign and the style of each verdict: readable without the colour."""

from timeline.plans.verdict import Name

SIGNS: dict[Name, tuple[str, str]] = {
    "overdue": ("✗", "error"),
    "passed": ("»", "warning"),
    "due": ("!", "warning"),
    "running": ("▶", "bar"),
    "pending": ("→", "bar"),
    "unknown": ("?", "vague"),
    "open": ("○", ""),
    "not-met": ("×", "error"),
    "dropped": ("–", "meta"),
    "superseded": ("↪", "meta"),
    "ended-early": ("◁", "error"),
    "partly-met": ("◐", "good"),
    "met": ("✓", "good"),
    "kept": ("✓", "good"),
}
"""Each verdict's sign and style."""
