"""Committees, sessions and drafts, as the records of the General Assembly print them."""

import re

from accede.model.terms import CONCEPTS

DRAFT = re.compile(r"A/(?:[A-Z]\.\d/)?(?:[A-Z]+-)?\d+/L\.\d+(?:/Rev\.\d+)?(?!\S*/Add)")
AMENDED = re.compile(r"amended|orally", re.IGNORECASE)
LABEL = re.compile(r"(?P<title>.+?)\s*: resolution / adopted by the General Assembly\s*")
REGULAR = re.compile(r"A/(?:RES|DEC)/(\d{1,3})/")


def committee_of(printed: str) -> str | None:
    """The notation of the committee that brought a text, or None where none did.

    >>> committee_of("Third Committee"), committee_of("#fifthCommittee")
    ('third-committee', 'fifth-committee')
    >>> committee_of("Without reference to a Main Committee")
    """
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", printed.lstrip("#")).lower().split()
    notation = "-".join(words)
    return notation if notation in CONCEPTS["stage"] else None


def session_of(printed: str) -> int | None:
    """The number of a regular session; special and emergency ones have numbers of their own.

    >>> [*map(session_of, ("77", "ES-11", "A/RES/77/63", "A/RES/ES-11/1"))]
    [77, None, 77, None]
    """
    if found := REGULAR.match(printed):
        return int(found[1])
    return int(printed) if re.fullmatch("[0-9]{1,3}", printed) else None


def nameable(printed: str) -> bool:
    """Whether a symbol or number can name a thing: it has a letter or a digit.

    >>> nameable("A/RES/77/63"), nameable("../.."), nameable("")
    (True, False, False)
    """
    return re.search("[A-Za-z0-9]", printed) is not None


def drafts_in(printed: str) -> tuple[str, ...]:
    """The symbols of the drafts that some words name; a committee's report is no draft.

    >>> drafts_in("A/74/L.1 and A/74/L.1/Add.1"), drafts_in("A/75/682, para. 63")
    (('A/74/L.1',), ())
    """
    until = AMENDED.split(printed, maxsplit=1)[0]
    return tuple(dict.fromkeys(found[0] for found in DRAFT.finditer(until)))


def titled(label: str) -> str | None:
    """The title in a library's label of a resolution; None where it is no such label.

    >>> titled("Transparency in armaments : resolution / adopted by the General Assembly")
    'Transparency in armaments'
    """
    found = LABEL.fullmatch(label)
    return found["title"] if found else None
