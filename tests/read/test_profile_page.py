"""Profiles of states, in every layout that the real ones come in, read to their records."""

from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lantern_pages import (
    FIXTURES,
    facts,
    golden,
    golden_of,
    known,
    known_from,
    misquoted,
    read_page,
    read_words,
    unaccounted,
    unread,
)

from accede import resources
from accede.errors import SourceError
from accede.model.records import (
    Assertion,
    Document,
    Ignored,
    Measure,
    Outreach,
    Participation,
    Position,
    Quote,
    Record,
    Statement,
    Unread,
    Vote,
    Warned,
)
from accede.read import Source
from accede.read.known import Known
from accede.read.profile_page import read

Kind = TypeVar("Kind", bound=Record)
PROFILES = tuple(page for page in FIXTURES if page.parent.name == "profile")
MEETINGS = "The State not party has participated as Observer in the following meetings\n"
SAID = "The State not party has indicated,\n"


def bundled() -> Known:
    """What the bundled tables tell beforehand."""
    return known_from(*(resources.data() / one / "dataset.toml" for one in ("states", "apmbc")))


def real(shared: Path, name: str, state: str | None = None) -> list[Record]:
    """A real page, read with the bundled tables."""
    document = Document(id=name, title=name, state=state)
    page = shared / "sources" / "apmbc" / f"{name}.txt"
    return list(read(Source(document=document, path=page, treaty="apmbc"), bundled()))


def of_kind(records: list[Record], kind: type[Kind]) -> list[Kind]:
    return [record for record in records if isinstance(record, kind)]


# --- the fixtures ----------------------------------------------------------------------------


@pytest.mark.parametrize("page", PROFILES, ids=lambda page: page.name)
def test_a_page_gives_its_golden_records(page: Path) -> None:
    records = read_page(page, form="profile-page")

    assert golden(records) == golden_of(page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PROFILES, ids=lambda page: page.name)
def test_every_character_lies_in_a_span_and_every_quote_at_its_place(page: Path) -> None:
    records = read_page(page, form="profile-page")

    assert unaccounted(records) == ""
    assert misquoted(records) == []


# --- whose page, which treaty ----------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Castrelle\n\n" + MEETINGS + "1MSP",
        "Castrelle – State not party\n" + MEETINGS + "1MSP",
        "Home > States not party > Castrelle\n" + MEETINGS + "1MSP",
        "Profile of Castrelle\n" + MEETINGS + "1MSP",
        MEETINGS + "1MSP\nSnapshots of Castrelle during Convention-related activities on Flickr.",
        "Arvenia\nCastrelle\nOrvane\n" + MEETINGS + "1MSP\nSnapshots of Castrelle at sea.",
    ],
)
def test_a_page_tells_whose_it_is_by_heading_or_caption(words: str) -> None:
    records = read_words(words, state=None)

    assert [(one.state, one.meeting) for one in of_kind(records, Participation)] == [
        ("XAB", "lantern/1MSP")
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (MEETINGS + "1MSP", "it does not say whose page it is"),
        ("Arvenia has participated in the following meetings\n1MSP", "it does not say whose page it is"),
        ("In 2022, the President met Arvenia and Castrelle.", "it does not say whose page it is"),
        ("Arvenia\nCastrelle\n" + MEETINGS + "1MSP", "it does not say whose page it is"),
        ("Arvenia\n1MSP\nSnapshots of Castrelle at sea.", "the page names itself XAA and XAB"),
        (MEETINGS + "1MSP\nSnapshots of Castrelle", "it does not say whose page it is"),
    ],
)
def test_a_page_that_does_not_say_whose_it_is_asks_for_the_state(words: str, said: str) -> None:
    with pytest.raises(SourceError, match="pass --state") as refused:
        read_words(words, state=None)

    assert said in str(refused.value)


def test_a_given_state_that_contradicts_the_page_is_kept_with_a_warning() -> None:
    records = read_words("Castrelle\n\n" + MEETINGS + "1MSP", state="XAA")

    assert [one.state for one in of_kind(records, Participation)] == ["XAA"]
    assert [one.message for one in of_kind(records, Warned)] == [
        "the page is read as XAA's, but names itself XAB's"
    ]


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        read_page(tmp_path / "nowhere.txt", form="profile-page")


