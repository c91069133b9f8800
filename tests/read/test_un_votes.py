"""Resolutions with recorded votes: every voter, nothing guessed, nothing skipped, no traceback."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accede import resources
from accede.errors import SourceError
from accede.model.records import (
    Decision,
    Document,
    Ignored,
    Quote,
    Record,
    Resolution,
    Series,
    Text,
    Unread,
    Warned,
)
from accede.read import Source, reader
from accede.read.known import Known
from accede.read.tables import rows
from accede.read.text import normalised

Read = Callable[..., list[Record]]

SERIES = Series(
    id="tea-ga", treaty="tea", of_kind="resolution", title="Tea", title_pattern="^Keeping of tea"
)
VOTE = {"inFavour": ("CUBA", "TÜRKİYE"), "against": ("CHAD",), "abstaining": ("MALI",)}


@cache
def known() -> Known:
    folder = resources.data() / "states"
    kinds = ("state", "state-name")
    states = [record for kind in kinds for record in rows(folder / f"{kind}.csv", kind)]
    return Known.of([*states, SERIES])


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a document given as words or bytes."""

    def read_content(content: str | bytes) -> list[Record]:
        path = tmp_path / "resolution.xml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        source = Source(document=Document(id="tea", title="Tea"), path=path)
        return list(reader("un-votes")(source, known()))

    return read_content


def lists(vote: dict[str, tuple[str, ...]], **totals: object) -> str:
    return "".join(
        f'<count value="{totals.get(choice, len(names))}" refersTo="{choice}"><akn4un:voters>'
        + "".join(f"<organization>{escape(name)}</organization>" for name in names)
        + "</akn4un:voters></count>"
        for choice, names in vote.items()
    )


def resolution(
    voting: str | None = None,
    *,
    outcome: str = "adoptedRecordedVote",
    day: str = "2022-12-07",
    adopted: str = "2022-12-07",
    by: str = "",
    more: str = "",
    head: str = "",
) -> str:
    """A resolution on tea, in the form in which the United Nations publishes its own."""
    return f"""{head}<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
 xmlns:akn4un="http://un.org/akn4un"><statement name="resolution"><meta>
<identification><FRBRWork><FRBRdate date="{day}" name="adoption"/></FRBRWork>
<FRBRExpression><FRBRdate date="1999-01-01" name="publication"/></FRBRExpression></identification>
<workflow><step date="2022-10-11" outcome="draftResolution" as="A/C.9/77/L.1" by="{by}"/>
<step date="{adopted}" outcome="adopted" as="A/77/PV.99" by=""/></workflow>
<analysis><parliamentary><voting outcome="{outcome}">{lists(VOTE) if voting is None else voting}
</voting></parliamentary></analysis>
<presentation><docketNumber>22-1 (E)</docketNumber></presentation></meta>
<coverPage><p><docNumber refersTo="#symbol">A/RES/77/999</docNumber></p>
<p><session value="77">Seventy-seventh session</session></p></coverPage>
<preface><p><docNumber>77/999.</docNumber>
<docTitle refersTo="#resolutionTitle">Keeping of
  tea</docTitle></p></preface>
<preamble><p>Recalling tea,</p></preamble><mainBody><p>Asks for tea.</p></mainBody>{more}
<conclusions><p>99th plenary meeting</p></conclusions></statement></akomaNtoso>"""


def decision(found: list[Record]) -> Decision:
    (record,) = (record for record in found if isinstance(record, Decision))
    return record


def warnings(found: list[Record]) -> list[str]:
    return [record.message for record in found if isinstance(record, Warned)]


def unaccounted(found: list[Record]) -> str:
    """The characters of the text, blanks aside, that lie in no record."""
    text, *others = found
    assert isinstance(text, Text)
    held = bytearray(len(text.text))
    for record in others:
        if record.start is not None and record.end is not None:
            held[record.start : record.end] = b"1" * (record.end - record.start)
    return "".join(c for c, one in zip(text.text, held, strict=True) if not one and c.strip())


