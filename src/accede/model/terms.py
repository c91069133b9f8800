"""The terms of the vocabulary, so that a misspelt one is an error before anything runs.

Written by `ontology/make_terms.py` from `ontology/accede.ttl` and `ontology/schemes/`: change
those, then run it again. Names are the vocabulary's own, so they keep its capitals.
"""

from typing import Final

from accede.model.iris import Iri

Alignment: Final = Iri("https://w3id.org/accede/ns#Alignment")
Assertion: Final = Iri("https://w3id.org/accede/ns#Assertion")
Claim: Final = Iri("https://w3id.org/accede/ns#Claim")
Coverage: Final = Iri("https://w3id.org/accede/ns#Coverage")
Decision: Final = Iri("https://w3id.org/accede/ns#Decision")
Document: Final = Iri("https://w3id.org/accede/ns#Document")
Measure: Final = Iri("https://w3id.org/accede/ns#Measure")
Meeting: Final = Iri("https://w3id.org/accede/ns#Meeting")
Outreach: Final = Iri("https://w3id.org/accede/ns#Outreach")
Participation: Final = Iri("https://w3id.org/accede/ns#Participation")
Position: Final = Iri("https://w3id.org/accede/ns#Position")
Quote: Final = Iri("https://w3id.org/accede/ns#Quote")
Record: Final = Iri("https://w3id.org/accede/ns#Record")
Resolution: Final = Iri("https://w3id.org/accede/ns#Resolution")
Series: Final = Iri("https://w3id.org/accede/ns#Series")
Snapshot: Final = Iri("https://w3id.org/accede/ns#Snapshot")
State: Final = Iri("https://w3id.org/accede/ns#State")
Statement: Final = Iri("https://w3id.org/accede/ns#Statement")
Treaty: Final = Iri("https://w3id.org/accede/ns#Treaty")
TreatyAction: Final = Iri("https://w3id.org/accede/ns#TreatyAction")
TreatyStatus: Final = Iri("https://w3id.org/accede/ns#TreatyStatus")
Vote: Final = Iri("https://w3id.org/accede/ns#Vote")
about: Final = Iri("https://w3id.org/accede/ns#about")
absenceDerived: Final = Iri("https://w3id.org/accede/ns#absenceDerived")
abstaining: Final = Iri("https://w3id.org/accede/ns#abstaining")
actionType: Final = Iri("https://w3id.org/accede/ns#actionType")
actor: Final = Iri("https://w3id.org/accede/ns#actor")
adopted: Final = Iri("https://w3id.org/accede/ns#adopted")
adoptedPlace: Final = Iri("https://w3id.org/accede/ns#adoptedPlace")
against: Final = Iri("https://w3id.org/accede/ns#against")
agentAsStated: Final = Iri("https://w3id.org/accede/ns#agentAsStated")
articles: Final = Iri("https://w3id.org/accede/ns#articles")
asOf: Final = Iri("https://w3id.org/accede/ns#asOf")
asOfAsStated: Final = Iri("https://w3id.org/accede/ns#asOfAsStated")
assertionKind: Final = Iri("https://w3id.org/accede/ns#assertionKind")
choice: Final = Iri("https://w3id.org/accede/ns#choice")
claimObject: Final = Iri("https://w3id.org/accede/ns#claimObject")
claimPredicate: Final = Iri("https://w3id.org/accede/ns#claimPredicate")
claimSubject: Final = Iri("https://w3id.org/accede/ns#claimSubject")
codedBy: Final = Iri("https://w3id.org/accede/ns#codedBy")
complete: Final = Iri("https://w3id.org/accede/ns#complete")
completeTo: Final = Iri("https://w3id.org/accede/ns#completeTo")
completeToAsStated: Final = Iri("https://w3id.org/accede/ns#completeToAsStated")
condition: Final = Iri("https://w3id.org/accede/ns#condition")
countOf: Final = Iri("https://w3id.org/accede/ns#countOf")
date: Final = Iri("https://w3id.org/accede/ns#date")
dateAsStated: Final = Iri("https://w3id.org/accede/ns#dateAsStated")
decidesOn: Final = Iri("https://w3id.org/accede/ns#decidesOn")
decision: Final = Iri("https://w3id.org/accede/ns#decision")
depositary: Final = Iri("https://w3id.org/accede/ns#depositary")
derivedFrom: Final = Iri("https://w3id.org/accede/ns#derivedFrom")
direct: Final = Iri("https://w3id.org/accede/ns#direct")
disputed: Final = Iri("https://w3id.org/accede/ns#disputed")
document: Final = Iri("https://w3id.org/accede/ns#document")
doubtful: Final = Iri("https://w3id.org/accede/ns#doubtful")
effective: Final = Iri("https://w3id.org/accede/ns#effective")
effectiveAsStated: Final = Iri("https://w3id.org/accede/ns#effectiveAsStated")
effectiveBasis: Final = Iri("https://w3id.org/accede/ns#effectiveBasis")
elided: Final = Iri("https://w3id.org/accede/ns#elided")
end: Final = Iri("https://w3id.org/accede/ns#end")
entryIntoForce: Final = Iri("https://w3id.org/accede/ns#entryIntoForce")
entryIntoForceFrom: Final = Iri("https://w3id.org/accede/ns#entryIntoForceFrom")
entryIntoForceGeneral: Final = Iri("https://w3id.org/accede/ns#entryIntoForceGeneral")
entryIntoForceRule: Final = Iri("https://w3id.org/accede/ns#entryIntoForceRule")
entryIntoForceThreshold: Final = Iri("https://w3id.org/accede/ns#entryIntoForceThreshold")
evidence: Final = Iri("https://w3id.org/accede/ns#evidence")
explains: Final = Iri("https://w3id.org/accede/ns#explains")
filledIn: Final = Iri("https://w3id.org/accede/ns#filledIn")
formal: Final = Iri("https://w3id.org/accede/ns#formal")
formalName: Final = Iri("https://w3id.org/accede/ns#formalName")
framework: Final = Iri("https://w3id.org/accede/ns#framework")
frequency: Final = Iri("https://w3id.org/accede/ns#frequency")
from_: Final = Iri("https://w3id.org/accede/ns#from")
fromAsStated: Final = Iri("https://w3id.org/accede/ns#fromAsStated")
hedged: Final = Iri("https://w3id.org/accede/ns#hedged")
host: Final = Iri("https://w3id.org/accede/ns#host")
inFavour: Final = Iri("https://w3id.org/accede/ns#inFavour")
inSeries: Final = Iri("https://w3id.org/accede/ns#inSeries")
intendedChoice: Final = Iri("https://w3id.org/accede/ns#intendedChoice")
iso2: Final = Iri("https://w3id.org/accede/ns#iso2")
iso3: Final = Iri("https://w3id.org/accede/ns#iso3")
issue: Final = Iri("https://w3id.org/accede/ns#issue")
justification: Final = Iri("https://w3id.org/accede/ns#justification")
locator: Final = Iri("https://w3id.org/accede/ns#locator")
m49: Final = Iri("https://w3id.org/accede/ns#m49")
m49Code: Final = Iri("https://w3id.org/accede/ns#m49Code")
measureKind: Final = Iri("https://w3id.org/accede/ns#measureKind")
meeting: Final = Iri("https://w3id.org/accede/ns#meeting")
method: Final = Iri("https://w3id.org/accede/ns#method")
nameAsRecorded: Final = Iri("https://w3id.org/accede/ns#nameAsRecorded")
notVoting: Final = Iri("https://w3id.org/accede/ns#notVoting")
note: Final = Iri("https://w3id.org/accede/ns#note")
occasion: Final = Iri("https://w3id.org/accede/ns#occasion")
ofKind: Final = Iri("https://w3id.org/accede/ns#ofKind")
onPart: Final = Iri("https://w3id.org/accede/ns#onPart")
openList: Final = Iri("https://w3id.org/accede/ns#openList")
ordinal: Final = Iri("https://w3id.org/accede/ns#ordinal")
outcome: Final = Iri("https://w3id.org/accede/ns#outcome")
outreachKind: Final = Iri("https://w3id.org/accede/ns#outreachKind")
partOf: Final = Iri("https://w3id.org/accede/ns#partOf")
passageDigest: Final = Iri("https://w3id.org/accede/ns#passageDigest")
personAsStated: Final = Iri("https://w3id.org/accede/ns#personAsStated")
place: Final = Iri("https://w3id.org/accede/ns#place")
presidency: Final = Iri("https://w3id.org/accede/ns#presidency")
provisionalApplicationRule: Final = Iri("https://w3id.org/accede/ns#provisionalApplicationRule")
purpose: Final = Iri("https://w3id.org/accede/ns#purpose")
quote: Final = Iri("https://w3id.org/accede/ns#quote")
rank: Final = Iri("https://w3id.org/accede/ns#rank")
reason: Final = Iri("https://w3id.org/accede/ns#reason")
reconstructs: Final = Iri("https://w3id.org/accede/ns#reconstructs")
region: Final = Iri("https://w3id.org/accede/ns#region")
resultsIn: Final = Iri("https://w3id.org/accede/ns#resultsIn")
resultsInOnEffect: Final = Iri("https://w3id.org/accede/ns#resultsInOnEffect")
retrieved: Final = Iri("https://w3id.org/accede/ns#retrieved")
retrievedAfter: Final = Iri("https://w3id.org/accede/ns#retrievedAfter")
retrievedBefore: Final = Iri("https://w3id.org/accede/ns#retrievedBefore")
role: Final = Iri("https://w3id.org/accede/ns#role")
rollcall: Final = Iri("https://w3id.org/accede/ns#rollcall")
rollcallBasis: Final = Iri("https://w3id.org/accede/ns#rollcallBasis")
rollcallIssue: Final = Iri("https://w3id.org/accede/ns#rollcallIssue")
rollcallVote: Final = Iri("https://w3id.org/accede/ns#rollcallVote")
scope: Final = Iri("https://w3id.org/accede/ns#scope")
session: Final = Iri("https://w3id.org/accede/ns#session")
sha256: Final = Iri("https://w3id.org/accede/ns#sha256")
signatureFrom: Final = Iri("https://w3id.org/accede/ns#signatureFrom")
signatureUntil: Final = Iri("https://w3id.org/accede/ns#signatureUntil")
snapshot: Final = Iri("https://w3id.org/accede/ns#snapshot")
source: Final = Iri("https://w3id.org/accede/ns#source")
sponsor: Final = Iri("https://w3id.org/accede/ns#sponsor")
stage: Final = Iri("https://w3id.org/accede/ns#stage")
stance: Final = Iri("https://w3id.org/accede/ns#stance")
standing: Final = Iri("https://w3id.org/accede/ns#standing")
standingReason: Final = Iri("https://w3id.org/accede/ns#standingReason")
start: Final = Iri("https://w3id.org/accede/ns#start")
statement: Final = Iri("https://w3id.org/accede/ns#statement")
statementKind: Final = Iri("https://w3id.org/accede/ns#statementKind")
status: Final = Iri("https://w3id.org/accede/ns#status")
succeeds: Final = Iri("https://w3id.org/accede/ns#succeeds")
summary: Final = Iri("https://w3id.org/accede/ns#summary")
symbol: Final = Iri("https://w3id.org/accede/ns#symbol")
target: Final = Iri("https://w3id.org/accede/ns#target")
text: Final = Iri("https://w3id.org/accede/ns#text")
titlePattern: Final = Iri("https://w3id.org/accede/ns#titlePattern")
totalAbstaining: Final = Iri("https://w3id.org/accede/ns#totalAbstaining")
totalAgainst: Final = Iri("https://w3id.org/accede/ns#totalAgainst")
totalInFavour: Final = Iri("https://w3id.org/accede/ns#totalInFavour")
totalNotVoting: Final = Iri("https://w3id.org/accede/ns#totalNotVoting")
totalsFrom: Final = Iri("https://w3id.org/accede/ns#totalsFrom")
treaty: Final = Iri("https://w3id.org/accede/ns#treaty")
undlVote: Final = Iri("https://w3id.org/accede/ns#undlVote")
untcNumber: Final = Iri("https://w3id.org/accede/ns#untcNumber")
untcSuffix: Final = Iri("https://w3id.org/accede/ns#untcSuffix")
until: Final = Iri("https://w3id.org/accede/ns#until")
untilAsStated: Final = Iri("https://w3id.org/accede/ns#untilAsStated")
value: Final = Iri("https://w3id.org/accede/ns#value")
verified: Final = Iri("https://w3id.org/accede/ns#verified")
withdrawalConditions: Final = Iri("https://w3id.org/accede/ns#withdrawalConditions")
withdrawalNotice: Final = Iri("https://w3id.org/accede/ns#withdrawalNotice")
year: Final = Iri("https://w3id.org/accede/ns#year")

