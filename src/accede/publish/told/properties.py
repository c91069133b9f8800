"""What differs between a thing as it was and as it is, property by property, in plain words."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from accede.ask.things import Things
from accede.graph.of_votes import DIRECT
from accede.model import iris, terms
from accede.publish.told.words import called, documents, listed, quoted, shortened

PLAIN: Mapping[str, str] = {
    terms.effective: "in effect from",
    terms.effectiveAsStated: "in effect from, as stated",
    terms.effectiveBasis: "how its effect is known",
    terms.dcat_mediaType: "form",
    terms.dcterms_license: "licence",
    terms.dcterms_subject: "subject",
    terms.dcterms_type: "kind",
    terms.org_organization: "organization",
    terms.schema_endDate: "last day",
    terms.schema_startDate: "first day",
    terms.schema_url: "address",
    terms.skos_altLabel: "other name",
    terms.skos_broader: "broader term",
    terms.skos_notation: "code",
    terms.skos_prefLabel: "name",
    terms.skosxl_literalForm: "name",
}
"""Properties of other vocabularies that readers meet, and some of ours, by a plain word."""

FOR_CLASS: Mapping[tuple[str, str], str] = {
    (terms.State, terms.from_): "began",
    (terms.State, terms.until): "ended",
    (terms.Meeting, terms.fromAsStated): "first day, as stated",
    (terms.Meeting, terms.untilAsStated): "last day, as stated",
}
"""Properties that are called otherwise in a thing of a class."""

FROM_QUOTES = frozenset([terms.evidence, terms.quote])
LINKS = frozenset(
    [terms.skos_exactMatch, terms.skos_closeMatch, terms.skos_broadMatch, terms.skos_relatedMatch]
)
TOLD_ELSEWHERE = frozenset([terms.rdf_type, terms.derivedFrom, terms.presidency]) | frozenset(
    [terms.skosxl_prefLabel, terms.skosxl_altLabel, terms.skos_hasTopConcept, *DIRECT.values()]
)
"""Properties that lead to things with a change of their own: votes, names, who presided."""

FOLLOWS: Mapping[str, tuple[str, ...]] = {
    terms.year: (terms.date, terms.schema_startDate, terms.from_)
}
"""A property that only repeats another's change."""


class Pair(NamedTuple):
    """One thing as two releases hold it; one of them may not."""

    iri: str
    old: Things
    new: Things

    @property
    def how(self) -> str:
        """Whether the thing is new, gone, or in both."""
        if not self.new.knows(self.iri):
            return "removed"
        return "changed" if self.old.knows(self.iri) else "added"

    @property
    def held(self) -> Things:
        """The release to look names up in: the new one, where it knows the thing."""
        return self.old if self.how == "removed" else self.new

    def kinds(self) -> list[str]:
        """The classes of the thing."""
        return self.held.values(self.iri, terms.rdf_type)

    def both(self, predicate: str) -> tuple[list[str], list[str]]:
        """The values of a property before and after: quotes by their words, sources as documents.

        So a record does not differ because the page it rests on was captured again.
        """
        if predicate in FROM_QUOTES:
            return quoted(self.old, self.iri), quoted(self.new, self.iri)
        if predicate == terms.source:
            return documents(self.old, self.iri), documents(self.new, self.iri)
        return _worded(self.old, self.iri, predicate), _worded(self.new, self.iri, predicate)


def differences(pair: Pair) -> Iterator[str]:
    """Every property of a thing that is not what it was, with both its values."""
    found: dict[str, str] = {}
    for predicate in sorted(_properties(pair)):
        before, after = pair.both(predicate)
        if before != after:
            said = _said(pair, predicate, before, after)
            found[predicate] = f"{_plain_name(pair, predicate)}: {said}"
    for predicate, others in FOLLOWS.items():
        if any(one in found for one in others):
            found.pop(predicate, None)
    yield from found.values()


def plain_name(held: Things, predicate: str) -> str:
    """A property by the word for it: the vocabulary's own label, or ours for another's."""
    local = predicate.rpartition("#")[2].rpartition("/")[2]
    label = held.one(predicate, terms.rdfs_label)
    return PLAIN.get(predicate) or label or iris.kebab(local).replace("-", " ")


def _properties(pair: Pair) -> set[str]:
    """The properties to compare; of two that lead to the same words, one."""
    found = {*pair.old.properties(pair.iri), *pair.new.properties(pair.iri)} - TOLD_ELSEWHERE
    if pair.iri.startswith(iris.ID):
        found -= LINKS
    return found - {terms.quote} if terms.evidence in found else found


def _plain_name(pair: Pair, predicate: str) -> str:
    special = (FOR_CLASS.get((kind, predicate)) for kind in pair.kinds())
    held = pair.new if pair.new.knows(predicate) else pair.old
    ours = "words" if predicate in FROM_QUOTES else plain_name(held, predicate)
    return next((one for one in special if one), ours)


def _worded(held: Things, iri: str, predicate: str) -> list[str]:
    """The values of a property; yes and no in words."""
    answers = {"true": "yes", "false": "no"}
    return [answers.get(one, one) for one in held.values(iri, predicate)]


def _said(pair: Pair, predicate: str, before: list[str], after: list[str]) -> str:
    gone = [one for one in before if one not in after]
    come = [one for one in after if one not in before]
    several = len(before) > 1 or len(after) > 1
    put_otherwise = predicate in FROM_QUOTES and len(gone) == len(come) == 1
    if several and not put_otherwise:
        lists = ((pair.new, come, "added"), (pair.old, gone, "removed"))
        mark = '"' if predicate in FROM_QUOTES else ""
        return ", ".join(f"{_names(held, some, mark)} {word}" for held, some, word in lists if some)
    first = next((called(pair.old, one) for one in gone), "")
    then = next((called(pair.new, one) for one in come), "")
    return _was_and_is(first, then, nothing="open" if predicate == terms.until else "not told")


def _names(held: Things, values: Iterable[str], mark: str) -> str:
    return listed([f"{mark}{shortened(called(held, one))}{mark}" for one in values])


def _was_and_is(first: str, then: str, *, nothing: str) -> str:
    """One value before and after; in quotation marks, where it is more than a word."""
    if not first:
        return f"now {shortened(then)}"
    if not then:
        return f"was {shortened(first)}, now {nothing}"
    mark = '"' if " " in first + then else ""
    was, now = apart(first, then)
    return f"was {mark}{was}{mark}, now {mark}{now}{mark}"


def apart(first: str, then: str) -> tuple[str, str]:
    """Two texts, each from a few words before the place where they part.

    >>> apart("one two three four five six", "one two three four five seven")
    ('… three four five six', '… three four five seven')
    """
    words = first.split(" "), then.split(" ")
    pairs = zip(*words, strict=False)
    same = next((n for n, (one, other) in enumerate(pairs) if one != other), min(map(len, words)))
    if same < 5:
        return shortened(first), shortened(then)
    cut = (" ".join(["…", *some[same - 3 :]]) for some in words)
    return shortened(next(cut)), shortened(next(cut))
