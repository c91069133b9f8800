"""Spellings of one name made alike, so that they can be compared.

Case, accents, apostrophes, the article, "St." and "&" say nothing about which state is meant, so
they go. Letters of other scripts stay what they are: a Cyrillic "А" is never a Latin "A". A comma
or a bracket stays too, for "Guinea, Bissau" may be a list: only "Korea, Republic of" is turned
round.
"""

import re
import unicodedata
from collections.abc import Iterator

LONGEST = 200
"""No state's name has more letters; what is longer is no name."""

INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF))
APOSTROPHES = dict.fromkeys(map(ord, "'’‘‛`´ʼʻʹ′＇"), "'")
HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
MARKS = INVISIBLE | APOSTROPHES | HYPHENS
LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
WORDS = {"st": "saint", "rep": "republic", "dem": "democratic", "&": "and"}

BROKEN = re.compile(r"(?<=\w)-\s*\n\s*(?=\w)")
INITIALS = re.compile(r"\b(?:[a-z]\.\s?){2,}")
BRACKETED = re.compile(r"[,(\[]\s*([^,()\[\]]*)[)\]]?\s*$")
BEFORE_VOWEL = re.compile(r"\bd['\s]\s*(?=[aeiouh])")
TOKEN = re.compile(r"[^\W_]+|[^\w\s.-]|_")


def forms(name: str) -> tuple[str, ...]:
    """The comparable forms of a name, its own first, then those turned round at comma or bracket.

    >>> forms("Korea, Republic of")
    ('korea , republic of', 'republic of korea')
    >>> forms("CÔTE D’IVOIRE")
    ('cote divoire',)
    """
    if not 0 < len(name) <= LONGEST:
        return ()
    alike = BROKEN.sub("-\n", unicodedata.normalize("NFC", name).translate(MARKS))
    joined = {alike.replace("-\n", "-"), alike.replace("-\n", "")}
    every = (form for words in sorted(joined) for form in turned(plain(words)))
    return tuple(dict.fromkeys(form for form in every if form))


def plain(name: str) -> str:
    """A name in small Latin letters, without accents, apostrophes and articles."""
    bare = unicodedata.normalize(
        "NFKD", unicodedata.normalize("NFKC", name.translate(MARKS)).casefold()
    )
    latin = "".join(sign for sign in bare if not unicodedata.combining(sign)).translate(LETTERS)
    latin = BEFORE_VOWEL.sub("d", latin).replace("'", "")
    latin = INITIALS.sub(lambda found: re.sub(r"[.\s]", "", found[0]) + " ", latin)
    latin = BRACKETED.sub(r" , \1", latin.strip(" .,"))
    words = (WORDS.get(word, word) for word in TOKEN.findall(latin))
    return " ".join(word for word in words if word != "the").strip(" ,")


def turned(name: str) -> Iterator[str]:
    """A plain name, and what it says when its last qualifier is put in front."""
    yield name
    head, comma, qualifier = name.rpartition(" , ")
    if comma and qualifier:
        yield f"{qualifier} {head}"
        if not qualifier.endswith(" of"):
            yield f"{qualifier} of {head}"


def without_and(name: str) -> str | None:
    """A plain name without its "and" ("bosnia herzegovina"), where it has one inside."""
    return name.replace(" and ", " ") if " and " in name else None


def mended(name: str) -> str | None:
    """A name whose UTF-8 was once read as Latin-1 or Windows-1252, read rightly; else None.

    Only what decodes to the last byte counts, so nothing is guessed.

    >>> mended("TÃ¼rkiye")
    'Türkiye'
    >>> mended("Türkiye")
    """
    if name.isascii() or len(name) > LONGEST:
        return None
    try:
        return b"".join(map(single_byte, name)).decode("utf-8")
    except UnicodeError:
        return None


def single_byte(sign: str) -> bytes:
    """The byte that Windows-1252 shows as this sign, or Latin-1 where that has none."""
    try:
        return sign.encode("cp1252")
    except UnicodeEncodeError:
        return sign.encode("latin-1")
