"""A small graph of the shape of Wikidata, made from our own table of states, and a server of it."""

import csv
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.error import URLError

from accede import resources
from accede.publish.links import Links, check_links, endpoint
from accede.release import Release
from servers.ports import program

PREFIXES = """\
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix p: <http://www.wikidata.org/prop/> .
@prefix psv: <http://www.wikidata.org/prop/statement/value/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <http://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix wikibase: <http://wikiba.se/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

wd:Q3624078 wdt:P279 wd:Q7275 .
wd:Q112099 wdt:P279 wd:Q3624078 .
"""


@dataclass
class Item:
    """One item: its class, its codes by property, its names, its days with their precision."""

    kind: str = "Q112099"
    codes: dict[str, str] = field(default_factory=dict)
    label: str | None = None
    language: str = "en"
    names: list[str] = field(default_factory=list)
    days: list[tuple[str, str, int]] = field(default_factory=list)
    redirect: str | None = None

    def turtle(self, name: str) -> str:
        if self.redirect:
            return f"wd:{name} owl:sameAs wd:{self.redirect} .\n"
        lines = [f"wd:{name} schema:version 1 ; wdt:P31 wd:{self.kind} ."]
        lines += [f'wd:{name} wdt:{code} "{value}" .' for code, value in self.codes.items()]
        if self.label:
            lines.append(f'wd:{name} rdfs:label "{self.label}"@{self.language}, "xyz"@fr .')
        lines += [f'wd:{name} skos:altLabel "{other}"@en .' for other in self.names]
        for number, (claim, day, precision) in enumerate(self.days):
            rank = "wikibase:DeprecatedRank" if precision < 0 else "wikibase:NormalRank"
            node = f"<urn:{name}-{number}>"
            lines.append(f"wd:{name} p:{claim} {node} . {node} wikibase:rank {rank} ;")
            lines.append(f"  psv:{claim} <urn:{name}-{number}-time> .")
            lines.append(f'<urn:{name}-{number}-time> wikibase:timeValue "{day}"^^xsd:dateTime ;')
            lines.append(f"  wikibase:timePrecision {abs(precision)} .")
        return "\n".join(lines) + "\n"


Items = dict[str, Item]


def states() -> Items:
    """The items that our links lead to, each as the state's own row tells it."""
    rows = {row["id"]: row for row in _rows("state.csv")}
    found: Items = {}
    for link in _links():
        row = rows[link["subject_id"].removeprefix("acc-state:")]
        exact = link["predicate_id"] == "skos:exactMatch"
        codes = {"P297": row["iso2"], "P298": row["iso3"], "P2082": row["m49"]}
        ends = [("P571", row["from"]), ("P576", row["until"])] if exact else []
        found[link["object_id"].removeprefix("wd:")] = Item(
            kind="Q112099" if link["predicate_id"] != "skos:relatedMatch" else "Q82794",
            codes={name: code for name, code in codes.items() if code},
            label=row["name"] if exact else link["object_label"],
            names=[row["formal_name"]] if exact else [],
            days=[(claim, f"{day}T00:00:00Z", 11) for claim, day in ends if day],
        )
    return found


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (resources.data() / "states" / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _links() -> Iterator[dict[str, str]]:
    with (resources.data() / "states" / "wikidata.sssom.tsv").open(encoding="utf-8") as lines:
        rows = (line for line in lines if not line.startswith("#"))
        yield from csv.DictReader(rows, delimiter="\t")


def redirected(items: Items) -> None:
    """Cuba's item was merged into another one."""
    items["Q241"] = Item(redirect="Q999241")


def deleted(items: Items) -> None:
    """Afghanistan's item is there no more."""
    del items["Q889"]


@contextmanager
def serving(items: Items) -> Iterator[str]:
    """The address of a SPARQL server that holds some items, for as long as it is wanted."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(
        [program("oxigraph"), "serve", "--bind", f"127.0.0.1:{port}"], stderr=subprocess.DEVNULL
    )
    try:
        _load(url, PREFIXES + "".join(item.turtle(name) for name, item in items.items()))
        yield f"{url}/query"
    finally:
        server.terminate()
        server.wait(timeout=10)


def checked(release: Release, items: Items) -> Links:
    """What a check of a release's links finds where these are the items."""
    with serving(items) as url:
        return check_links(release, endpoint(url))


def _load(url: str, turtle: str) -> None:
    request = urllib.request.Request(  # noqa: S310  # the server just started
        f"{url}/store?default", turtle.encode(), {"Content-Type": "text/turtle"}, method="PUT"
    )
    for _ in range(100):
        try:
            with urllib.request.urlopen(request, timeout=5):  # noqa: S310  # the same
                return
        except URLError as fault:
            if not isinstance(fault.reason, ConnectionError):
                raise
            time.sleep(0.05)
    raise TimeoutError(url)
