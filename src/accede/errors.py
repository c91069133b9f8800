"""Everything that can go wrong, as one tree.

AccedeError                 anything accede refuses to do
├── SourceError             a document or table cannot be read, or says what cannot be (exit 2)
│   └── UnknownName         a state, meeting, treaty or resolution that nobody here knows (exit 2)
├── OntologyError           a term, shape, rule or check that is not well made (exit 2)
├── QueryError              a saved question, or a value for it, that cannot be used (exit 2)
├── ReleaseError            a release that is missing, damaged or being written by another (exit 2)
└── RemoteError             an endpoint that does not answer as the protocol says (exit 2)

A message has three parts: where, what was found, and what to do about it.
"""


class AccedeError(Exception):
    """Where it is, what was found, what to do: one line for a person."""

    def __init__(self, where: object, found: str, mend: str) -> None:
        self.where = str(where)
        self.found = found
        self.mend = mend
        super().__init__(f"{self.where}: {found}; {mend}")


class SourceError(AccedeError):
    """A document or table cannot be read, or says what cannot be."""


class UnknownName(SourceError):
    """A name that no state, meeting, treaty or resolution at hand bears."""


class OntologyError(AccedeError):
    """A term, shape, rule or check that is not well made."""


class QueryError(AccedeError):
    """A saved query, or a value given for its parameter, that cannot be used."""


class ReleaseError(AccedeError):
    """A release that is missing, damaged, or being written by someone else."""


class RemoteError(AccedeError):
    """An endpoint that did not answer as the protocol says."""
