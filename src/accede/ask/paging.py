"""Every row of a query past a server's row cap: pages of one order that leaves nothing open."""

from typing import TYPE_CHECKING

from accede.ask import tokens
from accede.errors import RemoteError

if TYPE_CHECKING:
    from accede.ask.remote import Endpoint, Rows, Term

ROUND = 500
"""A number of rows that this divides may be a cap that the server does not tell of."""

WHERE = "query"


def all_rows(at: "Endpoint", sparql: str, notices: list[str]) -> "list[dict[str, Term]]":
    """Every row of a SELECT; a notice where some may be missing.

    The plain query comes first. Where the server tells that it cut the rows, or their number looks
    like a cap and there is a row behind the last one, the query is asked anew in pages.
    """
    first = at.select(sparql)
    if not suspicious(first):
        return first.rows
    found = len(first.rows)
    if own_limit(sparql):
        if first.cap:
            notices.append(f"possibly truncated: {found:,} rows came, and the query has a limit")
        return first.rows
    nested = at.profile.nested
    if not at.select(page(sparql, limit=1, offset=found, nested=nested)).rows:
        return first.rows
    return _paged(at, sparql, size=found, notices=notices)


def suspicious(got: "Rows") -> bool:
    """Whether rows may be missing: the server says so, or there are suspiciously round many."""
    found = len(got.rows)
    return found > 0 and (found % ROUND == 0 or 0 < got.cap <= found)


def _paged(
    at: "Endpoint", sparql: str, *, size: int, notices: list[str]
) -> "list[dict[str, Term]]":
    """All the pages of a query, until one is empty; their rows are counted by the server too."""
    rows: list[dict[str, Term]] = []
    last: list[dict[str, Term]] = []
    while True:
        asked = page(sparql, limit=size, offset=len(rows), nested=at.profile.nested)
        got = at.select(asked).rows
        if not got:
            break
        if got == last:
            mend = "name the engine with --profile, or ask for less"
            raise RemoteError(at.addresses.query, "it gives the same page again and again", mend)
        rows, last = [*rows, *got], got
    whole = at.select(counting(sparql)).rows
    told = int(whole[0]["n"].value) if whole and "n" in whole[0] else -1
    if told != len(rows):
        notices.append(f"possibly truncated: {len(rows):,} rows came of {told:,}")
    return rows


def page(sparql: str, *, limit: int, offset: int, nested: bool) -> str:
    """A query for some of its rows, in an order of all its columns after its own order.

    >>> page("SELECT ?a WHERE { ?a ?b ?c }", limit=5, offset=10, nested=False).split()[-6:]
    ['BY', '?a', 'LIMIT', '5', 'OFFSET', '10']
    """
    columns = " ".join(f"?{name}" for name in tokens.projection(sparql, where=WHERE))
    ordered = f"{sparql}\n{'' if _orders(sparql) else 'ORDER BY '}{columns}"
    limits = f"LIMIT {limit} OFFSET {offset}"
    if not nested:
        return f"{ordered}\n{limits}"
    head, body = cut(ordered)
    return f"{head}SELECT {columns} WHERE {{ {{\n{body}\n}} }}\n{limits}"


def counting(sparql: str) -> str:
    """A query for how many rows a query has."""
    head, body = cut(sparql)
    return f"{head}SELECT (COUNT(*) AS ?n) WHERE {{ {{\n{body}\n}} }}"


def cut(sparql: str) -> tuple[str, str]:
    """What stands before the first SELECT of a query, and the query from there on."""
    before = 0
    for token in tokens.tokens(sparql, where=WHERE):
        if token.kind == "word" and token.text.upper() == "SELECT":
            break
        before += len(token.text)
    return sparql[:before], sparql[before:]


def own_limit(sparql: str) -> bool:
    """Whether a query ends with a limit or an offset of its own."""
    return bool({"LIMIT", "OFFSET"} & set(_after(sparql)))


def _orders(sparql: str) -> bool:
    return "ORDER" in _after(sparql)


def _after(sparql: str) -> list[str]:
    """The words behind the last closing brace of the outermost SELECT."""
    words: list[str] = []
    for token in tokens.tokens(sparql, where=WHERE):
        if token.text == "}":
            words = []
        elif token.kind == "word":
            words.append(token.text.upper())
    return words
