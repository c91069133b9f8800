"""The house itself: floors, types, style, sizes, and what must not stand in it."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CODE = sorted((ROOT / "src").rglob("*.py"))


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check", "--no-cache", "."),
        ("ruff", "format", "--no-cache", "--check", "."),
        ("mypy",),
    ],
    ids=["lint", "format", "types"],
)
def test_the_code_is_clean(command: tuple[str, ...]) -> None:
    done = run(*command)

    assert done.returncode == 0, done.stdout + done.stderr


def test_imports_only_point_back_up_the_road() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", CODE, ids=lambda file: str(file.relative_to(ROOT / "src")))
def test_files_are_short(file: Path) -> None:
    if file.name == "terms.py":
        pytest.skip("generated from the vocabulary")

    assert file.read_text("utf-8").count("\n") <= 300


def functions() -> Iterator[tuple[str, int]]:
    for file in CODE:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield f"{file.name}:{node.name}", (node.end_lineno or 0) - node.lineno + 1


def test_functions_are_short() -> None:
    assert [(name, length) for name, length in functions() if length > 45] == []


REASON = re.compile(r"# (?:noqa: [A-Z0-9, ]+|type: ignore\[[a-z, -]+\])(?:  # | # | - )\S")


def test_every_lint_rule_switched_off_has_its_reason_beside_it() -> None:
    lines = [
        f"{file.name}: {line.strip()}"
        for file in [*CODE, *sorted((ROOT / "tests").rglob("*.py"))]
        if file.name != "test_house.py"
        for line in file.read_text("utf-8").splitlines()
        if "# noqa:" in line or "# type: ignore" in line
    ]

    assert [line for line in lines if not REASON.search(line)] == []


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\n")
    return [ROOT / name for name in listed if name and (ROOT / name).is_file()]


def test_the_project_speaks_of_itself_alone() -> None:
    machine = "/wo" + "rk/"

    assert [file for file in tracked() if machine.encode() in file.read_bytes()] == []


def test_the_import_costs_nothing() -> None:
    """Held by what it imports, not by a clock: none of the heavy parts."""
    done = subprocess.run(
        [sys.executable, "-c", "import accede, sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )

    heavy = {"rdflib", "pyoxigraph", "pyshacl", "lxml", "click", "rich", "numpy", "msgspec"}
    assert heavy & set(done.stdout.split()) == set()