def test_a_recorded_vote_becomes_one_decision_with_every_voter(read: Read) -> None:
    found = decision(read(resolution()))

    assert (found.in_favour, found.against, found.abstaining) == (
        ("CUB", "TUR"),
        ("TCD",),
        ("MLI",),
    )
    assert (found.total_in_favour, found.total_against, found.total_abstaining) == (2, 1, 1)
    assert (found.symbol, found.series, found.session) == ("A/RES/77/999", "tea-ga", 77)
    assert (found.stage, found.method, found.outcome) == ("plenary", "recorded-vote", "adopted")
    assert (found.date, found.year, found.locator) == ("2022-12-07", 2022, "A/77/PV.99")
    assert found.title == "Keeping of tea"
    assert found.names_as_recorded == ("TUR=TÜRKİYE",)
    assert found.source == "tea"


def test_members_that_are_in_no_list_did_not_vote_and_that_is_derived(read: Read) -> None:
    found = decision(read(resolution()))

    assert len(found.not_voting) == 193 - 4
    assert found.not_voting == found.absence_derived
    assert "PSE" not in found.not_voting


def test_the_resolution_is_read_with_all_its_symbols_and_sponsors(read: Read) -> None:
    by = "Bosnia and Herzegovina, Cuba and Trinidad and Tobago"

    (found,) = (r for r in read(resolution(by=by)) if isinstance(r, Resolution))

    assert found.symbols == ("A/RES/77/999", "A/C.9/77/L.1")
    assert (found.series, found.session, found.title) == ("tea-ga", 77, "Keeping of tea")
    assert found.sponsors == ("BIH", "CUB", "TTO")


def test_a_sponsor_that_is_no_state_is_left_out_and_warned_of(read: Read) -> None:
    found = read(resolution(by="Cuba, the friends of tea"))

    assert "the sponsor 'the friends of tea' is no state for certain" in warnings(found)


def test_the_text_comes_first_and_every_character_of_it_is_accounted_for(read: Read) -> None:
    found = read(resolution())

    text = found[0]
    assert isinstance(text, Text)
    assert normalised(text.text) == text.text
    assert unaccounted(found) == ""
    told = {type(r): text.text[r.start : r.end] for r in found if r.start is not None}
    assert told[Decision] == "CUBA\nTÜRKİYE\nCHAD\nMALI"
    assert told[Resolution].startswith("A/RES/77/999\n")
    assert told[Quote] == "99th plenary meeting"
    assert [r.why for r in found if isinstance(r, Ignored)] == [
        "publication data",
        "text of the resolution",
    ]


def test_words_in_a_place_that_is_not_known_are_unread(read: Read) -> None:
    found = read(resolution(more="<novelty><p>New words</p></novelty>"))

    (unread,) = (record for record in found if isinstance(record, Unread))
    assert unread.text == "New words"
    assert unaccounted(found) == ""


def test_a_decision_without_a_vote_has_no_voters_and_no_absences(read: Read) -> None:
    found = read(resolution("", outcome="adoptedWithoutVote"))

    made = decision(found)
    assert (made.method, made.outcome) == ("without-a-vote", "adopted")
    assert made.in_favour == made.not_voting == ()
    assert made.total_in_favour is None
    assert unaccounted(found) == ""
    assert warnings(found) == []


def test_a_choice_that_nobody_made_has_nought_for_its_total(read: Read) -> None:
    found = decision(read(resolution(lists({"inFavour": ("CUBA",)}))))

    assert (found.total_in_favour, found.total_against, found.total_abstaining) == (1, 0, 0)


@pytest.mark.parametrize(
    ("voting", "message"),
    [
        (lists({"inFavour": ("CUBA", "ATLANTIS")}), "no state is certain for the name 'ATLANTIS'"),
        (lists({"inFavour": ("CUBA", "KOREA")}), "no state is certain for the name 'KOREA'"),
        (lists({"inFavour": ("CUBA",)}, inFavour=2), "in_favour: 2 stated, 1 listed"),
        (lists({"inFavour": ("CUBA",)}, inFavour="two"), "the total 'two' of the votes inFavour"),
        (lists({"inFavour": ("CUBA",)}, inFavour=""), "the total '' of the votes inFavour"),
    ],
)
def test_where_the_list_is_not_whole_nobody_is_called_absent(
    read: Read, voting: str, message: str
) -> None:
    found = read(resolution(voting))

    assert message in " / ".join(warnings(found))
    assert decision(found).in_favour == ("CUB",)
    assert decision(found).not_voting == ()


