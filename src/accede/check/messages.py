"""Plain words for a constraint whose shape has no message of its own."""

from collections.abc import Iterable

from accede.check.shape_file import Term

WORDS = {
    "class": "a value is no {0}",
    "datatype": "a value is no well-formed {0}",
    "nodeKind": "a value is not of the kind {0}",
    "minCount": "there are fewer than {0} values",
    "maxCount": "there are more than {0} values",
    "minExclusive": "a value is not greater than {0}",
    "minInclusive": "a value is less than {0}",
    "maxExclusive": "a value is not less than {0}",
    "maxInclusive": "a value is greater than {0}",
    "minLength": "a value is shorter than {0} characters",
    "maxLength": "a value is longer than {0} characters",
    "pattern": "a value does not match {0}",
    "languageIn": "a value is in another language than {all}",
    "uniqueLang": "two values are in one language",
    "equals": "the values are not those of {0}",
    "disjoint": "a value is also one of {0}",
    "lessThan": "a value is not less than that of {0}",
    "lessThanOrEquals": "a value is greater than that of {0}",
    "hasValue": "{0} is missing",
    "in": "a value is none of {all}",
    "closed": "a property that is not allowed here",
    "node": "a value does not conform to {0}",
    "not": "a value conforms to {0} and must not",
    "and": "a value does not conform to all of {all}",
    "or": "a value conforms to none of {all}",
    "xone": "a value does not conform to exactly one of {all}",
    "qualifiedMinCount": "fewer than {0} values conform to {1}",
    "qualifiedMaxCount": "more than {0} values conform to {1}",
}


def plain(parameter: str, values: Iterable[Term]) -> str:
    """What is wrong, where a constraint is broken."""
    words = [term.value for term in values]
    return WORDS[parameter].format(*words, all=", ".join(words))
