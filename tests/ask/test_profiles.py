"""What an engine is asked instead of what it fails on: written otherwise, outside of strings."""

from accede.ask.profiles import named


def test_virtuoso_is_asked_for_a_value_where_it_takes_nothing_for_bound() -> None:
    asked = named("virtuoso").rewritten("BIND (IF(!BOUND(?a), 1, 0) AS ?n)")

    assert asked == 'BIND (IF(!(COALESCE(STR(?a), "no value") != "no value"), 1, 0) AS ?n)'


def test_what_a_string_holds_stays_as_it_is() -> None:
    text = """FILTER (?a = "BOUND(?a)" || ?a = '(acc:source|acc:source/acc:document)')"""

    assert named("virtuoso").rewritten(text) == text


def test_other_engines_are_asked_as_it_is_written() -> None:
    text = "FILTER (BOUND(?a))"

    assert named("oxigraph").rewritten(text) == text
