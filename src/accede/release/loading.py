"""The store of a release, loaded from its graph: `python -m accede.release.loading FOLDER`."""

from pathlib import Path

from accede.release.opened import load_store
from accede.release.working import work


def load(folder: Path) -> None:
    """A store in `folder/store` with the triples of `folder/graph.nt`."""
    load_store(folder / "graph.nt", folder)


if __name__ == "__main__":
    work(load)
