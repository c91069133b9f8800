"""What the tests of voting records share: states at hand, two documents, and a way to read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from accede import resources
from accede.model.records import Document, Record, Resolution, Series
from accede.read import Source, reader
from accede.read.known import Known
from accede.read.tables import rows

ReadVotes = Callable[..., list[Record]]

TEA = Series(
    id="tea-ga", treaty="tea", of_kind="resolution", title="Tea", title_pattern="^Keeping of tea"
)
DOCUMENTS = (
    Document(id="codebook", title="Old votes", row_source="old", reconstructs=("USA", "SUN")),
    Document(id="assembly", title="New votes", row_source="new", rank=1),
    Document(id="second-look", title="Filled in", row_source="dgrtwo-2021"),
)
KNOWN_TEXT = Resolution(symbols=("A/RES/60/1",), title="The tea as it is titled")


@pytest.fixture(scope="session")
def assembly() -> Known:
    """All states with their names, and the documents that rows name."""
    folder = resources.data() / "states"
    kinds = ("state", "state-name")
    states = [record for kind in kinds for record in rows(folder / f"{kind}.csv", kind)]
    return Known.of([*states, TEA, KNOWN_TEXT, *DOCUMENTS])


@pytest.fixture
def read_votes(tmp_path: Path, assembly: Known) -> ReadVotes:
    """Reads a document given as words or bytes; `beside` is the table of roll calls."""

    def read(content: str | bytes, *, beside: str | None = None) -> list[Record]:
        path = tmp_path / "votes"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        if beside is not None:
            (tmp_path / "rollcalls").write_text(beside, "utf-8")
        companion = None if beside is None else "rollcalls"
        document = Document(id="tea", title="Tea", companion=companion)
        return list(reader("un-votes")(Source(document=document, path=path), assembly))

    return read
