"""A page for every saved question: its answer, its SPARQL, CSV and JSON."""

from collections.abc import Iterator

from accede.ask.answers import listed
from accede.ask.queries import Query
from accede.ask.results import Answer
from accede.publish.site.asked import Asked
from accede.publish.site.links import QUESTION
from accede.publish.site.pages import Page


def pages(asked: Asked) -> Iterator[Page]:
    """The list of questions, then each with its answer where nothing is given."""
    yield Page(
        path="ask/index.html",
        template="list",
        title="Questions",
        values={"lead": "What people ask, each a saved SPARQL query that anyone can rerun."},
        answers={"questions": _listed()},
    )
    for query in asked.questions():
        yield _page(asked, query)


def _listed() -> Answer:
    found = listed()
    place = found.columns.index("name")
    rows = tuple((row[1], f"{QUESTION}{row[place]}", *row[2:]) for row in found.rows)
    return Answer(found.name, found.summary, {}, ("question", "question_iri", "parameters"), rows)


def _page(asked: Asked, query: Query) -> Page:
    answer = asked.answer(query.name)
    return Page(
        path=f"ask/{query.name}/index.html",
        template="question",
        title=query.summary,
        answers={"answer": answer},
        files={"answer.json": answer.json() + "\n", "query.rq": query.text},
        values={"query": query, "remarks": remarks(query), "sparql": query.text},
    )


def remarks(query: Query) -> str:
    """What the question's author says of it, below its head.

    The lines that begin with `# ` before the query itself.
    """
    lines = (line for line in query.text.split("\n") if not line.startswith("#+"))
    found = []
    for line in lines:
        if not line.startswith("# "):
            break
        found.append(line[2:])
    return " ".join(found)
