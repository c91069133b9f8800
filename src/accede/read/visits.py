"""One sentence about outreach, taken apart: who went where, when, to whom, what for."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from accede.read.dates import MONTH, WHOLE, whole_day, year_of
from accede.read.page import Page

CAPITALS = r"[A-Z][\w.’'-]*"
NAME = rf"{CAPITALS}(?:[\s-](?:(?:of|the|and|de|la|del|da|d’|al)\s){{0,2}}{CAPITALS})*"
FRAMEWORK = re.compile(
    r"\b(?:in|within)\sthe\s(?:context|framework|margins|frame)\sof\s(?:the\s)?"
    r"(?P<framework>[^:;.]*?)"
    r"(?=,\s(?:the|a|an|his|her|in)\s|,\s[A-Z]|[:;.]|\sto\s(?:discuss|explore|promote|encourage)|$)",
    re.IGNORECASE,
)
VERB = re.compile(
    r"\b(?:(?:has|have|had|also|was|were)\s)*(?P<verb>travell?ed|visited|met|undertook|carried\sout|conducted|paid|"
    r"wrote|sent|held|hosted|organi[sz]ed|addressed|approached|called\son|engaged|briefed|took\splace)\b"
)
PURPOSE = re.compile(
    r"(?:,\s)?\b(?P<purpose>(?:in\sorder\s)?to\s(?:discuss|explore|promote|encourage|present|raise|exchange|invite|call|"
    r"urge|support|share|learn|ask|highlight|brief|advance|consider|talk)\b.*?|with\sa\sview\sto\b.*?)[.\s]*$",
    re.S,
)
PLACE = re.compile(
    r"\b(?:travell?ed\sto|visited|(?:visit|mission|trip|journey)\sto|in|at)\s(?:the\s)?"
    rf"(?P<place>(?!(?:{MONTH})\b){NAME})"
)
OFFICE = re.compile(
    r"President|Envoy|Ambassador|Director|Chair|Coordinator|Committee|Unit|Secretar|Minister|"
    r"Prince|Princess|Union|Campaign|Representative|Delegat|Organi[sz]ation|United Nations|"
    r"\b(?:UN|ISU|ICBL|ICRC)\b"
)
APART = re.compile(
    r",?\s(?:together\swith|along\swith|accompanied\sby|joined\sby|as\swell\sas|and)\s"
)
LEAD = re.compile(
    r"^(?:(?:on|in|during|since|between|from)\s(?:(?:the\s)?[^,]*?)"
    rf"(?:{MONTH}|\d{{4}})[^,]*,\s*|also,?\s|most\srecently,?\s)+",
    re.IGNORECASE,
)
PASSIVE = re.compile(
    r"\b(?:took\splace|w(?:as|ere)\s(?:held|organi[sz]ed|hosted|undertaken|made|paid))\b"
)
BY = re.compile(r"\sby\s(?P<who>(?:the\s)?[A-Z][^,.]*?)(?=\s(?:took|was|were|in|on|to)\s|[,.]|$)")
OPEN_LIST = re.compile(
    r"\b(?:including|such\sas|among\s(?:others|them)|inter\salia|a\snumber\sof)\b", re.I
)
LISTED = re.compile(
    r".*\b(?:including|such\sas)\s(?P<names>.*)"
    r"|.*\b(?:delegations|representatives|officials)\s(?:of|from)\s(?!States\b)(?P<all>.*)",
    re.DOTALL,
)
KINDS = (
    (r"workshop|seminar|conference|briefing", "workshop"),
    (r"\bwrote\b|\bletters?\b", "letter"),
    (r"d[ée]marche", "demarche"),
    (r"\bvisited\b|\b(?:visit|mission)s?\sto\b|\btravell?ed\sto\b(?!.*\b(?:meet|met)\b)", "visit"),
    (
        r"\bm[ee]e?t(?:ings?)?\b|\bcalled\son\b|\bapproached\b|\bengaged\b|\bbriefed\b|\baddressed\b",
        "meeting",
    ),
)


class Visit(NamedTuple):
    """What one sentence tells of an effort to bring states towards the treaty."""

    kind: str
    agents: tuple[str, ...]
    place: str | None
    date: str | None
    year: int | None
    targets: tuple[str, ...]
    framework: str | None
    purpose: str | None
    open_list: bool
    unknown: tuple[str, ...]


def visit_of(page: Page, sentence: str, *, of: str) -> Visit | None:
    """What a sentence tells of outreach; None where nobody with an office does anything.

    Where it names no state as its object, the outreach is to the state `of` the page.
    """
    found = FRAMEWORK.search(sentence)
    told = active(sentence[: found.start()] + sentence[found.end() :] if found else sentence)
    verb = main_verb(told)
    agents = tuple(agents_of(told[: verb.start()])) if verb else ()
    if verb is None or not agents:
        return None
    purpose = PURPOSE.search(told, verb.end())
    act = told[verb.start() : purpose.start() if purpose else len(told)]
    kind = next((kind for words, kind in KINDS if re.search(words, told[verb.start() :])), None)
    targets = tuple(dict.fromkeys(states_in(page, act)))
    year = year_of(WHOLE.sub(lambda day: day["year"], told))
    if kind is None or not (year or targets):
        return None
    return Visit(
        kind=kind, agents=agents, place=place_of(act),
        date=whole_day(told), year=year,
        targets=targets or (of,), framework=found["framework"].strip(" ,") if found else None,
        purpose=purpose["purpose"].strip() if purpose else None,
        open_list=OPEN_LIST.search(act) is not None, unknown=tuple(unknown_in(page, act)),
    )  # fmt: skip


def active(told: str) -> str:
    """A sentence in the passive with its agent first; any other sentence as it is.

    >>> active("A visit to Arvenia by the Envoy took place in 2013.")
    'the Envoy held A visit to Arvenia took place in 2013.'
    """
    agent = BY.search(told) if PASSIVE.search(told) else None
    if agent is None:
        return told
    return f"{agent['who']} held {told[: agent.start()]}{told[agent.end() :]}"


def main_verb(told: str) -> re.Match[str] | None:
    """The verb that says what was done; "took place" only where nothing else does."""
    verbs = list(VERB.finditer(told))
    return next(
        (verb for verb in verbs if verb["verb"] != "took place"), verbs[0] if verbs else None
    )


def agents_of(subject: str) -> Iterator[str]:
    """Who did it, each with the office and name that the page gives.

    >>> list(agents_of("In 2022, the then-President Ada Roe of Arcadia and the Envoy Bo Lim "))
    ['then-President Ada Roe of Arcadia', 'Envoy Bo Lim']
    """
    who = LEAD.sub("", re.split(r"[:;]\s", subject)[-1].strip())
    for part in APART.split(who):
        agent = re.sub(r"^the\s", "", part.strip(" ,"), flags=re.I)
        if OFFICE.search(agent):
            yield agent


def place_of(act: str) -> str | None:
    """The first place that is named as one, without the word before it."""
    found = PLACE.search(act)
    return found["place"].rstrip(".,’'") if found else None


def states_in(page: Page, act: str) -> Iterator[str]:
    """Every state that an act names as its object, in order; parts of longer names do not count."""
    for run in re.finditer(NAME, act):
        yield from states_of_run(page, run[0])


def states_of_run(page: Page, run: str) -> Iterator[str]:
    """The states in a run of capitalised words; the longest name that fits wins."""
    words = run.split(" ")
    start = 0
    while start < len(words):
        for end in range(len(words), start, -1):
            if state := page.known.states.find(" ".join(words[start:end]).strip(".,")):
                yield state
                start = end
                break
        else:
            start += 1


def unknown_in(page: Page, act: str) -> Iterator[str]:
    """The names in a list of delegations met that are no state's: said, but not to be placed."""
    listed = LISTED.match(act)
    names = (listed["names"] or listed["all"]) if listed else ""
    for part in re.split(r",\s(?:and\s)?|\sand\s", names):
        name = re.match(rf"(?:the\s)?({NAME})", part.strip())
        if name and not any(states_of_run(page, name[1])):
            yield name[1]
