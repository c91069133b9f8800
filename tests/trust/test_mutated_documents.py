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
from samples import ODD, ReadAs, mutated, of_reader

pytestmark = pytest.mark.trust


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
