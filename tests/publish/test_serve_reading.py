"""What is read of the store in one thread and fails leaves nothing behind for another to drop."""

import gc
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from accede.ask.things import Things
from accede.errors import AccedeError, QueryError, ReleaseError
from accede.publish.serve.current import Opened
from accede.release import Release


def failing(opened: Opened, fault: Callable[[], Exception]) -> Callable[[], None]:
    """A reading that breaks off with a cursor of the store in its hands."""

    def read() -> None:
        cursor = opened.store.quads_for_pattern(None, None, None)
        next(cursor)
        raise fault()

    return read


@pytest.mark.parametrize(
    ("fault", "becomes"),
    [
        (lambda: OSError("a damaged block"), ReleaseError),
        (lambda: RuntimeError("a damaged block"), ReleaseError),
        (lambda: QueryError("ask", "nothing bears this name", "name another"), QueryError),
    ],
)
def test_a_cursor_dies_on_the_thread_that_made_it(
    release: Release,
    monkeypatch: pytest.MonkeyPatch,
    fault: Callable[[], Exception],
    becomes: type[AccedeError],
) -> None:
    complaints: list[str] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda one: complaints.append(str(one.exc_value)))
    opened = Opened(release)
    with ThreadPoolExecutor(1) as threads:
        found = threads.submit(opened.reading, failing(opened, fault)).exception()

    assert isinstance(found, becomes)
    del found
    gc.collect()
    assert complaints == []


def test_what_is_read_is_given_on(release: Release) -> None:
    opened = Opened(release)

    assert opened.reading(lambda: Things(opened.store).knows(release.digest)) is False
