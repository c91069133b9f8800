"""What became of a text: how much of it went into records, was ignored, or was not understood."""

from collections import Counter
from collections.abc import Iterable

from accede.model.records import Ignored, Record, Text, Unread, Warned


def shares(read: Iterable[Record]) -> dict[str, float]:
    """The shares of a text's non-blank characters in records, ignored, unread, and in none."""
    read = list(read)
    text = next((record.text for record in read if isinstance(record, Text)), "")
    place = {"records": 1, "ignored": 2, "unread": 3}
    found = bytearray(len(text))
    for record in sorted(read, key=lambda one: -place[_share(one)]):
        if record.start is not None and record.end is not None and not isinstance(record, Warned):
            span = record.end - record.start
            found[record.start : record.end] = bytes([place[_share(record)]]) * span
    solid = [found[i] for i, character in enumerate(text) if not character.isspace()]
    counted = Counter(solid)
    whole = len(solid) or 1
    names = {**place, "unaccounted": 0}
    return {name: round(counted[code] / whole, 4) for name, code in names.items()}


def _share(record: Record) -> str:
    if isinstance(record, Ignored):
        return "ignored"
    return "unread" if isinstance(record, Unread) else "records"
