"""The service as one application: which path leads where."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import anyio
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from accede.errors import AccedeError
from accede.publish.serve.current import Current
from accede.publish.serve.guards import Guarded
from accede.publish.serve.protocol import Endpoint
from accede.publish.serve.questions import Questions
from accede.publish.serve.refusals import teller
from accede.publish.serve.site_files import SiteFiles
from accede.publish.serve.things import ThingsOverHttp
from accede.publish.serve.views import Views
from accede.publish.serve.workers import Limits

Handler = Callable[[Request], Awaitable[Response]]

LIMITS = Limits()
FILES = (".html", ".csv", ".svg", "index.ttl", "index.jsonld")
"""How the files of pages end; the name of no thing does."""
NUMBERS = "text/plain; version=0.0.4; charset=utf-8"
READS = ("GET", "HEAD")


def service(place: Path, *, site: Path | None = None, limits: Limits = LIMITS) -> Starlette:
    """The service over a release, or over what the link at that place leads to.

    `site` is a folder that `accede site` wrote; without it, the pages are written in the
    background. Raises ReleaseError where there is no release.
    """
    return over(Current(place, limits.saved), site=site, limits=limits)


def over(current: Current, *, site: Path | None, limits: Limits) -> Starlette:
    """The service over the release at hand."""
    files, views = SiteFiles(current, site), Views(current, limits)
    endpoint = Endpoint(current, limits)
    asked = Questions(current, views, endpoint)
    named = ThingsOverHttp(current, views, files.has)
    told = teller(views.refused)

    @asynccontextmanager
    async def begun(_: Starlette) -> AsyncIterator[None]:
        files.begin()
        warming = asyncio.create_task(asked.warm())
        yield
        warming.cancel()
        files.end()
        await anyio.to_thread.run_sync(endpoint.workers.end)

    return Starlette(
        routes=_routes(current, endpoint, asked, files, named),
        middleware=[Middleware(Guarded, current=current)],
        exception_handlers={HTTPException: told, AccedeError: told, Exception: told},
        lifespan=begun,
    )


def _routes(
    current: Current, endpoint: Endpoint, asked: Questions, files: SiteFiles, named: ThingsOverHttp
) -> list[Route]:
    return [
        Route("/sparql", endpoint.__call__, methods=[*READS, "POST"]),
        *(
            Route(path, handler, methods=READS)
            for path, handler in (
                ("/query", asked.query_page),
                ("/query/index.html", _query),
                ("/health", _health(current)),
                ("/metrics", _metrics(current)),
                ("/ask/index.html", files.__call__),
                ("/ask/{name}", asked.__call__),
                ("/ns", named.term),
                ("/ns/{version:float}.{step:int}", named.term),
                ("/scheme", named.term),
                ("/scheme/", named.term),
                ("/scheme/{rest:path}", named.concept),
                ("/data/{file:path}", named.data),
                ("/id/{short:path}", _page_or(files, named)),
                ("/{path:path}", files.__call__),
            )
        ),
    ]


def _health(current: Current) -> Handler:
    """Whether the service is well; where the release that follows is not, it says why."""

    async def health(_: Request) -> Response:
        digest = current.release().digest
        if fault := current.fault():
            return JSONResponse({"status": "behind", "release": digest, "fault": fault})
        return JSONResponse({"status": "ok", "release": digest})

    return health


def _metrics(current: Current) -> Handler:
    async def metrics(_: Request) -> Response:
        return PlainTextResponse(current.counts.text(current.release().digest), media_type=NUMBERS)

    return metrics


async def _query(_: Request) -> Response:
    """Where a site of files says how to ask, the service answers."""
    return RedirectResponse("../query", status_code=303)


def _page_or(files: SiteFiles, named: ThingsOverHttp) -> Handler:
    """Under `/id` a name with a file's ending is a file of the site, any other a thing."""

    async def thing(request: Request) -> Response:
        short = str(request.path_params["short"])
        if short.endswith(FILES):
            request.path_params["path"] = f"id/{short}"
            return await files(request)
        return await named.thing(request)

    return thing
