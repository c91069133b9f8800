"""What is known before a document is read: states, meetings, resolutions, a treaty's marks.

Lookups come from records at hand, the bundled ones and the dataset's own. What is not certain is
None: a reader then says so and guesses nothing.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from msgspec.structs import replace

from accede.errors import SourceError
from accede.model.records import Document, Meeting, Record, Resolution, Series, Treaty
from accede.read.meetings import MeetingNames
from accede.read.states import StateNames

Kind = TypeVar("Kind", bound=Record)

GAP = r"[\s\u00ad\u2010-\u2015-]*"


class Known:
    """Lookups over the records at hand."""

    def __init__(
        self, records: Iterable[Record], page_marks: Mapping[str, tuple[str, ...]]
    ) -> None:
        kept = tuple(records)
        self.states = StateNames.of(kept)
        self.treaties = {treaty.id: treaty for treaty in of_kind(kept, Treaty)}
        self.series = by_id(of_kind(kept, Series))
        self.documents = {document.id: document for document in of_kind(kept, Document)}
        self.meetings = {meeting.id: meeting for meeting in of_kind(kept, Meeting)}
        self._meetings = MeetingNames(of_kind(kept, Meeting), self.series)
        self._resolutions = tuple(dict.fromkeys(of_kind(kept, Resolution)))
        self._symbols = by_symbol(self._resolutions)
        self._sessions = by_session(self._resolutions)
        self._marks = {treaty: pattern(marks) for treaty, marks in page_marks.items() if marks}

    @classmethod
    def of(
        cls,
        records: Iterable[Record],
        page_marks: Mapping[str, tuple[str, ...]] | None = None,
    ) -> "Known":
        """The lookups that some records allow, with each treaty's marks on a page."""
        return cls(records, page_marks or {})

    def meeting(self, words: str, *, treaty: str, year: int | None = None) -> Meeting | None:
        """The meeting of a treaty that some words name, in a year where one is given.

        Words are a code (2MSP, 1RevCon, IM2022), an ordinal ("First Review Conference"), a name
        or another name ("Nairobi Summit"). A year that is not the meeting's gives None.
        """
        return self._meetings.find(words, treaty=treaty, year=year)

    def meetings_of(self, treaty: str) -> Iterator[Meeting]:
        """The meetings at hand of a treaty, formal or not."""
        for meeting in self.meetings.values():
            line = self.series.get(meeting.series)
            if line and line.treaty == treaty:
                yield meeting

    def resolution_series(self, treaty: str) -> Series | None:
        """The series of resolutions on a treaty, where it has exactly one."""
        found = [
            series
            for series in self.series.values()
            if series.treaty == treaty and series.of_kind == "resolution"
        ]
        return found[0] if len(found) == 1 else None

    def series_titled(self, title: str) -> str | None:
        """The series whose pattern a resolution's title matches, where exactly one does."""
        found = [series for series, pattern in self._titles.items() if pattern.search(title)]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _titles(self) -> dict[str, re.Pattern[str]]:
        """The patterns of titles, by series."""
        return {
            series.id: re.compile(series.title_pattern, re.IGNORECASE)
            for series in self.series.values()
            if series.title_pattern
        }

    def resolution(self, *, series: str, session: int) -> Resolution | None:
        """The resolution of a series that one session adopted, where there is exactly one."""
        return sole(self._sessions.get((series, session), ()))

    def symbol(self, printed: str) -> Resolution | None:
        """The resolution that bears a symbol, however it is printed ("51/45S", "68/30")."""
        return sole(self._symbols.get(bare_symbol(printed), ()))

    def treaty_of(self, text: str, *, where: object) -> str:
        """The treaty whose marks stand most often in a text; a tie or none is an error."""
        folded = text.casefold()
        counts = Counter({code: len(mark.findall(folded)) for code, mark in self._marks.items()})
        ranked = [(code, n) for code, n in counts.most_common() if n]
        if not ranked:
            raise SourceError(where, "no treaty's marks stand on this page", "pass --treaty")
        first = [code for code, n in ranked if n == ranked[0][1]]
        if len(first) > 1:
            found = f"the marks of {' and '.join(sorted(first))} stand here equally often"
            raise SourceError(where, found, "pass --treaty")
        return first[0]


def of_kind(records: Iterable[Record], kind: type[Kind]) -> Iterator[Kind]:
    """The records of one kind."""
    return (record for record in records if isinstance(record, kind))


def by_id(rows: Iterable[Series]) -> dict[str, Series]:
    """Series by their id; what one row leaves open a further row of another dataset may say."""
    found: dict[str, Series] = {}
    for row in rows:
        before = found.get(row.id, row)
        found[row.id] = replace(before, treaty=before.treaty or row.treaty)
    return found


def sole(found: Iterable[Resolution]) -> Resolution | None:
    """The one resolution found, or None when there is none or rows name several."""
    rows = tuple(found)
    return rows[0] if len({row.symbols[:1] for row in rows}) == 1 else None


def bare_symbol(printed: str) -> str:
    """A symbol without blanks, in capitals, with the Assembly's prefix where none is printed.

    >>> bare_symbol("51/45 s"), bare_symbol("A/C.1/78/L.20")
    ('A/RES/51/45S', 'A/C.1/78/L.20')
    """
    symbol = re.sub(r"\s+", "", printed).upper()
    return f"A/RES/{symbol}" if re.match(r"\d+/", symbol) else symbol


def by_symbol(resolutions: Iterable[Resolution]) -> Mapping[str, list[Resolution]]:
    """Resolutions by each symbol they ever bore."""
    index: defaultdict[str, list[Resolution]] = defaultdict(list)
    for resolution in resolutions:
        for symbol in resolution.symbols:
            index[bare_symbol(symbol)].append(resolution)
    return index


def by_session(
    resolutions: Iterable[Resolution],
) -> Mapping[tuple[str, int], list[Resolution]]:
    """Resolutions by series and session."""
    index: defaultdict[tuple[str, int], list[Resolution]] = defaultdict(list)
    for resolution in resolutions:
        if resolution.series and resolution.session:
            index[resolution.series, resolution.session].append(resolution)
    return index


def pattern(marks: Iterable[str]) -> re.Pattern[str]:
    """What finds any of a treaty's marks, whatever the blanks and hyphens between its words."""
    words = (re.split(r"[\s-]+", mark.casefold().strip()) for mark in marks)
    whole = sorted({GAP.join(map(re.escape, mark)) for mark in words}, key=lambda mark: -len(mark))
    return re.compile(r"\b(?:" + "|".join(whole) + ")")
