"""The store of a release, loaded from its graph: `python -m accede.release.loading FOLDER`."""

from collections.abc import Iterator
from pathlib import Path

from accede.release.opened import load_store
from accede.release.working import work


def load(folder: Path, files: Iterator[Path]) -> None:
    """A store in `folder/store` with the triples of some files of N-Triples."""
    load_store(files, folder)


if __name__ == "__main__":
    work(load)
