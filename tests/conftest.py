"""What the tests share: the folder of real documents, and one release of the bundled data."""

import os
from pathlib import Path

import pytest

from accede.release import Release
from measured import measured, pytest_configure, pytest_terminal_summary

__all__ = ["measured", "pytest_configure", "pytest_terminal_summary", "release", "shared"]

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The real documents and facts beside a checkout; in CI they must be there."""
    if not SHARED.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"{SHARED} is missing, and CI has it")
        pytest.skip("the real documents lie beside the project's own checkout, not here")
    return SHARED


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The release of the bundled data, built once."""
    from accede.build import build_release
    from accede.release import open_release

    out = tmp_path_factory.mktemp("bundled") / "release"
    build_release(out=out)
    return open_release(out)


@pytest.fixture(scope="session")
def whole_record(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The release of the whole voting record, built once."""
    from accede import resources
    from accede.build import build_release
    from accede.release import open_release

    out = tmp_path_factory.mktemp("record") / "release"
    dataset = resources.data() / "unga" / "dataset.toml"
    build_release([dataset], source_root=shared / "data" / "unga", out=out)
    return open_release(out)


@pytest.fixture(scope="session")
def site(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the bundled data, written once."""
    from accede.publish.site import write_site

    out = tmp_path_factory.mktemp("pages") / "site"
    write_site(release, out=out)
    return out
