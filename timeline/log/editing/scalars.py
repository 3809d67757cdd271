"""A text as YAML writes it in one line: plain where that is safe, else in quotes.

Safe is what every reader of YAML 1.1 takes for the same text: the program's own, libyaml and PyYAML. They resolve
nothing here, but other tools do, so a text that they would take for a number is quoted where a sentence is meant.
"""

import re
from functools import lru_cache

from timeline.log.editing.refusal import NotEditable
from timeline.log.yaml.files import LARGEST_TEXT, LONGEST_WRITTEN
from timeline.text import quoted as shown

_LONGEST_KEY = 1024
"""Number of signs within which a parser looks for the colon of a key."""

_LONGEST = LONGEST_WRITTEN - (1 << 16)
"""Maximum number of signs of a text as it is written, with some room for what stands before it."""

SPECIAL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""Signs that stand as an escape: a log may not hold them, or they would end or reorder a line."""

HALF = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no log can hold."""

_LONGEST_KEPT = 200
"""Maximum number of signs of a text whose scalar is kept for the next time."""

_ESCAPES = {"\n": r"\n", "\t": r"\t", "\r": r"\r"}

_UNSAFE_START = re.compile(r"[,\[\]{}#&*!|>'\"%@`?:]|-(?:[ ]|$)|(?:---|\.\.\.)(?:[ ]|$)|(?:=|<<)$")
_UNSAFE_INSIDE = re.compile(r":(?:[ ]|$)| #")
_UNSAFE_IN_FLOW = re.compile(r"[,\[\]{}?]")

_RESOLVED = re.compile(
    r"""~|null|true|false|yes|no|on|off|y|n
    |[-+]?0b[01_]+|[-+]?0x[0-9a-f_]+|[-+]?0o?[0-7_]+
    |[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?
    |[-+]?\.[0-9][0-9_]*(?:e[-+]?[0-9]+)?|[-+]?\.inf|\.nan
    |[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:t|[ ]+)[0-9:.]+[ ]*(?:z|[-+][0-9:]+)?)?""",
    re.VERBOSE | re.IGNORECASE,
)


def scalar(text: str, *, in_flow: bool, is_key: bool = False, is_sentence: bool = False, quote: str = '"') -> str:
    """Return a text as a scalar of one line, in quotes of that kind if it needs any.

    >>> scalar("section 4.1, note 87", in_flow=False)
    'section 4.1, note 87'
    >>> scalar("section 4.1, note 87", in_flow=True)
    '"section 4.1, note 87"'
    """
    if len(text) > _LONGEST_KEPT:
        return _scalar(text, in_flow, is_key, is_sentence, quote)
    return _kept_scalar(text, in_flow, is_key, is_sentence, quote)


def _scalar(text: str, in_flow: bool, is_key: bool, is_sentence: bool, quote: str) -> str:
    is_misread = is_sentence and _RESOLVED.fullmatch(text) is not None
    written = text if is_plain(text, in_flow=in_flow) and not is_misread else in_quotes(text, quote)
    _refuse(text, written, is_key)
    return written


_kept_scalar = lru_cache(maxsize=8_192)(_scalar)  # many new entries have the same keys, names and days


def json_scalar(text: str) -> str:
    """Return a text as JSON has it."""
    written = in_quotes(text, is_json=True)
    _refuse(text, written, is_key=False)
    return written


def is_plain(text: str, *, in_flow: bool) -> bool:
    """Return whether a text needs no quotes, in brackets (`in_flow`) or outside of them."""
    return (
        text.strip() == text != ""
        and not SPECIAL.search(text)
        and not _UNSAFE_START.match(text)
        and not _UNSAFE_INSIDE.search(text)
        and not (in_flow and _UNSAFE_IN_FLOW.search(text))
    )


def in_quotes(text: str, quote: str = '"', *, is_json: bool = False) -> str:
    """Return a text in quotes of that kind, or of the other kind where the text would have to be escaped otherwise.

    In JSON there are no others.

    >>> in_quotes('He said "no": a first'), in_quotes("It's: a first", "'"), in_quotes("one\\ntwo", "'")
    ('\\'He said "no": a first\\'', '"It\\'s: a first"', '"one\\\\ntwo"')
    """
    if is_json or SPECIAL.search(text):
        quote = '"'
    elif quote == '"':
        quote = "'" if ('"' in text or "\\" in text) and "'" not in text else '"'
    else:
        quote = '"' if "'" in text and '"' not in text and "\\" not in text else "'"
    if quote == "'":
        return "'" + text.replace("'", "''") + "'"
    return '"' + SPECIAL.sub(_escape, text.replace("\\", r"\\").replace('"', r"\"")) + '"'


def _escape(found: re.Match[str]) -> str:
    sign = found.group()
    return _ESCAPES.get(sign) or f"\\u{ord(sign):04X}"


def _refuse(text: str, written: str, is_key: bool) -> None:
    """Raise `NotEditable` for what no log can hold."""
    half = HALF.search(text)
    if half is not None:
        raise NotEditable(
            f"⟨U+{ord(half.group()):04X}⟩ is half a character, and is no text", "write the text without it"
        )
    if len(written) > _LONGEST or (len(text) > LARGEST_TEXT // 4 and len(text.encode()) > LARGEST_TEXT):
        raise NotEditable("a single text of over 1 MiB", "shorten it")
    if is_key and len(written) > _LONGEST_KEY:
        raise NotEditable(f"the key {shown(text[:40] + '…')} is over {_LONGEST_KEY:,} signs long", "shorten it")
