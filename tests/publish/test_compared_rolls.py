"""The roll calls of the compare page, where a record holds thousands and few have a page."""

from pyoxigraph import RdfFormat, Store

from a_voting_record import LABEL, line, of_words
from accede.ask.scope import RollCall
from accede.model import iris
from accede.publish.site import compared_rolls
from accede.publish.site.compared_rolls import LATEST, Roll, as_csv, documents, latest


def held(*lines: str) -> Store:
    """A store that holds some lines."""
    store = Store()
    store.load("".join(lines).encode(), format=RdfFormat.N_TRIPLES)
    return store


def rolls(number: int) -> tuple[RollCall, ...]:
    return tuple(RollCall(decision=f"decision/A-RES-1-{n}/plenary") for n in range(number))


def test_only_the_latest_roll_calls_stand_on_the_page_each_with_its_place_among_all() -> None:
    ballots = of_words({"XAA": "y" * (LATEST + 7)}, decisions=rolls(LATEST + 7))

    found = latest(Store(), ballots, {})

    assert [one.place for one in found] == list(range(LATEST + 6, 6, -1))


def test_a_text_without_a_page_has_its_symbol_and_title_and_leads_nowhere() -> None:
    ballots = of_words({"XAA": "yy"}, decisions=rolls(2))
    store = held(
        line("decision/A-RES-1-1/plenary", "decidesOn", "resolution/A-RES-1-1"),
        line("resolution/A-RES-1-1", "symbol", '"A/RES/1/1"'),
        line("resolution/A-RES-1-1", LABEL, '"Lanterns on ships"'),
    )

    found = latest(store, ballots, {"decision/A-RES-1-0/plenary": "A/RES/1/0"})

    first, second = (f"{iris.ID}decision/A-RES-1-{n}/plenary" for n in range(2))
    page = "../id/resolution/A-RES-1-0/index.html#plenary"
    assert found == [
        Roll(1, second, "A/RES/1/1", "Lanterns on ships", "", None),
        Roll(0, first, "A/RES/1/0", "", "", page),
    ]


def test_what_nothing_is_told_of_is_called_by_its_name() -> None:
    ballots = of_words({"XAA": "y"}, decisions=rolls(1))

    (found,) = latest(Store(), ballots, {})

    assert (found.name, found.href) == ("decision/A-RES-1-0/plenary", None)


def test_the_documents_are_those_of_the_decisions_and_of_their_snapshots() -> None:
    ballots = of_words({"XAA": "yyy"}, decisions=rolls(3))
    store = held(
        line("decision/A-RES-1-0/plenary", "source", "document/rolls"),
        line("decision/A-RES-1-1/plenary", "source", "snapshot/page"),
        line("snapshot/page", "document", "document/page"),
    )

    assert documents(store, latest(store, ballots, {})) == "page, rolls"


def test_every_vote_of_every_state_is_in_the_table_beside_the_page() -> None:
    told = (RollCall(decision="decision/A-RES-1-0/plenary", when="1946-01-30", session=1),)
    ballots = of_words({"XAA": "y", "XBB": "n", "XCC": ".", "XDD": "x"}, decisions=told)

    assert as_csv(ballots) == (
        "decision,date,session,XAA,XBB,XCC,XDD\n"
        f"{iris.ID}decision/A-RES-1-0/plenary,1946-01-30,1,Y,N,,X\n"
    )


def test_the_letters_are_in_the_order_of_the_choices() -> None:
    from accede.ask.ballots import CHOICES

    said = dict(zip(CHOICES, compared_rolls.LETTERS, strict=True))

    assert said == {"": "", "in-favour": "Y", "abstaining": "A", "against": "N", "not-voting": "X"}
