"""Every shape raises its own message on its bad example, and nothing on the good one."""

from collections import defaultdict

import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, SH, SKOS
from rdflib.term import Node
from vocabulary import EXAMPLES, NS, ONTOLOGY, SCHEME, bad, good, local, ours, schemes, shapes

from accede.check import shacl

BAD = bad("bad-shapes.trig")
SHAPES = "https://w3id.org/accede/shape/"
ENGINES = ("pyshacl", "compiled")
Messages = dict[str, set[str]]


def broken(focus: str) -> str:
    """The faulty graph that a thing is from; the thing itself where it is from none."""
    found = [name for name, graph in BAD.items() if (URIRef(focus), None, None) in graph]
    return found[0] if found else focus


def by_pyshacl(graph: Graph) -> Messages:
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes())
    assert isinstance(report, Graph)
    found: Messages = defaultdict(set)
    for result in report.objects(None, SH.result):
        focus = str(report.value(result, SH.focusNode))
        found[broken(focus)].add(str(report.value(result, SH.resultMessage)))
    return found


def compiled(graph: Graph) -> Messages:
    store = ox.Store()
    store.load(graph.serialize(format="nt").encode(), format=ox.RdfFormat.N_TRIPLES)
    found: Messages = defaultdict(set)
    for result in shacl.validate(store, ONTOLOGY / "shapes.ttl").results:
        found[broken(result.focus)].add(result.message)
    return found


@pytest.fixture(scope="module", params=ENGINES)
def raised(request: pytest.FixtureRequest) -> Messages:
    """What an engine says of the good graph with all faulty ones beside it."""
    everything = good() + schemes()
    for graph in BAD.values():
        everything += graph
    return by_pyshacl(everything) if request.param == "pyshacl" else compiled(everything)


@pytest.mark.parametrize("engine", ENGINES)
def test_the_good_example_conforms(engine: str) -> None:
    validate = by_pyshacl if engine == "pyshacl" else compiled

    assert validate(good() + schemes()) == {}


@pytest.mark.parametrize("shape", sorted(BAD), ids=lambda name: name.removeprefix(SHAPES))
def test_a_bad_example_raises_its_own_message_and_no_other(shape: str, raised: Messages) -> None:
    assert raised[shape] == {str(one) for one in shapes().objects(URIRef(shape), SH.message)}


def test_nothing_but_the_bad_examples_is_found_fault_with(raised: Messages) -> None:
    assert set(raised) == set(BAD)


def test_the_bad_examples_are_things_of_their_own() -> None:
    subjects = [subject for graph in BAD.values() for subject in set(graph.subjects())]

    assert len(set(subjects)) == len(subjects)
    assert not set(subjects) & set(good().subjects())


def test_every_shape_that_speaks_has_a_bad_example() -> None:
    assert {str(shape) for shape in shapes().subjects(SH.message)} == set(BAD)


def test_every_shape_that_asks_something_has_a_message_and_a_severity() -> None:
    named = {
        one for one in shapes().subjects(RDF.type, SH.PropertyShape) if isinstance(one, URIRef)
    }

    assert named == {
        one for one in shapes().subjects(SH.message) if (one, SH.path, None) in shapes()
    }
    for shape in shapes().subjects(SH.message):
        assert {*shapes().objects(shape, SH.severity)} <= {SH.Violation, SH.Warning, SH.Info}
        assert len([*shapes().objects(shape, SH.severity)]) == 1
        (message,) = shapes().objects(shape, SH.message)
        assert str(message)[0].isupper()
        assert str(message).endswith(".")


def test_no_two_shapes_say_the_same() -> None:
    messages = [str(message) for message in shapes().objects(None, SH.message)]

    assert len(set(messages)) == len(messages)


def test_every_class_of_a_record_has_a_shape() -> None:
    looked_at = {*shapes().objects(None, SH.targetClass)}

    assert {*ours(OWL.Class)} - looked_at == {URIRef(NS + "Record")}


def test_every_shape_is_used_and_every_property_that_it_names_is_declared() -> None:
    named = {
        one for one in shapes().subjects(RDF.type, SH.PropertyShape) if isinstance(one, URIRef)
    }
    steps = {step for path in shapes().objects(None, SH.path) for step in steps_of(path)}

    assert named == {one for one in shapes().objects(None, SH.property) if isinstance(one, URIRef)}
    assert {step for step in steps if str(step).startswith(NS)} <= {*ours()}


def steps_of(path: Node) -> list[Node]:
    """The properties that a path goes by."""
    alternatives = shapes().value(path, SH.alternativePath)
    return [*shapes().items(alternatives)] if alternatives else [path]


def test_every_property_of_ours_that_a_thing_can_have_is_looked_at() -> None:
    text = (ONTOLOGY / "shapes.ttl").read_text(encoding="utf-8")
    of_concepts = {"rank", "resultsIn", "resultsInOnEffect", "direct"}
    plain_words = {
        "adoptedPlace", "articles", "depositary", "entryIntoForceGeneral", "frequency",
        "provisionalApplicationRule", "titlePattern", "untcNumber", "withdrawalConditions",
    }  # fmt: skip
    named = {local(term) for term in ours(OWL.ObjectProperty, OWL.DatatypeProperty)}

    assert {name for name in named if f"acc:{name} " not in text} <= of_concepts | plain_words


def test_a_scheme_has_its_shape() -> None:
    asked = {str(value) for value in shapes().objects(None, SH.hasValue)}

    assert asked == {str(one) for one in schemes().subjects(RDF.type, SKOS.ConceptScheme)}
    assert {one.removeprefix(SCHEME) for one in asked} == {
        one.rsplit("/in-", 1)[1]
        for one in map(str, shapes().subjects(RDF.type, SH.NodeShape))
        if "/in-" in one
    }


def test_shapes_are_core_alone() -> None:
    text = (ONTOLOGY / "shapes.ttl").read_text(encoding="utf-8")

    assert not [
        word
        for word in ("sh:sparql", "sh:select", "sh:rule", "sh:js", "sh:expression")
        if word in text
    ]


def test_the_bad_examples_name_what_they_break() -> None:
    text = (EXAMPLES / "bad-shapes.trig").read_text(encoding="utf-8")

    assert [name for name in BAD if f"shape:{name.removeprefix(SHAPES)} {{" not in text] == []
