"""Licences of sources: which of them do not allow what they say to be passed on."""

import re

_FORBIDS = (
    r"\b(?:no|not|without|never)\b.{0,30}\b(?:re-?)?distribut\w*"
    r"|\bredistribution\b.{0,20}\b(?:forbidden|prohibited)\b"
    r"|\bnot for publication\b|\b(?:do not|not be) share|\bconfidential\b|\binternal use only\b"
)


def forbids_passing_on(licence: str | None) -> bool:
    """Return whether a licence, as a person wrote it, says that what comes from its source may not be passed on.

    >>> forbids_passing_on("no redistribution"), forbids_passing_on("CC BY-NC-ND 4.0"), forbids_passing_on(None)
    (True, False, False)
    """
    return licence is not None and re.search(_FORBIDS, licence, re.IGNORECASE | re.DOTALL) is not None
