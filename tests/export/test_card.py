"""`show` as Markdown and CSV: all that the card for people says, with every source once."""

import csv
import datetime
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from timeline.render.card import lines

from tests.helpers import a_folder, a_log, run
from timeline.export.card import forms
from timeline.export.formats import written
from timeline.export.formats.markdown import code_span, markdown
from timeline.render.lines import plain
from timeline.reports.card import Card, cards
from timeline.reports.wording import citation_in_full
from timeline.telling.card_content import Content, content
from timeline.workspace import Workspace, open_workspace

SHIPPED = str(Path(__file__).parents[2] / "events.yaml")

LOG = """\
timeline: {title: T, covers: 2014/2025-03-18}
sources:
  joint: {title: Joint statement, publisher: State, date: 2024-09-27, author: [A. Clerk], accessed: 2025-01-02}
  cbp: {title: Countering Daesh, publisher: Library, date: 2025-03-18}
actors:
  us: {name: United States, country: US}
  daesh: {name: Islamic State, aliases: [IS, Daesh], kind: armed-group}
  sahel-branch:
    {name: IS in the Sahel, part_of: [{actor: daesh, during: 2015/.., sources: [{ref: cbp, at: p. 9}]}]}
places:
  anbar: {name: Anbar, in: IQ}
  region: {name: Region, aliases: [The region], contains: [IQ, SY], definition: a working list}
events:
  - {id: signed, date: 2024-09-27, title: Both sign, type: agreement, actors: [us], places: [IQ], tags: [leave],
     sources: [joint]}
  - {id: talks, date: 2025-01, title: Talks, type: negotiation, actors: [us], places: [IQ], tags: [leave]}
  - {id: old, date: 2014, title: An old one, type: attack, actors: [daesh, us], places: [anbar], status: claimed,
     sources: [cbp]}
plans:
  - id: leave
    title: "Forces *leave*"
    kind: commitment
    announced: {event: signed}
    by: [us]
    to: [daesh]
    deadline: 2025-02
    deadline_words: by the end of February
    conditions: [{text: if it is calm, sources: [{ref: cbp, at: p. 4}]}]
    history: [{date: 2024-08, note: put off, sources: [cbp]}]
    revisions: [{date: 2025-02-10, deadline: 2025-06, note: later, sources: [cbp]}]
    places: [IQ]
    tags: [leave]
    sources: [joint, {ref: cbp, at: p. 4}]
    disputed: [{field: deadline, value: 2025-09, date: 2024-10, note: a slip, sources: [{ref: cbp, at: p. 5}]}]
    corrections: [{date: 2024-12-01, field: title, was: Forces stay, why: a slip of ours}]
figures:
  - {id: few, subject: sahel-branch, measure: fighters, unit: people, as_of: 2024-01, low: 2000, high: 3000, by: us,
     places: [region], sources: [{ref: cbp, at: p. 7}]}
  - {id: more, subject: sahel-branch, measure: fighters, unit: people, as_of: 2024-01, value: 5000, by: daesh,
     places: [region], sources: [joint]}
"""
PLAN = r"""## Forces \*leave\*

- **Kind:** commitment
- **Announced:** 27 Sep 2024
- **By:** United States
- **To:** Islamic State
- **Deadline:** Jun 2025
- **Condition:** if it is calm \[1\]
- **Verdict:** pending: 75 to 104 days left
- **Moved:** once, 122 days later than first announced
- **Places:** Iraq
- **Status:** stated
- **Known:** 27 Sep 2024 (assumed: from its announcement)
- **Tags:** leave
- **Sources:** `joint` \[2\], `cbp` \[1\]

### History

- **Aug 2024** before the announcement: put off \[3\]
- **27 Sep 2024** announced, deadline Feb 2025 → pending: event `signed` \[2\]
- **10 Feb 2025** deadline from Feb 2025 to Jun 2025 → pending: later \[3\]

### In its life

- **Jan 2025** Talks `talks`

### Disputed

- **Deadline:** followed: Feb 2025 \[2, 1\]
  - also claimed: Sep 2025 \[4\] (claimed Oct 2024; a slip)

### Corrections

- **1 Dec 2024:** title was: Forces stay (a slip of ours); now: Forces \*leave\*

### Around it

- **Before:** 27 Sep 2024: Both sign `signed`
- **After:** Jan 2025: Talks `talks`

`leave` · `events.yaml:20`

## Sources

1. Library, Countering Daesh, 18 Mar 2025, p. 4
2. State, A. Clerk, Joint statement, 27 Sep 2024 (accessed 2 Jan 2025)
3. Library, Countering Daesh, 18 Mar 2025
4. Library, Countering Daesh, 18 Mar 2025, p. 5
"""


