"""What changed, for people: counts on top, then a section for each kind of change that there is."""

from collections.abc import Iterator, Sequence

from timeline.dates import Match, words
from timeline.render.chronology import date_column, row_lines, source_mark
from timeline.render.lines import EMPTY, Line, Span, indent, joined, span, wrap
from timeline.render.plans import plan_lines
from timeline.render.sections import counts, flags, heading
from timeline.reports.changed_plans import PlanChange
from timeline.reports.changes import Changes, Corrected, FigureChange
from timeline.reports.chronology import Row
from timeline.reports.wording import amount_words, period_followed
from timeline.telling.change_words import (
    EVENTS,
    PLANS,
    POSSIBLY,
    change_sources,
    count_words,
    event_note,
    grouped,
    headings,
    is_undated,
    period_words,
    plan_change_words,
    plan_parts,
    undated_words,
)
from timeline.telling.figure_words import area_words, change_words, group_words, uneven_words
from timeline.workspace import Workspace

_SAYS = {"announced": "announced in: ", "settled": "outcome in: ", "outcome": "outcome in: "}
"""What stands before a source that is not one of the plan itself."""


def lines(answer: Changes, workspace: Workspace, width: int, by: str | None = None) -> list[Line]:
    """The changes at a width, events grouped by place, actor or type where that is asked for."""
    shown = wrap([Span(period_words(answer, workspace), "heading")], width)
    told = count_words(answer)
    shown += counts(told, width)
    if any("possibly" in count for count in told):
        shown += wrap([Span(POSSIBLY, "meta")], width)
    for name, title in headings(answer).items():
        if getattr(answer, name):
            shown += heading(title, width)
            for part in _section(name, answer, workspace, width, by):
                shown += part
    period = period_followed(workspace)
    return [*shown, EMPTY, *wrap([Span(period, "meta")], width)]


def _section(name: str, answer: Changes, workspace: Workspace, width: int, by: str | None) -> Iterator[list[Line]]:
    changed = getattr(answer, name)
    if name in EVENTS:
        yield _events(changed, name, workspace, width, by, undated_words(answer))
    elif name in PLANS:
        for title, part in plan_parts(changed):
            yield wrap([Span(title, "meta")], width) if title else []
            for one in part:
                yield _plan(one, name, workspace, width)
    elif name == "figures":
        for one in changed:
            yield _figure(one, workspace, width)
    else:
        for one in changed:
            yield _correction(one, width)


def _events(
    rows: Sequence[Row], section: str, workspace: Workspace, width: int, by: str | None, undated_note: str
) -> list[Line]:
    def told(row: Row) -> list[Line]:
        return row_lines(row, workspace, width, column, event_note(row, section))

    column = date_column(rows, width)
    if by is None:
        dated = [row for row in rows if not is_undated(row)]
        undated = [row for row in rows if is_undated(row)]
        shown = [line for row in dated for line in told(row)]
        shown += wrap([Span(undated_note, "meta")], width) if undated else []
        return shown + [line for row in undated for line in told(row)]
    shown = []
    for name, group in grouped(rows, workspace, by):
        shown += wrap([span(name, "title")], width)
        for row in group:
            shown += told(row)
    return shown


def _plan(one: PlanChange, section: str, workspace: Workspace, width: int) -> list[Line]:
    shown = plan_lines(one.plan, workspace, width)
    known = {citation.ref for citation in one.plan.plan.sources}
    cited = tuple(citation for citation in change_sources(one, section) if citation.ref not in known)
    told = [span(plan_change_words(one, section), "date")]
    told += [span(_SAYS.get(one.learned or section, "") + source_mark(cited, one.plan.log), "meta")] if cited else []
    return [*shown, *indent(wrap(joined(told), width - 4), [Span("    ")], [Span("    ")])]


def _figure(one: FigureChange, workspace: Workspace, width: int) -> list[Line]:
    key, figure = one.series.key, one.after.figure
    head = [span(group_words(key, workspace), "title"), *flags(figure, one.match)]
    now = [span(amount_words(figure)), span(f" ({words(figure.when)})", "date")]
    if one.before is not None:
        earlier = one.before.figure
        now = [span(amount_words(earlier)), span(f" ({words(earlier.when)})", "date"), Span(" → "), *now]
    said = (
        f" · {change_words(one.change)}{uneven_words(one.is_uneven)}"
        if one.change
        else " · no earlier estimate in this series"
    )
    now.append(Span(said, "plan" if one.change else "meta"))
    by = f"by {workspace.memberships.name(key.by)}" if key.by else ""
    place = span(area_words(key.places, workspace) if key.places else "")
    marks = [place, span(by, "meta"), span(source_mark(figure.sources, one.after.log), "meta"), span(figure.id, "id")]
    if one.before is not None:
        before = f"before: {source_mark(one.before.figure.sources, one.before.log)}"
        marks += [span(before, "meta"), span(one.before.figure.id, "id")]
    body = [*wrap(now, width - 2), *wrap(joined(marks), width - 2)]
    return [*wrap(head, width), *indent(body, [Span("  ")], [Span("  ")])]


def _correction(one: Corrected, width: int) -> list[Line]:
    why = f" ({one.correction.why})" if one.correction.why else ""
    text = f"{one.correction.field} was {one.correction.was}{why}"
    head = joined([span(words(one.correction.date), "date"), span(one.entry.id, "id"), span(text)])
    head += [Span("  [possible match]", "mark")] if one.match is Match.POSSIBLE else []
    return indent(wrap(head, width - 2), [], [Span("  ")])
