import pytest

from accede.ask import values
from accede.errors import QueryError


class Nobody:
    """Names of which none is known."""

    def find(self, kind: str, words: str, *, where: object) -> str:
        raise QueryError(where, f"no {kind} is called {words!r}", "")

    def text(self, name: str, words: str, *, where: object) -> str:
        raise QueryError(where, f"no {name} is called {words!r}", "")

    def latest(self, about: str | None) -> str:
        raise QueryError("latest", str(about), "")


class Anything(Nobody):
    """Names that take any words for an IRI, as a damaged release might."""

    def find(self, kind: str, words: str, *, where: object) -> str:
        return words if kind and where else ""


@pytest.mark.parametrize(
    ("kind", "words", "term"),
    [
        ("year", "1999", "1999"),
        ("integer", "-3", "-3"),
        ("integer", "007", "7"),
        ("date", "2025-12-28", '"2025-12-28"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("text", 'a "b" \\ c\n', '"a \\"b\\" \\\\ c\\n"'),
        ("text", "\\u0022 \\U00000022", '"\\\\\\U000000750022 \\\\\\U0000005500000022"'),
    ],
)
def test_a_value_becomes_a_term(kind: str, words: str, term: str) -> None:
    assert values.term(kind, words, Nobody(), where="-") == term


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("year", "99"),
        ("year", "١٩٩٩"),
        ("year", "1999 "),
        ("integer", "1e5"),
        ("integer", "1) } #"),
        ("integer", ""),
        ("integer", "9999999999"),
        ("date", "2025-13-01"),
        ("date", "2025-02-30"),
        ("date", "20251228"),
        ("date", "2025-12-28T00:00:00"),
        ("date", "２０２５-12-28"),
        ("text", "a\ud800"),
        ("text", "a\0"),
    ],
)
def test_a_value_that_is_not_of_its_kind_is_refused(kind: str, words: str) -> None:
    with pytest.raises(QueryError, match="-p"):
        values.term(kind, words, Nobody(), where="-p")


@pytest.mark.parametrize(
    "iri", ["urn:a>b", "urn:a b", 'urn:"', "urn:{", "urn:\\u003E", "", "urn:\n"]
)
def test_even_a_name_at_hand_never_breaks_out_of_its_brackets(iri: str) -> None:
    with pytest.raises(QueryError, match="is no IRI"):
        values.term("state", iri, Anything(), where="-")
