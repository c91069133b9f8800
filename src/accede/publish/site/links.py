"""Where on the site a thing stands: its IRI as a path from the site's root."""

from collections.abc import Callable

from accede.model import iris

Link = Callable[[str], str | None]
"""The address of a thing as seen from some page; nothing where the site has none."""

PAGES = ("state", "treaty", "series", "meeting", "resolution")
"""Kinds of things that have a page of their own."""

QUESTION = "ask:"
"""Begins the name of a saved question where an IRI of a thing would stand."""


def path_of(iri: str) -> str | None:
    """The page and place of a thing or term; nothing where the site has none.

    >>> path_of("https://w3id.org/accede/id/meeting/apmbc/20MSP")
    'id/meeting/apmbc/20MSP/index.html'
    >>> path_of("https://w3id.org/accede/id/decision/A-RES-77-63/plenary")
    'id/resolution/A-RES-77-63/index.html#plenary'
    """
    if iri.startswith(iris.ID):
        return _of_thing(iri.removeprefix(iris.ID))
    if iri.startswith(iris.NS):
        return f"ns/index.html#{iri.removeprefix(iris.NS)}"
    if iri.startswith(QUESTION):
        return f"ask/{iri.removeprefix(QUESTION)}/index.html"
    if iri.startswith(iris.SCHEME):
        return f"ns/index.html#{anchor(iri.removeprefix(iris.SCHEME))}"
    return None


def _of_thing(short: str) -> str | None:
    kind, _, rest = short.partition("/")
    if kind in PAGES and rest:
        return f"id/{short}/index.html"
    if kind == "document":
        return f"sources/index.html#{anchor(rest)}"
    if kind == "claim":
        return "conflicts/index.html"
    return _of_record(kind, rest.split("/"))


def _of_record(kind: str, steps: list[str]) -> str | None:
    """Records stand on the page of the state that acted, or of the text decided on."""
    if kind == "decision" and len(steps) == 2 and steps[0] != "rollcall":
        return f"id/resolution/{steps[0]}/index.html#{steps[1]}"
    if kind in {"vote", "participation"} and len(steps) > 2:
        state = steps[-1] if kind == "vote" else steps[-2]
        return f"id/state/{state}/index.html#{'votes' if kind == 'vote' else 'attendance'}"
    if kind in {"action", "status"} and len(steps) > 2:
        return f"id/state/{steps[1]}/index.html#acts"
    if kind == "measure" and steps:
        return f"id/state/{steps[0]}/index.html#measures"
    return None


def anchor(name: str) -> str:
    """A name as the fragment of an address.

    >>> anchor("treaty-status/party")
    'treaty-status-party'
    """
    return name.replace("/", "-")


def root_of(path: str) -> str:
    """The way from a page back to the site's root.

    >>> root_of("id/state/CUB/index.html"), root_of("index.html")
    ('../../../', '')
    """
    return "../" * path.count("/")


def linker(path: str) -> Link:
    """What leads from a page to the pages of things."""
    root = root_of(path)
    return lambda iri: f"{root}{found}" if (found := path_of(iri)) else None
