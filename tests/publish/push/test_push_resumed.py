"""A push whose server died goes on where it was; what nobody goes on with is cleared away."""

from datetime import UTC, datetime, timedelta

import pytest

from accede.ask.remote import endpoint
from accede.errors import RemoteError
from accede.publish.push import push
from accede.publish.target import Target
from accede.release import Release
from servers.engines import Server
from servers.pushes import digest, pushed

pytestmark = pytest.mark.usefixtures("written", "in_small_pieces")

GRAPH = "http://example.org/graph/resumed"


@pytest.mark.parametrize("moment", ["sending", "verifying", "swapping"])
def test_a_push_goes_on_where_it_was_when_the_server_died(
    server: Server, small_release: Release, moment: str
) -> None:
    graph = f"{GRAPH}/killed/{moment}"
    steps: list[str] = []

    def kill_midway(step: str) -> None:
        steps.append(step)
        if step.startswith(moment) and sum(one.startswith(moment) for one in steps) == (
            1 if moment == "swapping" else 3
        ):
            server.kill()

    with pytest.raises(RemoteError, match="the connection failed"):
        push(small_release, server.url, graph=graph, step=kill_midway)
    server.start()
    before = Target(endpoint(server.url)).count(graph)
    resumed = pushed(server, small_release, graph, changed=False)

    assert before == 0
    assert resumed.digest == digest(small_release)
    assert resumed.sent < resumed.triples
    assert pushed(server, small_release, graph, changed=False).sent == 0


def left_by_a_dead_push(server: Server, release: Release, graph: str) -> str:
    """The graph beside that a push leaves whose server dies, and that nobody resumes."""

    def kill_midway(step: str) -> None:
        if step.startswith("verifying"):
            server.kill()

    with pytest.raises(RemoteError, match="the connection failed"):
        push(release, server.url, graph=graph, step=kill_midway)
    server.start()
    return f"{graph}/staging/{digest(release)[:12]}"


def test_what_a_dead_push_left_is_removed_by_a_later_one_and_told(
    server: Server, small_release: Release, other_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph, target = f"{GRAPH}/dead", Target(endpoint(server.url))
    left = left_by_a_dead_push(server, small_release, graph)
    half = target.count(left)

    soon = pushed(server, other_release, graph, changed=False)
    kept = target.count(left)
    monkeypatch.setattr("accede.publish.push_journal.QUIET", timedelta(seconds=-1))
    later = pushed(server, other_release, graph, changed=False)

    assert half == kept > 0
    assert (soon.cleared, len(soon.notices)) == ((), 1)
    assert soon.notices[0].startswith(f"{left} is kept: a push was at work on it at 2")
    assert (later.cleared, later.notices) == ((left,), ())
    assert target.count(left) == 0
    assert target.begun(f"{graph}/staging") == {}


def test_a_graph_that_is_not_of_a_push_is_never_removed(
    server: Server, small_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph, target = f"{GRAPH}/others", Target(endpoint(server.url))
    for other in (f"{GRAPH}/theirs", f"{graph}/staging/theirs", f"{graph}/staging/0123456789ab"):
        target.add(other, ["<urn:a> <urn:b> <urn:c> .\n"])
    for noted in (f"{GRAPH}/theirs", f"{graph}/staging/theirs"):
        target.note(f"{graph}/staging", noted, datetime(2020, 1, 1, tzinfo=UTC))
    monkeypatch.setattr("accede.publish.push_journal.QUIET", timedelta(seconds=-1))

    done = pushed(server, small_release, graph, changed=False)

    assert done.cleared == ()
    assert target.count(f"{GRAPH}/theirs") == target.count(f"{graph}/staging/theirs") == 1
    assert target.count(f"{graph}/staging/0123456789ab") == 1
