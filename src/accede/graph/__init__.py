"""From records to the graph: facts of one record, one thing from several sources, derived facts."""
