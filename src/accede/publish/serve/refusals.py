"""What is refused, and how that is said: a status, and one line for a person."""

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response


class Refused(HTTPException):
    """A request that is not answered: its status, and where, what was found, what to do."""

    def __init__(self, status: int, words: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status, detail=" ".join(words.split()), headers=headers)


async def told(_: Request, fault: Exception) -> Response:
    """The answer to a request that is refused."""
    if isinstance(fault, HTTPException):
        return PlainTextResponse(
            f"{fault.detail}\n", status_code=fault.status_code, headers=fault.headers
        )
    return PlainTextResponse("this should not happen; the log says more\n", status_code=500)
