"""Addresses of the web: absolute `http` and `https` references by RFC 3987, and how they are written out.

    address   = scheme "://" [userinfo "@"] host [":" port] path ["?" query] ["#" fragment]
    host      = "[" (IPv6 | IPvFuture) "]" | name     a name has letters of any script and percent-encoded bytes

Two things differ from the RFC. Signs that people paste from the address bar of a browser (`|`, `<`, `>`, brackets and
braces) are accepted behind the host. Signs that do not show are refused: nobody sees what such an address means.
`encoded` writes an address in ASCII, for every program that follows a link.
"""

import re
import unicodedata
from typing import NamedTuple

from timeline.text import is_invisible, named_sign, sign_remedy

__all__ = ["Refusal", "encoded", "is_address", "refusal"]

_NAME = r"A-Za-z0-9\-._~!$&'()*+,;="
_PASTED = r"|<>\[\]{}"

_PLANES = tuple((plane, plane + 0xFFFD) for plane in range(0x10000, 0xE0000, 0x10000))
_LETTERS = ((0xA0, 0xD7FF), (0xF900, 0xFDCF), (0xFDF0, 0xFFEF), *_PLANES, (0xE1000, 0xEFFFD))
"""The `ucschar` of RFC 3987."""

_PRIVATE = ((0xE000, 0xF8FF), (0xF0000, 0xFFFFD), (0x100000, 0x10FFFD))
"""The `iprivate` of RFC 3987, which a query may have."""


def _run(signs: str) -> re.Pattern[str]:
    """A run of these signs, of codes of bytes, and of signs beyond ASCII, which `_is_allowed` looks at."""
    return re.compile(rf"(?:[{signs}]|%[0-9A-Fa-f]{{2}}|[^\x00-\x7f])*")


_HOST = _run(_NAME)
_USER = _run(f"{_NAME}:")
_PATH = _run(f"{_NAME}:@/{_PASTED}")
_QUERY = _run(f"{_NAME}:@/?{_PASTED}")

