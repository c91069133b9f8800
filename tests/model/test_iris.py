"""The names of things."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from accede.errors import SourceError
from accede.model import iris


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        (iris.state("AZE"), "state/AZE"),
        (iris.treaty("apmbc"), "treaty/apmbc"),
        (iris.series("apmbc-ga"), "series/apmbc-ga"),
        (iris.meeting("apmbc/20MSP"), "meeting/apmbc/20MSP"),
        (iris.resolution("A/RES/54/54 B"), "resolution/A-RES-54-54-B"),
        (iris.decision("A/RES/77/63", "plenary"), "decision/A-RES-77-63/plenary"),
        (iris.rollcall("voeten-3"), "decision/rollcall/voeten-3"),
        (iris.vote("A-RES-76-26/unstated", "CHN"), "vote/A-RES-76-26/unstated/CHN"),
        (
            iris.participation("apmbc/20MSP", "AZE", "observer"),
            "participation/apmbc/20MSP/AZE/observer",
        ),
        (iris.action("apmbc", "TON", "accession"), "action/apmbc/TON/accession"),
        (iris.action("apmbc", "TON", "accession", 2), "action/apmbc/TON/accession-2"),
        (iris.status("apmbc", "TON", "2025-12-01"), "status/apmbc/TON/2025-12-01"),
        (
            iris.measure("KAZ", "moratorium-export", "mon-kaz"),
            "measure/KAZ/moratorium-export/mon-kaz",
        ),
        (iris.coverage("treaty-action", "apmbc"), "coverage/treaty-action/apmbc"),
        (iris.membership("un", "CUB"), "membership/un/CUB"),
    ],
)
def test_a_name_is_made_as_the_model_says(iri: str, name: str) -> None:
    assert iri == iris.ID + name
    assert iris.short(iris.Iri(iri)) == name


@pytest.mark.parametrize(
    "path", ["", "state/", "/state", "state//CUB", "state/C U", "a/../b", "a/./b", "..", "é"]
)
def test_a_path_that_cannot_name_a_thing_is_refused(path: str) -> None:
    with pytest.raises(SourceError, match="cannot name a thing"):
        iris.thing(path)


def test_what_is_not_ours_keeps_its_iri() -> None:
    assert (
        iris.short(iris.Iri("http://www.wikidata.org/entity/Q241"))
        == "http://www.wikidata.org/entity/Q241"
    )


@given(some.lists(some.text(), min_size=1, max_size=4))
def test_a_digest_is_sixteen_digits_and_told_by_its_parts(parts: list[str]) -> None:
    digest = iris.digest(*parts)

    assert len(digest) == 16
    assert set(digest) <= set("0123456789abcdef")
    assert digest == iris.digest(*parts)


def test_parts_are_kept_apart_in_a_digest() -> None:
    assert iris.digest("ab", "c") != iris.digest("a", "bc")


@given(some.text())
def test_a_slug_is_a_step_of_a_path_or_nothing(symbol: str) -> None:
    slug = iris.slug(symbol)

    assert not slug or slug.strip(".") == "" or iris.PATH.fullmatch(slug)
