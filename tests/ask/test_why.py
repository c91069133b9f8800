import json

import pytest
from pyoxigraph import QuerySolutions, Store

from accede.ask.grounds import Sentence, Source, Told
from accede.ask.why import why
from accede.release import Release

DIGEST = "00112233445566778899aabbccddeeff" * 2
TEXT = "Arcadia has spoken. It was asked. We will join when our neighbours do. So it said. The end."
TEXTS = {DIGEST: TEXT}


def test_words_of_a_page_at_hand_are_shown_with_their_neighbours(small: Store) -> None:
    found = why(small, "statement/xaa-2", TEXTS)

    assert found.sentences == (
        Sentence(
            document="page",
            words="We will join when our neighbours do.",
            before="It was asked. ",
            after=" So it said.",
            place="characters 34-70",
            checked=True,
        ),
    )


def test_words_that_do_not_stand_in_the_text_are_not_shown_as_checked(small: Store) -> None:
    found = why(small, "statement/xaa-2", {DIGEST: TEXT.replace("will", "may.")})

    assert [sentence.checked for sentence in found.sentences] == [False]


def test_words_without_their_page_are_shown_as_their_coder_gave_them(small: Store) -> None:
    found = why(small, "statement/xcc-1", TEXTS)

    assert found.sentences == (Sentence("news", "we leave", "", "", "characters 5-13", False),)


def test_sources_come_with_title_address_and_capture(small: Store) -> None:
    found = why(small, "https://w3id.org/accede/id/statement/xaa-2", TEXTS)

    assert found.sources == (
        Source("news", "News", None, None, None),
        Source(
            document="page",
            title="Arcadia, a page",
            publisher="Secretariat",
            url="https://example.org/arcadia",
            captured="after 2035-12-01 and before 2036-02-01",
        ),
    )


def test_sources_that_differ_are_shown_with_who_is_followed_and_why(small: Store) -> None:
    found = why(small, "action/xt/XBB/accession", {})

    assert found.claims == (
        Told("date", "2036-03-01", "table", "accepted", "the depositary is followed"),
        Told("date", "2036-03-02", "news", "rejected", "news"),
    )


def test_a_position_rests_on_its_statement(small: Store) -> None:
    found = why(small, "position/xaa-2-joining", TEXTS)

    assert [(below.subject, len(below.sentences)) for below in found.rests_on] == [
        ("statement/xaa-2", 1)
    ]


def test_a_source_of_totals_alone_says_so(small: Store) -> None:
    found = why(small, "decision/A-RES-90-1/first-committee", {})

    assert [(source.document, source.totals_only) for source in found.sources] == [("news", True)]


def test_a_state_says_how_many_records_name_it(small: Store) -> None:
    found = why(small, "state/XAA", {})

    assert found.label == "Arcadia"
    assert dict(found.named_by)["Participation"] == 3


def test_an_unknown_thing_is_not_found_and_its_neighbours_are_named(small: Store) -> None:
    found = why(small, "statement/xaa-3", {})

    assert not found.found
    assert "statement/xaa-1" in found.near
    assert found.text().splitlines()[0] == "statement/xaa-3: nothing bears this name"


def test_what_is_no_name_at_all_is_not_found(small: Store) -> None:
    assert not why(small, "a b <c>", {}).found
    assert not why(small, "", {}).found
    assert not why(small, "https://example.org/ <x>", {}).found


def test_it_is_told_in_lines_for_a_person(small: Store) -> None:
    lines = why(small, "position/xaa-2-joining", TEXTS).text().splitlines()

    assert lines[0] == "position/xaa-2-joining"
    assert "  stance: conditional" in lines
    assert "  it rests on" in lines
    seen = "words in document/page, characters 34-70 (checked against the page):"
    assert f"      {seen}" in lines
    assert "        It was asked. »We will join when our neighbours do.« So it said." in lines


def test_it_is_a_dict_for_json(small: Store) -> None:
    found = why(small, "position/xaa-2-joining", TEXTS)

    whole = json.loads(json.dumps(found.as_dict()))

    assert whole["subject"] == "position/xaa-2-joining"
    assert whole["rests_on"][0]["sentences"][0]["checked"] is True


def test_the_bundled_words_of_cuba_have_their_place(release: Release) -> None:
    found = why(release.store(), "statement/cub-2021-eov", {})

    assert [sentence.document for sentence in found.sentences] == ["isu-cuba"]
    assert found.sentences[0].place is not None
    assert found.sentences[0].place.startswith("characters ")


def test_a_vote_that_a_decision_only_lists_rests_on_that_decision(small: Store) -> None:
    found = why(small, "vote/A-RES-91-1/plenary/XCC", {})

    assert found.label == "Cockaigne: abstaining"
    assert found.facts == (
        ("listed as", "abstaining"),
        ("listed as", "filled in"),
        ("known as", "filled-in"),
    )
    assert [below.subject for below in found.rests_on] == ["decision/A-RES-91-1/plenary"]


@pytest.mark.parametrize(
    ("vote", "known_as"),
    [
        ("vote/A-RES-90-1/plenary/XAA", "recorded"),
        ("vote/A-RES-90-1/plenary/XDD", "reconstructed"),
        ("vote/A-RES-91-1/plenary/XDD", "reconstructed"),
    ],
)
def test_a_listed_vote_says_how_it_is_known(small: Store, vote: str, known_as: str) -> None:
    assert dict(why(small, vote, {}).facts)["known as"] == known_as


def test_a_vote_that_nobody_lists_is_not_found(small: Store) -> None:
    assert not why(small, "vote/A-RES-91-1/plenary/XFF", {}).found


def test_a_vote_that_a_document_tells_says_how_the_record_lists_it(release: Release) -> None:
    found = dict(why(release.store(), "vote/A-RES-76-26/plenary/NLD", {}).facts)

    assert (found["choice"], found["listed as"], found["known as"]) == (
        "in favour", "in favour", "recorded",
    )  # fmt: skip


def test_a_claim_says_what_the_others_say_of_the_same(small: Store) -> None:
    claims = small.query(
        "SELECT ?c { ?c <https://w3id.org/accede/ns#claimSubject> "
        "<https://w3id.org/accede/id/action/xt/XBB/accession> }"
    )
    assert isinstance(claims, QuerySolutions)
    for claim in [str(row["c"].value) for row in claims]:
        found = why(small, claim, {})
        assert [told.value for told in found.claims] == ["2036-03-01", "2036-03-02"]


def test_a_document_tells_its_captures_and_all_that_rests_on_them(small: Store) -> None:
    found = why(small, "document/page", TEXTS)

    assert [source.captured for source in found.sources] == [
        "after 2035-12-01 and before 2036-02-01"
    ]
    assert dict(found.named_by)["Statement"] >= 1


def test_no_name_of_the_vocabulary_is_shown_as_one_word(release: Release) -> None:
    told = why(release.store(), "treaty/apmbc", {}).text()

    assert "  kind: treaty\n" in told
    assert "  entry into force threshold: 40\n" in told
    assert "entryIntoForce" not in told


def test_a_source_of_which_there_is_no_capture_says_so(small: Store) -> None:
    assert "    no capture of it is at hand" in why(small, "statement/xcc-1", {}).text()


def test_letters_that_are_none_name_nothing(small: Store) -> None:
    assert not why(small, "\udcff", {}).found
