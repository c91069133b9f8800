"""The names of things: every IRI of a thing is made here, from its fewest undisputed fields.

No name holds a date of an act, for dates are disputed: two sources with two days for one
accession speak of one act. Changing a pattern is a breaking change.
"""

import hashlib
import re
from typing import NewType

from accede.errors import SourceError

Iri = NewType("Iri", str)

PROJECT = Iri("https://w3id.org/accede/")
NS = "https://w3id.org/accede/ns#"
ID = "https://w3id.org/accede/id/"
SCHEME = "https://w3id.org/accede/scheme/"
WIKIDATA = "http://www.wikidata.org/entity/"

PATH = re.compile(r"[A-Za-z0-9._~:+-]+(/[A-Za-z0-9._~:+-]+)*")


def thing(path: str) -> Iri:
    """The IRI of a thing, from its short name.

    >>> thing("state/CUB")
    'https://w3id.org/accede/id/state/CUB'
    """
    if not PATH.fullmatch(path) or "/../" in f"/{path}/" or "/./" in f"/{path}/":
        raise SourceError(
            path, "this cannot name a thing", "use letters, digits, . _ ~ : + - and /"
        )
    return Iri(ID + path)


def short(iri: str) -> str:
    """The short name of a thing, or the IRI itself where it is not one of ours.

    >>> short("https://w3id.org/accede/id/state/CUB")
    'state/CUB'
    """
    return iri.removeprefix(ID)


def concept(scheme: str, notation: str) -> Iri:
    """The IRI of a concept, from its scheme and its notation.

    >>> concept("vote-choice", "in-favour")
    'https://w3id.org/accede/scheme/vote-choice/in-favour'
    """
    return Iri(f"{SCHEME}{scheme}/{notation}")


def digest(*content: str) -> str:
    """The first 16 hex digits of the SHA-256 of some content.

    >>> digest("accede")
    'a698290dcc28fbec'
    """
    return hashlib.sha256("\0".join(content).encode()).hexdigest()[:16]


def slug(symbol: str) -> str:
    """A resolution's symbol as a path step, however its letter is set.

    >>> slug("A/RES/54/54 B"), slug("A/RES/54/54B"), slug("A/RES/2758(XXVI)")
    ('A-RES-54-54-B', 'A-RES-54-54-B', 'A-RES-2758-XXVI')
    """
    spaced = re.sub(r"(?<=\d)(?=[A-Z]+$)", " ", symbol)
    return re.sub(r"[^A-Za-z0-9.]+", "-", spaced).strip("-")


def kebab(name: str) -> str:
    """A class's local name as the name of its kind.

    >>> kebab("TreatyAction")
    'treaty-action'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


def state(code: str) -> Iri:
    return thing(f"state/{code}")


def treaty(code: str) -> Iri:
    return thing(f"treaty/{code}")


def series(code: str) -> Iri:
    return thing(f"series/{code}")


def meeting(path: str) -> Iri:
    return thing(f"meeting/{path}")


def resolution(symbol: str) -> Iri:
    return thing(f"resolution/{slug(symbol)}")


def decision(symbol: str, stage: str) -> Iri:
    return thing(f"decision/{slug(symbol)}/{stage}")


def rollcall(code: str) -> Iri:
    """A decision known only by its number in a source: a paragraph, an amendment, no symbol."""
    return thing(f"decision/rollcall/{slug(code)}")


def vote(decision_path: str, code: str) -> Iri:
    """A vote, from its decision's path (`A-RES-77-63/plenary`, `A-RES-76-26/unstated`)."""
    return thing(f"vote/{decision_path}/{code}")


def action(treaty_code: str, code: str, kind: str, number: int = 1) -> Iri:
    return thing(f"action/{treaty_code}/{code}/{kind}" + (f"-{number}" if number > 1 else ""))


def status(treaty_code: str, code: str, day: str) -> Iri:
    return thing(f"status/{treaty_code}/{code}/{day}")


def participation(meeting_path: str, code: str, role: str) -> Iri:
    return thing(f"participation/{meeting_path}/{code}/{role}")


def document(code: str) -> Iri:
    return thing(f"document/{code}")


def snapshot(sha256: str) -> Iri:
    return thing(f"snapshot/{sha256[:16]}")


def quote(*content: str) -> Iri:
    return thing(f"quote/{digest(*content)}")


def statement(code: str) -> Iri:
    return thing(f"statement/{code}")


def position(code: str) -> Iri:
    return thing(f"position/{code}")


def outreach(code: str) -> Iri:
    return thing(f"outreach/{code}")


def measure(code: str, kind: str, document_id: str, number: int = 1) -> Iri:
    return thing(f"measure/{code}/{kind}/{document_id}" + (f"-{number}" if number > 1 else ""))


def assertion(document_id: str, *content: str) -> Iri:
    return thing(f"assertion/{document_id}/{digest(*content)}")


def coverage(kind: str, scope: str) -> Iri:
    """A coverage, from its kind and its scope (`apmbc`, `apmbc/CUB`, `apmbc-ga`)."""
    return thing(f"coverage/{kind}/{scope}")


def organization(code: str) -> Iri:
    return thing(f"organization/{code}")


def membership(organization_code: str, code: str) -> Iri:
    return thing(f"membership/{organization_code}/{code}")


def state_name(code: str, name: str) -> Iri:
    """One dated name of a state."""
    return thing(f"name/{code}/{digest(name)}")


def claim(*content: str) -> Iri:
    return thing(f"claim/{digest(*content)}")


def release(sha256: str) -> Iri:
    """A release, from its digest; it is a publication, not one of the things it tells of."""
    return Iri(f"{PROJECT}release/{sha256[:12]}")


def part_of(whole: Iri, name: str) -> Iri:
    """A part of a publication that has no address of its own."""
    return Iri(f"{whole}#{name}")
