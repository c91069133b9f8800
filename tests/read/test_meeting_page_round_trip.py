"""A page on meetings written from records is read back; cut or changed, it never breaks."""

from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from accede.model.records import Meeting, Participation, Quote, Record, Unread, Warned
from lantern_pages import facts, misquoted, read_words, unaccounted
from wounded_pages import read_changed, read_cut

NAMES = {"XAA": "Arvenia", "XAB": "Castrelle", "XAC": "Orvane", "XAD": "Tessary", "NER": "Niger"}
NTH = ("Ninth", "Tenth", "Eleventh", "Twelfth", "Thirteenth", "Twenty-first")
NUMBERS = (9, 10, 11, 12, 13, 21)
PEOPLE = ("Ada Roe", "H.E. Tomas Quill", "Dame Oriel Vant", "Ambassador Bo Lim")
OFFICES = (
    "President: {0} of {1}\n",
    "President: {0} ({1})\n",
    "Presidency – {1} ({0})\n",
    "President | {0}, {1}\n",
)
Said = tuple[object, ...]


class Part(NamedTuple):
    """Some lines of a page, and what they say."""

    words: str
    says: frozenset[Said]


@st.composite
def meeting(draw: st.DrawFn, at: int) -> Part:
    """The lines on one meeting: its days and place, its president, who was there."""
    number = NUMBERS[at]
    code = f"lantern/{number}MSP"
    name = draw(
        st.sampled_from([
            f"{NTH[at]} Meeting of the States Parties", f"{number}MSP",
            f"The {NTH[at]} Meeting of States Parties",
        ])
    )  # fmt: skip
    first = date(2021 + at, 10, draw(st.integers(1, 28)))
    last = first + timedelta(days=draw(st.integers(1, 6)))
    place = draw(st.sampled_from(["Geneva", "Marbel", "Port Quill"]))
    days = draw(
        st.sampled_from([
            f"{first.day} October {first.year} – {last.day} {last:%B} {last.year}",
            f"{first:%B} {first.day} to {last:%B} {last.day}, {last.year}",
            f"{first.isoformat()}/{last.isoformat()}",
        ])
    )  # fmt: skip
    entry = draw(
        st.sampled_from([
            f"{name}, {place}, {days}", f"• {name} ({place}, {days})", f"{name}: {days}, {place}",
            f"{name}\nDates: {days}\nVenue: {place}",
        ])
    )  # fmt: skip
    says: set[Said] = {("meeting", code, first.isoformat(), last.isoformat(), place)}
    president, lists = draw(office(code)), draw(attendance(code))
    says |= president.says | lists.says
    return Part(f"{entry}\n{president.words}{lists.words}\n", frozenset(says))


@st.composite
def office(draw: st.DrawFn, code: str) -> Part:
    if not draw(st.booleans()):
        return Part("", frozenset())
    state, person = draw(st.sampled_from(sorted(NAMES))), draw(st.sampled_from(PEOPLE))
    form = draw(st.sampled_from(OFFICES))
    says = frozenset({("participation", state, code, "president", person)})
    return Part(form.format(person, NAMES[state]), says)


@st.composite
def attendance(draw: st.DrawFn, code: str) -> Part:
    """A list of states in one role, its names set apart or glued together."""
    states = draw(st.lists(st.sampled_from(sorted(NAMES)), max_size=5, unique=True))
    if not states:
        return Part("", frozenset())
    head, role = draw(
        st.sampled_from([
            ("Observers: ", "observer"), ("Observers\n", "observer"),
            ("States Parties ({n}):\n", "state-party"), ("Vice-Presidents: ", "vice-president"),
            ("States not party attending as observers:\n", "observer"),
        ])
    )  # fmt: skip
    words = NAMES[states[0]]
    for state in states[1:]:
        words += draw(st.sampled_from([", ", "", " ", " and ", "\n• ", ";"])) + NAMES[state]
    says = frozenset(("participation", state, code, role, None) for state in states)
    return Part(f"{head.format(n=len(states))}{words}\n", says)


@st.composite
def pages(draw: st.DrawFn) -> Part:
    at = draw(st.lists(st.integers(0, len(NUMBERS) - 1), min_size=1, max_size=3, unique=True))
    parts = [draw(meeting(one)) for one in at]
    title = draw(st.sampled_from(["", "Calendar of meetings\n\n", "Upcoming meetings\n"]))
    end = "\n".join(part.words for part in parts)
    return Part(title + end, frozenset(one for part in parts for one in part.says))


def said(record: Record) -> Said:
    """What a record says, without its place."""
    match record:
        case Meeting():
            return ("meeting", record.id, record.from_, record.until, record.place)
        case Participation():
            return (
                "participation", record.state, record.meeting, record.role, record.person_as_stated
            )  # fmt: skip
    return ("not expected", record)


def told(records: list[Record]) -> set[Said]:
    return {said(one) for one in facts(records) if not isinstance(one, Quote | Warned | Unread)}


@settings(max_examples=200, deadline=None)
@given(pages())
def test_a_page_in_any_layout_is_read_back_to_what_it_was_written_from(page: Part) -> None:
    records = read_words(page.words, form="meeting-page", state=None)

    assert told(records) == page.says
    assert unaccounted(records) == ""
    assert misquoted(records) == []


@settings(max_examples=150, deadline=None)
@given(pages(), st.data())
def test_a_page_cut_anywhere_names_no_state_and_no_day_that_the_whole_does_not(
    page: Part, data: st.DataObject
) -> None:
    records = read_cut(page.words, data, form="meeting-page")
    if records is None:
        return

    whole = {part for one in page.says for part in one}
    states = {one[1] for one in told(records) if one[0] == "participation"}
    days = {part for one in told(records) if one[0] == "meeting" for part in one[2:4]}
    assert states <= whole
    assert {day for day in days if day} <= whole
    assert unaccounted(records) == ""


@settings(max_examples=100, deadline=None)
@given(pages(), st.data())
def test_a_page_with_any_characters_changed_is_accounted_for(
    page: Part, data: st.DataObject
) -> None:
    records = read_changed(page.words, data, form="meeting-page")
    if records is None:
        return

    assert unaccounted(records) == ""
    assert misquoted(records) == []
