"""Elements of WordprocessingML, the language of Word's files."""

import re

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from timeline.text import visible


def element(tag: str, *children: BaseOxmlElement, **values: str) -> BaseOxmlElement:
    """An element with its attributes and its content."""
    made = OxmlElement(f"w:{tag}", {qn(f"w:{name}"): value for name, value in values.items()})
    made.extend(children)
    return made


def parsed(text: str) -> BaseOxmlElement:
    """Parse an element; the prefix `w` needs no declaration."""
    name, rest = text.split(">", 1)
    made: BaseOxmlElement = parse_xml(f"{name} {nsdecls('w')}>{rest}")
    return made


def run(text: str, style: str = "") -> BaseOxmlElement:
    """A run of text in a style; characters that XML cannot hold are made visible."""
    letters = element("t")
    letters.text = visible(re.sub(r"\s+", " ", text))
    letters.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    look = (element("rPr", element("rStyle", val=style)),) if style else ()
    return element("r", *look, letters)
