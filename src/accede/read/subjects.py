"""What a text is about, in words of the subject scheme.

Two vocabularies stand in it: the subjects of the UNBIS Thesaurus, as the United Nations prints
them, and the six issues of the voting data. A subject's notation is its printed label in small
letters with hyphens, so the same words of both are one concept.
"""

import re
import unicodedata
from collections.abc import Iterable

from accede.model.terms import CONCEPTS

KNOWN = CONCEPTS["subject"]


def notation(label: str) -> str:
    """The notation of a subject, from its label as printed.

    >>> notation("EL NIÑO CURRENT"), notation("Cooperatives["), notation("TSKHINVALI (GEORGIA)")
    ('el-nino-current', 'cooperatives', 'tskhinvali-georgia')
    """
    plain = unicodedata.normalize("NFKD", label.casefold())
    latin = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", latin).strip("-")


def subjects_of(labels: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The notations of some labels, in order, and the labels that the scheme does not have."""
    meant = {label: notation(label) for label in labels if label.strip()}
    found = sorted({code for code in meant.values() if code in KNOWN})
    return tuple(found), tuple(label for label, code in meant.items() if code not in KNOWN)
