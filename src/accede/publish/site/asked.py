"""The saved questions, asked once for the whole site, and their rows by state."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Store

from accede.ask import queries
from accede.ask.results import Answer, Cell
from accede.graph.store import of_file
from accede.model import iris
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

    def questions(self) -> Iterable[queries.Query]:
        """Every saved question by name."""
        return self._queries.values()

    def answer(self, name: str, **params: str) -> Answer:
        """The answer to a saved question."""
        key = name, tuple(sorted(params.items()))
        if key not in self._answers:
            self._answers[key] = queries.run(self.store, self._queries[name], params)
        return self._answers[key]

    def rows(self, name: str, **params: str) -> list[Row]:
        """The rows of the answer to a saved question."""
        return list(self.answer(name, **params).records())

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

    def treaties(self) -> list[Row]:
        """The rows of `treaties`, that of the default first, each with a `name` fit for a list."""
        rows = self.rows("treaties")
        short = {row["treaty_iri"]: _code(row["treaty_iri"]) for row in rows}
        named = [row | {"name": _name(row, short)} for row in rows]
        return sorted(named, key=lambda row: (row["treaty_iri"] != self.treaty, str(row["name"])))

    @property
    def treaty(self) -> str:
        """The IRI of the treaty that the questions are about where none is named."""
        return iris.treaty(self.default("not-party", "treaty"))

    @property
    def series(self) -> str:
        """The IRI of the series of resolutions that the questions are about."""
        return iris.series(self.default("votes-of-state", "series"))


def _code(iri: Cell) -> str:
    return str(iri).rpartition("/")[2].upper()


def _name(treaty: Row, short: dict[Cell, str]) -> str:
    """A treaty's short title; a protocol's with the code of the treaty that it belongs to."""
    name = str(treaty["short_title"] or treaty["treaty"])
    whole = short.get(treaty["part_of_iri"]) if treaty["part_of_iri"] else None
    return f"{name} ({whole})" if whole else name


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
