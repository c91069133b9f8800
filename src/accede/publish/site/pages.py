"""A page: which template, which values, and what lies beside it."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from accede.ask.results import Answer
from accede.model import iris
from accede.publish.paper import environment
from accede.publish.site.graph_files import GraphFiles
from accede.publish.site.links import Link, path_of, root_of
from accede.publish.site.tables import Table, shown

Values = Mapping[str, object]


class Page(Struct, frozen=True, kw_only=True):
    """One page: its path from the root, its template and title, and the values it shows.

    `thing` is the IRI that the page is about; `answers` are shown as tables, and lie beside the
    page as CSV, by their file's name; `files` are other files beside it.
    """

    path: str
    template: str
    title: str
    values: Values = {}
    thing: str | None = None
    answers: Mapping[str, Answer] = {}
    hidden: Mapping[str, tuple[str, ...]] = {}
    files: Mapping[str, str] = {}


class Press:
    """Writes pages; remembers which exist, so that no link leads nowhere."""

    def __init__(
        self, out: Path, graph: GraphFiles, masthead: Values, known: Iterable[str]
    ) -> None:
        self.out = out
        self.graph = graph
        self.masthead = masthead
        self.known = frozenset(known)
        self.written = 0

    def link_from(self, path: str) -> Link:
        """What turns an IRI into an address as seen from a page."""
        root = root_of(path)

        def link(iri: str) -> str | None:
            found = path_of(iri)
            if found is None or found.partition("#")[0] not in self.known:
                return None
            return root + found

        return link

    def tables(self, page: Page) -> dict[str, Table]:
        """The answers of a page as it shows them."""
        link = self.link_from(page.path)
        return {
            name: shown(answer, link, hide=page.hidden.get(name, ()))
            for name, answer in page.answers.items()
        }

    def write(self, page: Page) -> None:
        """A page and what lies beside it."""
        place = self.out / page.path
        place.parent.mkdir(parents=True, exist_ok=True)
        for name, answer in page.answers.items():
            if answer.rows:
                _text(place.with_name(f"{name}.csv"), answer.csv())
        for name, content in page.files.items():
            _text(place.with_name(name), content)
        if page.thing:
            _text(place.with_name("index.ttl"), "".join(self.graph.turtle(page.thing)))
            _text(place.with_name("index.jsonld"), "".join(self.graph.json_ld(page.thing)))
        _text(place, self.rendered(page))
        self.written += 1

    def rendered(self, page: Page) -> str:
        """A page as HTML."""
        template = environment().get_template(f"pages/{page.template}.html.j2")
        return template.render(
            self.masthead,
            **page.values,
            title=page.title,
            thing=page.thing,
            short=iris.short(page.thing) if page.thing else None,
            embedded=self.graph.embedded(page.thing) if page.thing else None,
            root=root_of(page.path),
            link=self.link_from(page.path),
            tables=self.tables(page),
        )


def _text(place: Path, content: str) -> None:
    place.write_text(content, encoding="utf-8", newline="\n")
