"""Characters that show that a page was once read in the wrong encoding; its text is kept."""

import re
from collections.abc import Iterator

from accede.model.records import Record, Warned

GARBLED = re.compile(r"(?:[ÂÃ][\u0080-\u00bf¡-¿]|â€[\u0080-\u2122]?|[ÄÅ][\u0080-\u00bf‚-™Ÿ])+")


def garbled(text: str) -> Iterator[Record]:
    """A warning at every run of characters that is another character, read wrongly.

    >>> [warned.message for warned in garbled("CÃ´te d'Ivoire")]
    ["'Ã´' is a character read in the wrong encoding"]
    """
    for run in GARBLED.finditer(text):
        message = f"{run[0]!r} is a character read in the wrong encoding"
        yield Warned(message=message, start=run.start(), end=run.end())
