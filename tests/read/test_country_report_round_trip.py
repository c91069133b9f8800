"""A report written from records in any layout is read back; cut or changed, it never breaks."""

from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from accede.model.records import (
    Assertion,
    Participation,
    Quote,
    Record,
    Statement,
    TreatyAction,
    Unread,
    Vote,
    Warned,
)
from lantern_pages import facts, misquoted, read_words, unaccounted
from wounded_pages import read_changed, read_cut

CHOICES = {
    "in-favour": ("voted in favor of", "voted for", "voted in favour of"),
    "against": ("voted against",),
    "abstaining": ("abstained on", "abstained from voting on"),
}
YEARS = {1: 2012, 2: 2013, 3: 2014, 4: 2015, 5: 2017, 6: 2018, 7: 2019, 8: 2020}
NTH = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth")
Said = tuple[object, ...]


class Part(NamedTuple):
    """A sentence of a report, the label it may stand under, and what it says."""

    label: str
    words: str
    says: frozenset[Said]


@st.composite
def votes(draw: st.DrawFn) -> Part:
    """A vote on the yearly resolution, perhaps with what the report claims of earlier ones."""
    session = draw(st.integers(70, 78))
    choice = draw(st.sampled_from(sorted(CHOICES)))
    verb = draw(st.sampled_from(CHOICES[choice]))
    printed = draw(st.sampled_from([f"{session}/901", f"A/RES/{session}/901"]))
    day = draw(st.integers(1, 28))
    year = session + 1945
    date, when = draw(
        st.sampled_from([
            (None, f" in December {year}"), (None, f" in {year}"), (None, ""),
            (f"{year}-12-{day:02}", f" on {day} December {year}"),
        ])
    )  # fmt: skip
    claim = draw(st.sampled_from(["", ", as in previous years", ", as on previous occasions"]))
    what = draw(
        st.sampled_from(["resolution", "UNGA Resolution", "UN General Assembly resolution"])
    )
    words = f"It {verb} {what} {printed}{when}{claim}.{draw(mark())}"
    says: set[Said] = {("vote", session, date, choice, f"A/RES/{session}/901")}
    if claim:
        says.add(("assertion", "trend", None))
    return Part("UNGA voting record", words, frozenset(says))


@st.composite
def presence(draw: st.DrawFn) -> Part:
    """Meetings attended as an observer, or not attended."""
    numbers = draw(st.lists(st.integers(1, 8), min_size=1, max_size=3, unique=True))
    away = draw(st.booleans())
    named = [draw(meeting(number)) for number in numbers]
    words = (
        "It did not attend "
        if away
        else draw(st.sampled_from(["It attended ", "It participated in "]))
    )
    words += named[0]
    for one in named[1:]:
        words += draw(st.sampled_from([", ", " and ", ", and "])) + one
    words += "" if away else draw(st.sampled_from([" as an observer", ", as an observer"]))
    kind = ("assertion", "absence") if away else ("participation", "observer")
    says = frozenset((*kind, f"lantern/{number}MSP") for number in numbers)
    return Part("Participation in meetings", f"{words}.{draw(mark())}", says)


@st.composite
def meeting(draw: st.DrawFn, number: int) -> str:
    year = YEARS[number]
    return draw(
        st.sampled_from([
            f"{number}MSP", f"the {NTH[number - 1]} Meeting of States Parties",
            f"the {NTH[number - 1]} Meeting of the States Parties in October {year}",
            f"the convention’s {NTH[number - 1]} Meeting in {year}",
        ])
    )  # fmt: skip


