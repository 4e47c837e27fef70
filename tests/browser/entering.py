"""What the journeys through the form of an evaluation share: who enters it, its beginning, and that it is kept."""

import re

from playwright.sync_api import expect

from tests.signing_in import PASSWORD

EDITOR = """
from django.contrib.auth.models import Group, User
from django.utils import timezone
user = User.objects.create_user({name!r}, password={password!r}, is_staff=True, last_login=timezone.now())
user.groups.add(Group.objects.get(name="editor"))
"""


def make_editor(site, name: str) -> None:
    """Let somebody enter evaluations."""
    site.manage("shell", "--no-imports", "-c", EDITOR.format(name=name, password=PASSWORD))


def begin(page, address: str = "/curate/enter/") -> None:
    """Begin with an empty form."""
    page.goto(address)
    page.get_by_role("button", name="Begin with an empty form").click()
    page.wait_for_url(re.compile(r"/curate/enter/\d+/$"))


def wait_until_kept(page) -> None:
    """Wait until the form says that what was typed has been kept."""
    expect(page.locator("#kept")).to_have_text(re.compile(r"^Kept at \d\d:\d\d:\d\d$"))
