"""The service: people, browsers and SPARQL clients read one release, and nobody writes.

`protocol` reads a SPARQL request, `results` writes what comes of it, `things` leads from a name to
its page or its data, `questions` answers saved ones, `current` holds the release at hand,
`site_files` gives the pages, `connections` and `guards` hold every client to its bounds.
"""

from accede.publish.serve.application import service
from accede.publish.serve.running import run

__all__ = ["run", "service"]
