"""Parts that are installed on their own: what a command needs, and one line where it is missing."""

from importlib.util import find_spec
from typing import Final

from accede.errors import AccedeError

SITE: Final = ("jinja2", "altair", "vl_convert")
EXTRAS: Final = {"site": SITE, "serve": (*SITE, "starlette", "uvicorn")}
"""The modules behind each extra, as pyproject.toml lists their packages."""


def needed(extra: str) -> None:
    """Nothing, where an extra is installed; else an AccedeError that says how to install it."""
    for module in EXTRAS[extra]:
        if not _is_there(module):
            mend = f"install it with `pip install 'accede[{extra}]'`"
            raise AccedeError(f"accede {extra}", f"{module} is not installed", mend)


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # a finder's own way to say so
        return False
