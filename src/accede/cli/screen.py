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
def progress(*, silent: bool = False) -> Iterator[Callable[[str], None]]:
    """Says on a terminal what is being done, how fast, and how long it may take still.

    Silent where there is no terminal, and where it is asked to be.
    """
    if silent or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

    from accede.progress import heard_by

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(bar_width=20))
    with Progress(
        *columns, TextColumn("{task.fields[told]}"), console=Console(stderr=True), transient=True
    ) as shown:
        task = shown.add_task("starting", total=None, told="")

        def step(words: str) -> None:
            if shown.tasks[0].description == f"{words} ...":
                return
            shown.reset(task, total=None, description=f"{words} ...", told="")
            shown.refresh()

        def listen(done: int, total: int | None, unit: str) -> None:
            speed = shown.tasks[0].speed
            shown.update(task, completed=done, total=total, told=paced(done, total, unit, speed))

        with heard_by(listen):
            yield step


def paced(done: int, total: int | None, unit: str, speed: float | None) -> str:
    """How much is done, how fast, and how long the rest takes at that speed.

    >>> paced(2_000_000, 8_000_000, "bytes", 1_500_000.0)
    '2.0 of 8.0 MB, 1.5 MB a second, 4 s left'
    >>> paced(30, None, "pages", 12.0)
    '30 pages, 12 a second'
    """
    million = unit == "bytes"
    known = [one for one in (done, total) if one is not None]
    counts = " of ".join(f"{one / 1e6:,.1f}" if million else f"{one:,}" for one in known)
    words = f"{counts} {'MB' if million else unit}"
    if not speed:
        return words
    rate = f"{speed / 1e6:,.1f} MB" if million else f"{speed:,.0f}"
    left = f", {(total - done) / speed:,.0f} s left" if total else ""
    return f"{words}, {rate} a second{left}"
