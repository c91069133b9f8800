"""What stands at the head and foot of every page: navigation, day, release, notice."""

from collections.abc import Iterable, Mapping

from accede.ask.results import Cell
from accede.graph.turtle import NOTICE

NAV = (
    ("id/state/index.html", "States"),
    ("id/treaty/index.html", "Treaties"),
    ("id/series/index.html", "Votes"),
    ("id/meeting/index.html", "Meetings"),
    ("compare/index.html", "Compare"),
    ("charts/index.html", "Charts"),
    ("ask/index.html", "Questions"),
    ("query/index.html", "Query"),
    ("conflicts/index.html", "Conflicts"),
    ("sources/index.html", "Sources"),
    ("ns/index.html", "Vocabulary"),
)


def masthead(
    treaties: Iterable[Mapping[str, Cell]], *, main: str, digest: str
) -> dict[str, object]:
    """The values of every page, from the rows of `treaties` and the IRI of the main one."""
    treaty = next(row for row in treaties if row["treaty_iri"] == main)
    return {
        "nav": NAV,
        "now": treaty["known_to"],
        "main_treaty": treaty["short_title"] or treaty["treaty"],
        "digest": digest,
        "notice": " ".join(NOTICE),
    }
