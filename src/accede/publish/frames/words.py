"""What each column means: the vocabulary's own definition, or a sentence of ours."""

from collections.abc import Mapping
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from accede.model import terms
from accede.model.iris import Iri
from accede.publish.frames.columns import THING

TERMS: dict[str, Iri] = {
    "action": terms.actionType,
    "agents": terms.agentAsStated,
    "derived_from": terms.derivedFrom,
    "document_kind": terms.dcterms_type,
    "eif_general": terms.entryIntoForceGeneral,
    "eif_state_from": terms.entryIntoForceFrom,
    "eif_state_rule": terms.entryIntoForceRule,
    "eif_threshold_count": terms.entryIntoForceThreshold,
    "from": terms.from_,
    "language": terms.dcterms_language,
    "licence": terms.dcterms_license,
    "mapping_justification": terms.justification,
    "media_type": terms.dcat_mediaType,
    "names_as_recorded": terms.nameAsRecorded,
    "passage_sha256": terms.passageDigest,
    "prefix": terms.oa_prefix,
    "provisional_application": terms.provisionalApplicationRule,
    "publisher": terms.dcterms_publisher,
    "reasons": terms.reason,
    "series": terms.inSeries,
    "sponsors": terms.sponsor,
    "state": terms.actor,
    "subjects": terms.dcterms_subject,
    "suffix": terms.oa_suffix,
    "symbols": terms.symbol,
    "targets": terms.target,
    "title": terms.dcterms_title,
    "url": terms.schema_url,
}
"""The term behind a column, where it is not the column's own name in another case."""

OF_KIND: dict[tuple[str, str], Iri] = {
    ("claim", "property"): terms.claimPredicate,
    ("claim", "reason"): terms.standingReason,
    ("claim", "subject"): terms.claimSubject,
    ("claim", "value"): terms.claimObject,
}
"""The same for columns whose name means another thing in one kind."""

WORDS: dict[str, str] = {
    "aliases": "Other names by which documents call the meeting.",
    "apart": "Whether the vote was on a part or an amendment, or is one of several on one text.",
    "basis": "How the vote is known: recorded, derived, reconstructed or filled-in.",
    "bytes": "The size of the document's bytes.",
    "comment": "Why the two are linked in this way.",
    "committee": "The committee that brought the text before the plenary, as the stage's notation.",
    "companion": "The table of roll calls that belongs to a long table of votes.",
    "dates_verified": "How far the first and the last day were verified.",
    "document_kind": "What sort of document it is.",
    "field": "The column of the source in which the record stands.",
    "id": "The short id by which other tables name this thing.",
    "language": "The language of the document, as a language tag.",
    "licence": "The licence of the source as it states it, or what was taken where it states none.",
    "line": "The line of the source in which the record stands, counted from 1.",
    "mapping_date": "The day on which the link was made.",
    "media_type": "The form of the bytes.",
    "name": "The name in English; that of a state is the short name the United Nations uses.",
    "name_kind": "Whether the name is the short one, the formal one, a variant or a code.",
    "number": "Which act or step of its kind this is, counted from 1.",
    "object_id": "The item elsewhere, as a prefixed name.",
    "object_label": "The name of the item elsewhere.",
    "path": "Where the bytes of the document lie, beside its dataset or under the source root.",
    "phrase": "At most fifteen words of the source, verbatim, that the record rests on.",
    "predicate_id": "How exactly the two match, as a property of SKOS.",
    "prefix": "The words just before the quote.",
    "publisher": "Who published the document.",
    "reader": "The form of the document, as the name of its reader.",
    "row_source": "The word by which the rows of a table of several documents name this one.",
    "same_as": "The id of the row that tells of the same visit or meeting.",
    "short_title": "The name by which the treaty is commonly called.",
    "subject_id": "The thing of ours, as a prefixed name.",
    "subject_label": "The name of the thing of ours.",
    "subjects": "What the text is about, as notations of the subject scheme.",
    "subregion": "The region within the region, as a notation of the region scheme.",
    "suffix": "The words just after the quote.",
    "title": "The title in English.",
    "un_from": "The day on which membership of the United Nations began.",
    "un_status": "Whether the state is a member of the United Nations, an observer or neither.",
    "un_until": "The first day on which the state was no longer a member.",
    "url": "Where the document was published.",
    THING: "The short name of the thing that the row tells of; other tables refer to it.",
}
"""What a column means where the vocabulary has no definition of its own."""


def term(kind: str, column: str) -> Iri | None:
    """The term behind a column of a kind, if there is one."""
    known = OF_KIND.get((kind, column)) or TERMS.get(column)
    if known or column in WORDS:
        return known
    head, *rest = column.split("_")
    found = getattr(terms, head + "".join(map(str.title, rest)), None)
    return Iri(found) if isinstance(found, str) else None


def definitions(ontology: Path) -> Mapping[str, str]:
    """The definition of every term of the vocabulary, by its IRI."""
    quads = parse(path=str(ontology / "accede.ttl"), format=RdfFormat.TURTLE)
    defined = NamedNode(terms.skos_definition)
    return {
        quad.subject.value: quad.object.value
        for quad in quads
        if quad.predicate == defined
        and isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, Literal)
    }


def description(kind: str, column: str, defined: Mapping[str, str]) -> str:
    """What a column means, in a sentence."""
    return WORDS.get(column) or defined[str(term(kind, column))]
