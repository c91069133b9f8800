"""A SPARQL server that graphs are written to: by its graph store where it has one, else by Update.

Every text that is sent is a file of `queries/push` with its `$names` put in place.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from urllib.parse import urlencode

from msgspec import Struct

from accede import resources
from accede.ask import tokens, values
from accede.ask.remote import Endpoint, Term
from accede.ask.wire import Request
from accede.errors import RemoteError

DONE = frozenset({200, 201, 202, 204})
UPDATE = 1000
"""So many triples stand in one update: some engines compile each, and refuse long ones."""

LONG_AGO = datetime.min.replace(tzinfo=UTC)
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "*/*"}
BOOLEAN = values.XSD + "boolean"


class Target(Struct, frozen=True):
    """A server whose graphs can be read, counted, added to, taken from, copied and moved."""

    at: Endpoint

    def count(self, graph: str) -> int:
        """How many triples a graph holds; none where there is no such graph."""
        rows = self.at.select(_text("count.rq", graph=graph)).rows
        return int(rows[0]["n"].value) if rows else 0

    def subjects(self, graph: str) -> Iterator[str]:
        """Everything that a graph says anything of, as a line of N-Triples writes it."""
        for row in self.at.all_rows(_text("subjects.rq", graph=graph)):
            yield _written(row["s"], self.at)

    def lines(self, graph: str, subjects: Iterable[str]) -> tuple[str, ...]:
        """All that a graph says of some things, as sorted lines of N-Triples."""
        text = _text("of_subjects.rq", {"subjects": " ".join(subjects)}, graph=graph)
        rows = self.at.all_rows(text)
        spelt = (" ".join(_written(row[name], self.at) for name in "spo") for row in rows)
        return tuple(sorted({f"{line} .\n" for line in spelt}))

    def add(self, graph: str, lines: Iterable[str]) -> None:
        """Put lines of N-Triples into a graph."""
        if not self.at.addresses.store:
            self._update("add.ru", graph, lines)
            return
        profile, url = self.at.profile, self.at.addresses.store
        asked = [urlencode({profile.store_graph: graph}), profile.store_more]
        url += f"{'&' if '?' in url else '?'}{'&'.join(filter(None, asked))}"
        fields = {"Content-Type": profile.store_kind, "Accept": "*/*"}
        body = "".join(lines).encode()
        self.at.transport.send(Request("POST", url, fields, body, reads=False), expected=DONE)

    def remove(self, graph: str, lines: Iterable[str]) -> None:
        """Take lines of N-Triples out of a graph."""
        self._update("remove.ru", graph, lines)

    def change(self, graph: str, *, less: Iterable[str], more: Iterable[str]) -> None:
        """Take some lines out of a graph and put others in, with one update."""
        parts = {"remove.ru": "".join(less), "add.ru": "".join(more)}
        texts = [
            _text(file, {"triples": part}, graph=graph) for file, part in parts.items() if part
        ]
        if texts:
            self._send(";\n".join(texts))

    def copy(self, source: str, graph: str) -> None:
        """Make a graph hold what another holds."""
        self._send(_text("copy.ru", source=source, graph=graph))

    def swap(self, source: str, graph: str) -> None:
        """Put one graph in another's place, by one update: the engine's best."""
        profile = self.at.profile
        file = profile.swap if self.count(graph) else profile.first
        self._send(_text(file, source=source, graph=graph))

    def drop(self, graph: str) -> None:
        """Leave nothing of a graph."""
        self._send(_text("drop.ru", graph=graph))

    def note(self, place: str, begun: str, seen: datetime) -> None:
        """Write into a graph that another was being filled at a moment."""
        moment = f'"{seen:%Y-%m-%dT%H:%M:%SZ}"^^<{values.XSD}dateTime>'
        named = {"begun": values.resource(begun, where="--graph"), "seen": moment}
        self._send(_text("note.ru", named, graph=place))

    def forget(self, place: str, begun: str) -> None:
        """Take out of a graph all that was noted there of another."""
        named = {"begun": values.resource(begun, where="--graph")}
        self._send(_text("forget.ru", named, graph=place))

    def begun(self, place: str) -> dict[str, datetime]:
        """The graphs that were noted in a graph, each with the last moment that was noted."""
        found: dict[str, datetime] = {}
        for row in self.at.all_rows(_text("begun.rq", graph=place)):
            name = row["begun"].value
            found[name] = max(_moment(row["seen"]), found.get(name, LONG_AGO))
        return found

    def settled(self) -> tuple[str, ...]:
        """A notice where the server was to write all to its disk, and would not."""
        if not self.at.profile.settle:
            return ()
        try:
            self._post({"query": self.at.profile.settle})
        except RemoteError as fault:
            found = f"it was not told to write all to its disk ({fault.found})"
            return (
                f"{self.at.addresses.query}: {found}; a crash may lose the graph until it does",
            )
        return ()

    def _update(self, file: str, graph: str, lines: Iterable[str]) -> None:
        listed = list(lines)
        for start in range(0, len(listed), UPDATE):
            triples = "".join(listed[start : start + UPDATE])
            self._send(_text(file, {"triples": triples}, graph=graph))

    def _send(self, update: str) -> None:
        self._post({"update": update})

    def _post(self, form: Mapping[str, str]) -> None:
        url = self.at.addresses.update
        if not url:
            mend = "name the engine with --profile, or its update address with --update"
            raise RemoteError(self.at.addresses.query, "no address for updates is known", mend)
        body = urlencode(form).encode()
        self.at.transport.send(Request("POST", url, FORM, body, reads=False), expected=DONE)


def _text(file: str, put: Mapping[str, str] | None = None, **graphs: str) -> str:
    """A text of `queries/push`, with graphs and what else it names in place."""
    text = (resources.queries() / "push" / file).read_text("utf-8")
    named = {name: values.resource(iri, where="--graph") for name, iri in graphs.items()}
    return tokens.put_in_place(text, {**named, **(put or {})}, where=file)


def _moment(seen: Term) -> datetime:
    """A moment that was noted; what is none is long ago."""
    try:
        moment = datetime.fromisoformat(seen.value)
    except ValueError:
        return LONG_AGO
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _written(term: Term, at: Endpoint) -> str:
    """A term as a line of N-Triples writes it; some engines write truth as 1 and 0."""
    from pyoxigraph import Literal, NamedNode

    if term.type == "uri":
        return f"<{term.value}>"
    if term.type == "bnode":
        found = "a blank node, and a release has none"
        raise RemoteError(at.addresses.query, found, "push into a graph of its own")
    if term.language:
        return str(Literal(term.value, language=term.language))
    if not term.datatype:
        return str(Literal(term.value))
    value = term.value
    if term.datatype == BOOLEAN:
        value = {"1": "true", "0": "false"}.get(value, value)
    return str(Literal(value, datatype=NamedNode(term.datatype)))
