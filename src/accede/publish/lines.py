"""Lines of N-Triples, taken apart: what stands between quotes and brackets."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from accede.errors import ReleaseError
from accede.model import terms

END = " .\n"
ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
ESCAPED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


class Value(NamedTuple):
    """A literal's characters, and its kind: a datatype, or `@` and a language."""

    characters: str
    kind: str


def unescaped(written: str) -> str:
    r"""The characters that N-Triples writes between quotes or angle brackets.

    >>> unescaped(r"a\\b \"c\" \u00e9")
    'a\\b "c" é'
    """
    return ESCAPE.sub(_character, written) if "\\" in written else written


def _character(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2]
    return chr(int(code, 16)) if code else ESCAPED.get(escape[3], escape[3])


def literal(written: str) -> Value:
    """The value of a literal as a line writes it.

    >>> literal('"2022"^^<http://www.w3.org/2001/XMLSchema#integer>')
    Value(characters='2022', kind='http://www.w3.org/2001/XMLSchema#integer')
    >>> literal('"oui"@fr')
    Value(characters='oui', kind='@fr')
    """
    close = written.rindex('"')
    suffix = written[close + 1 :]
    kind = unescaped(suffix[3:-1]) if suffix.startswith("^^") else suffix or terms.xsd_string
    return Value(unescaped(written[1:close]), kind)


def ended(rest: str) -> str:
    """The object of a line, without the line's end; ReleaseError where the line is cut."""
    if not rest.endswith(END):
        raise ReleaseError("graph.nt", f"a line that does not end: {rest!r}", "see `accede verify`")
    return rest[: -len(END)]


def things(lines: Iterable[str]) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Each subject with its objects by predicate, all as the lines write them."""
    subject = ""
    found: dict[str, list[str]] = {}
    for line in lines:
        this, predicate, rest = line.split(" ", 2)
        if this != subject:
            if subject:
                yield subject, found
            subject, found = this, {}
        found.setdefault(predicate, []).append(ended(rest))
    if subject:
        yield subject, found
