"""The phrases that the words of a query search for."""

from dataclasses import replace

from timeline.folding import fold
from timeline.inflections import inflections
from timeline.phrases import Phrase
from timeline.query.language.nodes import And, Node, Not, Or, Words


def phrase_of(words: Words) -> Phrase:
    """Return the phrase of words; of inflected ones with the forms of the last word."""
    text = fold(words.text)
    if not words.inflected:
        return Phrase(text, words.whole)
    before, space, last = text.rpartition(" ")
    return Phrase(text, words.whole, tuple(f"{before}{space}{form}" for form in inflections(last)))


def inflecting(node: Node) -> Node:
    """Return a query whose words find inflected forms too.

    Not so words in quotes, in fields and in views; nor those that are excluded, as that would exclude more.
    """
    match node:
        case Words(whole=False):
            return replace(node, inflected=True)
        case And(parts) | Or(parts):
            return replace(node, parts=tuple(map(inflecting, parts)))
        case Not(Not(part)):
            return inflecting(part)
    return node
