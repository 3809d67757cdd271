"""Names in an import that the log does not have: what a person decides about them."""

from typing import TYPE_CHECKING

from timeline.edits.asker import Asker
from timeline.edits.deciding import Decisions
from timeline.edits.meanings import Found, Question
from timeline.edits.names import Names
from timeline.imports.choosing import asked_names

if TYPE_CHECKING:
    from timeline.edits.room import LogToEdit
    from timeline.imports.applying import Chosen
    from timeline.imports.offers import Offers


def decide_names(opened: "LogToEdit", offers: "Offers", chosen: "Chosen", asker: Asker | None) -> None:
    """Ask once about each name without a certain meaning in what was chosen.

    Raises `WrongUsage` where nobody can be asked, and `NothingWritten` where no answer is given.
    """
    decisions = Decisions(Names(opened.log), asker)
    for role, text in ((one.role, one.text) for one in asked_names(offers, chosen)):
        meaning = decisions.names.meaning(role, text)
        if not isinstance(meaning, Found):
            decisions.decide([Question(role, text, meaning)])
    offers.names = decisions.names
    offers.declared = decisions.declared
