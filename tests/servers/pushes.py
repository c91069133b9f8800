"""Pushes of small releases, and what a push leaves beside."""

from hashlib import sha256

from accede.ask.remote import endpoint
from accede.publish.push import Pushed, push
from accede.publish.target import Target
from accede.release import Release
from servers.engines import Server


def digest(release: Release) -> str:
    return sha256((release.path / "graph.nt").read_bytes()).hexdigest()


def pushed(server: Server, release: Release, graph: str, *, changed: bool) -> Pushed:
    return push(release, server.url, graph=graph, changed=changed)


def left_beside(server: Server, graph: str, release: Release) -> int:
    return Target(endpoint(server.url)).count(f"{graph}/staging/{digest(release)[:12]}")
