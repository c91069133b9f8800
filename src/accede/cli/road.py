"""From documents to a checked release: build, read, check, verify."""

from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accede.cli import options, screen

if TYPE_CHECKING:
    from accede.build.spark import Cluster


@click.command()
@click.argument("datasets", nargs=-1, type=options.FOLDER)
@click.option(
    "--source-root", type=options.FOLDER, help="Where documents lie that may not lie here."
)
@click.option("--out", type=options.FOLDER, default=Path("release"), show_default=True)
@click.option("--force", is_flag=True, help="Make the release current in spite of violations.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes that read; as many as pay.")
@click.option(
    "--as-of", type=options.DAY, help="The world as of a day: later records are left out."
)
@click.option("--known-by", type=options.DAY, help="Only documents captured (or dated) by a day.")
@click.option("--runner", type=click.Choice(["local", "spark"]), default="local", show_default=True)
@click.option("--master", help="Spark's address; that of the environment without it.")
@options.JSON
def build(
    datasets: tuple[Path, ...],
    source_root: Path | None,
    out: Path,
    force: bool,
    jobs: int | None,
    as_of: datetime | None,
    known_by: datetime | None,
    runner: str,
    master: str | None,
    as_json: bool,
) -> None:
    """Read, map, derive, check, and write a release.

    Without DATASETS: the bundled data. With them: those, and the bundled states.

    \b
    accede build
    accede build data/example-pages/dataset.toml --out /tmp/release
    """
    from accede.build import build_release
    from accede.build.limits import Limits

    with screen.progress(silent=as_json) as step, _cluster(runner, master) as there:
        built = build_release(
            datasets,
            source_root=source_root,
            out=out,
            force=force,
            jobs=jobs,
            limits=Limits(*(day.date() if day else None for day in (as_of, known_by))),
            runner=there,
            step=step,
        )
    if as_json:
        screen.as_json(built)
    else:
        from accede.build.told import lines

        click.echo("\n".join(lines(built)))
    for problem in built.problems:
        click.echo(f"accede build: {problem}", err=True)
    if not built.swapped:
        click.echo(f"accede build: violations; not made current, see {built.release}", err=True)
    raise SystemExit(2 if built.problems else 0 if built.swapped and not built.violations else 1)


def _cluster(runner: str, master: str | None) -> AbstractContextManager["Cluster | None"]:
    """The Spark cluster that is to build, or none for this process itself."""
    if runner == "local":
        return nullcontext()
    from accede.build.spark import cluster

    return cluster(master)


@click.command()
@click.argument("file", type=options.FOLDER)
@click.option("--reader", "name", required=True, help="profile-page, status-page, un-votes, ...")
@click.option(
    "--dataset", type=options.FOLDER, help="A dataset.toml whose tables and marks to know."
)
@click.option("--state", help="Whose page it is, by code or name.")
@click.option("--treaty", help="The treaty that the page is about.")
@click.option("--coverage", is_flag=True, help="The shares read, ignored and unread instead.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines (as without it).")
def read(
    file: Path,
    name: str,
    dataset: Path | None,
    state: str | None,
    treaty: str | None,
    coverage: bool,
    as_json: bool,  # noqa: ARG001  # the same lines either way; scripts may say what they rely on
) -> None:
    """Read one document to records, as JSON lines; nothing is written.

    \b
    accede read page.txt --reader profile-page --state CUB
    """
    from accede.read.alone import read_alone
    from accede.read.printed import printed
    from accede.read.shares import shares

    found = list(read_alone(file, name=name, dataset=dataset, state=state, treaty=treaty))
    if coverage:
        screen.as_json(shares(found))
    else:
        for record in found:
            click.echo(printed(record))


@click.command()
@click.argument("target", type=options.FOLDER, required=False)
@options.RELEASE
@click.option(
    "--shapes", type=options.FOLDER, help="A SHACL file; the vocabulary's own without it."
)
@click.option("--engine", type=click.Choice(["compiled", "pyshacl"]), default="compiled")
@options.JSON
def check(
    target: Path | None, place: Path, shapes: Path | None, engine: str, as_json: bool
) -> None:
    """Validate a release again, or any graph file with any shapes.

    \b
    accede check
    accede check graph.ttl --shapes shapes.ttl
    """
    from accede.check import check as validate

    compiled = engine == "compiled"
    checked = validate(target or place, shapes=shapes, engine="compiled" if compiled else "pyshacl")
    if as_json:
        screen.as_json(checked.summary())
    else:
        click.echo("\n".join(checked.lines()))
    raise SystemExit(0 if checked.conforms else 1)


@click.command()
@click.argument("target", type=options.FOLDER, required=False)
@options.RELEASE
@options.JSON
def verify(target: Path | None, place: Path, as_json: bool) -> None:
    """Hold every file of a release against its manifest, and name what is damaged.

    \b
    accede verify
    """
    from accede.release import verify as damage_of

    damaged = damage_of(target or place)
    if as_json:
        screen.as_json({"release": str(target or place), "damaged": damaged})
    else:
        click.echo("\n".join(damaged) or f"{target or place}: whole")
    raise SystemExit(1 if damaged else 0)