@pytest.fixture(scope="module")
def folder() -> str:
    folder = a_folder()
    a_log(LOG, folder)
    return str(folder)


def shown(folder: str, *ids: str, format: str = "md") -> str:
    done = run("show", *ids, "--as-of", "2025-03-18", "--format", format, cwd=folder)
    assert done.code == 0, done.err
    return done.out


def test_a_plan_with_its_life(folder: str) -> None:
    assert shown(folder, "leave") == PLAN


def test_a_figure_with_its_number(folder: str) -> None:
    other = r"in conflict with 5,000 people, Jan 2024, Islamic State, Region \[more\]"
    assert shown(folder, "few") == (
        "## fighters: 2,000 to 3,000 people, Jan 2024\n\n"
        "- **Subject:** IS in the Sahel\n"
        "- **Estimate:** 2,000 to 3,000 people\n"
        "- **As of:** Jan 2024 (one day from 2024-01-01 to 2024-01-31)\n"
        "- **By:** United States\n"
        f"- **Compared:** {other}\n"
        "- **Places:** Region\n"
        "- **Status:** stated\n"
        "- **Known:** 18 Mar 2025 (assumed: from the publication of its source)\n"
        "- **Sources:** `cbp` \\[1\\]\n\n"
        "`few` · `events.yaml:37`\n\n"
        "## Sources\n\n"
        "1. Library, Countering Daesh, 18 Mar 2025, p. 7\n"
    )


def test_an_actor_with_what_names_it_in_order_of_time(folder: str) -> None:
    assert shown(folder, "daesh", "sahel-branch") == (
        "## Islamic State\n\n"
        "- **Also:** IS, Daesh\n"
        "- **Kind:** armed-group\n"
        "- **Parts:** IS in the Sahel\n\n"
        "### Named in\n\n"
        "- **2014** An old one `old`\n"
        "- **Jan 2024** fighters: 5,000 people `more`\n"
        "- **27 Sep 2024** plan announced: Forces \\*leave\\* `leave`\n\n"
        "`daesh` · `events.yaml:7`\n\n"
        "## IS in the Sahel\n\n"
        "- **Part of:** Islamic State, since 2015 \\[1\\]\n\n"
        "### Named in\n\n"
        "- **Jan 2024** fighters: 2,000 to 3,000 people `few`\n"
        "- **Jan 2024** fighters: 5,000 people `more`\n\n"
        "`sahel-branch` · `events.yaml:8`\n\n"
        "## Sources\n\n"
        "1. Library, Countering Daesh, 18 Mar 2025, p. 9\n"
    )


def test_the_same_in_the_text_for_people(folder: str) -> None:
    assert (
        "\nnamed in    2014: An old one [old]\n"
        "            Jan 2024: fighters: 5,000 people [more]\n"
        "            27 Sep 2024: plan announced: Forces *leave* [leave]\n"
    ) in shown(folder, "daesh", format="text")


def test_a_place(folder: str) -> None:
    assert shown(folder, "region") == (
        "## Region\n\n"
        "- **Also:** The region\n"
        "- **Contains:** Iraq, Syria\n"
        "- **Definition:** a working list\n\n"
        "### Named in\n\n"
        "- **Jan 2024** fighters: 2,000 to 3,000 people `few`\n"
        "- **Jan 2024** fighters: 5,000 people `more`\n\n"
        "`region` · `events.yaml:12`\n"
    )


