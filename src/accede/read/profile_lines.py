"""The lines that every profile of a state has: navigation, boilerplate, headings, captions."""

import re
from collections.abc import Iterator

from accede.model.records import Assertion, Ignored, Record
from accede.read.page import Page, Profile, Span, lines, trimmed
from accede.read.whose_page import SNAPSHOTS, heading

NAVIGATION = (
    r"(?:[«<←]\s*)?(?:back(?:\sto\s[\w\s]{1,20})?|print(?:\spage)?|share(?:\s.{0,30})?|menu|search|"
    r"skip\sto\s(?:main\s)?content|next|previous|home(?:\s*[>/»|].*)?|"
    r"(?:fran[cç]ais|español|english|[|/\s])+)"
)
LEFT_ASIDE = (
    ("navigation", NAVIGATION),
    ("boilerplate", r"many\sstates?\snot\sparty\s(?:acknowledge|recogni[sz]e|support|share)\b.*"),
    ("boilerplate", r"this\spage\spresents\sthe\s(?:latest\s)?information\b.*"),
    ("boilerplate", r"the\sinformation\sis\s(?:largely\s)?drawn\sfrom\b.*"),
    ("heading", r"(?:latest|recent)\s(?:views|news|updates|developments)(?:\sand\s\w+)?:?"),
    ("caption", r".{0,80}\bon\sflickr\.?"),
)
PREAMBLE = re.compile(
    r"since\s\d{4},?\s(?>.*?\bgeneral\sassembly\shas\s).*\bresolution", re.IGNORECASE | re.DOTALL
)
SUBJECT = re.compile(
    r"(?P<when>(?:since|in|on|during)\s[^,.:;]{1,30},\s)?(?:the\s)?(?P<who>states?\snot\sparty|it|[^,.:;]{1,60}?)\s"
    r"(?=(?:ha[sd]|have|did|does|was|is|also|regularly|never|not|most|participated|attended|took|"
    r"voted|abstained|indicated|stated|said)\b)",
    re.IGNORECASE,
)
LONGEST_HEADING = 160
HEADINGS = (
    (
        "votes",
        (
            r"(?:.*\bvot(?:ed|ing|es?)\b.*\b(?:as\sfollows|following|records?|history)\b|votes?|voting)"
            r"[^.]{0,40}"
        ),
    ),
    (
        "statements",
        (
            r".{0,60}\b(?:indicated|stated|said|expressed|declared|noted|explained|reiterated|affirmed)"
            r"(?:\s(?:the\sfollowing|as\sfollows|that))?(?:\s(?:views?|positions?))?"
            r"|(?:[\w’]+\s){0,4}(?:views|statements?|positions?)(?:\s(?:of|on|by)\s[^.\d]{1,40})?"
        ),
    ),
    ("visits", r"(?:outreach|universali[sz]ation|visits?|activities)(?:\s[^\W\d]+){0,4}"),
)
CAPTION = re.compile(r"[^.\n]{0,120}\bon\sFlickr\.\s", re.IGNORECASE)
NO_STATEMENT = re.compile(
    r"\b(?:no|not|never|without)\b[^.;]{0,40}\b(?:official|public|formal|recent)?\s?"
    r"(?:statements?|positions?|views?)\b",
    re.IGNORECASE,
)


def items(text: str) -> Iterator[Span]:
    """Every line of a page, a caption cut from what is told behind it in the same line."""
    for line in lines(text):
        caption = CAPTION.match(text, line.start, line.end)
        if caption and caption.end() < line.end:
            yield trimmed(text, line.start, caption.end())
            yield trimmed(text, caption.end(), line.end)
        else:
            yield line


def ignored(page: Profile, line: Span) -> Iterator[Record]:
    """A line left aside by name; nothing for a line that says something of the state."""
    words = page.words(line)
    why = next((why for why, form in LEFT_ASIDE if re.fullmatch(form, words, re.I | re.S)), None)
    if PREAMBLE.match(words):
        yield from preamble(page, line)
        why = "boilerplate"
    elif SNAPSHOTS.search(words):
        why = "caption"
    elif heading(words, known=page.known):
        why = "heading"
    if why:
        yield Ignored(why=why, start=line.start, end=line.end)


def preamble(page: Page, line: Span) -> Iterator[Record]:
    """What the paragraph on the yearly resolution says of its series: since when it is adopted."""
    series = page.known.resolution_series(page.treaty)
    if series and not page.stops_short(line):
        yield Assertion(
            assertion_kind="trend", about=series.id, text=page.words(line),
            start=line.start, end=line.end,
        )  # fmt: skip


def section_of(words: str) -> str | None:
    """What the lines under a heading are about; None for a line that is no heading.

    >>> section_of("The State not party has indicated,"), section_of("Abstained - 2018")
    ('statements', None)
    """
    if len(words) > LONGEST_HEADING:
        return None
    bare = words.rstrip(" ,:")
    return next((name for name, form in HEADINGS if re.fullmatch(form, bare, re.I)), None)


def is_of_another(page: Profile, words: str) -> bool:
    """Whether a line begins with another state than the page's: nothing in it is the page's."""
    subject = SUBJECT.match(words)
    who = page.known.states.find(subject["who"]) if subject else None
    return who is not None and who != page.state


def own_subject(page: Profile, words: str) -> re.Match[str] | None:
    """The subject of a sentence, and when, where the subject is the page's state; else None.

    A subject is "The State not party", "It", or a name of the state.
    """
    subject = SUBJECT.match(words)
    if subject is None:
        return None
    plain = re.fullmatch(r"it|states?\snot\sparty", subject["who"], re.IGNORECASE)
    return subject if plain or page.known.states.find(subject["who"]) == page.state else None


def without_subject(page: Profile, words: str) -> str:
    """A sentence on the page's state with only its when and its predicate; any other as it is."""
    subject = own_subject(page, words)
    return (subject["when"] or "") + words[subject.end() :] if subject else words
