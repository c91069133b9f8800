"""Which strings a datatype allows, as SPARQL conditions on a literal (XSD 1.1, Part 2)."""

XSD = "http://www.w3.org/2001/XMLSchema#"

ZONE = "(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])?$"
FORMS = {
    "integer": r"^[+-]?[0-9]+$",
    "decimal": r"^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)$",
    "float": r"^([+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([Ee][+-]?[0-9]+)?|[+-]?INF|NaN)$",
    "double": r"^([+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([Ee][+-]?[0-9]+)?|[+-]?INF|NaN)$",
    "boolean": r"^(true|false|1|0)$",
    "gYear": r"^-?[0-9]{4,}" + ZONE,
    "gYearMonth": r"^-?[0-9]{4,}-(0[1-9]|1[0-2])" + ZONE,
    "gMonth": r"^--(0[1-9]|1[0-2])" + ZONE,
    "gDay": r"^---(0[1-9]|[12][0-9]|3[01])" + ZONE,
    "gMonthDay": r"^--(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])" + ZONE,
    "time": r"^([01][0-9]|2[0-4]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?" + ZONE,
    "hexBinary": r"^([0-9A-Fa-f]{2})*$",
    "base64Binary": r"^((B ?){4})*((B ?){2}= ?=|(B ?){3}=)?$".replace("B", "[A-Za-z0-9+/]"),
}
"""Datatypes whose strings are told by their form alone."""

CAST = ("date", "dateTime", "duration")
"""Datatypes of which the store's own cast knows more than a form: the calendar has the day."""

DERIVED_INTEGERS = frozenset(
    XSD + name
    for name in (
        "byte", "short", "int", "long", "unsignedByte", "unsignedShort", "unsignedInt",
        "unsignedLong", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger",
        "negativeInteger",
    )
)  # fmt: skip
"""Oxigraph keeps these as `xsd:integer`, so a store cannot tell whether a value was one."""


def well_formed(datatype: str, variable: str) -> str:
    """A condition that holds where a literal's string is one that its datatype allows."""
    local = datatype.removeprefix(XSD)
    if local in CAST and datatype != local:
        return f"COALESCE(STRLEN(STR(<{datatype}>({variable}))) > 0, false)"
    if local in FORMS and datatype != local:
        return f'REGEX(STR({variable}), "{FORMS[local]}")'
    return "true"
