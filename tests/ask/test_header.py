from pathlib import Path

import pytest

from accede.ask import header
from accede.ask.header import Need, Param
from accede.errors import QueryError

GOOD = """\
#+ summary: How has one state voted?
#+ param state: state, default CUB, "ISO code, name or IRI"
#+ param since: date, default latest
#+ columns: session, n
#+ needs: treaty-action 2, "the acts on a second treaty"
# a plain comment
SELECT ?session (COUNT(?x) AS ?n) WHERE { $state ?p ?session, ?x FILTER (?x > $since) }
GROUP BY ?session
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "votes.rq"
    path.write_text(text, "utf-8")
    return path


def test_the_head_says_what_is_asked(tmp_path: Path) -> None:
    query = header.read(written(tmp_path, GOOD))

    assert query.name == "votes"
    assert query.summary == "How has one state voted?"
    assert query.params == (
        Param("state", "state", "CUB", "ISO code, name or IRI"),
        Param("since", "date", "latest"),
    )
    assert query.columns == ("session", "n")
    assert query.needs == (Need("treaty-action", 2, "the acts on a second treaty"),)
    assert query.text == GOOD


@pytest.mark.parametrize(
    ("old", "new", "line", "found"),
    [
        ("#+ summary:", "#+ title:", 1, "unknown key 'title'"),
        ("#+ summary: How has one state voted?\n", "", 1, "no summary"),
        ("#+ columns: session, n\n", "", 1, "no columns"),
        ("#+ summary:", "#+summary:", 1, "is no header line"),
        ("#+ summary:", "#+ summary :", 1, "is no header line"),
        ("#+ summary: How", "#+ summary:\tHow", 1, "a tab"),
        ("WHERE {", "WHERE {\t", 7, "a tab"),
        ("WHERE {", "WHERE {\r\n", 7, "a carriage return"),
        ("WHERE {", 'WHERE { "\\u0041" ?p ?q .', 7, "a code point escape"),
        ("#+ columns: session, n", "#+ columns: session, n\n#+ columns: n", 5, "a second columns"),
        ("#+ param since", "#+ param state", 3, "a second param state"),
        ("#+ param since: date", "#+ param since: day", 3, "unknown kind 'day'"),
        ("#+ param since: date, default latest", "#+ param since: date", 3, "kind and default"),
        ("#+ param since:", "#+ param:", 3, "param without a name"),
        ("#+ columns:", "#+ columns all:", 4, "columns with a name"),
        ('2, "the acts', "2, the acts", 5, "does not say a kind and words"),
        ("#+ param since: date, default latest\n", "", 6, "$since has no param line"),
        (" FILTER (?x > $since)", "", 3, "$since is not in the query"),
        ("?x > $since", "?x > $since && ?x != ?since", 7, "both $since and ?since"),
        ("# a plain comment", "# a comment\n  #+ columns: n", 7, "a header line in the query"),
    ],
)
def test_a_head_that_is_not_well_made_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, found: str
) -> None:
    assert old in GOOD
    path = written(tmp_path, GOOD.replace(old, new, 1))

    with pytest.raises(QueryError) as refused:
        header.read(path)

    assert refused.value.where == f"{path}, line {line}"
    assert found in refused.value.found


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("columns: session, n", "columns: n, session", "columns say n, session"),
        ("SELECT ?session (COUNT(?x) AS ?n)", "SELECT *", r"SELECT gives \*"),
        ("SELECT ?session (COUNT(?x) AS ?n)", "ASK", "selects no columns"),
        ("?session, ?x ", "?session, ?x SERVICE <urn:x> { }", "SERVICE"),
    ],
)
def test_a_query_that_does_not_fit_its_head_is_refused(
    tmp_path: Path, old: str, new: str, found: str
) -> None:
    with pytest.raises(QueryError, match=found):
        header.read(written(tmp_path, GOOD.replace(old, new, 1)))


def test_a_query_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "votes.rq"
    path.write_bytes(GOOD.replace("one state", "c\u00f4te").encode("latin-1"))

    with pytest.raises(QueryError, match="not UTF-8"):
        header.read(path)
