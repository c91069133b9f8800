"""The names that a page gives its own treaty: its titles, and what bears the treaty's marks."""

import re

from accede.errors import SourceError
from accede.read.known import pattern
from accede.read.page import Page

PLAIN = "convention"
SHORT = re.compile(r"\b(?:convention|treaty|agreement)\b")
LONGEST = 6
"""Words before "convention" that can be part of a name."""


def with_plain_names(page: Page, words: str) -> str:
    """Some words in lower case, in which "convention" stands for every name of the page's treaty.

    A year in such a name ("the 1997 Convention") goes with it: it is no year of a vote.
    """
    plain = pattern(titles(page)).sub(PLAIN, words.casefold())
    for name in reversed(list(SHORT.finditer(plain))):
        start = start_of_name(page, plain[: name.end()], name.start())
        plain = plain[:start] + PLAIN + plain[name.end() :]
    plain = re.sub(rf"(?:\b(?:{title_words(page)})[\s-]+)+(?={PLAIN}\b)", "", plain)
    treaty = page.known.treaties.get(page.treaty)
    adopted = treaty.adopted[:4] if treaty and treaty.adopted else PLAIN
    return plain.replace(f"{adopted} {PLAIN}", PLAIN)


def titles(page: Page) -> list[str]:
    """The full titles of a page's treaty and of its yearly resolution."""
    treaty = page.known.treaties.get(page.treaty)
    series = page.known.resolution_series(page.treaty)
    named = [treaty.title, treaty.short_title] if treaty else []
    return [*named, *([series.title] if series else []), PLAIN]


def title_words(page: Page) -> str:
    """A pattern of the words of those titles, the short ones that any sentence has left out."""
    words = {word for title in titles(page) for word in re.findall(r"\w{4,}", title.casefold())}
    return "|".join(map(re.escape, sorted(words)))


def start_of_name(page: Page, words: str, start: int) -> int:
    """Where the name that ends some words begins: the shortest that bears the treaty's marks."""
    before = list(re.finditer(r"\S+\s", words[:start]))[-LONGEST:]
    names = (word.start() for word in reversed(before) if is_named(page, words[word.start() :]))
    return next(names, start)


def is_named(page: Page, words: str) -> bool:
    """Whether the marks of the page's treaty, and of no other, stand in some words."""
    try:
        return page.known.treaty_of(words, where=page.treaty) == page.treaty
    except SourceError:
        return False