@st.composite
def acts(draw: st.DrawFn) -> Part:
    day, month = draw(st.integers(1, 28)), draw(st.sampled_from(["March", "June", "Sept."]))
    number = {"March": 3, "June": 6, "Sept.": 9}[month]
    verb, action = draw(
        st.sampled_from([
            ("signed the Lantern Convention", "signature"), ("acceded to the treaty", "accession"),
            ("ratified it", "ratification"), ("deposited its instrument of approval", "approval"),
            ("notified the UN of its withdrawal", "withdrawal"),
        ])
    )  # fmt: skip
    date = f"2010-{number:02}-{day:02}"
    printed = f"{day} {month} 2010"
    words = draw(st.sampled_from([f"It {verb} on {printed}.", f"On {printed}, Arvenia {verb}."]))
    return Part("Treaty status", words, frozenset({("treaty-action", action, date)}))


@st.composite
def statements(draw: st.DrawFn) -> Part:
    year = draw(st.integers(2005, 2020))
    words = draw(st.sampled_from(["We share the aims", "Our coast is long", "no lamp is lit"]))
    sentence = draw(
        st.sampled_from([
            f"In {year}, Arvenia stated, “{words}.”", f"In May {year}, it said that “{words}.”",
        ])
    )  # fmt: skip
    return Part("Statements", sentence, frozenset({("statement", f"{words}.", year)}))


def mark() -> st.SearchStrategy[str]:
    return st.sampled_from(["", "[3]", "⁴", "[12]"])


@st.composite
def reports(draw: st.DrawFn) -> Part:
    """A report of any such parts, under labels, between pipes, on lines in turn, or as prose."""
    kinds = [votes(), presence(), acts(), statements()]
    parts = draw(
        st.lists(st.one_of(kinds), min_size=1, max_size=5, unique_by=lambda one: one.label)
    )
    layout = draw(
        st.sampled_from(["{label}: {words}\n", "| {label} | {words} |\n", "{label}\n{words}\n",
                         "{words}\n\n", "{label}\n\n{words}\n\n", "• {words}\n"])
    )  # fmt: skip
    title = draw(st.sampled_from(["Arvenia", "Arvenia: Lantern Ban Policy", "Country: Arvenia"]))
    words = "".join(layout.format(label=one.label, words=one.words) for one in parts)
    notes = draw(st.sampled_from(["", "\n[3] Letter of 3 May 2013.\n"]))
    says = frozenset(said for one in parts for said in one.says)
    return Part("", f"{title}\n\n{words}{notes}", says)


def said(record: Record) -> Said:
    """What a record says, without its place."""
    match record:
        case Vote():
            return ("vote", record.session, record.date, record.choice, record.symbol)
        case Participation():
            return ("participation", record.role, record.meeting)
        case Assertion():
            return ("assertion", record.assertion_kind, record.meeting)
        case TreatyAction():
            return ("treaty-action", record.action, record.date)
        case Statement():
            return ("statement", record.text, record.year)
    return ("not expected", record)


def told(records: list[Record]) -> set[Said]:
    return {said(one) for one in facts(records) if not isinstance(one, Quote | Warned | Unread)}


@settings(max_examples=200, deadline=None)
@given(reports())
def test_a_report_in_any_layout_is_read_back_to_what_it_was_written_from(report: Part) -> None:
    records = read_words(report.words, form="country-report", state=None)

    assert told(records) == report.says
    assert unaccounted(records) == ""
    assert misquoted(records) == []


@settings(max_examples=150, deadline=None)
@given(reports(), st.data())
def test_a_report_cut_anywhere_says_nothing_that_the_whole_does_not(
    report: Part, data: st.DataObject
) -> None:
    records = read_cut(
        report.words, data, form="country-report", state="XAA", least=len("Arvenia\n")
    )
    if records is None:
        return

    assert told(records) <= report.says
    assert unaccounted(records) == ""


@settings(max_examples=100, deadline=None)
@given(reports(), st.data())
def test_a_report_with_any_characters_changed_is_accounted_for(
    report: Part, data: st.DataObject
) -> None:
    records = read_changed(report.words, data, form="country-report", state="XAA")
    if records is None:
        return

    assert unaccounted(records) == ""
    assert misquoted(records) == []
