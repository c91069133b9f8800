"""The saved questions, asked once for the whole site, and their rows by state."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from pyoxigraph import Store

from accede.ask import queries
from accede.ask.results import Answer, Cell
from accede.errors import AccedeError
from accede.graph.store import of_file
from accede.model import iris
from accede.publish.site.roll_calls import RollCalls
from accede.release import Release

Row = dict[str, Cell]


class Asked:
    """What a release answers; a question with the same values is asked once.

    The graph is held in memory, for hundreds of questions are quicker there than on disk.
    """

    def __init__(self, release: Release) -> None:
        self.release = release
        self.store: Store = of_file(release.path / "graph.nt")
        self._queries = {query.name: query for query in queries.list_queries()}
        self._answers: dict[tuple[str, tuple[tuple[str, str], ...]], Answer] = {}
        self._by_state: dict[int, dict[str, list[tuple[Cell, ...]]]] = {}
        self._instead: dict[str, str] = {}
        if self.treaty not in {row["treaty_iri"] for row in self.rows("treaties")}:
            self._instead = dict(self._on_file())

    def questions(self) -> Iterable[queries.Query]:
        """Every saved question by name."""
        return self._queries.values()

    def answer(self, name: str, **params: str) -> Answer:
        """The answer to a saved question."""
        query = self._queries[name]
        given = self._here(query) | params
        key = name, tuple(sorted(given.items()))
        if key not in self._answers:
            nothing = "" in given.values()
            found = nowhere(query) if nothing else queries.run(self.store, query, given)
            self._answers[key] = found
        return self._answers[key]

    def rows(self, name: str, **params: str) -> list[Row]:
        """The rows of the answer to a saved question."""
        return list(self.answer(name, **params).records())

    def roll_call(self, resolution: str) -> Answer:
        """How every state voted on one resolution: what `tally` answers, without asking it."""
        return self._roll_calls.answer(resolution)

    @cached_property
    def _roll_calls(self) -> RollCalls:
        return RollCalls(self.store, self._queries["tally"])

    def of_state(self, state: str, name: str, **params: str) -> Answer:
        """The rows of an answer that are about one state, by the state's IRI."""
        whole = self.answer(name, **params)
        if id(whole) not in self._by_state:
            place = whole.columns.index("state_iri")
            groups: dict[str, list[tuple[Cell, ...]]] = defaultdict(list)
            for row in whole.rows:
                groups[str(row[place])].append(row)
            self._by_state[id(whole)] = groups
        return with_rows(whole, self._by_state[id(whole)].get(state, ()))

    def default(self, name: str, param: str) -> str:
        """What a saved question takes for a parameter where nothing is given."""
        found = (one.default for one in self._queries[name].params if one.name == param)
        return next(found)

    def _here(self, query: queries.Query) -> dict[str, str]:
        """What takes the place of a question's defaults, in a release that lacks their treaty."""
        names = [param.name for param in query.params]
        return {name: self._instead[name] for name in names if name in self._instead}

    def treaties(self) -> list[Row]:
        """The rows of `treaties`, that of the default first, each with a `name` fit for a list."""
        rows = self.rows("treaties")
        short = {row["treaty_iri"]: _code(row["treaty_iri"]) for row in rows}
        named = [row | {"name": _name(row, short)} for row in rows]
        return sorted(named, key=lambda row: (row["treaty_iri"] != self.treaty, str(row["name"])))

    @property
    def treaty(self) -> str:
        """The IRI of the treaty that the questions are about where none is named."""
        usual = iris.treaty(self.default("not-party", "treaty"))
        return self._instead.get("treaty", usual)

    @property
    def series(self) -> str:
        """The IRI of the series of resolutions that the questions are about."""
        usual = iris.series(self.default("votes-of-state", "series"))
        return self._instead.get("series", usual)

    def _on_file(self) -> Iterator[tuple[str, str]]:
        """What a release without the default treaty has in its place, "" where it has nothing."""
        treaty = self._covered()
        lines = [row for row in self.rows("series") if row["treaty_iri"] == treaty]
        texts = [str(row["series_iri"]) for row in lines if row["of_kind"] == "resolution"]
        found = self.rows("resolutions", series=texts[0]) if texts else []
        met = self.rows("meetings", treaty=treaty)
        yield "treaty", treaty
        yield "series", texts[0] if texts else ""
        yield "resolution", str(found[-1]["resolution_iri"]) if found else ""
        yield "meeting", str(met[-1]["meeting_iri"]) if met else ""

    def _covered(self) -> str:
        """The IRI of the first treaty whose acts are complete up to a day."""
        for row in self.rows("treaties"):
            if row["known_to"]:
                return str(row["treaty_iri"])
        found = "no treaty whose acts are complete up to a day"
        mend = "give the acts of a treaty a row in its coverage.csv, and build again"
        raise AccedeError(self.release.path, found, mend)


def _code(iri: Cell) -> str:
    return str(iri).rpartition("/")[2].upper()


def _name(treaty: Row, short: dict[Cell, str]) -> str:
    """A treaty's short title; a protocol's with the code of the treaty that it belongs to."""
    name = str(treaty["short_title"] or treaty["treaty"])
    whole = short.get(treaty["part_of_iri"]) if treaty["part_of_iri"] else None
    return f"{name} ({whole})" if whole else name


def nowhere(query: queries.Query) -> Answer:
    """The answer to a question about a thing of which the release has none: no row."""
    return Answer(query.name, query.summary, {}, query.columns, ())


def with_rows(answer: Answer, rows: Iterable[tuple[Cell, ...]]) -> Answer:
    """An answer with some of its rows."""
    return Answer(
        name=answer.name,
        summary=answer.summary,
        parameters=answer.parameters,
        columns=answer.columns,
        rows=tuple(rows),
        notices=answer.notices,
    )


def where(answer: Answer, column: str, value: Cell) -> Answer:
    """The rows of an answer that have a value in a column."""
    place = answer.columns.index(column)
    return with_rows(answer, (row for row in answer.rows if row[place] == value))


def joined(answers: Iterable[Answer]) -> Iterator[Row]:
    """The rows of several answers, one after the other."""
    return (row for answer in answers for row in answer.records())
