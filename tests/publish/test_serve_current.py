"""A release that is replaced, vanishes or is damaged while `accede serve` serves it."""

import json
import shutil
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

from accede.release import Release, load_store
from servers.accede_serve import AccedeServe

ANY = quote("SELECT * { ?s ?p ?o }")
HTML = {"Accept": "text/html"}


def linked(link: Path, folder: Path) -> None:
    """Move the link as a build does: by one rename."""
    link.with_name("next").symlink_to(folder)
    link.with_name("next").rename(link)


def test_a_release_replaced_while_serving_is_old_or_new_and_never_a_mixture(
    release: Release, tmp_path: Path
) -> None:
    first, second, link = other_releases(release, tmp_path)
    seen: Counter[tuple[str, str]] = Counter()
    over = threading.Event()

    def read(server: AccedeServe) -> None:
        while not over.is_set():
            for path in ("/ask/states.csv", "/data/state/CUB.nt"):
                reply = server.request(path)
                named = "new" if "Cuba, renamed" in reply.text else "old"
                seen[reply.fields["x-accede-release"][0], named] += 1

    with AccedeServe(tmp_path, link, site=first) as server, ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(read, server) for _ in range(4)]
        for turn in range(7):
            over.wait(0.4)
            linked(link, (second, first)[turn % 2])
        over.wait(0.4)
        over.set()
        for reader in readers:
            reader.result()
        last = server.request("/data/state/CUB.nt")
        page = server.request("/query?query=ASK%7B%7D", headers=HTML)

    assert set(seen) <= {("a", "old"), ("b", "new")}
    assert "Cuba, renamed" in last.text
    assert "<code>bbbbbbbbbbbb</code>" in page.text


def other_releases(release: Release, place: Path) -> tuple[Path, Path, Path]:
    """Two releases that differ in one name, and a link to the first."""
    text = (release.path / "graph.nt").read_text("utf-8")
    made = []
    for letter, words in (("a", text), ("b", text.replace('"Cuba"', '"Cuba, renamed"'))):
        folder = place / letter
        folder.mkdir()
        (folder / "graph.nt").write_text(words, "utf-8")
        load_store([folder / "graph.nt"], folder)
        manifest = {"digest": letter * 64, "files": {}}
        (folder / "manifest.json").write_text(json.dumps(manifest))
        made.append(folder)
    link = place / "release"
    link.symlink_to(made[0])
    return made[0], made[1], link


def test_a_release_that_cannot_be_opened_is_not_moved_to(release: Release, tmp_path: Path) -> None:
    first, second, link = other_releases(release, tmp_path)
    with AccedeServe(tmp_path, link, site=first) as server:
        (second / "store" / "CURRENT").write_text("nothing")
        linked(link, second)
        health = json.loads(server.request("/health").text)
        data = server.request("/data/state/CUB.nt")

        assert (health["status"], health["release"][0]) == ("behind", "a")
        assert "accede verify" in health["fault"]
        assert (data.status, data.fields["x-accede-release"][0]) == (200, "a")
        assert server.log().count("\n") == 1


def test_a_release_that_vanishes_is_told_in_one_line(release: Release, tmp_path: Path) -> None:
    first, _, link = other_releases(release, tmp_path)
    with AccedeServe(tmp_path, link, site=tmp_path) as server:
        shutil.rmtree(first)
        query = server.request(f"/sparql?query={ANY}")
        others = [
            server.request("/data/state/FRA.nt"),
            server.request("/ask/tally.csv?resolution=A/RES/77/63"),
            server.request("/query?query=ASK%7B%7D", headers=HTML),
        ]
        health = json.loads(server.request("/health").text)

        assert (query.status, query.text.count("\n")) == (503, 1)
        assert "accede verify" in query.text
        assert {reply.status for reply in others} <= {200, 503}
        assert not any("Traceback" in reply.text for reply in others)
        assert health["status"] == "behind"


def test_a_store_damaged_while_serving_gives_no_wrong_answer(
    release: Release, tmp_path: Path
) -> None:
    first, _, link = other_releases(release, tmp_path)
    paths = ("/data/state/FRA.nt", "/ask/standings.csv", "/id/state/CUBX", "/health")
    with AccedeServe(tmp_path, release.path, site=first) as server:
        right = {path: server.request(path).body for path in paths}
    with AccedeServe(tmp_path, link, site=first, limits="dict(saved=3.0)") as server:
        for table in (first / "store").glob("*.sst"):
            with table.open("r+b") as stream:
                stream.write(b"\xa5" * (table.stat().st_size // 2))
        for path in paths[:-1]:
            reply = server.request(path)
            assert reply.status == 503 or reply.body == right[path], path
            assert "Traceback" not in reply.text
        query = server.request(f"/sparql?query={ANY}")

        assert query.status in {400, 503}
        assert server.request("/health").status == 200
        assert "Traceback" not in server.log()
