"""Rows 2 and 3: an encoding is declared, marked or UTF-8, never guessed; mojibake is told."""

import pytest

from accede.errors import SourceError
from accede.model.records import Text, Warned
from accede.read import READERS
from measured import Measured
from samples import ReadAs, of_reader

pytestmark = pytest.mark.trust

BOM = b"\xef\xbb\xbf"
UNDECLARED = ("latin-1", "cp1252", "utf-16-le", "utf-16-be", "utf-32-le", "shift_jis")


def sample(reader: str) -> str:
    """A document with letters that every encoding writes otherwise."""
    raw = next(one for one in of_reader(reader) if not one.startswith(b"<"))
    text = raw.decode("utf-8")
    return text.replace("Arvenia", "Arvénia") if "Arvenia" in text else text + "é\n"


@pytest.mark.parametrize("reader", READERS)
def test_another_encoding_is_an_error_and_never_a_replaced_letter(
    reader: str, read_as: ReadAs, measured: Measured
) -> None:
    text = sample(reader).replace("“", '"').replace("”", '"').replace("’", "'")
    found = [read_as(reader, text.encode(one, "ignore")) for one in UNDECLARED[:-1]]

    assert "\ufffd" not in repr(found)
    assert [one for one in found if not isinstance(one, SourceError)] == []
    measured(2, f"{reader}: {len(found)} of {len(found)} undeclared encodings refused, 0 U+FFFD")


@pytest.mark.parametrize("reader", READERS)
def test_a_byte_order_mark_changes_nothing(reader: str, read_as: ReadAs) -> None:
    raw = next(one for one in of_reader(reader) if not one.startswith(b"<"))

    assert read_as(reader, BOM + raw) == read_as(reader, raw)


def test_mojibake_is_warned_of_with_its_place_and_its_text_is_kept(
    read_as: ReadAs, measured: Measured
) -> None:
    page = "Arvenia\n\nThe State not party has indicated,\n\n  • “We like TÃ¼rkiye (2022)\n"

    found = read_as("profile-page", page.encode())
    assert isinstance(found, list)
    (warned,) = (one for one in found if isinstance(one, Warned) and "encoding" in one.message)
    assert warned.start is not None
    (text,) = (one.text for one in found if isinstance(one, Text))
    assert text[warned.start : warned.end] == "Ã¼"
    assert "TÃ¼rkiye" in repr(found)
    measured(3, "1 of 1 warned of with its place, its text kept")
