"""Licences in people's words: which of them forbid that something is passed on."""

import pytest

from timeline.log.licences import forbids_passing_on


@pytest.mark.parametrize(
    "licence",
    [
        "no redistribution",
        "No Redistribution.",
        "terms of use: may not be redistributed",
        "not for distribution outside of the office",
        "redistribution prohibited",
        "internal use only",
        "confidential",
        "please do not share",
        "not for publication",
    ],
)
def test_it_forbids(licence: str) -> None:
    assert forbids_passing_on(licence)


@pytest.mark.parametrize(
    "licence",
    [
        None,
        "",
        "CC BY 4.0",
        "CC BY-NC-SA 4.0",
        "non-commercial, share alike",
        "free redistribution",
        "Open Government Licence v3.0",
        "https://example.org/terms",
    ],
)
def test_it_does_not(licence: str | None) -> None:
    assert not forbids_passing_on(licence)
