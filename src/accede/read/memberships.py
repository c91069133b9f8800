"""Other treaties that a state says it is party to: claims of its own, told in its statements."""

import re
from collections.abc import Iterator

from accede.model.records import Assertion, Record, Treaty
from accede.read.page import Profile, Span
from accede.read.sentences import sentences

PARTY = re.compile(
    r"\b(?P<not>not\s(?:yet\s)?)?(?:an?\s|as\s)?(?:(?:state|high\scontracting)\s)?party\sto\s(?:the\s)?(?P<rest>[^.;:!?]*)",
    re.IGNORECASE,
)
PROTOCOL = re.compile(r"\b(?P<which>original|amended)?\s?Protocol\s(?P<number>[IVX]+|\d+)\b(?P<after>\sas\samended)?", re.I)  # fmt: skip
CLAUSE_END = re.compile(r",?\s(?:and|but|which|that|so)\s(?:\w+\s)?(?:fully\s)?(?:\w+(?:s|ed)\b|not\b|will\b|has\b|is\b|we\b)", re.I)  # fmt: skip


def memberships(page: Profile, words: Span) -> Iterator[Record]:
    """Each treaty that a state says, in some words of its own, to be party to."""
    for sentence in sentences(page.text, words):
        claim = PARTY.search(page.text, sentence.start, sentence.end)
        if claim is None or claim["not"] or foreign(page, Span(sentence.start, claim.start())):
            continue
        named = Span(*claim.span("rest"))
        whole = treaty_in(page, named)
        yield membership(page, whole, Span(sentence.start, clause_end(page.text, named)))
        yield from protocols(page, whole, named)


def protocols(page: Profile, whole: Treaty | None, named: Span) -> Iterator[Record]:
    """Each protocol that is named with its treaty ("including its original Protocol II")."""
    for found in PROTOCOL.finditer(page.text, named.start, named.end):
        amended = (found["which"] or "").lower() == "amended" or bool(found["after"])
        protocol = protocol_of(page, whole, number=found["number"].upper(), amended=amended)
        span = Span(found.start(), found.end())
        yield membership(page, protocol, span)


def membership(page: Profile, treaty: Treaty | None, span: Span) -> Assertion:
    return Assertion(
        assertion_kind="membership", state=page.state, about=treaty.id if treaty else None,
        text=page.words(span), start=span.start, end=span.end,
    )  # fmt: skip


def treaty_in(page: Profile, span: Span) -> Treaty | None:
    """The treaty whose title some words begin with; the longest title that fits wins."""
    words = plain(page.words(span))
    fitting = [
        (len(name), treaty.id)
        for treaty in page.known.treaties.values()
        for name in (plain(treaty.title), plain(treaty.short_title))
        if re.match(re.escape(name) + r"\b", words)
    ]
    return page.known.treaties[max(fitting)[1]] if fitting else None


def protocol_of(page: Profile, whole: Treaty | None, *, number: str, amended: bool) -> Treaty | None:
    """The protocol of a treaty with a number, the amended one only where it is said so."""
    found = [
        treaty
        for treaty in page.known.treaties.values()
        if whole
        and treaty.part_of == whole.id
        and re.search(rf"\bProtocol {number}\b", f"{treaty.title} {treaty.short_title}")
        and amended == ("amended" in f"{treaty.title} {treaty.short_title}".lower())
    ]
    return found[0] if len(found) == 1 else None


def foreign(page: Profile, before: Span) -> bool:
    """Whether a sentence speaks of another state than the page's before it says "party to"."""
    names = re.findall(r"[A-Z][\w’'.-]*(?:\s(?:of\s|and\s|the\s)*[A-Z][\w’'.-]*)*", page.words(before))
    told = {page.known.states.find(name) for name in names} - {None}
    return bool(told) and page.state not in told


def clause_end(text: str, named: Span) -> int:
    """Where the naming of treaties ends and the sentence goes on to something else."""
    end = CLAUSE_END.search(text, named.start, named.end)
    first = PROTOCOL.search(text, named.start, named.end)
    ends = [found.start() for found in (end, first) if found]
    span = text[named.start : min(ends, default=named.end)]
    return named.start + len(re.sub(r"[\s,]*(?:including)?(?:\s(?:its|the))?\s*$", "", span))


def plain(words: str) -> str:
    return re.sub(r"[\s-]+", " ", words).casefold()
