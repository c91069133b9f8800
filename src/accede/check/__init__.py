"""Whether the graph is right: shapes, whole-graph checks, quotes, and the report of all three."""

from accede.check.again import Checked, check

__all__ = ["Checked", "check"]
