"""Edits of a log: the small changes that an analyst makes, good and bad, each a function from one log to the next."""

import re
from collections.abc import Callable, Sequence
from random import Random

from tests.faults.logs import ACTORS, MORE, ROOT, Block, Draft, a_date, a_title, event_text

Edit = Callable[[Draft, Random], Draft]

EDITS: list[Edit] = []
"""Every edit; one that finds nothing to change gives back the very log that it was given."""


def edit(function: Edit) -> Edit:
    """Count a function among the edits."""
    EDITS.append(function)
    return function


def _any(draft: Draft, section: str, random: Random, having: str = "") -> tuple[str, int] | None:
    """The place of one entry of a section, of those that hold these words."""
    found = [place for place in draft.places(section) if having in draft.block(place).text]
    return random.choice(found) if found else None


def _with(draft: Draft, section: str, random: Random, key: str, value: str) -> Draft:
    """Another value for a key of one entry that has it."""
    place = _any(draft, section, random, f" {key}: ")
    if place is None:
        return draft
    pattern = rf"(?m)(\b{key}: )(\[[^\]\n]*\]|\{{[^}}\n]*\}}|\"[^\"\n]*\"|[^,}}\n]*)"
    return draft.replaced(place, re.sub(pattern, lambda found: found[1] + value, draft.block(place).text, count=1))


def _inserted(draft: Draft, file: str, number: int, *blocks: Block) -> Draft:
    return draft.changed(file, lambda pieces: pieces.__setitem__(slice(number, number), blocks))


def _new_event(random: Random) -> Block:
    number = random.randint(10_000, 99_999_999)
    return Block("events", f"event-{number}", event_text(f"event-{number}", number, random))


def _spot(draft: Draft, random: Random) -> tuple[str, int]:
    place = _any(draft, "events", random)
    assert place is not None
    return place


@edit
def retitle(draft: Draft, random: Random) -> Draft:
    """Another title, most often of another length."""
    return _with(draft, "events", random, "title", a_title(random.randint(0, 10**6), random))


@edit
def turn_letters(draft: Draft, random: Random) -> Draft:
    """Another title of the same length."""
    place = _spot(draft, random)
    text = draft.block(place).text
    return draft.replaced(place, re.sub(r"title: \w", f"title: {random.choice('ABCDEFGHIJKLM')}", text, count=1))


@edit
def redate(draft: Draft, random: Random) -> Draft:
    """Another date of an event, also of one that a plan names."""
    return _with(draft, "events", random, "date", a_date(random))


@edit
def redate_what_a_plan_names(draft: Draft, random: Random) -> Draft:
    """Another date of an event from which a plan has its own."""
    named = {
        found for place in draft.places("plans") for found in re.findall(r"event: ([\w-]+)", draft.block(place).text)
    }
    events = [place for place in draft.places("events") if draft.block(place).id in named]
    if not events:
        return draft
    place = random.choice(events)
    day = f"date: {random.randint(2014, 2019)}-0{random.randint(1, 9)}-11"
    return draft.replaced(place, re.sub(r"(?m)date: .*$", day, draft.block(place).text, count=1))


@edit
def rename(draft: Draft, random: Random) -> Draft:
    """Another id of an event; an error where a plan names it."""
    file, number = _spot(draft, random)
    block = draft.files[file][number]
    new = f"renamed-{random.randint(0, 10**8)}"
    renamed = Block("events", new, block.text.replace(f"id: {block.id}", f"id: {new}", 1))
    return draft.changed(file, lambda pieces: pieces.__setitem__(number, renamed))


@edit
def remove(draft: Draft, random: Random) -> Draft:
    """One event less."""
    file, number = _spot(draft, random)
    return draft.changed(file, lambda pieces: pieces.__delitem__(number)) if len(draft.places("events")) > 12 else draft


@edit
def add_somewhere(draft: Draft, random: Random) -> Draft:
    """One event more, before another."""
    return _inserted(draft, *_spot(draft, random), _new_event(random))


@edit
def add_first(draft: Draft, random: Random) -> Draft:
    """One event more, before all others of its file."""
    return _inserted(draft, *min(p for p in draft.places("events") if p[0] == ROOT), _new_event(random))


@edit
def add_last(draft: Draft, random: Random) -> Draft:
    """Some events more, at the very end of a file."""
    return _inserted(draft, MORE, len(draft.files[MORE]), *(_new_event(random) for _ in range(random.randint(1, 3))))


@edit
def add_comments(draft: Draft, random: Random) -> Draft:
    """Some lines of comment at the top of a file, so that all entries below stand on other lines."""
    file = random.choice([ROOT, MORE, ACTORS])
    return _inserted(draft, file, 0, Block("", "", "# A remark.\n" * random.randint(1, 3)))


