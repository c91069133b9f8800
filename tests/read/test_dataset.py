"""A dataset.toml: every key read or refused with its line, every path kept inside."""

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accede import resources
from accede.errors import SourceError
from accede.model.records import Document, Participation, Refused, State, Warned
from accede.read import Source, reader
from accede.read.dataset import (
    checked,
    documents_of,
    load,
    not_pinned,
    records_of_tables,
    sources_of,
)

Made = Callable[..., Path]

PAGE = "Arcadia has observed.\n"
HEAD = '[dataset]\nid = "pages"\ntitle = "Pages"\n'
DOCUMENT = '[[document]]\nid = "arcadia"\ntitle = "Arcadia"\n'
WITH_BYTES = DOCUMENT + 'path = "arcadia.txt"\nreader = "profile-page"\n'


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Makes a folder with a dataset.toml and other files, and gives the toml's path."""

    def make(toml: str, folder: str = "pages", **files: str) -> Path:
        home = tmp_path / folder
        home.mkdir(exist_ok=True)
        for name, content in {"arcadia_txt": PAGE, **files}.items():
            (home / name.replace("_", ".")).write_text(content, encoding="utf-8")
        path = home / "dataset.toml"
        path.write_text(toml, encoding="utf-8")
        return path

    return make


def test_every_key_of_a_dataset_and_its_document_is_read(made: Made) -> None:
    path = made(
        HEAD + 'licence = "CC0-1.0"\ntreaty = "apmbc"\npage_marks = ["mine ban"]\n\n' + WITH_BYTES
        + 'state = "AZE"\npublisher = "P"\nurl = "https://example.org/"\nlanguage = "en"\n'
        'rank = 2\nsha256 = "00"\nbytes = 22\nretrieved = 2023-01-05T11:00:00+01:00\n'
        'retrieved_after = 2022-12-07\nretrieved_before = "2023-02"\ndate = 2022\n'
    )  # fmt: skip

    found = load(path)

    document = Document(
        id="arcadia", title="Arcadia", path="arcadia.txt", reader="profile-page", state="AZE",
        publisher="P", url="https://example.org/", language="en", rank=2, sha256="00", bytes=22,
        retrieved="2023-01-05T10:00:00Z", retrieved_after="2022-12-07",
        retrieved_before="2023-02", date="2022",
    )  # fmt: skip
    assert (found.id, found.title, found.licence) == ("pages", "Pages", "CC0-1.0")
    assert (found.treaty, found.page_marks) == ("apmbc", ("mine ban",))
    assert found.documents == (document,)
    assert list(sources_of(found)) == [
        Source(document=document, path=path.parent / "arcadia.txt", treaty="apmbc")
    ]


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("", "there is no [dataset]"),
        ("dataset = 3", "there is no [dataset]"),
        (HEAD + "[dataset]\n", "not TOML"),
        (HEAD + 'title = "again"\n', "not TOML"),
        (HEAD + 'colour = "red"\n', "line 4: unknown key 'colour'; allowed are: id, title"),
        ('[dataset]\nid = "a"\n', "line 1: Object missing required field `title`"),
        ('[dataset]\nid = "a b"\ntitle = "A"\n', "line 2: id: "),
        ('[dataset]\nid = 3\ntitle = "A"\n', "line 2: id: Expected `str`, got `int`"),
        (HEAD + 'page_marks = "mine"\n', "line 4: page_marks: Expected `array`"),
        (HEAD + "[other]\n", "line 4: unknown key 'other'; allowed are: dataset, document"),
        (HEAD + "[document]\n", "document is no list of tables"),
        (HEAD + DOCUMENT + "pages = 3\n", "line 7: unknown key 'pages'"),
        (HEAD + DOCUMENT + "line = 3\n", "line 7: unknown key 'line'"),
        (HEAD + DOCUMENT + '[[document]]\nid = "b"\ntitle = "B"\nsource = "x"\n', "line 10: unkn"),
        (HEAD + DOCUMENT + DOCUMENT, "line 8: 'arcadia' stands twice"),
        (HEAD + DOCUMENT + "rank = 7\n", "line 7: rank: "),
        (HEAD + DOCUMENT + 'state = "Arcadia"\n', "line 7: state: "),
        (HEAD + DOCUMENT + 'path = "a.txt"\n', "line 7: path without reader; give reader too"),
        (HEAD + DOCUMENT + 'reader = "press"\n', "line 7: reader without path; give path too"),
        (HEAD + DOCUMENT + 'path = "a"\nreader = "telex"\n', "line 8: unknown reader 'telex'"),
        (HEAD + DOCUMENT + 'retrieved_after = "7.12.2022"\n', "line 7: retrieved_after is 7.12"),
        (HEAD + DOCUMENT + 'date = "2022-02-30"\n', "line 7: date is 2022-02-30"),
        (HEAD + DOCUMENT + "retrieved = 2022-12-07\n", "line 7: retrieved is 2022-12-07"),
        (HEAD + DOCUMENT + "retrieved = 2022-12-07T10:00:00\n", "line 7: retrieved is 2022-12-07"),
        (HEAD + DOCUMENT + 'retrieved = "yesterday"\n', "line 7: retrieved is yesterday"),
    ],
)
def test_what_a_dataset_cannot_say_is_an_error_with_its_line(
    made: Made, toml: str, message: str
) -> None:
    path = made(toml)

    with pytest.raises(SourceError) as caught:
        load(path)

    assert message in str(caught.value)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../secret.txt",
        "pages/../../secret.txt",
        "..",
        "~/secret.txt",
        "C:/secret.txt",
        "..\\\\secret.txt",
        "a\\u0000b.txt",
        "a\\nb.txt",
        "\\u202etxt.a",
        " ",
    ],
)
def test_a_path_that_may_lead_elsewhere_is_refused(made: Made, path: str) -> None:
    toml = made(HEAD + DOCUMENT + f'path = "{path}"\nreader = "profile-page"\n')

    with pytest.raises(SourceError, match=r"line 7: the path .* may lead elsewhere"):
        load(toml)


