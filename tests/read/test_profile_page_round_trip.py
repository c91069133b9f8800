"""A page written from records in any layout is read back to the same records."""

from collections.abc import Sequence
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from accede.model.records import (
    Ignored,
    Meeting,
    Outreach,
    Participation,
    Quote,
    Record,
    Statement,
    Text,
    Vote,
)
from accede.read.text import normalised
from lantern_pages import facts, known, misquoted, read_words, text_of, unaccounted

STATES = {"XAA": "Arvenia", "XAB": "Castrelle"}
CODES = ("1MSP", "2MSP", "3MSP", "4MSP", "1RC", "5MSP", "6MSP", "7MSP", "8MSP", "2RC")
NAMES = {
    "1MSP": ("First Meeting of the States Parties", "1MSP", "1 MSP"),
    "2MSP": ("the Second Meeting of the States Parties", "2MSP"),
    "1RC": ("1RevCon", "First Review Conference", "Marbel Summit", "1RC"),
    "2RC": ("2RC", "the Second Review Conference", "Port Quill Conference"),
    "8MSP": ("Eighth Meeting of the States Parties", "8MSP"),
}
SESSIONS = {
    70: ("Seventieth", "70th"),
    71: ("Seventy-first", "71st"),
    72: ("Seventy-second", "72nd"),
    73: ("Seventy-third", "Seventy third"),
    74: ("Seventy-fourth", "74th"),
    77: ("Seventy-seventh", "77th"),
    78: ("Seventy-eighth", "78th"),
}
CHOICES = {
    "in-favour": ("In favour", "Voted for", "IN FAVOUR", "Voted in favour"),
    "against": ("Against", "Voted against"),
    "abstaining": ("Abstained", "Abstention"),
    "not-voting": ("Absent", "Did not vote"),
}
BLANK = st.sampled_from([" ", "  ", "\u00a0", "\t", " \u00a0 "])
DASH = st.sampled_from([" - ", " – ", " — ", ": ", "\u00a0–\u00a0", "- "])
BULLET = st.sampled_from(["• ", " • ", "    •\t", "- ", "* ", "•\u00a0", "· "])
GAP = st.sampled_from(["\n", "\n\n", "\r\n\r\n", "\n \n\n\n", "\n\u00a0\n"])
WORDS = (
    "our coast is long", "the sea gives and takes", "we share the aims", "no lamp is lit",
    "it costs too much", "we don’t see why", "the boundary is open", "(…)", "as “a beacon” may",
    "we will think of it", "since 1974",
)  # fmt: skip
PAIRS = ("“”", '""', "”“", "““", "„“", "«»", '“"', '"”', "“ ", '" ', "” ")
MARKS = st.sampled_from([(pair[0], pair[1]) for pair in PAIRS])
NOTES = (
    ("Intersessional Meetings, 21 June 2022", "2022-06-21", 2022, "IM2022", "general-statement"),
    ("4MSP, 2015", None, 2015, "4MSP", "general-statement"),
    ("First Review Conference", None, 2016, "1RC", "general-statement"),
    ("Explanation of vote, First Committee, 2021", None, 2021, None, "explanation-of-vote"),
    ("Explanation of vote (UNGA), 2 May 2022", "2022-05-02", 2022, None, "explanation-of-vote"),
    ("Letter to the President, 2019", None, 2019, None, "letter"),
)  # fmt: skip


class Part(NamedTuple):
    """A part of a page, and what it says."""

    words: str
    says: frozenset[tuple[object, ...]]


@st.composite
def meetings(draw: st.DrawFn) -> Part:
    """A list of meetings in any form, each perhaps with its year, some perhaps twice."""
    codes = draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=8))
    items = [draw(named(code)) for code in codes]
    observer = draw(st.sampled_from([" as Observer", " as an observer", ""]))
    of = draw(st.sampled_from([" of the Convention", "", " of the Lantern Convention:", ":"]))
    formal = draw(st.sampled_from(["meetings", "formal meetings"]))
    head = f"has participated{observer} in the following {formal}{of}"
    return Part(
        f"{draw(subject())} {head}\n{draw(listed(items))}",
        frozenset(("participation", f"lantern/{code}", "observer") for code in codes),
    )


