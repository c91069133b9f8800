"""Saved questions over HTTP: as a form with its answer, as CSV, as JSON."""

import anyio
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from accede.ask import queries
from accede.ask.results import Answer
from accede.errors import QueryError
from accede.publish.serve.current import Current
from accede.publish.serve.protocol import Endpoint, fields
from accede.publish.serve.refusals import Refused
from accede.publish.serve.views import Views

FORMS = {
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".rq": "application/sparql-query; charset=utf-8",
}


class Questions:
    """The saved questions of a service."""

    def __init__(self, current: Current, views: Views, endpoint: Endpoint) -> None:
        self.current = current
        self.views = views
        self.endpoint = endpoint

    async def __call__(self, request: Request) -> Response:
        """One question: `/ask/NAME` as a page, `/ask/NAME.csv` and the like as a file."""
        asked = str(request.path_params["name"])
        suffix = next((one for one in FORMS if asked.endswith(one)), "")
        name = asked.removesuffix(suffix)
        values = {key: every[-1] for key, every in fields(request.url.query).items()}
        guard = values.pop("guard", "") == "yes"
        query, answer = await anyio.to_thread.run_sync(self._answer, name, values)
        if not suffix:
            return HTMLResponse(self.views.question(query, values, answer))
        text = {".csv": answer.guarded_csv if guard else answer.csv, ".jsonl": answer.jsonl}
        told = query.text if suffix == ".rq" else text.get(suffix, answer.json)()
        return Response(told, media_type=FORMS[suffix])

    async def query_page(self, request: Request) -> Response:
        """The page on which anyone can write a query, with its answer where one is given."""
        given = fields(request.url.query)
        text = next(iter(given.get("query", ())), "")
        if not text:
            return HTMLResponse(self.views.query_page("", None, ""))
        try:
            form = self.endpoint.form(text)
            found = await self.endpoint.found(text)
        except Refused as refused:
            page = self.views.query_page(text, None, refused.detail)
            return HTMLResponse(page, status_code=refused.status_code)
        said = "cut: there are more rows" if found.cut else ""
        return HTMLResponse(self.views.query_page(text, found, said, form))

    def _answer(self, name: str, values: dict[str, str]) -> tuple[queries.Query, Answer]:
        try:
            query = queries.load(name)
        except QueryError as fault:
            raise Refused(404, str(fault)) from fault
        blank = {key: value for key, value in values.items() if value}
        try:
            return query, self.current.opened().answer(name, blank)
        except QueryError as fault:
            raise Refused(400, str(fault)) from fault
