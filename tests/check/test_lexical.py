"""Which strings a datatype allows, as XSD has it: what breaks the rule is found, nothing else."""

from collections.abc import Callable

import pytest

from accede.check.report import Report

FORMS = {
    "integer": (["0", "-7", "+7", "007", "99999999999999999999"], ["", "1.0", "one", "1e3", " "]),
    "decimal": (["1", "-1.5", ".5", "5."], [".", "1e3", "INF"]),
    "double": (["1", "1.5E-3", "INF", "-INF", "NaN"], ["", "one", "1e"]),
    "float": (["1", "1.5E-3", "INF"], ["one", "1e"]),
    "boolean": (["true", "false", "1", "0"], ["True", "yes", ""]),
    "date": (["2020-02-29", "2020-01-01Z", "2020-01-01+02:00"], ["2021-02-29", "2020-13-01", "x"]),
    "dateTime": (["2020-02-29T10:00:00", "2020-01-01T00:00:00.5Z"], ["2020-02-30T00:00:00"]),
    "time": (["10:00:00", "23:59:59.5Z"], ["25:00:00", "10:00"]),
    "gYear": (["2020", "-0044", "2020Z"], ["20", "2020-01"]),
    "gYearMonth": (["2020-12"], ["2020-13", "2020"]),
    "gMonth": (["--12"], ["--13", "12"]),
    "gDay": (["---31"], ["---32", "31"]),
    "gMonthDay": (["--12-31"], ["--12-32", "12-31"]),
    "duration": (["P1Y", "-P1Y2M3DT4H5M6.7S", "PT1S"], ["1Y", "P1H", "P", "PT1Y"]),
    "hexBinary": (["", "0aFF"], ["0", "xy"]),
    "base64Binary": (["", "YWI=", "YWJj"], ["Y", "Y?=="]),
    "string": (["", "anything"], []),
}  # fmt: skip
CASES = [
    pytest.param(datatype, string, whole, id=f"{datatype} {string!r}")
    for datatype, (good, bad) in FORMS.items()
    for whole, strings in ((True, good), (False, bad))
    for string in strings
]


@pytest.mark.parametrize(("datatype", "string", "whole"), CASES)
def test_a_literal_is_ill_formed_exactly_where_its_datatype_says_so(
    checked: Callable[..., Report], datatype: str, string: str, *, whole: bool
) -> None:
    report = checked(
        graph=f'ex:a ex:p "{string}"^^xsd:{datatype} .',
        shapes=f"ex:S sh:targetNode ex:a ; sh:path ex:p ; sh:datatype xsd:{datatype} .",
    )

    assert (report.results == ()) is whole
