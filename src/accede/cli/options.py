"""The options that several commands share."""

from pathlib import Path

import click

FOLDER = click.Path(path_type=Path)
DAY = click.DateTime(formats=["%Y-%m-%d"])
RELEASE = click.option(
    "--release",
    "place",
    type=FOLDER,
    default=Path("release"),
    show_default=True,
    help="The release to read.",
)
JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object on one line.")
FORMAT = click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json", "jsonl"]), default="table"
)


def pair(given: str) -> tuple[str, str]:
    """A parameter as KEY=VALUE, taken apart."""
    key, equals, value = given.partition("=")
    if not equals:
        raise click.UsageError(f"-p {given}: no value; write -p {given}=VALUE")
    return key, value
