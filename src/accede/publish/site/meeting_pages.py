"""A page for every meeting: when, where, who presided, who is known to have been there."""

from collections.abc import Iterator

from accede.ask.results import Answer
from accede.publish.site.asked import Asked, Row
from accede.publish.site.links import path_of
from accede.publish.site.pages import Page

COLUMNS = ("meeting", "meeting_iri", "from", "until", "place", "host", "host_iri", "formal")


def every(asked: Asked) -> Iterator[Row]:
    """The meetings of every treaty, in order."""
    for treaty in asked.treaties():
        yield from asked.rows("meetings", treaty=str(treaty["treaty_iri"]))


def pages(asked: Asked) -> Iterator[Page]:
    """The lists of meetings, treaty by treaty, then each meeting's page."""
    yield _list(asked)
    for meeting in every(asked):
        yield _page(asked, meeting)


def _list(asked: Asked) -> Page:
    answers = {}
    for treaty in asked.treaties():
        iri = str(treaty["treaty_iri"])
        answer = asked.answer("meetings", treaty=iri)
        if answer.rows:
            answers[f"meetings-{iri.rpartition('/')[2]}"] = _titled(answer, treaty)
    columns = asked.answer("meetings").columns
    hidden = tuple(name for name in columns if name not in COLUMNS)
    return Page(
        path="id/meeting/index.html",
        template="list",
        title="Meetings",
        values={"lead": "Meetings and conferences under each treaty."},
        answers=answers,
        hidden=dict.fromkeys(answers, hidden),
    )


def _titled(answer: Answer, treaty: Row) -> Answer:
    title = f"Meetings of the {treaty['name']}"
    return Answer(answer.name, title, answer.parameters, answer.columns, answer.rows)


def _page(asked: Asked, meeting: Row) -> Page:
    iri = str(meeting["meeting_iri"])
    return Page(
        path=path_of(iri) or "",
        template="meeting",
        title=str(meeting["meeting"]),
        thing=iri,
        answers={"meeting": asked.answer("meeting", meeting=iri)},
        hidden={"meeting": ("meeting_name", "place", "meeting_from", "meeting_until")},
        values={"meeting": meeting},
    )
