"""Disputes for people: the log's value and other claims side by side, each with its sources."""

import pytest

from tests.telling.printing import letters, lines, markdown
from timeline.render.lines import cells

LOG = """timeline: {title: Claims, covers: 2014/2025-03-18}
sources:
  un: {title: UN report, publisher: UN, date: 2024-08}
  acled: {title: "ACLED | report", date: 2024-07-31, disputed: [{field: date, value: 2024-08, sources: [un]}]}
actors: {group: {name: Group}, team: {name: Team}, acled-org: {name: ACLED}}
events:
  - {id: visit, date: 2024-05, title: A visit, type: negotiation, sources: [un], status: claimed,
     disputed: [{field: date, value: 2024-06-01, sources: [{ref: acled, at: p. 3}], note: so it says, known: 2024-09},
                {field: date, value: 2024-07, date: 2025}]}
  - {id: later, date: 2023/2024, title: A siege, type: battle,
     disputed: [{field: places, value: [IQ, SY], sources: [un]}]}
plans:
  - {id: leave, title: They leave, kind: commitment, announced: 2024-09, deadline: 2024-12, sources: [un],
     disputed: [{field: deadline, value: 2025-01, sources: [acled]}]}
figures:
  - {id: new, subject: group, measure: fighters, unit: people, as_of: 2024, low: 700, by: team, sources: [un]}
  - {id: rival, subject: group, measure: fighters, unit: people, as_of: 2024-03, high: 400, by: acled-org,
     places: [], sources: [acled]}
"""


def test_both_sides_stand_beside_each_other_with_their_sources() -> None:
    assert lines(LOG, "disputes") == [
        "Claims",
        "What sources disagree about",
        "As of 1 Jan 2026. The log follows 2014 – 18 Mar 2025; not followed after 18 Mar 2025.",
        "4 disputed fields · 2 events · 1 plan · 1 source · 1 pair of figures in conflict",
        "",
        "Events " + "─" * 93,
        "Field   The log follows              Others claim",
        "─" * 100,
        "2023 – 2024: A siege · later",
        "places  not given (no source given)  Iraq, Syria (UN, Aug 2024)",
        "",
        "May 2024: A visit [claimed] · visit",
        "date    May 2024 (UN, Aug 2024)      1 Jun 2024 (ACLED | report, 31 Jul 2024); known Sep 2024 — so",
        "                                     it says",
        "date    as above                     Jul 2024 (no source given); claimed 2025",
        "",
        "Plans " + "─" * 94,
        "Field     The log follows          Others claim",
        "─" * 73,
        "They leave · leave",
        "deadline  Dec 2024 (UN, Aug 2024)  Jan 2025 (ACLED | report, 31 Jul 2024)",
        "",
        "Sources " + "─" * 92,
        "Field  The log follows  Others claim",
        "─" * 47,
        "ACLED | report · acled",
        "date   31 Jul 2024      Aug 2024 (UN, Aug 2024)",
        "",
        "Figures in conflict " + "─" * 80,
        "One estimate".ljust(51) + "The other",
        "─" * 100,
        "Group: fighters",
        "at least 700 people, 2024, Team (UN, Aug 2024) ·".ljust(51) + "at most 400 people, Mar 2024, ACLED (ACLED |",
        "new".ljust(51) + "report, 31 Jul 2024) · rival",
    ]


def test_a_document_has_the_same_facts_and_notes_with_the_place_in_a_source() -> None:
    assert markdown(LOG, "disputes")[4:] == [
        "## Events",
        "| Field | The log follows | Others claim |",
        "| --- | --- | --- |",
        "| **2023 – 2024: A siege** |  |  |",
        "| places | not given (no source given) | Iraq, Syria[^1] |",
        "| **May 2024: A visit \\[claimed\\]** |  |  |",
        "| date | May 2024[^1] | 1 Jun 2024[^2]; known Sep 2024 — so it says |",
        "| date | as above | Jul 2024 (no source given); claimed 2025 |",
        "## Plans",
        "| Field | The log follows | Others claim |",
        "| --- | --- | --- |",
        "| **They leave** |  |  |",
        "| deadline | Dec 2024[^1] | Jan 2025[^3] |",
        "## Sources",
        "| Field | The log follows | Others claim |",
        "| --- | --- | --- |",
        "| **ACLED \\| report** |  |  |",
        "| date | 31 Jul 2024 | Aug 2024[^1] |",
        "## Figures in conflict",
        "| One estimate | The other |",
        "| --- | --- |",
        "| **Group: fighters** |  |",
        "| at least 700 people, 2024, Team[^1] | at most 400 people, Mar 2024, ACLED[^3] |",
        "[^1]: UN, UN report, Aug 2024",
        "[^2]: ACLED \\| report, 31 Jul 2024, p. 3",
        "[^3]: ACLED \\| report, 31 Jul 2024",
    ]


@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_nothing_is_lost_at_any_width(width: int) -> None:
    printed = lines(LOG, "disputes", width=width)
    assert max(map(cells, printed)) <= width
    assert not any(line != line.rstrip() for line in printed)
    assert set(letters(printed)) == set(letters(lines(LOG, "disputes", width=200)))
    whole = " ".join(" ".join(printed).split())
    for text in ("1 Jun", "31 Jul", "Sep 2024", "Jul 2024", "not given", "Dec 2024", "Jan 2025", "rival", "visit"):
        assert text in whole


def test_possible_ones_stand_apart_and_are_counted() -> None:
    """From August 2024 on: the siege may have ended before, the visit of May may have been in July."""
    printed = markdown(LOG, "disputes", "--from", "2024-08", "--type", "battle,negotiation")
    assert printed[4:6] == ["## Events", "### Possibly, as a date is vague or a name uncertain (1)"]


def test_nothing_found() -> None:
    assert lines(LOG, "disputes", "--country", "FR")[1:] == [
        "What sources disagree about: France",
        "As of 1 Jan 2026. The log follows 2014 – 18 Mar 2025; not followed after 18 Mar 2025.",
        "3 entries that fit otherwise have no place, so that they could not be judged by place.",
        "nothing up to 18 Mar 2025",
    ]
