"""Small edits, with the text that a careful person would have written."""

import textwrap
from typing import Any

import pytest

from timeline.log.editing.changing import changed
from timeline.log.editing.operations import (
    AddEntry,
    AppendItem,
    Operation,
    RemoveEntry,
    RemoveValue,
    ReplaceEntry,
    SetValue,
    Target,
)
from timeline.log.editing.refusal import NotEditable

A, B, S = Target("events", "a"), Target("events", "b"), Target("sources", "s")
NEW: dict[str, Any] = {"id": "n", "date": "2024", "title": "News"}


def log(text: str) -> str:
    return textwrap.dedent(text).removeprefix("\n")


EDITS: list[tuple[str, str, list[Operation], str]] = [
    (
        "a comment behind a value stays, and quotes are used only where they are needed",
        """
        events:
          - id: a
            title: Old   # sic
            date: "2024-05"
        """,
        [SetValue(A, ("title",), "New: #1"), SetValue(A, ("date",), "2024-06")],
        """
        events:
          - id: a
            title: "New: #1"   # sic
            date: "2024-06"
        """,
    ),
    (
        "a new key goes to its usual place",
        """
        events:
          - id: a
            title: T
            # why we believe it
            sources: [s]
        """,
        [SetValue(A, ("status",), "denied"), SetValue(A, ("date",), "2024")],
        """
        events:
          - id: a
            date: 2024
            title: T
            status: denied
            # why we believe it
            sources: [s]
        """,
    ),
    (
        "a list with comments gets one more line",
        """
        events:
        - id: a
          actors: [
            one, # first
            two # second
          ]
        """,
        [AppendItem(A, ("actors",), "three")],
        """
        events:
        - id: a
          actors: [
            one, # first
            two, # second
            three
          ]
        """,
    ),
    (
        "of a list with commas behind all items, the new one has one, too",
        """
        events:
        - id: a
          actors: [
            one,
            two, # second
          ]
        """,
        [AppendItem(A, ("actors",), "three"), RemoveValue(A, ("actors", 0))],
        """
        events:
        - id: a
          actors: [
            two, # second
            three,
          ]
        """,
    ),
    (
        "the last item goes with its comment and with the comma before it",
        """
        events:
        - id: a
          actors: [
            one, # first
            two # second
          ]
          tags: [x, y]
        """,
        [RemoveValue(A, ("actors", 1)), RemoveValue(A, ("tags", 0))],
        """
        events:
        - id: a
          actors: [
            one # first
          ]
          tags: [y]
        """,
    ),
    (
        "the last item takes the key with it",
        """
        events:
        - id: a
          tags: [x] # one
          title: T
        """,
        [RemoveValue(A, ("tags", 0))],
        """
        events:
        - id: a
          title: T
        """,
    ),
    (
        "the first key goes, and the next one takes its place behind the dash",
        """
        events:
        - date: 2024 # a day
          id: a
        """,
        [RemoveValue(A, ("date",))],
        """
        events:
        - id: a
        """,
    ),
    (
        "a single source becomes the first of two",
        """
        events:
          - id: a
            sources: s # the decree
          - id: b
            sources:
              - {ref: s, at: page 1}
        """,
        [AppendItem(A, ("sources",), {"ref": "t", "at": "page 2"})],
        """
        events:
          - id: a
            sources: # the decree
              - s
              - {ref: t, at: page 2}
          - id: b
            sources:
              - {ref: s, at: page 1}
        """,
    ),
    (
        "a part of a part is changed, and nothing else",
        """
        events:
          - id: a
            sources: [{ref: s, at: 'page 1'},   {ref: t}] # two
        """,
        [SetValue(A, ("sources", 0, "at"), "page 2"), SetValue(A, ("sources", 1, "via"), "s")],
        """
        events:
          - id: a
            sources: [{ref: s, at: 'page 2'},   {ref: t, via: s}] # two
        """,
    ),
    (
        "a folded text stays folded, and its comment stays",
        """
        events:
          - id: a
            summary: >- # ours
              One
              two.

            note: N
        """,
        [SetValue(A, ("summary",), "Three.")],
        """
        events:
          - id: a
            summary: >- # ours
              Three.

            note: N
        """,
    ),
    (
        "a comment behind an item that comes to stand over several lines is not drawn into its first text",
        """
        events:
          - id: a
            tags:
              - old   # sic
              - [one one one one one one one one one one one one one one one one one one one one one one,
                 "two two two two two two two two two two two two two two two two two two"]
        """,
        [SetValue(A, ("tags", 0), {"words": ["long " * 25 + "end", "x"], "more": "y"})],
        f"""
        events:
          - id: a
            tags:
              - {{words: [{"long " * 25}end, x], more: y}}   # sic
              - [one one one one one one one one one one one one one one one one one one one one one one,
                 "two two two two two two two two two two two two two two two two two two"]
        """,
    ),
    (
        "a value below its key is replaced there",
        """
        events:
          - id: a
            title:
              Old # sic
        """,
        [SetValue(A, ("title",), "New")],
        """
        events:
          - id: a
            title:
              New # sic
        """,
    ),
    (
        "a new entry goes under the comment of its year",
        """
        events:
          # 2023
          - id: a
            date: 2023

          # 2024
          - id: b
            date: 2024-05
        """,
        [AddEntry(Target("events", "n"), NEW, "a", "2024")],
        """
        events:
          # 2023
          - id: a
            date: 2023

          # 2024
          - id: n
            date: 2024
            title: News

          - id: b
            date: 2024-05
        """,
    ),
    (
        "what is earlier than the first year stands above its comment",
        """
        events:
          # 2025
          - id: a
            date: 2025
        """,
        [AddEntry(Target("events", "n"), NEW, "", "2024")],
        """
        events:
          - id: n
            date: 2024
            title: News

          # 2025
          - id: a
            date: 2025
        """,
    ),
    (
        "a comment below an entry belongs to what follows, but for one that is indented like its keys",
        """
        events:
        - id: a
          # no title yet
        # about b
        - id: b
        """,
        [AddEntry(Target("events", "n"), {"id": "n"}, "a")],
        """
        events:
        - id: a
          # no title yet
        - id: n
        # about b
        - id: b
        """,
    ),
    (
        "an entry goes with the comment above it, and with one of the empty lines around it",
        """
        events:
        - id: a

        # about b
        - id: b # sic

        - id: c
        """,
        [RemoveEntry(B)],
        """
        events:
        - id: a

        - id: c
        """,
    ),
    (
        "the last entry goes, and the distance to the next section stays",
        """
        events:
        # 2024
        - id: a

        - id: b

        sources:
          s: {title: S}
        """,
        [RemoveEntry(B), RemoveEntry(A)],
        """
        events:
        # 2024

        sources:
          s: {title: S}
        """,
    ),
    (
        "an empty section gets its first entry, and keeps its comment",
        """
        events: [] # none yet

        sources:
          s:
            title: S
        """,
        [AddEntry(Target("events", "n"), NEW)],
        """
        events: # none yet
          - id: n
            date: 2024
            title: News

        sources:
          s:
            title: S
        """,
    ),
    (
        "a missing section is made in the usual order",
        """
        timeline: {title: T}

        events:
          - id: a

        # the end
        """,
        [AddEntry(Target("sources", "n"), {"title": "N: a report"})],
        """
        timeline: {title: T}

        sources:
          n:
            title: "N: a report"

        events:
          - id: a

        # the end
        """,
    ),
    (
        "the text of an entry is replaced with its comments",
        """
        events:
          - id: a

          # about b
          - id: b
            title: Old

          - id: c
        """,
        [ReplaceEntry(B, "  # more about b\n  - id: bb # sic\n    title: New", {"id": "bb", "title": "New"}, "bb")],
        """
        events:
          - id: a

          # more about b
          - id: bb # sic
            title: New

          - id: c
        """,
    ),
    (
        "in braces without an end of line",
        "{events: [{id: a, tags: [x]}], sources: {s: {title: S}}}",
        [AppendItem(A, ("tags",), "y"), AddEntry(Target("events", "n"), NEW, "a"), SetValue(S, ("date",), "2024")],
        "{events: [{id: a, tags: [x, y]}, {id: n, date: 2024, title: News}], sources: {s: {title: S, date: 2024}}}",
    ),
]


