"""Sources that changed their text, and properties on which sources differ, or do no more."""

from collections.abc import Iterable, Iterator, Sequence

from accede.ask.things import Things
from accede.graph.of_votes import DIRECT
from accede.model import iris, terms
from accede.publish.told.properties import Pair, plain_name
from accede.publish.told.words import called, documents, name, of

Said = tuple[str, str, str]
"""A thing of which something changed, how (`added`, `removed`, `changed`), and the words."""


def texts(pairs: Iterable[Pair]) -> Iterator[Said]:
    """Documents in both releases whose bytes are others than before."""
    seen = {
        document: pair
        for pair in pairs
        if terms.Snapshot in pair.kinds()
        for document in pair.held.values(pair.iri, terms.document)
    }
    for document, (_, old, new) in sorted(seen.items()):
        pair = Pair(document, old, new)
        before, after = (set(_snapshots(held, document)) for held in (old, new))
        if pair.how == "changed" and before != after:
            said = "changed its text" if before and after else "has its text at hand"
            words = f"{called(pair.held, document)} {said if after else 'has no text any more'}"
            yield document, pair.how, words


def _snapshots(held: Things, document: str) -> Iterator[str]:
    for one in held.subjects(terms.document, document):
        if terms.Snapshot in held.values(one, terms.rdf_type):
            yield one


def conflicts(pairs: Sequence[Pair]) -> Iterator[Said]:
    """Properties on which sources differ now and did not, or did and do not any more."""
    listed = [pair for pair in pairs if terms.Claim in pair.kinds()]
    if not listed:
        return
    _, old, new = listed[0]
    for subject, topic in sorted({_topic(pair.held, pair.iri) for pair in listed}):
        pair = Pair(subject, old, new)
        before, after = (_claimed(held, subject, topic) for held in (old, new))
        if before == after or not (before or after):
            continue
        about = _topic_name(pair.held, subject, topic)
        yield subject, _how(before, after), _sentence(about, before, after)


def _sentence(about: str, before: Sequence[str], after: Sequence[str]) -> str:
    now = f": {'; '.join(after)}" if after else ""
    then = f". Before: {'; '.join(before)}" if before else ""
    return f"sources {_verb(before, after)} on {about}{now}{then}"


def _how(before: Sequence[str], after: Sequence[str]) -> str:
    return "changed" if before and after else "added" if after else "removed"


def _verb(before: Sequence[str], after: Sequence[str]) -> str:
    return "differ otherwise" if before and after else "differ now" if after else "differ no more"


def _topic(held: Things, claim: str) -> tuple[str, str]:
    """What a claim is about: a thing and a property, or a decision and who voted in it."""
    about, predicate, value = (
        held.one(claim, one) or ""
        for one in (terms.claimSubject, terms.claimPredicate, terms.claimObject)
    )
    return about, value if predicate in DIRECT.values() else predicate


def _claimed(held: Things, subject: str, topic: str) -> list[str]:
    """What sources say of one thing and topic, each once, where not all say the same."""
    found = [
        one for one in held.subjects(terms.claimSubject, subject) if _topic(held, one)[1] == topic
    ]
    values = {
        (held.one(one, terms.claimPredicate), held.one(one, terms.claimObject)) for one in found
    }
    standings = {held.one(one, terms.standing) for one in found}
    settled = standings <= {iris.concept("standing", "accepted")}
    return [] if len(values) < 2 and settled else sorted({_words(held, one) for one in found})


def _words(held: Things, claim: str) -> str:
    """What one source says, and whether it is followed."""
    predicate = held.one(claim, terms.claimPredicate) or ""
    voted = predicate in DIRECT.values()
    value = plain_name(held, predicate) if voted else of(held, claim, terms.claimObject)
    by = name(held, documents(held, claim))
    standing = of(held, claim, terms.standing)
    return f"{value}{f', says {by}' if by else ''}{f' ({standing})' if standing else ''}"


def _topic_name(held: Things, subject: str, topic: str) -> str:
    what = called(held, subject)
    if topic.startswith(iris.ID):
        return f"{what}, the vote of {called(held, topic)}"
    return f"{what}, {plain_name(held, topic)}"
