"""The invented world of `data/example-pages`, and pages read with what is known of it.

`python tests/lantern_pages.py` writes the golden files anew: read the difference by eye.
"""

import tempfile
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from accede import resources
from accede.model.records import Document, Ignored, Record, Text, Unread, Warned
from accede.read import Source, reader
from accede.read.dataset import load, records_of_tables
from accede.read.known import Known

PAGES = Path(__file__).parent / "read" / "pages"
EXAMPLE = resources.data() / "example-pages" / "dataset.toml"
MEETINGS = "The State not party has participated as Observer in the following meetings\n"
SAID = "The State not party has indicated,\n"
Kind = TypeVar("Kind", bound=Record)
FORMS = {"report": "country-report", "press": "press"}
"""The readers of those fixtures whose folder is not named after its kind of page."""

FIXTURES = tuple(sorted(page for page in PAGES.glob("*/*") if page.suffix in (".txt", ".html")))


@cache
def known_from(*tables: Path) -> Known:
    """What the tables of some datasets tell beforehand, and the marks of their treaties."""
    datasets = [load(path) for path in tables]
    records = [record for dataset in datasets for record in records_of_tables(dataset)]
    marks = {one.treaty: one.page_marks for one in datasets if one.treaty}
    return Known.of(records, marks)


def known() -> Known:
    """What the bundled states and the example's own tables tell beforehand."""
    return known_from(resources.data() / "states" / "dataset.toml", EXAMPLE)


def read_page(path: Path, *, form: str, state: str | None = None) -> list[Record]:
    """The records of a page about the Lantern Convention."""
    document = Document(id="this-page", title="a page of a test", state=state)
    source = Source(document=document, path=path, treaty="lantern")
    return list(reader(form)(source, known()))


def read_words(
    words: str, *, form: str = "profile-page", state: str | None = "XAA"
) -> list[Record]:
    """The records of a page that is given as its words."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="") as page:
        page.write(words)
        page.flush()
        return read_page(Path(page.name), form=form, state=state)


def read_real(shared: Path, name: str, state: str | None = None) -> list[Record]:
    """The records of a real profile, read with the bundled tables."""
    bundled = (resources.data() / one / "dataset.toml" for one in ("states", "apmbc"))
    document = Document(id=name, title=name, state=state)
    page = shared / "sources" / "apmbc" / f"{name}.txt"
    source = Source(document=document, path=page, treaty="apmbc")
    return list(reader("profile-page")(source, known_from(*bundled)))


def text_of(records: list[Record]) -> str:
    """The text that the offsets of some records count."""
    first = records[0]
    assert isinstance(first, Text)
    return first.text


def facts(records: list[Record]) -> list[Record]:
    """What a page says, without the text and what was left aside."""
    return [record for record in records if not isinstance(record, Text | Ignored)]


def of_kind(records: list[Record], kind: type[Kind]) -> list[Kind]:
    """The records of one kind."""
    return [record for record in records if isinstance(record, kind)]


def words_of(record: Record, text: str) -> str:
    """The words that a record rests on."""
    return text[record.start : record.end]


def unaccounted(records: list[Record]) -> str:
    """The characters of a text, blanks left out, that lie in no span."""
    text = text_of(records)
    left = list(text)
    for record in records[1:]:
        if not isinstance(record, Warned):
            assert record.start is not None
            assert record.end is not None
            assert 0 <= record.start < record.end <= len(text)
            left[record.start : record.end] = " " * (record.end - record.start)
    return "".join(left).strip()


def misquoted(records: list[Record]) -> list[Record]:
    """The records whose words are not those that stand at their place."""
    text = text_of(records)
    return [
        record
        for record in records[1:]
        if (words := getattr(record, "text", None)) is not None and words != words_of(record, text)
    ]


def unread(records: list[Record]) -> list[str]:
    """The words that the reader did not understand."""
    return [record.text for record in records if isinstance(record, Unread)]


def golden(records: list[Record]) -> str:
    """Records as lines of JSON, each with the words at its place; marks between words left out."""
    text = text_of(records)
    lines = []
    for record in records[1:]:
        if isinstance(record, Ignored) and record.why == "punctuation":
            continue
        fields = msgspec.to_builtins(record)
        kept = {
            name: value
            for name, value in fields.items()
            if value not in (None, (), False) and name not in ("source", "text", "start", "end")
        }
        kept |= {"at": [record.start, record.end], "words": words_of(record, text)}
        lines.append(msgspec.json.encode(kept).decode())
    return "\n".join(lines) + "\n"


def golden_of(page: Path) -> Path:
    """The file that holds what a page should give."""
    return page.parent / f"{page.name}.jsonl"


def form_of(page: Path) -> str:
    """The reader of a fixture, by the folder that it lies in."""
    folder = page.parent.name
    return FORMS.get(folder, f"{folder}-page")


if __name__ == "__main__":
    for page in FIXTURES:
        golden_of(page).write_text(golden(read_page(page, form=form_of(page))))
