"""A thing that no page tells of: its values by their names, and what names it."""

from pyoxigraph import RdfFormat, Store

from a_voting_record import LABEL, NS, TYPE, line
from accede.ask.things import Things
from accede.model import iris
from accede.publish.serve.thing_page import MOST, Thing, thing
from accede.publish.site.tables import Bit

SHORT = "decision/rollcall/7"


def shown(*lines: str) -> Thing:
    """What is shown of one decision in a store that holds some lines."""
    store = Store()
    store.load("".join(lines).encode(), format=RdfFormat.N_TRIPLES)
    return thing(Things(store), SHORT, iris.ID + SHORT, f"data/{SHORT}.html")


def test_states_are_called_by_their_names_in_order_and_lead_to_their_pages() -> None:
    found = shown(
        line(SHORT, "abstaining", "state/XBB"),
        line(SHORT, "abstaining", "state/XAA"),
        line("state/XBB", LABEL, '"Arvenia"'),
        line("state/XAA", LABEL, '"Belmora"'),
    )

    assert found.properties == [
        (
            Bit("abstaining", "../../../ns/index.html#abstaining"),
            [
                Bit("Arvenia", "../../../id/state/XBB/index.html"),
                Bit("Belmora", "../../../id/state/XAA/index.html"),
            ],
        )
    ]


def test_two_things_of_one_name_and_a_word_like_it_stand_beside_each_other() -> None:
    found = shown(
        line(SHORT, "note", '"Arvenia"'),
        line(SHORT, "note", "state/XBB"),
        line(SHORT, "note", "state/XAA"),
        line("state/XBB", LABEL, '"Arvenia"'),
        line("state/XAA", LABEL, '"Arvenia"'),
    )

    ((_, values),) = found.properties
    assert [one.text for one in values] == ["Arvenia"] * 3
    assert len({one.href for one in values}) == 3


def test_what_names_a_thing_is_one_step_away() -> None:
    found = shown(
        line(SHORT, TYPE, f"{NS}Decision"),
        line("claim/3", "claimSubject", SHORT),
        line("vote/rollcall/7/XAA", "decision", SHORT),
    )

    assert found.every == 2
    assert [one.text for one in found.naming] == ["claim/3", "vote/rollcall/7/XAA"]
    assert all(one.href for one in found.naming)


def test_of_very_many_that_name_it_the_first_are_listed_and_all_are_counted() -> None:
    found = shown(*(line(f"claim/{n}", "claimSubject", SHORT) for n in range(MOST + 5)))

    assert (len(found.naming), found.every) == (MOST, MOST + 5)


def test_a_thing_without_a_name_is_called_by_its_short_one() -> None:
    assert shown(line(SHORT, "rollcall", '"7"')).title == SHORT
    assert shown(line(SHORT, LABEL, '"Lanterns"')).title == "Lanterns"