dcterms_abstract: Final = Iri("http://purl.org/dc/terms/abstract")
dcterms_bibliographicCitation: Final = Iri("http://purl.org/dc/terms/bibliographicCitation")
dcterms_created: Final = Iri("http://purl.org/dc/terms/created")
dcterms_creator: Final = Iri("http://purl.org/dc/terms/creator")
dcterms_description: Final = Iri("http://purl.org/dc/terms/description")
dcterms_hasPart: Final = Iri("http://purl.org/dc/terms/hasPart")
dcterms_identifier: Final = Iri("http://purl.org/dc/terms/identifier")
dcterms_isPartOf: Final = Iri("http://purl.org/dc/terms/isPartOf")
dcterms_language: Final = Iri("http://purl.org/dc/terms/language")
dcterms_license: Final = Iri("http://purl.org/dc/terms/license")
dcterms_modified: Final = Iri("http://purl.org/dc/terms/modified")
dcterms_publisher: Final = Iri("http://purl.org/dc/terms/publisher")
dcterms_rights: Final = Iri("http://purl.org/dc/terms/rights")
dcterms_source: Final = Iri("http://purl.org/dc/terms/source")
dcterms_subject: Final = Iri("http://purl.org/dc/terms/subject")
dcterms_title: Final = Iri("http://purl.org/dc/terms/title")
dcterms_type: Final = Iri("http://purl.org/dc/terms/type")
rdf_type: Final = Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
rdfs_comment: Final = Iri("http://www.w3.org/2000/01/rdf-schema#comment")
rdfs_isDefinedBy: Final = Iri("http://www.w3.org/2000/01/rdf-schema#isDefinedBy")
rdfs_label: Final = Iri("http://www.w3.org/2000/01/rdf-schema#label")
rdfs_seeAlso: Final = Iri("http://www.w3.org/2000/01/rdf-schema#seeAlso")
rdfs_subClassOf: Final = Iri("http://www.w3.org/2000/01/rdf-schema#subClassOf")
rdfs_subPropertyOf: Final = Iri("http://www.w3.org/2000/01/rdf-schema#subPropertyOf")
xsd_anyURI: Final = Iri("http://www.w3.org/2001/XMLSchema#anyURI")
xsd_boolean: Final = Iri("http://www.w3.org/2001/XMLSchema#boolean")
xsd_date: Final = Iri("http://www.w3.org/2001/XMLSchema#date")
xsd_dateTime: Final = Iri("http://www.w3.org/2001/XMLSchema#dateTime")
xsd_integer: Final = Iri("http://www.w3.org/2001/XMLSchema#integer")
xsd_string: Final = Iri("http://www.w3.org/2001/XMLSchema#string")
owl_AnnotationProperty: Final = Iri("http://www.w3.org/2002/07/owl#AnnotationProperty")
owl_Class: Final = Iri("http://www.w3.org/2002/07/owl#Class")
owl_DatatypeProperty: Final = Iri("http://www.w3.org/2002/07/owl#DatatypeProperty")
owl_FunctionalProperty: Final = Iri("http://www.w3.org/2002/07/owl#FunctionalProperty")
owl_ObjectProperty: Final = Iri("http://www.w3.org/2002/07/owl#ObjectProperty")
owl_Ontology: Final = Iri("http://www.w3.org/2002/07/owl#Ontology")
skos_Concept: Final = Iri("http://www.w3.org/2004/02/skos/core#Concept")
skos_ConceptScheme: Final = Iri("http://www.w3.org/2004/02/skos/core#ConceptScheme")
skos_altLabel: Final = Iri("http://www.w3.org/2004/02/skos/core#altLabel")
skos_broadMatch: Final = Iri("http://www.w3.org/2004/02/skos/core#broadMatch")
skos_broader: Final = Iri("http://www.w3.org/2004/02/skos/core#broader")
skos_closeMatch: Final = Iri("http://www.w3.org/2004/02/skos/core#closeMatch")
skos_definition: Final = Iri("http://www.w3.org/2004/02/skos/core#definition")
skos_exactMatch: Final = Iri("http://www.w3.org/2004/02/skos/core#exactMatch")
skos_example: Final = Iri("http://www.w3.org/2004/02/skos/core#example")
skos_hasTopConcept: Final = Iri("http://www.w3.org/2004/02/skos/core#hasTopConcept")
skos_historyNote: Final = Iri("http://www.w3.org/2004/02/skos/core#historyNote")
skos_inScheme: Final = Iri("http://www.w3.org/2004/02/skos/core#inScheme")
skos_narrower: Final = Iri("http://www.w3.org/2004/02/skos/core#narrower")
skos_notation: Final = Iri("http://www.w3.org/2004/02/skos/core#notation")
skos_prefLabel: Final = Iri("http://www.w3.org/2004/02/skos/core#prefLabel")
skos_relatedMatch: Final = Iri("http://www.w3.org/2004/02/skos/core#relatedMatch")
skos_topConceptOf: Final = Iri("http://www.w3.org/2004/02/skos/core#topConceptOf")
skosxl_Label: Final = Iri("http://www.w3.org/2008/05/skos-xl#Label")
skosxl_altLabel: Final = Iri("http://www.w3.org/2008/05/skos-xl#altLabel")
skosxl_literalForm: Final = Iri("http://www.w3.org/2008/05/skos-xl#literalForm")
skosxl_prefLabel: Final = Iri("http://www.w3.org/2008/05/skos-xl#prefLabel")
dcat_Dataset: Final = Iri("http://www.w3.org/ns/dcat#Dataset")
dcat_mediaType: Final = Iri("http://www.w3.org/ns/dcat#mediaType")
oa_prefix: Final = Iri("http://www.w3.org/ns/oa#prefix")
oa_suffix: Final = Iri("http://www.w3.org/ns/oa#suffix")
org_Membership: Final = Iri("http://www.w3.org/ns/org#Membership")
org_Organization: Final = Iri("http://www.w3.org/ns/org#Organization")
org_member: Final = Iri("http://www.w3.org/ns/org#member")
org_organization: Final = Iri("http://www.w3.org/ns/org#organization")
prov_Activity: Final = Iri("http://www.w3.org/ns/prov#Activity")
prov_Agent: Final = Iri("http://www.w3.org/ns/prov#Agent")
prov_Entity: Final = Iri("http://www.w3.org/ns/prov#Entity")
prov_generated: Final = Iri("http://www.w3.org/ns/prov#generated")
prov_used: Final = Iri("http://www.w3.org/ns/prov#used")
prov_wasDerivedFrom: Final = Iri("http://www.w3.org/ns/prov#wasDerivedFrom")
prov_wasGeneratedBy: Final = Iri("http://www.w3.org/ns/prov#wasGeneratedBy")
schema_endDate: Final = Iri("https://schema.org/endDate")
schema_startDate: Final = Iri("https://schema.org/startDate")
schema_url: Final = Iri("https://schema.org/url")

