"""The pages that only a service has: a question's form, and the query page."""

from accede import resources
from accede.ask.queries import Query, list_queries
from accede.ask.results import Answer, Cell
from accede.ask.things import Things
from accede.graph.turtle import prefixes
from accede.model import iris
from accede.publish.paper import environment
from accede.publish.serve.current import Current, Opened
from accede.publish.serve.refusals import Refused
from accede.publish.serve.results import Found
from accede.publish.site.links import linker, root_of
from accede.publish.site.masthead import NAV, masthead
from accede.publish.site.question_pages import remarks
from accede.publish.site.tables import Bit, shown

FIRST = """SELECT ?state ?name WHERE {
  ?state a acc:State ; skos:prefLabel ?name .
}
ORDER BY ?name
LIMIT 20
"""
USUAL = ("acc", "dcterms", "skos", "xsd", "stage", "choice", "status")


NO_TREATY: dict[str, Cell] = {
    "treaty_iri": "",
    "known_to": "no day",
    "short_title": "treaties",
    "treaty": "treaties",
}
"""What stands for the main treaty in a release that holds none."""
TITLES = {404: "Not found", 503: "Not yet"}


class Views:
    """Renders the service's own pages."""

    def __init__(self, current: Current) -> None:
        self.current = current
        known = prefixes(resources.ontology())
        self.prefixes = "".join(f"PREFIX {n}: <{known[n]}>\n" for n in USUAL if n in known)
        self.questions = list_queries()
        known_by = next(query for query in self.questions if query.name == "not-party")
        self.main = iris.treaty(known_by.params[0].default)

    def question(
        self,
        opened: Opened,
        query: Query,
        values: dict[str, str],
        answer: Answer | None,
        said: str = "",
    ) -> str:
        """A saved question as a form, with its answer, or with what is wrong with a value."""
        path = f"ask/{query.name}"
        return self._rendered(
            opened,
            "form",
            path,
            title=query.summary,
            query=query,
            given=values,
            said=said,
            remarks=remarks(query),
            tables={"answer": shown(answer, linker(path))} if answer else {},
        )

    def query_page(
        self, opened: Opened, text: str, found: Found | None, said: str, form: str = ""
    ) -> str:
        """The query page, with an answer where there is one."""
        rows = [
            [_bit(term.value, "query") if term else Bit("") for term in row]
            for row in (found.rows if found else ())
        ]
        return self._rendered(
            opened,
            "query",
            "query",
            title="Query",
            text=text or self.prefixes + "\n" + FIRST,
            found=found,
            rows=rows,
            said=said,
            form=form,
            questions=self.questions,
            tables={},
        )

    def thing(self, opened: Opened, short: str, iri: str) -> str:
        """A thing that no page tells of: each of its properties, with its values."""
        path, things = f"data/{short}.html", Things(opened.store)
        told = [
            (_bit(name, path), [_bit(str(getattr(one, "value", one)), path) for one in values])
            for name, values in sorted(things.properties(iri).items())
        ]
        title = things.label(iri) or short
        return self._rendered(
            opened, "thing", path, title=title, iri=iri, short=short, properties=told
        )

    def refused(self, path: str, refused: Refused) -> str:
        """The page that tells a person why a request is refused, and what may have been meant."""
        return self._rendered(
            self.current.opened(),
            "refused",
            path.lstrip("/"),
            title=TITLES.get(refused.status_code, "This cannot be answered"),
            said=refused.detail,
            near=refused.near,
        )

    def _rendered(self, opened: Opened, template: str, path: str, **values: object) -> str:
        treaties = list(opened.treaties.records()) or [NO_TREATY]
        every = [str(row["treaty_iri"]) for row in treaties]
        main = self.main if self.main in every else every[0]
        common = masthead(treaties, main=main, digest=opened.release.digest) | {
            "nav": (*NAV, ("query", "Query")),
            "root": root_of(path),
            "link": linker(path),
            "thing": None,
        }
        return environment().get_template(f"pages/{template}.html.j2").render(common | values)


def _bit(value: str, path: str) -> Bit:
    """A value of an answer; one of our things leads to its page, an address to where it is."""
    found = linker(path)(value)
    if value.startswith(iris.ID):
        short = iris.short(value)
        return Bit(short, found or f"{root_of(path)}id/{short}")
    outside = value if value.startswith(("https://", "http://")) else None
    return Bit(value, found or outside)
