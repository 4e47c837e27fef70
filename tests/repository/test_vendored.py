"""What was copied from others is unchanged, listed and licensed."""

import hashlib

import pytest

from evidence.settings.env import ROOT
from tests.repository.files import list_files, name

FOLDERS = [folder for folder in (ROOT / "tests/vendor", ROOT / "static/vendor") if folder.exists()]


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_vendored_files_match_their_list(folder):
    lines = (folder / "SHA256SUMS").read_text().splitlines()
    listed = {path: digest for digest, path in (line.split(maxsplit=1) for line in lines)}

    found = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in list_files(f"{name(folder)}/*")
        if path.parent != folder
    }

    assert found
    assert found == listed


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_vendored_folders_have_a_version_and_a_licence(folder):
    copies = [path for path in folder.iterdir() if path.is_dir()]

    assert [path.name for path in copies if "-" not in path.name or not list(path.glob("LICEN[SC]E*"))] == []
