"""A server killed in the middle of what a push has it do, begun again, and the push resumed."""

import re
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from threading import Timer

import msgspec
import pytest

from accede.ask.remote import endpoint
from accede.errors import RemoteError
from accede.publish.push import Pushed, push
from accede.publish.target import Target
from accede.release import Release
from servers.engines import ENGINES, Server, credentials, running

GRAPH = "http://example.org/graph/crashes"
MIDWAY = re.compile(r"\w+ ([\d,]+) of ([\d,]+) ")
TRIPLES = 50_000


@pytest.fixture(autouse=True)
def written() -> Iterator[None]:
    with credentials():
        yield


@pytest.fixture(params=ENGINES)
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    with running(request.param, tmp_path) as server:
        yield server


def cut(release: Release, folder: Path) -> Release:
    """The first triples of a release, and some more of our own where it has too few."""
    with (release.path / "graph.nt").open(encoding="utf-8") as stream:
        lines = [line for _, line in zip(range(TRIPLES), stream, strict=False)]
    more = (
        f'<urn:thing:{number:05}> <urn:says> "{number}" .\n'
        for number in range(TRIPLES - len(lines))
    )
    (folder / "graph.nt").write_text("".join(sorted([*lines, *more])), "utf-8")
    return msgspec.structs.replace(release, path=folder)


def is_half(step: str) -> bool:
    """Whether half of what a step counts is done; one that counts nothing is always."""
    counted = MIDWAY.match(step)
    done, whole = (int(one.replace(",", "")) for one in counted.groups()) if counted else (1, 1)
    return 2 * done >= whole


def killed(server: Server, release: Release, moment: str) -> int:
    """Pushes, kills the server in the request after half of something; what readers see then."""
    timers: list[Timer] = []

    def kill_soon(step: str) -> None:
        if step.startswith(moment) and is_half(step) and not timers:
            timers.append(Timer(0.02, server.kill))
            timers[0].start()

    with pytest.raises(RemoteError):
        push(release, server.url, graph=GRAPH, step=kill_soon)
    timers[0].join()
    server.start()
    return Target(endpoint(server.url)).count(GRAPH)


def check_resumed(server: Server, release: Release, moments: Iterable[str]) -> Pushed:
    """A push killed again and again ends with the digest, and keeps it through a last crash."""
    lines = (release.path / "graph.nt").read_bytes()

    seen = {killed(server, release, moment) for moment in moments}
    resumed = push(release, server.url, graph=GRAPH)
    server.kill()
    server.start()
    again = push(release, server.url, graph=GRAPH)

    assert seen <= {0, lines.count(b"\n")}
    assert resumed.digest == again.digest == sha256(lines).hexdigest()
    assert again.sent == again.removed == 0
    assert resumed.notices == again.notices == ()
    return resumed


def test_a_push_is_resumed_after_a_crash_at_every_moment_of_it(
    server: Server, release: Release, tmp_path: Path
) -> None:
    check_resumed(server, cut(release, tmp_path), ["sending", "comparing", "verifying", "swapping"])


@pytest.mark.soak
def test_the_whole_record_is_resumed_after_crashes_too(
    server: Server, whole_record: Release, record_property: Callable[[str, object], None]
) -> None:
    resumed = check_resumed(server, whole_record, ["sending", "swapping"])

    record_property("triples", resumed.triples)
    record_property("seconds of the last push", resumed.seconds)
