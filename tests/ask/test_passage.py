import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.ask.passage import around


@pytest.mark.parametrize(
    ("text", "words", "before", "after"),
    [
        ("One. Two is here. Three. Four.", "Two", "One. ", " is here. Three."),
        ("Zero. One. Two is here. Three.", "Two is here.", "One. ", " Three."),
        ("Two is here", "is", "Two ", " here"),
        ("A heading\nWe said so.\nA line\nAnother", "We said so.", "A heading\n", "\nA line"),
        ("So says Art. 51 of it. Next. Last.", "51", "So says Art. ", " of it. Next."),
        ("He said “No.” Then he left. Gone.", "Then he left.", "He said “No.” ", " Gone."),
    ],
)
def test_words_are_shown_between_their_neighbours(
    text: str, words: str, before: str, after: str
) -> None:
    start = text.index(words)

    assert around(text, start, start + len(words)) == (before, after)


@given(text=st.text(max_size=900), start=st.integers(0, 900), length=st.integers(0, 50))
def test_what_is_shown_stands_in_the_text(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))

    before, after = around(text, start, end)

    assert before + text[start:end] + after in text
    assert len(before) <= 400
    assert len(after) <= 400
