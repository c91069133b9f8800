"""The lines of a page on meetings: labels of days, places and offices, and of lists of states."""

import re
from typing import NamedTuple

from accede.read.page import Span, trimmed

PRESENT = r"(?:present|attending|participating|in\sattendance|represented|attended|participated)"
PARTIES = rf"(?:the\sfollowing\s)?(?:\d+\s)?(?:states\sparties|parties)(?:\s{PRESENT})?"
OBSERVERS = (
    r"(?:the\sfollowing\s)?(?:\d+\s)?(?:observers?(?:\sstates)?"
    rf"|(?:other\s)?states(?:\snot\sparty)?\s(?:that\s)?(?:{PRESENT}\s)?as\s(?:an\s)?observers?"
    rf"|states\snot\sparty(?:\s{PRESENT})?)"
)
PRESIDENT = r"(?:the\s)?president(?:\sof\s(?:the\s)?(?:meeting|conference))?|presidency|presidents"
LABELS = (
    ("when", r"(?:dates?|when|time)"),
    ("where", r"(?:place|venue|location|where|city)"),
    ("host", r"(?:host(?:\s(?:country|state|government))?|hosted\sby)"),
    ("president", PRESIDENT),
    ("vice-president", r"vice-?\s?presidents?|vice-?\s?presidency"),
    ("coordinator", r"co-?ordinators?"),
    ("state-party", PARTIES),
    ("observer", OBSERVERS),
)
LABEL = re.compile(
    "|".join(rf"(?P<l{n}>{form})" for n, (_, form) in enumerate(LABELS)), re.IGNORECASE
)
COLUMNS = (
    ("meeting", r"meetings?|name|conference|event"),
    ("date", r"dates?|when|days|year"),
    ("place", r"place|venue|location|where|city"),
    ("president", r"presidents?|presidency|person|name of (?:the )?president"),
    ("state", r"state|country"),
    ("host", r"host(?: (?:state|country))?"),
)
SET_APART = re.compile(r"\s*(?:\(\d+\)\s*)?(?:[:|]|\s[–—-]\s)\s*")
OF_STATES = frozenset(("vice-president", "coordinator", "state-party", "observer"))
"""Labels behind which a list of states may stand."""
COUNTED = re.compile(r"\s*\(\d+\)\s*")


class Labelled(NamedTuple):
    """A line with a label: what it is about, and where its value stands, if on the same line."""

    about: str
    label: Span
    value: Span | None
    several: bool


def labelled(text: str, line: Span) -> Labelled | None:
    """The label of a line and its value; None for a line that has none of those known here.

    >>> text = "Vice-Presidents: Arvenia, Castrelle"
    >>> found = labelled(text, Span(0, len(text)))
    >>> found.about, text[slice(*found.value)]
    ('vice-president', 'Arvenia, Castrelle')
    """
    start = line.start
    while start < line.end and text[start] in "|#* ":
        start += 1
    found = LABEL.match(text, start, line.end)
    if found is None:
        return None
    about = LABELS[int(str(found.lastgroup)[1:])][0]
    several = found[0].lower().endswith("s")
    bare = found.end() + (one.end() if (one := COUNTED.match(text[found.end() : line.end])) else 0)
    rest = text[bare : line.end].strip(" |:.*#")
    if not rest:
        return Labelled(about, Span(line.start, line.end), None, several)
    apart = SET_APART.match(text, found.end(), line.end)
    if apart is None or apart.end() >= line.end:
        return None
    value = trimmed(text, apart.end(), line.end)
    return Labelled(about, Span(line.start, apart.end()), value, several)


def columns_of(words: str) -> tuple[str, ...]:
    """What the columns of a table hold, where a line is its heading; nothing for another line.

    >>> columns_of("| Meeting | Dates | Place |"), columns_of("1MSP | 2012 | Marbel")
    (('meeting', 'date', 'place'), ())
    """
    cells = [cell.strip(" *").lower() for cell in words.strip(" |").split("|")]
    if len(cells) <= 1:
        return ()
    found = tuple(
        next((one for one, form in COLUMNS if re.fullmatch(form, cell)), "") for cell in cells
    )
    return found if all(found) and "meeting" in found else ()
