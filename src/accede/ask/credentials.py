"""Who asks: a bearer token, or a name and a password, from the environment or from netrc.

They are never taken from a command line, never shown, and only sent to the server that was named:
a password when the server asks for one (Basic or Digest), a token at once.
"""

import base64
import hashlib
import netrc
import re
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from accede.ask.wire import Reply, Request, split
from accede.errors import RemoteError

FIELD = re.compile(r'(\w+)=(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))')


class Credentials(Protocol):
    """Whoever can prove who is asking."""

    def header(self, request: Request) -> str | None:
        """What proves it to a server that has asked, or is asked for the first time."""
        ...

    def challenged(self, reply: Reply) -> bool:
        """Whether there is something to prove it with, now that the server has asked."""
        ...


class Nobody:
    """No credentials."""

    def header(self, request: Request) -> str | None:  # noqa: ARG002  # nobody looks at no request
        """Nothing."""
        return None

    def challenged(self, reply: Reply) -> bool:  # noqa: ARG002  # nobody answers no challenge
        """No."""
        return False


class Bearer:
    """A token, shown with every request."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __repr__(self) -> str:
        return "Bearer(***)"

    def header(self, request: Request) -> str | None:  # noqa: ARG002  # the same for every request
        """The token."""
        return f"Bearer {self._token}"

    def challenged(self, reply: Reply) -> bool:  # noqa: ARG002  # there is only the one token
        """No: a token that was refused is refused."""
        return False


class Password:
    """A name and a password, proved in the way that the server asks for."""

    def __init__(self, name: str, password: str) -> None:
        self._name, self._password = name, password
        self._asked: dict[str, str] = {}
        self._count = 0

    def __repr__(self) -> str:
        return "Password(***)"

    def challenged(self, reply: Reply) -> bool:
        """Whether the server asks for Basic or Digest (MD5 or SHA-256), which can be answered."""
        told = reply.headers.get("www-authenticate", "")
        scheme = told.partition(" ")[0].lower()
        fields = {one[1].lower(): one[2] or one[3] or "" for one in FIELD.finditer(told)}
        self._asked, self._count = {**fields, "scheme": scheme}, 0
        algorithm = fields.get("algorithm", "MD5").upper()
        return scheme == "basic" or (scheme == "digest" and algorithm in {"MD5", "SHA-256"})

    def header(self, request: Request) -> str | None:
        """The proof, once the server has asked for it."""
        scheme = self._asked.get("scheme")
        if scheme == "basic":
            pair = f"{self._name}:{self._password}".encode()
            return f"Basic {base64.b64encode(pair).decode()}"
        return self._digest(request) if scheme == "digest" else None

    def _digest(self, request: Request) -> str:
        """The answer to a Digest challenge (RFC 7616)."""
        asked = self._asked
        algorithm = asked.get("algorithm", "MD5").upper()
        parts = urlsplit(request.url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        self._count += 1
        count, client = f"{self._count:08x}", secrets.token_hex(8)
        realm, nonce = asked.get("realm", ""), asked.get("nonce", "")
        who = _hashed(algorithm, f"{self._name}:{realm}:{self._password}")
        what = _hashed(algorithm, f"{request.method}:{path}")
        auth = "auth" in re.split(r"[,\s]+", asked.get("qop", ""))
        middle = f"{nonce}:{count}:{client}:auth" if auth else nonce
        fields = {
            "username": f'"{_quoted(self._name)}"',
            "realm": f'"{_quoted(realm)}"',
            "nonce": f'"{_quoted(nonce)}"',
            "uri": f'"{path}"',
            "algorithm": algorithm,
            "response": f'"{_hashed(algorithm, f"{who}:{middle}:{what}")}"',
        }
        if auth:
            fields |= {"qop": "auth", "nc": count, "cnonce": f'"{client}"'}
        if "opaque" in asked:
            fields["opaque"] = f'"{_quoted(asked["opaque"])}"'
        return "Digest " + ", ".join(f"{name}={value}" for name, value in fields.items())


def credentials_for(url: str, environment: Mapping[str, str]) -> Credentials:
    """The credentials for a server: a token, a name and password, those in netrc, or none.

    ACCEDE_TOKEN, or ACCEDE_USER with ACCEDE_PASSWORD, come before the netrc file (NETRC names it,
    otherwise it is `.netrc` in the home folder), in which the server's own host must stand.
    """
    given = [environment.get(name, "") for name in ("ACCEDE_TOKEN", "ACCEDE_USER")]
    if any(letter < " " for value in given for letter in value):
        mend = "give it without line ends"
        raise RemoteError("ACCEDE_TOKEN, ACCEDE_USER", "a control character", mend)
    token, name = given
    if token:
        return Bearer(token)
    if name:
        return Password(name, environment.get("ACCEDE_PASSWORD", ""))
    file = Path(environment.get("NETRC") or Path.home() / ".netrc")
    return _of_netrc(file, split(url).hostname or "") if file.is_file() else Nobody()


def _of_netrc(file: Path, host: str) -> Credentials:
    try:
        found = netrc.netrc(str(file)).hosts.get(host)
    except netrc.NetrcParseError as fault:
        raise RemoteError(file, f"line {fault.lineno} is not as netrc is", "mend it") from None
    except (OSError, UnicodeError):
        raise RemoteError(file, "it cannot be read", "mend it, or set NETRC") from None
    return Password(found[0], found[2] or "") if found else Nobody()


def _hashed(algorithm: str, text: str) -> str:
    made = hashlib.sha256 if algorithm == "SHA-256" else hashlib.md5
    return made(text.encode(), usedforsecurity=False).hexdigest()


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
