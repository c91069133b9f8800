"""Out into the world: export, link, diff, site, serve."""

import os
from pathlib import Path

import click
from click.core import ParameterSource

from accede.cli import extras, options, screen


@click.command()
@options.RELEASE
@click.option(
    "--format",
    "form",
    required=True,
    type=click.Choice(["turtle", "jsonld", "ntriples", "csv", "parquet", "dcat"]),
)
@click.option("--out", type=options.FOLDER, required=True)
@click.option("--guard", is_flag=True, help="CSV whose texts no spreadsheet takes for formulas.")
def export(place: Path, form: str, out: Path, guard: bool) -> None:
    """Write a release in a form that others read: always the same bytes.

    Parquet tables come with a data dictionary; dcat describes the release, its sources and counts.

    \b
    accede export --format turtle --out graph.ttl
    accede export --format parquet --out tables
    """
    from accede.publish import sheets
    from accede.publish.export import export as write
    from accede.release import open_release

    cell = sheets.guarded if guard else sheets.plain
    write(open_release(place), format=form, out=out, cell=cell)


@click.command()
@options.RELEASE
@click.option(
    "--endpoint", "url", help="A SPARQL endpoint that holds Wikidata; its own without it."
)
@click.option("--out", type=options.FOLDER, help="Where to write proposed links, for a person.")
@options.JSON
def link(place: Path, url: str | None, out: Path | None, as_json: bool) -> None:
    """Hold every link to Wikidata against its item, and propose missing ones; changes nothing.

    \b
    accede link
    accede link --endpoint http://localhost:7878 --out proposed.sssom.tsv
    """
    from accede.publish import links
    from accede.release import open_release

    if out:
        links.check_place(out)
    found = links.check_links(open_release(place), links.endpoint(url or links.WIKIDATA))
    if out:
        links.write_proposals(found, out)
    if as_json:
        screen.as_json(found)
    else:
        click.echo("\n".join(found.lines()))
    raise SystemExit(0 if found.sound else 1)


@click.command()
@click.argument("old", type=options.FOLDER)
@click.argument("new", type=options.FOLDER)
@click.option("--all", "every", is_flag=True, help="Tell each change, also where they are many.")
@options.JSON
def diff(old: Path, new: Path, every: bool, as_json: bool) -> None:
    """What changed between two releases: who joined, left, voted otherwise, spoke.

    Many changes of one kind are counted by treaty or series; --all and --json tell each.

    \b
    accede diff release.0357bb654b31 release
    """
    from accede.publish.diff import difference
    from accede.release import open_release

    found = difference(open_release(old), open_release(new))
    told = [found.json()] if as_json else found.every_line() if every else found.lines()
    click.echo("\n".join(told))
    raise SystemExit(0 if found.same else 1)


@click.command()
@options.RELEASE
@click.option("--out", type=options.FOLDER, help="The folder of the pages.")
@click.option("--pictures", type=options.FOLDER, help="A folder for four pictures, as SVG files.")
@options.JSON
def site(place: Path, out: Path | None, pictures: Path | None, as_json: bool) -> None:
    """Write a release as static pages, to be opened from a folder or served from anywhere.

    \b
    accede site --out site
    """
    extras.needed("site")
    if out is None and pictures is None:
        raise click.UsageError("no folder is named; name one with --out, or with --pictures")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one product: threads only wait
    from accede.publish.site import write_pictures, write_site
    from accede.release import open_release

    told: dict[str, object] = {}
    with screen.progress(silent=as_json) as step:
        step("writing")
        release = open_release(place)
        if pictures:
            told["pictures"] = len(write_pictures(release, out=pictures))
        if out:
            told |= {"path": str(out), "pages": write_site(release, out=out).pages}
    if as_json:
        screen.as_json(told)
    else:
        places = {"pages": out, "pictures": pictures}
        for kind in [one for one in places if one in told]:
            click.echo(f"{told[kind]} {kind} in {places[kind]}")


@click.command()
@options.RELEASE
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="0 takes a free one.",
)
@click.option("--site", "pages", type=options.FOLDER, help="Pages that `accede site` wrote.")
@click.pass_context
def serve(context: click.Context, place: Path, host: str, port: int, pages: Path | None) -> None:
    """Answer people, browsers and SPARQL clients, from a release that is only read.

    Without --release, and where no release lies in this folder, the bundled data are built in the
    user's cache and served.

    \b
    accede serve
    """
    extras.needed("serve")
    from accede.publish.serve import bundled, run

    named = context.get_parameter_source("place") is not ParameterSource.DEFAULT
    if not named and not place.is_symlink() and not place.exists():
        _say(f"no release in this folder; the bundled data are built in {bundled.place()}")
        place = bundled.built()
    run(place, host=host, port=port, site=pages, say=_say)


def _say(words: str) -> None:
    click.echo(f"accede serve: {words}", err=True)
