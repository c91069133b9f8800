"""The command: arguments in, one line or a table out; the work is done elsewhere.

Exit codes: 0 done; 1 done, and the answer is no (violations, damage, nothing by that name);
2 not done, or not with every input: one line says where, what and what to do.
"""

from typing import NoReturn

import click

from accede import __version__
from accede.cli import asked, published, pushed, road
from accede.errors import AccedeError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="accede")
def cli() -> None:
    """What states sign, attend, vote and say, with the sentence behind every fact.

    Begin with `accede build`, then `accede ask`. Designations of states follow the UN's short
    names, and express no view on the status of any territory.
    """


for command in (
    road.build,
    road.read,
    road.check,
    road.verify,
    asked.ask,
    asked.why,
    asked.compare,
    published.export,
    published.link,
    published.diff,
    published.site,
    published.serve,
    pushed.push,
):
    cli.add_command(command)


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
    except OSError as error:  # a name too long, a disk that fails: whatever a part did not expect
        where = error.filename or "accede"
        _fail(f"{where}: cannot be used ({error.strerror or error}); check the path and the disk")
    except click.Abort:
        _fail("stopped")
    raise SystemExit(code if isinstance(code, int) else 0)


def _fail(message: str) -> NoReturn:
    plain = message.encode("utf-8", "backslashreplace").decode()  # arguments may be no text
    click.echo(" ".join(plain.split()), err=True)
    raise SystemExit(2)