_START = re.compile("https?://", re.IGNORECASE)
_PARTS = re.compile(r"([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)
_LITERAL = re.compile(r"\[([^\]]*)\]")
_FUTURE = re.compile(r"[Vv][0-9A-Fa-f]+\.[A-Za-z0-9\-._~!$&'()*+,;=:]+")
_OUTSIDE = re.compile(r"[^A-Za-z0-9\-._~!$&'()*+,;=:@/?#%]")
"""Characters that RFC 3986 does not allow behind the host."""

_PORT = re.compile("[0-9]*")
_HOST_NAME = re.compile(r"[A-Za-z0-9\-._]+")
_IN_HOST = "a host has letters, digits, '-' and '.'"
_HIGHEST_PORT = 65_535
_DISPUTED_IN_HOSTS = frozenset("ßς\u200c\u200d")
"""Letters for which the older and the newer rules for names of hosts lead to different hosts."""


class Refusal(NamedTuple):
    """The reason why a text is no address, as the end of a sentence (it may be empty), and the remedy."""

    reason: str
    hint: str


class _Wrong(Exception):
    """Raised if a text is no address."""


def is_address(text: str) -> bool:
    """Return whether a text is an address of the web.

    >>> is_address("https://en.wikipedia.org/wiki/2023_Nigerien_coup_d'état")
    True
    """
    return refusal(text) is None


def refusal(text: str) -> Refusal | None:
    """The reason why a text is no address of the web; None where it is one."""
    start = _START.match(text)
    if start is None:
        remedy = sign_remedy(text, lambda plain: _START.match(plain) is not None)
        return Refusal("", remedy or "it begins with https:// or http://")
    parts = _PARTS.fullmatch(text, start.end())
    assert parts is not None
    try:
        _look_at_authority(text, *parts.span(1))
        _look_at(text, *parts.span(2), _PATH)
        _look_at(text, *parts.span(3), _QUERY, has_private=True)
        _look_at(text, *parts.span(4), _QUERY)
    except _Wrong as wrong:
        return Refusal(*wrong.args)
    return None


def _look_at_authority(text: str, start: int, end: int) -> None:
    """Check the authority of an address: an optional user, the host, an optional port."""
    user = text.find("@", start, end)
    if user >= 0:
        _look_at(text, start, user, _USER, _IN_HOST)
        start = user + 1
    literal = _LITERAL.match(text, start, end)
    if literal:
        host_end = literal.end()
        if not (_FUTURE.fullmatch(literal[1]) or _is_ipv6(literal[1])):
            raise _Wrong("no IPv6 address stands in its brackets", "write a host such as [2001:db8::1]")
    else:
        colon = text.find(":", start, end)
        host_end = colon if colon >= 0 else end
        _look_at(text, start, host_end, _HOST, _IN_HOST)
    if host_end == start:
        raise _Wrong("it names no host", "write the whole address, such as https://example.org/page")
    _look_at_port(text, host_end, end)


def _look_at_port(text: str, start: int, end: int) -> None:
    if start < end and text[start] != ":":
        raise _wrong(text, start, _IN_HOST)
    _look_at(text, start + 1, end, _PORT, "a port is a number")
    port = text[start + 1 : end].lstrip("0")
    if len(port) > len(str(_HIGHEST_PORT)) or int(port or 0) > _HIGHEST_PORT:
        raise _Wrong("there is no such port", f"the highest is {_HIGHEST_PORT}")


def _is_ipv6(host: str) -> bool:
    import ipaddress  # which few addresses need

    try:
        ipaddress.IPv6Address(host)
    except ValueError:
        return False
    return "%" not in host


def _look_at(
    text: str, start: int, end: int, run: re.Pattern[str], hint: str = "", *, has_private: bool = False
) -> None:
    """Check every character of a part of an address."""
    found = run.match(text, max(start, 0), max(start, end, 0))
    assert found is not None
    at = found.end()
    if not found[0].isascii():
        at = next((at for at in range(*found.span()) if not _is_allowed(text[at], has_private)), at)
    if at < end:
        raise _wrong(text, at, hint)


def _is_allowed(sign: str, has_private: bool) -> bool:
    """Return whether a sign is of ASCII, or a letter or a private sign of the RFC that shows."""
    code = ord(sign)
    if code < 0x80:
        return True
    if has_private and _lies_in(code, _PRIVATE):
        return True
    # An unassigned code may become a visible character in a later version of Unicode.
    return _lies_in(code, _LETTERS) and (not is_invisible(sign) or unicodedata.category(sign) == "Cn")


def _lies_in(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


def _wrong(text: str, at: int, hint: str) -> _Wrong:
    """The invalid character, with the way to write it, or a hint if it cannot be written."""
    sign = text[at]
    reason = f"sign {at + 1} is {named_sign(sign)}"
    if sign == "%":
        return _Wrong(f"{reason}, without two digits behind it", hint or "write %25 for the sign itself")
    if hint:
        return _Wrong(reason, hint)
    code = _escaped(sign)
    if sign.isspace() or is_invisible(sign):
        return _Wrong(reason, f"remove it, or write {code} if it belongs to the address")
    return _Wrong(reason, f"write {code}")


def encoded(address: str) -> str:
    """An address in ASCII, for programs that follow it: a host in all scripts by its ASCII name, the rest in bytes.

    >>> encoded("https://example.org/état|2023")
    'https://example.org/%C3%A9tat%7C2023'
    """
    start = _START.match(address)
    parts = _PARTS.fullmatch(address, start.end()) if start else None
    if parts is None:
        return _escaped_in(address)
    authority, behind = parts[1], address[parts.end(1) :]
    user, at, host = authority.rpartition("@")
    return address[: parts.start(1)] + _escaped_in(user) + at + _ascii_host(host) + _escaped_in(behind)


def _ascii_host(host: str) -> str:
    """A host and its port in ASCII; percent-encoded where the rules for names in all scripts do not agree on it."""
    if host.isascii():
        return host
    name, colon, port = host.partition(":")
    if not _DISPUTED_IN_HOSTS.isdisjoint(name) or "%" in name:
        return _escaped_in(host)
    try:
        known = name.encode("idna").decode("ascii")
    except UnicodeError:
        known = ""
    return known + colon + port if _HOST_NAME.fullmatch(known) else _escaped_in(host)


def _escaped_in(text: str) -> str:
    return _OUTSIDE.sub(lambda found: _escaped(found[0]), text)


def _escaped(sign: str) -> str:
    return "".join(f"%{byte:02X}" for byte in sign.encode("utf-8", "surrogatepass"))
