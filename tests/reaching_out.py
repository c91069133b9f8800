"""Queries that try to reach out of the release, as an attacker may word them."""

REACHING_OUT = {
    "plain": "ASK { SERVICE <http://e/> { ?s ?p ?o } }",
    "small": "ASK { service <http://e/> { ?s ?p ?o } }",
    "silent": "ASK { SERVICE SILENT ?x { ?s ?p ?o } }",
    "joined": "ASK { ?s ?p 1.SERVICESILENT<http://e/>{ ?s ?p ?o } }",
    "behind true": "ASK { ?s ?p trueSERVICE<http://e/>{ ?s ?p ?o } }",
    "as a prefix": "PREFIX : <http://e/> ASK { ?s ?p ?o.SERVICE:x{ ?s ?p ?o } }",
    "behind an empty name": "PREFIX : <urn:a> ASK { ?s ?p :.SERVICE<http://e/>{ ?s ?p ?o } }",
    "long s": "ASK { \u017fERVICE <http://e/> { ?s ?p ?o } }",
    "behind a comment": "ASK { FILTER(1<2)SERVICE#>\n<http://e/>{ ?s ?p ?o } }",
    "behind a string": "ASK { FILTER(1<STR('>'))SERVICE<http://e/>{ ?s ?p ?o } }#'",
    "nested": "SELECT * { { SELECT * { OPTIONAL { SERVICE ?x { } } } } }",
    "from": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "from named": "SELECT * FROMNAMED<http://e/> { GRAPH ?g { ?s ?p ?o } }",
}
