"""An address as people paste it: every link that a program follows is in ASCII, data and text are as typed."""

import csv
import html
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from docx import Document

from tests.helpers import a_folder, a_log, run

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TYPED = "https://example.org/2023_coup_d'état_(Niger)|<a>[b]{c}?q=ä#é"
LINK = "https://example.org/2023_coup_d'%C3%A9tat_(Niger)%7C%3Ca%3E%5Bb%5D%7Bc%7D?q=%C3%A4#%C3%A9"
LOG = f"""\
timeline: {{title: A log, covers: 2014/2025-03-18}}
sources: {{s: {{title: A source, url: "{TYPED}"}}}}
events: [{{id: a, date: 2024, title: An event, type: other, url: "{TYPED}", sources: s}}]
"""


def written(form: str, command: str = "list") -> str:
    done = run(command, "--log", a_log(LOG), *(("--format", form) if form else ()))
    assert done.code == 0, done.err
    return done.out


@pytest.mark.parametrize(("form", "command"), [("html", "list"), ("timelinejs", "list"), ("", "page")])
def test_a_link_of_html_is_in_ascii_and_shows_what_was_typed(form: str, command: str) -> None:
    text = written(form, command)
    if form == "timelinejs":
        text = json.dumps(json.loads(text), ensure_ascii=False).replace('\\"', '"')
    links = [html.unescape(link) for link in re.findall(r'href="?(https?:[^"> ]*)', text)]
    assert links
    assert set(links) == {LINK}
    if form != "timelinejs":
        assert f">{html.escape(TYPED)}</a>" in text


def test_a_link_of_markdown_is_in_ascii() -> None:
    assert f"[^1]: A source <{LINK}>\n" in written("md")


def footnote_links(path: Path) -> list[tuple[str, str]]:
    """The targets and the texts of the links in the footnotes of a Word file."""
    (part,) = (one.target_part for one in Document(str(path)).part.rels.values() if one.reltype.endswith("/footnotes"))
    notes = ElementTree.fromstring(part.blob)
    return [
        (part.rels[link.get(f"{R}id", "")].target_ref, "".join(one.text or "" for one in link.iter(f"{W}t")))
        for link in notes.iter(f"{W}hyperlink")
    ]


def test_a_link_of_word_is_in_ascii() -> None:
    path = a_folder() / "list.docx"
    assert run("list", "--log", a_log(LOG), "--output", str(path)).code == 0
    assert footnote_links(path) == [(LINK, TYPED)]


@pytest.mark.parametrize("entry", ["s", "a"])
def test_the_address_of_a_card_is_a_link(entry: str) -> None:
    log = a_log(LOG)
    assert f"- **Address:** <{LINK}>\n" in run("show", entry, "--log", log, "--format", "md").out
    shown = run("show", entry, "--log", log, "--format", "html").out
    (link,) = re.findall(r'<strong>Address:</strong> <a [^>]*href="([^"]*)"[^>]*>([^<]*)</a>', shown)
    assert [html.unescape(part) for part in link] == [LINK, TYPED]
    path = a_folder() / "card.docx"
    assert run("show", entry, "--log", log, "--output", str(path)).code == 0
    (paragraph,) = [one for one in Document(str(path)).paragraphs if one.text.startswith("Address:")]
    assert [(link.address, link.text) for link in paragraph.hyperlinks] == [(LINK, TYPED)]


def test_several_links_of_a_document_lead_to_their_own_addresses() -> None:
    second = LOG.replace(
        "events: [", "events: [{id: b, date: 2023, title: B, type: other, url: 'https://b.example/', sources: s}, "
    )
    path = a_folder() / "cards.docx"
    assert run("show", "a", "b", "--log", a_log(second), "--output", str(path)).code == 0
    links = [link for one in Document(str(path)).paragraphs for link in one.hyperlinks if link.address]
    assert [link.address for link in links] == [LINK, "https://b.example/"]
    assert footnote_links(path) == [(LINK, TYPED)]


def test_data_are_as_typed() -> None:
    assert json.loads(written("json"))["events"][0]["sources"][0]["url"] == TYPED
    [row] = csv.DictReader(io.StringIO(written("csv", "sources")))
    assert row["url"] == TYPED


def test_a_name_of_a_host_in_any_script_is_followed_by_its_ascii_name() -> None:
    text = run("list", "--log", a_log(LOG.replace("example.org", "münchen.example")), "--format", "html").out
    assert 'href="https://xn--mnchen-3ya.example/' in text


def test_the_shipped_page_has_only_links_that_a_browser_may_follow() -> None:
    root = Path(__file__).parents[2]
    text = run("page", "--log", str(root / "events.yaml")).out
    assert re.findall(r'href="(?!https?://|#)[^"]*"', text) == []
