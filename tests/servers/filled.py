"""Graphs that a server is filled with before it is asked: a release, a small one, a large one."""

from collections.abc import Iterator

from pyoxigraph import DefaultGraph, RdfFormat, Store

from accede.ask.remote import endpoint
from accede.model import iris, terms
from accede.publish.target import Target
from accede.release import Release
from servers.engines import Server, credentials, put

BUNDLED = "http://example.org/graph/bundled"
SMALL = "http://example.org/graph/small"
LARGE = "http://example.org/graph/large"
OTHER = "http://example.org/graph/other"

MANY = 12_345
"""More states than Virtuoso gives rows at once, as it comes."""

NOISE = f'<{iris.ID}state/CUB> <{terms.skos_prefLabel}> "Elsewhere"@en .\n'


def fill(server: Server, release: Release, small: Store) -> None:
    """Puts a release, a small graph, one of many states and one of no use on a server."""
    put(server, release, BUNDLED)
    with credentials():
        target = Target(endpoint(server.url))
        target.add(SMALL, [dumped(small)])
        target.add(LARGE, many_states())
        target.add(OTHER, [NOISE])


def many_states() -> Iterator[str]:
    """Invented states, each with a Wikidata item of its own."""
    for number in range(MANY):
        state, item = f"<{iris.ID}state/{number}>", f"<{iris.WIKIDATA}Q{9**9 + number}>"
        yield f"{state} <{terms.rdf_type}> <{terms.State}> .\n"
        yield f'{state} <{terms.skos_prefLabel}> "State {number % 7}"@en .\n'
        alignment = f"<{iris.ID}alignment/{number}>"
        yield f"{alignment} <{terms.rdf_type}> <{terms.Alignment}> .\n"
        yield f"{alignment} <{terms.claimSubject}> {state} .\n"
        yield f"{alignment} <{terms.claimPredicate}> <{terms.skos_exactMatch}> .\n"
        yield f"{alignment} <{terms.claimObject}> {item} .\n"


def dumped(store: Store) -> str:
    """The triples of a store, line by line."""
    return (store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()) or b"").decode()