def test_a_link_out_of_the_folder_is_refused(made: Made, tmp_path: Path) -> None:
    toml = made(HEAD + WITH_BYTES)
    (tmp_path / "secret.txt").write_text("secret")
    (toml.parent / "arcadia.txt").unlink()
    (toml.parent / "arcadia.txt").symlink_to(tmp_path / "secret.txt")

    with pytest.raises(SourceError, match="leads out of"):
        load(toml)


def test_documents_may_lie_under_a_source_root(made: Made, tmp_path: Path) -> None:
    toml = made(HEAD + WITH_BYTES)
    (toml.parent / "arcadia.txt").unlink()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "arcadia.txt").write_text(PAGE)

    (source,) = load(toml, source_root=elsewhere).sources

    assert checked(source) == PAGE.encode()


def test_a_document_that_is_missing_is_an_error_only_when_it_is_read(made: Made) -> None:
    toml = made(HEAD + WITH_BYTES)
    (toml.parent / "arcadia.txt").unlink()

    (source,) = load(toml).sources

    with pytest.raises(SourceError, match=r"arcadia\.txt: no such file"):
        checked(source)


def pinned(text: str) -> str:
    raw = text.encode()
    return f'sha256 = "{hashlib.sha256(raw).hexdigest()}"\nbytes = {len(raw)}\n'


def test_a_pinned_document_gives_its_bytes_and_no_warning(made: Made) -> None:
    (source,) = load(made(HEAD + WITH_BYTES + pinned(PAGE))).sources

    assert checked(source) == PAGE.encode()
    assert list(not_pinned(source)) == []


@pytest.mark.parametrize("cut", range(len(PAGE)))
def test_a_pinned_document_cut_anywhere_is_refused_with_both_sizes(made: Made, cut: int) -> None:
    toml = made(HEAD + WITH_BYTES + pinned(PAGE), arcadia_txt=PAGE[:cut])
    (source,) = load(toml).sources

    with pytest.raises(SourceError) as caught:
        checked(source)

    assert "the file is empty" in str(caught.value) or (
        f"of {len(PAGE)} bytes, found " in str(caught.value)
        and f"of {cut} bytes" in str(caught.value)
    )


def test_a_document_of_the_right_size_and_other_bytes_is_refused(made: Made) -> None:
    toml = made(HEAD + WITH_BYTES + pinned(PAGE), arcadia_txt=PAGE.upper())
    (source,) = load(toml).sources

    with pytest.raises(SourceError, match="expected SHA-256"):
        checked(source)


def test_a_document_that_is_not_pinned_is_warned_of(made: Made) -> None:
    (source,) = load(made(HEAD + WITH_BYTES)).sources

    (warned,) = not_pinned(source)

    assert isinstance(warned, Warned)
    assert warned.source == "arcadia"
    assert "arcadia.txt: not pinned" in warned.message


