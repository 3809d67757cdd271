"""The state of the questions about one entry: what is asked next, and what going back keeps."""

from tests.edits.samples import NAMES
from timeline.edits.prompts.answers import Answer, Part
from timeline.edits.prompts.interview import Interview


def answered(interview: Interview, *texts: str) -> Interview:
    """Answer the next questions, each with a text for its key."""
    for text in texts:
        assert interview.prompt is not None
        interview.accept(Answer(text, (Part(interview.prompt.key, text),) if text else ()), NAMES)
    return interview


def key_of(interview: Interview) -> str:
    return interview.prompt.key if interview.prompt else ""


def test_questions_come_in_their_order_until_all_are_answered() -> None:
    interview = Interview("actor", {})
    assert (key_of(interview), interview.is_empty) == ("title", True)
    answered(interview, "Drivers' Union", "DU", "", "")
    assert (key_of(interview), interview.is_empty) == ("part_of", False)
    answered(interview, "")
    assert interview.prompt is None
    assert interview.parts == (Part("title", "Drivers' Union"), Part("alias", "DU"))
    assert interview.line.text == "alias:DU -- Drivers' Union"


def test_going_back_keeps_what_was_answered_until_it_is_answered_anew() -> None:
    interview = answered(Interview("source", {}), "A title", "A publisher")
    assert interview.back()
    assert key_of(interview) == "publisher"
    assert interview.back()
    assert not interview.back()
    assert key_of(interview) == "title"
    assert interview.before == ()
    assert interview.typed == {"title": "A title", "publisher": "A publisher"}
    answered(interview, "Another")
    assert interview.before == (Part("title", "Another"),)
    assert [part.text for part in interview.parts] == ["Another", "A publisher"]


def test_a_unit_is_asked_for_only_where_neither_the_number_nor_the_log_says_it() -> None:
    known = answered(Interview("figure", {}), "2024", "us-forces", "troops", "about 2,500")
    assert key_of(known) == "cited"  # the log counts them in people
    said = answered(Interview("figure", {}), "2024", "iraq", "debt", "5 million euros")
    assert key_of(said) == "cited"
    open_ = answered(Interview("figure", {}), "2024", "iraq", "debt", "5 million")
    assert key_of(open_) == "unit"
    answered(open_, "euros")
    assert open_.back()
    assert key_of(open_) == "unit"
    assert open_.back()
    assert key_of(open_) == "title"
    answered(open_, "5 million dollars")
    assert key_of(open_) == "cited"
    assert "unit" not in {part.key for part in open_.parts}
    assert open_.back()
    assert key_of(open_) == "title"


def test_it_can_begin_with_texts() -> None:
    assert Interview("event", {"cited": "audit@page 2"}).typed == {"cited": "audit@page 2"}


def test_a_question_may_be_left_out() -> None:
    interview = answered(Interview("view", {}, ["date"]), "country:IQ")
    assert interview.prompt is None
    assert interview.back()
    assert key_of(interview) == "title"
    assert not interview.back()


def test_a_fault_of_a_key_leads_to_its_question() -> None:
    parts = {"date": Part("until", "2027"), "concerned": Part("by", "us-forces")}
    interview = Interview("plan", {})
    while interview.prompt is not None:
        key = interview.prompt.key
        interview.accept(Answer(key, (parts.get(key, Part(key, "text")),) if key != "cited" else ()), NAMES)
    for field, asked in (("until", "date"), ("by", "concerned"), ("announced", "announced"), ("elsewhere", "kind")):
        interview.go_to(field)
        assert key_of(interview) == asked
