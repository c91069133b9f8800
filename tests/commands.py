"""The command as a user runs it: a process of its own, with its output and its exit code."""

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple


class Done(NamedTuple):
    """What a run left: its exit code, and what it wrote where."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, object]:
        """The one JSON object on the one line of output."""
        (line,) = self.out.splitlines()
        found: dict[str, object] = json.loads(line)
        return found


def accede(*arguments: object, cwd: Path | None = None, **environment: str) -> Done:
    """Run the command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "accede", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env=environment or None,
    )
    return Done(done.returncode, done.stdout, done.stderr)
