"""A saved question with a Wikidata companion: its small table is fetched, kept, and joined here."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accede.ask.answers import answer
from accede.ask.companion import with_companion
from accede.ask.remote import endpoint
from accede.errors import QueryError, RemoteError
from accede.publish.target import Target
from accede.release import Release
from servers.oxigraph import Oxigraph

ITEM = "http://www.wikidata.org/entity/"
PEOPLE = "http://www.wikidata.org/prop/direct/P1082"
XSD = "http://www.w3.org/2001/XMLSchema#"
SHAPED = [
    f'<{ITEM}Q241> <{PEOPLE}> "11000000"^^<{XSD}decimal> .\n',
    f'<{ITEM}Q241> <{PEOPLE}> "10900000"^^<{XSD}decimal> .\n',
    f'<{ITEM}Q30> <{PEOPLE}> "330000000"^^<{XSD}decimal> .\n',
]


@pytest.fixture
def wikidata(tmp_path: Path) -> Iterator[Oxigraph]:
    """A server that holds a small graph shaped as Wikidata's is."""
    server = Oxigraph(tmp_path, union=True)
    try:
        Target(endpoint(server.url)).add("http://example.org/wikidata", SHAPED)
        yield server
    finally:
        server.kill()


def test_a_companion_is_joined_by_its_items_with_its_date(
    wikidata: Oxigraph, release: Release, tmp_path: Path
) -> None:
    plain = answer(release, "wikidata")

    joined = with_companion(plain, url=wikidata.url, folder=tmp_path, today="2026-01-02")

    people = {(row["item"], row["population"]) for row in joined.records() if row["population"]}
    assert people == {("Q241", 11_000_000.0), ("Q30", 330_000_000.0)}
    assert [row[: len(plain.columns)] for row in joined.rows] == list(plain.rows)
    assert joined.notices[-1] == f"populations: as of 2026-01-02, from {wikidata.url}"


def test_a_table_is_kept_and_an_old_one_serves_when_the_server_fails(
    wikidata: Oxigraph, release: Release, tmp_path: Path
) -> None:
    plain = answer(release, "wikidata")
    first = with_companion(plain, url=wikidata.url, folder=tmp_path, today="2026-01-02")
    wikidata.kill()

    soon = with_companion(plain, url=wikidata.url, folder=tmp_path, today="2026-02-01")
    later = with_companion(plain, url=wikidata.url, folder=tmp_path, today="2026-02-02")

    assert first.rows == soon.rows == later.rows
    assert soon.notices == first.notices
    assert "as of 2026-01-02, for the server failed now" in later.notices[-1]
    with pytest.raises(RemoteError, match="the connection failed"):
        with_companion(plain, url=wikidata.url, folder=tmp_path / "empty", today="2026-02-02")


def test_a_question_without_a_companion_says_so(release: Release, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="it names no companion"):
        with_companion(answer(release, "not-party"), folder=tmp_path)