@pytest.mark.parametrize(
    ("voting", "message"),
    [
        (lists({"inFavour": ("CUBA", "CUBA")}, inFavour=1), "'CUBA' is printed 2 times"),
        (lists({"inFavour": ("CUBA",), "against": ("CUBA",)}), "CUB stands in 2 lists"),
        (lists({"inFavour": ("TÃ¼rkiye",)}), "'TÃ¼rkiye' is garbled; it is read as 'Türkiye'"),
        (lists({"maybe": ("CUBA",)}), "votes 'maybe' are not read; allowed are: inFavour"),
        (lists({"inFavour": ("CUBA",)}) * 2, "the votes inFavour are counted 2 times"),
    ],
)
def test_what_is_amiss_with_a_vote_is_warned_of(read: Read, voting: str, message: str) -> None:
    assert message in " / ".join(warnings(read(resolution(voting))))


def test_an_outcome_that_is_not_known_is_warned_of_and_not_taken(read: Read) -> None:
    found = read(resolution(outcome="lost"))

    assert decision(found).method is None
    assert "the outcome 'lost' is not known here" in " / ".join(warnings(found))


def test_a_placeholder_is_no_date(read: Read) -> None:
    found = read(resolution(day="0001-01-01", adopted="0001-01-01"))

    assert (decision(found).date, decision(found).year) == (None, None)
    assert decision(found).not_voting == ()
    assert warnings(found) == ["no day of adoption is given"]


def test_days_of_adoption_that_differ_are_warned_of(read: Read) -> None:
    found = read(resolution(day="2022-12-07", adopted="2022-12-08"))

    assert decision(found).date == "2022-12-07"
    assert warnings(found) == ["the days of adoption differ: 2022-12-07, 2022-12-08"]


@pytest.mark.parametrize("day", ["", "yesterday", "2022-13-45", "2022"])
def test_a_day_that_is_none_is_passed_over_for_the_next(read: Read, day: str) -> None:
    assert decision(read(resolution(day=day))).date == "2022-12-07"


def test_names_are_read_as_of_the_day_of_the_vote(read: Read) -> None:
    vote = lists({"inFavour": ("YUGOSLAVIA", "SWAZILAND")})

    found = decision(read(resolution(vote, day="2001-11-29", adopted="2001-11-29")))

    assert found.in_favour == ("FRY", "SWZ")
    assert found.names_as_recorded == ("SWZ=SWAZILAND",)


BOMB = (
    '<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = '<!DOCTYPE b [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "the file is empty"),
        ("Recorded vote: 2 to 1", "not a form of voting record that is known here; give one of: "),
        (b"\x1f\x8b\x08\x00", "the document is cut or damaged"),
        ("<html><body>Vote</body></html>", "the root element is 'html'"),
        ("<akomaNtoso/>", "no symbol of a resolution"),
        ("<akomaNtoso><docNumber refersTo='#symbol'>tea</docNumber></akomaNtoso>", "no symbol"),
        (resolution(head=BOMB), "a DOCTYPE declaration; take it out"),
        (resolution(head=OUTSIDE), "a DOCTYPE declaration; take it out"),
        (resolution(head="<!DOCTYPE b>").encode("utf-16"), "a DOCTYPE declaration"),
        (resolution(head='<?xml version="1.0" encoding="utf-7"?>'), "the encoding utf-7"),
        (resolution(more="<p>&tea;</p>"), "not XML to its end"),
        (resolution(more="<p>" * 400 + "</p>" * 400), "not XML to its end"),
        (resolution(more="<p>\ufffd</p>"), "a lost character (U+FFFD)"),
        (resolution().encode("latin-1", "replace").replace(b"T\xdcRK", b"T\xdc\xffRK"), "line "),
        (b"<" + b"a" * (4 * 1024 * 1024), "more than 4194304 bytes"),
    ],
    ids=lambda value: repr(value[:40]),
)
def test_what_is_no_sound_and_safe_resolution_is_an_error(
    read: Read, content: str | bytes, message: str
) -> None:
    with pytest.raises(SourceError) as caught:
        read(content)

    assert message in str(caught.value)
    assert "resolution.xml" in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_sound_encoding_changes_nothing(read: Read, encoding: str) -> None:
    assert read(resolution().encode(encoding)) == read(resolution())