@st.composite
def named(draw: st.DrawFn, code: str) -> str:
    """A meeting by code, name or nickname, perhaps with its year."""
    name = draw(st.sampled_from(NAMES.get(code, (code,))))
    year = year_of(code)
    return name + draw(
        st.sampled_from(["", f" ({year})", f" – {year}", f"\u00a0- {year}", f" [{year}]"])
    )


def year_of(code: str) -> int:
    meeting = known().meeting(code, treaty="lantern")
    assert isinstance(meeting, Meeting)
    assert meeting.year is not None
    return meeting.year


@st.composite
def listed(draw: st.DrawFn, items: Sequence[str]) -> str:
    """Items one to a line with empty bullets between, or in one line with any separators."""
    bullet = draw(BULLET)
    if draw(st.booleans()):
        return "\n".join(draw(st.sampled_from(["", "•\n"])) + bullet + item for item in items)
    words = bullet + items[0]
    for item in items[1:]:
        words += draw(st.sampled_from([", ", ",", " ,", ",  ", "; ", ",\u00a0", " and ", ", and "]))
        words += item
    return words + draw(st.sampled_from(["", ".", " ", ","]))


@st.composite
def subject(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(["The State not party", "the State not party", "It"]))


@st.composite
def votes(draw: st.DrawFn) -> Part:
    """Items on votes, at most one a session, in any of the forms."""
    sessions = draw(
        st.lists(st.sampled_from(sorted(SESSIONS)), min_size=1, max_size=5, unique=True)
    )
    told = [draw(vote(session)) for session in sessions]
    most = draw(st.sampled_from(["most recently has voted as follows,", "has voted as follows:"]))
    items = "\n".join(draw(BULLET) + one.words for one in told)
    return Part(
        f"{draw(subject())} {most}\n{items}",
        frozenset(one for part in told for one in part.says),
    )


@st.composite
def vote(draw: st.DrawFn, session: int) -> Part:
    """One vote: plenary or committee with day and session, or a year."""
    choice = draw(st.sampled_from(sorted(CHOICES)))
    value = draw(st.sampled_from(CHOICES[choice])) + draw(DASH)
    nth, year, blank = draw(st.sampled_from(SESSIONS[session])), 1945 + session, draw(BLANK)
    adopted = f"Resolution adopted by the {draw(st.sampled_from(['', 'UN ']))}General Assembly"
    day = draw(st.integers(1, 30))
    plenary = ("plenary", f"{year}-12-{day:02}")
    committee = ("first-committee", f"{year}-11-{day:02}")
    words, (stage, date) = draw(
        st.sampled_from([
            (f"{adopted} on {day} December{blank}{year} {nth} session", plenary),
            (f"{adopted}, {nth} session, December {day}, {year}", plenary),
            (f"UNGA {nth} session, First Committee,{blank}{day} November {year}", committee),
            (f"{year} UNGA First Committee Convention Resolution", ("first-committee", None)),
            (f"{year}", (None, None)),
            (f"{nth} session of the General Assembly ({day} December {year})", (None, plenary[1])),
        ])
    )  # fmt: skip
    symbol = f"A/RES/{session}/901"
    return Part(value + words, frozenset({("vote", session, stage, date, choice, symbol)}))


@st.composite
def statements(draw: st.DrawFn) -> Part:
    """Quotations in any marks, closed or not, each with a note inside or outside."""
    told = [draw(statement(number)) for number in range(draw(st.integers(1, 3)))]
    head = draw(st.sampled_from(["has indicated,", "has stated:", "has said the following:"]))
    return Part(
        f"{draw(subject())} {head}\n" + "\n".join(draw(BULLET) + one.words for one in told),
        frozenset(one for part in told for one in part.says),
    )


