"""Rejected claims, held against their sources: each expects its source to be wrong still.

A row of `claim.csv` that is rejected says what a source says and we do not follow. When the
source, read again, says something else, or its words are gone, the claim has outlived its reason:
the build warns, and a person drops the row or corrects it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from accede.graph.mapping import asides, told
from accede.graph.merge import AS_STATED
from accede.graph.of_sources import value_of
from accede.graph.of_votes import CHOICES, decision_iri, of_decision
from accede.graph.triples import Fact, Object, Sources, n3
from accede.model import iris
from accede.model.iris import Iri
from accede.model.records import Claim, Decision, Record, Warned
from accede.read.collection import Collection

Said = Mapping[tuple[str, Iri, Iri], set[Object]]
"""What a document says of a property of a thing."""

STATED = {stated: exact for exact, stated in AS_STATED.items()}
MEND = "drop the claim, or write what the source says now"


def changed_minds(collection: Collection) -> Iterator[Warned]:
    """A warning for each rejected claim whose source no longer says what the claim expects."""
    claims = [
        one for one in collection.records if isinstance(one, Claim) and one.standing == "rejected"
    ]
    sources = {one.source for one in claims}
    records = [one for one in collection.records if one.source in sources]
    said = _said(records, {iris.thing(one.subject) for one in claims})
    for claim in claims:
        now = _now(claim, said, collection.texts)
        if now is not None:
            yield Warned(
                message=f"claim on {claim.subject}: document/{claim.source} was expected to say "
                f"{claim.property} {claim.value}, and {now}; {MEND}",
                source=claim.source,
            )


def _now(claim: Claim, said: Said, texts: Mapping[str, str]) -> str | None:
    """What the source says instead; None while it says what the claim expects, or says nothing."""
    source = claim.source or ""
    text = texts.get(source)
    if claim.phrase and text is not None and _plain(claim.phrase) not in _plain(text):
        return "its words are no longer there"
    values = said.get((source, iris.thing(claim.subject), Iri(iris.NS + claim.property)), set())
    if not values or value_of(claim.value) in values:
        return None
    return f"says {', '.join(sorted(map(_word, values)))}"


def _said(records: Iterable[Record], subjects: set[Iri]) -> Said:
    """What every document says of some things, in its own records."""
    found: dict[tuple[str, Iri, Iri], set[Object]] = defaultdict(set)
    listed = [one for one in records if not isinstance(one, Claim)]
    for facts, source, _ in [*told(listed, Sources({})), *asides(listed)]:
        for subject, predicate, value in facts:
            if subject in subjects:
                found[source, subject, STATED.get(predicate, predicate)].add(value)
    for one in listed:
        if isinstance(one, Decision) and decision_iri(one) in subjects:
            for subject, predicate, value in _decided(one):
                found[one.source or "", subject, predicate].add(value)
    return found


def _decided(decision: Decision) -> Iterator[Fact]:
    yield from of_decision(decision, Sources({}))
    subject = decision_iri(decision)
    for name, predicate in CHOICES.items():
        for state in getattr(decision, name):
            if subject is not None:
                yield Fact(subject, predicate, iris.state(state))


def _plain(words: str) -> str:
    return " ".join(words.split())


def _word(value: Object) -> str:
    return iris.short(value) if isinstance(value, str) else value.value or n3(value)
