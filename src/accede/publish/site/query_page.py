"""The page that says how to ask a question of one's own, for pages that nothing stands behind.

The service has a page at `query` that answers, and leads there from here: so the same link is
right in a folder and on the service.
"""

from accede import resources
from accede.graph.turtle import prefixes
from accede.publish.site.asked import Asked
from accede.publish.site.pages import Page

PATH = "query/index.html"
USUAL = ("acc", "dcterms", "skos", "xsd", "stage", "choice", "status")


def usual_prefixes() -> str:
    """The prefixes that questions need, as the head of a query."""
    known = prefixes(resources.ontology())
    return "".join(f"PREFIX {name}: <{known[name]}>\n" for name in USUAL if name in known)


def page(asked: Asked) -> Page:
    """How to ask on one's own machine, and every saved question to begin from."""
    return Page(
        path=PATH,
        template="asking",
        title="Ask a question of your own",
        values={"prefixes": usual_prefixes(), "questions": asked.questions()},
    )
