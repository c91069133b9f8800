"""Edits of the example pages, each with the change that it is told as: kind, how, first words."""

from edited_pages import Spoil, linked, row, table, unpinned, words

WORLD = "The Lantern Convention: states, meetings and acts of an invented world"
RECORD = "General Assembly voting record of an invented world"
PAGE = "Arvenia, profile of a State not party"
VOTED = (
    "Arvenia changed its vote on A/RES/77/901 (First Committee) from in favour to abstaining, "
    "as the record has it now"
)
BEFORE = (
    linked("Q1"),
    row("state.csv", "XAE,Westmark,Westmark,non-member,example-world,yes,invented"),
    row("participation.csv", "XAB,lantern/1RC,observer,,,,example-world,yes"),
)
"""What the older release holds beside the pages as they are: things to be changed or to go."""

CASES: dict[str, tuple[Spoil, tuple[str, str, str]]] = {
    "a state joins": (
        row("treaty-action.csv", "XAA,lantern,accession,2024-05-02,example-world,yes"),
        ("joined", "added", ("Arvenia joined: accession, Lantern Convention, 2024-05-02, "
         "in effect from 2024-11-01")),
    ),
    "a state leaves": (
        row("treaty-action.csv", "XAC,lantern,withdrawal,2024-05-02,example-world,yes"),
        ("left", "added", "Orvane left: withdrawal, Lantern Convention, 2024-05-02"),
    ),
    "a state signs": (
        row("treaty-action.csv", "XAB,lantern,signature,2010-07-01,example-world,yes"),
        ("signed", "added", "Castrelle signed: signature, Lantern Convention, 2010-07-01"),
    ),
    "an act turns out to be of another day": (
        words("treaty-action.csv", "XAD,lantern,ratification,2011-03-03",
              "XAD,lantern,ratification,2011-03-04"),
        ("joined", "changed", ("Tessary joined: ratification, Lantern Convention, 2011-03-04, "
         "in effect from 2011-09-01; date: was 2011-03-03, now 2011-03-04")),
    ),
    "a standing follows": (
        lambda _: None,
        ("standing", "added", "Arvenia: state party, Lantern Convention, from 2024-11-01"),
    ),
    "a state changed its vote": (
        words("decision.csv", "XAA;XAC;XAD,,XAB,3,0,1", "XAC;XAD,,XAA;XAB,2,0,2"),
        ("changed its vote", "changed", VOTED),
    ),
    "a decision's totals change": (
        lambda _: None,
        ("decision", "changed",
         ("the decision on A/RES/77/901 (First Committee), 2022-11-02 (2 in favour, 0 against, "
         "2 abstaining, 0 not voting); total abstaining: was 1, now 2; "
         "total in favour: was 3, now 2")),
    ),
    "a decision without a vote": (
        row("decision.csv",
            "A/RES/72/901,lantern-ga,72,plenary,2017-12-04,without-a-vote,adopted,,,,,,,"
            "example-ga-record,yes,"),
        ("decision", "added", ("the decision on A/RES/72/901 (plenary), 2017-12-04 "
         "(without a vote)")),
    ),
    "a page tells of a vote": (
        words("arvenia.txt", "Abstained - 2018 UNGA", "In favour - 2018 UNGA"),
        ("voted", "changed", ("Arvenia voted in favour on A/RES/73/901 (First Committee), as "
         f"{PAGE} says; choice: was \"abstaining\", now \"in favour\"; words: was ")),
    ),
    "a state spoke": (
        row("statement.csv", "new,XAB,lantern,Reception,,2023-02-03,2023,general-statement,"
            "Says no.,example-world,yes,"),
        ("spoke", "added", "Castrelle spoke (general statement): Reception, 2023-02-03: Says no."),
    ),
    "the words of a statement are read otherwise": (
        words("castrelle.html", "a small country with", "a small state with"),
        ("spoke", "changed", (
            "Castrelle spoke (explanation of vote): Explanation of vote, First Committee, 2022: "
            "Sees the harm done, but will not do without lanterns on its long frontier.; words: "
            'was "… Yet a small country with a long frontier cannot give up the only signal '
            'it can afford.", now "… Yet a small state with a long frontier cannot give up '
            'the only signal it can afford."'
        )),
    ),
    "a position is coded otherwise": (
        words("position.csv", "XAB,lantern,use,opposes,border-security;no-alternative",
              "XAB,lantern,use,conditional,border-security;cost"),
        ("holds", "changed",
         ("Castrelle on use: conditional, 2022; reason: cost added, no alternative removed; "
         "stance: was opposes, now conditional")),
    ),
    "a president turns out to be an observer": (
        words("participation.csv", "XAC,lantern/2RC,president", "XAC,lantern/2RC,observer"),
        ("attended", "removed", ("Orvane attended Second Review Conference (Lantern Convention) as "
         "president, no longer on file")),
    ),
    "a measure": (
        table("measure.csv", "state,treaty,measure_kind,from,until,source,verified",
              "XAA,lantern,moratorium-export,2001,2004,example-world,yes"),
        ("measure", "added", "Arvenia: moratorium on export from 2001 until 2004"),
    ),
    "an outreach": (
        table("outreach.csv", "id,treaty,targets,outreach_kind,place,date,year,source,verified",
              "tea,lantern,XAA;XAB,visit,Marbel,2023-01-02,2023,example-world,yes"),
        ("outreach", "added", "outreach to Arvenia and Castrelle (visit, Marbel), 2023-01-02"),
    ),
    "a state is founded": (
        row("state.csv", "XAF,Neuland,Neuland,non-member,example-world,yes,invented"),
        ("state", "added", "the state Neuland"),
    ),
    "a state is renamed": (
        words("state.csv", "XAB,Castrelle,Kingdom of Castrelle",
              "XAB,Castrelle,Republic of Castrelle"),
        ("state", "changed", ("the state Castrelle; formal name: was \"Kingdom of Castrelle\", "
         "now \"Republic of Castrelle\"")),
    ),
    "a state bears another name for a while": (
        table("state-name.csv", "state,name,name_kind,from,until,source,verified",
              "XAD,Old Tessary,short,1960-01-01,1999-01-01,example-world,yes"),
        ("state", "added", "Tessary: called Old Tessary from 1960-01-01 until 1999-01-01"),
    ),
    "a state is no longer on file": (
        words("state.csv", "XAE,Westmark,Westmark,non-member,example-world,yes,invented\n", ""),
        ("state", "removed", "the state Westmark, no longer on file"),
    ),
    "a treaty's rule": (
        words("treaty.csv", "2010-06-01,2011-09-01,Secretary-General of the United Nations,2,",
              "2010-06-01,2011-09-01,Secretary-General of the League,2,"),
        ("treaty", "changed",
         ("the treaty Lantern Convention, adopted on 2010-05-14, in force from 2011-09-01; "
         "depositary: was \"Secretary-General of the United Nations\", now \"Secretary-General of "
         "the League\"")),
    ),
    "a series": (
        words("series.csv", "Intersessional Meetings of the Lantern Convention,,yearly",
              "Intersessional Meetings of the Lantern Convention,,now and then"),
        ("series", "changed", ("the series Intersessional Meetings of the Lantern Convention; "
         "frequency: was \"yearly\", now \"now and then\"")),
    ),
    "a meeting is held": (
        row("meeting.csv", "lantern/9MSP,lantern-msp,Ninth Meeting of the States Parties,,9,2023,"
            "Marbel,XAD,2023-10-16,2023-10-20,yes,yes,example-world,yes"),
        ("meeting", "added", ("the meeting Ninth Meeting of the States Parties (Lantern "
         "Convention) from 2023-10-16 until 2023-10-20, Marbel")),
    ),
    "a meeting is put off and held elsewhere": (
        words("meeting.csv", "3,2014,Geneva,CHE,2014-10-13", "3,2014,Marbel,XAD,2014-10-14"),
        ("meeting", "changed",
         ("the meeting Third Meeting of the States Parties (Lantern Convention) from 2014-10-14 "
         "until 2014-10-17, Marbel; first day: was 2014-10-13, now 2014-10-14; host: was "
         "Switzerland, now Tessary; place: was Geneva, now Marbel")),
    ),
    "a text has another title": (
        words("resolution.csv", "A/RES/70/901,lantern-ga,70,Implementation of the Lantern",
              "A/RES/70/901,lantern-ga,70,Carrying out of the Lantern"),
        ("text", "changed", ("the text A/RES/70/901, Carrying out of the Lantern Convention; name: "
         "was \"Implementation of the Lantern Convention\", now \"Carrying out of the Lantern "
         "Convention\"")),
    ),
    "what a document says of a treaty": (
        table("assertion.csv",
              "assertion_kind,about,state,meeting,value,count_of,hedged,source,verified",
              "count,lantern,,,2,parties,,example-world,yes"),
        ("stated", "added", f"{WORLD} says of Lantern Convention: count, 2 parties"),
    ),
    "the acts on file are complete": (
        row("coverage.csv", "treaty-action,lantern,,,yes,2010-06-01,2024-03-01,example-world,yes,"),
        ("coverage", "added", ("the acts on file for Lantern Convention are complete from "
         f"2010-06-01 to 2024-03-01, says {WORLD}")),
    ),
    "they are complete to another day": (
        words("coverage.csv", "XAA,yes,2012-10-15,2024-03-01", "XAA,no,2012-10-15,2025-04-01"),
        ("coverage", "changed",
         ("the participations of Arvenia on file for Lantern Convention are not complete from "
         f"2012-10-15 to 2025-04-01, says {PAGE}; complete: was yes, now no; "
         "complete to: was 2024-03-01, now 2025-04-01")),
    ),
    "a conflict goes": (
        words("decision.csv", "adopted,XAC;XAD,,XAA;XAB,2,0,2,example-ga-record,yes,Arvenia",
              "adopted,XAA;XAC;XAD,,XAB,3,0,1,example-ga-record,yes,Arvenia"),
        ("conflict", "removed",
         ("sources differ no more on A/RES/78/901 (plenary), the vote of Arvenia. Before: "
         f"abstaining, says {RECORD} (accepted); in favour, says {PAGE} (rejected)")),
    ),
    "a conflict appears": (
        row("treaty-action.csv", "XAC,lantern,ratification,2011-01-21,example-arvenia,yes"),
        ("conflict", "added",
         ("sources differ now on Orvane, ratification, Lantern Convention, date: 2011-01-20, says "
         f"{WORLD} (accepted); 2011-01-21, says {PAGE} (rejected)")),
    ),
    "a source changes its text": (
        unpinned,
        ("source", "changed", f"{PAGE} changed its text"),
    ),
    "a source": (
        row("document.csv", "leaflet,A leaflet,The accede project,2024,en,data set,CC0-1.0,4,"),
        ("source", "added", "source A leaflet"),
    ),
    "a dataset": (
        words("dataset.toml", "three example pages", "some example pages"),
        ("dataset", "changed",
         ("the dataset The Lantern Convention: some example pages about an invented treaty; title: "
         "was \"The Lantern Convention: three example pages about an invented treaty\", now "
         "\"The Lantern Convention: some example pages about an invented treaty\"")),
    ),
    "a link": (
        words("items.sssom.tsv", "wd:Q1\t", "wd:Q2\t"),
        ("link", "added", "Arvenia is linked to the Wikidata item Q2, as the same"),
    ),
    "a link that is given up": (
        lambda _: None,
        ("link", "removed",
         "Arvenia is linked to the Wikidata item Q1, as the same, no longer on file"),
    ),
}  # fmt: skip  # one case a table row
