"""A page for every series of resolutions, and one for every resolution with its roll calls."""

from collections.abc import Iterator
from itertools import pairwise

from accede.ask.results import Answer
from accede.publish import charts
from accede.publish.pictures import CHOICES
from accede.publish.site.asked import Asked, Row, where
from accede.publish.site.links import linker, path_of
from accede.publish.site.pages import Page
from accede.publish.site.votes import texts

Names = list[tuple[str, str]]
Roll = list[tuple[str, list[tuple[str, Names]]]]
NOT_SHOWN = ("resolution_before", "resolution_after")
"""Columns that the caption of a table of changes tells."""


def pages(asked: Asked) -> Iterator[Page]:
    """The list of series, then each series' page with those of its resolutions."""
    yield Page(
        path="id/series/index.html",
        template="list",
        title="Series of resolutions and of meetings",
        values={"lead": "Recurring lines of resolutions, with their votes, and of meetings."},
        answers={"series": asked.answer("series")},
    )
    for series in asked.rows("series"):
        if series["of_kind"] == "resolution":
            yield _of_resolutions(asked, series)
            for text in texts(asked, str(series["series_iri"])):
                yield _resolution(asked, series, text)
        else:
            yield _of_meetings(asked, series)


def _of_resolutions(asked: Asked, series: Row) -> Page:
    iri = str(series["series_iri"])
    path = path_of(iri) or ""
    link = linker(path)
    rows = asked.rows("resolutions", series=iri)
    sessions = _voted(rows)
    answers = {"resolutions": asked.answer("resolutions", series=iri)}
    captions = {}
    for before, after in pairwise(sessions):
        values = {"series": iri, "since": str(before), "until": str(after)}
        answers[f"changes-{after}"] = asked.answer("changed-votes", **values)
        captions[f"changes-{after}"] = f"Votes changed between session {before} and {after}"
    rolls = [
        (link(str(text["resolution_iri"])), text["resolution"], text["session"], roll)
        for text in reversed(texts(asked, iri))
        if (roll := columns_of(asked.roll_call(str(text["resolution_iri"]))))
    ]
    drawn = charts.svg(charts.stacked_votes(rows)) if sessions else ""
    return Page(
        path=path,
        template="series",
        title=str(series["series"]),
        thing=iri,
        answers=answers,
        hidden={"resolutions": ("title", "decision_iri")} | dict.fromkeys(captions, NOT_SHOWN),
        files={"votes.svg": drawn} if drawn else {},
        values={
            "series": series,
            "all_series": asked.answer("series"),
            "chart": charts.size(drawn) if drawn else None,
            "captions": captions,
            "rolls": rolls,
        },
    )


def _voted(rows: list[Row]) -> list[int]:
    """The sessions with a recorded plenary vote on a whole text."""
    voted = (r for r in rows if r["stage"] == "plenary" and r["in_favour"] and not r["part"])
    return sorted({int(str(row["session"])) for row in voted})


def columns_of(tally: Answer) -> Roll:
    """The names in columns, stage by stage and choice by choice, as the UN prints them."""
    found: dict[str, dict[str, Names]] = {}
    for row in tally.records():
        stage = found.setdefault(str(row["stage"] or ""), {})
        name = str(row["state"]), str(row["state_iri"])
        stage.setdefault(str(row["choice"]), []).append(name)
    return [
        (stage, [(one, sorted(choices[one])) for one in CHOICES if one in choices])
        for stage, choices in sorted(found.items(), key=lambda pair: pair[0] != "plenary")
    ]


def _resolution(asked: Asked, series: Row, text: Row) -> Page:
    iri = str(text["resolution_iri"])
    decided = asked.answer("resolutions", series=str(series["series_iri"]))
    tally = asked.roll_call(iri)
    columns = columns_of(tally)
    here = where(decided, "resolution_iri", iri)
    stages = {str(row["stage"]) for row in here.records() if row["stage"]}
    return Page(
        path=path_of(iri) or "",
        template="resolution",
        title=str(text["resolution"]),
        thing=iri,
        answers={"decisions": here, "tally": tally},
        hidden={"decisions": ("title", "session", "resolution", "resolution_iri", "decision_iri")},
        values={
            "first": text,
            "series": series["series"],
            "series_iri": series["series_iri"],
            "columns": columns,
            "unlisted": sorted(stages - {stage for stage, _ in columns}),
        },
    )


def _of_meetings(asked: Asked, series: Row) -> Page:
    iri, treaty = str(series["series_iri"]), series["treaty_iri"]
    answers = {}
    if treaty:
        whole = asked.answer("meetings", treaty=str(treaty))
        answers["meetings"] = where(whole, "series_iri", iri)
    return Page(
        path=path_of(iri) or "",
        template="series",
        title=str(series["series"]),
        thing=iri,
        answers=answers,
        values={
            "series": series,
            "all_series": asked.answer("series"),
            "chart": None,
            "captions": {},
            "rolls": [],
        },
    )
