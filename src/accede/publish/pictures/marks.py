"""The mark of every standing, choice and role: a letter beside each colour."""

from collections.abc import Callable, Mapping

from accede.ask.results import Cell

Row = Mapping[str, Cell]
Link = Callable[[str], str | None]

STANDINGS = {
    "party": "P",
    "contracting": "C",
    "provisional": "A",
    "signatory": "S",
    "never-joined": "N",
    "withdrawn": "W",
    "disputed": "D",
}
"""The mark of each standing; none is on file where a tile bears no mark."""

CHOICES = {
    "in-favour": "Y",
    "abstaining": "A",
    "against": "N",
    "not-voting": "–",
    "absent": "–",
    "present-not-voting": "–",
}
"""The marks of choices in a vote, as the United Nations prints them."""

ROLES = {"president": "P", "vice-president": "V", "host": "H", "state-party": "S", "observer": "O"}
