"""The admin in a real browser: no accessibility fault on any sort of page, in the light and in the dark."""

import pytest

from tests.browser.faults import ACCESSIBLE, IN_THE_DARK, find_faults
from tests.signing_in import PASSWORD, sign_in

pytestmark = pytest.mark.browser

LOOKED_FOR = (*ACCESSIBLE, *IN_THE_DARK)
RECORDS = ("paper", "lesson", "initiative", "outcome", "theme")
PREPARE = """
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.utils import timezone
from evidence.models import ChangeSet

editor = User.objects.create_user("olive", password={password!r}, is_staff=True, last_login=timezone.now())
editor.groups.add(Group.objects.get(name="administrator"))
models = [apps.get_model("evidence", name) for name in {records!r}]
print("numbers", *(model.objects.order_by("pk")[0].pk for model in models), ChangeSet.objects.order_by("pk")[0].pk)
"""


@pytest.fixture(scope="session")
def numbers(site):
    """The number of one record of each sort, and of one change."""
    script = PREPARE.format(password=PASSWORD, records=RECORDS)
    line = site.manage("shell", "--no-imports", "-c", script).strip().splitlines()[-1]
    return dict(zip((*RECORDS, "changeset"), line.split()[1:], strict=True))


@pytest.fixture
def olive(page, numbers):
    """A page on which an administrator is signed in."""
    sign_in(page, "olive", "/admin/")
    return page


def test_lists_and_histories_have_no_accessibility_fault(olive, numbers):
    faults = {}
    for address in (
        "/admin/",
        "/admin/evidence/",
        *(f"/admin/evidence/{name}/" for name in (*RECORDS, "changeset", "correction")),
        "/admin/evidence/outcome/?q=care&conclusion__exact=improved",
        "/admin/evidence/lesson/?q=xyzzy",
        f"/admin/evidence/changeset/{numbers['changeset']}/change/",
        *(f"/admin/evidence/{name}/{numbers[name]}/history/" for name in RECORDS),
    ):
        olive.goto(address)
        faults[address] = find_faults(olive, LOOKED_FOR)

    assert {address: found for address, found in faults.items() if found} == {}


def test_forms_have_no_accessibility_fault(olive, numbers):
    faults = {}
    for name in RECORDS:
        olive.goto(f"/admin/evidence/{name}/{numbers[name]}/change/")
        faults[f"{name} as it stands"] = find_faults(olive, LOOKED_FOR)
        olive.goto(f"/admin/evidence/{name}/add/")
        for more in olive.locator(".add-row a").all():
            more.click()
        faults[f"{name} with rows added"] = find_faults(olive, LOOKED_FOR)
    olive.goto(f"/admin/evidence/lesson/{numbers['lesson']}/change/")
    olive.get_by_role("link", name="Withdraw").click()
    olive.get_by_label("Reason").wait_for()
    faults["asking for a reason"] = find_faults(olive, LOOKED_FOR)

    assert {form: found for form, found in faults.items() if found} == {}


def test_refused_forms_with_an_open_chooser_have_no_accessibility_fault(olive):
    faults = {}
    for name in RECORDS:
        olive.goto(f"/admin/evidence/{name}/add/")
        olive.locator("[name=_save]").click()
        olive.locator(".errornote").first.wait_for()
        olive.get_by_role("combobox").and_(olive.locator(".select2-selection")).first.click()
        olive.locator(".select2-results__option--highlighted").wait_for()
        faults[name] = find_faults(olive, LOOKED_FOR)

    assert {name: found for name, found in faults.items() if found} == {}


def test_choosers_are_named_after_their_fields_also_in_an_added_row(open_page, numbers):
    page = open_page()
    sign_in(page, "olive", "/admin/evidence/lesson/add/")

    assert page.get_by_role("combobox", name="Factor").count() == 1
    rows = page.get_by_role("combobox", name="Theme").count()
    page.get_by_role("button", name="Add another lesson theme").click()

    assert page.get_by_role("combobox", name="Theme").count() == rows + 1


def test_a_named_chooser_says_what_is_chosen_by_keyboard(open_page, numbers):
    page = open_page()
    sign_in(page, "olive", "/admin/evidence/theme/add/")

    page.get_by_role("combobox", name="Parent").focus()
    page.keyboard.press("Enter")
    page.get_by_role("searchbox", name="Parent").fill("workforce")
    page.locator(".select2-results__option--highlighted", has_text="orkforce").wait_for()
    page.keyboard.press("Enter")

    assert "orkforce" in page.get_by_role("combobox", name="Parent").inner_text()
    assert page.get_by_role("combobox", name="orkforce").count() == 1
