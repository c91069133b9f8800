"""Other treaties that a state says it is party to: claims of its own, told in its statements."""

import re
from collections.abc import Iterator

from accede.model.records import Assertion, Record, Treaty, Warned
from accede.read.page import Profile, Span
from accede.read.sentences import sentences

PARTY = re.compile(
    r"\b(?:is|as|am|being|became|remains|we\sare|ha(?:s|ve)\sbe(?:en|come))\s(?:also\s|already\s)?(?:an?\s)?"
    r"(?:(?:state|high\scontracting)\s)?party\sto\s(?:the\s)?(?P<rest>[^.;:!?]*)",
    re.IGNORECASE,
)
UNREAL = re.compile(r"\b(?:if|once|when|until|before|after|whether|not|never)\b", re.IGNORECASE)
NAMED = re.compile(
    r"(?:[A-Z][\w-]*\s){1,6}(?:Convention|Treaty|Agreement|Covenant)\b"
    r"|(?:Convention|Treaty|Agreement|Covenant)\s(?:on|for|against|concerning|of)\s|[A-Z]{2,}\b"
)
PROTOCOL = re.compile(
    r"\b(?P<which>original|amended)?\s?Protocol\s(?P<number>[IVX]+|\d+)\b"
    r"(?P<after>\sas\samended)?",
    re.IGNORECASE,
)
CLAUSE_END = re.compile(
    r",?\s(?:and|but|which|that|so)\s(?:\w+\s)?(?:fully\s)?"
    r"(?:\w+(?:s|ed)\b|not\b|will\b|has\b|is\b|we\b)",
    re.IGNORECASE,
)


def memberships(page: Profile, words: Span) -> Iterator[Record]:
    """Each treaty that a state says, in some words of its own, to be party to."""
    for sentence in sentences(page.text, words):
        claim = PARTY.search(page.text, sentence.start, sentence.end)
        if claim and is_claim(page, Span(sentence.start, claim.start())):
            named = Span(*claim.span("rest"))
            yield from of_claim(page, sentence.start, named)


def of_claim(page: Profile, start: int, named: Span) -> Iterator[Record]:
    """The treaty that a claim names, from where its sentence starts, and protocols to it."""
    whole = treaty_in(page, named)
    if whole or NAMED.match(page.words(named)):
        yield from membership(page, whole, Span(start, clause_end(page.text, named)))
        yield from protocols(page, whole, named)


def protocols(page: Profile, whole: Treaty | None, named: Span) -> Iterator[Record]:
    """Each protocol that is named with its treaty ("including its original Protocol II")."""
    for found in PROTOCOL.finditer(page.text, named.start, named.end):
        amended = (found["which"] or "").lower() == "amended" or bool(found["after"])
        protocol = protocol_of(page, whole, number=found["number"].upper(), amended=amended)
        span = Span(found.start(), found.end())
        yield from membership(page, protocol, span)


def membership(page: Profile, treaty: Treaty | None, span: Span) -> Iterator[Record]:
    """The claim to be party to a treaty; a warning where no treaty at hand bears that name."""
    words = page.words(span)
    yield Assertion(
        assertion_kind="membership", state=page.state, about=treaty.id if treaty else None,
        text=words, start=span.start, end=span.end,
    )  # fmt: skip
    if treaty is None:
        message = f"no treaty at hand bears the name in {words!r}"
        yield Warned(message=message, start=span.start, end=span.end)


def treaty_in(page: Profile, span: Span) -> Treaty | None:
    """The treaty whose title some words begin with; the longest title that fits wins."""
    words = plain(page.words(span))
    fitting = [
        (len(name), treaty.id)
        for treaty in page.known.treaties.values()
        for name in (plain(treaty.title), plain(treaty.short_title))
        if re.match(re.escape(name) + r"(?![\w’'])", words)
    ]
    return page.known.treaties[max(fitting)[1]] if fitting else None


def protocol_of(
    page: Profile, whole: Treaty | None, *, number: str, amended: bool
) -> Treaty | None:
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


def is_claim(page: Profile, before: Span) -> bool:
    """Whether what stands before "is party to" leaves it a plain claim of the page's own state."""
    words = page.words(before)
    names = re.findall(r"[A-Z][\w’'.-]*(?:\s(?:of\s|and\s|the\s)*[A-Z][\w’'.-]*)*", words)
    told = {page.known.states.find(name) for name in names} - {None}
    return not UNREAL.search(words) and (not told or page.state in told)


def clause_end(text: str, named: Span) -> int:
    """Where the naming of treaties ends and the sentence goes on to something else."""
    end = CLAUSE_END.search(text, named.start, named.end)
    first = PROTOCOL.search(text, named.start, named.end)
    ends = [found.start() for found in (end, first) if found]
    span = text[named.start : min(ends, default=named.end)]
    return named.start + len(re.sub(r"[\s,]*(?:including)?(?:\s(?:its|the))?\s*$", "", span))


def plain(words: str) -> str:
    return re.sub(r"[\s-]+", " ", words).casefold()
