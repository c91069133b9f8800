"""A release put on a SPARQL server: push."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accede.cli import options, screen

if TYPE_CHECKING:
    from accede.publish.push import Pushed


@click.command()
@click.argument("url")
@options.RELEASE
@click.option("--graph", required=True, help="The IRI of the graph that shall hold the release.")
@click.option("--profile", help="The engine (oxigraph, virtuoso), where it is not recognised.")
@click.option("--update", help="Where it takes updates, if not where its engine usually does.")
@click.option("--store", help="Where it takes graphs, if not where its engine usually does.")
@click.option("--changed", is_flag=True, help="Send only the difference to what is there.")
@options.JSON
def push(
    url: str,
    place: Path,
    graph: str,
    profile: str | None,
    update: str | None,
    store: str | None,
    changed: bool,
    as_json: bool,
) -> None:
    """Put a release on a SPARQL server, verify it there, then swap it in.

    URL is the server's root or its query address. Credentials come from ACCEDE_USER and
    ACCEDE_PASSWORD, from ACCEDE_TOKEN, or from netrc. Begun again, a push goes on where it was.

    \b
    accede push http://localhost:7878 --graph https://example.org/treaties
    accede push http://localhost:8890/sparql --graph https://example.org/treaties --changed
    """
    from accede.publish.push import push as put
    from accede.release import open_release

    at = {"profile": profile, "update": update, "store": store}
    with screen.progress(silent=as_json) as step:
        done = put(open_release(place), url, graph=graph, **at, changed=changed, step=step)
    for notice in done.notices:
        click.echo(notice, err=True)
    if as_json:
        screen.as_json(done)
    else:
        click.echo("\n".join(_told(done)))


def _told(done: "Pushed") -> Iterator[str]:
    """What a push did, for a person."""
    yield f"{done.triples:,} triples in {done.graph}, digest {done.digest[:12]}"
    for beside in done.cleared:
        yield f"removed {beside}, which an earlier push left half filled"
    yield f"{done.sent:,} sent, {done.removed:,} taken away, {done.seconds} seconds"
