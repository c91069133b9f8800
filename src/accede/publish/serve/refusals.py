"""What is refused, and how that is said: a status, and one line for a person."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from accede.errors import AccedeError, ReleaseError
from accede.publish.serve.asked_for import written

AGAIN = {"Retry-After": "5"}
LONGEST = 600
"""Characters of what is said; a value that is refused may be as long as its client likes."""
Page = Callable[[str, "Refused"], str]
"""The page that tells a person at a path why a request is refused."""


class Refused(HTTPException):
    """A request that is not answered: its status, and where, what was found, what to do.

    `near` are addresses, from the service's root, that may be what was meant.
    """

    def __init__(
        self,
        status: int,
        words: str,
        headers: Mapping[str, str] | None = None,
        near: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(status, detail=_line(words), headers=headers)
        self.near = near


def _line(words: str) -> str:
    """Words as one line that is not too long, and in which nothing is hidden."""
    line = " ".join(words.split())
    seen = "".join(one if one.isprintable() else "\ufffd" for one in line)
    return seen if len(seen) <= LONGEST else f"{seen[: LONGEST - 1]}…"


def refusal(request: Request, fault: Exception) -> Refused:
    """Any fault of a request as what is said of it; one of ours keeps its own words."""
    if isinstance(fault, Refused):
        return fault
    if isinstance(fault, HTTPException):
        if fault.status_code == 405:
            allowed = ", ".join(sorted(dict(fault.headers or {}).get("Allow", "GET").split(", ")))
            words = f"{request.method[:20]}: not offered here; use one of {allowed}"
            return Refused(405, words, {"Allow": allowed})
        return Refused(fault.status_code, fault.detail, fault.headers)
    if isinstance(fault, ReleaseError):
        return Refused(503, str(fault), AGAIN)
    if isinstance(fault, AccedeError):
        return Refused(400, str(fault))
    return Refused(500, "service: this should not happen; its log says more")


def teller(page: Page) -> Callable[[Request, Exception], Awaitable[Response]]:
    """What answers a request that is refused: a line of text, and for a browser a page."""

    async def told(request: Request, fault: Exception) -> Response:
        refused = refusal(request, fault)
        status, headers = refused.status_code, refused.headers
        if "text/html" in request.headers.get("accept", "") and status != 500:
            text = page(written(request), refused)
            return HTMLResponse(text, status_code=status, headers=headers)
        return PlainTextResponse(f"{refused.detail}\n", status_code=status, headers=headers)

    return told
