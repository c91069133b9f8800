INSERT { GRAPH $graph { ?s ?p ?o } }
WHERE { GRAPH $source { ?s ?p ?o } }
