"""Steps short of joining that a profile tells in a sentence of its own."""

import pytest

from accede.model.records import Measure
from lantern_pages import of_kind, read_words


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The State not party has sent voluntary Article 7 reports since 2006.",
            ("voluntary-article-7-report", "2006"),
        ),
        ("Arvenia keeps to what it has said.", None),
        ("Arvenia has kept a moratorium on the export of lanterns.", ("moratorium-export", None)),
        ("It has had a moratorium on its use since 1996.", ("moratorium-use", "1996")),
        ("It has never sent a voluntary Article 7 report.", None),
        ("It has sent a voluntary Article 9 report.", None),
        ("Castrelle has sent voluntary Article 7 reports since 2006.", None),
    ],
)
def test_a_step_short_of_joining_is_a_measure(
    sentence: str, expected: tuple[str, str | None] | None
) -> None:
    told = of_kind(read_words(sentence), Measure)

    assert [(one.measure_kind, one.from_) for one in told] == ([expected] if expected else [])