def test_a_source(folder: str) -> None:
    assert shown(folder, "joint") == (
        "## Joint statement\n\n"
        "- **Publisher:** State\n"
        "- **Author:** A. Clerk\n"
        "- **Published:** 27 Sep 2024\n"
        "- **Accessed:** 2 Jan 2025\n\n"
        "### Named in\n\n"
        "- **Jan 2024** fighters: 5,000 people `more`\n"
        "- **27 Sep 2024** Both sign `signed`\n"
        "- **27 Sep 2024** plan announced: Forces \\*leave\\* `leave`\n\n"
        "`joint` · `events.yaml:3`\n"
    )


def test_of_several_entries_each_source_stands_once(folder: str) -> None:
    out = shown(folder, "signed", "more", "old")
    assert out.count("- **Sources:** `joint` \\[1\\]\n") == 2
    assert out.count("- **Sources:** `cbp` \\[2\\]\n") == 1
    assert out.endswith(
        "## Sources\n\n"
        "1. State, A. Clerk, Joint statement, 27 Sep 2024 (accessed 2 Jan 2025)\n"
        "2. Library, Countering Daesh, 18 Mar 2025\n"
    )


def test_the_list_names_the_id_of_every_entry(folder: str) -> None:
    out = run("list", "--as-of", "2025-03-18", "--format", "md", cwd=folder).out
    assert "**27 Sep 2024** Both sign — Iraq. `signed` \\[2\\]\n" in out
    rows = run("list", "--as-of", "2025-03-18", "--format", "csv", cwd=folder).out
    for row in csv.DictReader(io.StringIO(rows, newline="")):
        assert f" `{row['id']}`" in out


def test_csv_has_a_line_for_each_fact(folder: str) -> None:
    table = list(csv.reader(io.StringIO(shown(folder, "leave", "few", format="csv"), newline="")))
    page = "Library, Countering Daesh, 18 Mar 2025"
    joint = "State, A. Clerk, Joint statement, 27 Sep 2024 (accessed 2 Jan 2025)"
    date = ["date", "edtf", "earliest", "latest", "precision", "time"]
    assert table[0] == ["id", "label", "text", *date, "low", "high", "value", "qualifier", "sources"]
    assert {row[0] for row in table[1:]} == {"leave", "few"}
    plan = [[*row[1:3], row[-1]] for row in table if row[0] == "leave"]
    assert plan == [
        ["title", "Forces *leave*", f"{joint}; {page}, p. 4"],
        ["kind", "commitment", ""],
        ["announced", "27 Sep 2024", ""],
        ["by", "United States", ""],
        ["to", "Islamic State", ""],
        ["deadline", "Jun 2025", ""],
        ["condition", "if it is calm", f"{page}, p. 4"],
        ["verdict", "pending: 75 to 104 days left", ""],
        ["moved", "once, 122 days later than first announced", ""],
        ["places", "Iraq", ""],
        ["status", "stated", ""],
        ["known", "27 Sep 2024 (assumed: from its announcement)", ""],
        ["tags", "leave", ""],
        ["history", "Aug 2024: before the announcement: put off", page],
        ["history", "27 Sep 2024: announced, deadline Feb 2025 → pending: event signed", joint],
        ["history", "10 Feb 2025: deadline from Feb 2025 to Jun 2025 → pending: later", page],
        ["in its life", "Jan 2025: Talks [talks]", ""],
        ["disputed", "deadline: followed: Feb 2025", f"{joint}; {page}, p. 4"],
        ["disputed", "deadline: also claimed: Sep 2025 (claimed Oct 2024; a slip)", f"{page}, p. 5"],
        ["corrected", "1 Dec 2024: title was: Forces stay (a slip of ours); now: Forces *leave*", ""],
        ["before", "27 Sep 2024: Both sign [signed]", ""],
        ["after", "Jan 2025: Talks [talks]", ""],
        ["file", "events.yaml:20", ""],
    ]
    assert {row[8] for row in table[1:]} == {""}  # no date has a time of day
    dates = [(row[1], *row[3:8]) for row in table if row[0] == "leave" and row[3]]
    day = ("2024-09-27", "2024-09-27", "2024-09-27", "day")
    assert dates == [
        ("announced", "27 Sep 2024", *day),
        ("deadline", "Jun 2025", "2025-06", "2025-06-01", "2025-06-30", "month"),
        ("known", "27 Sep 2024", *day),
        ("history", "Aug 2024", "2024-08", "2024-08-01", "2024-08-31", "month"),
        ("history", "27 Sep 2024", *day),
        ("history", "10 Feb 2025", *["2025-02-10"] * 3, "day"),
        ("in its life", "Jan 2025", "2025-01", "2025-01-01", "2025-01-31", "month"),
        ("disputed", "Oct 2024", "2024-10", "2024-10-01", "2024-10-31", "month"),
        ("corrected", "1 Dec 2024", *["2024-12-01"] * 3, "day"),
        ("before", "27 Sep 2024", *day),
        ("after", "Jan 2025", "2025-01", "2025-01-01", "2025-01-31", "month"),
    ]
    (estimate,) = (row for row in table if row[:2] == ["few", "estimate"])
    assert estimate[9:13] == ["2000", "3000", "", ""]


