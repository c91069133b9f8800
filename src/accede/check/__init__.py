"""Whether the graph is right: shapes, whole-graph checks, quotes, and the report of all three."""
