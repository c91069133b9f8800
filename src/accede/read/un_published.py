"""One resolution as the United Nations publishes it, a line of JSON: its fields and their forms."""

from datetime import date

from msgspec import Struct, field

from accede.read.dates import whole_day
from accede.read.xml_text import collapsed

CHOICES = ("in_favour", "against", "abstaining")
METHODS = {"By a recorded vote": "recorded-vote", "Without a vote": "without-a-vote"}
THESAURUS = "UNBIS Thesaurus"


class Line(Struct, frozen=True, kw_only=True):
    """One line as it is published; what a build does not use is left aside."""

    symbol: str
    title: str
    adoption_date: str
    adoption_type: str
    committee: str
    originating_document: str
    pv: str
    in_favour_count: str = field(name="MS_in_favour_count")
    against_count: str = field(name="MS_against_count")
    abstaining_count: str = field(name="MS_abstaining_count")
    in_favour: tuple[str, ...] = field(name="MS_in_favour")
    against: tuple[str, ...] = field(name="MS_against")
    abstaining: tuple[str, ...] = field(name="MS_abstaining")
    sponsors: tuple[str, ...] = ()
    additional_sponsors: tuple[str, ...] = ()
    subjects: tuple[tuple[str, str], ...] = ()


def stated_in(line: Line) -> dict[str, int]:
    """The totals that a line states, by choice."""
    counts = {choice: getattr(line, f"{choice}_count").strip() for choice in CHOICES}
    return {choice: int(count) for choice, count in counts.items() if count.isdecimal()}


def day_of(printed: str) -> date | None:
    """The day of adoption, in any of the forms in which it is printed."""
    words = collapsed(printed).removesuffix(" 00:00:00")
    try:
        return date.fromisoformat(whole_day(words) or words)
    except ValueError:
        return None
