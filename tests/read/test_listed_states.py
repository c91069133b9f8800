"""Lists of states, their names glued together where links were lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accede.read.listed_states import listed_states
from accede.read.page import Span
from lantern_pages import known

NAMES = {
    "Arvenia": "XAA", "Castrelle": "XAB", "Orvane": "XAC", "Tessary": "XAD", "Niger": "NER",
    "Nigeria": "NGA", "Guinea": "GIN", "Guinea-Bissau": "GNB", "Equatorial Guinea": "GNQ",
    "Papua New Guinea": "PNG", "Dominica": "DMA", "Dominican Republic": "DOM", "Sudan": "SDN",
    "South Sudan": "SSD", "Congo": "COG", "Democratic Republic of the Congo": "COD",
    "Republic of Korea": "KOR", "Democratic People's Republic of Korea": "PRK", "Oman": "OMN",
    "Romania": "ROU", "Mali": "MLI", "Somalia": "SOM", "Ireland": "IRL", "Iceland": "ISL",
    "Bosnia and Herzegovina": "BIH", "Trinidad and Tobago": "TTO", "Côte d'Ivoire": "CIV",
    "Iran (Islamic Republic of)": "IRN", "Samoa": "WSM", "Saint Lucia": "LCA", "Türkiye": "TUR",
    "Antigua and Barbuda": "ATG", "Lao People's Democratic Republic": "LAO", "Viet Nam": "VNM",
    "Timor-Leste": "TLS", "São Tomé and Príncipe": "STP", "United Arab Emirates": "ARE",
}  # fmt: skip


def states(words: str) -> list[str | None]:
    return [one.state for one in listed_states(known(), words, Span(0, len(words)))]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("ArveniaCastrelle", ["XAA", "XAB"]),
        ("Arvenia Castrelle, Orvane and Tessary", ["XAA", "XAB", "XAC", "XAD"]),
        ("Niger Nigeria", ["NER", "NGA"]),
        ("NigeriaNiger", ["NGA", "NER"]),
        ("GuineaGuinea-BissauEquatorial Guinea", ["GIN", "GNB", "GNQ"]),
        ("DominicaDominican Republic", ["DMA", "DOM"]),
        ("SudanSouth Sudan", ["SDN", "SSD"]),
        ("CongoDemocratic Republic of the Congo", ["COG", "COD"]),
        ("Korea, Republic of, Mali", ["KOR", "MLI"]),
        ("Bosnia and HerzegovinaTrinidad and Tobago and Oman", ["BIH", "TTO", "OMN"]),
        ("Arvenia (observer), Iran (Islamic Republic of)Iceland", ["XAA", "IRN", "ISL"]),
        ("Arvenia, , ; Castrelle.", ["XAA", "XAB"]),
        ("Arvenia, Atlantis", ["XAA", None]),
        ("ArveniaAtlantis", [None]),
    ],
)
def test_names_are_parted_where_only_one_parting_names_states(
    words: str, told: list[str | None]
) -> None:
    assert states(words) == told


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_names_glued_in_any_way_are_parted_again(data: st.DataObject) -> None:
    names = data.draw(st.lists(st.sampled_from(sorted(NAMES)), min_size=1, max_size=12))
    words = names[0]
    for name in names[1:]:
        words += (
            data.draw(st.sampled_from(["", ", ", " ", ",", "; ", "\n", " and ", ", and "])) + name
        )

    assert states(words) == [NAMES[name] for name in names]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_every_part_of_any_words_lies_inside_them(words: str) -> None:
    for one in listed_states(known(), words, Span(0, len(words))):
        assert 0 <= one.span.start < one.span.end <= len(words)
