"""Addresses of the web: what RFC 3987 and RFC 3986 allow, what people paste, and the sign that a refusal names."""

import re
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.addresses import encoded, is_address, refusal
from timeline.log.reading import URL

PATTERN = URL.schema["pattern"]

# The address, and how it is written out where that differs.
VALID = [
    ("http://example.org", ""),
    ("https://example.org/", ""),
    ("HTTPS://EXAMPLE.ORG/Path", ""),
    ("hTTp://example.org", ""),
    ("https://example.org?query", ""),
    ("https://example.org#fragment", ""),
    ("https://example.org/?#", ""),
    ("https://example.org/a/b/../c//d/", ""),
    ("https://example.org/a;b=c,d/e:f@g", ""),
    ("https://example.org/!$&'()*+,;=", ""),
    ("https://example.org/-._~", ""),
    ("https://en.wikipedia.org/wiki/Iraq_(2003)", ""),
    ("https://en.wikipedia.org/wiki/2023_Nigerien_coup_d'état", "https://en.wikipedia.org/wiki/2023_Nigerien_coup_d'%C3%A9tat"),
    ("https://example.org/coup_d’état", "https://example.org/coup_d%E2%80%99%C3%A9tat"),
    ("https://ar.wikipedia.org/wiki/العراق", "https://ar.wikipedia.org/wiki/%D8%A7%D9%84%D8%B9%D8%B1%D8%A7%D9%82"),
    ("https://zh.wikipedia.org/wiki/马里", "https://zh.wikipedia.org/wiki/%E9%A9%AC%E9%87%8C"),
    ("https://example.org/e\u0301", "https://example.org/e%CC%81"),
    ("https://example.org/\uff5e\uffe5", "https://example.org/%EF%BD%9E%EF%BF%A5"),
    ("https://example.org/\U000dfffd", "https://example.org/%F3%9F%BF%BD"),  # no character yet
    ("https://example.org/𝄞", "https://example.org/%F0%9D%84%9E"),
    ("https://example.org/–", "https://example.org/%E2%80%93"),
    ("https://example.org/%C3%A9tat", ""),
    ("https://example.org/%c3%a9", ""),
    ("https://example.org/100%25", ""),
    ("https://example.org/%00%FF", ""),
    ("https://example.org/?a=1&b=2&amp;c=3", ""),
    ("https://example.org/?a=b/c?d:e@f", ""),
    ("https://example.org/#a/b?c:d@e", ""),
    ("https://example.org/#état", "https://example.org/#%C3%A9tat"),
    ("https://example.org/?q=\ue000", "https://example.org/?q=%EE%80%80"),
    ("https://example.org/?q=\U0010fffd", "https://example.org/?q=%F4%8F%BF%BD"),
    ("https://user@example.org/", ""),
    ("https://user:secret@example.org/", ""),
    ("https://us%40er@example.org/", ""),
    ("https://@example.org/", ""),
    ("https://example.org:8080/", ""),
    ("https://example.org:/", ""),
    ("https://example.org:65535", ""),
    ("https://example.org:000443/", ""),
    ("http://localhost/", ""),
    ("http://192.0.2.1/", ""),
    ("http://192.0.2.1:80/a", ""),
    ("http://999.1.1.1/", ""),  # by the grammar a name
    ("http://1/", ""),
    ("http://[2001:db8::1]/", ""),
    ("http://[::]:8080/?[1]", "http://[::]:8080/?%5B1%5D"),
    ("http://[::ffff:192.0.2.1]/", ""),
    ("http://[v1.fe:d8]/", ""),
    ("https://xn--mnchen-3ya.de/", ""),
    ("https://münchen.de/", "https://xn--mnchen-3ya.de/"),
    ("https://münchen.de:80/ä", "https://xn--mnchen-3ya.de:80/%C3%A4"),
    ("https://a¨b.de/", "https://a%C2%A8b.de/"),  # no host can be called so
    ("https://a\uff0fb.de/", "https://a%EF%BC%8Fb.de/"),
    ("https://straße.de/", "https://stra%C3%9Fe.de/"),  # two rules, two hosts
    ("https://m%C3%BCnchen.de/", ""),
    ("https://under_score.example.org/", ""),
    ("https://example.org./", ""),
    ("https://sub-delims!$&'()*+,;=.org/", ""),
    ("https://example.org/a|b", "https://example.org/a%7Cb"),
    ("https://example.org/<id>", "https://example.org/%3Cid%3E"),
    ("https://example.org/?x=[1]&y={2}", "https://example.org/?x=%5B1%5D&y=%7B2%7D"),
    ("https://example.org/a[1]/b", "https://example.org/a%5B1%5D/b"),
    ("https://example.org/#a|b<c>[d]{e}", "https://example.org/#a%7Cb%3Cc%3E%5Bd%5D%7Be%7D"),
    ("https://web.archive.org/web/2024/https://example.org/?a=b", ""),
    ("https://example.org/" + "a" * 5000, ""),
]  # fmt: skip


