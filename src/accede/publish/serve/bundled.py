"""The release of the bundled data, for whoever has built none: in the user's own cache."""

import os
from pathlib import Path

from accede.build import build_release


def place() -> Path:
    """Where it lies: `accede/release` in XDG_CACHE_HOME, or in `.cache` of the home folder."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    cache = Path(given) if Path(given).is_absolute() else Path.home() / ".cache"
    return cache / "accede" / "release"


def built() -> Path:
    """The release's link; it is built first, unless it is there and made of the same data."""
    build_release(out=place())
    return place()
