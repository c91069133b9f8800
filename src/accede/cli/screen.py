"""What goes to the screen: an answer, an object, and what is being done."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
import msgspec

if TYPE_CHECKING:
    from accede.ask.results import Answer


def as_json(value: object) -> None:
    """One JSON object on one line."""
    click.echo(msgspec.json.encode(value).decode())


def answer(found: "Answer", form: str) -> None:
    """An answer in one form; what is not covered goes to a person, beside it."""
    for notice in found.notices:
        click.echo(notice, err=True)
    if form == "table":
        from rich.console import Console

        Console(width=None if sys.stdout.isatty() else 200).print(found.table())
        return
    forms = {"csv": found.csv, "guarded": found.guarded_csv, "jsonl": found.jsonl}
    click.echo(forms.get(form, lambda: found.json() + "\n")(), nl=False)


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Says on a terminal what is being done; is silent otherwise."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("starting") as status:
        yield lambda words: status.update(f"{words} ...")
