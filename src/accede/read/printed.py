"""A record as `accede read` prints it: its kind, what it says, then where it stands."""

import msgspec

from accede.model.records import Record

PLACE = ("start", "end", "line", "field")
BESIDE = ("source", "locator", "verified", "note", "phrase", "passage_sha256")


def printed(record: Record) -> str:
    """One JSON object on one line; what every record has comes last, and only where it is given.

    >>> from accede.model.records import Ignored
    >>> printed(Ignored(why="navigation", start=0, end=4))
    '{"kind":"ignored","why":"navigation","start":0,"end":4}'
    """
    whole: dict[str, object] = msgspec.to_builtins(record)
    apart = {name: whole.pop(name) for name in (*PLACE, *BESIDE)}
    given = {name: value for name, value in apart.items() if value is not None}
    return msgspec.json.encode(whole | given).decode()
