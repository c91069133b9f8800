"""What states sign, attend, vote and say, as a knowledge graph with the sentence behind every fact.

    from pathlib import Path

    import accede

    accede.build_release(out=Path("release"))         # the bundled data, read, checked, released
    release = accede.open_release(Path("release"))    # always read-only
    answer = accede.answer(release, "not-party", day="2025-12-28")
    answer.polars()                                   # or .pandas(), .rows, .csv()
    accede.reasons(release, "state/CUB")              # sources, quotes and claims behind a thing
    release.store()                                   # a pyoxigraph store
    release.dataset()                                 # an rdflib Dataset over it

Nothing is imported before it is used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accede.ask.answers import answer, reasons
    from accede.ask.results import Answer
    from accede.build import Built, build_release
    from accede.errors import AccedeError
    from accede.publish.export import export
    from accede.release import Release, open_release, verify

__version__ = "0.1.0"

__all__ = [
    "AccedeError",
    "Answer",
    "Built",
    "Release",
    "__version__",
    "answer",
    "build_release",
    "export",
    "open_release",
    "reasons",
    "verify",
]

WHERE = {
    "AccedeError": "accede.errors",
    "Answer": "accede.ask.results",
    "Built": "accede.build",
    "Release": "accede.release",
    "answer": "accede.ask.answers",
    "build_release": "accede.build",
    "export": "accede.publish.export",
    "open_release": "accede.release",
    "reasons": "accede.ask.answers",
    "verify": "accede.release",
}


def __getattr__(name: str) -> object:
    """A public name, from the part it lives in, at the moment it is asked for."""
    if name not in WHERE:
        raise AttributeError(f"module 'accede' has no attribute {name!r}")
    return getattr(import_module(WHERE[name]), name)