def test_the_treaty_is_told_by_its_marks_or_asked_for(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    document = Document(id="p", title="p", state="XAA")
    page.write_text("The Sky-Lantern rules.\n" + MEETINGS + "1MSP")

    told = of_kind(list(read(Source(document=document, path=page), known())), Participation)
    page.write_text(MEETINGS + "1MSP")

    assert [one.meeting for one in told] == ["lantern/1MSP"]
    with pytest.raises(SourceError, match="pass --treaty"):
        list(read(Source(document=document, path=page), known()))


# --- single rules ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("In favour - 2018 UNGA First Committee", ("in-favour", "first-committee", 73)),
        ("Voted in favour, 2018, First Committee of UNGA", ("in-favour", "first-committee", 73)),
        ("Voted against - 12 December 2019", ("against", None, 74)),
        ("Abstention – plenary, 74th session", ("abstaining", "plenary", 74)),
        ("Not voting: General Assembly (seventy fourth session)", ("not-voting", None, 74)),
        ("Absent (December 12th, 2019)", ("not-voting", None, 74)),
        ("Abstained - General Assembly, 3 March 2020, 74th session", ("abstaining", None, 74)),
        ("2019: did not vote", ("not-voting", None, 74)),
        ("Abstained - Seventy-fourth regular session", ("abstaining", None, 74)),
        ("Abstained - resolution 74/901", ("abstaining", None, 74)),
        ("Abstained - First Committee, November 2019", ("abstaining", "first-committee", 74)),
        ("Abstained - 2019 Lantern Convention Resolution", ("abstaining", None, 74)),
        ("Against: 2019 vote on the 2010 Lantern Convention", ("against", None, 74)),
        (
            ("In favour - Implementation of the Convention on the Prohibition of Incendiary "
            "Lanterns and on Their Recovery (2019)"),
            ("in-favour", None, 74),
        ),
    ],
)
def test_a_vote_is_read_in_many_forms(item: str, expected: tuple[str, str | None, int]) -> None:
    votes = of_kind(read_words("The State not party has voted as follows,\n• " + item), Vote)

    assert [(one.choice, one.stage, one.session) for one in votes] == [expected]


@pytest.mark.parametrize(
    "item",
    [
        "In favour",
        "2018",
        "In favour - 2018 kites",
        "In favour - 2018 Kite Convention",
        "In favour - March 2018",
        "In favour - 30 February 2018",
        "In favour - 6 December 2023, Seventy-sixth session",
        "In favour - 2018-19",
        "In favour - A/RES/78/1000",
        "Rather in favour - 2018",
    ],
)
def test_a_vote_that_cannot_be_placed_stays_unread(item: str) -> None:
    records = read_words("The State not party has voted as follows,\n• " + item)

    assert of_kind(records, Vote) == []
    assert unread(records) == [item]


def test_a_vote_of_a_session_without_a_known_resolution_has_no_symbol_and_a_warning() -> None:
    records = read_words("Voting record\n• Against - 1999")

    assert [(one.session, one.symbol) for one in of_kind(records, Vote)] == [(54, None)]
    assert len(of_kind(records, Warned)) == 1


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The State not party has sent voluntary Article 7 reports since 2006.",
            ("voluntary-article-7-report", "2006"),
        ),
        ("Arvenia keeps to what it has said.", None),
        ("Arvenia has kept a moratorium on the export of lanterns.", ("moratorium-export", None)),
        ("It has had a moratorium on its use since 1996.", ("moratorium-use", "1996")),
        ("It has never sent a voluntary Article 7 report.", None),
        ("It has sent a voluntary Article 9 report.", None),
        ("Castrelle has sent voluntary Article 7 reports since 2006.", None),
    ],
)
def test_a_step_short_of_joining_is_a_measure(
    sentence: str, expected: tuple[str, str | None] | None
) -> None:
    told = of_kind(read_words(sentence), Measure)

    assert [(one.measure_kind, one.from_) for one in told] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "A visit to Arvenia by the Special Envoy took place in 2013.",
            ("visit", ("Special Envoy",), "Arvenia", 2013),
        ),
        (
            "A workshop was held in Marbel in 2015 by the UN.",
            ("workshop", ("UN",), "Marbel", 2015),
        ),
        (
            "In November 2010, the Special Envoy, Dame Oriel Vant, met with the Crown Prince.",
            ("meeting", ("Special Envoy, Dame Oriel Vant",), None, 2010),
        ),
    ],
)
def test_outreach_is_told_in_the_active_and_in_the_passive(
    sentence: str, expected: tuple[object, ...]
) -> None:
    told = of_kind(read_words(sentence), Outreach)

    assert [(one.outreach_kind, one.agents, one.place, one.year) for one in told] == [expected]
    assert [one.targets for one in told] == [("XAA",)]


