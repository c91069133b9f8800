"""Steps short of joining that a page says its state has taken: a halt, a report without a duty."""

import re
from collections.abc import Iterator

from accede.model.records import Measure, Record
from accede.model.terms import CONCEPTS
from accede.read.dates import YEAR
from accede.read.page import Profile, Span

REPORT = re.compile(
    r"\bvoluntar(?:y|ily)\b[^.;]*?\barticle\s(?P<article>\d+)\b[^.;]*?\breport"
    r"|\barticle\s(?P<article2>\d+)\b[^.;]*?\breports?\b[^.;]*?\bvoluntar",
    re.IGNORECASE,
)
HALT = re.compile(
    r"\bmoratorium\s(?:on|of)\s(?:the\s|its\s)?(?P<halted>use|production|export|transfer)s?\b",
    re.IGNORECASE,
)
SINCE = re.compile(rf"\b(?:since|from|in|for)\s(?:the\syear\s)?(?P<year>{YEAR.pattern})", re.I)
STATE_NOT_PARTY = re.compile(r"\bstates?\snot\sparty\b", re.IGNORECASE)
UNDONE = re.compile(r"\b(?:not|never|no|will|would|may|might|plans?|considers?)\b", re.IGNORECASE)


def measures(page: Profile, sentence: Span) -> Iterator[Record]:
    """The steps that a sentence says the page's state has taken, each with its first year.

    A kind that the vocabulary does not name is none.
    """
    said = STATE_NOT_PARTY.sub("", page.words(sentence))
    since = SINCE.search(said)
    for kind in kinds(said):
        if kind in CONCEPTS["measure-kind"] and not UNDONE.search(said):
            yield Measure(
                state=page.state, treaty=page.treaty, measure_kind=kind,
                from_=since["year"] if since else None, start=sentence.start, end=sentence.end,
            )  # fmt: skip


def kinds(said: str) -> Iterator[str]:
    """The kinds of step that some words name, as the vocabulary writes them.

    >>> list(kinds("has submitted voluntary Article 7 reports and keeps a moratorium on export"))
    ['voluntary-article-7-report', 'moratorium-export']
    """
    for report in REPORT.finditer(said):
        yield f"voluntary-article-{report['article'] or report['article2']}-report"
    for halt in HALT.finditer(said):
        yield f"moratorium-{halt['halted'].lower()}"
