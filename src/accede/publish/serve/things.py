"""Things under `/id`, terms under `/ns`, concepts: from a name to its page or its data (303)."""

import difflib
import re
from collections.abc import Callable
from functools import partial

import anyio
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from accede.ask.things import Things
from accede.model import iris
from accede.publish.serve import described
from accede.publish.serve.accept import chosen
from accede.publish.serve.asked_for import has_already, root
from accede.publish.serve.current import Current, Opened
from accede.publish.serve.described import SUFFIXES, TYPES, VOCABULARY
from accede.publish.serve.refusals import Refused
from accede.publish.serve.remembered import Written
from accede.publish.serve.views import Views
from accede.publish.site.links import PAGES, path_of

HTML = "text/html"
OFFERED = (HTML, *SUFFIXES)
SEE_ALSO = {"Vary": "Accept"}
FILE = re.compile(r"(.+)\.(ttl|jsonld|nt|rdf|html)")
SCHEME = "scheme/"


class ThingsOverHttp:
    """The things of a release, by their names."""

    def __init__(self, current: Current, views: Views, has_page: Callable[[str], bool]) -> None:
        self.current = current
        self.views = views
        self.has_page = has_page

    async def thing(self, request: Request) -> Response:
        """A thing's name leads to its page, or to its data, as the client prefers."""
        short = str(request.path_params["short"]).rstrip("/")
        if short in PAGES:
            return _see(request, f"id/{short}/index.html")
        await _known(self.current.opened(), short)
        page = path_of(f"{iris.ID}{short}") or ""
        there = page if page and self.has_page(page.partition("#")[0]) else f"data/{short}.html"
        return _see_page_or_data(request, there, short)

    async def concept(self, request: Request) -> Response:
        """A concept leads to its place on the vocabulary's page, or to what is said of it."""
        short = SCHEME + str(request.path_params["rest"]).rstrip("/")
        await _known(self.current.opened(), short)
        return _see_page_or_data(request, path_of(_iri(short)) or "ns/index.html", short)

    async def term(self, request: Request) -> Response:
        """The vocabulary's name leads to its page, or to its data."""
        return _see_page_or_data(request, "ns/index.html", VOCABULARY)

    async def data(self, request: Request) -> Response:
        """What the graph says of a thing, as a file."""
        named = FILE.fullmatch(str(request.path_params["file"]))
        if not named:
            endings = ", ".join(f".{suffix}" for suffix in TYPES)
            raise Refused(404, f"data: no such form; end the name with one of {endings}")
        short, suffix = named.groups()
        opened = self.current.opened()
        if short != VOCABULARY:
            await _known(opened, short)
        if suffix == "html":
            return await self._as_page(opened, short)
        written = await opened.written.of(
            ("data", short, suffix), lambda: _data(opened, short, suffix)
        )
        headers = {"ETag": written.tag, "Cache-Control": "no-cache"}
        headers |= {"X-Accede-Release": opened.short, "Link": f'<{_iri(short)}>; rel="describes"'}
        if has_already(request, written.tag):
            return Response(status_code=304, headers=headers)
        kind = f"{TYPES[suffix]}; charset=utf-8"
        return Response(written.body, media_type=kind, headers=headers)

    async def _as_page(self, opened: Opened, short: str) -> Response:
        """What the graph says of a thing that no page tells of, for a person."""
        shown = partial(self.views.thing, opened, short, _iri(short))
        page = await anyio.to_thread.run_sync(opened.reading, shown)
        return HTMLResponse(page, headers={"X-Accede-Release": opened.short})


async def _data(opened: Opened, short: str, suffix: str) -> Written:
    def made() -> Written:
        own = short == VOCABULARY
        lines = described.vocabulary() if own else described.of_thing(opened.store, _iri(short))
        return Written.of(described.written(list(lines), suffix))

    return await anyio.to_thread.run_sync(opened.reading, made)


def _iri(short: str) -> str:
    """The IRI of a thing, a concept (`scheme/stage/plenary`) or the vocabulary (`ns`)."""
    if short == VOCABULARY:
        return iris.NS.removesuffix("#")
    return iris.SCHEME + short[len(SCHEME) :] if short.startswith(SCHEME) else iris.ID + short


async def _known(opened: Opened, short: str) -> None:
    """Refuses a name that nothing bears, with the nearest that something does."""
    near = await anyio.to_thread.run_sync(opened.reading, partial(_nearest, opened, short))
    if near is None:
        return
    mend = f"did you mean {' or '.join(near)}?" if near else "see the lists on the home page"
    head = "" if short.startswith(SCHEME) else "id/"
    pages = [(head + one, one) for one in near]
    raise Refused(404, f"{head}{short[:100]}: nothing bears this name; {mend}", near=pages)


def _nearest(opened: Opened, short: str) -> list[str] | None:
    """The names of the same kind that are spelt much like one; None where something bears it."""
    things = Things(opened.store)
    if iris.PATH.fullmatch(short) and things.knows(_iri(short)):
        return None
    if short.startswith(SCHEME):
        pairs = things.pairs("http://www.w3.org/2004/02/skos/core#inScheme")
        known = [SCHEME + one.removeprefix(iris.SCHEME) for one, _ in pairs]
    else:
        head = short.partition("/")[0] + "/"
        every = map(iris.short, things.things())
        known = [one for one in every if one.startswith(head)]
    folded = {one.casefold(): one for one in known}
    close = difflib.get_close_matches(short[:100].casefold(), folded, n=3, cutoff=0.6)
    return [folded[one] for one in close]


def _see_page_or_data(request: Request, page: str, short: str) -> Response:
    kind = chosen(request.headers.get("accept", ""), OFFERED)
    return _see(request, page if kind == HTML else f"data/{short}.{SUFFIXES[kind]}")


def _see(request: Request, place: str) -> Response:
    """303 to a place, written from where the client stands."""
    return RedirectResponse(root(request) + place, status_code=303, headers=SEE_ALSO)
