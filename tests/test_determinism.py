"""The same inputs give the same bytes, whatever machine they are built on."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

import pytest
from msgspec import Struct

from accede import resources
from measured import Measured

SEEDS = ("0", "1", "4242", "random")
LOCALES = ("C", "C.UTF-8", "tr_TR.UTF-8")
ZONES = ("UTC", "Pacific/Kiritimati")
EXAMPLE, CONVENTION = (
    str(resources.data() / name / "dataset.toml") for name in ("example-pages", "apmbc")
)


class Machine(Struct, frozen=True):
    """What differs from one machine to the next, and none of it may show."""

    seed: str
    locale: str
    zone: str
    order: int

    def environment(self) -> dict[str, str]:
        """The machine as environment variables; its locale's own encoding is in force."""
        return os.environ | {
            "PYTHONHASHSEED": self.seed,
            "LC_ALL": self.locale,
            "TZ": self.zone,
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
        }


MACHINES = [Machine(*kind, order) for order, kind in enumerate(product(SEEDS, LOCALES, ZONES))]


def digests(machine: Machine, out: Path, datasets: Iterable[str]) -> dict[str, str]:
    """The digests of a release and its exports, built by a process on such a machine."""
    given = sorted(datasets, reverse=machine.order % 2 == 1)
    ran = subprocess.run(
        [sys.executable, Path(__file__).with_name("a_machine.py"), str(machine.order), out, *given],
        env=machine.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    found: dict[str, str] = json.loads(ran.stdout)
    return found


def different(
    machines: Iterable[Machine], folder: Path, datasets: Iterable[str]
) -> Iterator[tuple[Machine, str]]:
    """Which machines write what otherwise than the first."""
    numbered = list(machines)
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(
            lambda machine: digests(machine, folder / str(machine.order), datasets), numbered
        )
        first, *others = found
    assert set(first) == {"release", "turtle", "jsonld", "ntriples", "csv"}
    for machine, other in zip(numbered[1:], others, strict=True):
        yield from ((machine, part) for part in first if first[part] != other[part])


@pytest.mark.trust
def test_twenty_four_machines_write_the_same_release_and_the_same_exports(
    tmp_path: Path, measured: Measured
) -> None:
    assert list(different(MACHINES, tmp_path, [EXAMPLE])) == []
    measured(16, f"{len(MACHINES)} of {len(MACHINES)} machines: one digest, and one of each export")


def test_datasets_in_any_order_give_the_same_release_and_the_same_exports(tmp_path: Path) -> None:
    assert list(different(MACHINES[::7], tmp_path, [EXAMPLE, CONVENTION])) == []


@pytest.mark.soak
def test_the_bundled_release_is_the_same_on_twenty_four_machines(
    tmp_path: Path, measured: Measured
) -> None:
    assert list(different(MACHINES, tmp_path, [])) == []
    measured(16, f"the bundled data: {len(MACHINES)} of {len(MACHINES)} machines: one digest")