@pytest.mark.parametrize("item", ["3MSP (cancelled)", "9MSP", "Lantern Fair", "MSP", "First"])
def test_a_meeting_that_cannot_be_placed_stays_unread(item: str) -> None:
    records = read_words(MEETINGS + f"• 1MSP, {item}, 2MSP")

    assert [one.meeting for one in of_kind(records, Participation)] == [
        "lantern/1MSP",
        "lantern/2MSP",
    ]
    assert unread(records) == [item]


def test_an_unknown_choice_is_never_taken_for_another() -> None:
    records = read_words("Voting record\n• Undecided - 2018")

    assert of_kind(records, Vote) == []
    assert unread(records) == ["Undecided - 2018"]


def test_what_is_said_of_another_state_is_not_the_page_s_own() -> None:
    records = read_words(
        MEETINGS + "1MSP\n\nCastrelle has voted as follows,\n• Against - 2018\n\n"
        "Castrelle has indicated,\nOrvane said: “We will never join.” (1MSP, 2012)"
    )

    assert [type(one) for one in facts(records) if not hasattr(one, "message")][:1] == [
        Participation
    ]
    assert of_kind(records, Vote) == []
    assert of_kind(records, Statement) == []


def test_no_reader_codes_a_position() -> None:
    records = [one for page in PROFILES for one in read_page(page, form="profile-page")]

    assert of_kind(records, Position) == []


def test_a_quotation_in_a_quotation_does_not_end_it() -> None:
    words = "We call it “a beacon” and it is “ours”"
    records = read_words(SAID + f"• “{words}.” (1MSP, 2012)\n\nVoting record")

    assert [one.text for one in of_kind(records, Statement)] == [words + "."]


# --- damage ----------------------------------------------------------------------------------


def covers(whole: Record, part: Record) -> bool:
    """Whether what a cut page says is said by the whole one, only less of it."""
    match whole, part:
        case Statement(), Statement():
            return str(whole.text).startswith(str(part.text))
        case Vote(), Vote():
            told = {part.stage, part.date} <= {whole.stage, whole.date, None}
            return told and (whole.session, whole.choice) == (part.session, part.choice)
        case Outreach(), Outreach():
            return whole.year == part.year and set(part.targets) <= set(whole.targets)
        case Participation(), Participation():
            return (whole.meeting, whole.role) == (part.meeting, part.role)
        case Assertion(), Assertion():
            return (whole.text, whole.meeting, whole.about) == (part.text, part.meeting, part.about)
    return False


LONG = resources.data() / "example-pages" / "arvenia.txt"
CUT = tuple(
    page
    for page in (*PROFILES, LONG)
    if page.suffix == ".txt" and page.name != "cannot-be-placed.txt"  # it contradicts itself
)


@pytest.mark.parametrize("page", CUT, ids=lambda page: page.name)
@settings(max_examples=25)
@given(share=st.floats(0.02, 1.0))
def test_what_is_read_of_a_cut_page_is_right(page: Path, share: float) -> None:
    words = page.read_bytes().decode("utf-8")
    whole = facts(read_words(words))
    cut = read_words("Arvenia.\n" + words[: int(len(words) * share)])

    assert unaccounted(cut) == ""
    for fact in facts(cut):
        if not isinstance(fact, Quote | Warned | Unread):
            assert any(covers(one, fact) for one in whole), fact


@given(
    page=st.sampled_from(CUT),
    at=st.floats(0, 1),
    gone=st.integers(0, 60),
    new=st.text(alphabet="“”\"'()[]•,.;:\n 2M0–-aA’…/", max_size=30),
)
def test_a_page_with_a_wound_is_still_accounted_for(
    page: Path, at: float, gone: int, new: str
) -> None:
    words = page.read_bytes().decode("utf-8")
    start = int(len(words) * at)

    records = read_words("Arvenia\n" + words[:start] + new + words[start + gone :])

    assert unaccounted(records) == ""
    assert misquoted(records) == []


