"""The pages that only a service has: a question's form, and the query page."""

from accede.ask.queries import Query, list_queries
from accede.ask.results import Answer, Cell
from accede.ask.things import Things
from accede.model import iris
from accede.publish.paper import environment
from accede.publish.serve.current import Current, Opened
from accede.publish.serve.refusals import Refused
from accede.publish.serve.results import Found
from accede.publish.serve.thing_page import bit, thing
from accede.publish.serve.workers import Limits
from accede.publish.site.links import linker, root_of
from accede.publish.site.masthead import NAV, masthead
from accede.publish.site.query_page import PATH, usual_prefixes
from accede.publish.site.question_pages import remarks
from accede.publish.site.tables import MOST, Bit, shown

FIRST = """SELECT ?state ?name WHERE {
  ?state a acc:State ; skos:prefLabel ?name .
}
ORDER BY ?name
LIMIT 20
"""
QUERY = "query"
"""Where the service answers queries; a site of files has a page that says how to, instead."""
SERVED = tuple((QUERY if href == PATH else href, name) for href, name in NAV)

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

    def __init__(self, current: Current, limits: Limits) -> None:
        self.current = current
        self.limits = limits
        self.prefixes = usual_prefixes()
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
            [_bit(term.value) if term else Bit("") for term in row]
            for row in (found.rows[:MOST] if found else ())
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
            limits=self.limits,
            tables={},
        )

    def thing(self, opened: Opened, short: str, iri: str) -> str:
        """A thing that no page tells of: each of its properties, with its values."""
        path = f"data/{short}.html"
        shown = thing(Things(opened.store), short, iri, path)
        return self._rendered(
            opened, "thing", path, title=shown.title, iri=iri, short=short, shown=shown
        )

    def refused(self, path: str, refused: Refused) -> str:
        """The page that tells a person why a request is refused, and what may have been meant."""
        return self._rendered(
            self.current.opened(),
            "refused",
            path[1:],
            title=TITLES.get(refused.status_code, "This cannot be answered"),
            said=refused.detail,
            near=refused.near,
        )

    def _rendered(self, opened: Opened, template: str, path: str, **values: object) -> str:
        treaties = list(opened.treaties.records()) or [NO_TREATY]
        every = [str(row["treaty_iri"]) for row in treaties]
        main = self.main if self.main in every else every[0]
        common = masthead(treaties, main=main, digest=opened.release.digest) | {
            "nav": SERVED,
            "root": root_of(path),
            "link": linker(path),
            "thing": None,
        }
        return environment().get_template(f"pages/{template}.html.j2").render(common | values)


def _bit(value: str) -> Bit:
    """A value of an answer on the query page, as it is; one of our things by its short name."""
    return bit(iris.short(value) if value.startswith(iris.ID) else value, value, QUERY)
