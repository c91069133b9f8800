"""Facts and their terms, as N-Triples writes them."""

import pyoxigraph
from hypothesis import given
from hypothesis import strategies as st

from accede.graph.store import lines_of
from accede.graph.triples import Fact, Literal, Sources, dated, line, quote
from accede.model import iris, terms
from accede.model.iris import Iri
from accede.model.records import Document, Participation, Statement

CUBA = iris.state("CUB")
words = st.text(st.characters(codec="utf-8"))


@given(words, st.sampled_from([None, "en"]))
def test_any_literal_is_read_back_as_it_was_written(value: str, language: str | None) -> None:
    written = line(Fact(CUBA, terms.note, Literal(value, language=language)))

    (read,) = pyoxigraph.parse(written.encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert read.object == pyoxigraph.Literal(value, language=language)


def test_any_literal_is_written_as_the_store_writes_it() -> None:
    everything = [*map(chr, range(0xD800)), *map(chr, range(0xE000, 0x10000)), "\U0001f54a"]
    subject, predicate = pyoxigraph.NamedNode(CUBA), pyoxigraph.NamedNode(terms.note)
    triples = [pyoxigraph.Triple(subject, predicate, pyoxigraph.Literal(one)) for one in everything]

    ours = [line(Fact(CUBA, terms.note, Literal(one))) for one in everything]

    assert ours == list(lines_of(triples))


@given(words)
def test_a_literal_never_breaks_its_line(value: str) -> None:
    assert line(Fact(CUBA, terms.note, Literal(value))).count("\n") == 1


def test_a_whole_day_is_a_date_and_a_month_stays_as_stated() -> None:
    told = [list(dated(terms.date, terms.dateAsStated, day)) for day in ("2025-06-25", "2025-06")]

    assert told == [
        [(terms.date, Literal("2025-06-25", terms.xsd_date))],
        [(terms.dateAsStated, Literal("2025-06"))],
    ]


def test_a_quote_of_a_page_at_hand_holds_its_span_and_what_stands_around_it() -> None:
    sources = Sources(
        {"page": Document(id="page", title="A page")}, {"page": "ab" * 32}, {"page": "to 2MSP, so"}
    )
    presence = Participation(
        state="CUB", meeting="apmbc/2MSP", role="observer", source="page", start=3, end=7
    )

    told = {fact.predicate: fact.object for fact in quote(presence, sources)}

    assert told[terms.text] == Literal("2MSP")
    assert told[terms.snapshot] == iris.snapshot("ab" * 32)
    assert told[terms.oa_prefix] == Literal("to ")
    assert told[terms.oa_suffix] == Literal(", so")


def test_a_phrase_without_its_page_claims_no_offsets() -> None:
    said = Statement(
        state="CUB", statement_kind="page", source="page", phrase="cannot renounce",
        passage_sha256="cd" * 32, start=10, end=25,
    )  # fmt: skip

    told = {fact.predicate: fact.object for fact in quote(said, Sources({}))}

    assert terms.snapshot not in told
    assert terms.start not in told
    assert told[terms.locator] == Literal("characters 10-25")
    assert told[terms.passageDigest] == Literal("cd" * 32)


def test_a_source_is_the_snapshot_where_its_bytes_were_read() -> None:
    sources = Sources({}, {"page": "ab" * 32})

    assert sources.iri("page") == Iri(f"{iris.ID}snapshot/abababababababab")
    assert sources.iri("letter") == Iri(f"{iris.ID}document/letter")
