"""The picture on a day, for people."""

from timeline.dates import Match, words
from timeline.render.chronology import date_column, row_lines, source_mark
from timeline.render.lines import EMPTY, Line, Span, indent, joined, span, wrap
from timeline.render.plans import plan_lines
from timeline.render.sections import counts, heading
from timeline.reports.entries import Found
from timeline.reports.state import Latest, Office, State
from timeline.reports.wording import amount_words, period_followed
from timeline.telling.change_words import ONLY_REPORTED, seen_words
from timeline.telling.figure_words import area_words, group_words
from timeline.telling.state_words import (
    JUDGED,
    POSSIBLY_ONGOING,
    count_words,
    day_asked_words,
    dispute_words,
    disputed_title,
    old_words,
    plan_groups,
)
from timeline.workspace import Workspace


def lines(answer: State, workspace: Workspace, width: int) -> list[Line]:
    """The picture at a width; what is certain stands before what is only possible."""
    shown = wrap([Span(day_asked_words(answer, workspace), "heading")], width)
    shown += counts(count_words(answer), width)
    if answer.ongoing:
        shown += [*heading("Going on", width), *_ongoing(answer, workspace, width)]
    if answer.offices:
        shown += heading("In office", width)
        for office in answer.offices:
            shown += _office(office, workspace, width)
    if answer.plans:
        shown += heading("Plans", width, f" {JUDGED}")
        counted, reported = plan_groups(answer)
        for plan in counted:
            shown += plan_lines(plan, workspace, width)
        shown += wrap([Span(ONLY_REPORTED, "meta")], width) if reported else []
        for plan in reported:
            shown += plan_lines(plan, workspace, width)
    if answer.figures:
        shown += heading("Latest figures", width)
        for latest in answer.figures:
            shown += _figure(latest, workspace, width)
    if answer.disputes:
        shown += heading("Disputed", width)
        for found in answer.disputes:
            shown += _disputed(found, workspace, width)
    period = period_followed(workspace)
    return [*shown, EMPTY, *wrap([Span(period, "meta")], width)]


def _ongoing(answer: State, workspace: Workspace, width: int) -> list[Line]:
    column = date_column(answer.ongoing, width)
    shown: list[Line] = []
    match = Match.CERTAIN
    for row in answer.ongoing:
        if row.match is not match:
            match = row.match
            shown += wrap([Span(POSSIBLY_ONGOING, "meta")], width)
        shown += row_lines(row, workspace, width, column, seen_words(row))
    return shown


def _office(office: Office, workspace: Workspace, width: int) -> list[Line]:
    whole = workspace.memberships.name(office.membership.actor)
    during = words(office.membership.during) if office.membership.during else ""
    text = [span(office.actor.name, "title"), Span(": "), span(whole), Span(" · ", "meta"), span(during, "date")]
    text += [Span("  [possible match]", "mark")] if office.match is Match.POSSIBLE else []
    text += [Span(" · ", "meta"), span(office.actor.id, "id")]
    text += [Span(" · ", "meta"), span(source_mark(office.sources, office.log), "meta")]
    return indent(wrap(text, width - 2), [], [Span("  ")])


def _figure(latest: Latest, workspace: Workspace, width: int) -> list[Line]:
    key, (figure, log) = latest.series.key, latest.point
    flags: list[str] = [figure.status] if figure.status != "stated" else []
    flags += ["disputed"] if figure.disputed else []
    flags += ["possible match"] if latest.match is Match.POSSIBLE else []
    head = [span(group_words(key, workspace), "title"), Span(" · ", "meta")]
    head += [span(amount_words(figure)), Span(" · ", "meta"), span(words(figure.when), "date")]
    head += [span(f"  [{'; '.join(flags)}]", "mark")] if flags else []
    by = f"by {workspace.memberships.name(key.by)}" if key.by else ""
    marks = [
        span(old_words(latest), "plan"),
        span(area_words(key.places, workspace) if key.places else ""),
        span(by, "meta"),
        span(source_mark(figure.sources, log), "meta"),
        span(figure.id, "id"),
    ]
    return [*wrap(head, width), *indent(wrap(joined(marks), width - 2), [Span("  ")], [Span("  ")])]


def _disputed(found: Found, workspace: Workspace, width: int) -> list[Line]:
    title = [span(disputed_title(found, workspace), "title"), Span(" · ", "meta"), span(found.entry.id, "id")]
    shown = indent(wrap(title, width - 2), [], [Span("  ")])
    for one, followed, claims in dispute_words(found, workspace):
        shown += indent(wrap([span(followed)], width - 4), [Span("  ")], [Span("    ")])
        for claim, told in zip(one.claims, claims, strict=True):
            body = joined([span(f"also claimed: {told}", "mark"), span(source_mark(claim.sources, one.log), "meta")])
            shown += indent(wrap(body, width - 6), [Span("    ")], [Span("      ")])
    return shown
