"""Importing and comparing in a real browser: a file from the desk to the library, with no accessibility fault."""

import pytest

from tests.browser.faults import ACCESSIBLE, find_faults
from tests.integration.importing.files import ris

pytestmark = pytest.mark.browser

PASSWORD = "correct horse battery staple"  # noqa: S105 - opens nothing but a test
PREPARE = """
from django.contrib.auth.models import Group, User
from django.utils import timezone
from evidence.models import Paper
user = User.objects.create_user("edna", password={password!r}, is_staff=True, last_login=timezone.now())
user.groups.add(Group.objects.get(name="editor"))
paper = Paper.objects.filter(doi__isnull=False, year__isnull=False, authors__isnull=False).first()
print("paper", paper.doi, paper.title)
"""


@pytest.fixture(scope="session")
def paper(site):
    """Make an editor, and return the DOI and title of a paper that is there."""
    line = site.manage("shell", "--no-imports", "-c", PREPARE.format(password=PASSWORD)).strip().splitlines()[-1]
    _, doi, title = line.split(" ", 2)
    return doi, title


def sign_in(page, address: str) -> None:
    page.goto(address)
    page.locator("#id_username").fill("edna")
    page.locator("#id_password").fill(PASSWORD)
    page.locator("#id_password").press("Enter")
    page.wait_for_url(f"**{address}")


def test_a_file_comes_in_without_an_accessibility_fault(paper, page):
    doi, title = paper
    content = (
        ris(TI="A synthetic paper read in a browser", DO="10.5555/synthetic-browser")
        + ris(TI=title, DO=doi, VL="999")
        + ris(TI=f"{title} and what it might also be called", PY="", AU="")
        + ris(TI="")
    )
    faults = {}
    sign_in(page, "/curate/import/")
    faults["list"] = find_faults(page, ACCESSIBLE)

    page.locator("#file").set_input_files({"name": "a.ris", "mimeType": "text/plain", "buffer": content.encode()})
    page.get_by_role("button", name="Read the file").click()
    faults["preview"] = find_faults(page, ACCESSIBLE)
    page.get_by_role("button", name="Apply without the undecided").click()
    faults["applied"] = find_faults(page, ACCESSIBLE)
    text = page.get_by_role("main").inner_text()
    page.get_by_label("Reason").fill("Only tried.")
    page.get_by_role("button", name="Undo the import").click()
    faults["undone"] = find_faults(page, ACCESSIBLE)

    assert "4 records in the file" in text
    assert "Applied. New drafts: 1." in text
    assert {name: found for name, found in faults.items() if found} == {}


def test_duplicates_have_no_accessibility_fault(paper, page):
    sign_in(page, "/curate/duplicates/")
    first = find_faults(page, ACCESSIBLE)
    pair = page.get_by_role("link", name="Compare").first
    if pair.count():
        pair.click()

    assert (first, find_faults(page, ACCESSIBLE)) == ({}, {})
