"""An index that cannot be used: said by every door, harmless to records, built anew by the next search that may."""

import shutil
from pathlib import Path

import pytest
from django.core.management import call_command

from evidence.search import snapshot
from evidence.search.folder import current_path, home
from evidence.search.locks import BUILDING
from tests.asking import ask
from tests.comparing import differences_from_a_rebuild
from tests.factories import make_lesson, make_theme
from tests.locking import somebody_else

pytestmark = pytest.mark.usefixtures("committing")


def segment_files():
    return [file for file in current_path().iterdir() if file.suffix in {".term", ".idx", ".store", ".fast"}]


def fill_with_garbage() -> None:
    for file in current_path().iterdir():
        put_in_place_of(file, b"\x00garbage" * 50)


def put_in_place_of(file: Path, content: bytes) -> None:
    """Replace a file whole: shortening one that this process still has mapped into memory would kill it."""
    damaged = file.with_name("damaged")
    damaged.write_bytes(content)
    damaged.replace(file)


def truncate_meta() -> None:
    meta = current_path() / "meta.json"
    meta.write_text(meta.read_text()[:40])


def empty_meta() -> None:
    (current_path() / "meta.json").write_text("")


def remove_a_segment_file() -> None:
    segment_files()[0].unlink()


def remove_positions() -> None:
    for file in current_path().glob("*.pos"):
        file.unlink()


def halve_segment_files() -> None:
    for file in segment_files():
        put_in_place_of(file, file.read_bytes()[: file.stat().st_size // 2])


def empty_folder() -> None:
    path = current_path()
    shutil.rmtree(path)
    path.mkdir()


def leave_link_dangling() -> None:
    shutil.rmtree(current_path())


def remove_link() -> None:
    (home() / "current").unlink()


def remove_everything() -> None:
    shutil.rmtree(home().parent)


def leave_that_of_another_version() -> None:
    home().rename(home().with_name("schema0-tantivy0.1.0"))


DAMAGES = [
    fill_with_garbage,
    truncate_meta,
    empty_meta,
    remove_a_segment_file,
    remove_positions,
    halve_segment_files,
    empty_folder,
]
REMOVALS = [
    leave_link_dangling,
    remove_link,
    remove_everything,
    leave_that_of_another_version,
]


@pytest.fixture(params=[*DAMAGES, *REMOVALS], ids=lambda state: state.__name__)
def unusable(request):
    """Leave the index of a library with one lesson in one of the states, as a process that starts would find it."""
    lesson = make_lesson(1)
    assert ask().total == 1
    snapshot.memory.latest = None
    request.param()
    return lesson


def test_doors_say_that_search_is_rebuilt_while_records_are_read_and_saved(unusable, client, caplog):
    with somebody_else(BUILDING):
        theme = make_theme(1)
        page, api, ready = (client.get(address) for address in ("/search/?q=care", "/api/v1/search", "/readyz"))
        others = [client.get(address) for address in ("/search/count/", "/map/", "/memory/")]
        records = [client.get(record.get_absolute_url()).status_code for record in (unusable, theme)]

    assert (page.status_code, page["Retry-After"]) == (503, "60")
    assert "Search is being rebuilt" in page.content.decode()
    assert [(each.status_code, each["Retry-After"]) for each in (api, *others)] == [(503, "60")] * 4
    assert (ready.status_code, ready.json()["index"], ready.json()["waiting_changes"]) == (503, False, None)
    assert records == [200, 200]
    assert caplog.messages == []  # who builds it says why
    assert ask().total == 2
    assert differences_from_a_rebuild() == []


def test_next_search_builds_it_and_the_log_says_once_why(unusable, client, caplog):
    with caplog.at_level("INFO", "evidence.search"):
        answers = [client.get("/api/v1/search").json()["total"] for _ in range(3)]

    assert answers == [1, 1, 1]
    assert [text.split(":")[0] for text in caplog.messages] == ["The search index was built anew"]
    assert client.get("/readyz").status_code == 200


@pytest.mark.parametrize(
    ("state", "level"), [*((state, "WARNING") for state in DAMAGES), *((state, "INFO") for state in REMOVALS)]
)
def test_log_warns_of_a_damaged_index_and_not_of_a_missing_one(state, level, caplog):
    make_lesson(1)
    assert ask().total == 1
    snapshot.memory.latest = None
    state()

    with caplog.at_level("INFO", "evidence.search"):
        assert ask().total == 1

    assert [record.levelname for record in caplog.records] == [level]


@pytest.mark.parametrize("arguments", [[], ["--if-missing"]])
def test_reindex_mends_it_and_says_so(unusable, arguments, capsys):
    call_command("reindex", *arguments)

    said = "The search index is there.\n" if arguments else "1 records can be searched.\n"
    assert capsys.readouterr().out == said
    assert ask().total == 1
