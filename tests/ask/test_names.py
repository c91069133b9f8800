import pytest
from pyoxigraph import Store

from accede.ask.names import StoreNames
from accede.errors import QueryError
from accede.release import Release

ID = "https://w3id.org/accede/id/"


@pytest.mark.parametrize(
    ("kind", "words", "path"),
    [
        ("state", "XAA", "state/XAA"),
        ("state", "XA", "state/XAA"),
        ("state", "arcadia", "state/XAA"),
        ("state", "  Kingdom of  ARCADIA ", "state/XAA"),
        ("state", "state/XAA", "state/XAA"),
        ("state", f"{ID}state/XAA", "state/XAA"),
        ("state", "Q900000001", "state/XAA"),
        ("state", "wd:Q900000001", "state/XAA"),
        ("state", "http://www.wikidata.org/entity/Q900000001", "state/XAA"),
        ("state", "https://www.wikidata.org/wiki/Q900000001", "state/XAA"),
        ("state", "Q900000002", "state/XBB"),
        ("state", "The Land", "state/XDD"),
        ("state", "Duchy of Borogravia", "state/XBB"),
        ("treaty", "xt", "treaty/xt"),
        ("treaty", "example treaty", "treaty/xt"),
        ("series", "xt-ga", "series/xt-ga"),
        ("meeting", "xt/2MSP", "meeting/xt/2MSP"),
        ("meeting", "2msp", "meeting/xt/2MSP"),
        ("meeting", "Summit of Examples", "meeting/xt/2MSP"),
        ("resolution", "A/RES/90/1", "resolution/A-RES-90-1"),
        ("resolution", "90/1", "resolution/A-RES-90-1"),
        ("resolution", "A/C.1/90/L.1", "resolution/A-RES-90-1"),
        ("resolution", "resolution/A-RES-90-1", "resolution/A-RES-90-1"),
    ],
)
def test_a_thing_is_found_by_any_of_its_names(
    small: Store, kind: str, words: str, path: str
) -> None:
    assert StoreNames(small).find(kind, words, where="-") == ID + path


@pytest.mark.parametrize(
    ("kind", "words", "mend"),
    [
        ("state", "Arcadai", "did you mean Arcadia (state/XAA)?"),
        ("state", "Ruritania", "give the id, name or IRI of a state"),
        ("state", "The Isle", "say which: state/XFF, state/XGG"),
        ("state", "Q1", "give the id, name or IRI of a state"),
        ("state", "treaty/xt", "give the id, name or IRI of a state"),
        ("state", f"{ID}treaty/xt", "give the id, name or IRI of a state"),
        ("state", "\u0410rcadia", "did you mean Arcadia (state/XAA)?"),
        ("state", "\u202eArcadia", "write the name anew"),
        ("state", "Arca\u200bdia", "write the name anew"),
        ("state", "Arcadia\0", "write the name anew"),
        ("state", "../treaty/xt", "give the id, name or IRI of a state"),
        ("state", "XAA> <urn:x", "give the id, name or IRI of a state"),
        ("meeting", "3MSP", "did you mean"),
        ("treaty", "apmbc", "give the id, name or IRI of one of treaty/xt, treaty/xu"),
        ("resolution", "90/2", "did you mean"),
    ],
)
def test_a_name_that_is_not_known_or_not_certain_is_refused(
    small: Store, kind: str, words: str, mend: str
) -> None:
    with pytest.raises(QueryError) as refused:
        StoreNames(small).find(kind, words, where="ask x, state")

    assert refused.value.where == "ask x, state"
    assert mend in refused.value.mend


@pytest.mark.parametrize("about", [f"{ID}treaty/xt", f"{ID}series/xt-ga", None])
def test_latest_is_the_last_day_up_to_which_the_acts_are_complete(
    small: Store, about: str | None
) -> None:
    assert StoreNames(small).latest(about) == "2037-06-30"


def test_latest_of_a_treaty_without_coverage_is_refused(small: Store) -> None:
    with pytest.raises(QueryError, match="treaty/xu"):
        StoreNames(small).latest(f"{ID}treaty/xu")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("CU", "CUB"),
        ("Côte d’Ivoire", "CIV"),
        ("NA", "NAM"),
        ("Turkey", "TUR"),
        ("Viet Nam", "VNM"),
        ("USA", "USA"),
        ("Q241", "CUB"),
        ("wd:Q35", "DNK"),
        ("Q756617", "DNK"),
    ],
)
def test_bundled_states_are_found(release: Release, words: str, code: str) -> None:
    assert StoreNames(release.store()).find("state", words, where="-") == f"{ID}state/{code}"


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("20MSP", "apmbc/20MSP"),
        ("Nairobi Summit", "apmbc/1RC"),
    ],
)
def test_bundled_meetings_are_found(release: Release, words: str, path: str) -> None:
    assert StoreNames(release.store()).find("meeting", words, where="-") == f"{ID}meeting/{path}"