@pytest.mark.parametrize(("address", "written"), VALID)
def test_an_address_is_read_and_written_out_in_ascii(address: str, written: str) -> None:
    assert refusal(address) is None
    assert encoded(address) == (written or address)
    assert re.search(PATTERN, address)


HOST = "a host has letters, digits, '-' and '.'"
ESCAPED = "remove it, or write %s if it belongs to the address"
SPACE = ESCAPED % "%20"
LONE = ", without two digits behind it"
PERCENT = "write %25 for the sign itself"
NO_IPV6 = "no IPv6 address stands in its brackets"
IPV6 = "write a host such as [2001:db8::1]"
START = "it begins with https:// or http://"
NO_HOST = "it names no host"
WHOLE = "write the whole address, such as https://example.org/page"

# The text, why it is refused, and the remedy.
INVALID = [
    ("", "", START),
    ("example.org", "", START),
    ("www.example.org", "", START),
    ("//example.org/", "", START),
    ("/page", "", START),
    ("https:/example.org", "", START),
    ("https:example.org", "", START),
    ("https//example.org", "", START),
    ("https:\\\\example.org", "", START),
    ("ftp://example.org/", "", START),
    ("file:///etc/passwd", "", START),
    ("javascript:alert(1)", "", START),
    ("data:text/html,x", "", START),
    ("mailto:a@example.org", "", START),
    ("javascript://example.org/%0Aalert(1)", "", START),
    ("view-source:https://example.org", "", START),
    (" https://example.org", "", START),
    ("<https://example.org>", "", START),
    ("\u200bhttps://example.org", "", "remove ⟨U+200B⟩ (zero width space)"),
    ("https\uff1a//example.org", "", "write : for ： (U+FF1A fullwidth colon)"),
    ("https:\u2215\u2215example.org", "", "write / for ∕ (U+2215 division slash)"),
    ("https://", NO_HOST, WHOLE),
    ("https:///page", NO_HOST, WHOLE),
    ("https://?a", NO_HOST, WHOLE),
    ("https://#a", NO_HOST, WHOLE),
    ("https://:80/", NO_HOST, WHOLE),
    ("https://user@/", NO_HOST, WHOLE),
    ("https://example.org/a b", "sign 22 is a space", SPACE),
    ("https://example.org/ ", "sign 21 is a space", SPACE),
    ("https://example.org/\n", "sign 21 is ␊ (line break)", ESCAPED % "%0A"),
    ("https://example.org/\t", "sign 21 is ␉ (tab)", ESCAPED % "%09"),
    ("https://example.org/\x1b", "sign 21 is ␛ (escape)", ESCAPED % "%1B"),
    ("https://example.org/a\u00a0b", "sign 22 is ⟨U+00A0⟩ (no-break space)", ESCAPED % "%C2%A0"),
    ("https://example.org/\u200b", "sign 21 is ⟨U+200B⟩ (zero width space)", ESCAPED % "%E2%80%8B"),
    ("https://example.org/a\u00adb", "sign 22 is ⟨U+00AD⟩ (soft hyphen)", ESCAPED % "%C2%AD"),
    ("https://example.org/می\u200cروم", "sign 23 is ⟨U+200C⟩ (zero width non-joiner)", ESCAPED % "%E2%80%8C"),
    ("https://example.org/\u202e", "sign 21 is ⟨U+202E⟩ (right-to-left override)", ESCAPED % "%E2%80%AE"),
    ("https://example.org/?q=\ufeff", "sign 24 is ⟨U+FEFF⟩ (zero width no-break space)", ESCAPED % "%EF%BB%BF"),
    ("https://example.org/\u3000", "sign 21 is ⟨U+3000⟩ (ideographic space)", ESCAPED % "%E3%80%80"),
    ("https://example.org/\ue000", "sign 21 is ⟨U+E000⟩ (private use)", ESCAPED % "%EE%80%80"),
    ("https://example.org/\ufffd", "sign 21 is \ufffd (U+FFFD replacement character)", "write %EF%BF%BD"),
    ("https://example.org/\U0010ffff", "sign 21 is ⟨U+10FFFF⟩ (no character)", ESCAPED % "%F4%8F%BF%BF"),
    ("https://example.org/\uffff", "sign 21 is ⟨U+FFFF⟩ (no character)", ESCAPED % "%EF%BF%BF"),
    ("https://example.org/\ufdd0", "sign 21 is ⟨U+FDD0⟩ (no character)", ESCAPED % "%EF%B7%90"),
    ('https://example.org/"', "sign 21 is '\"'", "write %22"),
    ("https://example.org/a\\b", "sign 22 is '\\'", "write %5C"),
    ("https://example.org/a^b", "sign 22 is '^'", "write %5E"),
    ("https://example.org/a`b", "sign 22 is '`'", "write %60"),
    ("https://example.org/a#b#c", "sign 24 is '#'", "write %23"),
    ("https://example.org/100%", "sign 24 is '%'" + LONE, PERCENT),
    ("https://example.org/%zz", "sign 21 is '%'" + LONE, PERCENT),
    ("https://example.org/%4", "sign 21 is '%'" + LONE, PERCENT),
    ("https://example.org/?a=5%&b", "sign 25 is '%'" + LONE, PERCENT),
    ("https://example.org/%\uff14\uff11", "sign 21 is '%'" + LONE, PERCENT),
    ("https://exa mple.org/", "sign 12 is a space", HOST),
    ("https://exam\u200bple.org/", "sign 13 is ⟨U+200B⟩ (zero width space)", HOST),
    ("https://exam|ple.org/", "sign 13 is '|'", HOST),
    ("https://<example.org>/", "sign 9 is '<'", HOST),
    ("https://{host}/", "sign 9 is '{'", HOST),
    ("https://ex%ample.org/", "sign 11 is '%'" + LONE, HOST),
    ("https://a@b@c/", "sign 12 is '@'", HOST),
    ("https://example.org\\page", "sign 20 is '\\'", HOST),
    ("https://example.org:port/", "sign 21 is 'p'", "a port is a number"),
    ("https://example.org:8o/", "sign 22 is 'o'", "a port is a number"),
    ("https://example.org:80:90/", "sign 23 is ':'", "a port is a number"),
    ("https://example.org:\u0668\u0660/", "sign 21 is ٨ (U+0668 Arabic-indic digit eight)", "a port is a number"),
    ("https://example.org:65536/", "there is no such port", "the highest is 65535"),
    ("https://example.org:" + "9" * 5000, "there is no such port", "the highest is 65535"),
    ("http://[::1", "sign 8 is '['", HOST),
    ("http://::1/", NO_HOST, WHOLE),
    ("http://[::1]x/", "sign 13 is 'x'", HOST),
    ("http://[]/", NO_IPV6, IPV6),
    ("http://[1.2.3.4]/", NO_IPV6, IPV6),
    ("http://[::12345]/", NO_IPV6, IPV6),
    ("http://[fe80::1%25eth0]/", NO_IPV6, IPV6),
    ("http://[v1]/", NO_IPV6, IPV6),
    ("http://[example.org]/", NO_IPV6, IPV6),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reason", "hint"), INVALID)
def test_a_refusal_names_the_sign_and_the_remedy(text: str, reason: str, hint: str) -> None:
    assert refusal(text) == (reason, hint)


SIGNS = st.sampled_from([*"abzA0/?#:@!$&'()*+,;=-._~%|<>[]{}\\^`\" ", "%41", "é", "\u200b", "\u00a0", "\ue000", "中"])


@given(st.one_of(st.text(), st.lists(SIGNS).map("".join)), st.sampled_from(["https://", "HTTP://", "https://a/", ""]))
def test_every_address_is_one_to_a_schema_and_is_written_in_plain_signs(text: str, start: str) -> None:
    address = start + text
    if is_address(address):
        assert re.search(PATTERN, address)
        written = encoded(address)
        assert re.fullmatch(r"[A-Za-z0-9\-._~!$&'()*+,;=:@/?#%\[\]]+", written)
        assert is_address(written)
        assert encoded(written) == written
        assert unquote(urlsplit(written).path) == unquote(urlsplit(address).path)


@given(st.text(min_size=1, max_size=1).filter(lambda sign: not sign.isspace()))
def test_the_remedy_for_a_sign_is_an_address(sign: str) -> None:
    found = refusal(f"https://example.org/a{sign}b")
    code = re.search("(?:%[0-9A-F]{2})+", found.hint) if found else None
    if code:
        assert is_address(f"https://example.org/a{code[0]}b")
        assert unquote(code[0], errors="surrogatepass") == sign
