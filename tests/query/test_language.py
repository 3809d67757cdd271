"""The query language: what a text is read as, what is refused and where, and that it can be written again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from timeline.query.filters import FIELDS, PERIODS
from timeline.query.language.faults import Fault
from timeline.query.language.grammar import DEEPEST, parse
from timeline.query.language.nodes import And, Field, Node, Not, Or, Period, Value, View, Words
from timeline.query.language.printing import text_of
from timeline.query.language.tokens import MOST_TEXT


def field(name: str, *texts: str) -> Field:
    return Field(name, tuple(map(Value, texts)))


def period(since: str | None, until: str | None) -> Period:
    return Period(*(None if text is None else Value(text) for text in (since, until)))  # type: ignore[arg-type]


IQ, A, B, C = field("country", "IQ"), Words("a"), Words("b"), Words("c")

READ: list[tuple[str, Node]] = [
    ("country:IQ", IQ),
    ("COUNTRY:IQ", IQ),
    ("type:withdrawal,agreement", field("type", "withdrawal", "agreement")),
    ('country:"Ivory Coast",IQ', field("country", "Ivory Coast", "IQ")),
    ('country:IQ,"Ivory Coast"', field("country", "IQ", "Ivory Coast")),
    ("country:“Ivory Coast”", field("country", "Ivory Coast")),
    ("source:a:b", field("source", "a:b")),
    ("air", Words("air")),
    ('"air base"', Words("air base", whole=True)),
    ('"not"', Words("not", whole=True)),
    ('"country:IQ"', Words("country:IQ", whole=True)),
    (r'"say \"go\" \\ now \x"', Words(r'say "go" \ now \x', whole=True)),
    ("2,500 a", And((Words("2,500"), A))),
    ("$1,234,567-strong", Words("$1,234,567-strong")),
    ("date:2022,2023", Field("date", (Value("2022"), Value("2023")))),
    ("text:2,500", Field("text", (Value("2"), Value("500")))),
    ('text:"2,500",a', Field("text", (Value('"2,500"'), Value("a")))),
    ("Al-Qaeda's", Words("Al-Qaeda's")),
    ("@iraq-drawdown", View("iraq-drawdown")),
    ("a b", And((A, B))),
    ("a and b", And((A, B))),
    ("a AND b", And((A, B))),
    ("a or b", Or((A, B))),
    ("a b or c", Or((And((A, B)), C))),
    ("a (b or c)", And((A, Or((B, C))))),
    ("a (b c)", And((A, B, C))),
    ("(a or b) or c", Or((A, B, C))),
    ("((a))", A),
    ("not a b", And((Not(A), B))),
    ("not a or b", Or((Not(A), B))),
    ("not (a or b)", Not(Or((A, B)))),
    ("not not a", Not(Not(A))),
    ("a and not b", And((A, Not(B)))),
    ("(a)(b)", And((A, B))),
    ("date:2024", field("date", "2024")),
    ("date:2024..2025-03", Field("date", (period("2024", "2025-03"),))),
    ("date:2024..", Field("date", (period("2024", None),))),
    ("date:..2024", Field("date", (period(None, "2024"),))),
    ("date:2014,2024..", Field("date", (Value("2014"), period("2024", None)))),
    ('date:"early 2022".."last month"', Field("date", (period("early 2022", "last month"),))),
    ('date:"early 2022"..', Field("date", (period("early 2022", None),))),
    ('date:2022.."last month"', Field("date", (period("2022", "last month"),))),
    ('date:"[..2024-01]"', field("date", "[..2024-01]")),
    ("known:2024..", Field("known", (period("2024", None),))),
    ("text:2024..2025", field("text", "2024..2025")),
    (
        'country:IQ type:withdrawal,agreement date:2024..2025-03 "air base" not actor:turkey (tag:x or tag:y)',
        And(
            (
                IQ,
                field("type", "withdrawal", "agreement"),
                Field("date", (period("2024", "2025-03"),)),
                Words("air base", whole=True),
                Not(field("actor", "turkey")),
                Or((field("tag", "x"), field("tag", "y"))),
            )
        ),
    ),
]


@pytest.mark.parametrize(("text", "node"), READ, ids=[text for text, _ in READ])
def test_parsed_queries(text: str, node: Node) -> None:
    assert parse(text) == node


REFUSED = [
    # the query, what the caret stands under, and what is said
    ("", "", "the query is empty; write what to look for, such as country:IQ"),
    ("  ", "", "the query is empty; write what to look for, such as country:IQ"),
    ("cuontry:IQ", "cuontry", "no field is called 'cuontry'; did you mean 'country'?"),
    ("a since:2024", "since", "no field is called 'since'; did you mean 'from'?"),
    ("countries:IQ", "countries", "no field is called 'countries'; did you mean 'country'?"),
    ("place:IQ", "place", "no field is called 'place'; did you mean 'region'?"),
    ("known-to:2024", "known-to", "no field is called 'known-to'; did you mean 'known'?"),
    ("-tag:x", "-", "'-' is not read here; write not tag:…"),
    ("country:", ":", "a value of 'country' is missing here; write country:IQ"),
    ("country: IQ", ":", "a value of 'country' is missing here; write no space after the ':'"),
    ("type:a, b", ",", "a value of 'type' is missing here; write no space after the ','"),
    ("type:a,", ",", "a value of 'type' is missing here; write type:agreement"),
    ("type:a ,b", ",", "a ',' stands only between the values of a field; write type:coup,attack without a space, or"),
    ("a or", "", "nothing follows 'or'; write what to look for"),
    ("a (b or) c", ")", "nothing follows 'or'"),
    ("or a", "or", "nothing stands before 'or'; put it in quotes to search for the word"),
    ("a or or b", "or", "nothing follows 'or'"),
    ("not", "", "nothing follows 'not'"),
    ("()", ")", "there is nothing in these brackets"),
    ("a (b", "(", "this bracket is not closed; close it with ')'"),
    ("a) b", ")", "this bracket closes nothing; remove it, or open it with '('"),
    ('a "b', '"', "these quotes are not closed; close them"),
    ('a"b"', '"b"', "quotes stand within a word; put a space between the two"),
    ('country:I"Q"', '"Q"', "quotes stand within a value; put the whole value in quotes"),
    ("date:..", "..", "a period has a date on one side at least; write date:2024.. or date:..2025"),
    ("@", "@", "no view is named after '@'; 'timeline views' lists them"),
    ("a ???", "???", "there is no word in '???'; write a word to search for"),
    ("x:\x1b[31m", "x", "no field is called 'x'; the fields are region, country, actor"),
]


@pytest.mark.parametrize(("text", "under", "said"), REFUSED, ids=[text for text, _, _ in REFUSED])
def test_refused_queries_with_positions(text: str, under: str, said: str) -> None:
    fault = parse(text)
    assert isinstance(fault, Fault)
    assert fault.place.text[fault.place.start : fault.place.end] == under
    assert f"{fault.message}; {fault.hint}".startswith(said)


def test_depth_and_length_have_an_end() -> None:
    assert isinstance(parse("(" * DEEPEST + "a" + ")" * DEEPEST), Words)
    for text in ("(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1), "not " * 900 + "a", "(" * MOST_TEXT):
        fault = parse(text)
        assert isinstance(fault, Fault)
        assert fault.message == f"nested over {DEEPEST} levels deep"
    fault = parse("a " * MOST_TEXT)
    assert isinstance(fault, Fault)
    assert fault.message == "the query has 8,000 characters; 4,000 are read"


PIECES = [*'()",:@.-“”\\ ', " and ", " or ", " not ", "..", "date:", "type:", "tag:", "@v", "IQ", "2024", "é", "\0"]


@examples(600)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=25).map("".join)))
def test_any_text_is_a_query_or_a_fault_with_a_place(text: str) -> None:
    found = parse(text)
    if isinstance(found, Fault):
        assert found.place.text == text
        assert 0 <= found.place.start <= found.place.end <= len(text)
        assert found.message
        assert found.hint
    else:
        assert parse(text_of(found)) == found


texts = st.one_of(
    st.text(min_size=1, max_size=12), st.sampled_from(["not", "a.", "..", "2024..", "@v", "a:b", '"', "\\"])
)
values = st.builds(Value, texts)
periods = st.one_of(
    st.builds(Period, values, st.none()), st.builds(Period, st.none(), values), st.builds(Period, values, values)
)
in_quotes = texts.map(lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"')
searched = st.builds(Value, st.one_of(in_quotes, st.sampled_from(["x", "air-base", "d'état"])))
fields = st.sampled_from(sorted(FIELDS)).flatmap(
    lambda name: st.builds(
        Field,
        st.just(name),
        st.lists(
            st.one_of(values, periods) if name in PERIODS else searched if name == "text" else values,
            min_size=1,
            max_size=3,
        ).map(tuple),
    )
)
plain = st.sampled_from(["x", "air-base", "d'état", "2,500", "1,234,567th", "北京"])
leaves = st.one_of(
    fields,
    st.builds(Words, st.builds("x{}".format, texts), st.just(True)),
    st.builds(Words, plain),
    st.builds(View, st.sampled_from(["a", "iraq-drawdown"])),
)


def joined(kind: type[And] | type[Or], parts: list[Node]) -> Node:
    """As the grammar has it: flat."""
    return kind(tuple(p for part in parts for p in (part.parts if isinstance(part, kind) else (part,))))


def larger(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(parts, min_size=2, max_size=3)
    return st.one_of(
        several.map(lambda one: joined(And, one)), several.map(lambda one: joined(Or, one)), st.builds(Not, parts)
    )


@examples(400)
@given(st.recursive(leaves, larger, max_leaves=12))
def test_a_query_that_is_written_is_read_as_the_same(node: Node) -> None:
    assert parse(text_of(node)) == node
