"""Two graphs' files, thing by thing: what comes, what goes, and of which things."""

from pathlib import Path

from accede.build.difference import Difference, difference
from accede.build.places import Lines, Place


def graph(nt: Path, things: dict[str, str]) -> Lines:
    """A file that says some words of each thing, and where."""
    places, written = [], b""
    for key, words in sorted(things.items()):
        lines = "".join(f'{key} <s> "{word}" .\n' for word in words.split()).encode()
        places.append(Place(key, len(written), len(written) + len(lines)))
        written += lines
    nt.write_bytes(written)
    return Lines(nt, places)


def test_a_thing_that_comes_one_that_goes_and_one_that_changes(tmp_path: Path) -> None:
    before = graph(tmp_path / "before", {"<a>": "one two", "<b>": "one", "<c>": "été"})
    after = graph(tmp_path / "after", {"<a>": "one three", "<c>": "été", "<d>": "four"})

    assert difference(before, after) == Difference(
        things=frozenset({"<a>", "<b>", "<d>"}),
        added=(b'<a> <s> "three" .\n', b'<d> <s> "four" .\n'),
        removed=(b'<a> <s> "two" .\n', b'<b> <s> "one" .\n'),
    )


def test_things_that_only_stand_elsewhere_are_the_same(tmp_path: Path) -> None:
    before = graph(tmp_path / "before", {"<a>": "one", "<c>": "three"})
    after = graph(tmp_path / "after", {"<a>": "one", "<b>": "two", "<c>": "three"})

    assert difference(before, after).things == {"<b>"}
