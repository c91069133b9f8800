"""What a request says of itself besides what it asks for: its path as written, what it has."""

from starlette.requests import Request


def written(request: Request) -> str:
    """The path as the client wrote it, an escaped slash among it: links are held against this."""
    raw: bytes = request.scope.get("raw_path") or request.url.path.encode()
    return raw.decode("latin-1")


def root(request: Request) -> str:
    """The way from where the client stands to the root of the service."""
    return "../" * (written(request).count("/") - 1)


def has_already(request: Request, tag: str) -> bool:
    """Whether the client has what bears a tag (RFC 9110, 13.1.2: weak or strong, or anything)."""
    given = request.headers.get("if-none-match", "")
    return tag in (one.strip().removeprefix("W/") for one in given.split(",")) or given == "*"
