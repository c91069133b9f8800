"""The graph as compact JSON-LD, as a person and a page read it."""

import json
from pathlib import Path

import pytest

from accede.errors import ReleaseError
from accede.publish.context import Context
from accede.publish.jsonld import json_ld

ID = "https://w3id.org/accede/id/"
NS = "https://w3id.org/accede/ns#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
XSD = "http://www.w3.org/2001/XMLSchema#"
CONTEXT = Context.of(Path(__file__).with_name("context.jsonld"))


def written(*lines: str) -> str:
    return "".join(json_ld([f"{line} .\n" for line in lines], CONTEXT))


def test_a_decision_is_one_object_under_our_own_names() -> None:
    decision = f"<{ID}decision/A-RES-77-63/plenary>"
    document = json.loads(
        written(
            f"{decision} {TYPE} <{NS}Decision>",
            f'{decision} <{NS}date> "2022-12-07"^^<{XSD}date>',
            f"{decision} <{NS}inFavour> <{ID}state/AFG>",
            f'{decision} <{NS}note> "one"@en',
            f'{decision} <{NS}note> "deux"@fr',
            f"{decision} <{NS}stage> <https://w3id.org/accede/scheme/stage/plenary>",
            f'{decision} <{NS}year> "2022"^^<{XSD}integer>',
        )
    )

    assert document["@context"] == CONTEXT.definitions
    assert document["@graph"] == [
        {
            "id": "decision/A-RES-77-63/plenary",
            "type": "Decision",
            "date": "2022-12-07",
            "inFavour": ["state/AFG"],
            "note": ["one", {"@value": "deux", "@language": "fr"}],
            "acc:stage": {"@id": "stage:plenary"},
            "year": 2022,
        }
    ]


def test_things_stand_one_a_line_in_their_order() -> None:
    lines = written(f'<{ID}state/AFG> <{NS}verified> "yes"', f'<{ID}state/ALB> <{NS}verified> "no"')

    assert lines.splitlines()[1:] == [
        '"@graph": [',
        '{"id": "state/AFG", "verified": "yes"},',
        '{"id": "state/ALB", "verified": "no"}',
        "]}",
    ]


def test_an_empty_graph_is_a_document_without_things() -> None:
    assert json.loads(written())["@graph"] == []


@pytest.mark.parametrize("odd", ["</script><script>alert(1)</script>", "<!--", "a & b", "\u2028"])
@pytest.mark.parametrize("suffix", ["", "@en", f"^^<{XSD}date>"])
def test_a_script_in_a_field_stays_inert_in_a_page(odd: str, suffix: str) -> None:
    document = written(f'<{ID}state/AFG> <{NS}verified> "{odd}"{suffix}')

    assert not set("<>&\u2028") & set(document)
    value = json.loads(document)["@graph"][0]["verified"]
    assert (value if isinstance(value, str) else value["@value"]) == odd


def test_a_script_in_an_iri_stays_inert_in_a_page() -> None:
    document = written(f"<http://e/?a&b> <{NS}actor> <http://e/?a&b>")

    assert "&" not in document
    assert json.loads(document)["@graph"] == [{"id": "http://e/?a&b", "actor": "http://e/?a&b"}]


def test_a_number_too_long_for_json_stays_a_string() -> None:
    number = "9" * 30
    document = json.loads(written(f'<{ID}state/AFG> <{NS}year> "{number}"^^<{XSD}integer>'))

    assert document["@graph"][0]["year"] == {"@value": number, "@type": "xsd:integer"}


def test_a_cut_line_is_refused() -> None:
    with pytest.raises(ReleaseError, match="a line that does not end"):
        "".join(json_ld([f"<{ID}state/AFG> <{NS}actor> <http://e"], CONTEXT))
