"""A dataset of an invented world with hostile words in every field that takes words.

Everything else in it is as it should be, so that what is built from it has every kind of page.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

LABELS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</title></style></textarea></noscript><svg onload=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)' autofocus onfocus='alert(1)",
    "javascript:alert(1)",
    "<svg><animate onbegin=alert(1) attributeName=x /></svg>",
    '<a xlink:href="javascript:alert(1)"><text>x</text></a>',
    "\u202egnp.exe\u202c \u2066<b onclick=alert(1)>",
    '=HYPERLINK("javascript:alert(1)","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "{{ 7 * 7 }}{% include 'x' %}${7*7}",
    '<!--<script>]]>--><iframe srcdoc="<script>alert(1)</script>">',
    "\\u003c/script\\u003e \u2028 \u0130<base href=//x><meta http-equiv=refresh content=0>",
)
"""Words that would run, be drawn, be computed or turn the line around, were they not only words."""

SOURCE = {"verified": "partly"}
Row = dict[str, object]


def hostile_world(folder: Path) -> Path:
    """The dataset's file, with its tables beside it."""
    folder.mkdir(parents=True)
    for kind, rows in _tables().items():
        _write(folder / f"{kind}.csv", rows)
    file = folder / "dataset.toml"
    title = LABELS[0]
    file.write_text(f"[dataset]\nid = 'hostile'\ntitle = '{title}'\nlicence = '{title}'\n", "utf-8")
    return file


def code(place: int) -> str:
    """The code of the state whose words are those of a label."""
    return f"XH{chr(ord('A') + place)}"


def _write(path: Path, rows: list[Row]) -> None:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _tables() -> dict[str, list[Row]]:
    """The rows of every table, one or more for each label."""
    tables: dict[str, list[Row]] = {}
    for place, label in enumerate(LABELS):
        for kind, row in _rows(place, label):
            tables.setdefault(kind, []).append(row)
    return tables


def _rows(place: int, label: str) -> Iterator[tuple[str, Row]]:
    """The rows whose words are those of one label."""
    state, document, treaty = code(place), f"hostile-{place}", f"hostile{place}"
    told: Row = {"source": document, "note": label, **SOURCE}
    words = ("title", "publisher", "url", "document_kind", "licence", "note")
    source: Row = {"id": document, "date": "2024", "language": "en", "rank": 1}
    yield "document", source | dict.fromkeys(words, label)
    names = {"name": label, "formal_name": f"Republic of {label}"}
    yield "state", {"id": state, **names, "un_status": "member", "source": document, "note": label}
    yield "treaty", _treaty(treaty, label) | told
    yield "coverage", _coverage(place) | {"from": "2010-06-01", "complete": "yes"} | told
    yield from _series(place, label, told)
    for action, day in (("signature", "2010-06-01"), ("ratification", "2011-01-20")):
        act: Row = {"state": state, "treaty": "hostile0", "action": action, "date": day}
        yield "treaty-action", act | {"name_as_recorded": label} | told
    yield from _said(place, label, told)
    yield from _done(place, label, told)


def _coverage(place: int) -> Row:
    """What is complete: the acts of the first treaty, so that the site is about it; attendance."""
    whole: Row = {"treaty": "hostile0", "complete_to": "2024-03-01"}
    if place == 0:
        return whole | {"of_kind": "treaty-action"}
    return whole | {"of_kind": "participation", "state": code(place)}


def _treaty(treaty: str, label: str) -> Row:
    return {
        "id": treaty,
        "title": label,
        "short_title": f"{label} {treaty}",
        "adopted_place": label,
        "adopted": "2010-05-14",
        "signature_from": "2010-06-01",
        "depositary": label,
        "entry_into_force": "2011-09-01",
        "eif_general": label,
        "articles": label,
        "eif_state_rule": "first-day-of-month-6-after-deposit",
        "withdrawal_conditions": label,
        "eif_state_from": "after-threshold",
        "withdrawal_notice": "months:6",
    }


def _series(place: int, label: str, told: Row) -> Iterator[tuple[str, Row]]:
    """A series of meetings and one of resolutions, each with one in it."""
    symbol, state = f"A/RES/70/{900 + place}", code(place)
    line: Row = {"treaty": "hostile0", "title": label, "frequency": label} | told
    yield "series", {"id": f"hostile-msp-{place}", "of_kind": "meeting"} | line
    yield "series", {"id": f"hostile-ga-{place}", "of_kind": "resolution"} | line
    meeting = {"id": f"hostile0/{place + 1}MSP", "series": f"hostile-msp-{place}", "name": label}
    day = {"year": 2015, "from": "2015-05-04", "until": "2015-05-08", "formal": "yes"}
    yield "meeting", meeting | day | {"place": label, "host": state} | told
    part: Row = {"state": state, "meeting": meeting["id"], "role": "president"}
    yield "participation", part | {"person_as_stated": label} | told
    text: Row = {"symbols": symbol, "series": f"hostile-ga-{place}", "session": 70, "title": label}
    yield "resolution", text | told
    yield "decision", _decision(symbol, place) | {"title": label} | told


def _decision(symbol: str, place: int) -> Row:
    """A recorded vote of twelve states."""
    return {
        "symbol": symbol,
        "series": f"hostile-ga-{place}",
        "session": 70,
        "stage": "plenary",
        "date": "2015-12-07",
        "method": "recorded-vote",
        "outcome": "adopted",
        "in_favour": ";".join(map(code, range(10))),
        "against": code(10),
        "abstaining": code(11),
        "total_in_favour": 10,
    }


def _said(place: int, label: str, told: Row) -> Iterator[tuple[str, Row]]:
    """What a state says, and how it is coded."""
    said = f"hostile-said-{place}"
    about: Row = {"state": code(place), "treaty": "hostile0"} | told
    words = dict.fromkeys(("occasion", "summary", "phrase", "locator"), label)
    when: Row = {"date": "2023-02-03", "year": 2023, "statement_kind": "general-statement"}
    yield "statement", {"id": said} | about | when | words
    coded: Row = {"issue": "joining", "stance": "opposes", "reasons": "self-defence"}
    coded |= dict.fromkeys(("condition", "coded_by"), label)
    yield "position", {"id": f"{said}-joining", "statement": said} | about | coded


def _done(place: int, label: str, told: Row) -> Iterator[tuple[str, Row]]:
    """What a state did, who came to see it, and what is doubted."""
    state, about = code(place), {"treaty": "hostile0"} | told
    yield "measure", {"state": state, "measure_kind": "moratorium-use", "from": "2012"} | about
    words = dict.fromkeys(("agents", "place", "framework", "purpose"), label)
    visit: Row = {"id": f"hostile-visit-{place}", "targets": state, "outreach_kind": "visit"}
    yield "outreach", visit | {"date": "2023-02-03", "year": 2023} | words | about
    ratified = {"subject": f"action/hostile0/{state}/ratification", "property": "date"}
    doubt = {"value": "2011-01-21", "standing": "rejected", "reason": label}
    yield "claim", ratified | doubt | told
