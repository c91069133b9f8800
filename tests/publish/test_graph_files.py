"""What of the graph lies beside a page, and in it: the same on every machine."""

import os
import subprocess
import sys
from pathlib import Path

from accede.model import iris
from accede.publish.site.graph_files import GraphFiles
from accede.release import Release

EMBEDDED = """
import sys
from pathlib import Path
from accede.publish.site.graph_files import GraphFiles
from accede.release import open_release
cuba = "https://w3id.org/accede/id/state/CUB"
print(GraphFiles(open_release(Path(sys.argv[1])), [cuba]).embedded(cuba))
"""


def test_what_a_page_embeds_does_not_depend_on_the_machine(release: Release) -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", EMBEDDED, str(release.path)],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }

    assert len(told) == 1


def test_beside_a_state_lie_its_own_records_and_beside_a_treaty_the_treaty_alone(
    release: Release,
) -> None:
    cuba, treaty = iris.state("CUB"), iris.treaty("apmbc")
    files = GraphFiles(release, [cuba, treaty])
    of_state, of_treaty = "".join(files.turtle(cuba)), "".join(files.turtle(treaty))

    assert "acc:actor" in of_state
    assert "acc:actor" not in of_treaty


def test_the_files_beside_a_page_are_what_the_service_gives_of_its_thing(
    release: Release, site: Path
) -> None:
    from accede.publish.serve import described

    for short in ("state/CUB", "treaty/apmbc", "resolution/A-RES-77-63", "meeting/apmbc/20MSP"):
        lines = described.of_thing(release.store(), iris.ID + short)
        beside = (site / "id" / short / "index.ttl").read_text("utf-8")
        assert described.written(lines, "ttl").decode() == beside, short