TABLE = "state,meeting,role,source\n"


def test_tables_beside_a_dataset_are_read_in_the_order_of_kinds(made: Made) -> None:
    toml = made(
        HEAD + DOCUMENT,
        participation_csv=TABLE + "ARC,m/1,observer,arcadia\n",
        state_csv="id,name,un_status\nARC,Arcadia,former\n",
    )

    assert list(records_of_tables(load(toml))) == [
        State(id="ARC", name="Arcadia", un_status="former", line=2),
        Participation(state="ARC", meeting="m/1", role="observer", source="arcadia", line=2),
    ]


def test_a_row_whose_source_is_no_document_is_refused(made: Made) -> None:
    toml = made(HEAD + DOCUMENT, participation_csv=TABLE + "ARC,m/1,observer,hearsay\n")

    (refused,) = records_of_tables(load(toml))

    assert isinstance(refused, Refused)
    assert refused.found == "no document of this dataset has the id 'hearsay'"
    assert (refused.line, refused.field) == (2, "source")


def test_a_document_without_bytes_may_be_a_row_of_a_table(made: Made) -> None:
    toml = made(
        HEAD,
        document_csv="id,title,rank\nhearsay,Hearsay,4\n",
        participation_csv=TABLE + "ARC,m/1,observer,hearsay\n",
    )

    kinds = [type(record) for record in records_of_tables(load(toml))]

    assert sorted(kind.__name__ for kind in kinds) == ["Document", "Participation"]


def test_a_table_whose_name_is_no_kind_is_an_error(made: Made) -> None:
    with pytest.raises(SourceError, match=r"people\.csv: not a table that is known here"):
        load(made(HEAD, people_csv="a,b\n"))


def test_a_table_that_is_a_document_is_no_record_table(made: Made) -> None:
    listed = DOCUMENT + 'path = "people.csv"\nreader = "un-votes"\n'

    assert load(made(HEAD + listed, people_csv="a,b\n")).tables == ()


def test_one_id_in_two_datasets_is_one_document(made: Made) -> None:
    first = load(made(HEAD, "first", document_csv="id,title,rank\narcadia,Arcadia,2\n"))
    second = load(made(HEAD + WITH_BYTES + 'language = "en"\n', "second"))

    for order in ((first, second), (second, first)):
        assert documents_of(order) == {
            "arcadia": Document(
                id="arcadia", title="Arcadia", rank=2, language="en", path="arcadia.txt",
                reader="profile-page", line=documents_of(order)["arcadia"].line,
            )
        }  # fmt: skip


def test_one_id_with_fields_that_differ_is_an_error(made: Made) -> None:
    first = load(made(HEAD, "first", document_csv="id,title\narcadia,Ruritania\n"))
    second = load(made(HEAD + WITH_BYTES, "second"))

    with pytest.raises(SourceError) as caught:
        documents_of((first, second))

    assert "document 'arcadia': title is 'Arcadia' here and 'Ruritania'" in str(caught.value)
    assert str(second.path) in str(caught.value)


def test_the_day_of_a_source_is_its_date_or_that_of_its_capture() -> None:
    def day(**said: str) -> date | None:
        document = Document(id="a", title="A", **said)  # type: ignore[arg-type]  # fields by name
        return Source(document=document, path=Path("a")).day

    assert day(date="2022-12-07", retrieved="2023-01-05T10:00:00Z") == date(2022, 12, 7)
    assert day(date="2022", retrieved="2023-01-05T10:00:00Z") == date(2023, 1, 5)
    assert day(retrieved_after="2014-08-20", retrieved_before="2017-12-12") == date(2014, 8, 20)
    assert day() is None


def test_an_unknown_reader_is_an_error_that_names_those_there_are() -> None:
    with pytest.raises(SourceError, match="no such reader; use one of: profile-page"):
        reader("telex")


def test_the_bundled_datasets_are_whole() -> None:
    datasets = [load(resources.data() / name / "dataset.toml") for name in ("states", "apmbc")]

    amiss = [
        record
        for dataset in datasets
        for record in records_of_tables(dataset)
        if isinstance(record, Refused | Warned)
    ]

    assert amiss == []
    assert documents_of(datasets)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=120))
def test_any_text_is_a_dataset_or_an_error(made: Made, text: str) -> None:
    path = made(HEAD + DOCUMENT + text.replace("\r", ""))

    try:
        found = load(path)
    except SourceError:
        return

    assert found.id == "pages"