def test_the_form_is_told_by_the_content_and_not_by_the_name(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "votes.csv"
    path.write_text(resolution(), encoding="utf-8")
    source = Source(document=Document(id="tea", title="Tea"), path=path)

    assert list(reader("un-votes")(source, known())) == read(resolution())


def test_garbled_words_of_the_resolution_are_warned_of_with_their_place(read: Read) -> None:
    found = read(resolution(more="<attachments><p>CÃ´te</p></attachments>"))

    (warned,) = (record for record in found if isinstance(record, Warned))
    assert isinstance(found[0], Text)
    assert found[0].text[warned.start : warned.end] == "Ã´"


def places(length: int, number: int) -> range:
    """About so many places, all over something of a length."""
    return range(0, length, max(1, length // number))


def test_a_resolution_cut_anywhere_is_an_error(read: Read) -> None:
    whole = resolution().encode()

    for place in places(len(whole) - len(b">"), 300):
        with pytest.raises(SourceError):
            read(whole[:place])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, len(resolution().encode()) - 1), st.binary(min_size=1, max_size=3))
def test_a_resolution_with_bytes_changed_is_read_or_refused(
    read: Read, place: int, other: bytes
) -> None:
    raw = resolution().encode()

    try:
        found = read(raw[:place] + other + raw[place + len(other) :])
    except SourceError:
        return

    assert unaccounted(found) == ""


DAY = date(2022, 12, 7)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_vote_written_in_the_un_s_form_is_read_back_the_same(
    read: Read, data: st.DataObject
) -> None:
    members = known().states.members(DAY)
    choices = data.draw(st.lists(st.sampled_from([*VOTE, None]), min_size=40, max_size=40))
    voted = dict(zip(data.draw(st.permutations(members)), choices, strict=False))
    names = {
        choice: tuple(
            known().states.name(s).upper() for s, chosen in voted.items() if chosen == choice
        )
        for choice in VOTE
    }

    found = decision(read(resolution(lists(names))))

    said = {"inFavour": found.in_favour, "against": found.against, "abstaining": found.abstaining}
    for choice, states in said.items():
        assert states == tuple(sorted(s for s, chosen in voted.items() if chosen == choice))
    assert set(found.not_voting) == {s for s in members if not voted.get(s)}


@cache
def of_apmbc() -> tuple[Record, ...]:
    folder = resources.data() / "apmbc"
    kinds = ("series", "resolution", "decision")
    return tuple(record for kind in kinds for record in rows(folder / f"{kind}.csv", kind))


@pytest.mark.parametrize(
    ("name", "symbol", "tally"),
    [
        ("A_RES_74_61.xml", "A/RES/74/61", (169, 0, 18)),
        ("A_RES_77_63.xml", "A/RES/77/63", (167, 0, 17)),
    ],
)
def test_the_published_resolutions_give_every_voter_as_the_bundled_votes_do(
    shared: Path, name: str, symbol: str, tally: tuple[int, int, int]
) -> None:
    source = Source(
        document=Document(id="unga-xml", title="A resolution"),
        path=shared / "sources" / "un-xml" / name,
    )
    found = list(reader("un-votes")(source, known()))
    bundled = {
        record.stage: record
        for record in of_apmbc()
        if isinstance(record, Decision) and record.symbol == symbol
    }["plenary"]

    made = decision(found)

    assert (len(made.in_favour), len(made.against), len(made.abstaining)) == tally
    assert (made.total_in_favour, made.total_against, made.total_abstaining) == tally
    for field in EQUAL:
        assert getattr(made, field) == getattr(bundled, field), field
    assert warnings(found) == []
    assert unaccounted(found) == ""


EQUAL = (
    *("symbol", "session", "stage", "date", "method", "outcome", "in_favour", "against"),
    *("abstaining", "not_voting", "absence_derived", "total_in_favour", "total_against"),
    *("total_abstaining", "names_as_recorded"),
)


def test_a_published_resolution_cut_anywhere_is_an_error(shared: Path, read: Read) -> None:
    whole = (shared / "sources" / "un-xml" / "A_RES_74_61.xml").read_bytes().rstrip()

    for place in places(len(whole), 100):
        with pytest.raises(SourceError):
            read(whole[:place])
