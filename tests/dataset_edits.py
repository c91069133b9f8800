"""Edits of a dataset, as people and publishers make them, for builds upon the release before."""

import json
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

Chance = random.Random
Edit = Callable[[Path, Chance], None]

TABLES = ("decision.csv", "treaty-action.csv", "statement.csv", "participation.csv", "position.csv")
PAGES = ("arvenia.txt", "castrelle.html", "status.txt")
ROLL_CALLS = "roll-calls.json"
STATES = ("Arvenia", "Castrelle", "Orvane", "Tessary")


def prepared(original: Path, folder: Path) -> Path:
    """A copy of the example pages, nothing pinned, with roll calls as the UN publishes them."""
    shutil.copytree(original, folder)
    toml = folder / "dataset.toml"
    kept = [
        line
        for line in toml.read_text("utf-8").splitlines(keepends=True)
        if not line.startswith(("sha256", "bytes"))
    ]
    toml.write_text("".join(kept), "utf-8")
    _name_document(folder, ROLL_CALLS)
    lines = [roll_call(number, Chance(number)) for number in range(901, 907)]
    (folder / ROLL_CALLS).write_text("".join(lines), "utf-8")
    return toml


def roll_call(number: int, chance: Chance) -> str:
    """One invented resolution with a recorded vote, as a line of JSON."""
    votes: dict[str, list[str]] = {"in_favour": [], "against": [], "abstaining": []}
    for state in STATES:
        votes[chance.choice(list(votes))].append(state.upper())
    told = {
        "symbol": f"A/RES/78/{number}",
        "title": f"The keeping of lanterns, part {number}",
        "session": "Seventy-eighth session",
        "adoption_date": f"{chance.randint(1, 28)} November 2023",
        "adoption_type": "By a recorded vote",
        "originating_document": f"A/78/L.{number}",
        "committee": "Without reference to a Main Committee",
        "pv": "A/78/PV.40",
        "sponsors": [chance.choice(STATES).upper()],
        "additional_sponsors": [],
        "subjects": [],
        **{f"MS_{choice}": states for choice, states in votes.items()},
        **{f"MS_{choice}_count": str(len(states)) for choice, states in votes.items()},
    }
    return json.dumps(told) + "\n"


def drop_row(folder: Path, chance: Chance) -> None:
    table, head, rows = _table(folder, chance)
    if rows:
        rows.pop(chance.randrange(len(rows)))
    table.write_text(head + "".join(rows), "utf-8")


def repeat_row(folder: Path, chance: Chance) -> None:
    table, head, rows = _table(folder, chance)
    if rows:
        rows.insert(chance.randrange(len(rows) + 1), chance.choice(rows))
    table.write_text(head + "".join(rows), "utf-8")


def shuffle_rows(folder: Path, chance: Chance) -> None:
    table, head, rows = _table(folder, chance)
    chance.shuffle(rows)
    table.write_text(head + "".join(rows), "utf-8")


def change_year(folder: Path, chance: Chance) -> None:
    table = folder / chance.choice(TABLES)
    text = table.read_text("utf-8")
    year = chance.choice(["2010", "2011", "2018", "2022", "2023"])
    table.write_text(text.replace(year, str(int(year) - chance.randint(0, 2)), 1), "utf-8")


def change_title(folder: Path, chance: Chance) -> None:
    table = folder / "resolution.csv"
    text = table.read_text("utf-8")
    title = f"Implementation {chance.randint(1, 999)} of"
    table.write_text(re.sub(r"Implementation( \d+)? of", title, text, count=1), "utf-8")


def change_rule(folder: Path, chance: Chance) -> None:
    table = folder / "treaty.csv"
    months = f"months:{chance.randint(1, 12)}"
    table.write_text(re.sub(r"months:\d+", months, table.read_text("utf-8")), "utf-8")


def cut_page(folder: Path, chance: Chance) -> None:
    page = folder / chance.choice(PAGES)
    text = page.read_text("utf-8")
    page.write_text(text[: chance.randrange(len(text) // 2, len(text) + 1)], "utf-8")


def change_page(folder: Path, chance: Chance) -> None:
    page = folder / chance.choice(PAGES)
    words = page.read_text("utf-8").split(" ")
    words.insert(chance.randrange(len(words) + 1), f"again{chance.randint(1, 9)}")
    page.write_text(" ".join(words), "utf-8")


def change_roll_call(folder: Path, chance: Chance) -> None:
    lines = (folder / ROLL_CALLS).read_text("utf-8").splitlines(keepends=True)
    place = chance.randrange(len(lines))
    lines[place] = roll_call(901 + place, chance)
    (folder / ROLL_CALLS).write_text("".join(lines), "utf-8")


def add_document(folder: Path, chance: Chance) -> None:
    number = chance.randint(100, 999)
    name = f"more-{number}.json"
    if not (folder / name).exists():
        _name_document(folder, name)
    (folder / name).write_text(roll_call(number, chance), "utf-8")


def remove_document(folder: Path, chance: Chance) -> None:
    toml = folder / "dataset.toml"
    head, *documents = toml.read_text("utf-8").split("[[document]]")
    if len(documents) > 2:
        documents.pop(chance.randrange(len(documents)))
    toml.write_text("[[document]]".join([head, *documents]), "utf-8")


EDITS: tuple[Edit, ...] = (
    drop_row, repeat_row, shuffle_rows, change_year, change_title, change_rule,
    cut_page, change_page, change_roll_call, add_document, remove_document,
)  # fmt: skip


def _table(folder: Path, chance: Chance) -> tuple[Path, str, list[str]]:
    table = folder / chance.choice(TABLES)
    head, *rows = table.read_text("utf-8").splitlines(keepends=True)
    return table, head, rows


def _name_document(folder: Path, name: str) -> None:
    """Names a document of roll calls at the end of a dataset's toml."""
    with (folder / "dataset.toml").open("a", encoding="utf-8") as toml:
        toml.write(
            f'\n[[document]]\nid = "example-{name.partition(".")[0]}"\npath = "{name}"\n'
            'reader = "un-votes"\ntitle = "Roll calls about lanterns"\nrank = 1\n'
        )
