"""A page for every state: what it joined, attended, voted, said; who reaches out to it."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from accede.ask.ballots import Ballots
from accede.ask.compare import compare
from accede.ask.results import Answer, Cell
from accede.ask.scope import Scope
from accede.publish import pictures
from accede.publish.site.asked import Asked, Row, with_rows
from accede.publish.site.at_a_glance import documents, glance
from accede.publish.site.links import Link, linker, path_of
from accede.publish.site.pages import Page
from accede.publish.site.said import statements
from accede.publish.site.votes import Votes

CODES = (
    ("iso2", "ISO alpha-2"),
    ("iso3", "ISO alpha-3"),
    ("m49", "UN M49"),
    ("from", "since"),
    ("until", "until"),
    ("un_from", "in the UN since"),
    ("un_until", "in the UN until"),
)
HIDDEN = ("state", "state_iri")
NEAR = 5
"""So many states that vote like it, and so many that do not."""


def pages(asked: Asked) -> Iterator[Page]:
    """The list of states, then each state's page."""
    yield Page(
        path="id/state/index.html",
        template="list",
        title="States",
        values={"lead": "Every state by its UN short name, former states among them."},
        answers={"states": asked.answer("states")},
        hidden={"states": ("un_from", "un_until")},
    )
    whole = Whole(asked)
    for row in asked.rows("states"):
        yield _page(whole, row)


class Whole:
    """What all states' pages draw from, worked out once."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.treaties = asked.treaties()
        self.main = next(row for row in self.treaties if row["treaty_iri"] == asked.treaty)
        known_to = self.main["known_to"] or asked.answer("not-party").parameters["day"]
        self.now = date.fromisoformat(str(known_to))
        self.votes = Votes(asked)
        self.ballots = Ballots.load(asked.release.path / "ballots.npz")
        self.conflicts = asked.answer("conflicts")

    def per_treaty(self, state: str, name: str) -> Iterator[tuple[Row, Answer]]:
        """A state's rows of one question, treaty by treaty."""
        for treaty in self.treaties:
            iri = str(treaty["treaty_iri"])
            yield treaty, self.asked.of_state(state, name, treaty=iri)

    def of_all_treaties(self, state: str, name: str) -> Answer:
        """A state's rows of one question on all treaties, the treaty in a column of its own."""
        parts = list(self.per_treaty(state, name))
        rows = [
            (treaty["name"], treaty["treaty_iri"], *row)
            for treaty, part in parts
            for row in part.rows
        ]
        return _widened(parts[0][1], ("treaty", "treaty_iri"), rows)


def _widened(answer: Answer, columns: tuple[str, ...], rows: list[tuple[Cell, ...]]) -> Answer:
    """An answer with more columns in front, and without the treaty as a parameter."""
    return Answer(
        name=answer.name,
        summary=answer.summary,
        parameters={},
        columns=(*columns, *answer.columns),
        rows=tuple(rows),
    )


def _page(whole: Whole, who: Row) -> Page:
    state = str(who["state_iri"])
    path = path_of(state) or ""
    link = linker(path)
    hidden = (*HIDDEN, "known_to")
    answers = _answers(whole, state)
    seen = glance(whole.asked, state, answers)
    seen.said[1:1] = whole.votes.told(state)
    return Page(
        path=path,
        template="state",
        title=str(who["state"]),
        thing=state,
        answers=answers,
        hidden=dict.fromkeys(answers, hidden)
        | {
            "compare": ("list", *HIDDEN, "kappa_low", "kappa_high", "kappa", "opposed", "filled_in")
        },
        values={
            "who": who,
            "codes": [(said, who[name]) for name, said in CODES if who[name] is not None],
            "glance": seen.said,
            "nothing": seen.nothing,
            "rests": list(documents(answers.values())),
            "lines": lines(whole, who, link),
            "strips": strips(whole, who, link),
            "presences": presences(whole, state, link),
            "statements": statements(answers["statements"]),
        },
    )


def _answers(whole: Whole, state: str) -> dict[str, Answer]:
    asked, code = whole.asked, state.rpartition("/")[2]
    on_file = [row for row in whole.conflicts.rows if code in str(row[0]).split("/")]
    return {
        "standing": _now(whole.of_all_treaties(state, "standings"), whole.now),
        "votes": whole.votes.of_state(state),
        "attendance": whole.of_all_treaties(state, "attendance"),
        "statements": asked.of_state(state, "statements", treaty=asked.treaty),
        "measures": asked.of_state(state, "measures", treaty=asked.treaty),
        "compare": _compared(whole.ballots, code),
        "outreach": asked.answer("outreach", state=state),
        "acts": whole.of_all_treaties(state, "acts"),
        "conflicts": with_rows(whole.conflicts, on_file),
        "no-data": asked.of_state(state, "no-data", treaty=asked.treaty),
    }


def _now(spells: Answer, day: date) -> Answer:
    """The standings that hold on a day."""
    since, until = spells.columns.index("since"), spells.columns.index("until")
    return with_rows(
        spells,
        (
            row
            for row in spells.rows
            if str(row[since]) <= str(day) and (row[until] is None or str(day) < str(row[until]))
        ),
    )


def _compared(ballots: Ballots, code: str) -> Answer:
    scope = Scope()
    if code not in ballots.states:
        return Answer("compare", "How often did states vote alike?", {}, ("list",), ())
    return compare(ballots, code, scope=scope, top=NEAR)


def lines(whole: Whole, who: Row, link: Link) -> str:
    """How a state stood towards each treaty over time, drawn."""
    state = str(who["state_iri"])
    spells = {
        str(treaty["treaty_iri"]): list(part.records())
        for treaty, part in whole.per_treaty(state, "standings")
    }
    name = f"How {who['state']} stood towards each treaty"
    return pictures.status_lines(whole.treaties, spells, until=whole.now, link=link, name=name)


def strips(whole: Whole, who: Row, link: Link) -> list[tuple[object, ...]]:
    """For each series, its title, address, the state's votes drawn, and the question behind."""
    found: list[tuple[object, ...]] = []
    for series, rows in whole.votes.by_series(str(who["state_iri"])):
        name = f"{who['state']}, votes: {series['series']}"
        strip = pictures.vote_strip(rows, link=link, name=name)
        href = link(str(series["series_iri"]))
        found.append((series["series"], href, strip, whole.votes.question(who, series)))
    return found


def presences(whole: Whole, state: str, link: Link) -> list[tuple[object, ...]]:
    """For each treaty, its name, address, and the state's part in its formal meetings, drawn."""
    known: dict[str, str] = defaultdict(str)
    for row in whole.asked.of_state(state, "no-data", treaty=whole.asked.treaty).records():
        if row["kind"] == "participation" and row["complete"] == "yes":
            known[whole.asked.treaty] = str(row["complete_to"] or "")
    found: list[tuple[object, ...]] = []
    for treaty, part in whole.per_treaty(state, "attendance"):
        iri = str(treaty["treaty_iri"])
        if part.rows or iri == whole.asked.treaty:
            strip = pictures.attendance_strip(
                whole.asked.rows("meetings", treaty=iri),
                part.records(),
                known_to=known[iri],
                link=link,
                name=f"Formal meetings: {treaty['name']}",
            )
            found.append((treaty["name"], link(iri), strip))
    return found
