"""A SPARQL endpoint asked: SPARQLWrapper says what to send, our transport rules send it."""

import os
from collections.abc import Iterator
from typing import Literal as OneOf

import msgspec
from msgspec import Struct, field
from SPARQLWrapper import JSON, POST, SPARQLWrapper

from accede import resources
from accede.ask import paging, profiles, queries, tokens
from accede.ask.credentials import credentials_for
from accede.ask.header import Query
from accede.ask.profiles import Addresses, Profile
from accede.ask.results import Answer, Cell
from accede.ask.transport import Transport
from accede.ask.wire import Limits, Reply, Request
from accede.errors import RemoteError

KIND = "application/sparql-results+json"
MAX_ROWS = "x-sparql-maxrows"


class Term(Struct, frozen=True):
    """One value of a result, as the JSON format writes it."""

    type: OneOf["uri", "literal", "typed-literal", "bnode"]
    value: str
    datatype: str = ""
    language: str = field(name="xml:lang", default="")


class _Head(Struct, frozen=True):
    vars: list[str]


class _Results(Struct, frozen=True):
    bindings: list[dict[str, Term]]


class _Document(Struct, frozen=True):
    head: _Head
    results: _Results


class Rows(Struct, frozen=True):
    """The rows of one reply, and the cap on rows that the server tells of (0 if it does not)."""

    rows: list[dict[str, Term]]
    cap: int = 0


_DECODER = msgspec.json.Decoder(_Document)


class _Wrapped(SPARQLWrapper):
    """SPARQLWrapper, whose requests go by our transport and not by urllib."""

    def __init__(self, url: str, graph: str | None, transport: Transport) -> None:
        super().__init__(url, returnFormat=JSON, agent=transport.agent)
        self._transport = transport
        self.setMethod(POST)
        self.setOnlyConneg(onlyConneg=True)
        self.addCustomHttpHeader("Accept", KIND)
        if graph:
            self.addParameter("default-graph-uri", graph)

    def reply(self) -> Reply:
        """What the server replies to the query that was set."""
        made = self._createRequest()
        body = made.data if isinstance(made.data, bytes) else b""
        fields = dict(made.header_items())
        return self._transport.send(Request(made.get_method(), made.full_url, fields, body))


class Endpoint(Struct, frozen=True):
    """A server that takes SPARQL queries, with its ways, and the graph that is asked."""

    addresses: Addresses
    profile: Profile
    graph: str | None
    transport: Transport

    def select(self, sparql: str) -> Rows:
        """The rows of one SELECT, as one reply gives them."""
        wrapped = _Wrapped(self.addresses.query, self.graph, self.transport)
        wrapped.setQuery(self.profile.rewritten(tokens.without_comments(sparql, where="query")))
        reply = wrapped.reply()
        return Rows(list(_rows(reply, tokens.projection(sparql, where="query"))), _cap(reply))

    def all_rows(self, sparql: str, notices: list[str] | None = None) -> list[dict[str, Term]]:
        """Every row of a SELECT, page by page where the server gives no more at once.

        Where it can neither be had nor be told, `notices` says that rows may be missing.
        """
        told = notices if notices is not None else []
        return paging.all_rows(self, sparql, told)

    def plain(self, term: Term | None) -> Cell:
        """One value of a result as plain Python, as a release's own answer holds it."""
        try:
            return queries.plain(term.value, term.datatype) if term else None
        except ValueError as fault:
            raise RemoteError(self.addresses.query, str(fault), "ask its keeper") from None


def endpoint(
    url: str,
    *,
    graph: str | None = None,
    profile: str | None = None,
    transport: Transport | None = None,
) -> Endpoint:
    """The endpoint at an address, its engine recognised unless it is named.

    The address of its root is enough where the engine is known. Credentials come from the
    environment or netrc; RemoteError where nothing answers there.
    """
    found = transport or Transport(credentials=credentials_for(url, os.environ))
    known = profiles.named(profile) if profile else profiles.recognised(url, found)
    if known.total and not transport:
        limits = Limits(total=known.total)
        found = Transport(credentials=found.credentials, limits=limits)
    return Endpoint(profiles.addresses_of(url, known), known, graph, found)


def answer_remote(
    url: str, question: str, *, graph: str | None = None, profile: str | None = None, **given: str
) -> Answer:
    """The answer of an endpoint to a saved question, with the rows that a release would give.

    States are named by the bundled states, all else by what the endpoint itself holds. Raises
    QueryError for an unknown question, parameter or value; RemoteError for an endpoint that does
    not answer as the protocol says, named by what it did.
    """
    return answer_of(endpoint(url, graph=graph, profile=profile), queries.load(question), given)


def answer_of(at: Endpoint, query: Query, given: dict[str, str]) -> Answer:
    """The answer of an endpoint to a question."""
    from accede.ask.remote_names import EndpointNames

    names = EndpointNames(at)
    put = queries.terms(query, given, names)
    notices = list(queries.not_covered(query, names))
    text = _text_for(query, at.profile)
    rows = at.all_rows(tokens.put_in_place(text, put, where=query.name), notices)
    return Answer(
        name=query.name,
        summary=query.summary,
        parameters=queries.said(query, put),
        columns=query.columns,
        rows=tuple(tuple(at.plain(row.get(name)) for name in query.columns) for row in rows),
        notices=tuple(notices),
    )


def _text_for(query: Query, profile: Profile) -> str:
    """A question's SPARQL: where an engine cannot compile it, the form in the engine's folder."""
    own = resources.queries() / profile.name
    return (
        queries.load(query.name, own).text if (own / f"{query.name}.rq").is_file() else query.text
    )


def _rows(reply: Reply, columns: tuple[str, ...]) -> Iterator[dict[str, Term]]:
    """The rows that a reply holds: of the right type, whole, and of the columns asked for."""
    if reply.kind != KIND:
        found = f"an answer of type {reply.kind or 'none'!r} instead of {KIND}"
        raise RemoteError(reply.url, found, "give the address of the SPARQL endpoint itself")
    try:
        document = _DECODER.decode(reply.body)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        found = f"the answer is cut, or no SPARQL results ({fault})"
        raise RemoteError(reply.url, found, "try again later; else ask its keeper") from None
    known = set(document.head.vars)
    if (columns and known != set(columns)) or any(
        not row.keys() <= known for row in document.results.bindings
    ):
        found = f"columns {', '.join(sorted(known)) or 'none'} are not those asked for"
        raise RemoteError(reply.url, found, "ask its keeper")
    return iter(document.results.bindings)


def _cap(reply: Reply) -> int:
    told = reply.headers.get(MAX_ROWS, "")
    return int(told[:9]) if told.isascii() and told.isdigit() else 0