SINGLE: Final[frozenset[Iri]] = frozenset(
    {
        about,
        actionType,
        actor,
        adopted,
        adoptedPlace,
        articles,
        asOf,
        assertionKind,
        choice,
        claimPredicate,
        claimSubject,
        codedBy,
        complete,
        completeTo,
        countOf,
        date,
        dcat_mediaType,
        dcterms_identifier,
        dcterms_title,
        decidesOn,
        decision,
        depositary,
        direct,
        disputed,
        document,
        doubtful,
        effective,
        effectiveBasis,
        elided,
        end,
        entryIntoForce,
        entryIntoForceFrom,
        entryIntoForceGeneral,
        entryIntoForceRule,
        entryIntoForceThreshold,
        formal,
        formalName,
        frequency,
        from_,
        hedged,
        host,
        inSeries,
        intendedChoice,
        iso2,
        iso3,
        issue,
        justification,
        m49,
        measureKind,
        meeting,
        method,
        oa_prefix,
        oa_suffix,
        ofKind,
        onPart,
        openList,
        ordinal,
        org_member,
        org_organization,
        outcome,
        outreachKind,
        partOf,
        passageDigest,
        place,
        provisionalApplicationRule,
        rank,
        resultsIn,
        resultsInOnEffect,
        retrieved,
        retrievedAfter,
        retrievedBefore,
        role,
        schema_endDate,
        schema_startDate,
        scope,
        session,
        sha256,
        signatureFrom,
        signatureUntil,
        skos_prefLabel,
        skosxl_literalForm,
        snapshot,
        stage,
        stance,
        standing,
        standingReason,
        start,
        statement,
        statementKind,
        status,
        summary,
        text,
        titlePattern,
        totalAbstaining,
        totalAgainst,
        totalInFavour,
        totalNotVoting,
        treaty,
        untcNumber,
        until,
        value,
        withdrawalConditions,
        withdrawalNotice,
        year,
    }
)
"""Properties with at most one value a thing: two values are a contradiction."""

