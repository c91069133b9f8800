"""What a release says: ask, why, compare."""

import os
from datetime import datetime
from pathlib import Path

import click

from accede.cli import options, screen


@click.command()
@click.argument("name", required=False)
@options.RELEASE
@click.option("-p", "params", multiple=True, metavar="KEY=VALUE", help="A parameter's value.")
@options.FORMAT
@click.option("--guard", is_flag=True, help="CSV whose texts no spreadsheet takes for formulas.")
@click.option("--endpoint", "url", help="A SPARQL endpoint to ask instead of a release.")
@click.option("--graph", help="With --endpoint: the graph to ask.")
@click.option("--profile", help="With --endpoint: its engine, where it is not recognised.")
@click.option(
    "--companion",
    is_flag=False,
    flag_value="https://query.wikidata.org/sparql",
    help="Join the question's table from Wikidata, or from a server like it.",
)
@options.JSON
def ask(
    name: str | None,
    place: Path,
    params: tuple[str, ...],
    form: str,
    guard: bool,
    url: str | None,
    graph: str | None,
    profile: str | None,
    companion: str | None,
    as_json: bool,
) -> None:
    """Run a saved question; without NAME, list them.

    \b
    accede ask
    accede ask not-party -p day=2025-12-28
    accede ask why-not -p state=Cuba --format csv
    """
    from accede.ask.answers import answer, listed
    from accede.release import open_release

    if (graph or profile) and not url:
        raise click.UsageError("--graph and --profile go with --endpoint")
    values = dict(map(options.pair, params))
    if name and url:
        from accede.ask.remote import answer_remote

        found = answer_remote(url, name, graph=graph, profile=profile, **values)
    else:
        found = answer(open_release(place), name, **values) if name else listed()
    if companion and name:
        from accede.ask.companion import with_companion

        found = with_companion(found, url=companion)
    shape = "json" if as_json else "guarded" if guard and form == "csv" else form
    screen.answer(found, shape)


@click.command()
@click.argument("subject")
@options.RELEASE
@options.JSON
def why(subject: str, place: Path, as_json: bool) -> None:
    """Every source, quote and claim behind a thing, by its IRI or its short name.

    \b
    accede why state/CUB
    accede why decision/A-RES-77-63/plenary
    """
    from accede.ask.answers import reasons
    from accede.release import open_release

    found = reasons(open_release(place), subject)
    if as_json:
        screen.as_json(found)
    else:
        click.echo(found.text())
    raise SystemExit(0 if found.found else 1)


@click.command()
@click.argument("states", nargs=-1, metavar="[STATE [STATE]]")
@options.RELEASE
@click.option("--since", type=options.DAY, help="The first day that counts.")
@click.option("--until", type=options.DAY, help="The last day that counts.")
@click.option("--series", help="One series of resolutions, by its id or name.")
@click.option("--subject", help="One subject, narrower ones included, like disarmament.")
@click.option("--top", type=click.IntRange(min=1), default=10, show_default=True)
@options.FORMAT
@options.JSON
def compare(
    states: tuple[str, ...],
    place: Path,
    since: datetime | None,
    until: datetime | None,
    series: str | None,
    subject: str | None,
    top: int,
    form: str,
    as_json: bool,
) -> None:
    """Who voted with whom: agreement with its n, its formula and its interval.

    \b
    accede compare Azerbaijan Cuba
    accede compare CUB --since 2010-01-01 --top 5
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one product: threads only wait
    from accede.ask.compare import compare_in
    from accede.release import open_release

    first, last = (day.date() if day else None for day in (since, until))
    found = compare_in(
        open_release(place),
        states,
        since=first,
        until=last,
        series=series,
        subject=subject,
        top=top,
    )
    screen.answer(found, "json" if as_json else form)
