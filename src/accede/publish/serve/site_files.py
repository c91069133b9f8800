"""The site's pages as the service gives them: written once for each release, by another process."""

import shutil
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path

import anyio
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from accede.publish.paper import TEMPLATES
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
SOON = {"Retry-After": "3", "Refresh": "3"}
FRESH = {"Cache-Control": "no-cache"}
"""A page may be kept, but is asked for again, so that nobody reads a release of before unawares."""


class Pages(Struct, frozen=True):
    """A folder of pages, and the first digits of the release that they are of."""

    folder: Path
    of: str = ""


class SiteFiles:
    """The pages of the release at hand; while they are being written, those of the one before."""

    def __init__(self, current: Current, given: Path | None = None) -> None:
        self.current = current
        self._given = given is not None
        self._lock = threading.Lock()
        self._pages: Pages | None = Pages(given.resolve()) if given else None
        self._begun = ""
        self._room: Path | None = None
        self._writer: subprocess.Popen[bytes] | None = None
        self._failed = False

    def begin(self) -> None:
        """Begin to write the pages of the release at hand, unless they are there."""
        release = self.current.release()
        if self._given or self._begun == release.digest:
            return
        with self._lock:
            if self._begun == release.digest:
                return
            self._begun, self._failed = release.digest, False
            self._room = self._room or Path(tempfile.mkdtemp(prefix="accede-site-"))
            self._end_writer()
            out = self._room / release.digest[:12]
            command = [sys.executable, "-P", "-m", "accede.publish.serve.writing"]
            self._writer = subprocess.Popen([*command, str(release.path), str(out)])  # noqa: S603  # our own program
        threading.Thread(target=self._await, args=(self._writer, release, out), daemon=True).start()

    def end(self) -> None:
        """Remove what was written."""
        self._given = True  # nothing more is begun
        self._end_writer()
        if self._room:
            shutil.rmtree(self._room, ignore_errors=True)

    def has(self, path: str) -> bool:
        """Whether there is such a page; while the pages are being written, it may come."""
        return self._pages is None or (self._pages.folder / path).is_file()

    async def __call__(self, request: Request) -> Response:
        """One file of the site; a folder leads to its page."""
        self.begin()
        path = str(request.path_params.get("path", request.url.path.lstrip("/")))
        pages = self._pages or (Pages(TEMPLATES) if path.startswith("static/") else None)
        if pages is None and self._failed:
            raise Refused(503, "site: its pages could not be written; the service's log says why")
        if pages is None:
            raise Refused(503, "site: its pages are being written; they come in a moment", SOON)
        place = await anyio.to_thread.run_sync(_place, pages.folder, path)
        if place is None:
            raise Refused(404, f"{path[:100]}: no such page; begin at the home page")
        if place.is_dir():
            name = path.rstrip("/").rpartition("/")[2]
            to = "index.html" if path.endswith("/") or not path else f"{name}/index.html"
            return RedirectResponse(to, status_code=303)
        headers = FRESH | ({"X-Accede-Release": pages.of} if pages.of else {})
        kind = TYPES.get(place.suffix, "application/octet-stream")
        return FileResponse(place, media_type=kind, headers=headers)

    def _await(self, writer: "subprocess.Popen[bytes]", release: Release, out: Path) -> None:
        """Give the pages once their writer has ended well; two releases' pages stay at most."""
        code = writer.wait()
        with self._lock:
            if self._writer is not writer:
                return
            if code:
                self._failed = True
                return
            kept = {out, self._pages.folder if self._pages else out}
            self._pages = Pages(out, release.digest[:12])
        for other in out.parent.iterdir():
            if other not in kept:
                shutil.rmtree(other, ignore_errors=True)

    def _end_writer(self) -> None:
        if self._writer and self._writer.poll() is None:
            self._writer.kill()
            self._writer.wait()


def _place(root: Path, path: str) -> Path | None:
    """The file of a path, which never leads out of the site."""
    if "\0" in path:
        return None
    with suppress(OSError):  # a name longer than names may be
        found = (root / path).resolve()
        return found if found.is_relative_to(root.resolve()) and found.exists() else None
    return None
