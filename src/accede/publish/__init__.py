"""Out into the world: the graph in the formats that others read."""
