"""What a check found: for programs, as SHACL's own report, and for people."""

import json
from collections.abc import Iterable, Iterator

import msgspec
import pyoxigraph as ox
from msgspec import Struct

SH = "http://www.w3.org/ns/shacl#"
SEVERITIES = {SH + "Violation": "violation", SH + "Warning": "warning", SH + "Info": "info"}
SEVERITY_IRIS = {short: iri for iri, short in SEVERITIES.items()}
ORDER = {"violation": 0, "warning": 1, "info": 2}


class Result(Struct, frozen=True, kw_only=True):
    """One thing found wrong.

    `focus`, `value`, `shape` and `component` are written as `written` does. `path` is an IRI, or
    SPARQL for a longer way, then with the same way in Turtle in `path_turtle`. `severity` is
    `violation`, `warning`, `info`, or the IRI of a shape's own. `messages` are the literals of
    the shape, where it has any; `message` is the one to show.
    """

    focus: str
    message: str
    severity: str
    path: str | None = None
    value: str | None = None
    shape: str = ""
    component: str = ""
    path_turtle: str | None = None
    messages: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Report(Struct, frozen=True, kw_only=True):
    """All that was found, how many nodes each shape met, and which shapes pySHACL looked at.

    `quotes` counts the quotes that were held against the text of their snapshot, and those that
    could not be, which stand as their coder gave them.
    """

    results: tuple[Result, ...]
    met: dict[str, int]
    handed_over: tuple[str, ...] = ()
    quotes: dict[str, int] = {}

    @property
    def conforms(self) -> bool:
        """Whether nothing is violated and something was looked at."""
        harmless = ("warning", "info")
        return any(self.met.values()) and all(r.severity in harmless for r in self.results)


def written(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> str:
    """A term as a result holds it: a bare IRI, `_:name`, or a literal as N-Triples write it.

    >>> written(ox.NamedNode("http://example.org/a")), written(ox.Literal("a", language="en"))
    ('http://example.org/a', '"a"@en')
    """
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def in_order(results: Iterable[Result]) -> tuple[Result, ...]:
    """The results, the gravest first, then by shape, node, path and value."""
    return tuple(sorted(results, key=_rank))


def _rank(result: Result) -> tuple[int, str, str, str, str, str, str]:
    return (
        ORDER.get(result.severity, 0), result.shape, result.focus, result.path or "",
        result.value or "", result.component, result.message,
    )  # fmt: skip


def together(reports: Iterable[Report]) -> Report:
    """Several reports as one."""
    reports = tuple(reports)
    return Report(
        results=in_order(result for report in reports for result in report.results),
        met={shape: n for report in reports for shape, n in report.met.items()},
        handed_over=tuple(line for report in reports for line in report.handed_over),
        quotes={how: n for report in reports for how, n in report.quotes.items()},
    )


def as_json(report: Report) -> str:
    """The report as one JSON object on one line, the same bytes for the same report."""
    found = {"conforms": report.conforms, **msgspec.to_builtins(report)}
    found["results"] = [
        {key: value for key, value in result.items() if value not in (None, "", [], ())}
        for result in found["results"]
    ]
    return json.dumps(found, ensure_ascii=False, sort_keys=True)


def as_turtle(report: Report) -> str:
    """The report as a `sh:ValidationReport`, the same bytes for the same report.

    As SHACL has it, any result at all, a warning too, is against `sh:conforms`; and so is,
    beyond SHACL, a check that met no node.
    """
    conforms = "true" if any(report.met.values()) and not report.results else "false"
    results = " ,\n".join(_result_turtle(result) for result in report.results)
    lines = [
        f"@prefix sh: <{SH}> .",
        "",
        "[] a sh:ValidationReport ;",
        f"    sh:conforms {conforms}" + (" ;" if results else " ."),
    ]
    return "\n".join([*lines, f"    sh:result {results} ."] if results else lines) + "\n"


def _result_turtle(result: Result) -> str:
    severity = SEVERITY_IRIS.get(result.severity, result.severity)
    messages = result.messages or (str(ox.Literal(result.message)),)
    path = result.path_turtle or (result.path and f"<{result.path}>")
    said = [
        ("sh:focusNode", _node(result.focus)),
        ("sh:resultPath", path),
        ("sh:value", result.value and _node(result.value)),
        ("sh:resultSeverity", _node(severity)),
        ("sh:sourceConstraintComponent", result.component and _node(result.component)),
        ("sh:sourceShape", result.shape and _node(result.shape)),
        ("sh:resultMessage", " , ".join(messages)),
    ]
    lines = [f"        {name} {value} ;" for name, value in said if value]
    return "\n".join(["[", "        a sh:ValidationResult ;", *lines, "    ]"])


def _node(term: str) -> str:
    return term if term.startswith(('"', "_:")) else f"<{term}>"


def summary(report: Report) -> Iterator[str]:
    """What was looked at, in a few lines: how many nodes, which shapes met none, who looked."""
    met = [shape for shape, nodes in report.met.items() if nodes]
    yield f"{len(met)} of {len(report.met)} shapes met {sum(report.met.values())} nodes"
    if not met:
        yield "nothing was checked: no shape has a node to look at; see the shapes' targets"
    for shape in sorted(set(report.met) - set(met)):
        yield f"met no node: {shape}"
    for how, number in sorted(report.quotes.items()):
        yield f"{number} quotes {how}"
    for line in report.handed_over:
        yield f"looked at by pySHACL: {line}"
