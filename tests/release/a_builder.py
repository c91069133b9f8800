"""Builds a small release again and again: `a_builder.py OUT MARKER [COUNT]`.

Every file holds the marker, so that a mixture of two releases shows. Says `at work` before each.
"""

import sys
from pathlib import Path

from accede.errors import ReleaseError
from accede.release import finish, load_store, staged

FILES = ("records/state.jsonl", "records/vote.jsonl", "texts/a.txt", "report.json")


def write(folder: Path, marker: str) -> None:
    """Writes the files of a release about nothing but its marker, the store among them."""
    for name in FILES:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f'{{"marker": "{marker}"}}\n')
    lines = (
        f'<https://example.org/{n:04}> <https://example.org/p> "{marker}" .\n' for n in range(99)
    )
    (folder / "graph.nt").write_text("".join(lines))
    load_store([folder / "graph.nt"], folder)


def build(out: Path, marker: str) -> Path:
    """A finished release of a marker."""
    with staged(out) as folder:
        write(folder, marker)
        return finish(folder, out)


if __name__ == "__main__":
    for number in range(int(sys.argv[3]) if len(sys.argv) > 3 else 1):
        sys.stdout.write("at work\n")
        sys.stdout.flush()
        try:
            build(Path(sys.argv[1]), f"{sys.argv[2]}-{number}")
        except ReleaseError as fault:
            sys.exit(f"{fault}")
