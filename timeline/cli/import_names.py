"""Names in an import that the log does not have: what a person decides about them."""

from collections.abc import Container, Mapping
from typing import TYPE_CHECKING

from timeline.edits.asker import Asker
from timeline.edits.deciding import Decisions
from timeline.edits.meanings import Found, NameRole, Near, Question
from timeline.edits.names import Names
from timeline.folding import spellings
from timeline.imports.choosing import asked_names
from timeline.imports.offers import Alias

if TYPE_CHECKING:
    from timeline.edits.room import LogToEdit
    from timeline.imports.applying import Chosen
    from timeline.imports.offers import Offers


def decide_names(opened: "LogToEdit", offers: "Offers", chosen: "Chosen", asker: Asker | None) -> None:
    """Ask once about each name without a certain meaning in what was chosen; names that are alike are one.

    A name of an actor or a place of the log becomes an alias of it, so that nobody is asked again.

    Raises `WrongUsage` where nobody can be asked, and `NothingWritten` where no answer is given.
    """
    own: Mapping[str, Container[str]] = {"actor": opened.log.actors, "place": opened.log.places}
    decisions = Decisions(Names(opened.log), asker)
    by_spelling: dict[tuple[NameRole, str], str] = {}
    for role, text in ((one.role, one.text) for one in asked_names(offers, chosen)):
        meaning = decisions.names.meaning(role, text)
        if isinstance(meaning, Found):
            continue
        spelt = [(role, one) for one in spellings(text) if one and role in own]
        same = next((by_spelling[one] for one in spelt if one in by_spelling), None)
        if same is not None:
            decisions.let_stand(role, text, same)
            continue
        decisions.decide([Question(role, text, meaning)])
        decided = decisions.names.meaning(role, text)
        if isinstance(decided, Found):
            by_spelling |= dict.fromkeys(spelt, decided.id)
            if isinstance(meaning, Near) and decided.id in own.get(role, ()):
                offers.aliases.append(Alias(role, decided.id, text))
    offers.names = decisions.names
    offers.declared = decisions.declared
