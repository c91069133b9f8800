"""Words and queries made to do harm, for the tests of what answers over HTTP."""

from hypothesis import strategies as st

HOSTILE = (
    "<script>alert(1)</script>", "</script><svg onload=alert(1)>", '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)", "=HYPERLINK(1)", "@SUM(A1)", "+1", "-1", "\\u0022", '""" . <urn:x>',
    "' OR 1=1", "}}{{7*7}}", "${x}", "]]>", "&lt;script&gt;", "\u202egnp.exe",
)  # fmt: skip
"""Words that are code in a page, a cell, a query or a template."""

COSTLY = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT ?a ?f { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?a",
    "SELECT ?a (GROUP_CONCAT(?f) AS ?all) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a",
    "ASK { ?a (<urn:a>|!<urn:b>)* ?c . ?c (!<urn:a>)* ?d . FILTER(?a = 1) }",
)
"""Queries that no release answers in time, or in memory."""

VALUES = st.text(max_size=30) | st.lists(
    st.sampled_from(
        ["CUB", "apmbc", "2025-12-28", '"', "'", "\\", "}", "{", "#", "<urn:x>", "?x", "$x", " ",
         "\n", "SERVICE", "UNION", ";", ".", "\\u0022", "\u202e", "1", "-1", "\0", "acc:actor",
         "%", "&", "=", "/", "..", "\r"]
    ),
    max_size=6,
).map("".join)  # fmt: skip
"""Values for a parameter or a name: any text, and pieces of queries and of addresses."""
