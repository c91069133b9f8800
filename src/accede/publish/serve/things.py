"""Things under `/id` and terms under `/ns`: from a name to its page or its data (303)."""

import difflib
import re

import anyio
from pyoxigraph import NamedNode, RdfFormat, Store, Triple, serialize
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from accede.ask.things import Things
from accede.model import iris
from accede.publish.serve.accept import chosen
from accede.publish.serve.current import Current
from accede.publish.serve.refusals import Refused
from accede.publish.site.links import path_of

HTML, TURTLE, JSON_LD, N_TRIPLES = (
    *("text/html", "text/turtle", "application/ld+json", "application/n-triples"),
)
DATA = {
    "ttl": (TURTLE, RdfFormat.TURTLE),
    "jsonld": (JSON_LD, RdfFormat.JSON_LD),
    "nt": (N_TRIPLES, RdfFormat.N_TRIPLES),
}
SUFFIXES = {TURTLE: "ttl", JSON_LD: "jsonld", N_TRIPLES: "nt"}
SEE_ALSO = {"Vary": "Accept"}
FILE = re.compile(r"(.+)\.(ttl|jsonld|nt)")


class ThingsOverHttp:
    """The things of a release, by their names."""

    def __init__(self, current: Current) -> None:
        self.current = current

    async def __call__(self, request: Request) -> Response:
        """A thing's name leads to its page, or to its data, as the client prefers."""
        short = str(request.path_params["short"]).rstrip("/")
        root = "../" * (1 + short.count("/"))
        await self._known(short)
        kind = chosen(request.headers.get("accept", ""), (HTML, *SUFFIXES))
        page = path_of(f"{iris.ID}{short}")
        if kind == HTML and page:
            return RedirectResponse(root + page, status_code=303, headers=SEE_ALSO)
        suffix = SUFFIXES.get(kind, "ttl")
        place = f"{root}data/{short}.{suffix}"
        return RedirectResponse(place, status_code=303, headers=SEE_ALSO)

    async def data(self, request: Request) -> Response:
        """What the graph says of a thing, as a file."""
        named = FILE.fullmatch(str(request.path_params["file"]))
        if not named:
            raise Refused(404, "data: no such form; end the name with .ttl, .jsonld or .nt")
        await self._known(named[1])
        kind, form = DATA[named[2]]
        told = await anyio.to_thread.run_sync(self._described, named[1], form)
        return Response(told, media_type=f"{kind}; charset=utf-8")

    async def _known(self, short: str) -> None:
        """Refuses a name that no thing bears, with the nearest that one does."""
        things = Things(self.current.opened().store)
        if iris.PATH.fullmatch(short) and things.knows(iris.ID + short):
            return
        near = await anyio.to_thread.run_sync(_near, things, short)
        mend = f"did you mean {' or '.join(near)}?" if near else "see the lists on the home page"
        raise Refused(404, f"id/{short[:100]}: nothing bears this name; {mend}")

    def _described(self, short: str, form: RdfFormat) -> bytes:
        return described(self.current.opened().store, iris.ID + short, form)


def described(store: Store, iri: str, form: RdfFormat) -> bytes:
    """All triples whose subject is a thing."""
    quads = store.quads_for_pattern(NamedNode(iri), None, None)
    triples = [Triple(quad.subject, quad.predicate, quad.object) for quad in quads]
    return serialize(sorted(triples, key=str), format=form, prefixes=PREFIXES) or b""


PREFIXES = {
    "acc": iris.NS,
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def _near(things: Things, short: str) -> list[str]:
    head = short.partition("/")[0] + "/"
    known = [one for one in map(iris.short, things.things()) if one.startswith(head)]
    folded = {one.casefold(): one for one in known}
    close = difflib.get_close_matches(short[:100].casefold(), folded, n=3, cutoff=0.6)
    return [folded[one] for one in close]


async def term(request: Request) -> Response:
    """A term of the vocabulary leads to the vocabulary's page, or to its Turtle."""
    up = "../" if "step" in request.path_params else ""
    kind = chosen(request.headers.get("accept", ""), (HTML, TURTLE))
    file = "index.html" if kind == HTML else "accede.ttl"
    return RedirectResponse(f"{up}ns/{file}", status_code=303, headers=SEE_ALSO)


async def concept(request: Request) -> Response:
    """A concept leads to its place on the vocabulary's page, or to the vocabulary's Turtle."""
    rest = str(request.path_params["rest"])
    kind = chosen(request.headers.get("accept", ""), (HTML, TURTLE))
    up = "../" * (1 + rest.count("/"))
    page = path_of(f"{iris.SCHEME}{rest}") or "ns/index.html"
    place = page if kind == HTML else "ns/accede.ttl"
    return RedirectResponse(up + place, status_code=303, headers=SEE_ALSO)
