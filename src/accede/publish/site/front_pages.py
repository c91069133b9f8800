"""Home, sources, conflicts and charts, and the list that the search looks in."""

import json
from collections.abc import Iterator
from datetime import date

from accede.ask.ballots import Ballots
from accede.publish import charts, pictures
from accede.publish.site import meeting_pages
from accede.publish.site.asked import Asked, Row
from accede.publish.site.links import linker, path_of
from accede.publish.site.pages import Page
from accede.publish.site.treaty_pages import numbers

LISTS = (
    ("id/state/index.html", "states"),
    ("id/treaty/index.html", "treaties"),
    ("id/series/index.html", "resolutions"),
    ("id/meeting/index.html", "meetings"),
    ("ask/index.html", "questions"),
)
OVER_TIME = (
    "Lines: the share of votes alike, year by year, with the two states nearest and the two "
    "farthest of the table below."
)
SHARES = ("read", "ignored", "unread")


def pages(asked: Asked) -> Iterator[Page]:
    """The pages that are there once."""
    yield _home(asked)
    yield _sources(asked)
    yield Page(
        path="conflicts/index.html",
        template="list",
        title="Where sources disagree",
        values={
            "lead": "Nothing that a source says is dropped: what we follow, and what else is said."
        },
        answers={
            "conflicts": asked.answer("conflicts"),
            "claims-about-self": asked.answer("claims-about-self"),
        },
        hidden={"conflicts": ("title",)},
    )
    yield _similarity(asked)


def _home(asked: Asked) -> Page:
    treaty = next(row for row in asked.treaties() if row["treaty_iri"] == asked.treaty)
    status, leaving = asked.answer("status-on"), asked.answer("leaving")
    standings = asked.answer("standings")
    behind = (status, asked.answer("not-party"), leaving)
    told = numbers(status, leaving)
    return Page(
        path="index.html",
        template="home",
        title="Who joins, who votes, who says what",
        answers={"new-since": asked.answer("new-since")},
        hidden={"new-since": ("thing_iri",)},
        files={"things.js": _things(asked)},
        values={
            "lists": LISTS,
            "numbers": [(*pair, answer) for pair, answer in zip(told, behind, strict=True)],
            "standings": standings,
            "map": pictures.tile_map(
                standings.records(),
                day=date.fromisoformat(status.parameters["day"]),
                link=linker("index.html"),
                name=f"Standing towards the {treaty['name']}",
            ),
        },
    )


def _things(asked: Asked) -> str:
    """Everything that can be searched, as a script: name, other words, path."""
    found = [[one, more, path] for one, more, path in _searched(asked) if path]
    return f"window.accedeThings = {json.dumps(found, ensure_ascii=True)};\n"


def _searched(asked: Asked) -> Iterator[tuple[str, str, str | None]]:
    for row in asked.rows("states"):
        yield _said(row, "state", "formal_name", "iso2", "iso3")
    for row in asked.treaties():
        yield _said(row, "treaty", "short_title")
    for row in asked.rows("series"):
        yield _said(row, "series")
        if row["of_kind"] == "resolution":
            for text in asked.rows("resolutions", series=str(row["series_iri"])):
                yield _said(text, "resolution", "session")
    for row in meeting_pages.every(asked):
        yield _said(row, "meeting", "year", "place")
    for query in asked.questions():
        yield query.summary, query.name, f"ask/{query.name}/index.html"


def _said(row: Row, name: str, *more: str) -> tuple[str, str, str | None]:
    others = " ".join(str(row[one]) for one in more if row[one] is not None)
    return str(row[name]), others, path_of(str(row[f"{name}_iri"]))


def _sources(asked: Asked) -> Page:
    told = asked.release.report().get("documents")
    shares = told if isinstance(told, dict) else {}
    read = [
        (name, [one.get(share, "") for share in SHARES])
        for name, one in sorted(shares.items())
        if isinstance(one, dict)
    ]
    documents = asked.answer("documents")
    return Page(
        path="sources/index.html",
        template="sources",
        title="Sources",
        answers={"documents": documents},
        values={
            "documents": documents,
            "rows": list(documents.records()),
            "read": read,
            "shares": SHARES,
        },
    )


def _similarity(asked: Asked) -> Page:
    ballots = Ballots.load(asked.release.path / "ballots.npz")
    outside = [str(row["state_iri"]).rpartition("/")[2] for row in asked.rows("not-party")]
    first = asked.default("votes-of-state", "state")
    others = asked.rows("together")[:2] + asked.rows("together")[-2:]
    with_whom = [str(row["other_iri"]).rpartition("/")[2] for row in others]
    over_time = charts.svg(charts.agreement_over_time(ballots, first, with_whom))
    main = next(row["name"] for row in asked.treaties() if row["treaty_iri"] == asked.treaty)
    told = f"not party to the {main}"
    similarity = charts.svg(charts.similarity_map(ballots, marked=outside, told=told))
    name = ballots.names[ballots.row(first)]
    return Page(
        path="charts/index.html",
        template="charts",
        title="Who votes like whom",
        answers={"together": asked.answer("together")},
        files={
            "similarity.svg": similarity,
            "agreement.svg": over_time,
        },
        values={
            "name": name,
            "told": OVER_TIME,
            "sizes": (charts.size(similarity), charts.size(over_time)),
        },
    )
