"""Where the sentences of a page begin and end."""

import re
from collections.abc import Iterator

from accede.read.page import ABBREVIATED, Span, trimmed

END = re.compile(r"[.!?…]+[”\"’»)\]]*(?=\s+[“\"‘«(\[]?[^\W\d_a-z]|\s*\n)")


def sentences(text: str, span: Span) -> Iterator[Span]:
    """Every sentence in a span; titles and initials do not end one.

    >>> text = "H.E. Ana T. Roe came. She left."
    >>> [text[a:b] for a, b in sentences(text, Span(0, len(text)))]
    ['H.E. Ana T. Roe came.', 'She left.']
    """
    start = span.start
    for end in END.finditer(text, span.start, span.end):
        if ABBREVIATED.search(text[max(start, end.end() - 12) : end.end()]):
            continue
        yield trimmed(text, start, end.end())
        start = end.end()
    rest = trimmed(text, start, span.end)
    if rest.start < rest.end:
        yield rest