@st.composite
def statement(draw: st.DrawFn, number: int) -> Part:
    clauses = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6))
    joint = draw(st.sampled_from([". ", ".", ", ", " "]))
    words = (
        f"We say {number + 1} things: "
        + joint.join(clauses)
        + " in the end"
        + draw(st.sampled_from([".", ""]))
    )
    note, date, year, code, kind = draw(st.sampled_from(NOTES))
    opening, closing = draw(MARKS)
    bracketed = draw(st.sampled_from(["({})", "[{}]"])).format(note)
    inside = draw(st.booleans())
    quoted = f"{words} {bracketed}{closing}" if inside else f"{words}{closing} {bracketed}"
    blank = draw(st.sampled_from(["", " "])) if opening in "“„«" else ""
    meeting = f"lantern/{code}" if code else None
    said = ("statement", normalised(words), date, year, meeting, kind, "(…)" in words)
    return Part(opening + blank + quoted, frozenset({said}))


@st.composite
def visits(draw: st.DrawFn) -> Part:
    """One visit, told once or twice."""
    year = draw(st.integers(2012, 2023))
    place = draw(st.sampled_from(["Geneva", "New York", "Port Quill"]))
    both = draw(
        st.sampled_from(["including Arvenia and Castrelle", "such as Castrelle, and Arvenia"])
    )
    long = (
        f"In {year}, the President, together with the Special Envoy, Dame Oriel Vant, travelled to "
        f"{place} to meet a number of delegations of States not party {both} to discuss lanterns."
    )
    caption = (
        f"In {year}, the then-President H.E. Tomas Quill and the Special Envoy Dame Oriel Vant met "
        f"with H.E. Ida T. Marlowe, Permanent Representative of Arvenia to the UN, in {place}."
    )
    tellings = draw(st.sampled_from([[long], [long, caption], [caption, long]]))
    says = ("outreach", frozenset({"XAA", "XAB"}), place, year, "meeting", True)
    return Part(draw(GAP).join(draw(BULLET) + one for one in tellings), frozenset({says}))


@st.composite
def boilerplate(draw: st.DrawFn) -> Part:
    words = draw(
        st.sampled_from([
            "Back to list",
            "Many States not party share the aims of the Convention, and differ on the way there.",
            "Latest views and updates",
            "Snapshots of Arvenia during Convention-related activities on Flickr.",
        ])
    )  # fmt: skip
    return Part(words, frozenset())


@st.composite
def pages(draw: st.DrawFn) -> Part:
    """A page of any of these parts, in any order."""
    kinds = [meetings(), votes(), statements(), visits()]
    parts = [draw(kind) for kind in kinds if draw(st.booleans())]
    parts += [draw(boilerplate()) for _ in range(draw(st.integers(0, 2)))]
    parts = [*draw(st.permutations(parts)), Part("Snapshots of Arvenia at sea.", frozenset())]
    words = draw(st.sampled_from(["", "\ufeff"])) + "".join(
        part.words + draw(GAP) for part in parts
    )
    return Part(words, frozenset(one for part in parts for one in part.says))


def said(record: Record) -> tuple[object, ...]:
    """What a record says, without its place."""
    match record:
        case Participation():
            return ("participation", record.meeting, record.role)
        case Vote():
            return ("vote", record.session, record.stage, record.date, record.choice, record.symbol)
        case Statement():
            return (
                "statement", record.text, record.date, record.year, record.meeting,
                record.statement_kind, record.elided,
            )  # fmt: skip
        case Outreach():
            targets = frozenset(record.targets)
            kind = record.outreach_kind
            return ("outreach", targets, record.place, record.year, kind, record.open_list)
    return ("not expected", record)


@settings(max_examples=200)
@given(pages())
def test_a_page_in_any_layout_is_read_back_to_what_it_was_written_from(page: Part) -> None:
    records = read_words(page.words, state=None)
    told = [said(record) for record in facts(records) if not isinstance(record, Quote)]

    assert set(told) == page.says
    assert len(told) == len(page.says)
    assert unaccounted(records) == ""
    assert misquoted(records) == []


@settings(max_examples=50)
@given(pages())
def test_the_text_of_a_page_holds_every_character_that_is_not_blank(page: Part) -> None:
    records = read_words(page.words, state=None)

    assert "".join(text_of(records).split()) == "".join(page.words.removeprefix("\ufeff").split())
    assert isinstance(records[0], Text)
    assert all(isinstance(one, Record) for one in records)
    assert any(isinstance(one, Ignored) for one in records)
