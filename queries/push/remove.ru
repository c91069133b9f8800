DELETE DATA { GRAPH $graph { $triples } }
