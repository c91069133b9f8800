"""A dataset of invented states that a test may change."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from accede import resources


@pytest.fixture
def copied() -> Callable[[Path], Path]:
    """Copies the example pages to a folder, and gives their dataset.toml there."""

    def copy(folder: Path) -> Path:
        shutil.copytree(resources.data() / "example-pages", folder)
        return folder / "dataset.toml"

    return copy