@edit
def add_a_remark_inside(draft: Draft, random: Random) -> Draft:
    """A comment and an empty line between two entries."""
    return _inserted(draft, *_spot(draft, random), Block("", "", "\n  # A remark.\n"))


@edit
def swap(draft: Draft, random: Random) -> Draft:
    """Two events of one file, each in the place of the other."""
    file, one = _spot(draft, random)
    other = random.choice([number for name, number in draft.places("events") if name == file])
    blocks = draft.files[file]
    swapped = {one: blocks[other], other: blocks[one]}
    return draft.changed(
        file, lambda pieces: pieces.__setitem__(slice(None), [swapped.get(n, b) for n, b in enumerate(pieces)])
    )


@edit
def swap_their_titles(draft: Draft, random: Random) -> Draft:
    """Two events with their ids exchanged: the same words in the same sum, and another meaning."""
    file, one = _spot(draft, random)
    other = random.choice([number for name, number in draft.places("events") if name == file])
    first, second = draft.files[file][one], draft.files[file][other]
    draft = draft.replaced((file, one), first.text.replace(_title(first), _title(second)))
    return draft.replaced((file, other), second.text.replace(_title(second), _title(first)))


def _title(block: Block) -> str:
    found = re.search(r"(?m)title: .*$", block.text)
    assert found is not None
    return found[0]


@edit
def move_to_another_file(draft: Draft, random: Random) -> Draft:
    """An event that goes from one file to the end of another."""
    places = [place for place in draft.places("events") if place[0] == ROOT]
    if len(places) < 6:
        return draft
    file, number = random.choice(places)
    block = draft.files[file][number]
    return _inserted(
        draft.changed(file, lambda pieces: pieces.__delitem__(number)), MORE, len(draft.files[MORE]), block
    )


@edit
def retype(draft: Draft, random: Random) -> Draft:
    """Another type."""
    return _with(draft, "events", random, "type", random.choice(["battle", "election", "handover", "report"]))


@edit
def move_elsewhere(draft: Draft, random: Random) -> Draft:
    """Other places."""
    return _with(draft, "events", random, "places", random.choice(["[ML]", "[sahel]", "[LY, IQ]", "[northeast-syria]"]))


@edit
def other_actors(draft: Draft, random: Random) -> Draft:
    """Other actors."""
    return _with(draft, "events", random, "actors", random.choice(["[jnim]", "[aqim, us-forces]", "[is-sahel]"]))


@edit
def other_source(draft: Draft, random: Random) -> Draft:
    """Another source."""
    return _with(draft, "events", random, "sources", f"[{random.choice(['wire', 'paper', 'nobody-cites-this'])}]")


@edit
def further_keys(draft: Draft, random: Random) -> Draft:
    """One more key of an event: what makes it known later, or looked at later, or found by a word."""
    place = _spot(draft, random)
    text = draft.block(place).text
    keys = [
        "known: 2025-03-01",
        "checked: 2025-03-02",
        "status: claimed",
        "note: the zebra was there",
        "added: 2025-03-03",
        "summary: a zebra near the market",
        "tags: [kidal]",
    ]
    fitting = [key for key in keys if f"\n    {key.split(':')[0]}:" not in text]
    return draft.replaced(place, f"{text}    {random.choice(fitting)}\n") if fitting else draft


@edit
def tell_again(draft: Draft, random: Random) -> Draft:
    """An event told a second time, under another id: a likely double."""
    file, number = _spot(draft, random)
    block = draft.block((file, number))
    name = f"{block.id}-again-{random.randint(1, 10**6)}"
    text = re.sub(r"(?m)^  - id: .*", f"  - id: {name}", block.text, count=1)
    return _inserted(draft, file, number + 1, Block("events", name, text))


@edit
def tell_apart(draft: Draft, random: Random) -> Draft:
    """An event that says that it is another one than some event, or the last one that said so and no longer does."""
    place = _spot(draft, random)
    block, other = draft.block(place), draft.block(_spot(draft, random))
    said = _any(draft, "events", random, "\n    distinct: ")
    if said is not None and random.random() < 0.3:
        return draft.replaced(said, re.sub(r"(?m)^    distinct: .*\n", "", draft.block(said).text))
    if other.id == block.id or "\n    distinct: " in block.text:
        return draft
    return draft.replaced(place, f"{block.text}    distinct: [{other.id}]\n")


@edit
def come_from_a_table(draft: Draft, random: Random) -> Draft:
    """An event with the row of a table from which it was imported, which an import may name again."""
    place = _spot(draft, random)
    text = draft.block(place).text
    if "\n    origin: " in text:
        return draft
    return draft.replaced(place, f"{text}    origin: {{source: paper, id: row-{random.randint(1, 400)}}}\n")


