"""The text of a page: what is not surely known of its characters is refused, never guessed."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.errors import SourceError
from accede.read.text import LARGEST, LONGEST, normalised, page_text


def text_of(raw: bytes, charset: str | None = None) -> str:
    return page_text(raw, where="a page", charset=charset)


def refusal(raw: bytes, charset: str | None = None) -> str:
    with pytest.raises(SourceError) as refused:
        text_of(raw, charset)
    return str(refused.value)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2MSP,\u00a0\t 4MSP", "2MSP, 4MSP"),
        ("2\u202fMSP\u2007,", "2 MSP ,"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one  \n \n\n\n\ntwo \t", "one\n\ntwo"),
        ("  • a\n    • b", " • a\n • b"),
        ("Co\u0302te d’Ivoire", "Côte d’Ivoire"),
        ("purpose objective", "purpose objective"),
    ],
)
def test_text_is_brought_into_one_form(words: str, expected: str) -> None:
    assert normalised(words) == expected


@given(
    st.text(
        alphabet=st.characters(exclude_categories=["Cs"]) | st.sampled_from(" \t\r\n\u00a0\u0301")
    )
)
def test_the_one_form_is_nfc_and_stays_as_it_is(words: str) -> None:
    once = normalised(words)

    assert normalised(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "".join(once.split()) == "".join(unicodedata.normalize("NFC", words).split())


@pytest.mark.parametrize(
    ("raw", "charset"),
    [
        ("Türkiye".encode(), None),
        ("Türkiye".encode("utf-8-sig"), None),
        ("Türkiye".encode("utf-8-sig"), "latin-1"),
        ("Türkiye".encode("utf-16"), None),
        (b"\xfe\xff" + "Türkiye".encode("utf-16-be"), None),
        ("Türkiye".encode("utf-32"), None),
        ("Türkiye".encode("latin-1"), "latin-1"),
        ("Türkiye".encode("cp1254"), "windows-1254"),
        (b"<html><meta charset='iso-8859-1'><p>T\xfcrkiye", None),
        (
            (
                b'<html><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><p>'
                b"T\xc3\xbcrkiye"
            ),
            None,
        ),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_states(raw: bytes, charset: str | None) -> None:
    assert text_of(raw, charset) == "Türkiye"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"Cuba\nC\xf4te d'Ivoire", "line 2, column 2: the byte 0xf4 is not utf-8"),
        ("Cuba".encode("utf-16-le"), "line 1, column 2: the character U+0000"),
        ("a\nb\ufffd".encode(), "line 2, column 2: the character U+FFFD"),
        (b"\xff\xfea\x00b", "line 1, column 2: the byte 0x62 is not utf-16-le"),
        (b"<html><meta charset=klingon><p>a", "the charset 'klingon' is not known"),
        (b"<html><meta charset=rot13><p>a", "the charset 'rot13' is not known"),
        (b"", "the page is empty"),
        (b" \n\t\r\n ", "the page is empty"),
        (b"<html><script>let a</script></html>", "the page is empty"),
        (b"a" * (LARGEST + 1), f"{LARGEST + 1} bytes"),
        (b"a" * (LONGEST + 1), f"{LONGEST + 1} characters"),
        (b"<div>" * 1_000_000, "more than 200 elements inside each other"),
        (b'<!DOCTYPE html [<!ENTITY a "b">]><p>&a;', "declares entities"),
    ],
)
def test_a_page_that_is_not_sure_is_refused(raw: bytes, said: str) -> None:
    message = refusal(raw)

    assert message.startswith("a page: ")
    assert said in message


@given(st.binary(max_size=200))
def test_no_bytes_give_a_replaced_character_or_a_traceback(raw: bytes) -> None:
    try:
        text = text_of(raw)
    except SourceError:
        return

    assert "\ufffd" not in text
    assert "\x00" not in text


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>one<p>two", "one\n\ntwo"),
        ("<div>one</div><div>two<br>three</div>", "one\ntwo\nthree"),
        ("<ul><li>a</li><li><p>b</p></li><li></li></ul>", "• a\n• b\n\n•"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "• a\n• b"),
        ("<p>2MSP,&nbsp;4<b>MSP</b>\n and\n more</p>", "2MSP, 4MSP and more"),
        ("<table><tr><th>vote<th>year<tr><td>yes<td>2018</table>", "vote | year\nyes | 2018"),
        ("<p>a</p><script>b</script><style>c</style><p hidden>d<!-- e --><p>f", "a\n\nf"),
        ("<p>C&ocirc;te &amp; &#8220;q&rdquo; &xyzzy;", "Côte & “q” &xyzzy;"),
        ("<h1>A</h1><pre>b\nc</pre>", "A\n\nb\nc"),
        ("<p>a <svg><text>b</text></svg> c<img alt=d>", "a c"),
    ],
)
def test_a_web_page_gives_the_lines_that_its_reader_sees(page: str, expected: str) -> None:
    assert text_of(page.encode()) == expected


def test_words_that_only_mention_a_tag_are_plain_text() -> None:
    assert text_of(b"Use <p> for a paragraph.") == "Use <p> for a paragraph."


def test_the_real_pages_are_in_the_one_form_but_for_their_indents(shared: Path) -> None:
    for page in sorted((shared / "sources" / "apmbc").glob("*.txt")):
        text = page_text(page.read_bytes(), where=page)

        assert "".join(text.split()) == "".join(page.read_text(encoding="utf-8").split())
