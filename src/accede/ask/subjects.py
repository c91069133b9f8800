"""Subjects by their names: UNBIS terms and Voeten's issue codes, concepts of one scheme."""

import difflib
from collections.abc import Iterable

from accede.ask.things import Things
from accede.errors import QueryError
from accede.model import iris, terms
from accede.read.spelling import plain

WHERE = "compare, subject"


def subject(things: Things, words: str, known: Iterable[str]) -> str:
    """The one of some subjects (`subject/disarmament`) that bears a name; else a QueryError.

    A subject is named by its notation, by its label, by a source's code for it, or by its IRI.
    """
    found: dict[str, str] = {}
    for one in sorted(known):
        for name in (one, iris.SCHEME + one, one.rpartition("/")[2]):
            found.setdefault(plain(name), one)
        for prop in (terms.skos_prefLabel, terms.skos_notation):
            for name in things.values(iris.SCHEME + one, prop):
                found.setdefault(plain(name), one)
    if plain(words) in found:
        return found[plain(words)]
    near = difflib.get_close_matches(plain(words), found, n=3, cutoff=0.6)
    names = sorted({found[name].rpartition("/")[2] for name in near})
    mend = f"did you mean {' or '.join(names)}?" if names else "give one like disarmament"
    raise QueryError(WHERE, f"no vote has the subject {words!r}", mend)