@pytest.mark.parametrize(
    "item",
    ["“a ", "2MSP, ", "In favour 2018 ", "(2018) ", "Castrelle and ", "voted following ", "• a\n"],
)
def test_a_page_of_one_thing_over_and_over_is_read_to_its_end(item: str) -> None:
    words = MEETINGS + "In 2022, the President met " + item * (60_000 // len(item))

    assert unaccounted(read_words(words)) == ""


# --- the real pages --------------------------------------------------------------------------


def test_the_azerbaijan_page_gives_ten_meetings_four_votes_one_statement_one_visit(
    shared: Path,
) -> None:
    records = real(shared, "azerbaijan")
    visits = of_kind(records, Outreach)
    said = of_kind(records, Statement)

    codes = (2, 4, 6, 7, 9, 10, 16, 17, 19, 20)
    assert [(one.state, one.meeting, one.role) for one in of_kind(records, Participation)] == [
        ("AZE", f"apmbc/{code}MSP", "observer") for code in codes
    ]
    assert votes_of(records) == [(*vote, "in-favour") for vote in VOTES]
    assert [(s.date, s.year, s.meeting, s.occasion, s.statement_kind, s.elided) for s in said] == [
        ("2022-06-22", 2022, "apmbc/IM2022", "Intersessional Meetings", "general-statement", True)
    ]
    assert str(said[0].text).startswith("Azerbaijan supports the philosophy, purpose objective")
    assert str(said[0].text).endswith("to this important goal")
    assert [(v.targets, v.place, v.year, v.outreach_kind, v.open_list) for v in visits] == [
        (("ARM", "AZE", "LAO", "MHL", "VNM"), "New York", 2022, "meeting", True)
    ]
    assert [agent.split(" H")[0] for agent in visits[0].agents] == [
        "then-Convention President",
        "Convention’s Special Envoy,",
    ]
    assert str(visits[0].framework).startswith("European Council Decision 2021/257")
    assert [q.of for q in of_kind(records, Quote)] == ["statement", "outreach"]


def test_the_cuba_page_gives_eight_meetings_four_votes_one_statement_two_memberships(
    shared: Path,
) -> None:
    records = real(shared, "cuba")
    said = of_kind(records, Statement)
    claims = [one for one in of_kind(records, Assertion) if one.assertion_kind == "membership"]

    codes = ("1MSP", "2MSP", "3MSP", "4MSP", "1RC", "7MSP", "2RC", "13MSP")
    assert [(one.state, one.meeting, one.role) for one in of_kind(records, Participation)] == [
        ("CUB", f"apmbc/{code}", "observer") for code in codes
    ]
    assert votes_of(records) == [(*vote, "abstaining") for vote in VOTES]
    assert [(s.date, s.year, s.meeting, s.statement_kind, s.elided) for s in said] == [
        (None, 2021, None, "explanation-of-vote", False)
    ]
    assert str(said[0].text).startswith("We fully share the legitimate humanitarian concerns")
    assert str(said[0].text).endswith("the national security of Cuba.")
    assert [(one.state, one.about) for one in claims] == [("CUB", "ccw"), ("CUB", "ccw-p2")]
    assert of_kind(records, Outreach) == []


VOTES = (
    (77, "plenary", "2022-12-07", 2022, "A/RES/77/63"),
    (76, "first-committee", "2021-11-02", 2021, "A/RES/76/26"),
    (74, "plenary", "2019-12-12", 2019, "A/RES/74/61"),
    (73, "first-committee", None, 2018, "A/RES/73/61"),
)


def votes_of(records: list[Record]) -> list[tuple[object, ...]]:
    return [
        (one.session, one.stage, one.date, one.year, one.symbol, one.choice)
        for one in of_kind(records, Vote)
    ]


@pytest.mark.parametrize("name", ["azerbaijan", "cuba"])
def test_a_real_page_is_read_without_a_character_unread_or_a_warning(
    shared: Path, name: str
) -> None:
    records = real(shared, name)

    assert unaccounted(records) == ""
    assert unread(records) == []
    assert misquoted(records) == []
    assert of_kind(records, Warned) == []
    assert {one.why for one in of_kind(records, Ignored)} == {
        "navigation",
        "boilerplate",
        "heading",
        "caption",
        "punctuation",
    }


@pytest.mark.parametrize("name", ["azerbaijan", "cuba"])
def test_what_is_read_of_a_real_page_cut_anywhere_is_right(
    shared: Path, tmp_path: Path, name: str
) -> None:
    words = (shared / "sources" / "apmbc" / f"{name}.txt").read_text(encoding="utf-8")
    page = tmp_path / "sources" / "apmbc" / f"{name}.txt"
    page.parent.mkdir(parents=True)
    whole = facts(real(shared, name))

    for end in range(60, len(words), 41):
        page.write_text(words[:end], encoding="utf-8")
        cut = real(tmp_path, name, state=name[:3].upper())
        assert unaccounted(cut) == ""
        for fact in facts(cut):
            if not isinstance(fact, Quote | Warned | Unread):
                assert any(covers(one, fact) for one in whole), fact
