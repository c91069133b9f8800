DELETE { GRAPH $graph { ?s ?p ?o } }
WHERE {
  GRAPH $graph { ?s ?p ?o }
  FILTER NOT EXISTS { GRAPH $source { ?s ?p ?o } }
} ;
INSERT { GRAPH $graph { ?s ?p ?o } }
WHERE {
  GRAPH $source { ?s ?p ?o }
  FILTER NOT EXISTS { GRAPH $graph { ?s ?p ?o } }
}
