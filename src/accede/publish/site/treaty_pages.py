"""A page for every treaty: all that its own status page tells, computed for a day."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from accede.ask.results import Answer
from accede.publish import pictures
from accede.publish.paper import words
from accede.publish.site.asked import Asked, Row, with_rows
from accede.publish.site.links import linker, path_of
from accede.publish.site.pages import Page

RULES = (
    *("adopted", "adopted_place", "signature_from", "signature_until", "entry_into_force"),
    *("depositary", "threshold", "entry_into_force_general", "entry_into_force_rule"),
    *("provisional_application", "withdrawal_notice", "withdrawal_conditions", "note"),
)
NOT_OUTSIDE = frozenset(("party", "provisional", "disputed"))
"""The standings that are not among those of a state not party."""
COLUMNS = (
    *("short_title", "treaty", "treaty_iri", "adopted", "entry_into_force", "depositary"),
    *("known_to", "verified", "documents"),
)


def pages(asked: Asked) -> Iterator[Page]:
    """The list of treaties, then each treaty's page."""
    whole = asked.answer("treaties")
    yield Page(
        path="id/treaty/index.html",
        template="list",
        title="Treaties",
        values={"lead": "Treaties and protocols that states join separately."},
        answers={"treaties": whole},
        hidden={"treaties": tuple(name for name in whole.columns if name not in COLUMNS)},
    )
    regions = {str(row["state_iri"]): str(row["region"]) for row in asked.rows("states")}
    for row in asked.treaties():
        yield _page(asked, row, regions)


def _page(asked: Asked, treaty: Row, regions: dict[str, str]) -> Page:
    iri = str(treaty["treaty_iri"])
    path = path_of(iri) or ""
    answers = _answers(asked, treaty)
    answers["parties"] = parties(answers["status-on"], answers["acts"])
    outside = list(answers["not-party"].records())
    return Page(
        path=path,
        template="treaty",
        title=str(treaty["name"]),
        thing=iri,
        answers=answers,
        hidden={"not-party": ("known_to",), "parties": ("disputed", "note"), "acts": ("note",)},
        values={
            "treaty": treaty,
            "day": treaty["known_to"],
            "numbers": [
                *numbers(answers["status-on"], answers["leaving"]),
                *in_dispute(answers["status-on"]),
            ],
            "map": _map(treaty, answers["standings"], path),
            "outside": _standings(outside),
            "regions": _by_region(outside, regions),
            "rules": [(words(name), treaty[name]) for name in RULES if treaty[name]],
            "series": [row for row in asked.rows("series") if row["treaty_iri"] == iri],
            "all_series": asked.answer("series"),
        },
    )


def _answers(asked: Asked, treaty: Row) -> dict[str, Answer]:
    iri = str(treaty["treaty_iri"])
    on_day = {"treaty": iri} | ({} if treaty["known_to"] else {"day": str(treaty["adopted"])})
    plain = ("standings", "acts", "told-of-treaty", "counts-agree", "meetings", "no-data")
    return {
        **{name: asked.answer(name, **on_day) for name in ("status-on", "not-party", "leaving")},
        **{name: asked.answer(name, treaty=iri) for name in plain},
    }


def parties(status: Answer, acts: Answer) -> Answer:
    """The parties on the day of `status`, each with the act by which it is bound."""
    bound = {
        (row["state_iri"], row["since"]) for row in status.records() if row["standing"] == "party"
    }
    state, effective = acts.columns.index("state_iri"), acts.columns.index("effective")
    return with_rows(acts, (row for row in acts.rows if (row[state], row[effective]) in bound))


def numbers(status: Answer, leaving: Answer) -> list[tuple[int, str]]:
    """Parties, states not party, and notices of withdrawal still to take effect."""
    standings = Counter(str(row["standing"]) for row in status.records())
    outside = sum(number for name, number in standings.items() if name not in NOT_OUTSIDE)
    pending = sum(row["in_effect"] == "no" for row in leaving.records())
    return [
        (standings["party"], "parties"),
        (outside, "states not party"),
        (pending, "leaving: notice given, not yet in effect"),
    ]


def in_dispute(status: Answer) -> list[tuple[int, str]]:
    """The states of which it is disputed whether they are bound: neither party nor not party."""
    number = sum(row["standing"] == "disputed" for row in status.records())
    return [(number, "of disputed standing")] if number else []


def _map(treaty: Row, standings: Answer, path: str) -> str:
    if not treaty["known_to"] or not standings.rows:
        return ""
    day = date.fromisoformat(str(treaty["known_to"]))
    name = f"Standing towards the {treaty['name']}"
    return pictures.tile_map(standings.records(), day=day, link=linker(path), name=name)


def _standings(outside: list[Row]) -> list[str]:
    found = {str(row["standing"]) for row in outside}
    return [one for one in pictures.STANDINGS if one in found]


def _by_region(outside: list[Row], regions: dict[str, str]) -> list[tuple[str, list[int]]]:
    counts = Counter((regions[str(r["state_iri"])], str(r["standing"])) for r in outside)
    return [
        (region, [counts[region, standing] for standing in _standings(outside)])
        for region in sorted({region for region, _ in counts})
    ]
