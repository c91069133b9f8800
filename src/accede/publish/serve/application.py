"""The service as one application: which path leads where."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from accede.publish.serve import things
from accede.publish.serve.current import Current
from accede.publish.serve.guards import Guarded
from accede.publish.serve.protocol import Endpoint, Limits
from accede.publish.serve.questions import Questions
from accede.publish.serve.refusals import told
from accede.publish.serve.site_files import SiteFiles
from accede.publish.serve.views import Views

Handler = Callable[[Request], Awaitable[Response]]

LIMITS = Limits()
FILES = (".html", ".csv", ".svg", "index.ttl", "index.jsonld")
"""How the files of pages end; the name of no thing does."""
CONNECTIONS = 512
"""So many connections are served at once; more are told to come back."""


def service(place: Path, *, site: Path | None = None, limits: Limits = LIMITS) -> Starlette:
    """The service over a release, or over what the link at that place leads to.

    `site` is a folder that `accede site` wrote; without it, the pages are written in the
    background. Raises ReleaseError where there is no release.
    """
    current = Current(place)
    files, endpoint = SiteFiles(current, site), Endpoint(current, limits)
    asked = Questions(current, Views(current), endpoint)
    named = things.ThingsOverHttp(current)

    async def health(_: Request) -> Response:
        return JSONResponse({"status": "ok", "release": current.release().digest})

    async def metrics(_: Request) -> Response:
        return PlainTextResponse(current.counts.text(current.release().digest))

    @asynccontextmanager
    async def begun(_: Starlette) -> AsyncIterator[None]:
        files.begin()
        yield
        files.end()

    reads = ["GET", "HEAD"]
    return Starlette(
        routes=[
            Route("/sparql", endpoint.__call__, methods=["GET", "HEAD", "POST"]),
            Route("/query", asked.query_page, methods=reads),
            Route("/health", health, methods=reads),
            Route("/metrics", metrics, methods=reads),
            Route("/ask/index.html", files.__call__, methods=reads),
            Route("/ask/{name}", asked.__call__, methods=reads),
            Route("/ns", things.term, methods=reads),
            Route("/ns/{version:float}.{step:int}", things.term, methods=reads),
            Route("/scheme/{rest:path}", things.concept, methods=reads),
            Route("/data/{file:path}", named.data, methods=reads),
            Route("/id/{short:path}", _page_or(files, named), methods=reads),
            Route("/{path:path}", files.__call__, methods=reads),
        ],
        middleware=[Middleware(Guarded, current=current)],
        exception_handlers={HTTPException: told, Exception: told},
        lifespan=begun,
    )


def _page_or(files: SiteFiles, named: things.ThingsOverHttp) -> Handler:
    """Under `/id` a name with a file's ending is a file of the site, any other a thing."""

    async def thing(request: Request) -> Response:
        short = str(request.path_params["short"])
        if short.endswith(FILES):
            request.path_params["path"] = f"id/{short}"
            return await files(request)
        return await named(request)

    return thing


def run(place: Path, *, host: str, port: int, site: Path | None = None) -> None:
    """Serve a release until stopped."""
    import uvicorn

    uvicorn.run(
        service(place, site=site),
        host=host,
        port=port,
        log_level="warning",
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=5,
        server_header=False,
    )
