"""What Wikidata says of items, asked in few and small questions of plain SPARQL."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from accede import resources
from accede.ask import tokens
from accede.graph.triples import escaped
from accede.model import iris

Ask = Callable[[str], Iterable[Mapping[str, str]]]
"""Answers a SELECT: one mapping a row, from the names of its columns to values as text."""

LANGUAGES = ("en", "mul")
"""A name that is the same in many languages bears `mul` on Wikidata, and no other."""

BATCH = 100
"""Items or names in one question: few questions, and none of them long."""

PRECISION = {"9": 4, "10": 7, "11": 10}
"""How many characters of a day count, by Wikidata's precision: a year, a month, a day."""

NEAR = timedelta(days=7)
"""Days this near agree: an end is told as the last day there, and as the first day after here."""


class Item(Struct, frozen=True, kw_only=True):
    """One item: the facts that were asked for by their name, and its days as exact as they are."""

    id: str
    facts: Mapping[str, tuple[str, ...]] = {}
    days: Mapping[str, tuple[str, ...]] = {}
    is_state: bool = False

    @property
    def exists(self) -> bool:
        """Whether there is such an item; one that was redirected has no version of its own."""
        return "version" in self.facts

    @property
    def is_there(self) -> bool:
        """Whether the item, or the one that it was merged into, can be looked at."""
        return self.exists or self.redirect is not None

    @property
    def redirect(self) -> str | None:
        """The item that this one was merged into."""
        return next(map(wd, self.facts.get("redirect", ())), None)

    @property
    def label(self) -> str | None:
        """The item's name in English."""
        return next(iter(self.facts.get("label", ())), None)

    @property
    def names(self) -> frozenset[str]:
        """Every name in English that the item bears."""
        return frozenset((*self.facts.get("label", ()), *self.facts.get("name", ())))


def items(ids: Iterable[str], ask: Ask) -> dict[str, Item]:
    """What Wikidata says of some items (`wd:Q241`), by their names; of all that were asked for."""
    wanted = sorted(set(ids))
    facts = _by_item(_asked("items", "items", map(_entity, wanted), ask), _fact)
    days = _by_item(_asked("days", "items", map(_entity, wanted), ask), _day)
    states = {wd(row["item"]) for row in _asked("states", "items", map(_entity, wanted), ask)}
    return {
        one: Item(id=one, facts=facts[one], days=days[one], is_state=one in states)
        for one in wanted
    }


def by_name(names: Iterable[str], ask: Ask) -> dict[str, set[str]]:
    """The items that bear each of some names."""
    each = ((name, language) for name in sorted(set(names)) for language in LANGUAGES)
    written = (f'"{escaped(name)}"@{language}' for name, language in each)
    return _wanted(_asked("items-by-name", "names", written, ask))


def by_code(codes: Iterable[str], ask: Ask) -> dict[str, set[str]]:
    """The items that bear each of some codes or symbols."""
    written = (f'"{escaped(code)}"' for code in sorted(set(codes)))
    return _wanted(_asked("items-by-code", "codes", written, ask))


def wd(iri: str) -> str:
    """An item's IRI as a links table writes it: `wd:Q241`."""
    return f"wd:{iri.removeprefix(iris.WIKIDATA)}" if iri.startswith(iris.WIKIDATA) else iri


def agree(stated: str, there: Sequence[str]) -> bool:
    """Whether a day agrees with one of those that an item states, as exact as both are.

    >>> agree("1991-12-24", ["1991-12-26"]), agree("1991-12", ["1991-12-26"])
    (True, True)
    >>> agree("1992-04-27", ["2003"])
    False
    """
    return any(_same(stated, other) for other in there)


def _same(one: str, other: str) -> bool:
    shared = min(len(one), len(other))
    if shared == 10:
        return abs(date.fromisoformat(one) - date.fromisoformat(other)) <= NEAR
    return one[:shared] == other[:shared]


def _asked(
    name: str, parameter: str, terms: Iterable[str], ask: Ask
) -> Iterator[Mapping[str, str]]:
    """The rows of a saved query on Wikidata, with its terms in place, some of them at a time."""
    path = resources.queries() / "wikidata" / f"{name}.rq"
    text = path.read_text("utf-8")
    for some in _batches(terms):
        yield from ask(tokens.put_in_place(text, {parameter: " ".join(some)}, where=path))


def _batches(terms: Iterable[str]) -> Iterator[tuple[str, ...]]:
    whole = tuple(terms)
    return (whole[first : first + BATCH] for first in range(0, len(whole), BATCH))


def _entity(item: str) -> str:
    return f"<{iris.WIKIDATA}{item.removeprefix('wd:')}>"


def _by_item(
    rows: Iterable[Mapping[str, str]], value: Callable[[Mapping[str, str]], str | None]
) -> defaultdict[str, dict[str, tuple[str, ...]]]:
    """The values of each fact of each item."""
    found: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for row in rows:
        if (told := value(row)) is not None:
            facts = found[wd(row["item"])]
            facts[row["fact"]] = (*facts.get(row["fact"], ()), told)
    return found


def _fact(row: Mapping[str, str]) -> str:
    return row["value"]


def _day(row: Mapping[str, str]) -> str | None:
    """A day, as exact as the item has it; None where not even its year is meant."""
    kept = PRECISION.get(row["precision"])
    return row["day"][:kept] if kept and row["day"][:1].isdigit() else None


def _wanted(rows: Iterable[Mapping[str, str]]) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[row["wanted"]].add(wd(row["item"]))
    return found
