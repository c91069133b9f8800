"""The constants of the vocabulary: fresh, and each what it is called."""

import runpy
from pathlib import Path

from accede import resources
from accede.model import iris, terms

MAKER = runpy.run_path(str(resources.ontology() / "make_terms.py"))


def constants() -> dict[str, str]:
    return {
        name: value
        for name, value in vars(terms).items()
        if isinstance(value, str) and "://" in value
    }


def test_the_file_is_what_the_vocabulary_gives() -> None:
    written = Path(str(terms.__file__)).read_text(encoding="utf-8")

    assert written == MAKER["module"](MAKER["graph"]())


def test_a_constant_bears_the_name_of_its_term() -> None:
    assert {name: MAKER["constant"](iri) for name, iri in constants().items()} == {
        name: name for name in constants()
    }


def test_a_word_of_python_gets_an_underscore() -> None:
    assert terms.from_ == iris.NS + "from"


def test_single_properties_are_constants() -> None:
    assert set(constants().values()) >= terms.SINGLE


def test_what_can_differ_without_contradiction_is_not_single() -> None:
    several = {
        terms.source,
        terms.note,
        terms.locator,
        terms.evidence,
        terms.verified,
        terms.inFavour,
        terms.symbol,
        terms.reason,
        terms.target,
        terms.nameAsRecorded,
        terms.dateAsStated,
    }

    assert not several & terms.SINGLE


def test_codes_lead_to_concepts() -> None:
    notations = frozenset().union(*terms.CONCEPTS.values())

    assert {own for table in terms.CODES.values() for own in table.values()} <= notations


def test_the_depositary_s_letters_are_told_apart_by_case() -> None:
    assert terms.CODES["untcSuffix"] == {
        "": "ratification",
        "A": "acceptance",
        "AA": "approval",
        "P": "consent-to-protocol",
        "a": "accession",
        "d": "succession",
        "n": "provisional-application",
        "s": "definitive-signature",
    }
