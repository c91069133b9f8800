"""Outreach as profiles tell it."""

import pytest

from accede.model.records import Outreach
from lantern_pages import of_kind, read_words


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "A visit to Arvenia by the Special Envoy took place in 2013.",
            ("visit", ("Special Envoy",), "Arvenia", 2013),
        ),
        (
            "A workshop was held in Marbel in 2015 by the UN.",
            ("workshop", ("UN",), "Marbel", 2015),
        ),
        (
            "In November 2010, the Special Envoy, Dame Oriel Vant, met with the Crown Prince.",
            ("meeting", ("Special Envoy, Dame Oriel Vant",), None, 2010),
        ),
    ],
)
def test_outreach_is_told_in_the_active_and_in_the_passive(
    sentence: str, expected: tuple[object, ...]
) -> None:
    told = of_kind(read_words(sentence), Outreach)

    assert [(one.outreach_kind, one.agents, one.place, one.year) for one in told] == [expected]
    assert [one.targets for one in told] == [("XAA",)]
