"""What a text is about, in words of the subject scheme.

Two vocabularies stand in it: the subjects of the UNBIS Thesaurus, as the United Nations prints
them, and the six issues of the voting data, by their own words. The notation of a subject is its
printed label in small letters with hyphens.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from accede.model.terms import CODES, CONCEPTS

KNOWN = CONCEPTS["subject"]


@lru_cache(maxsize=10_000)
def notation(label: str) -> str:
    """The notation of a subject, from its label as printed.

    >>> notation("Arms control and disarmament"), notation("Nuclear Disarmament")
    ('arms-control', 'nuclear-disarmament')
    >>> notation("EL NIÑO CURRENT"), notation("Cooperatives["), notation("TSKHINVALI (GEORGIA)")
    ('el-nino-current', 'cooperatives', 'tskhinvali-georgia')
    """
    if label in CODES["rollcallIssue"]:
        return CODES["rollcallIssue"][label]
    plain = unicodedata.normalize("NFKD", label.casefold())
    latin = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", latin).strip("-")


def subjects_of(labels: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The notations of some labels, in order, and the subjects that the scheme does not have.

    The thesaurus prints its subjects in capitals. A heading in small letters that the scheme does
    not have names a body, a meeting or an instrument: it is no subject, and is left aside.
    """
    meant = {label: notation(label) for label in labels if label.strip()}
    found = sorted({code for code in meant.values() if code in KNOWN})
    unknown = [one for one, code in meant.items() if code not in KNOWN and one == one.upper()]
    return tuple(found), tuple(unknown)