CONCEPTS: Final[dict[str, frozenset[str]]] = {
    "action-type": frozenset(
        {
            "acceptance",
            "accession",
            "approval",
            "consent-to-protocol",
            "declaration",
            "definitive-signature",
            "objection",
            "provisional-application",
            "ratification",
            "signature",
            "succession",
            "withdrawal",
            "withdrawal-of-ratification",
        }
    ),
    "assertion-kind": frozenset(
        {
            "absence",
            "composition",
            "count",
            "definition",
            "membership",
            "no-statement",
            "rule",
            "trend",
        }
    ),
    "basis": frozenset({"derived", "filled-in", "reconstructed", "recorded"}),
    "issue": frozenset(
        {
            "aims",
            "interim-steps",
            "joining",
            "production",
            "resolution",
            "stockpiling",
            "transfer",
            "use",
        }
    ),
    "measure-kind": frozenset(
        {
            "ccw-apii-party",
            "moratorium",
            "moratorium-export",
            "moratorium-production",
            "moratorium-transfer",
            "moratorium-use",
            "stockpile-destruction",
            "voluntary-article-7-report",
        }
    ),
    "method": frozenset(
        {
            "acclamation",
            "consensus",
            "non-recorded-vote",
            "recorded-vote",
            "secret-ballot",
            "without-a-vote",
        }
    ),
    "outcome": frozenset({"adopted", "deleted", "no-action", "rejected", "retained"}),
    "outreach-kind": frozenset({"demarche", "letter", "meeting", "visit", "workshop"}),
    "reason": frozenset(
        {
            "border-security",
            "cost",
            "neighbour-not-party",
            "no-alternative",
            "other-regime-suffices",
            "process",
            "self-defence",
            "sovereignty",
            "unresolved-conflict",
        }
    ),
    "region": frozenset(
        {
            "africa",
            "americas",
            "asia",
            "australia-and-new-zealand",
            "central-asia",
            "eastern-asia",
            "eastern-europe",
            "europe",
            "latin-america-and-the-caribbean",
            "melanesia",
            "micronesia",
            "northern-africa",
            "northern-america",
            "northern-europe",
            "oceania",
            "polynesia",
            "south-eastern-asia",
            "southern-asia",
            "southern-europe",
            "sub-saharan-africa",
            "western-asia",
            "western-europe",
        }
    ),
    "role": frozenset(
        {
            "coordinator",
            "host",
            "observer",
            "president",
            "secretariat",
            "state-party",
            "vice-president",
        }
    ),
    "stage": frozenset(
        {
            "committee",
            "fifth-committee",
            "first-committee",
            "fourth-committee",
            "plenary",
            "second-committee",
            "sixth-committee",
            "special-political-committee",
            "third-committee",
        }
    ),
    "stance": frozenset({"conditional", "not-now", "opposes", "supports", "undecided"}),
    "standing": frozenset({"accepted", "disputed", "rejected", "superseded"}),
    "statement-kind": frozenset(
        {
            "explanation-of-vote",
            "general-statement",
            "letter",
            "page",
            "report",
        }
    ),
    "subject": frozenset(
        {
            "arms-control",
            "colonialism",
            "economic-development",
            "human-rights",
            "nuclear-weapons",
            "palestinian-conflict",
        }
    ),
    "treaty-status": frozenset(
        {
            "consented",
            "contracting",
            "disputed",
            "never-joined",
            "not-party",
            "party",
            "provisional",
            "signatory",
            "withdrawn",
        }
    ),
    "vote-choice": frozenset(
        {
            "absent",
            "abstaining",
            "against",
            "in-favour",
            "not-voting",
            "present-not-voting",
        }
    ),
}
"""The notations of each scheme."""

