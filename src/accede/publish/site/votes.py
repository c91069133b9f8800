"""Every roll call on file, state by state, for pages and strips."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from accede.ask.results import Answer, Cell
from accede.publish.paper import words
from accede.publish.site.asked import Asked, Row

COLUMNS = (
    *("series", "series_iri", "session", "date", "stage", "choice", "known_as"),
    *("resolution", "resolution_iri", "documents"),
)


class Votes:
    """How every state voted on every resolution of every series."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self.series = [row for row in asked.rows("series") if row["of_kind"] == "resolution"]
        self._of_state: dict[str, list[tuple[Cell, ...]]] = defaultdict(list)
        for series in self.series:
            self._gather(series)

    def of_state(self, state: str) -> Answer:
        """All votes of one state, as an answer with one row a vote."""
        return Answer(
            name="votes-of-state",
            summary="How has one state voted on a yearly resolution, session by session?",
            parameters={"state": f"state/{state.rpartition('/')[2]}"},
            columns=COLUMNS,
            rows=tuple(self._of_state[state]),
        )

    def by_series(self, state: str) -> Iterator[tuple[Row, list[Row]]]:
        """The votes of one state, series by series; the series asked about by default first."""
        rows: dict[str, list[Row]] = defaultdict(list)
        for row in self.of_state(state).records():
            rows[str(row["series_iri"])].append(row)
        first = self._asked.series
        for series in sorted(self.series, key=lambda one: one["series_iri"] != first):
            if found := rows.get(str(series["series_iri"])):
                yield series, found

    def question(self, who: Row, series: Row) -> Answer:
        """The saved question, with its values, that gives a state's votes on one series."""
        named = {name: str(iri).partition("/id/")[2] for name, iri in _values(who, series)}
        whole = self.of_state(str(who["state_iri"]))
        return Answer(whole.name, whole.summary, named, whole.columns, ())

    def told(self, state: str) -> Iterator[tuple[str, Answer]]:
        """How the state voted in plenary on the series asked about by default, as a sentence."""
        answer = self.of_state(state)
        voted = Counter(
            str(row["choice"])
            for row in answer.records()
            if row["series_iri"] == self._asked.series and row["stage"] == "plenary"
        )
        if voted:
            said = ", ".join(f"{words(choice)} {n}" for choice, n in voted.most_common())
            yield f"Plenary votes on the yearly resolution: {said}.", answer

    def _gather(self, series: Row) -> None:
        for text in texts(self._asked, str(series["series_iri"])):
            head = (series["series"], series["series_iri"], text["session"])
            for row in self._asked.roll_call(str(text["resolution_iri"])).records():
                told = (*head, row["date"], row["stage"], row["choice"], row["known_as"])
                tail = (text["resolution"], text["resolution_iri"], row["documents"])
                self._of_state[str(row["state_iri"])].append((*told, *tail))


def _values(who: Row, series: Row) -> tuple[tuple[str, Cell], ...]:
    return ("state", who["state_iri"]), ("series", series["series_iri"])


def texts(asked: Asked, series: str) -> list[Row]:
    """The resolutions of a series, one row each, in the order of sessions."""
    found = {str(row["resolution_iri"]): row for row in asked.rows("resolutions", series=series)}
    return list(found.values())
