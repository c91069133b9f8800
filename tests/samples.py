"""One or more small documents of every form that can be read, all of an invented world."""

import gzip
import json
import random
from collections.abc import Callable
from pathlib import Path

from accede import resources
from accede.errors import SourceError
from accede.model.records import Record

ReadAs = Callable[[str, bytes], list[Record] | SourceError]
"""Reads some bytes as a form of document: its records, or the error it was refused by."""

PAGES = Path(__file__).parent / "read" / "pages"
EXAMPLES = resources.data() / "example-pages"
FOLDERS = {
    "profile-page": "profile",
    "status-page": "status",
    "country-report": "report",
    "press": "press",
    "meeting-page": "meeting",
}

RESOLUTION = {
    "resolution_number": "", "session": "", "symbol": "A/RES/77/999", "title": "Keeping of tea",
    "adoption_date": "7 December 2022", "originating_document": "A/77/381, para. 90",
    "committee": "First Committee", "adoption_meeting": "", "report_paragraph": "",
    "agenda_item": "", "agenda_item_name": "", "SDGs": [], "adoption_type": "By a recorded vote",
    "MS_in_favour_count": "2", "MS_against_count": "1", "MS_abstaining_count": "1",
    "MS_in_favour": ["CUBA", "TÜRKİYE"], "MS_against": ["CHAD"], "MS_abstaining": ["NAMIBIA"],
    "pv": "A/77/PV.46", "sponsors": [], "additional_sponsors": [], "subjects": [],
}  # fmt: skip

XML = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
 xmlns:akn4un="http://un.org/akn4un"><statement name="resolution"><meta>
<identification><FRBRWork><FRBRdate date="2022-12-07" name="adoption"/></FRBRWork>
</identification><workflow><step date="2022-12-07" outcome="adopted" as="A/77/PV.99" by=""/>
</workflow><analysis><parliamentary><voting outcome="adoptedRecordedVote">
<count value="1" refersTo="inFavour"><akn4un:voters><organization>CUBA</organization>
</akn4un:voters></count><count value="1" refersTo="against"><akn4un:voters>
<organization>CHAD</organization></akn4un:voters></count></voting></parliamentary></analysis></meta>
<coverPage><p><docNumber refersTo="#symbol">A/RES/77/999</docNumber></p>
<p><session value="77">Seventy-seventh session</session></p></coverPage>
<preface><p><docNumber>77/999.</docNumber><docTitle>Keeping of tea</docTitle></p></preface>
<preamble><p>Recalling tea,</p></preamble><mainBody><p>Asks for tea.</p></mainBody>
<conclusions><p>99th plenary meeting</p></conclusions></statement></akomaNtoso>"""

LIBRARY = (
    "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,draft,committee_report,meeting,title,"
    "agenda_title,subjects,vote_note,total_yes,total_no,total_abstentions,total_non_voting,"
    "total_ms,undl_link\n"
    "7,CUB,CUBA,Y,2022-12-07,77,A/RES/77/999,,,A/77/PV.9,Keeping of tea,,,,1,1,0,0,2,\n"
    "7,TCD,CHAD,N,2022-12-07,77,A/RES/77/999,,,A/77/PV.9,Keeping of tea,,,,1,1,0,0,2,\n"
)

LONG = "rollcall_id,state_id,vote\n7,XAA,yes\n7,XAB,no\n7,XAC,abstain\n8,XAA,absent\n8,XAB,yes\n"

ROLLCALLS = (
    "rollcall_id,date,session,symbol,vote_type,title,yes,no,abstain,source\n"
    "7,2022-12-07,77,A/RES/77/999,whole,Keeping of tea,1,1,1,\n"
    "8,2022-12,77,A/RES/77/999,paragraph,Keeping of tea,1,0,0,\n"
)

TABLE = 'Participant,Signature,"Ratification, Accession(a)"\nArvenia,1 Jun 2010,5 May 2012 a\n'


def json_lines(number: int) -> bytes:
    """Some resolutions as JSON lines, the form in which they are published."""
    numbered = (RESOLUTION | {"symbol": f"A/RES/77/{900 + n}"} for n in range(number))
    return "".join(json.dumps(one) + "\n" for one in numbered).encode()


def of_reader(name: str) -> list[bytes]:
    """Small documents that a reader reads."""
    if name == "un-votes":
        texts = (XML, LIBRARY, LONG, ROLLCALLS)
        return [json_lines(3), *(text.encode() for text in texts), gzip.compress(json_lines(2), 1)]
    if name == "treaty-table":
        return [TABLE.encode()]
    if name == "tables":
        return [(EXAMPLES / "participation.csv").read_bytes()]
    folder = PAGES / FOLDERS[name]
    own = [path for path in sorted(folder.iterdir()) if path.suffix in {".txt", ".html"}]
    more = {"profile-page": ["arvenia.txt", "castrelle.html"], "status-page": ["status.txt"]}
    return [path.read_bytes() for path in [*own, *(EXAMPLES / n for n in more.get(name, []))]]


ODD = [
    b"\0", b"\xff", b"\xef\xbb\xbf", "\u2028".encode(), "\u202e".encode(), "İ".encode(), b"\r",
    b'"', "“".encode(), "”".encode(), b"(", b")", b"[", b"{", b"<", b"</p>", b"<!DOCTYPE a [",
    b"&x;", b"&#0;", b"&#xD800;", b",", b";", b"\t", b"\n\n", b"9999999999999999999999", b"-1",
    b"2SP", b"31 February 2022", b"0000-00-00", b"A/RES/999999/1", b"1000th session", b"<svg>",
    "\u0301".encode() * 50, b"Seventy-seventh session", b"1st", b"UNGA", b"null", b"1e999",
]  # fmt: skip


def mutated(raw: bytes, other: bytes, chance: random.Random) -> bytes:
    """A document with something cut, put in, doubled, swapped or changed, a few times over."""
    for _ in range(chance.randint(1, 6)):
        start, end = sorted(chance.choices(range(len(raw) + 1), k=2))
        piece = raw[start : min(end, start + 400)]
        chosen = chance.randrange(6)
        if chosen == 0:
            raw = raw[:start] + raw[start + len(piece) :]
        elif chosen == 1:
            raw = raw[:start] + chance.choice(ODD) + raw[start:]
        elif chosen == 2:
            raw = raw[:start] + piece * chance.randint(2, 5) + raw[start:]
        elif chosen == 3:
            place = chance.randrange(len(other) + 1)
            raw = raw[:start] + other[place : place + 300] + raw[start:]
        elif chosen == 4:
            raw = raw[:start] + bytes([chance.randrange(256)]) + raw[start + 1 :]
        else:
            raw = raw[:start]
    return raw