@pytest.mark.parametrize(
    ("before", "operations", "after"), [edit[1:] for edit in EDITS], ids=[edit[0] for edit in EDITS]
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("has_end", [True, False], ids=["", "no-end"])
def test_edits(before: str, operations: list[Operation], after: str, newline: str, has_end: bool) -> None:
    before, after = (log(text).replace("\n", newline) for text in (before, after))
    if not has_end:
        before, after = before.removesuffix(newline), after.removesuffix(newline)
    assert changed(before, operations).text == after


REFUSALS: list[tuple[str, list[Operation], str, int]] = [
    ("events:\n- &x {id: a}\n", [RemoveEntry(A)], "the anchor '&x' is not read", 2),
    ("events:\n- {id: a, by: *x}\n", [RemoveEntry(A)], "the alias '*x' is not read", 2),
    ("events:\n- {id: a, by: !!str x}\n", [RemoveEntry(A)], "the tag 'tag:yaml.org,2002:str' is not read", 2),
    ("events:\n- id: a\n---\nevents:\n", [RemoveEntry(A)], "a second document begins here", 3),
    ("events:\n- id: a\n  id: b\n", [RemoveEntry(A)], "the key 'id' stands twice", 3),
    ("events:\n- id: a\n- id: a\n", [RemoveEntry(A)], "the entry 'a' in 'events' stands twice", 1),
    ("events:\n- id: a\n", [RemoveEntry(B)], "there is no entry 'b' in 'events'", 1),
    ("events:\n- id: a\n", [RemoveEntry(S)], "there is no section 'sources' in this text", 1),
    ("events:\n- id: a\n", [AddEntry(A, {"id": "a"})], "there is an entry 'a' in 'events' already", 2),
    ("# x\nevents:\n- id: a\n", [RemoveValue(A, ("tags", 0))], "the entry has no 'tags'", 3),
    ("# x\nevents:\n- id: a\n", [RemoveValue(A, ("id",))], "nothing would be left of the entry", 3),
    ("# x\nevents:\n- {id: a, b: [c]}\n", [SetValue(A, ("b", 1), "x")], "the entry has no 'b[2]'", 3),
    ("", [RemoveEntry(A)], "there is nothing in this log", 1),
    ("- a\n", [RemoveEntry(A)], "a log is a mapping of sections", 1),
]


@pytest.mark.parametrize(("text", "operations", "message", "line"), REFUSALS, ids=[one[2] for one in REFUSALS])
def test_refusals_name_the_reason_and_the_place(
    text: str, operations: list[Operation], message: str, line: int
) -> None:
    with pytest.raises(NotEditable) as caught:
        changed(text, operations)
    assert caught.value.message == message
    assert caught.value.line == line
