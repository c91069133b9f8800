"""Saved questions over HTTP: as a form with its answer, as CSV, as JSON."""

import difflib
from collections.abc import Callable
from contextlib import suppress
from functools import partial

import anyio
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from accede.ask import queries
from accede.ask.names import StoreNames
from accede.ask.queries import Query
from accede.ask.results import Answer
from accede.errors import AccedeError, QueryError
from accede.publish.serve.asked_for import has_already
from accede.publish.serve.current import Current, Opened
from accede.publish.serve.protocol import Endpoint, fields, only_one
from accede.publish.serve.refusals import Refused
from accede.publish.serve.remembered import Written
from accede.publish.serve.views import Views

TYPES = {
    "": "text/html; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".guarded": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".rq": "application/sparql-query; charset=utf-8",
}
WRITERS: dict[str, Callable[[Answer], str]] = {
    ".csv": Answer.csv,
    ".guarded": Answer.guarded_csv,
    ".json": lambda answer: answer.json() + "\n",
    ".jsonl": Answer.jsonl,
}


class Questions:
    """The saved questions of a service."""

    def __init__(self, current: Current, views: Views, endpoint: Endpoint) -> None:
        self.current = current
        self.views = views
        self.endpoint = endpoint
        self.queries = {query.name: query for query in queries.list_queries()}

    async def __call__(self, request: Request) -> Response:
        """One question: `/ask/NAME` as a page, `/ask/NAME.csv` and the like as a file."""
        asked = str(request.path_params["name"])
        suffix = next((one for one in TYPES if one and asked.endswith(one)), "")
        query = self._query(asked.removesuffix(suffix))
        values = _once(query.name, fields(request.url.query))
        if suffix == ".csv" and _guarded(values.pop("guard", "no")):
            suffix = ".guarded"
        opened = self.current.opened()
        try:
            written = await self._written(opened, query, values, suffix)
        except QueryError as fault:
            if suffix or "text/html" not in request.headers.get("accept", ""):
                raise Refused(400, str(fault)) from fault
            page = self.views.question(opened, query, values, None, str(fault))
            return HTMLResponse(page, status_code=400)
        return _sent(request, written, TYPES[suffix], opened.short)

    async def query_page(self, request: Request) -> Response:
        """The page on which anyone can write a query, with its answer where one is given."""
        given = only_one(fields(request.url.query))
        text = next(iter(given.get("query", ())), "")
        opened = self.current.opened()
        if not text:
            for name in given.get("example", ()):
                text = await self._example(opened, self._query(name))
            return HTMLResponse(self.views.query_page(opened, text, None, ""))
        try:
            form = self.endpoint.form(text)
            found = await self.endpoint.workers.found(text, opened.release, request)
        except Refused as refused:
            page = self.views.query_page(opened, text, None, refused.detail)
            return HTMLResponse(page, status_code=refused.status_code, headers=refused.headers)
        said = f"at {len(found.rows)} rows: there are more" if found.cut else ""
        page = await anyio.to_thread.run_sync(
            self.views.query_page, opened, text, found, said, form
        )
        return HTMLResponse(page)

    async def warm(self) -> None:
        """Ask every question once, with nothing given, so that nobody waits for it later."""
        opened = self.current.opened()
        for query in self.queries.values():
            with suppress(AccedeError):  # whoever asks is told
                await self._written(opened, query, {}, ".json")

    async def _example(self, opened: Opened, query: Query) -> str:
        """A saved question as SPARQL with its defaults in place, to be changed and asked."""
        bind = partial(queries.bind, query, {}, StoreNames(opened.store))
        return await opened.thinking.of(partial(opened.reading, bind))

    def _query(self, name: str) -> Query:
        if name in self.queries:
            return self.queries[name]
        try:
            return queries.load(name)
        except QueryError as fault:
            near = difflib.get_close_matches(name, self.queries, n=3, cutoff=0.6)
            raise Refused(404, str(fault), near=[(f"ask/{one}", one) for one in near]) from fault

    async def _written(
        self, opened: Opened, query: Query, values: dict[str, str], suffix: str
    ) -> Written:
        """An answer in one form; a value left blank is one not given."""
        if suffix == ".rq":
            return Written.of(query.text)
        given = {key: value for key, value in values.items() if value}

        async def made() -> Written:
            answer = await opened.answer(query.name, given)
            page = partial(self.views.question, opened, query, given)
            write = WRITERS.get(suffix, page)
            return await anyio.to_thread.run_sync(lambda: Written.of(write(answer)))

        return await opened.written.of((query.name, suffix, tuple(sorted(given.items()))), made)


def _once(name: str, given: dict[str, list[str]]) -> dict[str, str]:
    """The values of a question's parameters; one that is given twice is refused."""
    for key, every in given.items():
        if len(every) > 1:
            raise Refused(400, f"ask {name}: {key[:40]} is given {len(every)} times; give it once")
    return {key: every[0] for key, every in given.items()}


def _guarded(said: str) -> bool:
    """Whether no text may be a formula to a spreadsheet; a word that says neither is refused."""
    if said not in {"yes", "no"}:
        raise Refused(400, f"ask: guard={said[:40]}: neither yes nor no; write one of them")
    return said == "yes"


def _sent(request: Request, written: Written, kind: str, release: str) -> Response:
    """An answer, or 304 where the client has it already."""
    headers = {"ETag": written.tag, "Cache-Control": "no-cache", "X-Accede-Release": release}
    if has_already(request, written.tag):
        return Response(status_code=304, headers=headers)
    return Response(written.body, media_type=kind, headers=headers)
