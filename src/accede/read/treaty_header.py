"""The heading of a treaty table: which column names the states, which hold acts, and which acts.

A heading declares the letters of its column: "Ratification, Accession(a), Acceptance(A)". A letter
always means what the depositary's own legend says (`terms.CODES`), and its case counts.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from accede.errors import SourceError
from accede.model.records import Treaty
from accede.model.terms import CODES

Holds = Literal["participant", "acts", "letters", "effects", "remarks"]

LETTERS = CODES["untcSuffix"]
SUCCESSION_TO_SIGNATURE = "succession-to-signature"

PARTICIPANT = re.compile(
    r"participants?|participantes?|states?|stat[eo]s? part(?:y|ies)|countr(?:y|ies)|part(?:y|ies)"
    r"|etats?(?: parties)?|pays|estados?(?: partes?)?|pais(?:es)?|states? or organi[sz]ations?"
    r"|name|state name|country name|participantes?|teilnehmer|vertragsstaate?n?|staat|stato|stati"
    r"|участник[и]?|государств[оа]",
)
ACTIONS = (
    (r"succession to (?:the )?signature|succession a la signature", SUCCESSION_TO_SIGNATURE),
    (r"definitive signature|signature definitive|firma definitiva", "definitive-signature"),
    (r"signature|signed|firma|assinatura|unterzeichnung|подписание|date of signature", "signature"),
    (r"ratif\w+|ратификация", "ratification"),
    (r"access\w+|acced\w+|adhesion|adesao|adesione|beitritt|присоединение", "accession"),
    (r"accept\w+|acceptation|aceptacion|aceitacao|annahme|accettazione|принятие", "acceptance"),
    (
        r"approv\w+|approbation|aprobacion|aprovacao|genehmigung|approvazione|утверждение",
        "approval",
    ),
    (
        r"provisional app\w+|application provisoire|aplicacion provisional",
        "provisional-application",
    ),
    (r"consent(?: to be bound)?|consentement|consentimiento", "consent-to-protocol"),
    (r"success?\w+|suces\w+|nachfolge|правопреемство", "succession"),
    (r"withdrawals?|denunciations?|retrait|denuncia|retiro", "withdrawal"),
)
PLAIN_COLUMNS: dict[Holds, re.Pattern[str]] = {
    "participant": PARTICIPANT,
    "effects": re.compile(
        r".*(?:entry into force|entree en vigueur|entrada en vigor|entrada em vigor|inkrafttreten"
        r"|effective|(?:date|day) of effect).*"
    ),
    "letters": re.compile(
        r"(?:(?:ratification|consent|act|action|instrument) )?"
        r"(?:type|code|letter|kind|mode|suffix|form|action|nature)s?(?: of .*)?"
    ),
    "acts": re.compile(r"(?:date(?: of)?)?\s?(?:deposit|date|instrument|consent)s?(?: date)?"),
}
"""Columns told by the whole of their heading; days of deposit have their letters beside them."""

PROTOCOL = re.compile(
    r"(?P<amended>amended )?protocol (?P<number>[ivx]+|\d+)(?P<after> as amended)?"
)
PART = re.compile(r"(?P<name>[^(),;/]+?)\s*(?:\((?P<letter>[A-Za-z]{1,2})\))?\s*(?:[,;/]|$)")
MARK = re.compile(r"[\s,]*(?:\[\d{1,2}\]|[¹²³⁰⁴-⁹]+|(?<=[^\d\s])\d{1,2}|\s\d{1,2}|\*+)$")


class ActColumn(Struct, frozen=True, kw_only=True):
    """A column of a treaty table, what its cells tell, and by which letters."""

    place: int
    heading: str
    holds: Holds
    treaty: str = ""
    declared: tuple[str, ...] = ()
    bare: str | None = None

    @property
    def is_of_signatures(self) -> bool:
        """Whether signatures stand here: a `d` is then a succession to a signature."""
        return self.bare == "signature"


Columns = tuple[ActColumn, ...]

MOST_COLUMNS = 200
"""No table of acts has nearly as many; a row of more is none, and is not looked at."""


def columns_of(
    row: Sequence[str], *, treaty: str, treaties: Mapping[str, Treaty], where: object
) -> Columns | None:
    """The columns of a row that is a treaty table's header; None for any other row."""
    if len(row) > MOST_COLUMNS:
        return None
    columns = tuple(
        column_of(place, heading, treaty=treaty, treaties=treaties, where=where)
        for place, heading in enumerate(row)
    )
    held = [column.holds for column in columns]
    return columns if held.count("participant") == 1 and "acts" in held else None


