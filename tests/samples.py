"""One or more small documents of every form that can be read, all of an invented world."""

import json
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

TABLE = 'Participant,Signature,"Ratification, Accession(a)"\nArvenia,1 Jun 2010,5 May 2012 a\n'


def json_lines(number: int) -> bytes:
    """Some resolutions as JSON lines, the form in which they are published."""
    numbered = (RESOLUTION | {"symbol": f"A/RES/77/{900 + n}"} for n in range(number))
    return "".join(json.dumps(one) + "\n" for one in numbered).encode()


def of_reader(name: str) -> list[bytes]:
    """Small documents that a reader reads."""
    if name == "un-votes":
        return [json_lines(3), XML.encode(), LIBRARY.encode()]
    if name == "treaty-table":
        return [TABLE.encode()]
    if name == "tables":
        return [(EXAMPLES / "participation.csv").read_bytes()]
    folder = PAGES / FOLDERS[name]
    own = [path for path in sorted(folder.iterdir()) if path.suffix in {".txt", ".html"}]
    more = {"profile-page": ["arvenia.txt", "castrelle.html"], "status-page": ["status.txt"]}
    return [path.read_bytes() for path in [*own, *(EXAMPLES / n for n in more.get(name, []))]]
