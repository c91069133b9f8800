"""The rules under which a server is asked: redirects, retries, credentials, one at a time.

A server is asked again only when it says when (429 or 503 with Retry-After), and only within the
deadline. Redirects are few, never lead from the public's network into a private one or away from
https, and take no credentials to another host.
"""

import threading
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

import msgspec
from msgspec import Struct

from accede import __version__
from accede.ask.credentials import Credentials, Nobody
from accede.ask.wire import (
    Deadline,
    Limits,
    Reply,
    Request,
    addresses,
    exchange,
    is_private,
    split,
)
from accede.errors import RemoteError

AGENT = f"accede/{__version__} (+https://w3id.org/accede)"
REDIRECTS = frozenset({301, 302, 307, 308})
BUSY = frozenset({429, 503})
SHOWN = 300
"""So many characters of what a server says of an error are shown."""

_turns: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)


class Transport(Struct, frozen=True, kw_only=True):
    """How servers are asked: within which limits, by whom, and what counts as private."""

    limits: Limits = Limits()
    credentials: Credentials = Nobody()
    private: Callable[[str], bool] = is_private
    agent: str = AGENT

    def send(self, request: Request, *, expected: frozenset[int] = frozenset({200})) -> Reply:
        """The reply to a request, with an expected status; else a RemoteError that says why."""
        deadline = Deadline(self.limits.total, request.url)
        fields = {"User-Agent": self.agent, "Accept-Encoding": "gzip"} | dict(request.headers)
        host = split(request.url).netloc
        if not _turns[host].acquire(timeout=deadline.left()):
            deadline.left()
        try:
            whole = msgspec.structs.replace(request, headers=fields)
            reply = self._followed(whole, deadline)
        finally:
            _turns[host].release()
        if reply.status not in expected:
            mend = "give credentials (ACCEDE_USER, ACCEDE_PASSWORD, ACCEDE_TOKEN, or netrc)"
            mend = mend if reply.status in {401, 403} else "mend the question or the address"
            raise RemoteError(reply.url, f"status {reply.status}{said(reply)}", mend)
        return reply

    def _followed(self, request: Request, deadline: Deadline) -> Reply:
        """The reply at the end of a short chain of redirects, of which none leads astray."""
        to = addresses(request.url, deadline, self.limits)
        own = any(self.private(address) for address, _ in to)
        credentials = self.credentials
        for _ in range(self.limits.redirects + 1):
            reply = self._answered(request, to, deadline, credentials)
            if reply.status not in REDIRECTS or not request.reads:
                return reply
            goal = _goal(request.url, reply)
            to = addresses(goal, deadline, self.limits)
            if not own and any(self.private(address) for address, _ in to):
                found = "a redirect into a private network"
                raise RemoteError(request.url, found, "give the right address itself")
            if split(goal)[:2] != split(request.url)[:2]:
                credentials = Nobody()
            request = msgspec.structs.replace(request, url=goal)
        raise RemoteError(request.url, "redirects without end", "give the right address itself")

    def _answered(
        self,
        request: Request,
        to: list[tuple[str, int]],
        deadline: Deadline,
        credentials: Credentials,
    ) -> Reply:
        """The reply to one address: credentials shown when asked for, asked again as told."""
        safe = request.url.startswith("https:") or all(self.private(one) for one, _ in to)
        challenged = False
        for tried in range(self.limits.tries):
            shown = credentials.header(request) if safe else None
            proven = {"Authorization": shown} if shown else {}
            whole = msgspec.structs.replace(request, headers={**request.headers, **proven})
            reply = exchange(whole, to, deadline, self.limits)
            if reply.status == 401 and not challenged and credentials.challenged(reply):
                challenged = True
                continue
            wait = _wait(reply)
            if wait is None:
                return reply
            if wait >= deadline.left() or tried == self.limits.tries - 1:
                found = f"status {reply.status}, and asks to wait {wait:g} seconds"
                raise RemoteError(request.url, found, "try again later")
            time.sleep(wait)
        return reply


def said(reply: Reply) -> str:
    """What a server says of an error, on one line; nothing where that is a page or no text."""
    if reply.kind in {"text/html", "application/xhtml+xml"}:
        return " (with a page of HTML)"
    words = " ".join(reply.body[: 4 * SHOWN].decode("utf-8", "replace").split())
    plain = "".join(letter for letter in words if letter.isprintable())
    return f" ({plain[:SHOWN]})" if plain else ""


def _goal(url: str, reply: Reply) -> str:
    """Where a redirect leads."""
    told = reply.headers.get("location")
    if not told:
        raise RemoteError(url, "a redirect to nowhere", "give the right address itself")
    goal = urljoin(url, told)
    if url.startswith("https:") and not goal.startswith("https:"):
        raise RemoteError(url, "a redirect away from https", "give the right address itself")
    return goal


def _wait(reply: Reply) -> float | None:
    """The seconds after which a busy server wants to be asked again; None where it says none."""
    told = reply.headers.get("retry-after", "").strip()
    if reply.status not in BUSY or not told:
        return None
    if told.isascii() and told.isdigit():
        return float(told[:9])
    try:
        at = parsedate_to_datetime(told)
    except (ValueError, TypeError):
        return None
    moment = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
