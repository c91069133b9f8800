"""Reading a voting record ten times as long takes no more memory: nothing of it is kept."""

import gc
import json
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from accede.model.records import Document
from accede.read import Source, reader, streams
from accede.read.known import Known

CALLS = 15
"""Roll calls of the short document; the long one has ten times as many."""

KEPT = 0.25
"""The share of what is added to a document that a reader may keep: of every roll call its number,
of every text its symbol, day and title. Who voted how is most of a document, and is not kept.
"""

BLOCK = 1 << 14
"""Bytes that are taken from a document at once: less than the short one has."""


def library(place: Path, known: Known, calls: int) -> None:
    """A table of the UN Digital Library."""
    header = "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,title\n"
    states = [one.id for one in known.states if one.un_from and not one.un_until]
    with place.open("w", encoding="utf-8") as out:
        out.write(header)
        for number in range(calls):
            told = f"2012-12-08,60,A/RES/60/{number},Keeping of tea number {number}\n"
            out.writelines(f"{number},{state},,{'YNAX'[number % 4]},{told}" for state in states)


def long(place: Path, known: Known, calls: int) -> None:
    """A long table without its roll calls."""
    states = [one.id for one in known.states]
    with place.open("w", encoding="utf-8") as out:
        out.write("rollcall_id,state_id,name_in_source,vote,basis\n")
        for number in range(calls):
            out.writelines(
                f"call-{number},{state},The name that is printed,yes,recorded\n" for state in states
            )


def lines_of_json(place: Path, known: Known, calls: int) -> None:
    """Resolutions as the United Nations publishes them."""
    names = [one.name.upper() for one in known.states if one.un_from and not one.un_until]
    with place.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(_line(number, names)) + "\n" for number in range(calls))


def _line(number: int, names: list[str]) -> dict[str, object]:
    counts = {f"MS_{one}_count": "" for one in ("against", "abstaining")}
    return counts | {
        "symbol": f"A/RES/60/{number}",
        "title": "Keeping of tea",
        "adoption_date": "2012-12-08 00:00:00",
        "adoption_type": "By a recorded vote",
        "committee": "First Committee",
        "originating_document": "A/60/463",
        "pv": "A/60/PV.61",
        "MS_in_favour_count": str(len(names)),
        "MS_in_favour": names,
        "MS_against": [],
        "MS_abstaining": [],
        "sponsors": names[:40],
    }


def taken(path: Path, known: Known) -> int:
    """The bytes that reading a document took at its highest, its records not kept."""
    source = Source(document=Document(id="tea", title="Tea"), path=path)
    gc.collect()
    tracemalloc.start()
    try:
        drained(reader("un-votes")(source, known))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def drained(records: Iterator[object]) -> None:
    for _ in records:
        pass


@pytest.mark.parametrize("write", [library, long, lines_of_json])
def test_memory_does_not_grow_with_the_document(
    write: Callable[[Path, Known, int], None],
    assembly: Known,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(streams, "BLOCK", BLOCK)
    short, ten_times = tmp_path / "short", tmp_path / "long"
    write(short, assembly, CALLS)
    write(ten_times, assembly, 10 * CALLS)
    taken(short, assembly)  # what is looked up once and kept for good

    more = taken(ten_times, assembly) - taken(short, assembly)
    added = ten_times.stat().st_size - short.stat().st_size

    assert added > 20 * BLOCK
    assert more < KEPT * added, f"{more:,} bytes more for {added:,}"
