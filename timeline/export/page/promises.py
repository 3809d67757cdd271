"""Plans against deadlines in a page: under the headings of `timeline plans`, each with its verdict and its life."""

from collections.abc import Iterator
from itertools import groupby

from timeline.dates import Day, words
from timeline.export.markup import content, foreign, paragraph
from timeline.export.page.citing import Sources
from timeline.export.page.contents import Contents
from timeline.export.page.entries import marks, meta, remarks
from timeline.log.model import Plan
from timeline.plans.deadline import Moment, must_last
from timeline.plans.verdict import Name
from timeline.reports.plan_life import life
from timeline.reports.plans import Judged
from timeline.reports.wording import condition_sources, condition_words, rhythm_words, words_of_term
from timeline.telling.life_words import change_in_step
from timeline.telling.plan_entry import occasion_sources
from timeline.telling.verdict_words import VERDICT_LABELS, hanging_words, slip_words, verdict_words

SIGNS: dict[Name, str] = {
    "overdue": "✗", "passed": "»", "due": "!", "running": "▶", "pending": "→", "unknown": "?", "open": "○",
    "not-met": "×", "dropped": "–", "superseded": "↪", "ended-early": "◁", "partly-met": "◐", "met": "✓", "kept": "✓",
    "waiting": "…", "in-force": "§", "possibly-in-force": "≈",
}  # fmt: skip
"""The sign of each verdict, which stands beside its name."""

MOST_OCCURRENCES = 12
"""Maximum number of occurrences of a recurring plan to list, besides the one that needs attention most."""


def plans(contents: Contents, sources: Sources) -> Iterator[str]:
    """Yield every plan once, a recurring one with its occurrences."""
    for heading, rows in groupby(contents.plans, key=lambda row: row.heading):
        counted = " (not counted)" if heading == "Only reported" else ""
        yield f"<section class=group><h3>{heading}{counted}</h3><ol>"
        together: dict[Plan, list[Judged]] = {}
        for row in rows:
            together.setdefault(row.plan, []).append(row)
        for several in together.values():
            yield _plan(several, contents, sources)
        yield "</ol></section>"


def _plan(rows: list[Judged], contents: Contents, sources: Sources) -> str:
    first, workspace = rows[0], contents.workspace
    plan, log = first.plan, first.log
    anchor = contents.anchors[plan]
    conditions = "".join(
        paragraph(
            "n",
            f"<b>Condition:</b> {foreign(condition_words(one, log))}"
            f"{_cited(sources.cite(condition_sources(one, log), log))}",
        )
        for one in first.conditions
    )
    set_by = _cited(sources.cite(occasion_sources(first, first.revision), log))
    whom = ", ".join(foreign(workspace.naming(plan)(actor)) for actor in plan.to)
    to = paragraph("n", f"<b>To:</b> {whom}" if whom else "")
    return (
        f"<li id={anchor} class={first.verdict.name}><p class=d>{_term(first)}{set_by}"
        f"<h4>{foreign(plan.title)}</h4>"
        f"{_verdicts(rows, workspace.horizon)}{marks(plan, first.match.name == 'POSSIBLE')}"
        f"{meta(plan.kind.replace('-', ' '), plan, log, (*plan.by, *plan.to, *plan.actors), workspace)}"
        f"{to}{conditions}{_life(first, contents, sources)}"
        f"{remarks(plan, log, workspace, sources)}{sources.line(plan.sources, log)}"
    )


def _term(row: Judged) -> str:
    """The deadline in force, or the reason why there is none."""
    plan = row.plan
    label = "applies from" if plan.kind == "rule" else "must last until" if must_last(plan) else "deadline"
    if row.occurrence is not None and plan.every is not None:
        return f"<span class=label>recurs</span> {content(rhythm_words(plan.every))}"
    if row.deadline is None and row.term is not None:
        return f"<span class=label>deadline</span> {'no date' if row.is_hopeless else 'no date yet'}"
    if row.deadline is None:
        return f"<span class=label>{'deadline lifted' if row.is_lifted else 'no deadline'}</span>"
    said = f" <span class=said>“{foreign(row.words)}”</span>" if row.words else ""
    if not row.words and (hanging := hanging_words(row)):
        said = f" <span class=n>({foreign(hanging)})</span>"
    return f"<span class=label>{label}</span> {content(words_of_term(plan, row.deadline.date))}{said}"


def _verdicts(rows: list[Judged], horizon: Day) -> str:
    """The verdicts of a plan: the one that needs attention most, then the others in order of time."""
    others = sorted(rows[1:], key=lambda row: row.occurrence or 0)
    listed = [_verdict(row, horizon) for row in (rows[0], *others[-MOST_OCCURRENCES:])]
    left_out = len(rows) - len(listed)
    rest = f"<p class=n>{left_out:,} other occurrences, before these, are not told here." if left_out else ""
    slip = slip_words(rows[0])
    moved = paragraph("n", content(slip[:1].upper() + slip[1:] + ".") if slip else "")
    return "".join((listed[0], rest, *listed[1:], moved))


def _verdict(row: Judged, horizon: Day) -> str:
    name = row.verdict.name
    number = f" no. {row.occurrence}" if row.occurrence is not None else ""
    due = f", due {content(words(row.deadline.date))}" if row.occurrence is not None and row.deadline else ""
    chip = f"<strong>{SIGNS[name]} {VERDICT_LABELS[name]}{number}</strong>"
    return f"<p class=v>{chip} {foreign(verdict_words(row, horizon=horizon))}{due}"


def _life(row: Judged, contents: Contents, sources: Sources) -> str:
    """The life of the plan, a line for each step; for a plan that was only announced, the date of that."""
    plan, log, workspace = row.plan, row.log, contents.workspace
    steps = []
    for step in life(plan, log, Moment(workspace.as_of, workspace.as_of)):
        date = content(words(step.date)) if step.date else "no date"
        note = f" ({foreign(step.note)})" if step.note else ""
        event = log.events.get(step.event or "")
        link = contents.anchors.get(event) if event is not None else None
        named = foreign(event.title) if event is not None else content(step.event or "")
        title = f": <a href=#{link}>{named}</a>" if link else f": {named}" if step.event else ""
        cited = _cited("" if event is not None else sources.cite(step.sources, log))
        steps.append(f"{date}: {foreign(change_in_step(step, log))}{title}{note}{cited}")
    if len(steps) > 1:
        return f"<ol class=life>{''.join(f'<li>{step}' for step in steps)}</ol>"
    return paragraph("n", "".join(steps))


def _cited(cited: str) -> str:
    return f" — {cited}" if cited else ""
