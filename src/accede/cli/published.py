"""Out into the world: export."""

from pathlib import Path

import click

from accede.cli import options


@click.command()
@options.RELEASE
@click.option(
    "--format", "form", required=True, type=click.Choice(["turtle", "jsonld", "ntriples", "csv"])
)
@click.option("--out", type=options.FOLDER, required=True)
def export(place: Path, form: str, out: Path) -> None:
    r"""Write a release as Turtle, JSON-LD, N-Triples or CSV: always the same bytes.

    \b
    accede export --format turtle --out graph.ttl
    """
    from accede.publish.export import export as write
    from accede.release import open_release

    write(open_release(place), format=form, out=out)