@edit
def other_deadline(draft: Draft, random: Random) -> Draft:
    """Another deadline of a plan."""
    return _with(draft, "plans", random, "deadline", f"{random.randint(2026, 2035)}-0{random.randint(1, 9)}")


@edit
def settle(draft: Draft, random: Random) -> Draft:
    """An outcome for a plan that has none, or none for one that has."""
    place = _any(draft, "plans", random)
    if place is None:
        return draft
    text = draft.block(place).text
    if "outcome" in text:
        return draft.replaced(place, re.sub(r"(?m)^    outcome:.*\n", "", text))
    return draft.replaced(
        place, f"{text}    outcome: {{date: 2025-03-0{random.randint(1, 9)}, result: met, sources: [paper]}}\n"
    )


@edit
def announce_with_another_event(draft: Draft, random: Random) -> Draft:
    """A plan that names another event, which may be undated or stand in another file."""
    place = _any(draft, "plans", random, "announced: {event:")
    event = draft.block(_spot(draft, random)).id
    if place is None:
        return draft
    return draft.replaced(place, re.sub(r"announced: .*", f"announced: {{event: {event}}}", draft.block(place).text))


@edit
def other_figure(draft: Draft, random: Random) -> Draft:
    """Another number, which may contradict others or agree with them."""
    return _with(draft, "figures", random, "low", str(random.randint(1, 400)))


@edit
def other_membership(draft: Draft, random: Random) -> Draft:
    """An actor that was part of another, at another time."""
    value = f"[{{actor: {random.choice(['jnim', 'islamic-state'])}, during: {random.randint(2014, 2022)}/..}}]"
    place = next(place for place in draft.places("actors") if draft.block(place).id == "is-sahel")
    return draft.replaced(place, f"  is-sahel: {{name: Islamic State in the Sahel, part_of: {value}}}\n")


@edit
def other_aliases(draft: Draft, random: Random) -> Draft:
    """Other names of an actor."""
    place = next(place for place in draft.places("actors") if draft.block(place).id == "jnim")
    name, alias = random.choice(["Jamaat", "Group for the support", "Islamic State West"]), random.randint(1, 9)
    return draft.replaced(place, f"  jnim: {{name: {name}, aliases: [Alias {alias}], kind: armed-group}}\n")


@edit
def other_area(draft: Draft, random: Random) -> Draft:
    """A region that contains other countries."""
    place = next(place for place in draft.places("places") if draft.block(place).id == "sahel")
    inside = ", ".join(random.sample(["ML", "NE", "BF", "TD", "NG", "SO", "border-zone"], 3))
    return draft.replaced(place, f"  sahel: {{name: Sahel, contains: [{inside}], definition: of this log}}\n")


@edit
def other_publication(draft: Draft, random: Random) -> Draft:
    """A source that was published on another day: figures are known from it, and `check` compares it."""
    place = next(place for place in draft.places("sources") if draft.block(place).id == "paper")
    day = f"20{random.randint(15, 25)}-01-0{random.randint(1, 9)}"
    return draft.replaced(place, f"  paper: {{title: The paper, publisher: A library, date: {day}}}\n")


@edit
def other_horizon(draft: Draft, random: Random) -> Draft:
    """A log that has followed its subject for longer, or shorter."""
    place = draft.places("timeline")[0]
    covers = f"2014/{random.randint(2023, 2025)}-0{random.randint(1, 9)}-18"
    return draft.replaced(place, f"timeline:\n  title: A log of faults\n  covers: {covers}\n")


@edit
def other_view(draft: Draft, random: Random) -> Draft:
    """A saved query that asks something else."""
    place = next(place for place in draft.places("views") if draft.block(place).id == "raids")
    query = random.choice(["type:coup", "market or border", "country:ML date:2020..", "nonsense:1", "actor:nobody"])
    return draft.replaced(place, f'  raids: "{query}"\n')


_DECLARED = "declared-"


def _declared(draft: Draft, section: str, text: str, random: Random) -> tuple[Draft, str]:
    """One entry more in a section of vocabulary, before another, and its id."""
    place = _any(draft, section, random)
    assert place is not None
    new = f"{_DECLARED}{random.randint(0, 10**8)}"
    return _inserted(draft, *place, Block(section, new, f"  {new}: {text}\n")), new


@edit
def cite_a_new_source(draft: Draft, random: Random) -> Draft:
    """A source more, and the event that cites it."""
    draft, new = _declared(draft, "sources", "{title: A new report, publisher: A library, date: 2024-02-03}", random)
    return _with(draft, "events", random, "sources", f"[{new}]")


