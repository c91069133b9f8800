"""Builds onto a disk that fills up and onto one that cannot be written: `a_full_disk.py FOLDER`.

Prints one JSON object. Run it in a mount namespace of its own: it mounts a small disk on FOLDER.
"""

import json
import subprocess
import sys
from pathlib import Path

from a_builder import build, write

from accede.errors import ReleaseError
from accede.release import finish, load_store, open_release, staged, verify

FOLDER = Path(sys.argv[1])
OUT = FOLDER / "release"


def mount(options: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", FOLDER], check=True)


def message_of(*, size: int) -> str:
    """What a builder says that writes a graph of so many bytes."""
    line = f'<https://example.org/s> <https://example.org/p> "{"x" * 1000}" .\n'
    try:
        with staged(OUT) as folder:
            write(folder, "second")
            (folder / "graph.ttl").write_text(line * (size // len(line)))
            finish(folder, OUT)
    except ReleaseError as fault:
        return str(fault)
    return "released"


def message_of_a_store() -> str:
    """What a builder says whose store is larger than the disk."""
    try:
        with staged(OUT) as folder:
            lines = (
                f'<https://example.org/{n}> <https://example.org/p> "{n}" .\n' for n in range(9000)
            )
            (folder / "graph.nt").write_text("".join(lines))
            load_store([folder / "graph.nt"], folder)
            finish(folder, OUT)
    except ReleaseError as fault:
        return str(fault)
    return "released"


mount("size=1m")
build(OUT, "first")
full = message_of(size=2_000_000)
store = message_of_a_store()
subprocess.run(["mount", "-o", "remount,ro", FOLDER], check=True)
locked = message_of(size=0)
sys.stdout.write(
    json.dumps(
        {
            "full": full,
            "store": store,
            "read-only": locked,
            "damage": verify(OUT),
            "marker": next(iter(open_release(OUT).records("state"))),
            "left": sorted("link" if path.is_symlink() else "." for path in FOLDER.iterdir()),
        }
    )
)
