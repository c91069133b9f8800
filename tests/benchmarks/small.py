"""Small and quick at home: the start of everything, the bundled build, one question to it."""

from collections.abc import Iterator
from pathlib import Path

from .measure import Cost, measured, median
from .paper import Row

IMPORT, BUILD, ASK = "`import accede`", "`accede build`, the bundled data", "`accede ask`, bundled"
QUESTION = "not-party"
TIMED = """
import json, time
started = time.perf_counter()
import {name}
print(json.dumps({{"seconds": time.perf_counter() - started}}))
"""


def rows(folder: Path, *, runs: int) -> Iterator[Row]:
    """A row a thing that a person waits for, with what the other libraries take to import."""
    ours = _imported("accede", runs=runs)
    yield Row(6, 0, IMPORT, ours)
    for name in ("rdflib", "pyshacl"):
        yield Row(6, 0, f"`import {name}`", _imported(name, runs=runs), ours)
    places = iter(range(runs))
    build = ["accede", "build", "--out"]
    cost = median(lambda: measured([*build, str(folder / f"{next(places)}")]), runs=runs)
    yield Row(6, 0, BUILD, cost)
    asked = ["accede", "ask", QUESTION, "--release", str(folder / "0"), "--format", "csv"]
    yield Row(6, 0, ASK, median(lambda: measured(asked), runs=runs), note=f"cold, `{QUESTION}`")


def _imported(name: str, *, runs: int) -> Cost:
    """What the import alone takes, in a process that has just begun."""
    cost = median(lambda: measured(["-c", TIMED.format(name=name)]), runs=runs)
    return Cost(cost.told["seconds"], cost.processor, cost.peak)