@pytest.mark.parametrize(
    ("text", "written"), [("an-id", "`an-id`"), ("a`b``c.yaml:3", "``` a`b``c.yaml:3 ```"), ("a\x1bb", "`a␛b`")]
)
def test_a_code_span_ends_where_it_should(text: str, written: str) -> None:
    assert code_span(text) == written


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return open_workspace([SHIPPED], datetime.date(2025, 9, 15))


@pytest.fixture(scope="module")
def every_card(workspace: Workspace) -> tuple[Card, ...]:
    """A card for each entry of the shipped log."""
    (log,) = workspace.logs
    sections = (log.events, log.plans, log.figures, log.sources, log.actors, log.places)
    return cards(workspace, [identity for section in sections for identity in section])


def as_text(cards: Sequence[Card], workspace: Workspace, format: str) -> str:
    text = written(forms(cards, workspace), format)
    assert isinstance(text, str)
    return text


def test_everything_that_the_shipped_log_says_is_in_the_markdown(
    workspace: Workspace, every_card: tuple[Card, ...]
) -> None:
    missing = []
    for card in every_card:
        out = as_text([card], workspace, "md")
        missing += [(card.entry.id, part) for part in parts(content(card, workspace)) if part not in out]
    assert missing == []


def parts(said: Content) -> Iterator[str]:
    """Each thing that is said, as Markdown has it."""
    yield from (markdown(said.title), code_span(said.id), code_span(said.where))
    yield from (markdown(fact.text) for fact in said.facts)
    for step in said.history:
        yield from (markdown(step.date), markdown(step.what), step.verdict or "", markdown(step.note))
        yield code_span(step.event) if step.event else ""
    for near in (*said.related, *said.around, *said.mentions):
        yield from (markdown(near.date), f"{markdown(near.title)} {code_span(near.id)}")
    for one in said.disputed:
        yield from (markdown(one.field[1:]), markdown(one.followed))
        for claim in one.claims:
            yield from (markdown(claim.text), *map(markdown, claim.remarks))
    for correction in said.corrections:
        yield from (markdown(correction.date), markdown(correction.was), markdown(correction.now))
    claims = [claim for one in said.disputed for claim in one.claims]
    cited = [part.sources for several in (said.facts, said.history, said.disputed, claims) for part in several]
    for citation in (citation for sources in (said.sources, *cited) for citation in sources):
        yield f". {markdown(citation_in_full(citation, said.log))}\n"


FOR_THE_EYE = {"events", "of", "the", "same", "places", "and", "actors"}
"""What the card for people says of itself, behind a heading."""


def test_no_word_of_the_card_for_people_is_missing_elsewhere(
    workspace: Workspace, every_card: tuple[Card, ...]
) -> None:
    for card in every_card:
        text = words_in(plain(lines([card], workspace, 100_000))) - FOR_THE_EYE
        assert text - words_in(re.sub(r"\\(.)", r"\1", as_text([card], workspace, "md"))) == set(), card.entry.id
        # A table says `corrected` of each one, and needs no ids of sources beside their titles.
        table = words_in(as_text([card], workspace, "csv")) | {"sources", "corrections"}
        ids = words_in(" ".join(citation.ref for citation in card.entry.sources))
        assert text - table - ids - {*map(str, range(1, 20))} == set(), card.entry.id


def words_in(text: str) -> set[str]:
    return {*re.findall(r"\w+", text.lower())}