@edit
def name_a_new_actor(draft: Draft, random: Random) -> Draft:
    """An actor more, the event that names it, and a plan."""
    text = random.choice(
        ["{name: A new group}", "{name: A new branch, part_of: aqim}", "{name: The paper, country: ML}"]
    )
    draft, new = _declared(draft, "actors", text, random)
    return other_deadline(_with(draft, "events", random, "actors", f"[{new}]"), random)


@edit
def name_a_new_place(draft: Draft, random: Random) -> Draft:
    """A place more, and the event that was there."""
    text = random.choice(
        ["{name: A town, in: ML}", "{name: A valley, in: [sahel, NE]}", "{name: Both, contains: [ML]}"]
    )
    draft, new = _declared(draft, "places", text, random)
    return _with(draft, "events", random, "places", f"[{new}]")


@edit
def declare_what_nothing_names(draft: Draft, random: Random) -> Draft:
    """An entry of vocabulary more that nothing names yet."""
    section = random.choice(["sources", "actors"])
    return _declared(draft, section, "{title: A note}" if section == "sources" else "{name: Jamaat}", random)[0]


@edit
def take_out_a_new_one(draft: Draft, random: Random) -> Draft:
    """One entry of vocabulary less, of those that were added; an error where something names it."""
    every = [place for section in ("sources", "actors", "places") for place in draft.places(section)]
    new = [place for place in every if draft.block(place).id.startswith(_DECLARED)]
    if not new:
        return draft
    file, number = random.choice(new)
    return draft.changed(file, lambda pieces: pieces.__delitem__(number))


@edit
def edit_in_many_places(draft: Draft, random: Random) -> Draft:
    """Several edits at once."""
    edits = (retitle, redate, add_somewhere, remove, other_deadline, other_figure, move_to_another_file, other_actors)
    for one in random.sample(edits, random.randint(2, 5)):
        draft = one(draft, random)
    return draft


@edit
def an_own_type(draft: Draft, random: Random) -> Draft:
    """A type of the log's own, perhaps with another family than before."""
    if draft.places("types"):
        place = draft.places("types")[0]
        return draft.replaced(place, f"  raid: {{name: Raid, family: {random.choice(['violence', 'forces'])}}}\n")
    text = "  raid: {name: Raid, family: violence}\n"
    return _inserted(draft, ROOT, 2, Block("", "", "types:\n"), Block("types", "raid", text))


@edit
def leave_out_an_include(draft: Draft, random: Random) -> Draft:
    """A file that is no longer included, or is again."""
    place = draft.places("include")[0]
    is_out = MORE not in draft.block(place).text
    return draft.replaced(place, f"include:\n  - {ACTORS}\n" + (f"  - {MORE}\n" if is_out else ""))


@edit
def include_in_another_order(draft: Draft, random: Random) -> Draft:
    """The same files, in the other order."""
    place = draft.places("include")[0]
    head, *names = draft.block(place).text.splitlines(keepends=True)
    return draft.replaced(place, head + "".join(reversed(names)))


@edit
def other_line_ends(draft: Draft, random: Random) -> Draft:
    """The line ends of another system."""
    return Draft(draft.files, "\r\n" if draft.line_end == "\n" else "\n")


def _broken(name: str, spoil: Callable[[str, Random], str]) -> None:
    def function(draft: Draft, random: Random) -> Draft:
        place = _spot(draft, random)
        return draft.replaced(place, spoil(draft.block(place).text, random))

    function.__name__ = name
    EDITS.append(function)


def _id(text: str) -> str:
    return text.splitlines()[0].removeprefix("  - id: ")


_broken("open_a_quote", lambda text, _: text.replace("title: ", 'title: "', 1))
_broken("set_a_tab", lambda text, _: text.replace("\n    ", "\n\t", 1))
_broken("use_an_id_twice", lambda text, _: f"{text}  - {{id: {_id(text)}, date: 2020, title: Twice, type: law}}\n")
_broken("name_nobody", lambda text, _: re.sub(r"actors: .*", "actors: [jnin]", text))
_broken("forget_the_date", lambda text, _: re.sub(r"date: .*\n    ", "", text, count=1))
_broken("misdate", lambda text, _: re.sub(r"date: .*", "date: 2024-02-30", text, count=1))
_broken("set_a_control_character", lambda text, _: text.replace("title: ", "title: \x07", 1))
_broken("set_a_byte_that_is_no_text", lambda text, _: text.replace("title: ", "title: \udcff", 1))
_broken("misspell_a_key", lambda text, _: text.replace("type: ", "tipe: ", 1))
_broken("break_off", lambda text, random: text[: random.randint(1, len(text) - 1)])


def names(edits: Sequence[Edit]) -> str:
    """The edits in words."""
    return ", then ".join(one.__name__.replace("_", " ") for one in edits)
