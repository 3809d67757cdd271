"""A style, whatever it is, is learnt from entries that show it: another entry is written as they are."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from timeline.log.editing.emission import entry_lines
from timeline.log.editing.forms import Form, Forms
from timeline.log.editing.layout import layout_of
from timeline.log.editing.styles import Layout
from timeline.log.editing.tree import SectionNode, Tree, parse
from timeline.log.editing.values import Value

TEXT = "With US forces and Iran-backed ones in the country, the state has no monopoly on force; it wants no war. " * 4
WORDS = TEXT.split()


class Style(Forms):
    """The forms that one author gives to the values of each kind."""

    def __init__(self, *, text: Form, short: Form, long: Form, sources: Form, source: Form, quoting: Form) -> None:
        super().__init__()
        self._forms: dict[tuple[object, ...], Form] = {
            ((), "deep mapping", False): "block",
            ((), "deep mapping", True): "block",
            (("sources", ""), "mapping", False): source,
            (("sources",), "mappings", False): sources,
            (("sources",), "mappings", True): "block",
            (("actors",), "texts", False): short,
            (("actors",), "texts", True): short if short == "block" else long,
            (("places",), "texts", False): short,
            (("summary",), "sentence", True): text,
            (("title",), "quoting title", False): quoting,
        }

    def most(self, names: Iterable[tuple[object, ...]]) -> Form | None:
        return next((self._forms[name[:3]] for name in names if name[:3] in self._forms), None)


def entry(number: int) -> dict[str, Value]:
    """One of several entries: those with an even number have much to say, the others little."""
    many = number % 2 == 0
    return {
        "id": f"entry-{number}",
        "date": f"2024-0{number + 1}",
        "title": "A colon: quotes" if many else f"No colon {number}",
        "type": "other",
        "places": ["IQ", "SY"] if many else ["IQ"],
        "actors": [f"actor-number-{each}" for each in range(12 if many else 2)],
        "summary": " ".join(WORDS[number : number + (50 + number if many else 3)]),
        "sources": [{"ref": "cbp-2025", "at": f"page 1, note {each}"} for each in range(4 if many else 1)],
    }


STYLES = st.builds(
    Style,
    text=st.sampled_from(("folded", "wrapped")),
    short=st.sampled_from(("flow", "block")),
    long=st.sampled_from(("filled", "stacked", "open", "block")),
    sources=st.sampled_from(("flow", "block")),
    source=st.sampled_from(("flow", "block")),
    quoting=st.sampled_from(("plain", "quoted")),
)
LAYOUTS = st.builds(
    Layout,
    indent=st.sampled_from((0, 2, 4)),
    dash=st.sampled_from(("- ", "-   ")),
    item_dash=st.sampled_from(("- ", "-   ")),
    step=st.just(4),
    text_step=st.sampled_from((2, 4)),
    list_step=st.sampled_from((0, 2, 4)),
    field_column=st.sampled_from((0, 10)),
    blank_lines=st.sampled_from((0, 1, 2)),
    newline=st.sampled_from(("\n", "\r\n")),
    quote=st.sampled_from("'\""),
    width=st.just(100),
    fold=st.sampled_from((80, 100)),
    in_brackets=st.sampled_from(("", " ")),
    in_braces=st.sampled_from(("", " ")),
    last_comma=st.sampled_from(("", ",")),
    seen=STYLES.map(lambda style: (style,)),
)


@examples(60)
@given(LAYOUTS)
def test_an_entry_is_written_as_its_author_would_have(style: Layout) -> None:
    entries = [entry(number) for number in range(8)]
    texts = [entry_lines("events", "", one, style) for one in entries]
    tree = parse(f"events:{style.newline}" + (style.newline * style.blank_lines).join(texts))
    section = tree.sections["events"]
    for number, one in enumerate(entries):
        others = section.entries[:number] + section.entries[number + 1 :]
        shown = SectionNode(section.key, section.value, section.start, others)
        layout = layout_of(Tree(tree.text, tree.root, {"events": shown}, tree.end), "events", number)
        assert entry_lines("events", "", one, layout) == texts[number]
        assert layout.blank_lines == style.blank_lines
