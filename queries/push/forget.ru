PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE { GRAPH $graph { $begun dcterms:modified ?seen } }
WHERE { GRAPH $graph { $begun dcterms:modified ?seen } }
