"""The README as a user follows it: its sections, what it has pasted, and commands with answers."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
PASTED = re.compile(r"```sh\n(.*?)```", re.DOTALL)


class Step(NamedTuple):
    """A command of the README, and the lines it is said to print; `...` stands for any."""

    command: str
    expected: list[str]


class Ran(NamedTuple):
    """What a command gave: its exit code, and what it wrote."""

    code: int
    out: str
    err: str


def after(heading: str, until: str) -> str:
    """What the README says from some words up to others."""
    _, found, rest = README.partition(heading)
    assert found, heading
    said, found, _ = rest.partition(until)
    assert found, until
    return said


def steps(section: str) -> Iterator[Step]:
    """The commands of a section, each with what it is said to print."""
    for block in CONSOLE.findall(section):
        for part in block.split("$ ")[1:]:
            command, *expected = part.strip("\n").split("\n")
            yield Step(command, expected)


def in_a_shell(commands: str, *, cwd: Path, environment: Mapping[str, str] | None = None) -> Ran:
    """What some commands give when pasted into a shell, with the command that is under test."""
    own = re.sub(r"^accede\b", f"'{sys.executable}' -m accede", commands, flags=re.MULTILINE)
    done = subprocess.run(
        ["bash", "-e", "-c", own],
        cwd=cwd, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return Ran(done.returncode, done.stdout, done.stderr)


def pasted(section: str, *, cwd: Path) -> None:
    """Write the files of a section, as its own lines do when pasted into a shell."""
    for block in PASTED.findall(section):
        assert in_a_shell(block, cwd=cwd) == (0, "", "")


def installed(package: Path, place: Path) -> None:
    """What an installer makes of a package of one module: the module, and its entry points."""
    told = tomllib.loads((package / "pyproject.toml").read_text("utf-8"))
    project, (module,) = told["project"], told["tool"]["setuptools"]["py-modules"]
    about = place / f"{module}-{project['version']}.dist-info"
    about.mkdir(parents=True)
    (place / f"{module}.py").write_bytes((package / f"{module}.py").read_bytes())
    words = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    (about / "METADATA").write_text(words)
    (group,) = project["entry-points"].items()
    lines = "".join(f"{name} = {value}\n" for name, value in group[1].items())
    (about / "entry_points.txt").write_text(f"[{group[0]}]\n{lines}")


def fits(expected: str, line: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, expected.split("..."))), line) is not None


def printed_in_order(expected: list[str], lines: list[str]) -> bool:
    """Whether the lines are those expected; a line of `...` lets any number pass."""
    free = False
    for wanted in expected:
        if wanted == "...":
            free = True
            continue
        while free and lines and not fits(wanted, lines[0]):
            lines = lines[1:]
        if not lines or not fits(wanted, lines[0]):
            return False
        lines, free = lines[1:], False
    return free or not lines
