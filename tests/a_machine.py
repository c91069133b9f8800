"""Builds and exports on a machine of its own kind: `a_machine.py ORDER OUT [DATASET ...]`.

ORDER is the order in which this machine lists the files of a folder: a number they are shuffled
by. Prints the digests of the release and of each export as one JSON object.
"""

import os
import random
import sys
from types import TracebackType

ORDER, OUT, *DATASETS = sys.argv[1:]
LISTDIR, SCANDIR = os.listdir, os.scandir


class Shuffled:
    """What a folder holds, in the order of another file system."""

    def __init__(self, path: str = ".") -> None:
        with SCANDIR(path) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        random.Random(ORDER).shuffle(entries)  # noqa: S311 - an order, not a secret
        self.entries = iter(entries)

    def __iter__(self) -> "Shuffled":
        return self

    def __next__(self) -> "os.DirEntry[str]":
        return next(self.entries)

    def __enter__(self) -> "Shuffled":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self.entries = iter(())


def shuffled_names(path: str = ".") -> list[str]:
    """The names of a folder's files, in the order of another file system."""
    return [entry.name for entry in Shuffled(path)]


os.scandir = Shuffled  # type: ignore[assignment] # before anyone takes it along
os.listdir = shuffled_names  # type: ignore[assignment]  # as above

import json  # noqa: E402  # after the machine is set up
from pathlib import Path  # noqa: E402  # after the machine is set up

from accede.cli import cli  # noqa: E402  # after the machine is set up
from accede.release import open_release  # noqa: E402  # after the machine is set up
from accede.release.manifest import manifest_of  # noqa: E402  # after the machine is set up

FORMATS = ("turtle", "jsonld", "ntriples", "csv")


def run(*arguments: str) -> None:
    """Runs one command of accede as the command line does; whatever it prints is not wanted."""
    try:
        cli.main([*arguments], standalone_mode=False)
    except SystemExit as end:
        if end.code:
            raise


if __name__ == "__main__":
    said = sys.stdout
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123  # open until the process ends
    release = Path(OUT) / "release"
    exports = Path(OUT) / "exports"
    run("build", *DATASETS, "--out", str(release), "--force")
    for form in FORMATS:
        out = exports / form / "graph"
        run("export", "--release", str(release), "--format", form, "--out", str(out))
    digests = {form: manifest_of(exports / form).digest for form in FORMATS}
    said.write(json.dumps({"release": open_release(release).digest, **digests}))
