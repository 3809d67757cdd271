"""References with a kind: how they are parted, and what an id may mean where several kinds are allowed."""

import pytest

from timeline.log.references import Kind, Reference, choice_of, id_in, id_of, key_of, meanings, reference_of

KNOWN: dict[Kind, set[str]] = {"actor": {"sahel", "un"}, "place": {"sahel"}, "event": {"un", "pause"}}


@pytest.mark.parametrize(
    ("text", "identity", "kind"),
    [
        ("sahel", "sahel", None),
        ("actor:sahel", "sahel", "actor"),
        ("place:sahel", "sahel", "place"),
        ("event:pause", "pause", "event"),
        ("plan:pause", "pause", "plan"),
        ("figure:f", "f", "figure"),
        ("source:un", "un", "source"),
        ("type:attack", "type:attack", None),  # types are named by fields of their own
        ("Actor:sahel", "Actor:sahel", None),  # ids and kinds are lower-case
        ("actor:", "", "actor"),
        (":sahel", ":sahel", None),
        ("2024-03-26T01:28", "2024-03-26T01:28", None),
    ],
)
def test_a_reference_is_parted_at_a_known_kind_only(text: str, identity: str, kind: str | None) -> None:
    assert reference_of(text) == (identity, kind)
    assert id_of(text) == identity
    assert reference_of(text).text == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sahel", ["actor:sahel", "place:sahel"]),
        ("actor:sahel", ["actor:sahel"]),
        ("place:sahel", ["place:sahel"]),
        ("event:sahel", []),
        ("un", ["actor:un", "event:un"]),
        ("pause", ["event:pause"]),
        ("source:un", []),  # a kind that the field does not take
        ("nothing", []),
    ],
)
def test_the_meanings_of_a_reference(text: str, found: list[str]) -> None:
    assert [one.text for one in meanings(text, KNOWN)] == found


def test_the_remedy_names_each_meaning() -> None:
    assert choice_of((Reference("sahel", "actor"), Reference("sahel", "place"))) == (
        "write 'actor:sahel' or 'place:sahel'"
    )


def test_keys_differ_between_namespaces_alone() -> None:
    assert key_of("events", "x") == key_of("plans", "x") == key_of("figures", "x")
    others = [key_of(section, "x") for section in ("events", "sources", "actors", "places", "types", "views")]
    assert len(set(others)) == len(others)
    assert [id_in(s, key_of(s, "x")) for s in ("events", "sources", "views")] == ["x", "x", "x"]
