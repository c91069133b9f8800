"""Every reader on cut and mutated samples: no traceback, no hang, no growth, no lost character."""

import random
import resource
import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accede.errors import SourceError
from accede.model.records import Record, Text, Warned
from accede.read import READERS
from measured import Measured
from samples import ReadAs, of_reader

pytestmark = pytest.mark.trust

ODD = [
    b"\0", b"\xff", b"\xef\xbb\xbf", "\u2028".encode(), "\u202e".encode(), "İ".encode(), b"\r",
    b'"', "“".encode(), "”".encode(), b"(", b")", b"[", b"{", b"<", b"</p>", b"<!DOCTYPE a [",
    b"&x;", b"&#0;", b"&#xD800;", b",", b";", b"\t", b"\n\n", b"9999999999999999999999", b"-1",
    b"2SP", b"31 February 2022", b"0000-00-00", b"A/RES/999999/1", b"1000th session", b"<svg>",
    "\u0301".encode() * 50, b"Seventy-seventh session", b"1st", b"UNGA", b"null", b"1e999",
]  # fmt: skip


def mutated(raw: bytes, other: bytes, chance: random.Random) -> bytes:
    """A document with something cut, put in, doubled, swapped or changed, a few times over."""
    for _ in range(chance.randint(1, 6)):
        start, end = sorted(chance.choices(range(len(raw) + 1), k=2))
        piece = raw[start : min(end, start + 400)]
        chosen = chance.randrange(6)
        if chosen == 0:
            raw = raw[:start] + raw[start + len(piece) :]
        elif chosen == 1:
            raw = raw[:start] + chance.choice(ODD) + raw[start:]
        elif chosen == 2:
            raw = raw[:start] + piece * chance.randint(2, 5) + raw[start:]
        elif chosen == 3:
            place = chance.randrange(len(other) + 1)
            raw = raw[:start] + other[place : place + 300] + raw[start:]
        elif chosen == 4:
            raw = raw[:start] + bytes([chance.randrange(256)]) + raw[start + 1 :]
        else:
            raw = raw[:start]
    return raw


def unaccounted(found: list[Record]) -> str:
    """The characters of a page, blanks aside, that lie in no record."""
    text = next((one.text for one in found if isinstance(one, Text)), "")
    held = bytearray(len(text))
    for one in found:
        if one.start is not None and one.end is not None and not isinstance(one, Warned):
            held[one.start : one.end] = b"1" * (one.end - one.start)
    return "".join(c for c, one in zip(text, held, strict=True) if not one and c.strip())


def worst_of(reader: str, times: int, seed: int, read: ReadAs) -> tuple[float, int]:
    """The longest that a mutated document took, and how many were refused."""
    samples = of_reader(reader)
    chance = random.Random(seed)  # noqa: S311  # wounds, not secrets
    longest, refused = 0.0, 0
    for _ in range(times):
        raw = mutated(chance.choice(samples), chance.choice(samples), chance)
        began = time.process_time()
        found = read(reader, raw)
        longest = max(longest, time.process_time() - began)
        if isinstance(found, SourceError):
            refused += 1
        else:
            assert unaccounted(found) == "", raw
            assert "\ufffd" not in repr(found) or b"\xef\xbf\xbd" in raw
    return longest, refused


def grown_by(work: Callable[[], object]) -> float:
    """Megabytes that the highest use of memory rose by."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    work()
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def holds(reader: str, times: int, read: ReadAs) -> str:
    """Reads so many mutated documents, and says what it took."""
    worst_of(reader, 20, 0, read)
    told: list[tuple[float, int]] = []
    grown = grown_by(lambda: told.append(worst_of(reader, times, 1999, read)))
    ((longest, refused),) = told
    assert longest < 2
    assert grown < 64
    return f"{reader}: {times} mutated, {refused} refused, longest {longest:.2f} s, +{grown:.0f} MB"


@pytest.mark.parametrize("reader", READERS)
def test_a_mutated_document_is_read_or_refused(
    reader: str, read_as: ReadAs, measured: Measured
) -> None:
    measured(11, holds(reader, 150, read_as))


@pytest.mark.soak
@pytest.mark.parametrize("reader", READERS)
def test_ten_thousand_mutated_documents_are_read_or_refused(
    reader: str, read_as: ReadAs, measured: Measured
) -> None:
    measured(11, holds(reader, 10_000 // len(READERS), read_as))


@pytest.mark.parametrize("reader", READERS)
@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(raw=st.binary(max_size=400) | st.text(max_size=200).map(str.encode) | st.lists(
    st.sampled_from(ODD), max_size=20).map(b"".join))  # fmt: skip
def test_any_bytes_are_read_or_refused(reader: str, raw: bytes, read_as: ReadAs) -> None:
    found = read_as(reader, raw)

    assert isinstance(found, SourceError) or unaccounted(found) == ""
