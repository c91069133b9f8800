"""The site's pages as the service gives them: written once for each release, by another process."""

import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import anyio
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from accede.publish.paper import TEMPLATES
from accede.publish.serve.asked_for import has_already, root, written
from accede.publish.serve.current import Current
from accede.publish.serve.refusals import Refused
from accede.publish.serve.room import Room
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
INDEX = "index.html"
SOON = {"Retry-After": "3", "Refresh": "3"}
FRESH = {"Cache-Control": "no-cache", "Accept-Ranges": "none"}
"""A page may be kept, but is asked for again, so that nobody reads a release of before unawares."""


class Pages(Struct, frozen=True):
    """A folder of pages, and the first digits of the release that they are of."""

    folder: Path
    of: str = ""


class Found(NamedTuple):
    """A file of the site, and what the system says of it."""

    place: Path
    stat: os.stat_result


class SiteFiles:
    """The pages of the release at hand; while they are being written, those of the one before."""

    def __init__(self, current: Current, given: Path | None = None) -> None:
        self.current = current
        self._given = given is not None
        self._lock = threading.Lock()
        self._pages: Pages | None = Pages(given.resolve()) if given else None
        self._begun = ""
        self._room: Room | None = None
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
            self._room = self._room or Room()
            self._end_writer()
            out = self._room.path / release.digest[:12]
            self._writer = _writer(release, out, self._room.lock)
        threading.Thread(target=self._await, args=(self._writer, release, out), daemon=True).start()

    def end(self) -> None:
        """Remove what was written."""
        self._given = True  # nothing more is begun
        self._end_writer()
        if self._room:
            self._room.leave()

    def has(self, path: str) -> bool:
        """Whether there is such a page; while the pages are being written, it may come."""
        return self._pages is None or (self._pages.folder / path).is_file()

    async def __call__(self, request: Request) -> Response:
        """One file of the site, always whole, for they are small; a folder leads to its page."""
        self.begin()
        path = str(request.path_params.get("path", request.url.path.lstrip("/")))
        pages = self._pages or (Pages(TEMPLATES) if path.startswith("static/") else None)
        if pages is None and self._failed:
            raise Refused(503, "site: its pages could not be written; the service's log says why")
        if pages is None:
            raise Refused(503, "site: its pages are being written; they come in a moment", SOON)
        found = await anyio.to_thread.run_sync(_found, pages.folder, path)
        if found is None or "%2f" in written(request).lower():
            raise Refused(404, f"{path[:100]}: no such page; begin at the home page")
        if found.place.name == INDEX and not path.endswith(INDEX):
            to = f"{path.rstrip('/')}/{INDEX}".lstrip("/")
            return RedirectResponse(root(request) + to, status_code=303)
        headers = FRESH | ({"X-Accede-Release": pages.of} if pages.of else {})
        return _file(request, found, headers)

    def _await(self, writer: "subprocess.Popen[bytes]", release: Release, out: Path) -> None:
        """Give the pages once their writer has ended well; two releases' pages stay at most."""
        with writer:
            code = writer.wait()
        with self._lock:
            if self._writer is not writer:
                return
            if code:
                self._failed = True
                return
            kept = {out, self._pages.folder if self._pages else out}
            self._pages = Pages(out, release.digest[:12])
        if self._room:
            self._room.keep(kept)

    def _end_writer(self) -> None:
        if self._writer and self._writer.poll() is None:
            self._writer.kill()
            self._writer.wait()


def _writer(release: Release, out: Path, lock: int) -> "subprocess.Popen[bytes]":
    """The process that writes the pages; its standard input ends with this process."""
    command = [sys.executable, "-P", "-m", "accede.publish.serve.writing"]
    return subprocess.Popen(  # noqa: S603  # our own program
        [*command, str(release.path), str(out)], stdin=subprocess.PIPE, pass_fds=(lock,)
    )


def _file(request: Request, found: Found, headers: dict[str, str]) -> Response:
    """A file, whole, or 304 where the client has it already."""
    request.scope["headers"] = [pair for pair in request.scope["headers"] if pair[0] != b"range"]
    kind = TYPES.get(found.place.suffix, "application/octet-stream")
    answer = FileResponse(found.place, media_type=kind, headers=headers, stat_result=found.stat)
    tag = answer.headers["etag"]
    if has_already(request, tag):
        return Response(status_code=304, headers=headers | {"ETag": tag})
    return answer


def _found(site: Path, path: str) -> Found | None:
    """The file of a path, or of its folder's page; a path that is not plain has none."""
    steps = path.removesuffix("/").split("/")
    if "\0" in path or (path and not all(step.strip(".") for step in steps)):
        return None
    with suppress(OSError):  # too long a name, or gone with the pages of a release before
        place = (site / path).resolve()
        if place.is_dir():
            place /= INDEX
        elif path.endswith("/"):
            return None
        if place.is_relative_to(site.resolve()) and place.is_file():
            return Found(place, place.stat())
    return None
