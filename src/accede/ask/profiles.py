"""What single engines do otherwise than the protocol says, as data; the plain protocol else."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import msgspec
from msgspec import Struct

from accede.ask import tokens
from accede.ask.transport import Transport
from accede.ask.wire import Request
from accede.errors import RemoteError

FILE = Path(__file__).with_name("profiles.toml")
PLAIN = "plain"


class Profile(Struct, frozen=True, forbid_unknown_fields=True):
    """An engine's name and its ways; see `profiles.toml`. An unnamed one keeps to the standard."""

    name: str = PLAIN
    server: str = ""
    host: str = ""
    query: str = ""
    update: str = ""
    store: str = ""
    store_graph: str = "graph"
    store_kind: str = "application/n-triples"
    store_more: str = ""
    first: str = "move.ru"
    swap: str = "move.ru"
    settle: str = ""
    nested: bool = False
    rewrite: tuple[tuple[str, str], ...] = ()
    total: float = 0

    def rewritten(self, sparql: str) -> str:
        """A query as this engine takes it."""
        return tokens.rewritten(sparql, self.rewrite, where="query")


class Addresses(Struct, frozen=True):
    """Where a server takes queries, updates and graphs; nothing where that is not known."""

    query: str
    update: str
    store: str


@cache
def profiles() -> Mapping[str, Profile]:
    """The engines that were tried, by name, and the plain protocol."""
    told = tomllib.loads(FILE.read_text("utf-8"))
    return {PLAIN: Profile()} | {
        name: msgspec.convert({"name": name, **fields}, Profile) for name, fields in told.items()
    }


def named(name: str) -> Profile:
    """The profile of an engine's name; another name is a RemoteError with those there are."""
    found = profiles().get(name)
    if found is None:
        mend = f"use one of {', '.join(profiles())}, or leave it out"
        raise RemoteError("profile", f"{name!r} is not known", mend)
    return found


def recognised(url: str, transport: Transport) -> Profile:
    """The profile of the engine behind an address, by its host or by what it calls itself."""
    host = urlsplit(url).hostname or ""
    by_host = next((one for one in profiles().values() if one.host and one.host == host), None)
    if by_host:
        return by_host
    every = frozenset(range(200, 600))
    reply = transport.send(Request("HEAD", url, {"Accept": "*/*"}), expected=every)
    server = reply.headers.get("server", "").lower()
    known = (one for one in profiles().values() if one.server and server.startswith(one.server))
    return next(known, Profile())


def addresses_of(url: str, profile: Profile) -> Addresses:
    """The addresses of a server, from its root or any one of them.

    >>> addresses_of("http://localhost:7878", named("oxigraph")).update
    'http://localhost:7878/update'
    >>> addresses_of("http://localhost:7878/query", named("oxigraph")).store
    'http://localhost:7878/store'
    >>> addresses_of("https://example.org/sparql", named("plain")).query
    'https://example.org/sparql'
    """
    paths = (profile.query, profile.update, profile.store)
    if not profile.query:
        return Addresses(url, "", "")
    bare = url.split("?", 1)[0].rstrip("/")
    root = next((bare[: -len(path)] for path in paths if path and bare.endswith(f"/{path}")), "")
    root = root or f"{bare}/"
    query, update, store = (urljoin(root, path) if path else "" for path in paths)
    return Addresses(query, update, store)