CODES: Final[dict[str, dict[str, str]]] = {
    "m49Code": {
        "002": "africa",
        "009": "oceania",
        "015": "northern-africa",
        "019": "americas",
        "021": "northern-america",
        "030": "eastern-asia",
        "034": "southern-asia",
        "035": "south-eastern-asia",
        "039": "southern-europe",
        "053": "australia-and-new-zealand",
        "054": "melanesia",
        "057": "micronesia",
        "061": "polynesia",
        "142": "asia",
        "143": "central-asia",
        "145": "western-asia",
        "150": "europe",
        "151": "eastern-europe",
        "154": "northern-europe",
        "155": "western-europe",
        "202": "sub-saharan-africa",
        "419": "latin-america-and-the-caribbean",
    },
    "rollcallBasis": {
        "derived": "derived",
        "dgrtwo-2021": "filled-in",
        "published-2015": "filled-in",
        "reconstructed": "reconstructed",
        "recorded": "recorded",
    },
    "rollcallIssue": {
        "Arms control and disarmament": "arms-control",
        "Colonialism": "colonialism",
        "Economic development": "economic-development",
        "Human rights": "human-rights",
        "Nuclear weapons and nuclear material": "nuclear-weapons",
        "Palestinian conflict": "palestinian-conflict",
    },
    "rollcallVote": {
        "absent": "not-voting",
        "abstain": "abstaining",
        "no": "against",
        "yes": "in-favour",
    },
    "undlVote": {
        "A": "abstaining",
        "N": "against",
        "NV": "not-voting",
        "X": "not-voting",
        "Y": "in-favour",
    },
    "untcSuffix": {
        "": "ratification",
        "A": "acceptance",
        "AA": "approval",
        "P": "consent-to-protocol",
        "a": "accession",
        "d": "succession",
        "n": "provisional-application",
        "s": "definitive-signature",
    },
}
"""The notation that each code of a source stands for, by the code's datatype."""
