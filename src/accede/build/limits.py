"""What a build leaves out when it is asked to: later records, later documents, or neither."""

import hashlib
from datetime import date
from typing import NamedTuple

from accede.build import as_of, known_by
from accede.graph.whole import Graph
from accede.read.collection import Collection


class Limits(NamedTuple):
    """The day that the world is shown as of, and the day by which a document must be known."""

    as_of: date | None = None
    known_by: date | None = None

    def marked(self, inputs: str) -> str:
        """The digest of a build's inputs, these days among them.

        >>> Limits().marked("e3b0")
        'e3b0'
        """
        said = f"{inputs} as of {self.as_of}, known by {self.known_by}"
        return hashlib.sha256(said.encode()).hexdigest() if any(self) else inputs

    def left_of(self, collection: Collection) -> Collection:
        """What is left of a collection; its report says what is not."""
        if self.known_by:
            collection = known_by.known_by(collection, self.known_by)
        return as_of.as_of(collection, self.as_of) if self.as_of else collection

    def ended(self, graph: Graph) -> Graph:
        """The graph whose standings end with the day."""
        return as_of.ended(graph, self.as_of) if self.as_of else graph


NO_LIMITS = Limits()
