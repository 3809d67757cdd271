"""`show` as Markdown and CSV: all that the card for people says, with every source once."""

import csv
import datetime
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.helpers import a_folder, a_log, run, unescaped
from tests.printed import as_markdown
from timeline.export.card import forms
from timeline.export.formats import written
from timeline.export.formats.layout import Look
from timeline.export.formats.markdown import code_span, markdown
from timeline.log.model import Citation
from timeline.render.document import painted
from timeline.render.lines import plain
from timeline.reports.card import Card, cards
from timeline.reports.wording import citation_in_full
from timeline.telling.card import document
from timeline.telling.card_content import Content, content
from timeline.telling.document import Head
from timeline.telling.verdict_words import VERDICT_LABELS
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

- **Verdict:** → ahead: 2 to over 3 months left
- **Moved:** once, 4 months later than first announced
- **Deadline:** Jun 2025[^1]
- **Condition:** if it is calm[^2]
- **Kind:** commitment
- **Announced:** 27 Sep 2024
- **By:** United States
- **To:** Islamic State
- **Places:** Iraq
- **Status:** stated
- **Known:** 27 Sep 2024 (assumed: from its announcement)
- **Tags:** leave
- **Sources:** [^3] [^2]

### Disputed (sources disagree)

- **Deadline:** the log follows: Feb 2025[^3] [^2]
  - also claimed: Sep 2025 (claimed Oct 2024; a slip)[^4]

### History

- **Aug 2024** before the announcement — put off.[^1]
- **27 Sep 2024** announced, deadline Feb 2025 — then ahead. `signed`[^3]
- **10 Feb 2025** deadline from Feb 2025 to Jun 2025 — later; then ahead.[^1]

### In its life (events of the same places and actors)

- **Jan 2025** Talks. `talks`

### Corrections

- **1 Dec 2024:** title was: Forces stay (a slip of ours); now: Forces \*leave\*

### Around it

- **Before:** 27 Sep 2024: Both sign `signed`
- **After:** Jan 2025: Talks `talks`

### In the log

