"""The site's pages as the service gives them: written once for each release, in the background."""

import shutil
import tempfile
import threading
from pathlib import Path

import anyio
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from accede.publish.serve.current import Current
from accede.publish.serve.refusals import Refused
from accede.release import Release

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".ttl": "text/turtle; charset=utf-8",
    ".jsonld": "application/ld+json",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".rq": "application/sparql-query; charset=utf-8",
}


class SiteFiles:
    """The pages of the release at hand; while they are being written, those of the one before."""

    def __init__(self, current: Current, given: Path | None = None) -> None:
        self.current = current
        self._given = given.resolve() if given else None
        self._lock = threading.Lock()
        self._written: Path | None = self._given
        self._begun = ""
        self._room: Path | None = None

    def begin(self) -> None:
        """Begin to write the pages of the release at hand, unless they are there."""
        release = self.current.release()
        if self._given or self._begun == release.digest:
            return
        with self._lock:
            if self._begun == release.digest:
                return
            self._begun = release.digest
            self._room = self._room or Path(tempfile.mkdtemp(prefix="accede-site-"))
        threading.Thread(target=self._write, args=(release,), daemon=True).start()

    def end(self) -> None:
        """Remove what was written."""
        if self._room:
            shutil.rmtree(self._room, ignore_errors=True)

    async def __call__(self, request: Request) -> Response:
        """One file of the site; a folder leads to its page."""
        self.begin()
        root = self._written
        if root is None:
            raise Refused(503, "site: its pages are being written; try again", {"Retry-After": "5"})
        path = str(request.path_params.get("path", request.url.path.lstrip("/")))
        place = await anyio.to_thread.run_sync(_place, root, path)
        if place is None:
            raise Refused(404, f"{path[:100]}: no such page; begin at the home page")
        if place.is_dir():
            name = path.rstrip("/").rpartition("/")[2]
            to = "index.html" if path.endswith("/") or not path else f"{name}/index.html"
            return RedirectResponse(to, status_code=303)
        return FileResponse(place, media_type=TYPES.get(place.suffix, "application/octet-stream"))

    def _write(self, release: Release) -> None:
        from accede.publish.site import write_site

        if self._room:
            self._written = write_site(release, out=self._room / release.digest[:12]).path


def _place(root: Path, path: str) -> Path | None:
    """The file of a path, which never leads out of the site."""
    if "\0" in path:
        return None
    found = (root / path).resolve()
    return found if found.is_relative_to(root.resolve()) and found.exists() else None
