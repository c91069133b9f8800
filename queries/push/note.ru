PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT DATA { GRAPH $graph { $begun dcterms:modified $seen } }
