"""A few things, told in Turtle, as a release holds them."""

from pyoxigraph import RdfFormat, Store

from accede.ask.things import Things
from accede.model import iris

PREFIXES = f"""
@prefix acc: <{iris.NS}> .
@prefix id: <{iris.ID}> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skosxl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def held(*turtle: str) -> Things:
    """A store of what is told."""
    store = Store()
    store.load((PREFIXES + "\n".join(turtle)).encode(), format=RdfFormat.TURTLE)
    return Things(store)