- **Id:** `leave`
- **File:** `events.yaml:20`
"""
SOURCES = (
    "[^1]: Library, Countering Daesh, 18 Mar 2025",
    "[^2]: Library, Countering Daesh, 18 Mar 2025, p. 4",
    "[^3]: State, A. Clerk, Joint statement, 27 Sep 2024 (accessed 2 Jan 2025)",
    "[^4]: Library, Countering Daesh, 18 Mar 2025, p. 5",
)


def place(identity: str, line: int) -> str:
    """The last part of a card."""
    return f"\n### In the log\n\n- **Id:** `{identity}`\n- **File:** `events.yaml:{line}`\n"


@pytest.fixture(scope="module")
def folder() -> str:
    folder = a_folder()
    a_log(LOG, folder)
    return str(folder)


def shown(folder: str, *ids: str, format: str = "md") -> str:
    with_ids = ("--ids",) if format == "md" else ()
    done = run("show", *ids, "--as-of", "2025-03-18", "--format", format, *with_ids, cwd=folder)
    assert done.code == 0, done.err
    return done.out


def told(folder: str, *ids: str) -> str:
    """Cards as Markdown, without the head and without the notes."""
    out = shown(folder, *ids)
    return out[out.index("## ") :].partition("\n[^1]:")[0].partition("\nCite as")[0]


def test_a_plan_with_its_life(folder: str) -> None:
    assert told(folder, "leave") == PLAN
    notes = [line for line in unescaped(shown(folder, "leave")).splitlines() if line.startswith("[^")]
    assert notes == [*SOURCES]


def test_without_being_asked_a_document_has_no_ids(folder: str) -> None:
    out = run("show", "leave", "few", "--as-of", "2025-03-18", "--format", "md", cwd=folder).out
    assert re.findall("`.*?`", out) == ["`events.yaml:20`", "`events.yaml:37`"]
    assert "**Id:**" not in out
    assert "[more]" not in out


def test_a_figure_with_its_number(folder: str) -> None:
    assert told(folder, "few") == (
        "## fighters: 2,000 to 3,000 people, Jan 2024\n\n"
        "- **Subject:** IS in the Sahel\n"
        "- **Estimate:** 2,000 to 3,000 people\n"
        "- **As of:** Jan 2024 (one day from 2024-01-01 to 2024-01-31)\n"
        "- **By:** United States\n"
        "- **Compared:** in conflict with 5,000 people, Jan 2024, Islamic State, Region `more`\n"
        "- **Places:** Region\n"
        "- **Status:** stated\n"
        "- **Known:** 18 Mar 2025 (assumed: from the publication of its source)\n"
        "- **Sources:** [^1]\n" + place("few", 37)
    )
    assert "[^1]: Library, Countering Daesh, 18 Mar 2025, p. 7" in shown(folder, "few")


def test_an_actor_with_what_names_it_in_order_of_time(folder: str) -> None:
    assert told(folder, "daesh", "sahel-branch") == (
        "## Islamic State\n\n"
        "- **Also:** IS, Daesh\n"
        "- **Kind:** armed-group\n"
        "- **Parts:** IS in the Sahel\n\n"
        "### Named in\n\n"
        "- **2014** An old one. `old`\n"
        "- **Jan 2024** fighters: 5,000 people. `more`\n"
        "- **27 Sep 2024** plan announced: Forces \\*leave\\*. `leave`\n" + place("daesh", 7) + "\n"
        "## IS in the Sahel\n\n"
        "- **Part of:** Islamic State, since 2015[^1]\n\n"
        "### Named in\n\n"
        "- **Jan 2024** fighters: 2,000 to 3,000 people. `few`\n"
        "- **Jan 2024** fighters: 5,000 people. `more`\n" + place("sahel-branch", 8)
    )
    assert "[^1]: Library, Countering Daesh, 18 Mar 2025, p. 9" in shown(folder, "daesh", "sahel-branch")


def test_the_same_in_the_text_for_people(folder: str) -> None:
    lines = [line.split() for line in shown(folder, "daesh", format="text").splitlines()]
    start = lines.index(["Named", "in"])
    assert [" ".join(line) for line in lines[start + 1 : start + 4]] == [
        "2014 An old one · old",
        "Jan 2024 fighters: 5,000 people · more",
        "27 Sep 2024 plan announced: Forces *leave* · leave",
    ]


def test_a_place(folder: str) -> None:
    assert told(folder, "region") == (
        "## Region\n\n"
        "- **Also:** The region\n"
        "- **Contains:** Iraq, Syria\n"
        "- **Definition:** a working list\n\n"
        "### Named in\n\n"
        "- **Jan 2024** fighters: 2,000 to 3,000 people. `few`\n"
        "- **Jan 2024** fighters: 5,000 people. `more`\n" + place("region", 12)
    )


def test_a_source(folder: str) -> None:
    assert told(folder, "joint") == (
        "## Joint statement\n\n"
        "- **Publisher:** State\n"
        "- **Author:** A. Clerk\n"
        "- **Published:** 27 Sep 2024\n"
        "- **Accessed:** 2 Jan 2025\n\n"
        "### Named in\n\n"
        "- **Jan 2024** fighters: 5,000 people. `more`\n"
        "- **27 Sep 2024** Both sign. `signed`\n"
        "- **27 Sep 2024** plan announced: Forces \\*leave\\*. `leave`\n" + place("joint", 3)
    )


def test_of_several_entries_each_source_stands_once(folder: str) -> None:
    out = shown(folder, "signed", "more", "old")
    assert out.count("- **Sources:** [^1]\n") == 2
    assert out.count("- **Sources:** [^2]\n") == 1
    assert [line for line in unescaped(out).splitlines() if line.startswith("[^")] == [
        "[^1]: State, A. Clerk, Joint statement, 27 Sep 2024 (accessed 2 Jan 2025)",
        "[^2]: Library, Countering Daesh, 18 Mar 2025",
    ]


def test_the_list_names_the_id_of_every_entry(folder: str) -> None:
    out = run("list", "--as-of", "2025-03-18", "--format", "md", "--ids", cwd=folder).out
    assert "**27 Sep 2024** Both sign — agreement; Iraq; United States. `signed`[^2]\n" in out
    rows = run("list", "--as-of", "2025-03-18", "--format", "csv", cwd=folder).out
    for row in csv.DictReader(io.StringIO(rows, newline="")):
        assert f" `{row['id']}`" in out


def test_csv_has_a_line_for_each_fact(folder: str) -> None:
    table = list(csv.reader(io.StringIO(shown(folder, "leave", "few", format="csv"), newline="")))
    page = "Library, Countering Daesh, 18 Mar 2025"
    joint = "State, A. Clerk, Joint statement, 27 Sep 2024 (accessed 2 Jan 2025)"
    date = ["edtf", "earliest", "latest", "precision", "time"]
    numbers = ["low", "high", "value", "qualifier", "words"]
    assert table[0] == ["id", "label", "text", "date", "sources", *date, *numbers, "source_urls", "source_ids"]
    assert {row[0] for row in table[1:]} == {"leave", "few"}
    plan = [[*row[1:3], row[4]] for row in table if row[0] == "leave"]
    assert plan == [
        ["title", "Forces *leave*", f"{joint}; {page}, p. 4"],
        ["verdict", "ahead: 2 to over 3 months left", ""],
        ["moved", "once, 4 months later than first announced", ""],
        ["deadline", "Jun 2025", page],
        ["condition", "if it is calm", f"{page}, p. 4"],
        ["kind", "commitment", ""],
        ["announced", "27 Sep 2024", ""],
        ["by", "United States", ""],
        ["to", "Islamic State", ""],
        ["places", "Iraq", ""],
        ["status", "stated", ""],
        ["known", "27 Sep 2024 (assumed: from its announcement)", ""],
        ["tags", "leave", ""],
        ["history", "Aug 2024: before the announcement: put off", page],
        ["history", "27 Sep 2024: announced, deadline Feb 2025 → ahead: event signed", joint],
        ["history", "10 Feb 2025: deadline from Feb 2025 to Jun 2025 → ahead: later", page],
        ["in its life", "Jan 2025: Talks [talks]", ""],
        ["disputed", "deadline: followed: Feb 2025", f"{joint}; {page}, p. 4"],
        ["disputed", "deadline: also claimed: Sep 2025 (claimed Oct 2024; a slip)", f"{page}, p. 5"],
        ["corrected", "1 Dec 2024: title was: Forces stay (a slip of ours); now: Forces *leave*", ""],
        ["before", "27 Sep 2024: Both sign [signed]", ""],
        ["after", "Jan 2025: Talks [talks]", ""],
        ["file", "events.yaml:20", ""],
    ]
    assert {row[9] for row in table[1:]} == {""}  # no date has a time of day
    dates = [(row[1], row[3], *row[5:9]) for row in table if row[0] == "leave" and row[3]]
    day = ("2024-09-27", "2024-09-27", "2024-09-27", "day")
    assert dates == [
        ("deadline", "Jun 2025", "2025-06", "2025-06-01", "2025-06-30", "month"),
        ("announced", "27 Sep 2024", *day),
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
    assert estimate[10:14] == ["2000", "3000", "", ""]


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
    if format == "md":
        return as_markdown(document(cards, workspace), Look(has_ids=True))
    return "".join(map(str, written(forms(cards, workspace), format)))


def test_everything_that_the_shipped_log_says_is_in_the_markdown(
    workspace: Workspace, every_card: tuple[Card, ...]
) -> None:
    missing = []
    for card in every_card:
        out = unescaped(as_text([card], workspace, "md"))
        missing += [(card.entry.id, part) for part in parts(content(card, workspace)) if unescaped(part) not in out]
    assert missing == []


def parts(said: Content) -> Iterator[str]:
    """The parts of the card, as Markdown has them."""
    yield from (markdown(said.title), code_span(said.id), code_span(said.where))
    yield from (markdown(fact.text) for fact in said.facts)
    for step in said.history:
        yield from (markdown(step.date), markdown(step.what), VERDICT_LABELS[step.verdict] if step.verdict else "")
        yield markdown(step.note)
        yield code_span(step.event) if step.event else ""
    for near in (*said.related, *said.around, *said.mentions):
        yield from (markdown(near.date), markdown(near.title), code_span(near.id))
    for one in said.disputed:
        yield from (markdown(one.field[1:]), markdown(one.followed))
        for claim in one.claims:
            yield from (markdown(claim.text), *map(markdown, claim.remarks))
    for correction in said.corrections:
        yield from (markdown(correction.date), markdown(correction.was), markdown(correction.now))
    yield from (f"]: {markdown(citation_in_full(citation, said.log))}" for citation in citations(said))


def citations(said: Content) -> Iterator[Citation]:
    """Every source that a card cites."""
    claims = [claim for one in said.disputed for claim in one.claims]
    cited = [part.sources for several in (said.facts, said.history, said.disputed, claims) for part in several]
    return (citation for sources in (said.sources, *cited) for citation in sources)


FOR_THE_EYE = {
    *("events", "of", "the", "same", "places", "and", "actors", "sources", "disagree", "log", "follows", "then", "in"),
    *("met", "or", "kept"),  # of the legend
}
"""Words that the card for people adds."""

HEADINGS = {"sources", "disputed", "history", "corrections", "around", "it", "named", "id", "also", "claimed"}


def test_no_word_of_the_card_for_people_is_missing_elsewhere(
    workspace: Workspace, every_card: tuple[Card, ...]
) -> None:
    for card in every_card:
        page = document([card], workspace)
        shown = plain(painted(page._replace(head=Head("")), 100_000))
        said = content(card, workspace)
        refs = [citation.ref for citation in citations(said)]
        # A document has the titles of sources without their ids; a table has neither headings nor addresses.
        text = words_in(shown) - FOR_THE_EYE - words_in(" ".join(refs))
        assert text - words_in(re.sub(r"\\(.)", r"\1", as_text([card], workspace, "md"))) == set(), card.entry.id
        table = words_in(as_text([card], workspace, "csv"))
        addresses = words_in(" ".join(card.log.sources[ref].url or "" for ref in refs))
        assert text - table - addresses - HEADINGS - {*map(str, range(1, 20))} == set(), card.entry.id


def words_in(text: str) -> set[str]:
    return {*re.findall(r"\w+", text.lower())}
