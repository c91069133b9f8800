"""Formal acts that running text tells: signed, ratified, acceded, notified, in force since.

An act is told by a verb of the past and a date. What is meant, planned, denied or decided at home
is no act; the day on which an act takes effect is told apart from the day of the act.
"""

import re
from typing import NamedTuple

from accede.read.own_names import is_named, with_plain_names
from accede.read.page import Page, Span
from accede.read.prose_days import MODAL_MAY, WORD, Printed, printed_dates

OBJECT = (
    r"\s(?:up\sto\s)?(?:the\s|this\s)?(?:convention|treaty|agreement|protocol|pact|it)\b"
    rf"(?!\s(?:for|against|concerning|of)\b"
    rf"|\son\s(?!(?:the\s)?(?:\d|sidelines|margins|occasion)|{WORD}|\w+day\b))"
)
DATED = r"(?=\s(?:(?:again|formally)\s)?(?:(?:on|in)\s)?(?:the\s)?(?:\d|[a-z]{3,9}\.?\s\d))"
NOTICE = r"(?:notice|notification|instrument|letter)s?\sof\s(?:its\s|the\s|their\s)?"
DEPOSITED = r"(?:deposited|(?<=,\s)depositing)\s[^.;]{0,40}?\binstruments?\sof\s"
NOTIFIED = (
    rf"(?:submitted|deposited|gave|given|handed\sover|lodged|served|transmitted)\s[^.;]{{0,60}}?"
    rf"\b{NOTICE}(?:withdrawal|denunciation)"
    r"|(?:notified|informed)\s[^.;]{0,120}?\b(?:withdr\w+|denounc\w+|denunciation)"
    rf"|denounced{OBJECT}"
)
ACTS = (
    ("withdrawal", NOTIFIED),
    ("ratification", rf"{DEPOSITED}ratification|ratified(?:{OBJECT}|{DATED})"),
    ("accession", rf"{DEPOSITED}accession|acceded(?:\sto{OBJECT}|{DATED})"),
    ("acceptance", rf"{DEPOSITED}acceptance"),
    ("approval", rf"{DEPOSITED}approval"),
    ("succession", rf"{DEPOSITED}succession|succeeded\sto{OBJECT}"),
    ("signature", rf"signed(?:{OBJECT}|{DATED})"),
)
"""The acts of the vocabulary, and the words of the past that tell them."""

ACT = re.compile(
    "|".join(rf"(?P<a{number}>\b(?:{form}))" for number, (_, form) in enumerate(ACTS)),
    re.IGNORECASE,
)
EFFECT = re.compile(
    r"\beffective(?=\s(?:from\s|on\s|as\sof\s)?(?:\d|[A-Z][a-z]+\s\d))"
    r"|\b(?:(?:enter(?:s|ed)?|c(?:omes?|ame))\sinto\s(?:force|effect)|t(?:akes?|ook)\seffect"
    r"|becom(?:es?)\seffective|became\seffective|bec(?:ame|omes?|oming)\s(?:a\s|an\s|the\s)?(?:\S+\s)?"
    r"(?:full\s)?(?:states?\s)?part(?:y|ies)|(?:is|was)\sbound\s(?:by\s\w+\s\w+\s)?(?:from|as\sof)"
    r"|state\sparty\ssince)\b",
    re.IGNORECASE,
)
OF_ONE = re.compile(
    r"\b(?i:withdrawals?|denunciation|accessions?|ratification|notice|exit|departure|membership|it|which|"
    r"step|move|act|party)\b|\bfor\s(?:the\s)?[A-Z]|\bfor\s(?:it|the\scountry)\b|^effective\b|\b(?i:state\sparty)\b",
)
UNDONE = re.compile(
    r"\b(?:false\b|untrue\b|hoax\b|denied\b|rumou?rs?\b|reports?\sthat\b|revok|rescind|cancel|annul|retract|t(?:ook|aken)\sback|withdr(?:ew|awn|awing|aw|aws)\s"
    r"(?:its|the|their)\s(?:\w+\s)?(?:notice|notif|withdrawal|denunc|instrument|signature))",
    re.IGNORECASE,
)
"""What takes an act back, and is not that act."""
TELLING = re.compile(
    r"signed|ratif|acced|deposit|notif|inform|denounc|succeed|submitted|gave|given|handed|lodged|"
    r"served|transmitted|into\s|effect|part(?:y|ies)\b|bound",
    re.IGNORECASE,
)
"""What every clause has that tells an act or its effect."""
WITHDRAWAL = re.compile(r"withdr|denunc|exit|departure|leav", re.IGNORECASE)
CONSENT = re.compile(r"part(?:y|ies)\b|access|ratif|consent|bound|into\sforce", re.IGNORECASE)
OTHER = re.compile(
    r"\b(?:convention|treaty|agreement|protocol|covenant)\s"
    rf"(?:on\s(?!(?:the\s)?(?:\d|sidelines|margins|occasion)|{WORD}|\w+day\b)|for\s(?:the\s)?(?:prohibition|protection)|against\s)",
    re.IGNORECASE,
)
NOT_DONE = re.compile(
    r"\b(?:not|never|nor|no|neither|yet|without|would|will|"
    rf"{MODAL_MAY}|"
    r"might|could|should|if|once|whether|almost|nearly|allegedly|falsely|"
    r"until|before|unless|plans?|intends?|intention|urged?|considering|having)\b(?!\sonly)",
    re.IGNORECASE,
)


class ToldAct(NamedTuple):
    """What a clause tells of an act: its kind, its date; or the day on which one takes effect.

    `of_withdrawal` says of a day of effect whose it is; None where only a pronoun says it.
    """

    action: str | None
    when: Printed | None
    verb: int
    of_withdrawal: bool | None = False

    @property
    def is_effect(self) -> bool:
        """Whether only the day of effect is told."""
        return self.action is None


def act_told(page: Page, clause: Span) -> ToldAct | None:
    """The act that a clause tells, or the day of its effect; None where it tells neither."""
    words = page.words(clause)
    if not TELLING.search(words) or UNDONE.search(words):
        return None
    plain = with_plain_names(page, words)
    act, effect = ACT.search(plain), EFFECT.search(plain)
    if effect and not (act and act.start() < effect.start()):
        is_of_one = OF_ONE.search(words) or "party" in effect[0].lower()
        done = NOT_DONE.search(plain[: effect.start()].replace("will", ""))
        leaves = True if WITHDRAWAL.search(words) else False if CONSENT.search(words) else None
        told = ToldAct(None, date_of(words), effect.start(), of_withdrawal=leaves)
        return told if is_of_one and not done else None
    if act is None or NOT_DONE.search(plain[: act.start()]):
        return None
    action = ACTS[int(str(act.lastgroup)[1:])][0]
    return ToldAct(action, date_of(words), act.start())


def date_of(words: str) -> Printed | None:
    """The one date of a clause; of several the one that stands behind its verb's object."""
    dates = list(printed_dates(words))
    return dates[0] if len(dates) == 1 else None


def is_about_another(page: Page, words: str) -> bool:
    """Whether some words name another treaty than the page's, at hand or not."""
    if OTHER.search(with_plain_names(page, words)):
        return True
    others = (
        treaty for treaty in page.known.treaties.values()
        if treaty.id != page.treaty and (treaty.title in words or treaty.short_title in words)
    )  # fmt: skip
    return any(others) and not is_named(page, words)
