"""Pages cut short or changed at any place: what a reader makes of them, or that it refused."""

from hypothesis import strategies as st

from accede.errors import SourceError
from accede.model.records import Record
from lantern_pages import read_words


def read_cut(
    words: str, data: st.DataObject, *, form: str, state: str | None = None, least: int = 1
) -> list[Record] | None:
    """The records of a page that ends anywhere behind its first characters; None if refused."""
    cut = words[: data.draw(st.integers(least, len(words)))]
    try:
        return read_words(cut, form=form, state=state)
    except SourceError:
        return None


def read_changed(
    words: str, data: st.DataObject, *, form: str, state: str | None = None
) -> list[Record] | None:
    """The records of a page with any characters in the place of one; None if refused."""
    place = data.draw(st.integers(0, len(words)))
    new = data.draw(st.text(max_size=3))
    try:
        return read_words(words[:place] + new + words[place + 1 :], form=form, state=state)
    except (SourceError, UnicodeEncodeError):
        return None
