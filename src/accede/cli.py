"""The command: arguments in, one line or a table out; the work is done elsewhere.

Exit codes: 0 done; 1 done, and the answer is no (violations, damage, nothing by that name);
2 not done, or not with every input: one line says where, what and what to do.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click
import msgspec

from accede import __version__
from accede.errors import AccedeError

FOLDER = click.Path(path_type=Path)
RELEASE = click.option(
    "--release", "place", type=FOLDER, default=Path("release"), show_default=True,
    help="The release to read.",
)  # fmt: skip
JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object on one line.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="accede")
def cli() -> None:
    """What states sign, attend, vote and say, with the sentence behind every fact.

    Begin with `accede build`, then `accede ask`. Designations of states follow the UN's short
    names, and express no view on the status of any territory.
    """


@cli.command()
@click.argument("datasets", nargs=-1, type=FOLDER)
@click.option("--source-root", type=FOLDER, help="Where documents lie that may not lie here.")
@click.option("--out", type=FOLDER, default=Path("release"), show_default=True)
@click.option("--force", is_flag=True, help="Make the release current in spite of violations.")
@JSON
def build(
    datasets: tuple[Path, ...], source_root: Path | None, out: Path, force: bool, as_json: bool
) -> None:
    r"""Read, map, derive, check, and write a release.

    Without DATASETS: the bundled data. With them: those, and the bundled states.

    \b
    accede build
    accede build data/example-pages/dataset.toml --out /tmp/release
    """
    from accede.build import build_release

    with _progress() as step:
        built = build_release(datasets, source_root=source_root, out=out, force=force, step=step)
    if as_json:
        _print_json(built)
    else:
        from accede.build.told import lines

        click.echo("\n".join(lines(built)))
    for problem in built.problems:
        click.echo(f"accede build: {problem}", err=True)
    if not built.swapped:
        click.echo(f"accede build: violations; not made current, see {built.release}", err=True)
    raise SystemExit(2 if built.problems else 0 if built.swapped and not built.violations else 1)


@cli.command()
@click.argument("file", type=FOLDER)
@click.option("--reader", "name", required=True, help="profile-page, status-page, un-votes, ...")
@click.option("--dataset", type=FOLDER, help="A dataset.toml whose tables and marks to know.")
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
    r"""Read one document to records, as JSON lines; nothing is written.

    \b
    accede read page.txt --reader profile-page --state CUB
    """
    from accede.read.alone import read_alone
    from accede.read.collection import shares
    from accede.read.printed import printed

    found = list(read_alone(file, name=name, dataset=dataset, state=state, treaty=treaty))
    if coverage:
        _print_json(shares(found))
    else:
        for record in found:
            click.echo(printed(record))


@cli.command()
@click.argument("target", type=FOLDER, required=False)
@RELEASE
@click.option("--shapes", type=FOLDER, help="A SHACL file; the vocabulary's own without it.")
@click.option("--engine", type=click.Choice(["compiled", "pyshacl"]), default="compiled")
@JSON
def check(
    target: Path | None, place: Path, shapes: Path | None, engine: str, as_json: bool
) -> None:
    r"""Validate a release again, or any graph file with any shapes.

    \b
    accede check
    accede check graph.ttl --shapes shapes.ttl
    """
    from accede.check import check as validate

    compiled = engine == "compiled"
    checked = validate(target or place, shapes=shapes, engine="compiled" if compiled else "pyshacl")
    if as_json:
        _print_json(checked.summary())
    else:
        click.echo("\n".join(checked.lines()))
    raise SystemExit(0 if checked.conforms else 1)


@cli.command()
@click.argument("name", required=False)
@RELEASE
@click.option("-p", "params", multiple=True, metavar="KEY=VALUE", help="A parameter's value.")
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json", "jsonl"]), default="table"
)
@click.option("--guard", is_flag=True, help="CSV whose texts no spreadsheet takes for formulas.")
@JSON
def ask(
    name: str | None, place: Path, params: tuple[str, ...], form: str, guard: bool, as_json: bool
) -> None:
    r"""Run a saved question; without NAME, list them.

    \b
    accede ask
    accede ask not-party -p day=2025-12-28
    accede ask why-not -p state=Cuba --format csv
    """
    from accede.ask.answers import answer, listed
    from accede.release import open_release

    values = dict(map(_pair, params))
    found = answer(open_release(place), name, **values) if name else listed()
    for notice in found.notices:
        click.echo(notice, err=True)
    if form == "table" and not as_json:
        _print_table(found.table())
        return
    forms = {"csv": found.guarded_csv if guard else found.csv, "jsonl": found.jsonl}
    click.echo(forms.get(form, lambda: found.json() + "\n")(), nl=False)


@cli.command()
@click.argument("subject")
@RELEASE
@JSON
def why(subject: str, place: Path, as_json: bool) -> None:
    r"""Every source, quote and claim behind a thing, by its IRI or its short name.

    \b
    accede why state/CUB
    accede why decision/A-RES-77-63/plenary
    """
    from accede.ask.answers import reasons
    from accede.release import open_release

    found = reasons(open_release(place), subject)
    if as_json:
        _print_json(found)
    else:
        click.echo(found.text())
    raise SystemExit(0 if found.found else 1)


@cli.command()
@RELEASE
@click.option(
    "--format", "form", required=True, type=click.Choice(["turtle", "jsonld", "ntriples", "csv"])
)
@click.option("--out", type=FOLDER, required=True)
def export(place: Path, form: str, out: Path) -> None:
    r"""Write a release as Turtle, JSON-LD, N-Triples or CSV: always the same bytes.

    \b
    accede export --format turtle --out graph.ttl
    """
    from accede.publish.export import export as write
    from accede.release import open_release

    write(open_release(place), format=form, out=out)


@cli.command()
@click.argument("target", type=FOLDER, required=False)
@RELEASE
@JSON
def verify(target: Path | None, place: Path, as_json: bool) -> None:
    r"""Hold every file of a release against its manifest, and name what is damaged.

    \b
    accede verify
    """
    from accede.release import verify as damage_of

    damaged = damage_of(target or place)
    if as_json:
        _print_json({"release": str(target or place), "damaged": damaged})
    else:
        click.echo("\n".join(damaged) or f"{target or place}: whole")
    raise SystemExit(1 if damaged else 0)


def _pair(given: str) -> tuple[str, str]:
    key, equals, value = given.partition("=")
    if not equals:
        raise click.UsageError(f"-p {given}: no value; write -p {given}=VALUE")
    return key, value


def _print_json(value: object) -> None:
    click.echo(msgspec.json.encode(value).decode())


def _print_table(table: object) -> None:
    from rich.console import Console

    wide = None if sys.stdout.isatty() else 200
    Console(width=wide).print(table)


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Says on a terminal what is being done; is silent otherwise."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("starting") as status:
        yield lambda words: status.update(f"{words} ...")


def main() -> NoReturn:
    """Run the command; whatever is wrong becomes one line and an exit code."""
    try:
        code = cli.main(standalone_mode=False)
    except AccedeError as error:
        _fail(str(error))
    except click.ClickException as error:
        where = getattr(error, "ctx", None)
        command = where.command_path if where else "accede"
        _fail(f"{command}: {error.format_message()}; see {command} --help")
    except click.Abort:
        _fail("stopped")
    raise SystemExit(code if isinstance(code, int) else 0)


def _fail(message: str) -> NoReturn:
    click.echo(" ".join(message.split()), err=True)
    raise SystemExit(2)
