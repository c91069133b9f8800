"""Documents too large to hold in memory, what a reader's command takes on one, and its bounds."""

from pathlib import Path
from typing import NamedTuple

from a_bounded_run import Run, run
from accede import resources

EXAMPLE = resources.data() / "example-pages" / "dataset.toml"
MEGABYTE = 1 << 20
MILLION = 1_000_000


class Large(NamedTuple):
    """A document too large to hold here: its parts, each so many times."""

    parts: tuple[tuple[bytes, int], ...]

    def write(self, place: Path) -> None:
        """Writes the document, a block at a time."""
        with place.open("wb") as stream:
            for words, times in self.parts:
                block = words * (times if len(words) * times < MEGABYTE else MEGABYTE // len(words))
                done = 0
                while done + len(block) <= len(words) * times:
                    done += stream.write(block)
                stream.write(words * ((len(words) * times - done) // len(words)))


def of(*parts: bytes | tuple[bytes, int]) -> Large:
    """A document of some parts; a part alone stands once."""
    return Large(tuple(one if isinstance(one, tuple) else (one, 1) for one in parts))


def took(reader: str, large: Large, folder: Path, *, name: str = "") -> Run:
    """What a reader's command left and took, on a document too large."""
    page = folder / (name or ("participation.csv" if reader == "tables" else "page"))
    large.write(page)
    done = run(
        "read", page, "--reader", reader, "--dataset", EXAMPLE, "--state", "XAA",
        "--treaty", "lantern", "--coverage", folder=folder,
    )  # fmt: skip
    page.unlink()
    return done


def holds(done: Run) -> str:
    """The figure of a run that kept its bounds, whatever it made of the document."""
    assert "Traceback" not in done.err
    assert done.code in {0, 2}, done.err
    assert done.err.count("\n") == (done.code == 2)
    assert done.seconds < 10
    assert done.megabytes < 512
    return f"{done.seconds:.1f} s, {done.megabytes:.0f} MB"
