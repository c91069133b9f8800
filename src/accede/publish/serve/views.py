"""The pages that only a service has: a question's form, and the query page."""

from accede import resources
from accede.ask.queries import Query, list_queries
from accede.ask.results import Answer
from accede.graph.turtle import prefixes
from accede.model import iris
from accede.publish.paper import environment
from accede.publish.serve.current import Current
from accede.publish.serve.results import Found
from accede.publish.site.common import shared
from accede.publish.site.links import Link, linker, root_of
from accede.publish.site.question_pages import remarks
from accede.publish.site.tables import Bit, shown

FIRST = """SELECT ?state ?name WHERE {
  ?state a acc:State ; skos:prefLabel ?name .
}
ORDER BY ?name
LIMIT 20
"""
USUAL = ("acc", "dcterms", "skos", "xsd", "stage", "choice", "status")


class Views:
    """Renders the service's own pages."""

    def __init__(self, current: Current) -> None:
        self.current = current
        known = prefixes(resources.ontology())
        self.prefixes = "".join(f"PREFIX {n}: <{known[n]}>\n" for n in USUAL if n in known)
        self.questions = list_queries()
        known_by = next(query for query in self.questions if query.name == "not-party")
        self.main = iris.treaty(known_by.params[0].default)

    def question(self, query: Query, values: dict[str, str], answer: Answer) -> str:
        """A saved question as a form, with its answer."""
        path = f"ask/{query.name}"
        return self._rendered(
            "form",
            path,
            title=query.summary,
            query=query,
            given=values,
            remarks=remarks(query),
            tables={"answer": shown(answer, linker(path))},
        )

    def query_page(self, text: str, found: Found | None, said: str, form: str = "") -> str:
        """The query page, with an answer where there is one."""
        link = linker("query")
        rows = [
            [_bit(term.value, link) if term else Bit("") for term in row]
            for row in (found.rows if found else ())
        ]
        return self._rendered(
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

    def _rendered(self, template: str, path: str, **values: object) -> str:
        opened = self.current.opened()
        treaties = opened.answer("treaties", {}).records()
        common = shared(treaties, main=self.main, digest=opened.release.digest) | {
            "root": root_of(path),
            "link": linker(path),
            "thing": None,
        }
        return environment().get_template(f"pages/{template}.html.j2").render(common | values)


def _bit(value: str, link: Link) -> Bit:
    """A value of an answer; one of our things leads to its page, an address to where it is."""
    found = link(value)
    if found is None and value.startswith(iris.ID):
        found = "id/" + iris.short(value)
    outside = value if value.startswith(("https://", "http://")) else None
    return Bit(value, found or outside)