def column_of(
    place: int, heading: str, *, treaty: str, treaties: Mapping[str, Treaty], where: object
) -> ActColumn:
    """One column, by the words and letters of its heading."""
    words = folded(MARK.sub("", heading.strip()))
    protocol = protocol_of(words, treaty=treaty, treaties=treaties)
    declared = dict(letters_of(heading, where=where))
    if PLAIN_COLUMNS["letters"].fullmatch(words) and not any(declared.values()):
        declared = {}
    column = ActColumn(place=place, heading=heading, holds="remarks", treaty=treaty)
    if protocol:
        return replace(column, holds="acts", treaty=protocol, bare="consent-to-protocol")
    if declared and not PLAIN_COLUMNS["effects"].fullmatch(words):
        letters = tuple(letter for several in declared.values() for letter in several)
        return replace(column, holds="acts", declared=letters, bare=bare_of(declared))
    held = (holds for holds, form in PLAIN_COLUMNS.items() if form.fullmatch(words))
    return replace(column, holds=next(held, "remarks"))


def letters_of(heading: str, *, where: object) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The kinds of act that a heading names, each with the letter it declares for it.

    Raises SourceError where a heading gives a letter another meaning than the depositary does.
    """
    for part in PART.finditer(MARK.sub("", heading.strip())):
        action, letter = action_of(part["name"]), part["letter"]
        if action is None:
            continue
        meant = LETTERS.get(letter or "")
        if letter and action not in (meant, SUCCESSION_TO_SIGNATURE):
            found = f"{part[0].strip(' ,;/')!r}, where ({letter}) is {meant or 'no letter of acts'}"
            legend = ", ".join(f"{sign} {kind}" for sign, kind in LETTERS.items() if sign)
            raise SourceError(where, found, f"give the depositary's letters: {legend}")
        yield action, (letter,) if letter else ()


def bare_of(declared: Mapping[str, tuple[str, ...]]) -> str | None:
    """The act that a day without a letter tells; None where a column leaves it open."""
    bare = [action for action, letters in declared.items() if not letters]
    if LETTERS[""] in bare:
        return LETTERS[""]
    sole = bare or list(declared)
    return sole[0] if len(sole) == 1 else None


def action_of(words: str) -> str | None:
    """The kind of act that some words name.

    >>> action_of("Consent to be bound"), action_of("Provisional application under article 23")
    ('consent-to-protocol', 'provisional-application')
    """
    plain = folded(words)
    return next((action for form, action in ACTIONS if re.match(rf"(?:{form})\b", plain)), None)


def protocol_of(words: str, *, treaty: str, treaties: Mapping[str, Treaty]) -> str | None:
    """The protocol to a treaty that a heading names by its number ("Protocol II")."""
    named = PROTOCOL.fullmatch(words)
    if named is None:
        return None
    amended = bool(named["amended"] or named["after"])
    found = [
        one.id
        for one in treaties.values()
        if one.part_of == treaty
        and re.search(rf"\bprotocol {named['number']}\b", folded(f"{one.title} {one.short_title}"))
        and amended == ("amended" in folded(f"{one.title} {one.short_title}"))
    ]
    return found[0] if len(found) == 1 else None


def folded(words: str) -> str:
    """Words in small letters, without accents and with single blanks."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return re.sub(r"\s+", " ", re.sub(r"\([a-z]{1,2}\)", " ", plain)).strip(" .:")
