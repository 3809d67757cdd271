"""A step in the life of a plan in words: its date, what it changed, and its sources."""

from timeline.dates import words
from timeline.log.log import Log
from timeline.reports.plan_life import LifeStep
from timeline.telling.document import Run, Words, phrase, references


def step_words(step: LifeStep, log: Log) -> Words:
    """A step in one line: `10 Feb 2025: deadline from Sep 2025 to Dec 2025 (talks take longer)`."""
    when = Run(words(step.date), "date") if step.date is not None else "no date"
    note = f" ({step.note})" if step.note else ""
    event = Run(f" [{step.event}]", "id") if step.event else ""
    return phrase(when, f": {step.what}{note}", event, *references(step.sources, log))
