"""The process that writes the pages of a release: `python -m accede.publish.serve.writing`.

Its arguments are a release's folder and where the pages go. It stands back behind whoever is
answered meanwhile, and ends when its standard input does: with the service that began it.
"""

import os
import sys
import threading
from pathlib import Path

from accede.errors import AccedeError

BACK = 5
"""How far it stands back, as `nice` counts."""


def main() -> None:
    """Write the pages; a fault is one line, and exit code 2."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.nice(BACK)
    threading.Thread(target=_end_with_the_service, daemon=True).start()
    from accede.publish.site import write_site
    from accede.release import open_release

    place, out = map(Path, sys.argv[1:])
    try:
        write_site(open_release(place), out=out)
    except AccedeError as fault:
        sys.stderr.write(f"accede serve: pages: {fault}\n")
        raise SystemExit(2) from None


def _end_with_the_service() -> None:
    while os.read(0, 1):
        pass
    os._exit(2)


if __name__ == "__main__":
    main()
