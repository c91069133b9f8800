import pytest

from accede.ask import tokens
from accede.errors import QueryError

TEXTS = [
    'SELECT ?a WHERE { ?a ?b "$c" }',
    "PREFIX a: <http://e.org/#> # $x\nSELECT * { ?s a:from\\$x '''it's \"$y\"''' }",
    "SELECT ?x { ?x <http://e.org/$y#z> ?y FILTER(?x<?y&&?y>3) }",
    'SELECT ?x { ?x ?p """a\n"b" \\""" c""" , "\\"$z" , \'\' , "" }',
    "SELECT ?é { ?é :p/:q* _:b . ?x$y 'a'@en-GB }",
]


@pytest.mark.parametrize("text", TEXTS)
def test_the_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(token.text for token in tokens.tokens(text, where="-")) == text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("SELECT ?a { $a ?b $c }", {"a", "c"}),
        ("SELECT ?a { ?a ?b \"$c\" , '$d' }", set()),
        ('SELECT ?a { ?a ?b """ "$c" """ }', set()),
        ("SELECT ?a { ?a ?b ''' '$c' ''' }", set()),
        ('SELECT ?a { ?a ?b "\\"$c" }', set()),
        ("SELECT ?a { ?a <http://e.org/$c> ?b } # $d", set()),
        ("SELECT ?a { ?a <http://e.org/#a> $c }", {"c"}),
        ("PREFIX e: <http://e.org/> SELECT ?a { ?a e:b\\$c ?d }", set()),
        ("SELECT ?a { ?a e:b$c }", {"c"}),
        ("SELECT ?a { ?a ?b ?c FILTER($d<?c && ?c>$e) }", {"d", "e"}),
        ("SELECT ?a { ?a ?b ?c } # it's $d\n# \"\nORDER BY $e", {"e"}),
    ],
)
def test_a_parameter_is_never_found_in_a_string_comment_iri_or_name(
    text: str, names: set[str]
) -> None:
    assert tokens.parameters(text, where="-") == names


def test_a_value_goes_in_place_of_its_parameter_and_nowhere_else() -> None:
    text = 'SELECT ?a { $a ?b "$a" . $ab ?c <urn:$a> } # $a'

    put = tokens.put_in_place(text, {"a": "<urn:x>", "ab": "3"}, where="-")

    assert put == 'SELECT ?a { <urn:x> ?b "$a" . 3 ?c <urn:$a> } # $a'


@pytest.mark.parametrize("text", ['SELECT ?a { ?a ?b "c }', "SELECT ?a { ?a ?b 'c\n' }", "\\u0041"])
def test_a_string_that_does_not_close_and_an_escape_outside_of_one_are_refused(text: str) -> None:
    with pytest.raises(QueryError, match="a stray"):
        list(tokens.tokens(text, where="x.rq"))


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?a { SERVICE <http://e.org> { ?a ?b ?c } }",
        "SELECT ?a { service silent ?a { ?a ?b ?c } }",
        "SELECT ?a FROM <file:///etc/passwd> { ?a ?b ?c }",
        "SELECT ?a FROM NAMED <urn:g> { ?a ?b ?c }",
        "LOAD <http://e.org>",
        "DELETE WHERE { ?a ?b ?c }",
        "SELECT ?a { ?a ?b ?c } ; DROP ALL",
    ],
)
def test_what_writes_or_reaches_outside_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="only reads"):
        tokens.form(text, where="x.rq")


def test_a_name_or_a_text_may_hold_a_refused_word() -> None:
    assert tokens.form("SELECT ?from { ?from e:from 'SERVICE' } # LOAD", where="-") == "SELECT"


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("SELECT DISTINCT ?a ?b WHERE { ?c ?d ?e }", ("a", "b")),
        (
            "SELECT ?a (COUNT(?x) AS ?n) (MAX(IF(?a = ?b, 1, 0)) AS ?m) { ?c ?d ?e }",
            ("a", "n", "m"),
        ),
        ("SELECT * { ?a ?b ?c }", ()),
        ("SELECT ?a { { SELECT ?b { ?b ?c ?d } } }", ("a",)),
    ],
)
def test_the_columns_of_a_select_are_found(text: str, columns: tuple[str, ...]) -> None:
    assert tokens.projection(text, where="-") == columns
